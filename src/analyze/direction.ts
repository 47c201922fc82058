import { builtInMetric, type MetricDefinition } from '../model/metric.ts';
import type { Threshold } from '../model/policy.ts';

/**
 * A workload's own metric with the direction that its limits imply: whoever sets only a minimum (`rows.parsed: { min: 10 }`)
 * wants more of it. A direction cannot be read off a unit such as `count`. Built-in metrics have theirs.
 */
export function directed(metric: MetricDefinition, threshold: Threshold | null): MetricDefinition {
  const onlyMin = threshold !== null && threshold.min !== null && threshold.max === null;
  return onlyMin && builtInMetric(metric.id) === undefined ? { ...metric, better: 'higher' } : metric;
}
