import { createRandom } from './random.ts';
import { assertSample, sorted } from './sample.ts';

/** Sign-flip permutation test of the mean of differences. */
export interface SignFlip {
  /** One-sided p that the mean lies above zero, and below. */
  readonly pGreater: number;
  readonly pLess: number;
  /** Every assignment of signs was counted; else the p comes from `draws` random ones. */
  readonly exact: boolean;
}

/** Differences up to which all 2ⁿ sign assignments are counted. */
export const EXACT_LIMIT = 30;

/** Random assignments beyond the limit: a p of 0.01 is then known to ± 0.002. */
const DRAWS = 10_000;

/** All 2ⁿ sums ± x₁ ± x₂ … of `values`. */
function signedSums(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(2 ** values.length);
  let filled = 1;
  for (let i = 0; i < values.length; i++, filled *= 2) {
    const value = values[i] ?? 0;
    for (let j = 0; j < filled; j++) {
      const sum = sums[j] ?? 0;
      sums[j + filled] = sum - value;
      sums[j] = sum + value;
    }
  }
  return sums.sort();
}

/** Share of sign assignments whose sum is at least `least`: the two halves of the differences meet in the middle, 2ⁿᐟ² work. */
function exactShare(sizes: Float64Array, least: number): number {
  const left = signedSums(sizes.subarray(0, sizes.length >> 1));
  const right = signedSums(sizes.subarray(sizes.length >> 1));
  let count = 0;
  let from = right.length;
  for (const sum of left) {
    while (from > 0 && sum + (right[from - 1] ?? 0) >= least) from--;
    count += right.length - from;
  }
  return count / 2 ** sizes.length;
}

/** Share of random assignments whose sum is at least `least`, the observed one counted too, so that it is never zero. */
function drawnShare(sizes: Float64Array, least: number, seed: number): number {
  const random = createRandom(seed);
  let count = 1;
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = 0;
    for (let i = 0, bits = 0; i < sizes.length; i++, bits >>>= 1) {
      if (i % 32 === 0) bits = random.bits();
      const size = sizes[i] ?? 0;
      sum += bits & 1 ? size : -size;
    }
    if (sum >= least) count++;
  }
  return count / (DRAWS + 1);
}

/**
 * The sign-flip test: under the null each difference was as likely to have the other sign. Exact up to 30 differences that are not
 * zero; beyond that a Monte-Carlo p with the +1 correction of Davison and Hinkley 1997, fixed by `seed`. No differences: p = 1.
 */
export function signFlip(differences: readonly number[], seed: number): SignFlip {
  assertSample(differences, 0, 'a sign-flip test');
  const sizes = sorted(differences.filter(value => value !== 0).map(Math.abs));
  const observed = differences.reduce((sum, value) => sum + value, 0);
  // Equal sums may differ in the last digits by order of addition; counting them as equal errs on the safe side.
  const slack = 1e-12 * sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.length <= EXACT_LIMIT;
  const share = (least: number) =>
    exact ? exactShare(sizes, least - slack) : drawnShare(sizes, least - slack, seed);
  return { pGreater: share(observed), pLess: share(-observed), exact };
}
