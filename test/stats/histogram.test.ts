import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_LATENCY_BINS } from '../../src/model/latency.ts';
import {
  addHistograms,
  binOf,
  boundsOf,
  countIn,
  EMPTY_HISTOGRAM,
  histogramOf,
  MOST_BINS,
  quantileIn,
  STEPS,
  smoothQuantileIn,
} from '../../src/stats/histogram.ts';
import { createRandom } from '../../src/stats/random.ts';

const anyValue = fc.oneof(
  fc.double({ min: 0, max: Number.MAX_SAFE_INTEGER, noNaN: true }),
  fc.integer({ min: 0, max: 52 }).map(power => 2 ** power),
  fc.integer({ min: 1, max: 52 }).map(power => 2 ** power - 2 ** -20),
);
const anyHistogram = fc.array(anyValue, { maxLength: 40 }).map(histogramOf);

describe('bins', () => {
  test('hold the values that they are said to hold, within one percent', () => {
    fc.assert(
      fc.property(anyValue, value => {
        const { low, high } = boundsOf(binOf(value));
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThan(high + (binOf(value) === MOST_BINS - 1 ? 1 : 0));
        if (value >= 1) expect((high - low) / low).toBeLessThanOrEqual(1 / 128);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  test('touch without gap or overlap', () => {
    for (let bin = 0; bin + 1 < MOST_BINS; bin++) expect(boundsOf(bin).high).toBe(boundsOf(bin + 1).low);
  });

  test.each([
    ['zero', 0, 0],
    ['a negative number, which no clock gives', -5, 0],
    ['one', 1, 1],
    ['what no double counts', 1e300, MOST_BINS - 1],
    ['not a number', Number.NaN, 0],
  ])('%s has a bin', (_, value, bin) => {
    expect(binOf(value)).toBe(bin);
  });

  test('are as many as a file may have', () => {
    expect(MOST_BINS).toBe(MOST_LATENCY_BINS);
  });
});

describe('addHistograms()', () => {
  test('is what the values together give, in any order and grouping', () => {
    fc.assert(
      fc.property(anyHistogram, anyHistogram, anyHistogram, (a, b, c) => {
        expect(addHistograms([a, b])).toEqual(addHistograms([b, a]));
        expect(addHistograms([addHistograms([a, b]), c])).toEqual(addHistograms([a, addHistograms([b, c])]));
        expect(addHistograms([a, EMPTY_HISTOGRAM])).toEqual(a);
        expect(countIn(addHistograms([a, b]))).toBe(countIn(a) + countIn(b));
      }),
      { seed: 2 },
    );
  });

  test('of the parts of a list is the histogram of the list', () => {
    fc.assert(
      fc.property(fc.array(anyValue), fc.array(anyValue), (a, b) => {
        expect(addHistograms([histogramOf(a), histogramOf(b)])).toEqual(histogramOf([...a, ...b]));
      }),
      { seed: 3 },
    );
  });
});

describe('quantileIn()', () => {
  test.each([0.01, 0.5, 0.9, 0.99, 0.999, 1])(
    'quantile %f is that of the values, within half a percent',
    quantile => {
      const random = createRandom(7);
      const values = Array.from({ length: 20_000 }, () => 1e6 * Math.exp(0.8 * random.normal()));
      const parts = Array.from({ length: 8 }, (_, i) => histogramOf(values.filter((_, at) => at % 8 === i)));
      const exact = values.toSorted((a, b) => a - b)[Math.ceil(quantile * values.length) - 1] ?? 0;
      const told = quantileIn(addHistograms(parts), quantile) ?? 0;
      expect(Math.abs(told / exact - 1)).toBeLessThan(0.005);
    },
  );

  test('of nothing is null', () => {
    expect(quantileIn(EMPTY_HISTOGRAM, 0.5)).toBeNull();
  });

  test('is not the mean of the quantiles of parts', () => {
    const [quick, slow] = [histogramOf(Array(900).fill(1e6)), histogramOf(Array(100).fill(100e6))];
    const mean = ((quantileIn(quick, 0.99) ?? 0) + (quantileIn(slow, 0.99) ?? 0)) / 2;
    const together = quantileIn(addHistograms([quick, slow]), 0.99) ?? 0;
    expect(together / 100e6).toBeCloseTo(1, 2);
    expect(mean / together).toBeLessThan(0.6);
  });
});

describe('a smooth quantile', () => {
  const values = (n: number, seed: number): readonly number[] => {
    const random = createRandom(seed);
    return Array.from({ length: n }, () => 1e6 * Math.exp(random.normal()));
  };

  test.each([0.5, 0.95, 0.99])('at %f is within 0.8 percent of the value itself', quantile => {
    for (let seed = 1; seed <= 50; seed++) {
      const sample = values(2_000, seed);
      const exact = sample.toSorted((a, b) => a - b)[Math.ceil(quantile * 2_000) - 1] ?? Number.NaN;
      const smooth = smoothQuantileIn(histogramOf(sample), quantile) ?? Number.NaN;
      expect(Math.abs(smooth / exact - 1)).toBeLessThan(1 / STEPS);
    }
  });

  test('seldom repeats, where the middles of bins do nearly always', () => {
    const found = Array.from({ length: 200 }, (_, i) =>
      smoothQuantileIn(histogramOf(values(2_000, i + 1)), 0.5),
    );
    expect(new Set(found).size).toBeGreaterThan(100);
  });

  test('of nothing is none', () => {
    expect(smoothQuantileIn(EMPTY_HISTOGRAM, 0.5)).toBeNull();
  });
});
