import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signFlip } from '../../src/stats/permutation.ts';
import { createRandom } from '../../src/stats/random.ts';
import { expectClose, reference } from './close.ts';

describe('signFlip()', () => {
  test('agrees with the complete permutation test of SciPy', () => {
    for (const { x, pGreater, pLess } of reference.signFlip) {
      const found = signFlip(x, 1);
      expect(found.exact).toBe(true);
      expectClose(found.pGreater, pGreater, `n=${x.length}`);
      expectClose(found.pLess, pLess, `n=${x.length}`);
    }
  });

  test('is exact up to 30 differences: all of one sign gives 2⁻³⁰', () => {
    const thirty = Array.from({ length: 30 }, (_, i) => i + 1);
    expect(signFlip(thirty, 1)).toEqual({ pGreater: 2 ** -30, pLess: 1, exact: true });
  });

  test('beyond that it never says zero, is fixed by its seed, and is near the truth', () => {
    const ones = new Array<number>(100).fill(1);
    expect(signFlip(ones, 1).pGreater).toBe(1 / 10_001);
    const mixed = Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? -1 : 1));
    const found = signFlip(mixed, 9);
    expect(found.exact).toBe(false);
    expect(signFlip(mixed, 9)).toEqual(found);
    // 26 of 40 positive: P(Bin(40, ½) ≥ 26) = 0.0403.
    expect(Math.abs(found.pGreater - 0.0403)).toBeLessThan(0.006);
  });

  test('zeros carry nothing and no differences give p = 1', () => {
    expect(signFlip([1, 2, 0, 0], 1)).toEqual(signFlip([1, 2], 1));
    expect(signFlip([], 1)).toEqual({ pGreater: 1, pLess: 1, exact: true });
    expect(signFlip([0, 0], 1)).toEqual({ pGreater: 1, pLess: 1, exact: true });
  });

  test('laws: turning the signs swaps the p-values; order and scale do not matter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 12 }),
        fc.integer(),
        (values, seed) => {
          const found = signFlip(values, seed);
          const turned = signFlip(
            values.map(value => 0 - value),
            seed,
          );
          expect([turned.pGreater, turned.pLess]).toEqual([found.pLess, found.pGreater]);
          expect(signFlip(createRandom(seed).shuffle(values), seed)).toEqual(found);
          expect(
            signFlip(
              values.map(value => value * 0.1),
              seed,
            ),
          ).toEqual(found);
        },
      ),
      { seed: 8, numRuns: 200 },
    );
  });
});
