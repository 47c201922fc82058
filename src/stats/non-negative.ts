import { solutions } from './linear-system.ts';
/** Values of the three columns in one row, or one coefficient for each. */
export type Triple = readonly [number, number, number];

/** Sum of the columns, each times its coefficient. */
export const product = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Which of the last two coefficients may differ from 0. */
const SUPPORTS: readonly (readonly number[])[] = [[0, 1, 2], [0, 1], [0, 2], [0]];

/**
 * Least squares of three columns with coefficients that are not negative, the first above 0; errors count relative to `scale`. The best of the solutions on
 * every support whose coefficients may stand, which for so few is exact. Where the targets leave nothing to the first column all are 0.
 * Source: Lawson and Hanson 1974, ch. 23, whose conditions of optimality a search through all supports meets.
 */
export function nonNegativeFit(
  rows: readonly Triple[],
  targets: readonly number[],
  scale: readonly number[],
): Triple {
  const scaled = rows.map(([a, b, c], i): Triple => {
    const by = scale[i] ?? 1;
    return [a / by, b / by, c / by];
  });
  const wanted = targets.map((target, i) => target / (scale[i] ?? 1));
  let best: { readonly fit: Triple; readonly loss: number } = {
    fit: [0, 0, 0],
    loss: Number.POSITIVE_INFINITY,
  };
  for (const support of SUPPORTS) {
    const fit = solveOn(support, scaled, wanted);
    if (fit === null || !(fit[0] > 0) || fit[1] < 0 || fit[2] < 0) continue;
    const loss = scaled.reduce((sum, row, i) => sum + ((wanted[i] ?? 0) - product(row, fit)) ** 2, 0);
    if (loss < best.loss) best = { fit, loss };
  }
  return best.fit;
}

/** Least squares with the coefficients outside of `support` at 0; null where the rows cannot tell them apart. */
function solveOn(
  support: readonly number[],
  rows: readonly Triple[],
  targets: readonly number[],
): Triple | null {
  const sum = (term: (row: Triple, i: number) => number): number =>
    rows.reduce((total, row, i) => total + term(row, i), 0);
  const system = support.map(a => [
    ...support.map(b => sum(row => (row[a] ?? 0) * (row[b] ?? 0))),
    sum((row, i) => (row[a] ?? 0) * (targets[i] ?? 0)),
  ]);
  const solved = solutions(system);
  const at = (column: number): number => solved?.[support.indexOf(column)]?.[0] ?? 0;
  return solved === null ? null : [at(0), at(1), at(2)];
}
