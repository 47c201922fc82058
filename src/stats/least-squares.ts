import { solutions } from './linear-system.ts';

/** Ordinary least squares on one set of rows, ready for any targets. */
export interface LeastSquares {
  /** Rows less columns: what is left to tell the error from. */
  readonly df: number;
  /** Best coefficients, one for each column. */
  coefficients(targets: readonly number[]): readonly number[];
  /** Sum of squares that is left over. */
  misfit(targets: readonly number[]): number;
  /** Variance of the estimate of `contrast · coefficients`, where the error has variance 1. */
  variance(contrast: readonly number[]): number;
}

/** @returns null where the rows cannot tell the columns apart */
export function leastSquares(rows: readonly (readonly number[])[]): LeastSquares | null {
  const columns = [...Array(rows[0]?.length ?? 0).keys()];
  const cross = (a: number, b: number): number => dot(columnOf(rows, a), columnOf(rows, b));
  const inverse = solutions(
    columns.map(a => [...columns.map(b => cross(a, b)), ...columns.map(b => Number(a === b))]),
  );
  if (inverse === null) return null;
  const coefficients = (targets: readonly number[]): readonly number[] => {
    const right = columns.map(column => dot(columnOf(rows, column), targets));
    return inverse.map(row => dot(row, right));
  };
  return {
    df: rows.length - columns.length,
    coefficients,
    misfit(targets) {
      const fit = coefficients(targets);
      return rows.reduce((sum, row, i) => sum + ((targets[i] ?? 0) - dot(row, fit)) ** 2, 0);
    },
    variance: contrast =>
      dot(
        inverse.map(row => dot(row, contrast)),
        contrast,
      ),
  };
}

const columnOf = (rows: readonly (readonly number[])[], column: number): readonly number[] =>
  rows.map(row => row[column] ?? 0);

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
