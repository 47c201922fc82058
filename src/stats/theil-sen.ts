import { median } from './descriptive.ts';
import { assertSample } from './sample.ts';

/** A straight line through points, resistant to outliers in up to 29 % of them. */
export interface Line {
  /** Units of y for one unit of x. */
  readonly slope: number;
  readonly intercept: number;
}

/**
 * Theil–Sen line: the median of the slopes of all pairs with different x; intercept median(y) − slope · median(x). At least two
 * points, with at least two different x (else RangeError). O(n²). Source: Theil 1950, Sen 1968.
 */
export function theilSen(x: readonly number[], y: readonly number[]): Line {
  assertSample(x, 2, 'a Theil–Sen slope');
  assertSample(y, x.length, 'a Theil–Sen slope');
  const slopes: number[] = [];
  for (let i = 0; i < x.length; i++)
    for (let j = i + 1; j < x.length; j++) {
      const run = (x[j] ?? 0) - (x[i] ?? 0);
      if (run !== 0) slopes.push(((y[j] ?? 0) - (y[i] ?? 0)) / run);
    }
  assertSample(slopes, 1, 'a Theil–Sen slope from different x');
  const slope = median(slopes);
  return { slope, intercept: median(y) - slope * median(x) };
}
