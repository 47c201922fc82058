import type { LimitAnalysis, StoredComparison } from '../model/analysis.ts';
import type { MetricDefinition } from '../model/metric.ts';
import { directionWords, formatPercent, visibleChange } from './change.ts';
import { formatProbability, plural } from './format.ts';
import { describeOutcomes, type Joined } from './joined.ts';

/** What a row rests on, as short pieces; empty where there is nothing to rest on. */
export function evidenceOf({ metric, scenario }: Joined, limit: LimitAnalysis | null): readonly string[] {
  if (metric === null) return scenario === null ? [] : [describeOutcomes(scenario.outcomes)].filter(Boolean);
  const samples = metric.estimate === null ? [] : [`n ${metric.estimate.n}`];
  if (limit !== null) return [...samples, `${formatPercent(limit.interval.level)} interval`];
  const { comparison } = metric;
  if (comparison.kind === 'exact') return [...samples, 'no spread on either side'];
  if (comparison.kind !== 'stored') return samples;
  return [
    plural(comparison.runs, 'run'),
    ...samples,
    `adjusted p ${formatProbability(comparison.adjustedP)}`,
    `visible from ${formatPercent(comparison.mde80)}`,
  ];
}

/** The same in short lines for a narrow column; what a passing check leaves open stands in place of its p value. */
export function evidenceLines({
  metric,
  check,
  evidence,
}: Joined & { readonly evidence: readonly string[] }): readonly string[] {
  if (metric?.comparison.kind !== 'stored' || check.rule !== 'regression') return evidence;
  const [runs = '', n = '', p = '', visible = ''] = evidence;
  const basis = `${runs}, ${n}`;
  return check.status === 'pass' ? [basis, openEnd(metric.metric, metric.comparison)] : [basis, p, visible];
}

/**
 * What the interval leaves open on the bad side. A change that was not seen is never called absent:
 * `a slowdown up to 6 % cannot be excluded`.
 */
export function openEnd(metric: MetricDefinition, comparison: StoredComparison): string {
  const { high } = comparison.interval;
  const { setback } = directionWords(metric);
  if (high === null) return `too few runs to bound a ${setback}`;
  if (high <= 0) return `a ${setback} is excluded`;
  const bound = formatPercent(visibleChange(metric, high));
  return high > comparison.smallestEffect
    ? `a ${setback} up to ${bound} cannot be excluded`
    : `a ${setback} above ${bound} is excluded`;
}
