import { normalQuantile } from './normal.ts';
import { assertLevel, assertSample, type Bounds, sorted } from './sample.ts';
import { EXACT_LIMIT, signedRankProbabilities } from './signed-rank.ts';

/** Location of a symmetric sample with bounds that come from the signed-rank test. */
export interface HodgesLehmann extends Bounds {
  /** Median of the n(n + 1) / 2 Walsh averages (xᵢ + xⱼ) / 2, i ≤ j. */
  readonly estimate: number;
}

/** Number of sums xᵢ + xⱼ (i ≤ j) of the ascending `x` that are at most `sum`: two pointers, O(n). */
function countUpTo(x: Float64Array, sum: number): number {
  let count = 0;
  let j = x.length - 1;
  for (let i = 0; i <= j; i++) {
    while (j >= i && (x[i] ?? 0) + (x[j] ?? 0) > sum) j--;
    count += j - i + 1;
  }
  return count;
}

/** The sums xᵢ + xⱼ (i ≤ j) in (low, high], ascending. */
function sumsWithin(x: Float64Array, low: number, high: number): Float64Array {
  const found: number[] = [];
  let last = x.length - 1;
  for (let i = 0; i <= last; i++) {
    while (last >= i && (x[i] ?? 0) + (x[last] ?? 0) > high) last--;
    for (let j = last; j >= i; j--) {
      const sum = (x[i] ?? 0) + (x[j] ?? 0);
      if (sum <= low) break;
      found.push(sum);
    }
  }
  return sorted(found);
}

/**
 * The k-th smallest Walsh average (k from 1) of the ascending `x`, without forming all n(n + 1) / 2: halve the range of sums until
 * no more than n are left, then sort those. O(n log n).
 */
function walshAverage(x: Float64Array, k: number): number {
  const [least, most] = [2 * (x[0] ?? 0), 2 * (x[x.length - 1] ?? 0)];
  // Subtle: `low` must stay strictly below the k-th sum and `high` at or above it, so it starts outside the range.
  let [low, high] = [least - (most - least), most];
  let [upToLow, upToHigh] = [0, (x.length * (x.length + 1)) / 2];
  while (upToHigh - upToLow > x.length) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high / 2;
    const upTo = countUpTo(x, middle);
    if (upTo >= k) [high, upToHigh] = [middle, upTo];
    else [low, upToLow] = [middle, upTo];
  }
  return least === most ? least / 2 : (sumsWithin(x, low, high)[k - upToLow - 1] ?? Number.NaN) / 2;
}

/** The k for which the k-th smallest Walsh average is a lower bound at one-sided error `alpha`; 0 when n is too small for it. */
function boundRank(n: number, alpha: number): number {
  if (n > EXACT_LIMIT) {
    const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
    return Math.floor((n * (n + 1)) / 4 + normalQuantile(alpha) * sd + 0.5);
  }
  // The largest rank sum w with P(W ≤ w) ≤ alpha allows w averages to lie below the bound.
  let k = 0;
  let below = 0;
  for (const chance of signedRankProbabilities(n)) {
    below += chance;
    if (below > alpha) break;
    k++;
  }
  return k;
}

/**
 * Hodges–Lehmann estimate of the centre and its exact bounds: each of `low` and `high` is exceeded with probability at most `alpha`
 * (0.025 gives a 95 % interval); null where the sample is too small (n < log₂(1 / alpha)). O(n log n).
 * Source: Hodges and Lehmann 1963; Hollander, Wolfe and Chicken 2014, section 3.
 */
export function hodgesLehmann(values: readonly number[], alpha: number): HodgesLehmann {
  assertSample(values, 1, 'a Hodges–Lehmann estimate');
  assertLevel(alpha, 'a Hodges–Lehmann interval');
  const x = sorted(values);
  const total = (x.length * (x.length + 1)) / 2;
  const [lower, upper] = [Math.floor((total + 1) / 2), Math.ceil((total + 1) / 2)];
  const first = walshAverage(x, lower);
  const estimate = upper === lower ? first : (first + walshAverage(x, upper)) / 2;
  const k = boundRank(x.length, Math.min(alpha, 0.5));
  if (k === 0) return { estimate, low: null, high: null };
  return { estimate, low: walshAverage(x, k), high: walshAverage(x, total - k + 1) };
}
