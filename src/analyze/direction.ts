import { type Better, builtInMetric, type MetricDefinition } from '../model/metric.ts';
import type { Threshold } from '../model/policy.ts';

/**
 * A workload's own metric with the direction that its limits imply: whoever sets only a minimum (`rows.parsed: { min: 10 }`)
 * wants more of it. A direction cannot be read off a unit such as `count`. Built-in metrics have theirs. Where nothing else says which way
 * is better, a maximum alone does, too.
 */
export function directed(metric: MetricDefinition, threshold: Threshold | null): MetricDefinition {
  const better = threshold === null ? null : impliedBy(threshold);
  if (better === null || builtInMetric(metric.id) !== undefined) return metric;
  if (metric.undirected === true) return { ...metric, better, undirected: false };
  return better === 'higher' ? { ...metric, better } : metric;
}

/** A band says of neither way that it is better. */
function impliedBy({ min, max }: Threshold): Better | null {
  if ((min === null) === (max === null)) return null;
  return min === null ? 'lower' : 'higher';
}
