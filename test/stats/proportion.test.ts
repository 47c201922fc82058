import { describe, expect, test } from 'vitest';
import {
  clopperPearsonInterval,
  ruleOfThree,
  shareInterval,
  trialsToExclude,
  wilsonInterval,
} from '../../src/stats/proportion.ts';
import { expectClose, reference } from './close.ts';

test('wilsonInterval() and clopperPearsonInterval() agree with SciPy', () => {
  for (const { k, n, level, wilson, exact } of reference.proportion) {
    const what = `${k} of ${n} at ${level}`;
    for (const [found, expected] of [
      [wilsonInterval(k, n, level), wilson],
      [clopperPearsonInterval(k, n, level), exact],
    ] as const) {
      // SciPy leaves a rounding error of 1e-17 where Wilson's lower end is exactly 0.
      expect(Math.abs(found.low - (expected[0] ?? 0)), what).toBeLessThanOrEqual(
        1e-9 * (expected[0] ?? 0) + 1e-16,
      );
      expectClose(found.high, expected[1] ?? Number.NaN, what);
    }
  }
});

describe('shareInterval()', () => {
  // Half the quantile at 0.05 of χ² with 2, 4 and 6 degrees of freedom: solved to thirty digits.
  test.each([
    [1, 0.05129329438755058],
    [2, 0.3553615106986621],
    [3, 0.8176914471639533],
  ])('takes the lower end of %i successes from Poisson', (k, bound) => {
    expectClose(shareInterval(k, 1000, 0.95).low, bound / 1000, 'low');
    expect(shareInterval(k, 1000, 0.95).high).toBe(wilsonInterval(k, 1000, 0.95).high);
  });

  test.each([
    [0, 20],
    [3, 50],
    [4, 1000],
    [10, 20],
  ])('is the score interval elsewhere: %i of %i', (k, n) => {
    expect(shareInterval(k, n, 0.95)).toEqual(wilsonInterval(k, n, 0.95));
  });
});

describe('ruleOfThree()', () => {
  test('is about 3 / n, and exactly what Clopper and Pearson say one-sided', () => {
    expectClose(ruleOfThree(1000, 0.95), 0.003, 'about', 0.003);
    expectClose(ruleOfThree(40, 0.95), clopperPearsonInterval(0, 40, 0.9).high, 'exactly');
  });

  test('without a trial there is nothing to bound', () => {
    expect(() => ruleOfThree(0, 0.95)).toThrow('0 of 0');
  });
});

test('counts that cannot be are refused', () => {
  expect(() => wilsonInterval(3, 2, 0.95)).toThrow('3 of 2; both must be whole, 0 ≤ k ≤ n, n ≥ 1');
  expect(() => clopperPearsonInterval(0.5, 2, 0.95)).toThrow('0.5 of 2');
});

test('swapping successes and failures mirrors every interval', () => {
  for (const interval of [wilsonInterval, shareInterval, clopperPearsonInterval]) {
    const [few, many] = [interval(3, 20, 0.95), interval(17, 20, 0.95)];
    expectClose(few.low, 1 - many.high, 'low');
    expectClose(few.high, 1 - many.low, 'high');
  }
});

test.each([
  [0.01, 0.95],
  [0.05, 0.95],
  [0.01, 0.983],
])(
  'trialsToExclude() is the first number of trials whose interval without a success ends at or below %d',
  (share, level) => {
    const trials = trialsToExclude(share, level);
    expect(clopperPearsonInterval(0, trials, level).high).toBeLessThanOrEqual(share);
    expect(clopperPearsonInterval(0, trials - 1, level).high).toBeGreaterThan(share);
  },
);
