import { assertSample } from './sample.ts';

/** Points, ascending in x, with the weight of each: larger counts more, and only ratios matter. All of one length. */
export interface Weighted {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly weight: readonly number[];
}

/** y = min(slope · x, level · (knee / x)^fall): straight through the origin, then flat, or falling. */
export interface Bend {
  /** Units of y for one unit of x. */
  readonly slope: number;
  /** At the knee, units of y. Infinite where the line never ends. */
  readonly level: number;
  /** Where one becomes the other: level / slope, in units of x. */
  readonly knee: number;
  /** Exponent of the fall beyond the knee; 0: flat. */
  readonly fall: number;
  /** Weighted sum of squared deviations. */
  readonly loss: number;
}

/** Sums over the first points, by how many they are, for the line; over those after them for the part beyond, which goes with t = x^-fall. */
interface Sums {
  readonly wxx: Float64Array;
  readonly wxy: Float64Array;
  readonly wtt: Float64Array;
  readonly wty: Float64Array;
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
export const heightAt = ({ slope, level, knee, fall }: Omit<Bend, 'loss'>, x: number): number =>
  x <= knee ? slope * x : level * (knee / x) ** fall;

/** Straight line through the origin by weighted least squares, as a bend that never comes. */
export function fitLine({ x, y, weight }: Weighted): Bend {
  let [wxx, wxy] = [0, 0];
  for (const [i, at] of x.entries()) {
    wxx += (weight[i] ?? 0) * at * at;
    wxy += (weight[i] ?? 0) * at * (y[i] ?? 0);
  }
  return bend({ x, y, weight }, { slope: wxy / wxx, level: Number.POSITIVE_INFINITY }, 0);
}

/**
 * Continuous two-segment fit y = min(slope · x, level · (knee / x)^fall) by weighted least squares, exact for a given `fall`: between two neighbouring x
 * the best knee is either where the line of the points before meets the curve of those after, or at one of the two x. All are tried, in O(n). The
 * slope is never negative; a line that never bends has its knee at the largest x. Source: Hudson 1966, "Fitting Segmented Curves".
 */
export function fitBend(points: Weighted, fall = 0): Bend {
  const sums = sumsOf(points, fall);
  let best = { slope: 0, level: 0, gain: Number.NEGATIVE_INFINITY };
  for (let before = 1; before <= points.x.length; before++)
    for (const candidate of [
      meeting(points.x, sums, before, fall),
      bentAt(points.x[before - 1] ?? 0, sums, before, fall),
    ])
      if (candidate !== null && candidate.gain > best.gain) best = candidate;
  return bend(points, best, fall);
}

function sumsOf({ x, y, weight }: Weighted, fall: number): Sums {
  const count = x.length;
  const [wxx, wxy, wtt, wty] = Array.from({ length: 4 }, () => new Float64Array(count + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const [i, where] of x.entries()) {
    const [w, height] = [weight[i] ?? 0, y[i] ?? 0];
    wxx[i + 1] = at(wxx, i) + w * where * where;
    wxy[i + 1] = at(wxy, i) + w * where * height;
  }
  // The first point is always before the knee: where x is 0, x^-fall is no number.
  for (let i = count - 1; i > 0; i--) {
    const [w, t] = [weight[i] ?? 0, (x[i] ?? 0) ** -fall];
    wtt[i] = at(wtt, i + 1) + w * t * t;
    wty[i] = at(wty, i + 1) + w * t * (y[i] ?? 0);
  }
  return { wxx, wxy, wtt, wty };
}

/** By how much the sum of squares falls below that of y = 0 is what candidates are compared by. */
interface Candidate {
  readonly slope: number;
  readonly level: number;
  readonly gain: number;
}

const at = (sums: Float64Array, index: number): number => sums[index] ?? 0;

/** Line of the first `before` points and curve of the rest, if they meet between the two. */
function meeting(x: readonly number[], sums: Sums, before: number, fall: number): Candidate | null {
  const [xx, xy] = [at(sums.wxx, before), at(sums.wxy, before)];
  if (before === x.length || xx === 0 || xy <= 0) return null;
  const slope = xy / xx;
  const height = at(sums.wty, before) / at(sums.wtt, before);
  if (height <= 0) return null;
  const knee = (height / slope) ** (1 / (fall + 1));
  if (knee < (x[before - 1] ?? 0) || knee > (x[before] ?? 0)) return null;
  return { slope, level: slope * knee, gain: slope * xy + height * at(sums.wty, before) };
}

/** Best fit with the knee at x of the last of the first `before` points: regression on what the bend of slope 1 is. */
function bentAt(knee: number, sums: Sums, before: number, fall: number): Candidate | null {
  const beyond = knee ** (fall + 1);
  const squares = at(sums.wxx, before) + beyond * beyond * at(sums.wtt, before);
  const products = at(sums.wxy, before) + beyond * at(sums.wty, before);
  if (knee === 0 || products <= 0) return null;
  const slope = products / squares;
  return { slope, level: slope * knee, gain: slope * products };
}

function bend(
  { x, y, weight }: Weighted,
  { slope, level }: Pick<Bend, 'slope' | 'level'>,
  fall: number,
): Bend {
  const shape = { slope, level, knee: level / slope, fall };
  let loss = 0;
  for (const [i, where] of x.entries())
    loss += (weight[i] ?? 0) * ((y[i] ?? 0) - heightAt(shape, where)) ** 2;
  return { ...shape, loss };
}
