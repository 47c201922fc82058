import { betaCdf, betaQuantile } from './beta.ts';
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
  const square = t * t;
  // Each half uses the argument below ½, where the incomplete beta function has all its digits.
  return square > df
    ? betaCdf(df / (df + square), df / 2, 0.5) / 2
    : 0.5 - betaCdf(square / (df + square), 0.5, df / 2) / 2;
}

/** t with P(T ≤ t) = p, for 0 < p < 1. Relative error about 1e-12, tails included. */
export function studentQuantile(p: number, df: number): number {
  assertDegrees(df);
  if (!(p > 0 && p < 1))
    throw new RangeError(`Cannot compute a quantile of Student's t: p is ${p}, it must lie between 0 and 1`);
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p);
  if (p > 0.5) return -studentQuantile(1 - p, df);
  const center = betaQuantile(1 - 2 * p, 0.5, df / 2);
  if (center < 0.5) return -Math.sqrt((df * center) / (1 - center));
  const tail = betaQuantile(2 * p, df / 2, 0.5);
  return -Math.sqrt(df / tail - df);
}
