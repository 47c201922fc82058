import type { Arm } from '../model/arm.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../model/result.ts';
import { sideOf } from '../model/sides.ts';
import { median } from '../stats/descriptive.ts';
import type { DifferenceEnds } from '../stats/sequential.ts';
import { hasBounds, type Range, rangesOf, UNKNOWN } from './censored.ts';
import type { Margin } from './margin.ts';

/** Base and head of one metric, matched by pair. */
export interface Pairs {
  readonly metric: MetricDefinition;
  readonly base: readonly number[];
  readonly head: readonly number[];
  /** Number of each pair, from 1, in the order taken; pairs with a failed side are missing. */
  readonly numbers: readonly number[];
  /** Pairs taken, failed ones included. */
  readonly taken: number;
  /** Of all pairs what either side has at least and at most, and of those in which a side gave no answer; absent where each value is known. */
  readonly ends?: readonly PairEnds[];
}

/** What is known of a pair of which a side may be a bound. */
export interface PairEnds {
  readonly number: number;
  readonly base: Range;
  readonly head: Range;
}

/** What is held against the base: the head, or the base's own second run. */
export type Contender = Exclude<Arm, 'base'>;

/** What was measured of one scenario on either side; `head` may be the base's own second run. */
export interface Sides {
  readonly base: ScenarioResult;
  readonly head: ScenarioResult;
}

/** The two sides of a scenario in a paired run; null when it has not both. `contender` stands in the head's place. */
export function sidesOf(run: RunResult, id: string, contender: Contender = 'head'): Sides | null {
  const [base, head] = [sideOf(run, id, 'base'), sideOf(run, id, contender)];
  return base === undefined || head === undefined ? null : { base, head };
}

/** Pairs of every metric that both sides measured. A pair counts as taken when either side attempted it. */
export function pairsOf({ base, head }: Sides): readonly Pairs[] {
  const taken = Math.max(attempts(base), attempts(head));
  const warmups = Math.max(base.warmups, head.warmups);
  return head.metrics.flatMap(headSamples => {
    const baseSamples = base.metrics.find(({ metric }) => metric.id === headSamples.metric.id);
    return baseSamples === undefined ? [] : [match(baseSamples, headSamples, taken, warmups)];
  });
}

const attempts = ({ outcomes }: ScenarioResult): number =>
  Object.values(outcomes).reduce((sum, count) => sum + count, 0);

function match(base: MetricSamples, head: MetricSamples, taken: number, warmups: number): Pairs {
  const byIndex = new Map(base.invocations.map((index, i) => [index, base.samples[i] ?? 0]));
  const both = head.invocations.flatMap((index, i) => {
    const partner = byIndex.get(index);
    return partner === undefined
      ? []
      : [{ number: index - warmups + 1, base: partner, head: head.samples[i] ?? 0 }];
  });
  return {
    metric: head.metric,
    base: both.map(pair => pair.base),
    head: both.map(pair => pair.head),
    numbers: both.map(pair => pair.number),
    taken: Math.max(taken, both.at(-1)?.number ?? 0),
    ...(hasBounds(base) || hasBounds(head) ? { ends: matchEnds(base, head, warmups) } : {}),
  };
}

function matchEnds(base: MetricSamples, head: MetricSamples, warmups: number): readonly PairEnds[] {
  const partners = rangesOf(base);
  return [...rangesOf(head)]
    .flatMap(([index, own]) => {
      const partner = partners.get(index);
      return partner === undefined ? [] : [{ number: index - warmups + 1, base: partner, head: own }];
    })
    .sort((a, b) => a.number - b.number);
}

/** The first `count` pairs attempted. */
export function firstPairs(pairs: Pairs, count: number): Pairs {
  const kept = pairs.numbers.filter(number => number <= count).length;
  return {
    ...pairs,
    base: pairs.base.slice(0, kept),
    head: pairs.head.slice(0, kept),
    numbers: pairs.numbers.slice(0, kept),
    taken: Math.min(pairs.taken, count),
  };
}

/**
 * The pairs of a metric with each value divided by that of another scenario in the same pair, and multiplied by the other's usual level
 * on the base, so that the unit stays. Pairs of which either part is missing or not above zero are left out.
 */
