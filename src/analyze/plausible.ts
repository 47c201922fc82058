import type { MetricDefinition } from '../model/metric.ts';

/**
 * Why values of `metric` cannot be right, or null. A number beyond 2^53 has lost its last digit and is most often a negative one that
 * wrapped around. Only what grows may be negative: then it shrank.
 */
export function implausible(metric: MetricDefinition, samples: readonly number[]): string | null {
  const wrong = samples.find(
    value =>
      !Number.isFinite(value) ||
      (value < 0 && metric.kind !== 'slope') ||
      Math.abs(value) > Number.MAX_SAFE_INTEGER,
  );
  return wrong === undefined
    ? null
    : `${metric.id} measured ${wrong}, which is impossible: allowed are 0 to 2^53`;
}
