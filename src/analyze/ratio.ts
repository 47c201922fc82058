import type { BaselineRun } from '../model/baseline.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { Threshold } from '../model/policy.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../model/result.ts';
import { median } from '../stats/descriptive.ts';
import { relativeTo } from './margin.ts';

/** Another scenario of the same run whose values divide a metric's: what both have in common, such as the machine's speed, cancels. */
export interface Ratio {
  readonly scenario: string;
  /** Its level now, base units; null where it was not measured. */
  readonly now: number | null;
  /** What it measured: a run whose other scenario did something else has no ratio to compare with. */
  readonly digest: string | null;
}

/** The ratio in force on `metric` of `scenario`; null where it is compared as it is. */
export function ratioFor(
  scenario: ScenarioResult,
  metric: MetricDefinition,
  threshold: Threshold | null,
  result: RunResult,
): Ratio | null {
  const other = relativeTo(scenario.id, threshold);
  if (other === null) return null;
  const found = result.scenarios.find(({ id, arm }) => id === other && arm === 'head');
  const level = levelOf(found?.metrics ?? [], metric);
  return { scenario: other, now: level, digest: found?.digest ?? null };
}

/** What a stored run's values are multiplied by, so that its ratio to the other scenario meets the other's level of now. */
export function factorOf(ratio: Ratio, run: BaselineRun, metric: MetricDefinition): number | null {
  const found = run.scenarios.find(({ id, digest }) => id === ratio.scenario && digest === ratio.digest);
  const then = levelOf(found?.metrics ?? [], metric);
  return then === null || ratio.now === null ? null : ratio.now / then;
}

function levelOf(metrics: readonly MetricSamples[], { id, unit }: MetricDefinition): number | null {
  const samples = metrics.find(({ metric }) => metric.id === id && metric.unit === unit)?.samples ?? [];
  const level = samples.length === 0 ? 0 : median(samples);
  return level > 0 ? level : null;
}
