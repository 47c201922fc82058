import { describe, expect, test } from 'vitest';
import { drift, LEAST_VALUES } from '../../src/stats/backlog.ts';
import { histogramOf, quantileIn } from '../../src/stats/histogram.ts';
import { quantileInterval, quantileIntervalIn, quantileRanks } from '../../src/stats/quantile-interval.ts';
import { createRandom } from '../../src/stats/random.ts';
import { percentileRange } from '../../src/stats/resampling.ts';
import { windowQuantile } from '../../src/stats/window-quantile.ts';
import { expectClose } from './close.ts';
import reference from './load-reference.json' with { type: 'json' };

describe('quantileRanks()', () => {
  test('are those that SciPy counts up', () => {
    expect(reference.ranks.length).toBeGreaterThan(40);
    for (const { n, p, level, low, high } of reference.ranks)
      expect({ n, p, level, ...quantileRanks(n, p, level) }).toEqual({ n, p, level, low, high });
  });

  test('exist for millions of values, on either side of the rank itself', () => {
    const { low, high } = quantileRanks(5_000_000, 0.999, 0.95);
    expect(low).toBeLessThan(4_995_000);
    expect(high).toBeGreaterThan(4_995_000);
    expect((high ?? 0) - (low ?? 0)).toBeLessThan(2 * 2 * Math.sqrt(5_000_000 * 0.999 * 0.001));
  });

  test.each([
    ['p', 0, 0.95],
    ['p', 1, 0.95],
    ['level', 0.5, 1],
  ])('refuse a %s at the end of its range', (_, p, level) => {
    expect(() => quantileRanks(10, p, level)).toThrow('must lie between 0 and 1');
  });
});

describe('intervals of a quantile', () => {
  const random = createRandom(11);
  const values = Array.from({ length: 3000 }, () => 1e6 * Math.exp(random.normal())).sort((a, b) => a - b);

  test.each([0.5, 0.95, 0.99])('at %f from bins contain those from the values, and little more', p => {
    const exact = quantileInterval(values, p, 0.95);
    const binned = quantileIntervalIn(histogramOf(values), p, 0.95);
    expect(binned.low).toBeLessThanOrEqual(exact.low ?? 0);
    expect(binned.high).toBeGreaterThan(exact.high ?? 0);
    expect((exact.low ?? 0) / (binned.low ?? 1)).toBeLessThan(1.008);
    expect((binned.high ?? 0) / (exact.high ?? 1)).toBeLessThan(1.008);
  });

  test('have no upper end where too few values lie above, and none at all of nothing', () => {
    expect(quantileInterval([1, 2, 3], 0.99, 0.95)).toEqual({ low: 2, high: null });
    expect(quantileInterval([1], 0.5, 0.95)).toEqual({ low: null, high: null });
    expect(quantileIntervalIn({ bins: [], counts: [] }, 0.5, 0.95)).toEqual({ low: null, high: null });
    expect(() => quantileInterval([], 0.5, 0.95)).toThrow('at least 1 needed');
  });
});

describe('windowQuantile()', () => {
  const random = createRandom(12);
  const window = (level: number) =>
    histogramOf(Array.from({ length: 200 }, () => 1e6 * level * Math.exp(0.5 * random.normal())));
  const steady = Array.from({ length: 60 }, () => window(1));
  const wandering = Array.from({ length: 60 }, (_, i) => window(1 + 0.3 * Math.sin(i / 4)));

  test('is the quantile of everything, inside its interval', () => {
    const found = windowQuantile(steady, { p: 0.95, block: 5 }, { seed: 1 });
    if (found === null) throw new Error('no interval');
    expect(found.value / 1e6).toBeCloseTo(Math.exp(0.5 * 1.645), 1);
    expect(found.range.low).toBeLessThanOrEqual(found.value);
    expect(found.range.high).toBeGreaterThanOrEqual(found.value);
    expect(windowQuantile(steady, { p: 0.95, block: 5 }, { seed: 1 })).toEqual(found);
  });

  test('has a wider interval in longer blocks where neighbours are alike, and about the same where they are not', () => {
    const width = (windows: typeof steady, block: number): number => {
      const { range = { low: 0, high: 0 } } = windowQuantile(windows, { p: 0.5, block }, { seed: 2 }) ?? {};
      return range.high - range.low;
    };
    expect(width(wandering, 6) / width(wandering, 1)).toBeGreaterThan(1.6);
    expect(width(steady, 6) / width(steady, 1)).toBeLessThan(1.6);
  });

  test('draws every window equally often, and lives with empty ones', () => {
    const lone = steady.map((full, i) => (i === 59 ? full : { bins: [], counts: [] }));
    const found = windowQuantile(lone, { p: 0.5, block: 10 }, { seed: 3 });
    expect(found?.value).toBe(quantileIn(steady[59] ?? { bins: [], counts: [] }, 0.5));
    expect(found?.range).toEqual({ low: found?.value, high: found?.value });
  });

  test('is null of too few blocks and of nothing; a block that is no whole number is refused', () => {
    expect(windowQuantile(steady.slice(0, 29), { p: 0.5, block: 5 }, { seed: 1 })).toBeNull();
    expect(
      windowQuantile(
        steady.map(() => ({ bins: [], counts: [] })),
        { p: 0.5, block: 5 },
        { seed: 1 },
      ),
    ).toBeNull();
    expect(() => windowQuantile(steady, { p: 0.5, block: 2.5 }, { seed: 1 })).toThrow(
      'blocks of 2.5 windows',
    );
  });
});

