import type { Comparison, Confirmation, Interval, Reference } from '../model/analysis.ts';
import type { Check, ExitCode, Status } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { estimatedComparison } from './compared.ts';
import type { ReportRow } from './row.ts';
import { sectionsOf } from './section.ts';

/** The content of `summary.json`: what a script needs to act on a verdict, in base units and without the samples. */
export interface Digest {
  readonly schemaVersion: 1;
  readonly kind: 'stress-action/summary';
  readonly suite: string;
  readonly commit: string | null;
  readonly verdict: Status;
  readonly exitCode: ExitCode;
  readonly reason: string;
  readonly counts: Readonly<Record<Status, number>>;
  readonly reference: Reference;
  readonly interrupted: boolean;
  /** Failed checks of the rules `regression`, `vanished` and `broken`; with a change and its interval where there is one. */
  readonly regressions: readonly DigestLine[];
  /** Failed checks of a metric `*.leak`. */
  readonly leaks: readonly DigestLine[];
  /** Failed checks of every other rule: outcomes and absolute limits. */
  readonly failures: readonly DigestLine[];
  readonly inconclusive: readonly DigestLine[];
  readonly warnings: readonly DigestLine[];
}

export interface DigestLine {
  readonly scenario: string;
  readonly metric: string | null;
  readonly rule: Check['rule'];
  readonly reason: string;
  /** Base units; null where there is none. */
  readonly base: number | null;
  readonly head: number | null;
  /** What it was compared with: `paired`, `stored`, `exact`, …; null for a check on the scenario as a whole. */
  readonly evidence: Comparison['kind'] | null;
  /** Relative and positive for worse; of the first pairs where fresh ones followed, which stand in `confirmation`. */
  readonly change: number | null;
  readonly interval: Interval | null;
  readonly confirmation: Confirmation | null;
  readonly reproduce: string | null;
}

const CHANGES: ReadonlySet<Check['rule']> = new Set(['regression', 'vanished', 'broken']);

/** A view without its samples and series. */
export function digestOf(view: View): Digest {
  const { failed, unclear, warned } = sectionsOf(view);
  const leaks = failed.filter(isLeak);
  const others = failed.filter(row => !isLeak(row));
  return {
    schemaVersion: 1,
    kind: 'stress-action/summary',
    suite: view.result.plan.suite,
    commit: view.result.commit?.sha ?? null,
    verdict: view.verdict.status,
    exitCode: view.verdict.exitCode,
    reason: view.verdict.reason,
    counts: view.verdict.counts,
    reference: view.analysis.reference,
    interrupted: [view.result, ...view.rounds].some(run => run.interruption !== null),
    regressions: others.filter(row => CHANGES.has(row.check.rule)).map(lineOf),
    leaks: leaks.map(lineOf),
    failures: others.filter(row => !CHANGES.has(row.check.rule)).map(lineOf),
    inconclusive: unclear.map(lineOf),
    warnings: warned.map(lineOf),
  };
}

const isLeak = ({ check }: ReportRow): boolean => check.metric?.endsWith('.leak') ?? false;

function lineOf({ check, metric }: ReportRow): DigestLine {
  const comparison = metric?.comparison;
  const compared = comparison !== undefined && 'reference' in comparison;
  return {
    scenario: check.scenario,
    metric: check.metric,
    rule: check.rule,
    reason: check.reason,
    evidence: comparison?.kind ?? null,
    base: compared ? comparison.reference : null,
    head: metric?.estimate?.center ?? null,
    change: compared && 'change' in comparison ? comparison.change : null,
    interval: estimatedComparison(comparison)?.interval ?? null,
    confirmation: comparison?.kind === 'paired' ? comparison.confirmation : null,
    reproduce: check.reproduce,
  };
}
