import { describe, expect, test } from 'vitest';
import { drift } from '../../src/stats/backlog.ts';
import { addHistograms, EMPTY_HISTOGRAM, histogramOf, quantileIn } from '../../src/stats/histogram.ts';
import { criticalSum, criticalTrend, LEAST_TERMS } from '../../src/stats/partial-sums.ts';
import { quantileInterval, quantileIntervalIn, quantileRanks } from '../../src/stats/quantile-interval.ts';
import { createRandom } from '../../src/stats/random.ts';
import { percentileRange } from '../../src/stats/resampling.ts';
import type { Bounds } from '../../src/stats/sample.ts';
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
    const found = windowQuantile(steady, 0.95);
    if (found === null) throw new Error('no interval');
    expect(found.value).toBe(quantileIn(addHistograms(steady), 0.95));
    expect(found.value / 1e6).toBeCloseTo(Math.exp(0.5 * 1.645), 1);
    expect(found.low).toBeLessThan(found.value);
    expect(found.high).toBeGreaterThan(found.value);
  });

  test('has an interval much wider than that of independent values where neighbours are alike, and little wider where not', () => {
    const ratio = (windows: typeof steady): number => {
      const [ours, independent] = [
        windowQuantile(windows, 0.5),
        quantileIntervalIn(addHistograms(windows), 0.5, 0.95),
      ];
      return widthOf(ours) / widthOf(independent);
    };
    expect(ratio(wandering)).toBeGreaterThan(4);
    expect(ratio(steady)).toBeLessThan(2);
  });

  test('counts a window for as much as it holds: empty ones change nothing but how the rest wanders', () => {
    const sparse = steady.flatMap(window => [window, EMPTY_HISTOGRAM]);
    expect(windowQuantile(sparse, 0.5)?.value).toBe(windowQuantile(steady, 0.5)?.value);
    const lone = steady.map((window, i) => (i === 30 ? window : EMPTY_HISTOGRAM));
    expect(windowQuantile(lone, 0.5)?.value).toBe(quantileIn(steady[30] ?? EMPTY_HISTOGRAM, 0.5));
  });

  test('has no upper end where too few values lie beyond', () => {
    const few = steady.map(({ bins, counts }) => ({ bins: bins.slice(0, 1), counts: counts.slice(0, 1) }));
    expect(windowQuantile(few, 0.999)).toMatchObject({ high: null });
    expect(windowQuantile(few, 0.999)?.low).not.toBeNull();
  });

  test('is null of too few windows and of nothing', () => {
    expect(windowQuantile(steady.slice(0, LEAST_TERMS - 1), 0.5)).toBeNull();
    expect(
      windowQuantile(
        steady.map(() => EMPTY_HISTOGRAM),
        0.5,
      ),
    ).toBeNull();
    expect(() => windowQuantile(steady, 1)).toThrow('must lie between 0 and 1');
  });
});

const widthOf = (bounds: Bounds | null): number => (bounds?.high ?? 0) - (bounds?.low ?? 0);

describe('critical values', () => {
  test('are those of the simulation, within 1 %', () => {
    for (const { n, sum, trend } of reference.partialSums.critical) {
      expect(Math.abs(criticalSum(n) / sum - 1), `sum of ${n}`).toBeLessThan(0.01);
      expect(Math.abs(criticalTrend(n) / trend - 1), `trend of ${n}`).toBeLessThan(0.01);
    }
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
    const { series, slope, error } = reference.partialSums;
    const found = drift(series);
    expectClose(found.slope, slope, 'slope');
    expectClose(found.high - found.slope, criticalTrend(series.length) * error, 'half width');
    expectClose(found.slope - found.low, criticalTrend(series.length) * error, 'half width');
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
    expect(() => drift(new Array<number>(LEAST_TERMS - 1).fill(1))).toThrow('at least 20 needed');
  });
});
