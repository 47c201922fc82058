import type { Estimate } from '../model/analysis.ts';
import { builtInMetric, customMetric } from '../model/metric.ts';
import type { MetricSamples, ScenarioResult } from '../model/result.ts';
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
    interval: { ...medianInterval(samples, INTERVAL_LEVEL), level: INTERVAL_LEVEL },
    spread: center === 0 ? 0 : robustSpread(samples) / Math.abs(center),
  };
}

/** Share of all operations that failed, with Wilson's interval, mended next to 0: failures of one scenario are few, so the normal one would lie. */
export function estimateErrors({ ok, failed }: ScenarioResult['operations']): Estimate | null {
  const n = ok + failed;
  if (n === 0) return null;
  return {
    n,
    center: failed / n,
    interval: { ...shareInterval(failed, n, INTERVAL_LEVEL), level: INTERVAL_LEVEL },
    spread: 0,
  };
}

/** The error rate as one sample over the whole scenario. */
export const errorSamples = ({ operations: { ok, failed } }: ScenarioResult): MetricSamples => ({
  metric: builtInMetric(ERROR_RATE) ?? customMetric(ERROR_RATE, 'ratio', 'lower'),
  samples: [failed / (ok + failed)],
  invocations: [0],
});
