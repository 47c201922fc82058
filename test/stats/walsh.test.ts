import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signedRank } from '../../src/stats/signed-rank.ts';
import { hodgesLehmann } from '../../src/stats/walsh.ts';
import { expectClose, reference } from './close.ts';

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 25 });

describe('hodgesLehmann()', () => {
  const cases = reference.walsh.flatMap(({ x, estimate, bounds }) =>
    bounds.map(([alpha, low, high]) => ({
      x,
      estimate,
      alpha: alpha ?? 0,
      low: low ?? null,
      high: high ?? null,
    })),
  );

  test('estimate and bounds equal the order statistics of all Walsh averages', () => {
    for (const { x, estimate, alpha, low, high } of cases) {
      const found = hodgesLehmann(x, alpha);
      expect(found.estimate).toBeCloseTo(estimate, 12);
      // An end that is absent on both sides counts as equal.
      expect(found.low ?? 1e9).toBeCloseTo(low ?? 1e9, 12);
      expect(found.high ?? 1e9).toBeCloseTo(high ?? 1e9, 12);
    }
  });

  test('five values cannot bound anything at 0.025, six can', () => {
    expect(hodgesLehmann([1, 2, 3, 4, 5], 0.025)).toEqual({ estimate: 3, low: null, high: null });
    expect(hodgesLehmann([1, 2, 3, 4, 5, 6], 0.025)).toEqual({ estimate: 3.5, low: 1, high: 6 });
  });

  test('a level beyond one half is no better than one half', () => {
    expect(hodgesLehmann([1, 2, 4], 0.9)).toEqual(hodgesLehmann([1, 2, 4], 0.5));
  });

  test('the lower bound is above zero exactly when the signed-rank test rejects zero', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: -60, max: 90 }), {
      minLength: 6,
      maxLength: 20,
      selector: Math.abs,
    });
    fc.assert(
      fc.property(distinct, fc.constantFrom(0.025, 0.1), (whole, alpha) => {
        // Halves of odd numbers over distinct sizes: no zeros, no ties, no Walsh average of exactly zero but by opposite sizes.
        const x = whole.map(value => value + 0.25);
        const { low } = hodgesLehmann(x, alpha);
        expect((low ?? -1) > 0).toBe(signedRank(x).pGreater <= alpha);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test('laws: it moves with the values, scales with them, turns with their sign, and ignores their order', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.05, 0.025, 0.005), (x, alpha) => {
        const { estimate, low, high } = hodgesLehmann(x, alpha);
        const map = (f: (value: number) => number) => hodgesLehmann(x.map(f), alpha);
        const of = (end: number | null, f: (value: number) => number) => (end === null ? null : f(end));
        const shift = (value: number) => value + 64;
        const double = (value: number) => value * 2;
        const turn = (value: number) => 0 - value;
        expect(map(shift)).toEqual({ estimate: shift(estimate), low: of(low, shift), high: of(high, shift) });
        expect(map(double)).toEqual({
          estimate: double(estimate),
          low: of(low, double),
          high: of(high, double),
        });
        expect(map(turn)).toEqual({ estimate: turn(estimate), low: of(high, turn), high: of(low, turn) });
        expect(hodgesLehmann(x.toSorted(), alpha)).toEqual({ estimate, low, high });
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('values that are all alike, or differ in the last digit only, do not hang it', () => {
    expect(hodgesLehmann(new Array(40).fill(0.1), 0.025)).toEqual({ estimate: 0.1, low: 0.1, high: 0.1 });
    const next = 0.1 + 2 ** -56;
    const found = hodgesLehmann([...new Array(30).fill(0.1), ...new Array(30).fill(next)], 0.025);
    expect([found.low, found.high].every(end => end !== null && end >= 0.1 && end <= next)).toBe(true);
  });

  test('beyond the exact limit the bounds come from the approximation and stay next to the estimate', () => {
    const x = Array.from({ length: 1001 }, (_, i) => i - 500);
    const { estimate, low, high } = hodgesLehmann(x, 0.025);
    expect(estimate).toBe(0);
    // sd of the estimate for a uniform sample: range / √(12 n) = 9.14, times 1.96.
    expectClose(high ?? 0, 17.9, 'half width', 0.03);
    expect(low).toBe(-(high ?? 0));
  });
});
