import { describe, expect, test } from 'vitest';
import { pairEffects } from '../../src/stats/interactions.ts';
import { type Cell, mainEffects } from '../../src/stats/main-effects.ts';
import { createRandom, type Random } from '../../src/stats/random.ts';

/** Every combination of levels. */
const full = (sizes: readonly number[]): readonly (readonly number[])[] =>
  sizes.reduce<readonly (readonly number[])[]>(
    (rows, size) => rows.flatMap(row => [...Array(size).keys()].map(level => [...row, level])),
    [[]],
  );

const exact = (
  rows: readonly (readonly number[])[],
  of: (levels: readonly number[]) => number,
): readonly Cell[] => rows.map(levels => ({ levels, values: [of(levels)] }));

/** 10 + 3 for each step of the first factor − 1 for each of the second. */
const additive = ([a = 0, b = 0]: readonly number[]): number => 10 + 3 * a - b;

const RESAMPLING = { seed: 1, rounds: 200 };

describe('mainEffects()', () => {
  test('finds effects that add up, whatever the design', () => {
    const unbalanced = full([3, 3]).filter(([a, b]) => !(a === 2 && b === 2));
    for (const rows of [full([3, 3]), unbalanced]) {
      const effects = mainEffects(exact(rows, additive), [3, 3], RESAMPLING);
      expect(effects?.factors[0]?.levels.map(({ change }) => change)).toEqual([
        0,
        expect.closeTo(3),
        expect.closeTo(6),
      ]);
      expect(effects?.factors[1]?.levels.map(({ mean }) => mean)).toEqual(
        [13, 12, 11].map(mean => expect.closeTo(mean) as unknown),
      );
      expect(effects?.unexplained).toBeCloseTo(0);
    }
  });

  test('in a balanced design shares of the sum of squares and what is left are one', () => {
    const random = createRandom(3);
    const effects = mainEffects(
      exact(full([3, 4]), levels => additive(levels) + random.normal()),
      [3, 4],
      RESAMPLING,
    );
    const shares = effects?.factors.map(({ share }) => share) ?? [];
    expect(shares.reduce((sum, share) => sum + share, effects?.unexplained ?? 0)).toBeCloseTo(1);
  });

  test('by hand: two factors of two levels', () => {
    const values = [1, 2, 5, 8];
    const cells = full([2, 2]).map((levels, i) => ({ levels, values: [values[i] ?? 0] }));
    const effects = mainEffects(cells, [2, 2], RESAMPLING);
    // Means 4; first factor 1.5 → 6.5, second 3 → 5; squares 25 + 4 + 1 of 30.
    expect(effects?.factors.map(({ levels }) => levels.map(({ mean }) => mean))).toEqual([
      [expect.closeTo(1.5), expect.closeTo(6.5)],
      [expect.closeTo(3), expect.closeTo(5)],
    ]);
    expect(effects?.factors.map(({ share }) => share)).toEqual([
      expect.closeTo(25 / 30),
      expect.closeTo(4 / 30),
    ]);
    expect(effects).toMatchObject({ unexplained: expect.closeTo(1 / 30) as unknown, error: null });
    expect(effects?.factors[0]?.levels[1]?.interval).toBeNull();
  });

  test('is null where cells do not tell the factors apart', () => {
    expect(
      mainEffects(
        exact(
          [
            [0, 0],
            [1, 1],
          ],
          additive,
        ),
        [2, 2],
        RESAMPLING,
      ),
    ).toBeNull();
  });
});

