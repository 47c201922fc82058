import { max, min } from 'simple-statistics';
import type { Interval, LimitAnalysis } from '../model/analysis.ts';
import { type Better, HELD_BY_WORST, type MetricDefinition } from '../model/metric.ts';
import type { Threshold } from '../model/policy.ts';
import type { ScenarioResult } from '../model/result.ts';
import type { Unit } from '../model/unit.ts';
import { medianInterval } from '../stats/median-interval.ts';
import { clopperPearsonInterval } from '../stats/proportion.ts';
import { hodgesLehmann } from '../stats/walsh.ts';
import { withUpperEnd } from './censored.ts';
import { INTERVAL_LEVEL } from './estimate.ts';

/** What is held against limits. */
export interface Placed {
  readonly samples: readonly number[];
  /** The same with lower bounds as infinite (`censored.ts`). */
  readonly endless: readonly number[];
  /** Replaces the samples where operations are counted instead; null: the samples count. */
  readonly errors: ScenarioResult['operations'] | null;
}

/**
 * Where the level lies in relation to the absolute limits of `threshold`. The error level is divided by the number of looks, because
 * each look is another chance to be wrong.
 */
export function placeAgainstLimits(
  { samples, endless, errors }: Placed,
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
  const interval = comparableUnits(threshold, metric.unit)
    ? withUpperEnd(levelInterval(samples, errors, metric, level), samples, endless)
    : { low: null, high: null, level };
  return stated.map(([limit, value]) => ({
    limit,
    value: value ?? 0,
    position: positionOf(interval, limit, value ?? 0),
    interval,
  }));
}

function levelInterval(
  samples: readonly number[],
  errors: ScenarioResult['operations'] | null,
  { id, kind, better }: MetricDefinition,
  level: number,
): Interval {
  if (HELD_BY_WORST.has(id)) return worstInvocation(samples, better, level);
  const areFewAndLong = kind === 'slope' || id === SUSTAINABLE;
  return areFewAndLong ? slopeInterval(samples, level) : intervalOf(samples, errors, level);
}

/** One race in a hundred invocations is one too many: nothing is estimated. */
function worstInvocation(samples: readonly number[], better: Better, level: number): Interval {
  const worst = samples.length === 0 ? null : (better === 'lower' ? max : min)([...samples]);
  return { low: worst, high: worst, level };
}

/** The workload may emit another unit than the one its limits were written in: `caveats.ts` says so. */
export const comparableUnits = (threshold: Threshold | null, unit: Unit): boolean =>
  threshold === null || threshold.unit === null || threshold.unit === unit;

function intervalOf(
  samples: readonly number[],
  errors: ScenarioResult['operations'] | null,
  level: number,
): Interval {
  if (errors === null && samples.length === 0) return { low: null, high: null, level };
  if (errors === null) return { ...medianInterval(samples, level), level };
  const n = errors.ok + errors.failed;
  return n === 0
    ? { low: null, high: null, level }
    : { ...clopperPearsonInterval(errors.failed, n, level), level };
}

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
