import { expect, test } from 'vitest';
import {
  mean,
  median,
  medianDeviation,
  quantile,
  robustSpread,
  standardDeviation,
} from '../../src/stats/descriptive.ts';
import { expectClose, reference } from './close.ts';

test('mean, median, quantiles of type 7, standard deviation and MAD agree with NumPy and SciPy', () => {
  for (const { x, mean: m, median: middle, quantiles, sd, mad } of reference.descriptive) {
    const what = `n=${x.length}`;
    expectClose(mean(x), m, what);
    expectClose(median(x), middle, what);
    expectClose(medianDeviation(x), mad, what);
    if (sd !== null) expectClose(standardDeviation(x), sd, what);
    for (const [p, value] of quantiles) expectClose(quantile(x, p ?? 0), value ?? 0, `${what} p=${p}`);
  }
});

test('robustSpread() ignores a wild value that ruins the standard deviation', () => {
  const calm = [98, 99, 100, 101, 102];
  expect(robustSpread([...calm, 1e6])).toBeLessThan(3);
  expect(standardDeviation([...calm, 1e6])).toBeGreaterThan(1e5);
});

test('nothing is computed from nothing, nor from what is not a number', () => {
  expect(() => median([])).toThrow('Cannot compute a median: 0 values given, at least 1 needed');
  expect(() => standardDeviation([1])).toThrow('1 values given, at least 2 needed');
  expect(() => mean([1, Number.NaN])).toThrow('value 1 is NaN, every value must be finite');
});

test('the sample given is left as it was', () => {
  const values = [3, 1, 2];
  median(values);
  quantile(values, 0.9);
  expect(values).toEqual([3, 1, 2]);
});