describe('pairEffects()', () => {
  const noisy = (of: (levels: readonly number[]) => number, random: Random): readonly Cell[] =>
    full([2, 3]).map(levels => ({
      levels,
      values: Array.from({ length: 10 }, () => of(levels) + 0.1 * random.normal()),
    }));

  test('sees factors whose effects do not add up', () => {
    const [pair] =
      pairEffects(
        noisy(([a = 0, b = 0]) => a * b, createRandom(5)),
        [2, 3],
      ) ?? [];
    expect(pair).toMatchObject({ factors: [0, 1], p: expect.closeTo(0) as unknown });
    expect(pair?.share).toBeGreaterThan(0.1);
  });

  test('takes rounding for nothing, where values do not vary at all and effects add up', () => {
    // Throughput of evenly spread loads, in logarithms, is the rate in every invocation.
    const cells = full([2, 3]).map(levels => ({
      levels,
      values: Array.from({ length: 5 }, () => Math.log(12.5 * (1 + (levels[0] ?? 0)))),
    }));
    expect(pairEffects(cells, [2, 3])).toEqual([{ factors: [0, 1], share: 0, p: 1 }]);
  });

  test('is null without every combination, and with a single value in a cell', () => {
    const cells = noisy(additive, createRandom(6));
    expect(pairEffects(cells.slice(1), [2, 3])).toBeNull();
    expect(
      pairEffects(
        cells.map(cell => ({ ...cell, values: cell.values.slice(0, 1) })),
        [2, 3],
      ),
    ).toBeNull();
  });
});

describe('error rates', () => {
  const SEED = 20_261;
  const ROUNDS = 400;
  /** Draws of one invocation around its cell, with variance 1. */
  const SHAPES: Readonly<Record<string, (random: Random) => number>> = {
    normal: random => random.normal(),
    skewed: random => -Math.log(1 - random.next()) - 1,
    uniform: random => Math.sqrt(12) * (random.next() - 0.5),
  };

  /** Share of simulations in which the interval of the effect of the last level of the first factor has the truth, 3 steps. */
  function coverage(
    rows: readonly (readonly number[])[],
    sizes: readonly number[],
    cellSd: number,
    draw: (random: Random) => number,
  ): number {
    const random = createRandom(SEED);
    const truth = 3 * ((sizes[0] ?? 1) - 1);
    let hits = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const cells = rows.map(levels => {
        const center = additive(levels) + cellSd * random.normal();
        return { levels, values: Array.from({ length: 10 }, () => center + draw(random)) };
      });
      const interval = mainEffects(cells, sizes, { seed: round, rounds: 200 })?.factors[0]?.levels.at(
        -1,
      )?.interval;
      if (interval && interval.low <= truth && truth <= interval.high) hits++;
    }
    return hits / ROUNDS;
  }

  // 4.5 standard errors of 400 rounds at 95 % are 0.049.
  const LEAST = 0.9;

  test.each([
    { name: 'a full grid of 3 × 4', rows: full([3, 4]), sizes: [3, 4], cellSd: 0.5 },
    {
      name: 'eleven of the 27 cells of 3 × 3 × 3, in which every pair occurs',
      rows: full([3, 3, 3]).filter(([a = 0, b = 0, c = 0]) => (a + b + c) % 3 === 0 || (a === 2 && b === 2)),
      sizes: [3, 3, 3],
      cellSd: 0.5,
    },
    {
      name: 'a grid of 2 × 2, whose cells lie where the factors say',
      rows: full([2, 2]),
      sizes: [2, 2],
      cellSd: 0,
    },
    { name: 'one factor of 3 levels', rows: full([3]), sizes: [3], cellSd: 0 },
  ])(
    'intervals of main effects have the truth as often as they say: $name',
    ({ name, rows, sizes, cellSd }) => {
      for (const [shape, draw] of Object.entries(SHAPES)) {
        const covered = coverage(rows, sizes, cellSd, draw);
        console.info(
          `main effects, ${name}, ${shape}, seed ${SEED}: ${(100 * covered).toFixed(1)} % of ${ROUNDS}`,
        );
        expect(covered).toBeGreaterThanOrEqual(LEAST);
      }
    },
  );

  test('without an interaction 5 % of the tests find one at 5 %', () => {
    const random = createRandom(SEED);
    let found = 0;
    for (let round = 0; round < 1000; round++) {
      const cells = full([2, 3]).map(levels => ({
        levels,
        values: Array.from({ length: 5 }, () => additive(levels) + random.normal()),
      }));
      if ((pairEffects(cells, [2, 3])?.[0]?.p ?? 0) < 0.05) found++;
    }
    console.info(`interactions, seed ${SEED}: ${(found / 10).toFixed(1)} % of 1,000 false ones at 5 %`);
    // Three standard errors are 2.1 %.
    expect(found / 1000).toBeGreaterThan(0.029);
    expect(found / 1000).toBeLessThan(0.071);
  });
});
