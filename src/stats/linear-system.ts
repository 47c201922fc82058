/** A pivot below this share of its own diagonal is what rounding leaves of nothing. */
const ROUNDING = 1e-14;

/**
 * Solutions of a positive semidefinite system, one for each of its right sides, by Gauss and Jordan's elimination with the diagonal as pivots; null where
 * it has no single one. The rows are changed.
 *
 * @param system n rows of n coefficients, followed by one value of each right side
 * @returns n rows: the unknown's value for each right side
 */
export function solutions(system: readonly number[][]): readonly (readonly number[])[] | null {
  const diagonal = system.map((row, i) => row[i] ?? 0);
  for (const [i, pivotRow] of system.entries()) {
    const pivot = pivotRow[i] ?? 0;
    if (!(pivot > ROUNDING * (diagonal[i] ?? 0))) return null;
    for (const [other, row] of system.entries())
      if (other !== i) subtract(row, pivotRow, (row[i] ?? 0) / pivot);
  }
  return system.map((row, i) => row.slice(system.length).map(value => value / (row[i] ?? 1)));
}

function subtract(row: number[], from: readonly number[], times: number): void {
  for (const [k, value] of from.entries()) row[k] = (row[k] ?? 0) - times * value;
}
