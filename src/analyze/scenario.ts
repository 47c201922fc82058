import type { MetricAnalysis, ScenarioAnalysis } from '../model/analysis.ts';
import type { TestTallies } from '../model/baseline.ts';
import type { Caveat } from '../model/caveat.ts';
import { growthMetric } from '../model/growth.ts';
import { machineOf } from '../model/merged.ts';
import type { MetricDefinition } from '../model/metric.ts';
import { matchesMetric, type Policy, type Threshold, thresholdFor } from '../model/policy.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../model/result.ts';
import { bottlenecksOf } from './bottleneck.ts';
import { boundCaveat, unbounded, withBounds } from './censored.ts';
import { compareMetric } from './compare.ts';
import { directed } from './direction.ts';
import { asSamples, countedOf, ERROR_RATE, estimateLevel, estimateShare } from './estimate.ts';
import { FLAKE_METRIC } from './flake-rate.ts';
import { gatesGrowth, isGated, isOff } from './gated.ts';
import { comparableUnits, placeAgainstLimits } from './limits.ts';
import { relativeTo } from './margin.ts';
import { missingMetrics } from './missing.ts';
import { operationTimesOf } from './operation-times.ts';
import { implausible } from './plausible.ts';
import { ratioFor } from './ratio.ts';
import type { History } from './reference.ts';
import { trendsOf } from './trends.ts';
import { hindranceOf, troubleOf } from './trouble.ts';

/**
 * Everything about one scenario of this run. `gated` is the size of the family, for the smallest visible change; `onlyBefore` what the
 * reference measured of it and this run did not.
 */
export function analyzeScenario(
  scenario: ScenarioResult,
  result: RunResult,
  history: History,
  policy: Policy,
  gated: number,
  onlyBefore: readonly MetricDefinition[] = [],
): ScenarioAnalysis {
  const thresholds = policy.thresholds[scenario.id] ?? [];
  const measured = withShares(scenario, thresholds);
  const planned = result.plan.scenarios.find(({ id }) => id === scenario.id);
  const missing = missingMetrics({
    ...{ scenario, planned, thresholds, onlyBefore },
    present: new Set(measured.map(({ metric }) => metric.id)),
    isGated: metric =>
      isGated(metric, scenario, result, thresholdFor(thresholds, metric.id, metric.unit), history),
  });
  const looks = planned?.samples.looks.length ?? 1;
  const analyzeOne = (found: MetricSamples): MetricAnalysis => {
    const threshold = thresholdFor(thresholds, found.metric.id, found.metric.unit);
    const metric = directed(found.metric, threshold);
    const samples = { ...found, metric };
    const usable = implausible(metric, samples.samples) === null ? samples.samples : [];
    const endless = usable.length === 0 ? [] : unbounded(samples);
    const counted = usable.length === 0 ? null : countedOf(scenario, metric.id);
    const level = counted === null ? estimateLevel(usable) : estimateShare(counted);
    const estimate = level === null ? null : withBounds(level, usable, endless);
    return {
      metric,
      relativeTo: relativeTo(scenario.id, threshold),
      gated:
        isGated(metric, scenario, result, threshold, history) ||
        gatesGrowth(metric.id, scenario, result.plan, thresholds),
      estimate,
      ...(counted === null ? {} : { counted }),
      comparison: compareMetric(samples, scenario, history, {
        threshold,
        alpha: policy.familyAlpha / Math.max(gated, 1),
        ratio: ratioFor(scenario, metric, threshold, result),
      }),
      limits: placeAgainstLimits({ samples: usable, endless, counted }, threshold, metric, looks),
      caveats: [...unitCaveat(scenario.id, metric, threshold), ...boundCaveat(scenario.id, samples)],
    };
  };
  const operationTimes = operationTimesOf(scenario);
  const bottlenecks = bottlenecksOf(scenario, machineOf(result, scenario).environment.cores);
  return {
    id: scenario.id,
    ending: scenario.ending,
    outcomes: scenario.outcomes,
    invocations: scenario.outcomes.ok ?? 0,
    // Of a repeated test the failures stand test by test.
    trouble: scenario.repetition === undefined ? troubleOf(scenario) : null,
    ...hindranceOf(scenario),
    metrics: [...measured, ...missing.map(unmeasured)].map(analyzeOne),
    failures: null,
    trends: trendsOf(scenario),
    unavailable: scenario.unavailable.filter(({ metric }) => isMissed(metric, thresholds)),
    ...(operationTimes === null ? {} : { operationTimes }),
    ...(bottlenecks === null ? {} : { bottlenecks }),
  };
}

