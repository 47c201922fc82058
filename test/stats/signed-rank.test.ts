import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXACT_LIMIT, signedRank, smallestSignedRankP } from '../../src/stats/signed-rank.ts';
import { expectClose, reference } from './close.ts';

const differences = fc.array(fc.integer({ min: -6, max: 6 }), { maxLength: 9 });

/** Both p-values by trying every assignment of signs: the definition, with mid-ranks counted by comparison. */
function byEnumeration(values: readonly number[]): { greater: number; less: number } {
  const kept = values.filter(value => value !== 0);
  const rankOf = (value: number) =>
    kept.filter(other => Math.abs(other) < Math.abs(value)).length +
    (kept.filter(other => Math.abs(other) === Math.abs(value)).length + 1) / 2;
  const ranks = kept.map(rankOf);
  const observed = ranks.reduce((sum, rank, i) => sum + ((kept[i] ?? 0) > 0 ? rank : 0), 0);
  let [greater, less] = [0, 0];
  for (let signs = 0; signs < 2 ** kept.length; signs++) {
    const statistic = ranks.reduce((sum, rank, i) => sum + ((signs >> i) & 1 ? rank : 0), 0);
    if (statistic >= observed) greater++;
    if (statistic <= observed) less++;
  }
  return { greater: greater / 2 ** kept.length, less: less / 2 ** kept.length };
}

describe('signedRank()', () => {
  test('agrees with SciPy, exact, without ties and with ties and zeros', () => {
    for (const { x, statistic, pGreater, pLess } of reference.signedRank) {
      const found = signedRank(x);
      expect(found.exact).toBe(true);
      expectClose(found.statistic, statistic, `W of ${x.length}`);
      expectClose(found.pGreater, pGreater, `pGreater of ${x.length}`);
      expectClose(found.pLess, pLess, `pLess of ${x.length}`);
    }
  });

  test('agrees with the enumeration of all signs on small samples full of ties and zeros', () => {
    fc.assert(
      fc.property(differences, values => {
        const { greater, less } = byEnumeration(values);
        const found = signedRank(values);
        expect(found.pGreater).toBeCloseTo(greater, 12);
        expect(found.pLess).toBeCloseTo(less, 12);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test('beyond the exact limit it is the corrected normal approximation of SciPy and says so', () => {
    const { x, pGreater, pLess } = reference.largeSignedRank;
    const found = signedRank(x);
    expect(x.length).toBeGreaterThan(EXACT_LIMIT);
    expect(found.exact).toBe(false);
    expectClose(found.pGreater, pGreater, 'pGreater');
    expectClose(found.pLess, pLess, 'pLess');
  });

  test('at the limit exact and approximate p differ by less than 3 % of a small p', () => {
    const shifted = (n: number) => Array.from({ length: n }, (_, i) => (i % 12 < 7 ? i + 0.5 : -(i + 0.25)));
    const [exact, approximate] = [signedRank(shifted(EXACT_LIMIT)), signedRank(shifted(EXACT_LIMIT + 12))];
    expect([exact.exact, approximate.exact]).toEqual([true, false]);
    expect(exact.pGreater).toBeLessThan(0.01);
    expect(Math.abs(Math.log(exact.pGreater / approximate.pGreater))).toBeLessThan(0.2);
  });

  test('the smallest p is reached when all differences have one sign', () => {
    for (const n of [1, 5, 10, 60]) {
      const values = Array.from({ length: n }, (_, i) => i + 1);
      expectClose(signedRank(values).pGreater, smallestSignedRankP(n), `n=${n}`);
    }
  });

  test('without a difference that is not zero it knows nothing', () => {
    expect(signedRank([0, 0, 0])).toEqual({ n: 0, statistic: 0, pGreater: 1, pLess: 1, exact: true });
    expect(signedRank([]).pGreater).toBe(1);
  });

  test('laws: turning the signs swaps the p-values; order and scale do not matter', () => {
    fc.assert(
      fc.property(differences, fc.constantFrom(0.25, 2, 1024), (values, scale) => {
        const found = signedRank(values);
        const turned = signedRank(values.map(value => -value));
        expect([turned.pGreater, turned.pLess]).toEqual([found.pLess, found.pGreater]);
        expect(signedRank(values.toReversed())).toEqual(found);
        expect(signedRank(values.map(value => value * scale))).toEqual(found);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
