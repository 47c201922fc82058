import { addHistograms, boundsOf, countIn, type Histogram, quantileIn } from './histogram.ts';
import { criticalSum, LEAST_TERMS, sumError } from './partial-sums.ts';
import { binOfRank } from './quantile-interval.ts';
import { assertLevel, type Bounds } from './sample.ts';

/** A quantile of everything in a series of windows, with a 95 % interval; an end is null where too few values lie beyond. */
export interface WindowQuantile extends Bounds {
  readonly value: number;
}

/**
 * Quantile `p` of all values of the windows, with a 95 % interval that does not take values for independent that are near in time. In every window the
 * values up to the quantile are counted against their share of all; how that count wanders over the windows gives the error of the share
 * (`sumError`), and the interval lies between the quantiles at the ends of the share's (Woodruff 1952), outwards to the bounds of their bins.
 * Null with fewer than `LEAST_TERMS` windows, or nothing in them.
 */
export function windowQuantile(windows: readonly Histogram[], p: number): WindowQuantile | null {
  assertLevel(p, 'a quantile of windows');
  const together = addHistograms(windows);
  const total = countIn(together);
  const value = quantileIn(together, p);
  if (windows.length < LEAST_TERMS || value === null) return null;
  const last = binOfRank(together, Math.max(1, Math.ceil(p * total)));
  const below = windows.map(window => countUpTo(window, last));
  const share = below.reduce((sum, count) => sum + count, 0) / total;
  const { error, terms } = sumError(below.map((count, i) => count - share * countIn(windows[i] ?? together)));
  const half = criticalSum(terms) * error;
  const [low, high] = [Math.floor(p * total - half), Math.ceil(p * total + half) + 1];
  return {
    value,
    low: low < 1 ? null : boundsOf(binOfRank(together, low)).low,
    high: high > total ? null : boundsOf(binOfRank(together, high)).high,
  };
}

/** Values in bins up to `last`. */
function countUpTo({ bins, counts }: Histogram, last: number): number {
  let sum = 0;
  for (const [i, bin] of bins.entries()) if (bin <= last) sum += counts[i] ?? 0;
  return sum;
}