/**
 * A quantile that needs more operations is missed only by those who set a limit on it, and growth by nobody who switched its judgement
 * off; a monitor that is missing is always said.
 */
function isMissed(metric: string, thresholds: readonly Threshold[]): boolean {
  const growth = growthMetric(metric);
  if (growth !== null) return !isOff(growth.growing, metric, thresholds);
  return (
    !metric.startsWith('latency.') || thresholds.some(threshold => matchesMetric(threshold.metric, metric))
  );
}

/**
 * `errors.rate` is counted over all operations, failed invocations included, so it exists whenever anything was attempted; so do other shares
 * of operations that have a limit, where every invocation failed and none gave a value.
 */
function withShares(scenario: ScenarioResult, thresholds: readonly Threshold[]): readonly MetricSamples[] {
  const others = scenario.metrics.filter(({ metric }) => metric.id !== ERROR_RATE);
  const ids = new Set(others.map(({ metric }) => metric.id));
  const limited = Object.keys(scenario.shares ?? {}).filter(
    id => !ids.has(id) && id !== ERROR_RATE && thresholdFor(thresholds, id) !== null,
  );
  const counted = [...limited, ERROR_RATE].flatMap(id => {
    const share = countedOf(scenario, id);
    return share === null || share.of === 0 ? [] : [asSamples(id, share)];
  });
  return [...others, ...counted];
}

const unmeasured = (metric: MetricDefinition): MetricSamples => ({
  metric,
  samples: [],
  invocations: [],
});

/**
 * Scenarios that the newest comparable run of a history has and this plan lacks, unless filters left them out, or they belong to
 * another part of the suite.
 */
export function vanishedScenarios(
  result: RunResult,
  histories: readonly History[],
): readonly ScenarioAnalysis[] {
  const { scenarios, omitted, shard } = result.plan;
  const known = new Set([
    ...scenarios.map(({ id }) => id),
    ...(shard?.parts.flatMap(part => part.scenarios) ?? []),
    ...(result.merged?.missing.map(({ scenario }) => scenario) ?? []),
  ]);
  const isKnown = (id: string): boolean =>
    known.has(id) || omitted.some(name => id === name || id.startsWith(`${name}[`));
  const newest = histories.flatMap(({ runs }) => runs.at(-1)?.scenarios ?? []);
  const gone = new Map(newest.filter(({ id }) => !isKnown(id)).map(scenario => [scenario.id, scenario]));
  return [...gone.values()].map(({ id, metrics, tests }) => ({
    id,
    ending: null,
    outcomes: {},
    invocations: 0,
    trouble: null,
    metrics:
      tests === undefined
        ? metrics.slice(0, 1).map(samples => vanished(samples.metric, samples.samples))
        : [vanished(FLAKE_METRIC, [storedRate(tests)])],
    failures: null,
    trends: [],
    unavailable: [],
  }));
}

/** Of the test that failed most. */
const storedRate = ({ failing }: TestTallies): number =>
  failing.reduce((most, { failed, runs }) => Math.max(most, failed / runs), 0);

/** A scenario vanishes as a whole: its first metric stands for all, of a repeated test its rate of failures. */
const vanished = (metric: MetricDefinition, samples: readonly number[]): MetricAnalysis => ({
  metric,
  relativeTo: null,
  gated: false,
  estimate: null,
  comparison: { kind: 'vanished', reference: estimateLevel(samples)?.center ?? 0 },
  limits: [],
  caveats: [],
});

/** Limits written in seconds cannot be held against bytes. */
function unitCaveat(
  scenario: string,
  metric: MetricDefinition,
  threshold: Threshold | null,
): readonly Caveat[] {
  if (comparableUnits(threshold, metric.unit)) return [];
  return [
    {
      code: 'unit-mismatch',
      text: `${metric.id} is emitted in ${metric.unit} but its limits are written in ${threshold?.unit}`,
      advice: 'write both in the same unit',
      scenario,
    },
  ];
}
