import type { Random } from './random.ts';
import { type Bend, heightAt, type Weighted } from './two-segment.ts';

/**
 * Deviations from a bend, each divided by 1 − its leverage, as if its own point had not drawn the fit towards itself: a flat part of two points is
 * not taken to be as exact as its residuals are small. Source: MacKinnon and White 1985, "HC3".
 */
export function jackknifed({ x, y, weight }: Weighted, bend: Bend): Float64Array {
  let [line, flat] = [0, 0];
  const beyond = (where: number): number => (bend.knee / where) ** (2 * bend.fall);
  for (const [i, where] of x.entries()) {
    if (where < bend.knee) line += (weight[i] ?? 0) * where * where;
    else flat += (weight[i] ?? 0) * beyond(where);
  }
  return Float64Array.from(x, (where, i) => {
    const own = weight[i] ?? 0;
    const leverage = where < bend.knee ? (own * where * where) / line : (own * beyond(where)) / flat;
    const error = (y[i] ?? 0) - heightAt(bend, where);
    return leverage < 1 ? error / (1 - leverage) : error;
  });
}

/**
 * The same x, and around the bend the errors with signs drawn anew: the wild bootstrap. The x of a ramp are chosen, not drawn, and a resample of cases
 * could leave the flat part without a point; residuals that change places would give every x the same spread, and it is often a share of y
 * or that of counts. Source: Wu 1986; Liu 1988.
 */
export function withSigns(points: Weighted, bend: Bend, errors: Float64Array, random: Random): Weighted {
  const y = points.x.map(
    (x, i) => heightAt(bend, x) + (random.bits() >>> 31 === 0 ? 1 : -1) * (errors[i] ?? 0),
  );
  return { ...points, y };
}