export function relativePairs(pairs: Pairs, other: Pairs): Pairs {
  const usual = median(other.base);
  const kept = pairs.numbers.flatMap((number, i) => {
    const at = other.numbers.indexOf(number);
    const [base = 0, head = 0] = [other.base[at], other.head[at]];
    return base > 0 && head > 0 ? [{ number, i, base: usual / base, head: usual / head }] : [];
  });
  return {
    ...pairs,
    base: kept.map(({ i, base }) => (pairs.base[i] ?? 0) * base),
    head: kept.map(({ i, head }) => (pairs.head[i] ?? 0) * head),
    numbers: kept.map(({ number }) => number),
    ...(pairs.ends === undefined ? {} : { ends: relativeEnds(pairs.ends, kept) }),
  };
}

const relativeEnds = (
  ends: readonly PairEnds[],
  factors: readonly { readonly number: number; readonly base: number; readonly head: number }[],
): readonly PairEnds[] =>
  ends.map(({ number, base, head }) => {
    const factor = factors.find(other => other.number === number) ?? { base: 1, head: 1 };
    return { number, base: times(base, factor.base), head: times(head, factor.head) };
  });

const times = ({ low, high }: Range, factor: number): Range => ({
  low: isKnown(low) ? low * factor : low,
  high: isKnown(high) ? high * factor : high,
});

const isKnown = (end: number): boolean => Math.abs(end) < UNKNOWN;

/**
 * The scale on which a metric's pairs are compared. Positive is worse. Log ratios, so that a change is relative and swapping the sides
 * turns its sign; where a value is zero, differences relative to the base's median (to the floor where that is zero too).
 */
export interface Scale {
  readonly differences: readonly number[];
  /** A difference on this scale → relative change. */
  readonly toChange: (difference: number) => number;
  readonly fromChange: (change: number) => number;
  /** The pairs with the differences that each may have, where some are only bounded. */
  readonly ends?: readonly DifferenceEnds[];
}

/** ln(a / b), to the bit the opposite of ln(b / a): two thirds and three halves must be ties. */
const logRatio = (a: number, b: number): number => (a < b ? -Math.log(b / a) : Math.log(a / b));

export function scaleOf({ metric, base, head, ends }: Pairs, { floor }: Margin): Scale {
  const sign = metric.better === 'lower' ? 1 : -1;
  const isRelative = [...base, ...head].every(value => value > 0);
  const unit = isRelative ? 1 : unitOf(base, floor);
  const difference = isRelative
    ? (from: number, to: number): number => sign * logRatio(to, from)
    : (from: number, to: number): number => (sign * (to - from)) / unit;
  const same = (change: number): number => change;
  return {
    differences: head.map((value, i) => difference(base[i] ?? value, value)),
    toChange: isRelative ? Math.expm1 : same,
    fromChange: isRelative ? Math.log1p : same,
    ...(ends === undefined ? {} : { ends: ends.map(pair => differencesOf(pair, metric.better, difference)) }),
  };
}

/** The kindest difference is that of the best head and the worst base, the harshest the other way round. */
function differencesOf(
  { number, base, head }: PairEnds,
  better: MetricDefinition['better'],
  difference: (from: number, to: number) => number,
): DifferenceEnds {
  const [best, worst] = better === 'lower' ? (['low', 'high'] as const) : (['high', 'low'] as const);
  const known = (from: number, to: number, otherwise: number): number =>
    isKnown(from) && isKnown(to) ? difference(from, to) : otherwise;
  return {
    attempt: number,
    kindest: known(base[worst], head[best], -UNKNOWN),
    harshest: known(base[best], head[worst], UNKNOWN),
  };
}

/** The scale with the first `count` differences, which are those of the first `attempts` pairs. */
export const scaleUpTo = (scale: Scale, count: number, attempts: number): Scale => ({
  ...scale,
  differences: scale.differences.slice(0, count),
  ...(scale.ends === undefined ? {} : { ends: scale.ends.filter(({ attempt }) => attempt <= attempts) }),
});

/** What a relative change is relative to, base units: the base's level; where that is zero, the smallest difference that counts. */
const unitOf = (base: readonly number[], floor: number): number => Math.abs(median(base)) || floor || 1;

/** The change that matters is the relative one, unless the absolute floor is larger. */
export const changeThatMatters = ({ base }: Pairs, { smallestEffect, floor }: Margin): number =>
  Math.max(smallestEffect, floor / unitOf(base, floor));

/** Adverse differences of the pairs, base units. */
export const adverse = ({ metric, base, head }: Pairs): readonly number[] =>
  head.map((value, i) => (metric.better === 'lower' ? 1 : -1) * (value - (base[i] ?? value)));
