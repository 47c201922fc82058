import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mannWhitney, smallestMannWhitneyP } from '../../src/stats/mann-whitney.ts';
import { expectClose, reference } from './close.ts';

const sample = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 6 });

/** Both p-values by trying every division of the pooled values: the definition. */
function byEnumeration(first: readonly number[], second: readonly number[]) {
  const pooled = [...first, ...second];
  const uOf = (chosen: number) => {
    const a = pooled.filter((_, i) => (chosen >> i) & 1);
    const b = pooled.filter((_, i) => !((chosen >> i) & 1));
    return a.flatMap(x => b.map(y => (Math.sign(x - y) + 1) / 2)).reduce((sum, part) => sum + part, 0);
  };
  const divisions = Array.from({ length: 2 ** pooled.length }, (_, bits) => bits).filter(
    bits => bits.toString(2).replaceAll('0', '').length === first.length,
  );
  const observed = uOf(2 ** first.length - 1);
  const share = (holds: (u: number) => boolean) =>
    divisions.filter(bits => holds(uOf(bits))).length / divisions.length;
  return { u: observed, greater: share(u => u >= observed), less: share(u => u <= observed) };
}

describe('mannWhitney()', () => {
  test('agrees with SciPy: exact without ties, exact with ties, approximate when large', () => {
    for (const { x, y, u, pGreater, pLess, exact } of reference.mannWhitney) {
      const found = mannWhitney(x, y);
      const what = `${x.length} against ${y.length}`;
      expect(found.exact).toBe(exact);
      expectClose(found.u, u, what);
      expectClose(found.pGreater, pGreater, what);
      expectClose(found.pLess, pLess, what);
    }
  });

  test('agrees with the enumeration of all divisions on small samples full of ties', () => {
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const { u, greater, less } = byEnumeration(first, second);
        const found = mannWhitney(first, second);
        expect(found.u).toBe(u);
        expect(found.pGreater).toBeCloseTo(greater, 12);
        expect(found.pLess).toBeCloseTo(less, 12);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  test.each([
    [3, 3, 0.05],
    [4, 4, 1 / 70],
    [5, 5, 1 / 252],
  ])('%i against %i can reach p = %d and does when the samples are apart', (m, n, p) => {
    expectClose(smallestMannWhitneyP(m, n), p, 'formula');
    const low = Array.from({ length: n }, (_, i) => i);
    const high = Array.from({ length: m }, (_, i) => 100 + i);
    expectClose(mannWhitney(high, low).pGreater, p, 'test');
  });

  test('values that are all alike say nothing, small or large', () => {
    expect(mannWhitney([1, 1], [1, 1, 1])).toMatchObject({ pGreater: 1, pLess: 1 });
    expect(mannWhitney(new Array(60).fill(1), new Array(60).fill(1))).toMatchObject({
      pGreater: 1,
      pLess: 1,
    });
  });

  test('laws: swapping the samples swaps the p-values; order and scale do not matter', () => {
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const found = mannWhitney(first, second);
        const swapped = mannWhitney(second, first);
        expect(swapped.pGreater).toBeCloseTo(found.pLess, 12);
        expect(swapped.u).toBe(first.length * second.length - found.u);
        const scaled = (values: readonly number[]) => values.toReversed().map(value => value * 3);
        expect(mannWhitney(scaled(first), scaled(second))).toEqual(found);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
