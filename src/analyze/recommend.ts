import type {
  PairedComparison,
  Recommendation,
  Reference,
  ScenarioAnalysis,
  StoredComparison,
} from '../model/analysis.ts';
import { unqualified } from '../model/metric.ts';
import { trialsToExclude } from '../stats/proportion.ts';
import { adviseOnSaturation } from './bottleneck.ts';
import { adviseOnFewSamples } from './few-samples.ts';

/** What to do next, each tied to the evidence that suggests it; most urgent first. */
export function recommend(
  scenarios: readonly ScenarioAnalysis[],
  reference: Reference,
  familyAlpha: number,
): readonly Recommendation[] {
  return [
    ...scenarios.flatMap(adviseOnTrouble),
    ...scenarios.flatMap(adviseOnHindrance),
    ...scenarios.flatMap(scenario => adviseOnCause(scenario, familyAlpha)),
    ...scenarios.flatMap(adviseOnShares),
    ...scenarios.flatMap(adviseOnFewSamples),
    ...scenarios.flatMap(adviseOnSaturation),
    ...adviseOnReference(reference),
  ];
}

function adviseOnTrouble(scenario: ScenarioAnalysis): readonly Recommendation[] {
  if (scenario.trouble === null) return [];
  const { outcome, log } = scenario.trouble;
  const advice = (text: string): readonly Recommendation[] => [
    { code: outcome.kind, scenario: scenario.id, metric: null, text },
  ];
  switch (outcome.kind) {
    case 'timeout':
      return advice(`Look in ${log} for where it stopped; if it is only slow, raise the scenario's timeout`);
    case 'hung':
      return advice(`Look in ${log} for what its threads waited for when it was killed`);
    case 'out-of-memory':
      return advice('Run it alone with less input to see whether memory grows with the input or without end');
    case 'unstartable':
      return advice(
        'See that what it needs is there: its command, its services, the files that it sends; and that setup: installs or builds them',
      );
    case 'signalled':
      return advice(`Run it under a debugger or with core dumps; its last output is in ${log}`);
    case 'error':
      return advice(`What its operations answer stands in ${log}, beside what the worker printed`);
    case 'unmet':
      return advice(
        'Send one such request by hand: see whether something answers, and compare it with what `expect` says',
      );
    case 'failed':
    case 'broken':
      return advice(`Read its last output in ${log}; a failed run never enters a timing`);
    case 'aborted':
      return advice(
        'See in its windows when the limit was first broken, and what the service had to do then',
      );
    default:
      return [];
  }
}

/** Where invocations are missing because the load generator could not do them, whatever else went wrong. */
const adviseOnHindrance = ({ id, hindrance }: ScenarioAnalysis): readonly Recommendation[] =>
  hindrance === undefined
    ? []
    : [
        {
          ...{ code: 'unmeasured', scenario: id, metric: null },
          text: 'Use a lower rate, a machine with more cores, or one that does less beside',
        },
      ];

/** Elapsed time and CPU time together tell working from waiting. Only said of a time that is worse beyond the family's doubt. */
function adviseOnCause(scenario: ScenarioAnalysis, familyAlpha: number): readonly Recommendation[] {
  const wall = testedOf(scenario, 'time.wall');
  if (wall === null || !isWorse(wall, familyAlpha)) return [];
  const rises = (id: string): boolean => {
    const comparison = testedOf(scenario, id);
    return comparison !== null && comparison.p <= SIGNIFICANT && isLarge(comparison);
  };
  const entry = (code: string, text: string): Recommendation => ({
    code,
    scenario: scenario.id,
    metric: 'time.wall',
    text,
  });
  const computing = entry(
    'computes-more',
    'It takes longer and uses more CPU: profile the code that this change touches',
  );
  const waiting = entry(
    'waits-longer',
    'It takes longer without using more CPU: look for waiting on locks, files, the network or sleeps',
  );
  // CPU time that was not compared says neither.
  const causes = testedOf(scenario, 'cpu.perop') === null ? [] : [rises('cpu.perop') ? computing : waiting];
  return [
    ...causes,
    ...(rises('memory.peak')
      ? [entry('uses-more-memory', 'Its peak memory grew too: look at allocations first')]
      : []),
  ];
}

/** A limit on a share of operations that was kept, but by too few operations to show it: says how many it takes. */
const adviseOnShares = ({ id: scenario, metrics }: ScenarioAnalysis): readonly Recommendation[] =>
  metrics.flatMap(({ metric, counted, limits }) => {
    const { id, part } = unqualified(metric.id);
    const [what, none] = WHAT_SHARES_COUNT[id] ?? [];
    if (counted === undefined || counted.count > 0 || what === undefined) return [];
    return limits
      .filter(({ position }) => position === 'straddles')
      .map(limit => {
        const needed = trialsToExclude(limit.value, limit.interval.level);
        const operations = `${counted.of}${part === null ? '' : ` in ${part}`}`;
        const text = `No operation of ${operations} ${what}; to show a rate below this limit takes ${needed} ${none}: raise iterations, samples or the limit`;
        return { code: 'more-operations', scenario, metric: metric.id, text };
      });
  });

const WHAT_SHARES_COUNT: Readonly<Record<string, readonly [what: string, none: string]>> = {
  'errors.rate': ['failed', 'without a failure'],
  'timeouts.rate': ['timed out', 'of which none does'],
  'load.dropped': ['was dropped', 'of which none is'],
};

type Tested = StoredComparison | PairedComparison;

function testedOf(scenario: ScenarioAnalysis, id: string): Tested | null {
  const comparison = scenario.metrics.find(({ metric }) => metric.id === id)?.comparison;
  return comparison?.kind === 'stored' || comparison?.kind === 'paired' ? comparison : null;
}

const isLarge = ({ change, smallestEffect }: Tested): boolean => change >= smallestEffect;

/** Worse beyond the family's doubt. */
const isWorse = (comparison: Tested, familyAlpha: number): boolean =>
  comparison.kind === 'paired'
    ? comparison.state === 'worse'
    : comparison.adjustedP <= familyAlpha && isLarge(comparison);

/** Level of a single test that only tells causes apart and gates nothing. */
const SIGNIFICANT = 0.05;

function adviseOnReference(reference: Reference): readonly Recommendation[] {
  if (reference.kind !== 'none') return [];
  const text = REFERENCE_ADVICE[reference.code];
  return text === undefined
    ? []
    : [{ code: `reference-${reference.code}`, scenario: null, metric: null, text }];
}

const REFERENCE_ADVICE: Readonly<Partial<Record<string, string>>> = {
  'first-run': 'Run once on the default branch (or with --update-baseline) to have something to compare with',
  stale: 'Run the suite on a schedule (weekly) so that the baseline stays fresh',
  'other-machine': 'Measure a baseline on this kind of machine too: each machine class has its own',
  truncated: 'Delete the damaged baseline; the next run on the default branch writes a new one',
  hostile:
    'Find out who wrote this file, then delete it; the next run on the default branch writes a new one',
  'too-large': 'Delete the baseline; the next run on the default branch writes a new one of bounded size',
  future: 'Use the version of stress-action that wrote it, or delete it',
};
