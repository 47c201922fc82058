import type { Estimate, Interval } from '../model/analysis.ts';
import { builtInMetric, customMetric } from '../model/metric.ts';
import type { MetricSamples, ScenarioResult } from '../model/result.ts';
import { isShareOfOperations, type ShareCount } from '../model/share.ts';
import { median, robustSpread } from '../stats/descriptive.ts';
import { medianInterval } from '../stats/median-interval.ts';
import { shareInterval } from '../stats/proportion.ts';

export const ERROR_RATE = 'errors.rate';

/** Level of every interval that is printed. */
export const INTERVAL_LEVEL = 0.95;

/** Median over invocations with its order-statistic interval; null without a sample. Base units of the samples. */
export function estimateLevel(samples: readonly number[]): Estimate | null {
  if (samples.length === 0) return null;
  const center = median(samples);
  return {
    n: samples.length,
    center,
    interval: intervalOf(samples),
    spread: center === 0 ? 0 : robustSpread(samples) / Math.abs(center),
  };
}

/** Of the median over invocations, by order statistics. */
export const intervalOf = (samples: readonly number[]): Interval => ({
  ...medianInterval(samples, INTERVAL_LEVEL),
  level: INTERVAL_LEVEL,
});

/** Share of all operations, with Wilson's interval, mended next to 0: failures of one scenario are few, so the normal one would lie. */
export function estimateShare({ count, of }: ShareCount): Estimate | null {
  if (of === 0) return null;
  return {
    n: of,
    center: count / of,
    interval: { ...shareInterval(count, of, INTERVAL_LEVEL), level: INTERVAL_LEVEL },
    spread: 0,
  };
}

/**
 * What the share of operations `id` was counted from, over all invocations, those that failed as a whole included; null for everything else,
 * and where the counts are not known: of what a workload emits, and in older results.
 */
export function countedOf(
  { operations: { ok, failed }, shares }: ScenarioResult,
  id: string,
): ShareCount | null {
  if (id === ERROR_RATE) return { count: failed, of: ok + failed };
  const counted = isShareOfOperations(id) ? shares?.[id] : undefined;
  return counted === undefined || counted.of === 0 ? null : counted;
}

/** A share as one sample over the whole scenario, for where no invocation gave a value of its own. */
export const asSamples = (id: string, { count, of }: ShareCount): MetricSamples => ({
  metric: builtInMetric(id) ?? customMetric(id, 'ratio', 'lower'),
  samples: [count / of],
  invocations: [0],
});
