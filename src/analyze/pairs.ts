import type { Arm } from '../model/arm.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../model/result.ts';
import { sideOf } from '../model/sides.ts';
import { median } from '../stats/descriptive.ts';
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
  };
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
  };
}

/**
 * The scale on which a metric's pairs are compared. Positive is worse. Log ratios, so that a change is relative and swapping the sides
 * turns its sign; where a value is zero, differences relative to the base's median (to the floor where that is zero too).
 */
export interface Scale {
  readonly differences: readonly number[];
  /** A difference on this scale → relative change. */
  readonly toChange: (difference: number) => number;
  readonly fromChange: (change: number) => number;
}

/** ln(a / b), to the bit the opposite of ln(b / a): two thirds and three halves must be ties. */
const logRatio = (a: number, b: number): number => (a < b ? -Math.log(b / a) : Math.log(a / b));

export function scaleOf({ metric, base, head }: Pairs, { floor }: Margin): Scale {
  const sign = metric.better === 'lower' ? 1 : -1;
  if ([...base, ...head].every(value => value > 0)) {
    const differences = head.map((value, i) => sign * logRatio(value, base[i] ?? value));
    return { differences, toChange: Math.expm1, fromChange: Math.log1p };
  }
  const unit = unitOf(base, floor);
  const differences = head.map((value, i) => (sign * (value - (base[i] ?? value))) / unit);
  return { differences, toChange: change => change, fromChange: change => change };
}

/** What a relative change is relative to, base units: the base's level; where that is zero, the smallest difference that counts. */
const unitOf = (base: readonly number[], floor: number): number => Math.abs(median(base)) || floor || 1;

/** The change that matters is the relative one, unless the absolute floor is larger. */
export const changeThatMatters = ({ base }: Pairs, { smallestEffect, floor }: Margin): number =>
  Math.max(smallestEffect, floor / unitOf(base, floor));

/** Adverse differences of the pairs, base units. */
export const adverse = ({ metric, base, head }: Pairs): readonly number[] =>
  head.map((value, i) => (metric.better === 'lower' ? 1 : -1) * (value - (base[i] ?? value)));
