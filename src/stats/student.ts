import { betaPoint, betaTails } from './beta.ts';
import { normalCdf, normalQuantile } from './normal.ts';

function assertDegrees(df: number): void {
  if (!(df > 0)) throw new RangeError(`Cannot compute Student's t: df is ${df}, it must be positive`);
}

/**
 * P(T ≤ t) of Student's distribution with `df` degrees of freedom (any positive number; Infinity is the normal distribution).
 * The lower tail keeps its relative accuracy: for an upper tail ask for −t. Abramowitz and Stegun 26.7.1.
 */
export function studentCdf(t: number, df: number): number {
  assertDegrees(df);
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
  if (Number.isNaN(t)) return Number.NaN;
  if (t > 0) return 1 - studentCdf(-t, df);
  // T² / (df + T²) has a Beta(½, df / 2) distribution; the ratio is formed the way round that cannot overflow.
  const isFar = Math.abs(t) > Math.sqrt(df);
  const ratio = isFar ? df / t / t : (t * t) / df;
  const [larger, smaller] = [1 / (1 + ratio), ratio / (1 + ratio)];
  const [x, y] = isFar ? [larger, smaller] : [smaller, larger];
  return betaTails(x, y, 0.5, df / 2).upper / 2;
}

/** t with P(T ≤ t) = p, for 0 < p < 1. Relative error below 1e-10, tails included. */
export function studentQuantile(p: number, df: number): number {
  assertDegrees(df);
  if (!(p > 0 && p < 1))
    throw new RangeError(`Cannot compute a quantile of Student's t: p is ${p}, it must lie between 0 and 1`);
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p);
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, df);
  const { x, y } = betaPoint({ lower: 1 - 2 * p, upper: 2 * p }, 0.5, df / 2);
  return -Math.sqrt((df * x) / y);
}
