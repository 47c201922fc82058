import { normalCdf } from './normal.ts';
import { type DoubledRanks, doubledRanks, tieTerm } from './ranks.ts';
import { assertSample } from './sample.ts';

/** Mann–Whitney test of two independent samples. */
export interface MannWhitney {
  /** Pairs in which the first sample's value is larger, ties counting half. */
  readonly u: number;
  /** One-sided p that the first sample lies above the second, and below. */
  readonly pGreater: number;
  readonly pLess: number;
  /** False where the samples are so large that the normal approximation with tie and continuity correction is used. */
  readonly exact: boolean;
}

/** Product of the sample sizes up to which every division of the ranks is counted (about 50 ms at the limit). */
const EXACT_PRODUCT = 2500;

/** The smallest one-sided p that samples of m and n can reach: 1 / C(m + n, m). */
export function smallestMannWhitneyP(m: number, n: number): number {
  let p = 1;
  for (let i = 1; i <= m; i++) p *= i / (n + i);
  return p;
}

/** How many ways there are to choose `size` of `ranks` with each sum 0 … largest sum. */
function countSums(ranks: Int32Array, size: number): Float64Array {
  const last = ranks
    .toSorted()
    .subarray(ranks.length - size)
    .reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(last + 1));
  const empty = ways[0];
  if (empty) empty[0] = 1;
  for (const rank of ranks)
    for (let chosen = size; chosen > 0; chosen--) addRank(ways[chosen], ways[chosen - 1], rank);
  return ways[size] ?? new Float64Array(1);
}

/** Each choice of one rank fewer becomes a choice whose sum is larger by `rank`. */
function addRank(into: Float64Array | undefined, from: Float64Array | undefined, rank: number): void {
  if (!into || !from) return;
  for (let s = into.length - 1; s >= rank; s--) into[s] = (into[s] ?? 0) + (from[s - rank] ?? 0);
}

function exactTails(ranks: Int32Array, size: number, sum: number) {
  const ways = countSums(ranks, size);
  const all = ways.reduce((total, count) => total + count, 0);
  const share = (part: Float64Array) => part.reduce((total, count) => total + count, 0) / all;
  return { pLess: share(ways.subarray(0, sum + 1)), pGreater: share(ways.subarray(sum)) };
}

function normalTails(m: number, n: number, groups: DoubledRanks['groups'], u: number) {
  const total = m + n;
  const sd = Math.sqrt(((m * n) / 12) * (total + 1 - tieTerm(groups) / (total * (total - 1))));
  const mean = (m * n) / 2;
  // Every value equal: there is nothing to order.
  if (sd === 0) return { pLess: 1, pGreater: 1 };
  return { pLess: normalCdf((u - mean + 0.5) / sd), pGreater: normalCdf((mean - u + 0.5) / sd) };
}

/**
 * Exact one-sided test that `first` lies above or below `second`: mid-ranks for ties, the null distribution conditional on the ties
 * by counting all divisions of the doubled ranks. Each sample needs at least one value. Source: Mann and Whitney 1947.
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney {
  assertSample(first, 1, 'a Mann–Whitney test');
  assertSample(second, 1, 'a Mann–Whitney test');
  const [m, n] = [first.length, second.length];
  const { ranks, groups } = doubledRanks([...first, ...second]);
  const sum = ranks.subarray(0, m).reduce((total, rank) => total + rank, 0);
  const u = sum / 2 - (m * (m + 1)) / 2;
  if (m * n > EXACT_PRODUCT) return { u, ...normalTails(m, n, groups, u), exact: false };
  return { u, ...exactTails(ranks, m, sum), exact: true };
}
