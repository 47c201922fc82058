import { assertSample } from './sample.ts';

/** How a level moves over a series of equal steps, with an interval that neighbouring values may depend on each other. */
export interface Drift {
  /** Units of the values for one step, by least squares. */
  readonly slope: number;
  /** Two-sided 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/** Values below which the interval says too little to be worth having. */
export const LEAST_VALUES = 20;

/**
 * |slope| / error exceeds this in 5 of 100 series of n independent normal values without a slope, within 1 % from 10 values on; the limit for
 * long series is 5.76. Simulated: `scripts/reference/load.py`, 400,000 series for each n.
 */
const criticalValue = (n: number): number => 5.76 + 1.9 / n + 56 / n ** 2;

/**
 * Slope of a series of at least 20 values (RangeError below), with a 95 % interval that correlation between neighbours hardly shortens. The
 * spread is taken from partial sums of the residuals, which wander the further the longer the values remember, and no length of memory has to be
 * chosen; the price is an interval about a third wider for values that remember nothing, and its own table of critical values. Where the
 * memory is as long as the series no interval can help. Source: Kiefer, Vogelsang and Bunzel 2000; Bunzel and Vogelsang 2005, for trends
 * (Bartlett kernel, bandwidth of the whole series).
 */
export function drift(values: readonly number[]): Drift {
  assertSample(values, LEAST_VALUES, 'a drift');
  const n = values.length;
  const center = values.reduce((sum, value) => sum + value, 0) / n;
  const time = (i: number): number => i - (n - 1) / 2;
  const squares = (n * (n * n - 1)) / 12;
  const slope = values.reduce((sum, value, i) => sum + time(i) * value, 0) / squares;
  let [partial, wander] = [0, 0];
  for (const [i, value] of values.entries()) {
    partial += time(i) * (value - center - slope * time(i));
    // All residuals together sum to nothing.
    if (i < n - 1) wander += partial * partial;
  }
  const half = (criticalValue(n) * Math.sqrt((2 * wander) / n)) / squares;
  return { slope, low: slope - half, high: slope + half };
}
