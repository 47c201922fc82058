import { betaWeight, mirrored, type Shape, shapeOf } from './beta-density.ts';

/** Guards Lentz's method against division by zero. */
const TINY = 1e-300;
const notZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** Continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8) by the modified Lentz method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let product = d;
  const advance = (coefficient: number): number => {
    d = 1 / notZero(1 + coefficient * d);
    c = notZero(1 + coefficient / c);
    product *= c * d;
    return c * d;
  };
  // About √max(a, b) rounds are needed; the bound is only ever met by arguments beyond 10¹².
  for (let m = 1; m < 1e6; m++) {
    advance((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const change = advance((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(change - 1) < 2 * Number.EPSILON) return product;
  }
  throw new RangeError(
    `Cannot compute an incomplete beta function: it did not converge at x=${x}, a=${a}, b=${b}`,
  );
}

/** Both tails of a distribution at one point. The smaller one keeps its relative accuracy. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * P(Beta(a, b) ≤ x) and P(Beta(a, b) ≥ x), the regularised incomplete beta functions I_x(a, b) and I_y(b, a). Takes x and y = 1 − x
 * apart, so that a caller who knows both keeps the digits of the smaller. Relative error below 1e-10 for a and b up to 10⁶.
 */
export function betaTails(x: number, y: number, a: number, b: number): Tails {
  const { lower, upper } = tailsAt(x, y, shapeOf(a, b));
  return { lower, upper };
}

function tailsAt(x: number, y: number, shape: Shape): Tails & { readonly weight: number } {
  const { a, b } = shape;
  if (x <= 0) return { lower: 0, upper: 1, weight: 0 };
  if (y <= 0) return { lower: 1, upper: 0, weight: 0 };
  const weight = betaWeight(x, y, shape);
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = (weight * betaFraction(x, a, b)) / a;
    return { lower, upper: 1 - lower, weight };
  }
  const upper = (weight * betaFraction(y, b, a)) / b;
  return { lower: 1 - upper, upper, weight };
}

/** Regularised incomplete beta function I_x(a, b) = P(Beta(a, b) ≤ x), for 0 ≤ x ≤ 1. */
export const betaCdf = (x: number, a: number, b: number): number => betaTails(x, 1 - x, a, b).lower;

/** P(Bin(n, p) ≤ k); 0 below k = 0 and 1 from k = n on. */
export const binomialCdf = (k: number, n: number, p: number): number =>
  k < 0 ? 0 : k >= n ? 1 : betaTails(p, 1 - p, k + 1, n - k).upper;

/** The point where Beta(a, b) has these tails (which add up to 1, both positive), as x and y = 1 − x. */
export function betaPoint(tails: Tails, a: number, b: number): { readonly x: number; readonly y: number } {
  const shape = shapeOf(a, b);
  const half = tailsAt(0.5, 0.5, shape);
  const isLeft = tails.lower <= tails.upper ? tails.lower <= half.lower : tails.upper >= half.upper;
  if (isLeft) {
    const x = leftPoint(tails, shape);
    return { x, y: 1 - x };
  }
  const y = leftPoint({ lower: tails.upper, upper: tails.lower }, mirrored(shape));
  return { x: 1 - y, y };
}

/** x with I_x(a, b) = p, for 0 ≤ p ≤ 1. Small results keep their relative accuracy, those near 1 the absolute one. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1))
    throw new RangeError(`Cannot compute a beta quantile: p is ${p}, it must lie in 0..1`);
  if (p === 0 || p === 1) return p;
  return betaPoint({ lower: p, upper: 1 - p }, a, b).x;
}

/** ln of the smallest positive number: below it a quantile is 0. */
const LOG_SMALLEST = -745;

/**
 * The point of these tails where it lies in (0, ½]: Newton's method for the logarithm of the smaller tail against t = ln x, inside a
 * bracket that is halved when a step would leave it.
 */
function leftPoint(tails: Tails, shape: Shape): number {
  const side = tails.lower <= tails.upper ? 'lower' : 'upper';
  const sign = side === 'lower' ? 1 : -1;
  let [low, high] = [LOG_SMALLEST, -Math.LN2];
  // Start where the tail would be if the density were x^(a − 1) / B(a, b), which holds for small x; the weight at ½ gives B.
  const logBeta = (shape.a + shape.b) * -Math.LN2 - Math.log(betaWeight(0.5, 0.5, shape));
  let t = (Math.log(tails.lower * shape.a) + logBeta) / shape.a;
  for (let step = 0; step < 200; step++) {
    if (!(t > low && t <= high)) t = (low + high) / 2;
    const x = Math.exp(t);
    const { [side]: value, weight } = tailsAt(x, 1 - x, shape);
    if (sign * (value - tails[side]) < 0) low = t;
    else high = t;
    const move = (sign * Math.log(tails[side] / value) * value * (1 - x)) / weight;
    t += move;
    if (Math.abs(move) < 2e-16 * Math.max(1, Math.abs(t)) || high - low < 1e-15) break;
  }
  return Math.exp(Math.min(t, -Math.LN2));
}
