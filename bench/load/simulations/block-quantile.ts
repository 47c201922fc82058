import { addHistograms, EMPTY_HISTOGRAM, type Histogram, quantileIn } from '../../../src/stats/histogram.ts';
import { createRandom } from '../../../src/stats/random.ts';
import {
  LEVEL,
  percentileRange,
  type Range,
  type Resampling,
  ROUNDS,
} from '../../../src/stats/resampling.ts';
import { assertLevel } from '../../../src/stats/sample.ts';

/** What `windowQuantile` is held against: the rule of the books. A quantile of everything in a series of windows, with its interval. */
export interface BlockQuantile {
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
export function blockQuantile(
  windows: readonly Histogram[],
  { p, block }: { readonly p: number; readonly block: number },
  { seed, rounds = ROUNDS, level = LEVEL }: Resampling,
): BlockQuantile | null {
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
    for (let i = 0; i < blocks; i++) add(counts, sums[random.below(windows.length)]);
    // A resample of empty windows alone has no quantile and says nothing against the one that was found.
    return quantileIn({ bins: together.bins, counts: Array.from(counts) }, p) ?? value;
  });
  return { value, range: percentileRange(draws, level, blocks - 1) };
}

/** Counts by bin: places in the list of all bins, and how many values are in each. */
interface Counts {
  readonly places: Uint32Array;
  readonly counts: Float64Array;
}

/** For each window, what the `block` windows from it on hold together. */
function blockSums(windows: readonly Histogram[], bins: readonly number[], block: number): Counts[] {
  const place = new Map(bins.map((bin, i) => [bin, i]));
  return windows.map((_, from) => {
    const of = Array.from(
      { length: block },
      (_, i) => windows[(from + i) % windows.length] ?? EMPTY_HISTOGRAM,
    );
    const sum = addHistograms(of);
    return {
      places: Uint32Array.from(sum.bins, bin => place.get(bin) ?? 0),
      counts: Float64Array.from(sum.counts),
    };
  });
}

function add(counts: Float64Array, more: Counts | undefined): void {
  if (more === undefined) return;
  for (let i = 0; i < more.places.length; i++) {
    const at = more.places[i] ?? 0;
    counts[at] = (counts[at] ?? 0) + (more.counts[i] ?? 0);
  }
}
