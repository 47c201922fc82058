import { describe, expect, test } from 'vitest';
import { medianCoverage, medianInterval, smallestMedianSample } from '../../src/stats/median-interval.ts';
import { createRandom } from '../../src/stats/random.ts';
import { expectClose, reference } from './close.ts';

describe('medianInterval()', () => {
  test('takes the order statistics that the binomial distribution of SciPy names', () => {
    for (const { n, level, rank, coverage } of reference.medianInterval) {
      const values = createRandom(n).shuffle(Array.from({ length: n }, (_, i) => i + 1));
      const expected = rank === 0 ? { low: null, high: null } : { low: rank, high: n - rank + 1 };
      expect(medianInterval(values, level), `n=${n} level=${level}`).toEqual(expected);
      expectClose(medianCoverage(n, level), coverage, `coverage of n=${n} at ${level}`);
    }
  });

  test.each([
    [0.9, 5],
    [0.95, 6],
    [0.99, 8],
  ])('at level %d the first sample with an interval has %i values', (level, n) => {
    const values = Array.from({ length: n }, (_, i) => i);
    expect(smallestMedianSample(level)).toBe(n);
    expect(medianInterval(values.slice(1), level)).toEqual({ low: null, high: null });
    expect(medianInterval(values, level)).toEqual({ low: 0, high: n - 1 });
  });

  test('one wild value never becomes an end when there are nine others', () => {
    expect(medianInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 1e9], 0.95)).toEqual({ low: 2, high: 9 });
  });

  test('a level outside 0..1 is refused', () => {
    expect(() => medianInterval([1, 2, 3], 95)).toThrow('level is 95, it must lie between 0 and 1');
  });
});
