import type { EmittedSample, StressMetrics } from '../../ingest/stress-metrics.ts';
import { builtInMetric } from '../../model/metric.ts';
import type { Unit } from '../../model/unit.ts';

/** 64-bit counters that went below zero stand at or above this: 584 years in nanoseconds, 8 EiB. */
const WRAPPED = 2 ** 63;

/** Metrics for which exactly zero means that nothing was done. */
const NEVER_ZERO = /^(operations|throughput|time\.wall|latency\.(mean|p\d+|max))$/;

/**
 * Why what a workload emitted cannot be right, or null: not a number, negative, wrapped around, no work at all, or nothing but errors
 * (docs/statistics.md, "By kind of metric"). A ratio of the workload's own may be negative: it may be a change.
 */
export function impossibility({ samples, declarations }: StressMetrics): string | null {
  const units = new Map(declarations.map(({ id, unit }) => [id, unit]));
  for (const sample of samples) {
    const fault = faultOf(sample, units.get(sample.metric));
    if (fault !== null) return `${sample.metric} is ${sample.value}: ${fault}`;
  }
  return null;
}

function faultOf({ metric, value }: EmittedSample, declared: Unit | undefined): string | null {
  if (!Number.isFinite(value)) return 'not a finite number';
  if (Math.abs(value) >= WRAPPED) return 'a counter has wrapped around';
  if (value < 0 && declared !== 'ratio') return 'it cannot be negative';
  if (builtInMetric(metric) === undefined) return null;
  if (value === 0 && NEVER_ZERO.test(metric)) return 'no work was done';
  if (metric === 'errors.rate' && value >= 1) return 'every operation failed';
  return null;
}
