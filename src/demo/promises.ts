import type { DemoPart } from '../model/demo.ts';
import type { Check } from '../model/verdict.ts';
import type { View } from '../model/view.ts';

/** What the second commit of examples/demo changes. */
interface Injected {
  readonly scenario: string;
  readonly promise: string;
  /** One of them must fail, confirmed by fresh pairs, and no other metric of the scenario may. */
  readonly metrics: readonly string[];
}

const INJECTED: readonly Injected[] = [
  { scenario: 'lookup', promise: 'the slower function', metrics: ['cpu.perop', 'time.wall'] },
  { scenario: 'quotes-for-hours', promise: 'the memory leak', metrics: ['memory.leak'] },
  { scenario: 'receipts-for-hours', promise: 'the descriptor leak', metrics: ['fds.leak'] },
];

const UNCHANGED: readonly string[] = ['totals', 'import', 'invoices'];

/** What the demo promises, held against what its gate found. */
export const partsOf = (view: View): readonly DemoPart[] => [
  ...INJECTED.map(injected => injectedPart(injected, view)),
  unchangedPart(view),
];

function injectedPart({ scenario, promise, metrics }: Injected, view: View): DemoPart {
  const failed = failsOf(view, [scenario]);
  const confirmed = metrics.filter(
    metric => failed.some(check => check.metric === metric) && isConfirmed(view, scenario, metric),
  );
  const others = failed.filter(check => !metrics.includes(check.metric ?? ''));
  const right = confirmed.length > 0 && others.length === 0;
  const found = right
    ? `${confirmed.join(' and ')} worse, confirmed by fresh runs`
    : wordsOf(others.length > 0 ? others : checksOf(view, scenario, metrics));
  return { scenarios: [scenario], promise, right, found };
}

function unchangedPart(view: View): DemoPart {
  const failed = failsOf(view, UNCHANGED);
  const measured = UNCHANGED.every(scenario => (invocationsOf(view, scenario) ?? 0) > 0);
  const found =
    failed.length > 0 ? wordsOf(failed) : measured ? 'no false alarm' : 'not all of them were run';
  return {
    scenarios: UNCHANGED,
    promise: 'what did not change',
    right: failed.length === 0 && measured,
    found,
  };
}

const invocationsOf = ({ analysis }: View, scenario: string): number | undefined =>
  analysis.scenarios.find(({ id }) => id === scenario)?.invocations;

const failsOf = ({ verdict }: View, scenarios: readonly string[]): readonly Check[] =>
  verdict.checks.filter(check => check.status === 'fail' && scenarios.includes(check.scenario));

/** What is known of the metrics, and what went wrong with the scenario as a whole. */
const checksOf = ({ verdict }: View, scenario: string, metrics: readonly string[]): readonly Check[] =>
  verdict.checks.filter(
    check =>
      check.scenario === scenario &&
      (check.metric === null ? check.status !== 'pass' : metrics.includes(check.metric)),
  );

const wordsOf = (checks: readonly Check[]): string =>
  checks.length === 0
    ? 'it was not judged'
    : checks
        .map(({ scenario, metric, status, reason }) => `${metric ?? scenario} is ${status}: ${reason}`)
        .join('; ');

function isConfirmed({ analysis }: View, scenario: string, metric: string): boolean {
  const comparison = analysis.scenarios
    .find(({ id }) => id === scenario)
    ?.metrics.find(candidate => candidate.metric.id === metric)?.comparison;
  if (comparison?.kind !== 'paired' && comparison?.kind !== 'leak') return false;
  return comparison.confirmation?.holds === true;
}
