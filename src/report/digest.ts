import type {
  Analysis,
  Comparison,
  Confirmation,
  FailureComparison,
  Interval,
  LeakConfirmation,
  Reference,
} from '../model/analysis.ts';
import type { Overrides } from '../model/override.ts';
import type { Accepted, Check, ExitCode, Status } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { estimatedComparison, leakComparison } from './compared.ts';
import { failuresOf } from './failures.ts';
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
  /** Failed checks of the rule `leak`, and of limits on a metric `*.leak`. */
  readonly leaks: readonly DigestLine[];
  /** Failed checks of every other rule: outcomes and absolute limits. */
  readonly failures: readonly DigestLine[];
  readonly inconclusive: readonly DigestLine[];
  readonly warnings: readonly DigestLine[];
  /** What the base found when it was held against itself: with an alarm nothing that rests on pairs is believed. Null without it. */
  readonly control: Analysis['control'];
  /** What happened in the stored history, each said once. */
  readonly drift: Analysis['drift'];
  /** Changes for the worse that are on record as wanted, with who answers for each; they stand among the warnings, too. */
  readonly accepted: readonly (DigestLine & { readonly by: Accepted })[];
  /** What was written and accepts nothing. */
  readonly refused: Overrides['refused'];
}

export interface DigestLine {
  readonly scenario: string;
  readonly metric: string | null;
  readonly rule: Check['rule'];
  /** The test or the detector; absent where there is none. */
  readonly subject?: string;
  readonly reason: string;
  /** Base units; null where there is none. */
  readonly base: number | null;
  readonly head: number | null;
  /** What it was compared with: `paired`, `stored`, `exact`, …; null for a check on the scenario as a whole. */
  readonly evidence: Comparison['kind'] | null;
  /** Relative and positive for worse; of the first pairs where fresh ones followed, which stand in `confirmation`. */
  readonly change: number | null;
  readonly interval: Interval | null;
  /** Adverse, in base units: of an exact comparison, or of growths (per 1,000 operations for `*.leak`), whose interval stands above. */
  readonly difference: number | null;
  readonly confirmation: Confirmation | LeakConfirmation | null;
  /** How often each side failed; null where that is not what was checked. */
  readonly failures: FailureComparison | null;
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
    control: view.analysis.control,
    drift: view.analysis.drift,
    accepted: warned.flatMap(row =>
      row.check.accepted === null ? [] : [{ ...lineOf(row), by: row.check.accepted }],
    ),
    refused: view.policy.overrides.refused,
  };
}

const isLeak = ({ check }: ReportRow): boolean =>
  check.rule === 'leak' || (check.metric?.endsWith('.leak') ?? false);

function lineOf(row: ReportRow): DigestLine {
  const { check, metric } = row;
  const comparison = metric?.comparison;
  const compared = comparison !== undefined && 'reference' in comparison;
  return {
    scenario: check.scenario,
    metric: check.metric,
    rule: check.rule,
    ...(check.subject === undefined ? {} : { subject: check.subject }),
    reason: check.reason,
    evidence: comparison?.kind ?? null,
    base: compared ? comparison.reference : null,
    head: metric?.estimate?.center ?? null,
    change: compared && 'change' in comparison ? comparison.change : null,
    interval: (estimatedComparison(comparison) ?? leakComparison(comparison))?.interval ?? null,
    difference: comparison?.kind === 'exact' || comparison?.kind === 'leak' ? comparison.difference : null,
    confirmation: comparison !== undefined && 'confirmation' in comparison ? comparison.confirmation : null,
    failures: failuresOf(row),
    reproduce: check.reproduce,
  };
}
