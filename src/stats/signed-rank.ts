import { normalCdf } from './normal.ts';
import { doubledRanks, tieTerm } from './ranks.ts';
import { assertSample } from './sample.ts';

/** Wilcoxon's signed-rank test of differences against zero. */
export interface SignedRank {
  /** Differences that are not zero; zeros are dropped, as Wilcoxon did. */
  readonly n: number;
  /** Sum of the mid-ranks of the positive differences. */
  readonly statistic: number;
  /** One-sided p that the differences lie above zero, and below. Both 1 when every difference is zero. */
  readonly pGreater: number;
  readonly pLess: number;
  /** False above `EXACT_LIMIT` differences, where the normal approximation with tie and continuity correction takes over. */
  readonly exact: boolean;
}

/** Differences up to which the null distribution is enumerated; beyond it the approximation is good to 1 % of a p of 0.001. */
export const EXACT_LIMIT = 400;

/** The smallest one-sided p that n differences can reach: all of one sign. */
export const smallestSignedRankP = (n: number): number => 0.5 ** n;

/** P(S = s) for s = 0 … last, where S adds each of `ranks` with probability ½. */
function sumProbabilities(ranks: ArrayLike<number>, last: number): Float64Array {
  const chance = new Float64Array(last + 1);
  chance[0] = 1;
  let reach = 0;
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i] ?? 0;
    reach = Math.min(last, reach + rank);
    for (let s = reach; s >= rank; s--) chance[s] = ((chance[s] ?? 0) + (chance[s - rank] ?? 0)) / 2;
    for (let s = Math.min(rank - 1, reach); s >= 0; s--) chance[s] = (chance[s] ?? 0) / 2;
  }
  return chance;
}

/** Lower half of the null distribution without ties, by n: computed once, since a suite asks for the same few n again and again. */
const untied = new Map<number, Float64Array>();

/** P(W = w) for w = 0 … ⌊n(n + 1) / 4⌋ without ties, n ≤ `EXACT_LIMIT`; the other half mirrors it. */
export function signedRankProbabilities(n: number): Float64Array {
  const known = untied.get(n);
  if (known) return known;
  const ranks = Array.from({ length: n }, (_, i) => i + 1);
  const made = sumProbabilities(ranks, Math.floor((n * (n + 1)) / 4));
  untied.set(n, made);
  return made;
}

/** P(S ≤ s) and P(S ≥ s) from probabilities that reach at least to s. */
function tails(chance: Float64Array, s: number): { below: number; above: number } {
  let below = 0;
  for (let i = 0; i <= s; i++) below += chance[i] ?? 0;
  return { below, above: 1 - below + (chance[s] ?? 0) };
}

function exactTails(ranks: Int32Array, hasTies: boolean, doubled: number): { below: number; above: number } {
  return hasTies
    ? tails(sumProbabilities(ranks, doubled), doubled)
    : tails(signedRankProbabilities(ranks.length), doubled / 2);
}

function normalTails(n: number, groups: readonly number[], statistic: number) {
  const mean = (n * (n + 1)) / 4;
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieTerm(groups) / 48);
  return {
    below: normalCdf((statistic - mean + 0.5) / sd),
    above: normalCdf((mean - statistic + 0.5) / sd),
  };
}

/**
 * The exact one-sided test of paired differences: zeros dropped, mid-ranks for ties, the null distribution conditional on the
 * ties by dynamic programming over doubled ranks. Exact whatever the distribution, if either sign was equally likely.
 * Source: Wilcoxon 1945; Pratt and Gibbons 1981, chapter 3.
 */
export function signedRank(differences: readonly number[]): SignedRank {
  assertSample(differences, 0, 'a signed-rank test');
  const kept = Float64Array.from(differences).filter(value => value !== 0);
  const n = kept.length;
  if (n === 0) return { n, statistic: 0, pGreater: 1, pLess: 1, exact: true };
  const { ranks, groups } = doubledRanks(kept.map(Math.abs));
  const doubled = ranks.reduce((sum, rank, i) => sum + ((kept[i] ?? 0) > 0 ? rank : 0), 0);
  const exact = n <= EXACT_LIMIT;
  // The distribution is symmetric about n(n + 1) / 2 doubled: only the shorter tail is enumerated, then mirrored.
  const mirror = n * (n + 1) - doubled;
  const short = Math.min(doubled, mirror);
  const tail = exact ? exactTails(ranks, groups.length < n, short) : normalTails(n, groups, short / 2);
  const lower = { pLess: Math.min(1, tail.below), pGreater: Math.min(1, tail.above) };
  const p = doubled <= mirror ? lower : { pLess: lower.pGreater, pGreater: lower.pLess };
  return { n, statistic: doubled / 2, ...p, exact };
}
