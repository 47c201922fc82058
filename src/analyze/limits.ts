import { max, min } from 'simple-statistics';
import type { Interval, LimitAnalysis } from '../model/analysis.ts';
import { type Better, HELD_BY_WORST, type MetricDefinition } from '../model/metric.ts';
import type { Threshold } from '../model/policy.ts';
import type { ShareCount } from '../model/share.ts';
import type { Unit } from '../model/unit.ts';
import { medianInterval } from '../stats/median-interval.ts';
import { clopperPearsonInterval } from '../stats/proportion.ts';
import { hodgesLehmann } from '../stats/walsh.ts';
import { type Ends, withEnds } from './censored.ts';
import { INTERVAL_LEVEL } from './estimate.ts';

/** What is held against limits. */
export interface Placed {
  readonly samples: readonly number[];
  /** What each invocation has at least and at most; null where that is its sample (`censored.ts`). */
  readonly ends: Ends | null;
  /** Replaces the samples where operations are counted instead; null: the samples count. */
  readonly counted: ShareCount | null;
}

/**
 * Where the level lies in relation to the absolute limits of `threshold`. The error level is divided by the number of looks, because
 * each look is another chance to be wrong.
 */
export function placeAgainstLimits(
  { samples, ends, counted }: Placed,
  threshold: Threshold | null,
  metric: MetricDefinition,
  looks: number,
): readonly LimitAnalysis[] {
  const stated = (
    [
      ['max', threshold?.max ?? null],
      ['min', threshold?.min ?? null],
    ] as const
  ).filter(([, value]) => value !== null);
  if (stated.length === 0) return [];
  const level = 1 - (1 - INTERVAL_LEVEL) / looks;
  const known = comparableUnits(threshold, metric.unit)
    ? withEnds(samples, counted === null ? ends : null, values =>
        levelInterval(values, counted, metric, level),
      )
    : { low: null, high: null, level };
  return stated.map(([limit, stated]) => {
    const value = stated ?? 0;
    const interval = counted !== null && isNotOne(limit, value) ? observed(counted, level) : known;
    return { limit, value, position: positionOf(interval, limit, value), interval };
  });
}

function levelInterval(
  samples: readonly number[],
  counted: ShareCount | null,
  { id, kind, better }: MetricDefinition,
  level: number,
): Interval {
  if (HELD_BY_WORST.has(id)) return worstInvocation(samples, better, level);
  const areFewAndLong = kind === 'slope' || id === SUSTAINABLE;
  return areFewAndLong ? slopeInterval(samples, level) : intervalOf(samples, counted, level);
}

/** One race in a hundred invocations is one too many: nothing is estimated. */
function worstInvocation(samples: readonly number[], better: Better, level: number): Interval {
  const worst = samples.length === 0 ? null : (better === 'lower' ? max : min)([...samples]);
  return { low: worst, high: worst, level };
}

/** The workload may emit another unit than the one its limits were written in: `caveats.ts` says so. */
export const comparableUnits = (threshold: Threshold | null, unit: Unit): boolean =>
  threshold === null || threshold.unit === null || threshold.unit === unit;

function intervalOf(samples: readonly number[], counted: ShareCount | null, level: number): Interval {
  if (counted === null)
    return samples.length === 0
      ? { low: null, high: null, level }
      : { ...medianInterval(samples, level), level };
  return { ...clopperPearsonInterval(counted.count, counted.of, level), level };
}

/** A limit at the end of the scale says that not one operation may: no number of operations could show that of a rate. */
const isNotOne = (limit: 'max' | 'min', value: number): boolean => value === (limit === 'max' ? 0 : 1);

/** What was counted, and nothing estimated. */
const observed = ({ count, of }: ShareCount, level: number): Interval => ({
  low: count / of,
  high: count / of,
  level,
});

/** Searches take as long as soaks, and are as few. */
const SUSTAINABLE = 'load.sustainable';

/** A soak's runs, of which five are enough: more would take hours. */
const FEWEST_SLOPES = 5;

/**
 * Growth, and the answer of a search, is held to its limits by few long runs: bounds by Walsh averages, which of five are the smallest and the largest value, each
 * exceeded with probability 1/32, whatever the level (docs/statistics.md, "Leaks").
 */
function slopeInterval(samples: readonly number[], level: number): Interval {
  if (samples.length < FEWEST_SLOPES) return { low: null, high: null, level };
  const alpha = Math.max((1 - level) / 2, 2 ** -samples.length);
  const { low, high } = hodgesLehmann(samples, alpha);
  return { low, high, level: 1 - 2 * alpha };
}

/**
 * An end that the sample is too small to bound does not stop the other end from deciding: ten samples may be wholly above a limit
 * although nothing bounds them from above.
 */
export function positionOf(
  { low, high }: Interval,
  limit: 'max' | 'min',
  value: number,
): LimitAnalysis['position'] {
  if (low === null && high === null) return 'unknown';
  const [lowest, highest] = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY];
  if (limit === 'max') {
    if (lowest > value) return 'beyond';
    return highest <= value ? 'inside' : 'straddles';
  }
  if (highest < value) return 'beyond';
  return lowest >= value ? 'inside' : 'straddles';
}
