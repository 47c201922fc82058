import { FACTORS, type Factor, type FactorGrid, levelText } from '../model/factors.ts';
import type { Random } from '../stats/random.ts';
import { pairwiseRows, type Row } from './pairwise.ts';

/** One combination of levels; null for a factor that does not vary. */
export type GridCell = {
  readonly [F in Factor]: FactorGrid[F][number] | null;
};

/** The cells of a grid in the order in which they run, which is random: what the machine does over time then goes with no factor. */
export function gridCells(grid: FactorGrid, random: Random): readonly GridCell[] {
  const varied = FACTORS.filter(factor => grid[factor].length > 0);
  const sizes = varied.map(factor => grid[factor].length);
  const rows =
    grid.design === 'pairwise' && sizes.length > 1
      ? pairwiseRows(sizes, cornersOf(grid, varied), random)
      : combinations(sizes);
  return random.shuffle(rows).map(row => cellAt(grid, new Map(varied.map((factor, i) => [factor, row[i]]))));
}

/** Levels as ids have them, by factor that varies. */
export const levelsOf = (cell: GridCell): Readonly<Record<string, string>> =>
  Object.fromEntries(
    FACTORS.flatMap(factor => {
      const level = cell[factor];
      return level === null ? [] : [[factor, levelText(factor, level)]];
    }),
  );

/** `rate=50/s,payload=1KB`, which stands in the id of the cell's scenario. */
export const cellText = (cell: GridCell): string =>
  Object.entries(levelsOf(cell))
    .map(([factor, level]) => `${factor}=${level}`)
    .join(',');

const combinations = (sizes: readonly number[]): readonly Row[] =>
  sizes.reduce<readonly Row[]>(
    (rows, size) => rows.flatMap(row => [...Array(size).keys()].map(level => [...row, level])),
    [[]],
  );

/** All lowest and all highest, where a system is most at ease and most in need; mixes have no order but their own. */
function cornersOf(grid: FactorGrid, varied: readonly Factor[]): readonly Row[] {
  const ranks = varied.map(factor => ranked(grid[factor]));
  const lowest = ranks.map(order => order.at(0) ?? 0);
  const highest = ranks.map(order => order.at(-1) ?? 0);
  return String(lowest) === String(highest) ? [lowest] : [lowest, highest];
}

/** Indices of levels, ascending by level where these are numbers. */
const ranked = (levels: readonly (number | string)[]): readonly number[] =>
  [...levels.keys()].sort((a, b) => Number(levels[a]) - Number(levels[b]) || a - b);

function cellAt(grid: FactorGrid, at: ReadonlyMap<Factor, number | undefined>): GridCell {
  const pick = <Level>(levels: readonly Level[], factor: Factor): Level | null =>
    levels[at.get(factor) ?? 0] ?? null;
  return {
    rate: pick(grid.rate, 'rate'),
    payload: pick(grid.payload, 'payload'),
    concurrency: pick(grid.concurrency, 'concurrency'),
    connections: pick(grid.connections, 'connections'),
    mix: pick(grid.mix, 'mix'),
  };
}
