import type { LimitAnalysis, PairedComparison } from '../model/analysis.ts';
import type { MetricDefinition } from '../model/metric.ts';
import { describeChange, directionWords, formatChange, formatPercent, visibleChange } from './change.ts';
import {
  describeConfirmation,
  type EstimatedComparison,
  estimatedComparison,
  leakComparison,
} from './compared.ts';
import { formatProbability, formatValue, plural } from './format.ts';
import { describeOutcomes, type Joined } from './joined.ts';
import { leakEvidence, leakLines } from './leak.ts';

/** What a row rests on, as short pieces; empty where there is nothing to rest on. */
export function evidenceOf({ metric, scenario }: Joined, limit: LimitAnalysis | null): readonly string[] {
  if (metric === null) return scenario === null ? [] : [describeOutcomes(scenario.outcomes)].filter(Boolean);
  const samples = metric.estimate === null ? [] : [`n ${metric.estimate.n}`];
  if (limit !== null) return metric.estimate === null ? [] : [...samples, describeLevel(limit)];
  const { comparison } = metric;
  if (comparison.kind === 'exact') return [...samples, 'no spread on either side'];
  if (comparison.kind === 'paired') return pairedEvidence(metric.metric, comparison);
  if (comparison.kind === 'leak') return leakEvidence(metric.metric, comparison);
  if (comparison.kind !== 'stored') return samples;
  return [
    plural(comparison.runs, 'run'),
    ...samples,
    `adjusted p ${formatProbability(comparison.adjustedP)}`,
    visibleFrom(comparison),
  ];
}

/** `98.3 % interval`: how sure the interval beside it is, or that there is none. */
const describeLevel = ({ interval: { low, high, level } }: LimitAnalysis): string =>
  low === null && high === null ? 'too few to bound it' : `${formatPercent(level)} interval`;

/** What fresh pairs said comes first; the estimate that called for them stands behind it. */
function pairedEvidence(metric: MetricDefinition, comparison: PairedComparison): readonly string[] {
  const { confirmation, change, interval, adjustedP } = comparison;
  const outcome = describeConfirmation(comparison);
  return [
    ...(outcome === null ? [] : [outcome]),
    ...(confirmation === null ? [] : [`first look ${formatChange(metric, change, interval)}`]),
    describePairs(comparison),
    `adjusted p ${formatProbability(adjustedP)}`,
    visibleFrom(comparison),
  ];
}

/** `20 pairs`, `18 pairs (2 dropped)`. */
const describePairs = ({ pairs, dropped }: PairedComparison): string =>
  `${plural(pairs, 'pair')}${dropped === 0 ? '' : ` (${dropped} dropped)`}`;

/** `visible from 4.2 %`; a comparison without an interval sees nothing, whatever number stands for that. */
const visibleFrom = ({ mde80, interval }: EstimatedComparison): string =>
  interval.low === null && interval.high === null
    ? 'too few to see any change'
    : `visible from ${formatPercent(mde80)}`;

/** The same in short lines for a narrow column; what a passing check leaves open stands in place of its p value. */
export function evidenceLines({
  metric,
  check,
  evidence,
}: Joined & { readonly evidence: readonly string[] }): readonly string[] {
  const leak = leakComparison(metric?.comparison);
  if (metric !== null && leak !== null && check.rule === 'leak')
    return leakLines(metric.metric, leak, check.status === 'pass');
  const comparison = estimatedComparison(metric?.comparison);
  if (metric === null || comparison === null || check.rule !== 'regression') return evidence;
  const open = openEnd(metric.metric, comparison);
  if (comparison.kind === 'paired')
    return check.status === 'pass' ? [describePairs(comparison), open] : evidence;
  const [runs = '', n = '', p = '', visible = ''] = evidence;
  return check.status === 'pass' ? [`${runs}, ${n}`, open] : [`${runs}, ${n}`, p, visible];
}

/** Evidence without those first pieces that the sentence before it already says. */
export function remainingEvidence(sentence: string, evidence: readonly string[]): readonly string[] {
  const first = evidence.findIndex(piece => !sentence.includes(piece));
  return first === -1 ? [] : evidence.slice(first);
}

/**
 * What the interval leaves open on the bad side. A change that was not seen is never called absent:
 * `a slowdown up to 6 % cannot be excluded`. Pairs stop as soon as the change that matters is excluded, and say that much.
 */
export function openEnd(metric: MetricDefinition, comparison: EstimatedComparison): string {
  const { high } = comparison.interval;
  const { setback } = directionWords(metric);
  const paired = comparison.kind === 'paired';
  if (high === null) return `too few ${paired ? 'pairs' : 'runs'} to bound a ${setback}`;
  if (high <= 0) return `a ${setback} is excluded`;
  if (paired && comparison.state === 'excluded')
    return `a ${setback} of ${describeMargin(metric, comparison)} or more is excluded`;
  const bound = formatPercent(visibleChange(metric, high));
  return high > comparison.smallestEffect || paired
    ? `a ${setback} up to ${bound} cannot be excluded`
    : `a ${setback} above ${bound} is excluded`;
}

/**
 * What keeps a change undecided, with the margin that decides: `a slowdown up to 17 % cannot be excluded; 3 % would matter`, or, with
 * the whole interval on the bad side, `at least 5.6 % slower; whether by the 10 % that matter is unclear`.
 */
export function openQuestion(metric: MetricDefinition, comparison: EstimatedComparison): string {
  const { low, high } = comparison.interval;
  const open = openEnd(metric, comparison);
  const margin = describeMargin(metric, comparison);
  if (high === null || high <= 0) return open;
  if (low === null || low <= 0) return `${open}; ${margin} would matter`;
  const least = `at least ${describeChange(metric, low)}`;
  return low < relativeMargin(comparison)
    ? `${least}; whether by the ${margin} that matter is unclear`
    : `${least} at ${formatPercent(comparison.interval.level)}, which is not yet sure enough for the level that all metrics share`;
}

/** The change that matters as a ratio of the reference, whichever of effect and floor is the larger. */
const relativeMargin = ({ smallestEffect, floor, reference }: EstimatedComparison): number =>
  reference === 0 ? smallestEffect : Math.max(smallestEffect, floor / Math.abs(reference));

/** `3 %`, or `2 ms` where the floor is the larger of the two. */
function describeMargin(
  metric: MetricDefinition,
  { smallestEffect, floor, reference }: EstimatedComparison,
): string {
  return floor > smallestEffect * Math.abs(reference)
    ? formatValue(metric, floor)
    : formatPercent(visibleChange(metric, smallestEffect));
}
