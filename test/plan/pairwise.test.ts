import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_CELLS, MOST_LEVELS } from '../../src/model/factors.ts';
import { pairwiseRows } from '../../src/plan/pairwise.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Every pair of levels of two factors. */
function pairsOf(rows: readonly (readonly number[])[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap(row => row.flatMap((b, j) => row.slice(0, j).map((a, i) => `${i}=${a} ${j}=${b}`))),
  );
}

const everyPair = (sizes: readonly number[]): number =>
  sizes.reduce((sum, b, j) => sum + sizes.slice(0, j).reduce((own, a) => own + a * b, 0), 0);

describe('pairwiseRows()', () => {
  test('covers every pair of levels, keeps the corners first, repeats no row, and never exceeds all combinations', () => {
    const sizesOf = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(sizesOf, fc.integer(), (sizes, seed) => {
        const highest = sizes.map(size => size - 1);
        const corners = [sizes.map(() => 0), ...(highest.every(level => level === 0) ? [] : [highest])];
        const rows = pairwiseRows(sizes, corners, createRandom(seed));
        expect(pairsOf(rows).size).toBe(everyPair(sizes));
        expect(rows.slice(0, corners.length)).toEqual(corners);
        expect(new Set(rows.map(String)).size).toBe(rows.length);
        expect(rows.length).toBeLessThanOrEqual(sizes.reduce((product, size) => product * size, 1));
        for (const row of rows)
          for (const [i, level] of row.entries()) expect(level).toBeLessThan(sizes[i] ?? 0);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  test('is the same for the same seed', () => {
    const rowsOf = (seed: number) => pairwiseRows([3, 4, 2, 5], [], createRandom(seed));
    expect(rowsOf(1)).toEqual(rowsOf(1));
    expect(rowsOf(1)).not.toEqual(rowsOf(2));
  });

  test.each([
    { sizes: [2, 2, 2, 2, 2], most: 8, why: 'of 32' },
    { sizes: [3, 3, 3, 3], most: 13, why: 'of 81, and 9 is the least' },
    { sizes: [4, 4, 4, 4, 4], most: 27, why: 'of 1,024, and 16 is the least' },
  ])('takes at most $most rows for $sizes ($why)', ({ sizes, most }) => {
    const lengths = [1, 2, 3].map(seed => pairwiseRows(sizes, [], createRandom(seed)).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(most);
  });

  test('keeps five factors of as many levels as are allowed within the most cells of a plan', () => {
    const sizes = Array.from({ length: 5 }, () => MOST_LEVELS);
    const corners = [sizes.map(() => 0), sizes.map(size => size - 1)];
    const lengths = [1, 2].map(seed => pairwiseRows(sizes, corners, createRandom(seed)).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(MOST_CELLS);
  });
});
