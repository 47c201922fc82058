import { addHistograms, type Histogram, quantileIn } from './histogram.ts';
import { createRandom } from './random.ts';
import { LEVEL, percentileRange, type Range, type Resampling, ROUNDS } from './resampling.ts';
import { assertLevel } from './sample.ts';

/** A quantile of everything in a series of windows, with its interval. */
export interface WindowQuantile {
  readonly value: number;
  readonly range: Range;
}

/** Blocks below which a resample is not one: an interval from fewer would be a guess at the spread. */
export const LEAST_BLOCKS = 6;

/**
 * Quantile `p` of all values of the windows, with an interval that does not take values for independent that are near in time: blocks of `block`
 * neighbouring windows are drawn with replacement, merged, and the quantile taken anew. Blocks wrap around, so that the first and last
 * windows are drawn as often as any (Politis and Romano 1992). Longer blocks than the windows influence each other cost precision, shorter ones cost
 * coverage. Null with fewer than `LEAST_BLOCKS` blocks, or nothing in them.
 */
export function windowQuantile(
  windows: readonly Histogram[],
  { p, block }: { readonly p: number; readonly block: number },
  { seed, rounds = ROUNDS, level = LEVEL }: Resampling,
): WindowQuantile | null {
  assertLevel(p, 'a quantile of windows');
  if (!(Number.isSafeInteger(block) && block >= 1))
    throw new RangeError(
      `Cannot resample blocks of ${block} windows: a block is a whole number of them, 1 or more`,
    );
  const blocks = Math.floor(windows.length / block);
  const together = addHistograms(windows);
  const value = quantileIn(together, p);
  if (blocks < LEAST_BLOCKS || value === null) return null;
  const sums = blockSums(windows, together.bins, block);
  const random = createRandom(seed);
  const draws = Array.from({ length: rounds }, () => {
    const counts = new Float64Array(together.bins.length);
    // A resample of empty windows alone says nothing and is drawn again; some window holds something, so this ends.
    while (counts.every(count => count === 0))
      for (let i = 0; i < blocks; i++) add(counts, sums[random.below(windows.length)]);
    return quantileIn({ bins: together.bins, counts: [...counts] }, p) ?? value;
  });
  return { value, range: percentileRange(draws, level, blocks - 1) };
}

/** For each window, how many values the `block` windows from it on have in each of the bins. */
function blockSums(windows: readonly Histogram[], bins: readonly number[], block: number): Float64Array[] {
  const place = new Map(bins.map((bin, i) => [bin, i]));
  return windows.map((_, from) => {
    const sums = new Float64Array(bins.length);
    for (let i = 0; i < block; i++) {
      const { bins: own, counts } = windows[(from + i) % windows.length] ?? { bins: [], counts: [] };
      for (const [k, bin] of own.entries()) {
        const at = place.get(bin) ?? 0;
        sums[at] = (sums[at] ?? 0) + (counts[k] ?? 0);
      }
    }
    return sums;
  });
}

function add(counts: Float64Array, more: Float64Array | undefined): void {
  more?.forEach((count, i) => {
    counts[i] = (counts[i] ?? 0) + count;
  });
}
