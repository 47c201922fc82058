import { median } from './descriptive.ts';
import { type Bend, fitBend, heightAt, type Weighted } from './two-segment.ts';

/** What fell below this share of the largest y says nothing of where y began to fall. */
const NEAR = 0.7;
/** So far off, as a share of the largest y or in standard deviations, may a point lie and still belong to a bend. */
export const TOLERATED_SHARE = 0.05;
export const TOLERATED_NOISE = 2.5;
/** Points that make a line. */
const LEAST_KEPT = 2;
/** Exponents of a fall that are tried: from a server that loses a little of its pace to one that breaks down. */
const FALLS = [0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6];
/** Tolerated deviations that a point may lie off a bend that falls. */
const FAR_OFF = 1.5;
/** Of a bend that falls. */
const PARAMETERS = 3;
/** Squares that a fall must explain, in units of the mean square that it leaves: the F statistic of one parameter more, far beyond 1 %, as the best of many falls and ends is taken. */
const CLEAR = 16;

/** The first points of a ramp, and the bend that describes them. */
export interface Kept {
  readonly count: number;
  readonly bend: Bend;
  /** Its loss, with what the points of the tail cost. */
  readonly cost: number;
  /** Largest deviation of a point that belongs to the bend. */
  readonly tolerated: number;
  /** Standard deviation of the points. */
  readonly noise: number;
}

/**
 * The points from the first on that a line which becomes flat describes, or one that falls from its end on where that is clear. What lies beyond them is a
 * tail that fell below: how deep says nothing of where the line ended. Least squares in which a point of the tail costs what the largest
 * deviation that is tolerated would, however deep it lies (truncated squares: Huber 1981), so that points that do not fall are all kept.
 */
export function withoutFallingTail(points: Weighted): Kept {
  const top = points.y.reduce((most, value) => Math.max(most, value), 0);
  const near = firstOf(points, points.y.findLastIndex(value => value >= NEAR * top) + 1);
  const noise = noiseOf(points);
  const tolerated = Math.max(TOLERATED_SHARE * top, TOLERATED_NOISE * noise);
  const kept = (fall: number): Kept => ({ ...keptOf(near, fall, tolerated), tolerated, noise });
  const flat = kept(0);
  const falling = FALLS.map(kept)
    .filter(found => beyondOf(near, found) >= LEAST_KEPT && isClose(near, found))
    .reduce<Kept | null>((best, found) => (found.cost < (best?.cost ?? flat.cost) ? found : best), null);
  if (falling === null) return flat;
  const left = falling.cost / Math.max(near.x.length - PARAMETERS, 1);
  return flat.cost - falling.cost > CLEAR * left ? falling : flat;
}

/** The best of the bends that are flat or fall. */
export const fitFall = (points: Weighted): Bend =>
  [0, ...FALLS]
    .map(fall => fitBend(points, fall))
    .reduce((best, bend) => (bend.loss < best.loss ? bend : best));

/** No point lies far off: a flat part before the fall is another shape. */
const isClose = ({ x, y }: Weighted, { count, bend, tolerated }: Kept): boolean =>
  x.slice(0, count).every((where, i) => Math.abs((y[i] ?? 0) - heightAt(bend, where)) <= FAR_OFF * tolerated);

/** Points of `kept` beyond its knee. */
export const beyondOf = ({ x }: Weighted, { count, bend }: Kept): number =>
  x.slice(0, count).filter(value => value >= bend.knee).length;

function keptOf(points: Weighted, fall: number, tolerated: number): Pick<Kept, 'count' | 'bend' | 'cost'> {
  const { x, y, weight } = points;
  const all = fitBend(points, fall);
  let best = { count: x.length, bend: all, cost: all.loss };
  let tail = 0;
  for (let count = x.length - 1; count >= LEAST_KEPT; count--) {
    tail += (weight[count] ?? 0) * tolerated ** 2;
    if (tail >= best.cost) break;
    const bend = fitBend(firstOf(points, count), fall);
    const cost = bend.loss + tail;
    if ((y[count] ?? 0) < bend.level && cost < best.cost) best = { count, bend, cost };
  }
  return best;
}

/** The first `count` points. */
export const firstOf = ({ x, y, weight }: Weighted, count: number): Weighted => ({
  x: x.slice(0, count),
  y: y.slice(0, count),
  weight: weight.slice(0, count),
});

/** Median of |z| of a standard normal variable. */
const NORMAL_MAD = 0.6745;

/**
 * Standard deviation of y around a curve that is straight but for a few bends: by how far each point lies off the line through its neighbours, so that x that are
 * not evenly apart add nothing.
 */
function noiseOf({ x, y }: Weighted): number {
  const off = y.slice(2).map((after, i) => {
    const [from, at, to] = [x[i] ?? 0, x[i + 1] ?? 0, x[i + 2] ?? 0];
    const share = to > from ? (at - from) / (to - from) : 0.5;
    const [before, value] = [y[i] ?? 0, y[i + 1] ?? 0];
    return Math.abs(value - before - share * (after - before)) / Math.sqrt(1 + share ** 2 + (1 - share) ** 2);
  });
  return off.length === 0 ? 0 : median(off) / NORMAL_MAD;
}
