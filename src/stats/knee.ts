import { beyondOf, firstOf, fitFall, type Kept, withoutFallingTail } from './falling-tail.ts';
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

/** Where a straight line from the origin becomes flat or begins to fall, or why the points do not show that. */
export type KneeAnswer = Knee | KneeBetween | NoKnee;

export interface Knee {
  readonly kind: 'knee';
  /** In units of x, with its interval. */
  readonly knee: number;
  readonly range: Range;
  /** Height of the flat part, or of where the fall begins, in units of y. */
  readonly level: number;
  readonly levelRange: Range;
  /** Units of y for one unit of x before the knee. */
  readonly slope: number;
  /** Points at or above the knee. */
  readonly beyond: number;
  /** Chance of points that bend as clearly, if the line went straight on. */
  readonly p: number;
}

/** y fell so soon after the line that only the points on either side of the knee tell where it is, and they lie far apart. */
export interface KneeBetween {
  readonly kind: 'between';
  /** In units of x. */
  readonly low: number;
  readonly high: number;
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
/** Points of a flat part, where more beyond it fall: of two, one may lie on the line, and the other in the fall. */
export const LEAST_FLAT = 3;
/** Ratio of two neighbouring x up to which their middle is within 5 % of what lies between them. */
export const CLOSE = 1.1;
/** Error level of "the line does not go straight on". */
export const KNEE_ALPHA = 0.05;

/**
 * The knee of y = min(slope · x, level), with intervals. RangeError as `weighted` says; too few points are an answer.
 *
 * Both questions are asked of resamples that keep every x (`withSigns`). Whether there is a knee, of those around the straight line: the F table
 * does not hold, because without a knee its place means nothing (Hansen 1996). Where it lies, of those around the bend, without the points at the
 * end that fell below the flat part (`withoutFallingTail`).
 */
export function findKnee(
  sample: KneePoints,
  { seed, rounds = ROUNDS, level = LEVEL }: Resampling,
): KneeAnswer {
  const points = weighted(sample.x, sample.y, sample.weight);
  const count = points.x.length;
  if (count < LEAST_POINTS) return { kind: 'none', reason: 'few-points', found: count, needed: LEAST_POINTS };
  const kept = withoutFallingTail(points);
  const { bend } = kept;
  const lacking = lackOf(points, bend);
  if (lacking !== null) return lacking;
  const random = createRandom(seed);
  const p = straightP(points, fitBend(points), random, rounds);
  const shortfall = (bend.slope * (points.x.at(-1) ?? 0)) / bend.level - 1;
  // A flat part fits a breakdown hardly better than the line does; two points that fell below by more than noise are no line.
  const fell = count - kept.count >= LEAST_SIDE;
  if ((p > KNEE_ALPHA && !fell) || shortfall < LEAST_SHORTFALL)
    return { kind: 'none', reason: 'straight', p, shortfall };
  if (kept.count < count && beyondOf(points, kept) < LEAST_FLAT) return betweenOf(points, kept, p);
  const described = firstOf(points, kept.count);
  const rising = risingBeyond(described, bend);
  if (rising !== null) return { kind: 'none', reason: 'still-rising', slopeShare: rising };
  const errors = jackknifed(described, bend);
  const refit = bend.fall === 0 ? fitBend : fitFall;
  const draws = Array.from({ length: rounds }, () => refit(withSigns(described, bend, errors, random)));
  const rangeOf = (pick: (draw: Bend) => number): Range =>
    percentileRange(draws.map(pick), level, described.x.length - 2);
  return {
    kind: 'knee',
    knee: bend.knee,
    range: rangeOf(draw => draw.knee),
    level: bend.level,
    levelRange: rangeOf(draw => draw.level),
    slope: bend.slope,
    beyond: points.x.filter(x => x >= bend.knee).length,
    p,
  };
}

/**
 * The knee lies above the last point on the line, by what y was there at least, and below the next, which has fallen: as y falls beyond it, no more than at
 * the knee is ever done. Where those two are close their middle is the knee.
 */
function betweenOf(
  { x, y }: Weighted,
  { count, bend, tolerated, noise }: Kept,
  p: number,
): Knee | KneeBetween {
  const { slope } = bend;
  const last = x
    .slice(0, count)
    .findLastIndex((where, i) => Math.abs((y[i] ?? 0) - slope * where) <= tolerated);
  const low = Math.max(0, (y[last] ?? 0) - studentQuantile(1 - KNEE_ALPHA, x.length - 1) * noise) / slope;
  const high = x[last + 1] ?? 0;
  if (high > CLOSE * low) return { kind: 'between', low, high, p };
  const knee = Math.sqrt(low * high);
  const levelRange = { low: slope * low, high: slope * high };
  const beyond = x.length - last - 1;
  return { kind: 'knee', knee, range: { low, high }, level: slope * knee, levelRange, slope, beyond, p };
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
