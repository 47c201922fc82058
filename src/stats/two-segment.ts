import { assertSample } from './sample.ts';

/** Points, ascending in x, with the weight of each: larger counts more, and only ratios matter. All of one length. */
export interface Weighted {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly weight: readonly number[];
}

/** y = min(slope · x, level): straight through the origin, then flat. */
export interface Bend {
  /** Units of y for one unit of x. */
  readonly slope: number;
  /** Units of y. Infinite where the line never ends. */
  readonly level: number;
  /** Where one becomes the other: level / slope, in units of x. */
  readonly knee: number;
  /** Weighted sum of squared deviations. */
  readonly loss: number;
}

/** Sums over the first points, by how many they are. */
interface Sums {
  readonly w: Float64Array;
  readonly wy: Float64Array;
  readonly wxx: Float64Array;
  readonly wxy: Float64Array;
}

/** Points in ascending order of x, finite, with weights that are all 1 unless given. RangeError below two, or on a negative x or a weight not above zero. */
export function weighted(x: readonly number[], y: readonly number[], weight?: readonly number[]): Weighted {
  assertSample(x, 2, 'a two-segment fit');
  assertSample(y, x.length, 'a two-segment fit');
  if (weight !== undefined) assertSample(weight, x.length, 'a two-segment fit');
  const order = [...x.keys()].sort((i, j) => (x[i] ?? 0) - (x[j] ?? 0));
  const take = (of: readonly number[]): number[] => order.map(i => of[i] ?? 0);
  const points = { x: take(x), y: take(y), weight: weight === undefined ? x.map(() => 1) : take(weight) };
  if ((points.x[0] ?? 0) < 0 || (points.x.at(-1) ?? 0) === 0 || points.weight.some(w => w <= 0))
    throw new RangeError(
      'Cannot compute a two-segment fit: no x may be negative, one must be positive, and so must all weights',
    );
  return points;
}

/** The height of the bend at x. */
export const heightAt = ({ slope, level }: Pick<Bend, 'slope' | 'level'>, x: number): number =>
  Math.min(slope * x, level);

/** Straight line through the origin by weighted least squares, as a bend that never comes. */
export function fitLine({ x, y, weight }: Weighted): Bend {
  let [wxx, wxy] = [0, 0];
  for (const [i, at] of x.entries()) {
    wxx += (weight[i] ?? 0) * at * at;
    wxy += (weight[i] ?? 0) * at * (y[i] ?? 0);
  }
  return bend({ x, y, weight }, wxy / wxx, Number.POSITIVE_INFINITY);
}

/**
 * Continuous two-segment fit y = min(slope · x, level) by weighted least squares, exact: between two neighbouring x the best knee is either
 * where the line of the points before meets the mean of those after, or at one of the two x. All are tried, in O(n). The slope is never
 * negative; a line that never bends has its knee at the largest x. Source: Hudson 1966, "Fitting Segmented Curves".
 */
export function fitBend(points: Weighted): Bend {
  const sums = sumsOf(points);
  let best = { slope: 0, level: 0, gain: Number.NEGATIVE_INFINITY };
  for (let before = 1; before <= points.x.length; before++)
    for (const candidate of [
      meeting(points.x, sums, before),
      bentAt(points.x[before - 1] ?? 0, sums, before),
    ])
      if (candidate !== null && candidate.gain > best.gain) best = candidate;
  return bend(points, best.slope, best.level);
}

function sumsOf({ x, y, weight }: Weighted): Sums {
  const running = (term: (i: number) => number): Float64Array => {
    const sums = new Float64Array(x.length + 1);
    for (let i = 0; i < x.length; i++) sums[i + 1] = (sums[i] ?? 0) + term(i);
    return sums;
  };
  const w = (i: number): number => weight[i] ?? 0;
  return {
    w: running(w),
    wy: running(i => w(i) * (y[i] ?? 0)),
    wxx: running(i => w(i) * (x[i] ?? 0) ** 2),
    wxy: running(i => w(i) * (x[i] ?? 0) * (y[i] ?? 0)),
  };
}

/** By how much the sum of squares falls below that of y = 0 is what candidates are compared by. */
interface Candidate {
  readonly slope: number;
  readonly level: number;
  readonly gain: number;
}

const at = (sums: Float64Array, count: number): number => sums[count] ?? 0;
const after = (sums: Float64Array, count: number): number => at(sums, sums.length - 1) - at(sums, count);

/** Line of the first `before` points and mean of the rest, if they meet between the two. */
function meeting(x: readonly number[], sums: Sums, before: number): Candidate | null {
  const [xx, xy] = [at(sums.wxx, before), at(sums.wxy, before)];
  if (before === x.length || xx === 0 || xy <= 0) return null;
  const slope = xy / xx;
  const level = after(sums.wy, before) / after(sums.w, before);
  const knee = level / slope;
  if (knee < (x[before - 1] ?? 0) || knee > (x[before] ?? 0)) return null;
  return { slope, level, gain: slope * xy + level * after(sums.wy, before) };
}

/** Best fit with the knee at x of the last of the first `before` points: regression on min(x, knee). */
function bentAt(knee: number, sums: Sums, before: number): Candidate | null {
  const squares = at(sums.wxx, before) + knee * knee * after(sums.w, before);
  const products = at(sums.wxy, before) + knee * after(sums.wy, before);
  if (knee === 0 || products <= 0) return null;
  const slope = products / squares;
  return { slope, level: slope * knee, gain: slope * products };
}

function bend({ x, y, weight }: Weighted, slope: number, level: number): Bend {
  let loss = 0;
  for (const [i, where] of x.entries())
    loss += (weight[i] ?? 0) * ((y[i] ?? 0) - heightAt({ slope, level }, where)) ** 2;
  return { slope, level, knee: level / slope, loss };
}
