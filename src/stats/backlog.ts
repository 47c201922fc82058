import { criticalTrend, LEAST_TERMS, sumError } from './partial-sums.ts';
import { assertSample } from './sample.ts';

/** How a level moves over a series of equal steps, with an interval that neighbouring values may depend on each other. */
export interface Drift {
  /** Units of the values for one step, by least squares. */
  readonly slope: number;
  /** Two-sided 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/**
 * Slope of a series of at least `LEAST_TERMS` values (RangeError below), with a 95 % interval that correlation between neighbours hardly shortens
 * (`sumError`); the price is an interval about a half wider for values that remember nothing. Source: Bunzel and Vogelsang 2005, for trends.
 */
export function drift(values: readonly number[]): Drift {
  assertSample(values, LEAST_TERMS, 'a drift');
  const n = values.length;
  const center = values.reduce((sum, value) => sum + value, 0) / n;
  const time = (i: number): number => i - (n - 1) / 2;
  const squares = (n * (n * n - 1)) / 12;
  const slope = values.reduce((sum, value, i) => sum + time(i) * value, 0) / squares;
  const { error } = sumError(values.map((value, i) => time(i) * (value - center - slope * time(i))));
  const half = (criticalTrend(n) * error) / squares;
  return { slope, low: slope - half, high: slope + half };
}
