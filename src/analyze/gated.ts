import type { CalibrationReading } from '../model/event.ts';
import { type Growing, growthMetric } from '../model/growth.ts';
import { machineOf } from '../model/merged.ts';
import { builtInMetric, type MetricDefinition } from '../model/metric.ts';
import type { Plan } from '../model/plan.ts';
import { CPU_BOUND_UTILIZATION, DEFAULT_GATED, type Threshold, thresholdFor } from '../model/policy.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../model/result.ts';
import { SUSTAINABLE } from '../model/search.ts';
import { median } from '../stats/descriptive.ts';
import { directed } from './direction.ts';
import { gatesOfLoad } from './gated-loads.ts';
import type { History } from './reference.ts';

/**
 * Does the metric belong to the family that may turn the verdict? What the user compares by name is gated; so are the workload's own metrics;
 * of the built-in ones those of `DEFAULT_GATED`, with two exceptions: CPU time where the scenario is not CPU-bound (waiting says
 * more there), and elapsed time where the load shape fixes it (`gated-loads.ts`). The few long runs of a soak are compared only by what the user names; their
 * growth has a test of its own (`gatesGrowth`). Of a search only its answer is compared, as all else was measured at a rate that differs from side
 * to side. What has no direction cannot be worse.
 */
export function isGated(
  metric: MetricDefinition,
  scenario: ScenarioResult,
  run: RunResult,
  threshold: Threshold | null,
  history: History,
): boolean {
  if (metric.id === 'errors.rate' || growthMetric(metric.id) !== null) return false;
  if (directed(metric, threshold).undirected === true) return false;
  if (threshold !== null && threshold.regression !== null) return threshold.regression !== 'off';
  if (threshold !== null && threshold.relativeTo !== null) return true;
  const { plan } = run;
  if (isSoak(plan, scenario.id)) return false;
  const planned = plan.scenarios.find(({ id }) => id === scenario.id);
  if (planned?.search !== undefined) return metric.id === SUSTAINABLE;
  if (builtInMetric(metric.id) === undefined) return true;
  const load = planned?.load;
  if (load !== undefined && load.durationMs !== null) return gatesOfLoad(metric.id, load);
  if (metric.id === 'cpu.perop') return isCpuBound(scenario, history, machineOf(run, scenario).calibration);
  return DEFAULT_GATED.includes(metric.id);
}

const isSoak = (plan: Plan, id: string): boolean =>
  plan.scenarios.some(planned => planned.id === id && planned.leaks);

/** Whether growth of a resource is not judged: switched off on `metric`, or on the leak that it stands in for. */
export const isOff = (growing: Growing, metric: string, thresholds: readonly Threshold[]): boolean =>
  [metric, `${growing}.leak`].some(id => thresholdFor(thresholds, id)?.regression === 'off');

/**
 * Is `id` the metric by which a soak's growth of one resource is judged? Growth per operation, or over the run where the workload does
 * not say how many operations it did. Where nothing was measured it is the former, for those who set a limit on it.
 */
export function gatesGrowth(
  id: string,
  scenario: ScenarioResult,
  plan: Plan,
  thresholds: readonly Threshold[],
): boolean {
  const what = growthMetric(id);
  if (what === null || !isSoak(plan, scenario.id) || isOff(what.growing, id, thresholds)) return false;
  const isMeasured = (name: string): boolean =>
    scenario.metrics.some(({ metric, samples }) => metric.id === name && samples.length > 0);
  const names = [`${what.growing}.leak`, `${what.growing}.growth`];
  return id === (names.find(isMeasured) ?? names[0]);
}

/**
 * In its least disturbed invocation, now or in the history, and beside what a loop that only computes gets of this machine: where
 * neighbours are busy every process waits for its turn, and CPU time is then the quieter witness, not the worse one.
 */
function isCpuBound(
  scenario: ScenarioResult,
  history: History,
  calibration: readonly CalibrationReading[],
): boolean {
  const utilization = (metrics: readonly MetricSamples[]): readonly number[] =>
    metrics.find(samples => samples.metric.id === 'cpu.utilization')?.samples ?? [];
  const past = history.runs.flatMap(run => run.scenarios.filter(({ id }) => id === scenario.id));
  const all = [scenario, ...past].flatMap(({ metrics }) => utilization(metrics));
  const had = calibration.length === 0 ? 1 : median(calibration.map(reading => reading.utilization));
  return all.some(value => value >= CPU_BOUND_UTILIZATION * had);
}
