/** Terms of a sum over a series, and how large their sum may be by chance. */
export interface SumError {
  /** √(2 Σ Sₖ² / n), with Sₖ the sum of the first k terms. */
  readonly error: number;
  readonly terms: number;
}

/**
 * A standard error for the sum of `terms`, centred so that they add up to 0, in a series whose neighbours may depend on each other. Partial sums wander
 * the further the longer the series remembers, so no length of memory has to be chosen. It is itself uncertain, however long the series: a sum is held
 * against critical values of its own (`criticalSum`, `criticalTrend`), larger than normal ones. Where the memory is as long as the series
 * nothing can help. Source: Kiefer, Vogelsang and Bunzel 2000; Kiefer and Vogelsang 2002 (Bartlett kernel, bandwidth of the whole series).
 */
export function sumError(terms: readonly number[]): SumError {
  let [partial, squares] = [0, 0];
  // All of them together are nothing but rounding.
  for (const term of terms.slice(0, -1)) {
    partial += term;
    squares += partial * partial;
  }
  return { error: Math.sqrt((2 * squares) / terms.length), terms: terms.length };
}

/** Terms below which the critical values are not known and an interval would say too little. */
export const LEAST_TERMS = 20;

/**
 * |sum| / error exceeds these in 5 of 100 series of n independent normal terms: of a sum of values about their mean, and of values about a straight line,
 * each times its distance from the middle. Within 1 % from `LEAST_TERMS` on; simulated by `scripts/reference/load.py`, 400,000 series for each n.
 */
export const criticalSum = (n: number): number => 4.77 + 0.9 / n;
export const criticalTrend = (n: number): number => 5.76 + 1.9 / n + 56 / n ** 2;
