import { normalQuantile } from './normal.ts';
import { assertLevel, assertSample, type Bounds, sorted } from './sample.ts';

/** How far one sample lies above another, with bounds that come from the Mann–Whitney test. */
export interface Shift extends Bounds {
  /** Median of the m · n differences first − second. */
  readonly estimate: number;
}

/** Product of the sample sizes up to which the null distribution is computed (about 20 ms at the limit); the approximation beyond. */
const EXACT_PRODUCT = 2500;

/** Sums of probabilities may miss a level that they reach exactly (1 / 20 with 3 + 3 at 0.05) by rounding. */
const ROUNDING = 1e-12;

/** Null distributions by the two sizes: computed once, since a suite asks for the same few again and again. */
const known = new Map<string, Float64Array>();

/**
 * P(U = u) for u = 0 … m · n, where U counts the pairs in which the first sample's value is the larger, when both samples come from one
 * continuous distribution. The largest of all values belongs to either sample: U of the rest then gains n or nothing. Sums of positive
 * terms, so that no digits are lost. O(m² n²). Source: Mann and Whitney 1947.
 */
export function mannWhitneyProbabilities(m: number, n: number): Float64Array {
  const key = `${m} ${n}`;
  const found = known.get(key) ?? distribution(m, n);
  known.set(key, found);
  return found;
}

function distribution(m: number, n: number): Float64Array {
  // `row[j]` is the distribution for the sizes i and j; without a second sample U is surely 0.
  let row: Float64Array[] = Array.from({ length: n + 1 }, () => Float64Array.of(1));
  for (let i = 1; i <= m; i++) {
    const next: Float64Array[] = [Float64Array.of(1)];
    for (let j = 1; j <= n; j++) next.push(mixture(row[j], next[j - 1], i, j));
    row = next;
  }
  return row[n] ?? Float64Array.of(1);
}

/** The largest value is of the first sample (i in i + j) above all j of the second, or of the second. */
function mixture(
  fewerFirst: Float64Array | undefined,
  fewerSecond: Float64Array | undefined,
  i: number,
  j: number,
): Float64Array {
  const chance = new Float64Array(i * j + 1);
  fewerFirst?.forEach((p, u) => {
    chance[u + j] = (p * i) / (i + j);
  });
  fewerSecond?.forEach((p, u) => {
    chance[u] = (chance[u] ?? 0) + (p * j) / (i + j);
  });
  return chance;
}

/** The k for which the k-th smallest difference is a lower bound at one-sided error `alpha`; 0 when the samples are too small for it. */
function boundRank(m: number, n: number, alpha: number): number {
  if (m * n > EXACT_PRODUCT) {
    const sd = Math.sqrt((m * n * (m + n + 1)) / 12);
    return Math.floor((m * n) / 2 + normalQuantile(alpha) * sd + 0.5);
  }
  // The largest u with P(U ≤ u) ≤ alpha allows u differences to lie below the bound.
  let k = 0;
  let below = 0;
  for (const chance of mannWhitneyProbabilities(m, n)) {
    below += chance;
    if (below > alpha * (1 + ROUNDING)) break;
    k++;
  }
  return k;
}

/**
 * Hodges–Lehmann estimate of how far `first` lies above `second`, with exact bounds: each of `low` and `high` is exceeded with
 * probability at most `alpha` (0.025 gives a 95 % interval; 5 + 5 values then cover 96.8 %); null where the samples are too small for it
 * (C(m + n, m) < 1 / alpha: 5 + 5 reach 0.004). Assumes distributions that differ by a shift only; ties make it conservative.
 * O(m n log(m n)). Source: Hodges and Lehmann 1963; Hollander, Wolfe and Chicken 2014, section 4.
 */
export function shift(first: readonly number[], second: readonly number[], alpha: number): Shift {
  assertSample(first, 1, 'a shift');
  assertSample(second, 1, 'a shift');
  assertLevel(alpha, 'an interval of a shift');
  const differences = sorted(first.flatMap(a => second.map(b => a - b)));
  const total = differences.length;
  const at = (rank: number): number => differences[rank - 1] ?? Number.NaN;
  const estimate = (at(Math.floor((total + 1) / 2)) + at(Math.ceil((total + 1) / 2))) / 2;
  const k = boundRank(first.length, second.length, Math.min(alpha, 0.5));
  return k === 0 ? { estimate, low: null, high: null } : { estimate, low: at(k), high: at(total - k + 1) };
}

/** Probability that the interval of `shift` covers: at least 1 − 2 `alpha`; 0 where there is none. For m · n ≤ 2500, without ties. */
export function shiftCoverage(m: number, n: number, alpha: number): number {
  const k = boundRank(m, n, alpha);
  return k === 0
    ? 0
    : 1 -
        2 *
          mannWhitneyProbabilities(m, n)
            .slice(0, k)
            .reduce((sum, p) => sum + p, 0);
}