describe('percentileRange()', () => {
  const draws = Array.from({ length: 1000 }, (_, i) => i);

  test('takes the percentiles where the spread is known, and more where it is known from little', () => {
    expect(percentileRange(draws, 0.95, Number.POSITIVE_INFINITY)).toEqual({ low: 24, high: 975 });
    // t of 4 degrees of freedom is 2.776; Φ(−2.776) = 0.00275.
    expect(percentileRange(draws, 0.95, 4)).toEqual({ low: 2, high: 997 });
  });

  test('lives with draws that are infinite, and refuses those that are not numbers', () => {
    const some = draws.map(i => (i > 900 ? Number.POSITIVE_INFINITY : i));
    expect(percentileRange(some, 0.95, 100)).toEqual({ low: 23, high: Number.POSITIVE_INFINITY });
    expect(() => percentileRange([1, Number.NaN], 0.95, 4)).toThrow('each must be a number');
    expect(() => percentileRange([], 0.95, 4)).toThrow('0 draws');
  });
});

describe('drift()', () => {
  test('agrees with least squares and the kernel of all autocovariances, by SciPy', () => {
    const { series, slope, error, critical } = reference.drift;
    const found = drift(series);
    expectClose(found.slope, slope, 'slope');
    const value = (found.high - found.low) / 2 / error;
    const near = critical.find(({ n }) => n === 30)?.value ?? 0;
    expect(Math.abs(value / near - 1)).toBeLessThan(0.02);
  });

  test('uses the critical values that simulation gives, within 1 %', () => {
    for (const { n, value } of reference.drift.critical) {
      // A series whose error is known: |slope / error| is what the half width divides by.
      const random = createRandom(n);
      const series = Array.from({ length: n }, () => random.normal());
      const { slope, low, high } = drift(series);
      const half = (high - low) / 2;
      expect(Math.abs(half / errorOf(series, slope) / value - 1)).toBeLessThan(0.01);
    }
  });

  test('of a straight line is exact; turning the series around turns the sign', () => {
    const line = Array.from({ length: 30 }, (_, i) => 5 + 2 * i);
    for (const value of Object.values(drift(line))) expect(value).toBeCloseTo(2, 9);
    const random = createRandom(13);
    const noisy = line.map(value => value + random.normal());
    const [there, back] = [drift(noisy), drift(noisy.toReversed())];
    expect(back.slope).toBeCloseTo(-there.slope, 9);
    expect(back.low).toBeCloseTo(-there.high, 9);
  });

  test('needs twenty values', () => {
    expect(() => drift(new Array<number>(LEAST_VALUES - 1).fill(1))).toThrow('at least 20 needed');
  });
});

/** Error of a slope by the Bartlett kernel over all autocovariances of the scores, the definition. */
function errorOf(series: readonly number[], slope: number): number {
  const n = series.length;
  const center = series.reduce((sum, value) => sum + value, 0) / n;
  const time = series.map((_, i) => i - (n - 1) / 2);
  const scores = series.map((value, i) => (time[i] ?? 0) * (value - center - slope * (time[i] ?? 0)));
  let omega = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) omega += (1 - Math.abs(i - j) / n) * (scores[i] ?? 0) * (scores[j] ?? 0);
  return Math.sqrt(omega) / time.reduce((sum, t) => sum + t * t, 0);
}
