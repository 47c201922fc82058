import type { Random } from '../stats/random.ts';

/** One row of a design: the index of a level by factor. */
export type Row = readonly number[];

/** Rows that are tried for each one that is taken: more save no row of the grids that a plan may hold. */
const CANDIDATES = 24;

/**
 * Rows in which every pair of levels of any two factors stands together at least once, those of `first` before the others. Greedy and seeded, as AETG
 * (Cohen, Dalal, Fredman, Patton, IEEE TSE 23(7), 1997): of some candidates the one that covers most of what is left.
 *
 * @param sizes levels of each factor; two factors at least
 */
export function pairwiseRows(sizes: readonly number[], first: readonly Row[], random: Random): Row[] {
  const left = pairsOf(sizes);
  const rows: Row[] = [];
  const take = (row: Row): void => {
    rows.push(row);
    for (const pair of pairsIn(row)) left.delete(pair);
  };
  first.forEach(take);
  while (left.size > 0) {
    const candidates = Array.from({ length: CANDIDATES }, () => candidate(sizes, left, random));
    take(candidates.reduce((best, row) => (newIn(row, left) > newIn(best, left) ? row : best)));
  }
  return rows;
}

/** Levels `a` of factor `i` and `b` of factor `j`, i < j. */
const keyOf = (i: number, a: number, j: number, b: number): string => `${i} ${a} ${j} ${b}`;

function pairsOf(sizes: readonly number[]): Set<string> {
  const pairs = new Set<string>();
  for (const [j, many] of sizes.entries())
    for (const [i, some] of sizes.slice(0, j).entries())
      for (let a = 0; a < some; a++) for (let b = 0; b < many; b++) pairs.add(keyOf(i, a, j, b));
  return pairs;
}

const pairsIn = (row: Row): readonly string[] =>
  row.flatMap((b, j) => row.slice(0, j).map((a, i) => keyOf(i, a, j, b)));

const newIn = (row: Row, left: ReadonlySet<string>): number =>
  pairsIn(row).filter(pair => left.has(pair)).length;

/** Begins with a pair that is left, so that every row is progress; then factor by factor the level that adds most. */
function candidate(sizes: readonly number[], left: ReadonlySet<string>, random: Random): Row {
  const row = new Map(startOf(left, random));
  for (const factor of random.shuffle([...sizes.keys()].filter(i => !row.has(i)))) {
    const levels = random.shuffle([...Array(sizes[factor]).keys()]);
    const gain = (level: number): number => gainOf(factor, level, row, left);
    row.set(
      factor,
      levels.reduce((best, level) => (gain(level) > gain(best) ? level : best)),
    );
  }
  return [...sizes.keys()].map(i => row.get(i) ?? 0);
}

function startOf(left: ReadonlySet<string>, random: Random): readonly (readonly [number, number])[] {
  const key = [...left][random.below(left.size)] ?? '';
  const [i = 0, a = 0, j = 0, b = 0] = key.split(' ').map(Number);
  return [
    [i, a],
    [j, b],
  ];
}

/** How many pairs that are left `level` makes with what is chosen. */
const gainOf = (
  factor: number,
  level: number,
  chosen: ReadonlyMap<number, number>,
  left: ReadonlySet<string>,
): number =>
  [...chosen].filter(([other, chose]) =>
    left.has(other < factor ? keyOf(other, chose, factor, level) : keyOf(factor, level, other, chose)),
  ).length;
