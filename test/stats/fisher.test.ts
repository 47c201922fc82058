import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisherExact, fisherGreater, type Tally } from '../../src/stats/fisher.ts';
import { expectClose } from './close.ts';
import reference from './flakes-reference.json' with { type: 'json' };

const tally = ([failed = 0, runs = 0]: readonly number[]): Tally => ({ failed, runs });

const tallies = fc
  .array(
    fc
      .integer({ min: 0, max: 12 })
      .chain(runs => fc.integer({ min: 0, max: runs }).map(failed => ({ failed, runs }))),
    { minLength: 2, maxLength: 4 },
  )
  .filter(all => all.some(({ runs }) => runs > 0));

describe('fisherExact()', () => {
  test('agrees with SciPy, and with counting every table', () => {
    for (const { tallies: given, p } of reference.fisher) {
      const found = fisherExact(given.map(tally));
      expect(found.counted).toBe(true);
      expectClose(found.p, p, JSON.stringify(given));
    }
  });

  test('the order of the tallies, empty ones, and failures for passes change nothing', () => {
    fc.assert(
      fc.property(tallies, all => {
        const { p } = fisherExact(all);
        const mirrored = all.map(({ failed, runs }) => ({ failed: runs - failed, runs }));
        for (const other of [all.toReversed(), [...all, { failed: 0, runs: 0 }], mirrored])
          expectClose(fisherExact(other).p, p, JSON.stringify(all), 1e-6);
      }),
    );
  });

  const eight = (first: number) =>
    Array.from({ length: 8 }, (_, i) => ({ failed: i === 0 ? first : 3, runs: 24 }));

  test('with too many tables to count, one that stands out is found, and none where all are alike', () => {
    expect(fisherExact(eight(3))).toEqual({ p: 1, counted: false });
    expect(fisherExact(eight(20))).toMatchObject({ counted: false });
    expect(fisherExact(eight(20)).p).toBeLessThan(1e-6);
  });

  const levelsOf = (levels: number, runs: number, failed: number) =>
    Array.from({ length: levels }, (_, i) => ({
      failed: Math.min(runs, Math.max(0, failed - i * runs)),
      runs,
    }));

  test.each([
    [20, 50, 990],
    [20, 50, 500],
    [60, 20, 1180],
    [2, 1_000_000, 1_000_000],
  ])('the tables of %i levels of %i runs, %i of which failed, are too many', (levels, runs, failed) => {
    expect(fisherExact(levelsOf(levels, runs, failed)).counted).toBe(false);
  });

  test('a test that nearly never fails and one that nearly always does are told alike', () => {
    const [levels, runs, rare] = [
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 20, max: 200 }),
      fc.integer({ min: 0, max: 8 }),
    ];
    fc.assert(
      fc.property(levels, runs, rare, (count, each, few) => {
        const seldom = levelsOf(count, each, few);
        const mostly = seldom.map(({ failed }) => ({ failed: each - failed, runs: each }));
        const [a, b] = [fisherExact(seldom), fisherExact(mostly)];
        expect(a.counted).toBe(b.counted);
        if (a.counted) expectClose(a.p, b.p, `${count} × ${each}, ${few}`, 1e-6);
      }),
      { numRuns: 50 },
    );
  });

  test('counting tables and holding one against the others agree on what stands out', () => {
    const few = [
      { failed: 9, runs: 12 },
      { failed: 1, runs: 24 },
      { failed: 1, runs: 24 },
    ];
    const others = fisherGreater({ failed: 9, runs: 12 }, { failed: 2, runs: 48 });
    expect(fisherExact(few).p).toBeLessThanOrEqual(3 * others);
    expect(fisherExact(few).p).toBeGreaterThan(others / 3);
  });

  test('one tally, or no failure, is no evidence', () => {
    expect(fisherExact([{ failed: 3, runs: 9 }]).p).toBeCloseTo(1, 9);
    expect(
      fisherExact([
        { failed: 0, runs: 9 },
        { failed: 0, runs: 2 },
      ]).p,
    ).toBeCloseTo(1, 9);
  });
});

describe('fisherGreater()', () => {
  test('agrees with SciPy', () => {
    for (const { tallies: given, greater } of reference.fisher) {
      const [a, b] = given.map(tally);
      if (a !== undefined && b !== undefined && greater !== null)
        expectClose(fisherGreater(a, b), greater, JSON.stringify(given));
    }
  });

  test('never fewer than five failures are significant against a base that never failed as often', () => {
    for (const runs of [20, 50, 100, 1000]) {
      expect(fisherGreater({ failed: 4, runs }, { failed: 0, runs })).toBeGreaterThan(0.05);
      expect(fisherGreater({ failed: 5, runs }, { failed: 0, runs })).toBeLessThanOrEqual(0.05);
    }
  });
});

test('more failures than runs are refused', () => {
  expect(() => fisherExact([{ failed: 3, runs: 2 }])).toThrow(
    'Cannot compare 3 of 2: both must be whole, 0 ≤ failed ≤ runs',
  );
  expect(() => fisherGreater({ failed: -1, runs: 2 }, { failed: 0, runs: 2 })).toThrow('-1 of 2');
});
