import type { MetricAnalysis, ScenarioAnalysis, StoredComparison } from '../model/analysis.ts';
import type { BaselineRun } from '../model/baseline.ts';
import { type Policy, thresholdFor } from '../model/policy.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { median } from '../stats/descriptive.ts';
import { holm } from '../stats/multiplicity.ts';
import { isGated } from './gated.ts';
import type { Histories } from './histories.ts';

/** A shift of the suite is worth printing from this many metrics on; fewer are not a suite. */
const SHIFT_METRICS = 3;

/** How many metrics share the error level: the gated ones that have something to be compared with. */
export function familySize(
  scenarios: readonly ScenarioResult[],
  histories: Histories,
  policy: Policy,
  result: RunResult,
): number {
  const known = new Map(histories.all.map(({ runs }) => [runs, metricsIn(runs)]));
  return scenarios.reduce((sum, scenario) => {
    const history = histories.of(scenario);
    const thresholds = policy.thresholds[scenario.id] ?? [];
    const gated = scenario.metrics.filter(
      ({ metric }) =>
        known.get(history.runs)?.has(`${scenario.id}\0${metric.id}`) &&
        isGated(metric, scenario, result, thresholdFor(thresholds, metric.id, metric.unit), history),
    );
    return sum + gated.length;
  }, 0);
}

const metricsIn = (runs: readonly BaselineRun[]): ReadonlySet<string> =>
  new Set(
    runs.flatMap(run =>
      run.scenarios.flatMap(({ id, metrics }) => metrics.map(samples => `${id}\0${samples.metric.id}`)),
    ),
  );

/** Fills in the p-values after Holm's step-down, over all gated metrics of the push, each direction in its own family. */
export function adjustForFamily(scenarios: readonly ScenarioAnalysis[]): readonly ScenarioAnalysis[] {
  const members = scenarios.flatMap(scenario =>
    scenario.metrics.filter(isMember),
  ) as readonly (MetricAnalysis & {
    readonly comparison: StoredComparison;
  })[];
  const worse = holm(members.map(member => member.comparison.p));
  const better = holm(members.map(member => 1 - member.comparison.p));
  const adjusted = new Map<MetricAnalysis, MetricAnalysis>(
    members.map((member, i) => [
      member,
      {
        ...member,
        comparison: { ...member.comparison, adjustedP: worse[i] ?? 1, adjustedPBetter: better[i] ?? 1 },
      },
    ]),
  );
  return scenarios.map(scenario => ({
    ...scenario,
    metrics: scenario.metrics.map(metric => adjusted.get(metric) ?? metric),
  }));
}

const isMember = (metric: MetricAnalysis): boolean => metric.gated && metric.comparison.kind === 'stored';

/** Median change of the compared metrics (ratio, worse is positive): "everything moved" points at the machine or a global change. */
export function suiteShift(scenarios: readonly ScenarioAnalysis[]): number | null {
  const changes = scenarios.flatMap(scenario =>
    scenario.metrics.flatMap(({ gated, comparison }) =>
      gated && (comparison.kind === 'stored' || comparison.kind === 'paired') ? [comparison.change] : [],
    ),
  );
  return changes.length < SHIFT_METRICS ? null : median(changes);
}
