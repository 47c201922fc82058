import {
  mean as libraryMean,
  median as libraryMedian,
  quantile as libraryQuantile,
  sampleStandardDeviation as librarySd,
  medianAbsoluteDeviation,
} from 'simple-statistics';
import { assertSample } from './sample.ts';

/** Makes the median absolute deviation of a normal sample estimate its standard deviation: 1 / Φ⁻¹(3/4). */
export const MAD_TO_SD = 1.482602218505602;

/** Arithmetic mean, with compensated summation. At least one value. */
export function mean(values: readonly number[]): number {
  assertSample(values, 1, 'a mean');
  return libraryMean([...values]);
}

/** Median; the mean of the middle two for an even count. At least one value. */
export function median(values: readonly number[]): number {
  assertSample(values, 1, 'a median');
  return libraryMedian([...values]);
}

/** Quantile `p` in 0..1 by linear interpolation: type 7 of Hyndman and Fan, the default of NumPy and R. */
export function quantile(values: readonly number[], p: number): number {
  assertSample(values, 1, 'a quantile');
  return libraryQuantile([...values], p);
}

/** Sample standard deviation (n − 1). At least two values. */
export function standardDeviation(values: readonly number[]): number {
  assertSample(values, 2, 'a standard deviation');
  return librarySd([...values]);
}

/** Median absolute deviation from the median, not scaled. At least one value. */
export function medianDeviation(values: readonly number[]): number {
  assertSample(values, 1, 'a median absolute deviation');
  return medianAbsoluteDeviation([...values]);
}

/** Robust standard deviation: 1.4826 MAD, in the unit of the values. At least one value. */
export const robustSpread = (values: readonly number[]): number => MAD_TO_SD * medianDeviation(values);
