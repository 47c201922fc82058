import { createRandom, type Random } from './random.ts';
import { LEVEL, percentileRange, type Range, type Resampling, ROUNDS } from './resampling.ts';
import { studentQuantile } from './student.ts';
import { type Bend, fitBend, fitLine, type Weighted, weighted } from './two-segment.ts';
import { jackknifed, withSigns } from './wild-bootstrap.ts';

/** Points that say where a rising line becomes flat; weights are all 1 unless given. */
export interface KneePoints {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly weight?: readonly number[];
}

/** Where a straight line from the origin becomes flat, or why the points do not show that. */
export type KneeAnswer = Knee | NoKnee;

export interface Knee {
  readonly kind: 'knee';
  /** In units of x, with its interval. */
  readonly knee: number;
  readonly range: Range;
  /** Height of the flat part, in units of y. */
  readonly level: number;
  readonly levelRange: Range;
  /** Units of y for one unit of x before the knee. */
  readonly slope: number;
  /** Points at or above the knee. */
  readonly beyond: number;
  /** Chance of points that bend as clearly, if the line went straight on. */
  readonly p: number;
}

export type NoKnee = {
  readonly kind: 'none';
} & (
  | { readonly reason: 'few-points'; readonly found: number; readonly needed: number }
  /** The line before the knee, or the flat part beyond it, has too few points to be one. */
  | { readonly reason: 'few-before' | 'few-beyond'; readonly found: number; readonly needed: number }
  /** y does not rise with x at all. */
  | { readonly reason: 'no-rise' }
  /** A straight line describes the points as well, or falls short of them by too little at the largest x. */
  | { readonly reason: 'straight'; readonly p: number; readonly shortfall: number }
  /** Beyond the bend y goes on rising, by this share of the slope before it: two slopes, not a limit. */
  | { readonly reason: 'still-rising'; readonly slopeShare: number }
);

export const LEAST_POINTS = 6;
/** On either side of the knee. */
export const LEAST_SIDE = 2;
/** By how much the line, gone on to the largest x, must exceed the flat part: less is what rounding and the last second of a measurement make. */
export const LEAST_SHORTFALL = 0.05;
/** Slope beyond the bend, as a share of that before it, below which it counts as flat. */
export const FLAT_SHARE = 0.1;
/** Error level of "the line does not go straight on". */
export const KNEE_ALPHA = 0.05;

/**
 * The knee of y = min(slope · x, level), with intervals. RangeError as `weighted` says; too few points are an answer.
 *
 * Both questions are asked of resamples that keep every x (`withSigns`). Whether there is a knee, of those around the straight line: the F table
 * does not hold, because without a knee its place means nothing (Hansen 1996). Where it lies, of those around the bend.
 */
export function findKnee(
  sample: KneePoints,
  { seed, rounds = ROUNDS, level = LEVEL }: Resampling,
): KneeAnswer {
  const points = weighted(sample.x, sample.y, sample.weight);
  const count = points.x.length;
  if (count < LEAST_POINTS) return { kind: 'none', reason: 'few-points', found: count, needed: LEAST_POINTS };
  const bend = fitBend(points);
  const lacking = lackOf(points, bend);
  if (lacking !== null) return lacking;
  const random = createRandom(seed);
  const p = straightP(points, bend, random, rounds);
  const shortfall = (bend.slope * (points.x.at(-1) ?? 0)) / bend.level - 1;
  if (p > KNEE_ALPHA || shortfall < LEAST_SHORTFALL)
    return { kind: 'none', reason: 'straight', p, shortfall };
  const rising = risingBeyond(points, bend);
  if (rising !== null) return { kind: 'none', reason: 'still-rising', slopeShare: rising };
  const errors = jackknifed(points, bend);
  const draws = Array.from({ length: rounds }, () => fitBend(withSigns(points, bend, errors, random)));
  return {
    kind: 'knee',
    knee: bend.knee,
    range: percentileRange(
      draws.map(draw => draw.knee),
      level,
      count - 2,
    ),
    level: bend.level,
    levelRange: percentileRange(
      draws.map(draw => draw.level),
      level,
      count - 2,
    ),
    slope: bend.slope,
    beyond: points.x.filter(x => x >= bend.knee).length,
    p,
  };
}

/** What keeps the bend from being a line and a flat part; null where nothing does. */
function lackOf({ x }: Weighted, bend: Bend): NoKnee | null {
  if (!(bend.slope > 0 && bend.level > 0)) return { kind: 'none', reason: 'no-rise' };
  const before = x.filter(value => value > 0 && value <= bend.knee).length;
  const beyond = x.filter(value => value >= bend.knee).length;
  if (before < LEAST_SIDE) return { kind: 'none', reason: 'few-before', found: before, needed: LEAST_SIDE };
  if (beyond < LEAST_SIDE) return { kind: 'none', reason: 'few-beyond', found: beyond, needed: LEAST_SIDE };
  return null;
}

/** Share of resamples around the straight line that bend as clearly as the points do. */
function straightP(points: Weighted, bend: Bend, random: Random, rounds: number): number {
  const line = fitLine(points);
  const errors = jackknifed(points, line);
  const observed = clarity(points, bend, line);
  let asClear = 1;
  for (let round = 0; round < rounds; round++) {
    const drawn = withSigns(points, line, errors, random);
    if (clarity(drawn, fitBend(drawn), fitLine(drawn)) >= observed) asClear++;
  }
  return asClear / (rounds + 1);
}

/** Squares below this share of those of y are what rounding leaves. */
const ROUNDING = 1e-24;

/** How much worse the line fits than the bend, in units of what the bend leaves: the F statistic but for a factor. */
function clarity({ y, weight }: Weighted, bend: Bend, line: Bend): number {
  const exact = ROUNDING * y.reduce((sum, value, i) => sum + (weight[i] ?? 0) * value * value, 0);
  const gained = line.loss - bend.loss;
  return gained <= exact ? 0 : gained / Math.max(bend.loss, exact);
}

/** The slope beyond the knee as a share of that before, where it is above `FLAT_SHARE` for certain (one-sided, 95 %); else null. */
function risingBeyond({ x, y, weight }: Weighted, bend: Bend): number | null {
  const places = [...x.keys()].filter(i => (x[i] ?? 0) >= bend.knee);
  const sum = (term: (i: number) => number): number =>
    places.reduce((total, i) => total + (weight[i] ?? 0) * term(i), 0);
  const total = sum(() => 1);
  const [centerX, centerY] = [sum(i => x[i] ?? 0) / total, sum(i => y[i] ?? 0) / total];
  const squares = sum(i => ((x[i] ?? 0) - centerX) ** 2);
  if (places.length < 3 || squares === 0) return null;
  const slope = sum(i => ((x[i] ?? 0) - centerX) * ((y[i] ?? 0) - centerY)) / squares;
  const left = sum(i => ((y[i] ?? 0) - centerY - slope * ((x[i] ?? 0) - centerX)) ** 2);
  const error = Math.sqrt(left / (places.length - 2) / squares);
  const certain = slope - studentQuantile(1 - KNEE_ALPHA, places.length - 2) * error;
  return certain > FLAT_SHARE * bend.slope ? slope / bend.slope : null;
}
