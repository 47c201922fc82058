import { binomialCdf } from './beta.ts';
import { normalQuantile } from './normal.ts';
import { assertLevel, assertSample, type Bounds, sorted } from './sample.ts';

/** The largest k with P(Bin(n, ½) < k) ≤ tail: the k-th smallest and k-th largest values bound the median. 0 when n is too small. */
function boundRank(n: number, tail: number): number {
  const guess = Math.floor(n / 2 + (normalQuantile(tail) * Math.sqrt(n)) / 2);
  let k = Math.min(Math.max(guess, 0), Math.floor(n / 2));
  while (k > 0 && binomialCdf(k - 1, n, 0.5) > tail) k--;
  while (k < n / 2 && binomialCdf(k, n, 0.5) <= tail) k++;
  return k;
}

/** Fewest values with which both ends of a median's interval at `level` exist: 6 at 0.95. */
export const smallestMedianSample = (level: number): number => Math.ceil(1 - Math.log2(1 - level));

/** Probability that `medianInterval` covers the median of a continuous distribution: at least `level`; 0 where there is no interval. */
export function medianCoverage(n: number, level: number): number {
  const k = boundRank(n, (1 - level) / 2);
  return k === 0 ? 0 : 1 - 2 * binomialCdf(k - 1, n, 0.5);
}

/**
 * Distribution-free interval for the median: symmetric order statistics whose binomial coverage is at least `level`, so it is
 * conservative for small n (0.979 for ten values at 0.95). Both ends are null below `smallestMedianSample`.
 * Source: David and Nagaraja 2003, section 7.1.
 */
export function medianInterval(values: readonly number[], level: number): Bounds {
  assertSample(values, 1, 'an interval of a median');
  assertLevel(level, 'an interval of a median');
  const k = boundRank(values.length, (1 - level) / 2);
  if (k === 0) return { low: null, high: null };
  const order = sorted(values);
  return { low: order[k - 1] ?? null, high: order[values.length - k] ?? null };
}
