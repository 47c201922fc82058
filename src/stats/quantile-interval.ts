import { binomialCdf } from './beta.ts';
import { boundsOf, countIn, type Histogram } from './histogram.ts';
import { assertLevel, assertSample, type Bounds } from './sample.ts';

/** Ranks, from 1, of the order statistics that bound a quantile; null where the sample is too small to bound that end. */
export interface QuantileRanks {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Ranks l and u with P(X₍l₎ ≤ Q ≤ X₍u₎) ≥ `level` for the quantile Q at `p` of any distribution: as many of n values lie below Q as a binomial count
 * of chance p says, and each tail gets at most (1 − level) / 2. Conservative where ranks are few. Source: David and Nagaraja 2003, section 7.1.
 */
export function quantileRanks(n: number, p: number, level: number): QuantileRanks {
  assertLevel(p, 'an interval of a quantile');
  assertLevel(level, 'an interval of a quantile');
  const tail = (1 - level) / 2;
  // At most `low` − 1 values lie at or below Q with probability ≤ tail; at least `high` do with probability ≤ tail.
  const low = firstCount(n, k => binomialCdf(k, n, p) > tail);
  const high = firstCount(n, k => 1 - binomialCdf(k - 1, n, p) <= tail);
  return { low: low === 0 ? null : low, high: high > n ? null : high };
}

/** The smallest k in 0..n from which on `holds`, which once true stays true; n + 1 where it never is. */
function firstCount(n: number, holds: (k: number) => boolean): number {
  let [low, high] = [0, n + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Distribution-free interval of the quantile at `p`, from values in ascending order that are independent of each other. At least one. */
export function quantileInterval(ascending: readonly number[], p: number, level: number): Bounds {
  assertSample(ascending, 1, 'an interval of a quantile');
  const { low, high } = quantileRanks(ascending.length, p, level);
  return {
    low: low === null ? null : (ascending[low - 1] ?? null),
    high: high === null ? null : (ascending[high - 1] ?? null),
  };
}

/** The same from a histogram: outwards to the bounds of the bins in which the two ranks lie, so that rounding takes nothing from the level. */
export function quantileIntervalIn(histogram: Histogram, p: number, level: number): Bounds {
  const { low, high } = quantileRanks(countIn(histogram), p, level);
  return {
    low: low === null ? null : boundsOf(binOfRank(histogram, low)).low,
    high: high === null ? null : boundsOf(binOfRank(histogram, high)).high,
  };
}

/** The bin of the value with this rank, from 1, in ascending order; the last where there are fewer. */
export function binOfRank({ bins, counts }: Histogram, rank: number): number {
  let seen = 0;
  for (const [i, bin] of bins.entries()) {
    seen += counts[i] ?? 0;
    if (seen >= rank) return bin;
  }
  return bins.at(-1) ?? 0;
}
