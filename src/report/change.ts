import type { Interval } from '../model/analysis.ts';
import type { MetricDefinition } from '../model/metric.ts';
import { formatNumber } from './format.ts';

/** How a change of a metric is called. */
export interface DirectionWords {
  /** `18 % slower`, `9 % more memory`. */
  readonly worse: string;
  readonly better: string;
  /** `a slowdown up to 6 % cannot be excluded`. */
  readonly setback: string;
  /** What the scenario does with it: `parse got 18 % slower`, `parse uses 9 % more memory`. Null: the metric itself is the subject. */
  readonly verb: string | null;
}

const words = (worse: string, better: string, setback: string, verb: string | null): DirectionWords => ({
  worse,
  better,
  setback,
  verb,
});

const TIME = words('slower', 'faster', 'slowdown', null);
const BY_KIND: Readonly<Partial<Record<MetricDefinition['kind'], DirectionWords>>> = {
  time: TIME,
  tail: TIME,
  cpu: words('more CPU time', 'less CPU time', 'rise in CPU time', 'uses'),
  memory: words('more memory', 'less memory', 'rise in memory', 'uses'),
};
const INSTRUCTIONS = words('more instructions', 'fewer instructions', 'rise in instructions', 'executes');
const PER_SECOND = words('fewer per second', 'more per second', 'drop in throughput', 'does');
const HIGHER_IS_BETTER = words('lower', 'higher', 'drop', null);
const LOWER_IS_BETTER = words('higher', 'lower', 'rise', null);

/** The words for a metric, by its direction, unit and kind. */
export function directionWords(metric: MetricDefinition): DirectionWords {
  if (metric.id === 'time.wall') return { ...TIME, verb: 'got' };
  if (metric.id === 'cpu.instructions') return INSTRUCTIONS;
  if (metric.better === 'higher') return metric.unit === 'per-second' ? PER_SECOND : HIGHER_IS_BETTER;
  const suits = metric.unit === 'ns' || metric.kind === 'memory';
  return (suits ? BY_KIND[metric.kind] : undefined) ?? LOWER_IS_BETTER;
}

/**
 * A change as a reader of `base → head` sees it: the model's change is positive for worse, whichever the direction. Changes are ratios
 * of logarithms, so a rate that is "+25 % worse" (base/head = 1.25) has fallen by 20 %.
 */
export const visibleChange = (metric: MetricDefinition, change: number): number =>
  metric.better === 'lower' ? change : -change / (1 + change);

/** `18.2 %`, without a sign; whole numbers lose their decimal. */
export function formatPercent(ratio: number): string {
  return `${percentDigits(Math.abs(ratio)).replace(/\.0$/, '')} %`;
}

/** `+18.2 %`, `−3.0 %`; `0.0 %` for what rounds to nothing. */
export const formatSignedPercent = (ratio: number): string => `${signed(ratio)} %`;

/** `+18.2 % [+12.1, +24.0]`: a change with its interval, as a reader of `base → head` sees it. */
export function formatChange(metric: MetricDefinition, change: number, interval: Interval): string {
  const ends = [interval.low, interval.high].map(end => (end === null ? null : visibleChange(metric, end)));
  const [low, high] = metric.better === 'lower' ? ends : ends.toReversed();
  const [from, to] = [low, high].map((end, i) => (end == null ? (i === 0 ? '−∞' : '+∞') : signed(end)));
  return `${formatSignedPercent(visibleChange(metric, change))} [${from}, ${to}]`;
}

/** `18.2 % slower`, `9 % more memory`, whichever way it went. */
export function describeChange(metric: MetricDefinition, change: number): string {
  const { worse, better } = directionWords(metric);
  return `${formatPercent(visibleChange(metric, change))} ${change >= 0 ? worse : better}`;
}

const percentDigits = (ratio: number): string => formatNumber(ratio * 100, ratio < 0.9995 ? 1 : 0);

function signed(ratio: number): string {
  const digits = percentDigits(Math.abs(ratio));
  return /[1-9]/.test(digits) ? `${ratio < 0 ? '−' : '+'}${digits}` : digits;
}
