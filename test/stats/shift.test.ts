import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mannWhitney } from '../../src/stats/mann-whitney.ts';
import { mannWhitneyProbabilities, shift, shiftCoverage } from '../../src/stats/shift.ts';
import { expectClose, reference } from './close.ts';

const sample = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 9 });

describe('shift()', () => {
  test('estimate, bounds and coverage equal the order statistics of all differences', () => {
    for (const { x, y, estimate, bounds } of reference.shift)
      for (const [alpha, low, high, coverage] of bounds) {
        const found = shift(x, y, alpha ?? 0);
        const what = `${x.length} and ${y.length} at ${alpha}`;
        expect(found.estimate).toBeCloseTo(estimate, 12);
        expect(found.low === null, what).toBe(low === null);
        // An end that is absent on both sides counts as equal.
        expect(found.low ?? 1e9, what).toBeCloseTo(low ?? 1e9, 12);
        expect(found.high ?? 1e9, what).toBeCloseTo(high ?? 1e9, 12);
        expect(shiftCoverage(x.length, y.length, alpha ?? 0), what).toBeCloseTo(coverage ?? 1e9, 12);
      }
  });

  test.each([
    [3, 0.05, 0.9],
    [4, 0.025, 0.971],
    [5, 0.05, 0.905],
    [5, 0.025, 0.968],
    [5, 0.01, 0.984],
  ])('%i values a side are bounded at one-sided %d and cover %d', (n, alpha, coverage) => {
    const low = Array.from({ length: n }, (_, i) => i ** 2);
    const high = low.map(value => value + 1000);
    const { estimate, ...bounds } = shift(high, low, alpha);
    expect(estimate).toBe(1000);
    expect(bounds.low ?? 0).toBeGreaterThan(900);
    expectClose(shiftCoverage(n, n, alpha), coverage, 'coverage', 1e-3);
  });

  test('three and three cannot bound anything at 0.025', () => {
    expect(shift([1, 2, 3], [1, 2, 3], 0.025)).toEqual({ estimate: 0, low: null, high: null });
    expect(shiftCoverage(3, 3, 0.025)).toBe(0);
  });

  test('the lower bound is above zero exactly when the Mann–Whitney test rejects zero', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 10, maxLength: 16 });
    fc.assert(
      fc.property(distinct, fc.constantFrom(0.05, 0.025, 0.01), (values, alpha) => {
        const [first, second] = [values.slice(5), values.slice(0, 5)];
        expect((shift(first, second, alpha).low ?? -1) > 0).toBe(
          mannWhitney(first, second).pGreater <= alpha,
        );
      }),
      { seed: 31, numRuns: 400 },
    );
  });

  test('laws: swapping the samples turns it, moving one moves it, scaling scales it, order does not matter', () => {
    fc.assert(
      fc.property(sample, sample, fc.constantFrom(0.1, 0.025), (first, second, alpha) => {
        const { estimate, low, high } = shift(first, second, alpha);
        const turned = shift(second, first, alpha);
        expect(turned.estimate).toBeCloseTo(-estimate, 12);
        expect(turned.low ?? 0).toBeCloseTo(-(high ?? 0), 12);
        const moved = shift(
          first.toReversed().map(value => 2 * value + 64),
          second.map(value => 2 * value),
          alpha,
        );
        expect(moved).toEqual({
          estimate: 2 * estimate + 64,
          low: low === null ? null : 2 * low + 64,
          high: high === null ? null : 2 * high + 64,
        });
      }),
      { seed: 32, numRuns: 300 },
    );
  });

  test('large samples take the approximation, which meets the exact rank at the limit', () => {
    const [x, y] = [60, 61].map(n => Array.from({ length: n }, (_, i) => i / n)) as [number[], number[]];
    const { low, high } = shift(x, y, 0.025);
    // sd of the estimate of two uniform samples: √((m + n + 1) / (12 m n)) = 0.0525, times 1.96.
    expectClose(high ?? 0, 0.103, 'half width', 0.06);
    expectClose(-(low ?? 0), 0.103, 'half width', 0.12);
  });

  test('an empty sample and a level of 95 are refused', () => {
    expect(() => shift([], [1], 0.025)).toThrow('0 values given, at least 1 needed');
    expect(() => shift([1], [1], 95)).toThrow('level is 95');
  });
});

test('mannWhitneyProbabilities() is a symmetric distribution', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 }), (m, n) => {
      const chance = [...mannWhitneyProbabilities(m, n)];
      expect(chance).toHaveLength(m * n + 1);
      expect(chance.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      for (const [u, p] of chance.entries()) expect(p).toBeCloseTo(chance[m * n - u] ?? 1, 14);
    }),
    { seed: 33, numRuns: 60 },
  );
});
