import type { LimitAnalysis, MetricAnalysis, ScenarioAnalysis } from '../model/analysis.ts';
import type { NamedTest, TestsAnalysis, TestTally } from '../model/flakes.ts';
import { builtInMetric, customMetric, FLAKE_RATE } from '../model/metric.ts';
import { type Policy, thresholdFor } from '../model/policy.ts';
import { clopperPearsonInterval, shareInterval } from '../stats/proportion.ts';
import { INTERVAL_LEVEL } from './estimate.ts';
import { positionOf } from './limits.ts';

export const FLAKE_METRIC = builtInMetric(FLAKE_RATE) ?? customMetric(FLAKE_RATE, 'ratio', 'lower');

/**
 * The failure rate of the test that fails most, where a limit asks for it. Every test is held to the limit by its exact bounds: inside where the
 * upper bounds of all are, beyond where the lower bound of any is. Its interval is that of the test nearest to the limit's far side.
 * Failures that a quarantine excuses are left out: they are known, and their check says until when.
 */
export function withFlakeRate(
  scenario: ScenarioAnalysis,
  tests: TestsAnalysis,
  policy: Policy,
  isExcused: (test: NamedTest) => boolean,
): ScenarioAnalysis {
  const threshold = thresholdFor(policy.thresholds[scenario.id] ?? [], FLAKE_RATE);
  const max = threshold?.max ?? null;
  if (max === null) return scenario;
  const judged = tests.failing.filter(test => !isExcused(test));
  const tallies: readonly TestTally[] = [
    ...judged,
    ...tests.clean.tests.map(({ runs }) => ({ failed: 0, runs })),
  ];
  const others = scenario.metrics.filter(({ metric }) => metric.id !== FLAKE_RATE);
  const isIdle = tallies.length === 0 && tests.failing.length > 0 && threshold?.required !== true;
  return { ...scenario, metrics: isIdle ? others : [...others, rateOf(tallies, max)] };
}

function rateOf(tallies: readonly TestTally[], max: number): MetricAnalysis {
  const [worst] = tallies.toSorted((a, b) => b.failed / b.runs - a.failed / a.runs || a.runs - b.runs);
  return {
    metric: FLAKE_METRIC,
    relativeTo: null,
    gated: false,
    estimate: worst === undefined ? null : estimateOf(worst),
    comparison: { kind: 'none', code: 'not-gated', reason: 'a rate of failures is held to its limit' },
    limits: [placed(tallies, max)],
    caveats: [],
  };
}

const estimateOf = ({ failed, runs }: TestTally): MetricAnalysis['estimate'] => ({
  n: runs,
  center: failed / runs,
  interval: { ...shareInterval(failed, runs, INTERVAL_LEVEL), level: INTERVAL_LEVEL },
  spread: 0,
});

/** The highest of all lower and the highest of all upper bounds. */
function placed(tallies: readonly TestTally[], value: number): LimitAnalysis {
  const bounds = tallies.map(({ failed, runs }) => clopperPearsonInterval(failed, runs, INTERVAL_LEVEL));
  const most = (end: 'low' | 'high'): number | null =>
    bounds.length === 0 ? null : bounds.reduce((top, bound) => Math.max(top, bound[end]), 0);
  const interval = { low: most('low'), high: most('high'), level: INTERVAL_LEVEL };
  return { limit: 'max', value, position: positionOf(interval, 'max', value), interval };
}
