import { median } from './descriptive.ts';
import { type LeastSquares, leastSquares } from './least-squares.ts';
import { createRandom } from './random.ts';
import { LEVEL, percentileRange, type Range, type Resampling, ROUNDS } from './resampling.ts';
import { studentQuantile } from './student.ts';

/** One cell of a design: the index of its level of each factor, and its repeated values. */
export interface Cell {
  readonly levels: readonly number[];
  /** At least one. */
  readonly values: readonly number[];
}

/** Effects that add up: a cell is the mean, plus one number for its level of each factor, plus an error. */
export interface MainEffects {
  /**
   * `cells`: residuals of the cells, which hold interactions and whatever the machine did over time as well · `values`: resampling within cells, where
   * there are too few residuals · null: neither can be had.
   */
  readonly error: 'cells' | 'values' | null;
  readonly factors: readonly FactorEffect[];
  /** Share of the sum of squares between cells that is left over. */
  readonly unexplained: number;
}

export interface FactorEffect {
  /** Share of the sum of squares between cells that is lost without the factor (type II). */
  readonly share: number;
  /** By level. */
  readonly levels: readonly LevelMean[];
}

export interface LevelMean {
  readonly cells: number;
  /** With every other factor averaged over its levels. */
  readonly mean: number;
  /** Less the mean of the first level, and the interval of that; null where no error can be told. */
  readonly change: number;
  readonly interval: Range | null;
}

/** Residual degrees of freedom from which Student's t is short enough to say something: 2.8 standard errors. */
const LEAST_DF = 4;
/** Values a cell from which resampled medians have the spread of real ones. */
const LEAST_VALUES = 5;

/**
 * Least squares over the medians of cells, so that a design need not be balanced. Null where the cells cannot tell the factors apart.
 *
 * @param sizes levels of each factor, at least two, each of which occurs
 */
export function mainEffects(
  cells: readonly Cell[],
  sizes: readonly number[],
  resampling: Resampling,
): MainEffects | null {
  const model = leastSquares(cells.map(cell => codedRow(cell.levels, sizes)));
  if (model === null) return null;
  const centers = cells.map(({ values }) => median(values));
  const error = errorOf(model, cells);
  const ranges = rangesOf(error, { cells, sizes, model, centers, resampling });
  const coefficients = model.coefficients(centers);
  const total = leastSquares(centers.map(() => [1]))?.misfit(centers) ?? 0;
  const shareOf = (squares: number): number => (total > 0 ? Math.min(1, Math.max(0, squares / total)) : 0);
  const left = model.misfit(centers);
  return {
    error,
    unexplained: shareOf(left),
    factors: sizes.map((size, factor) => ({
      share: shareOf(misfitWithout(factor, cells, sizes, centers) - left),
      levels: [...Array(size).keys()].map(level => ({
        cells: cells.filter(({ levels }) => levels[factor] === level).length,
        mean: meanAt(factor, level, coefficients, sizes),
        change: coefficientAt(factor, level, coefficients, sizes),
        interval: ranges?.(factor, level) ?? null,
      })),
    })),
  };
}

/** A one for the mean, then for each factor a one at the level, the first of which is the reference. */
export const codedRow = (levels: readonly number[], sizes: readonly number[]): readonly number[] => [
  1,
  ...sizes.flatMap((size, factor) =>
    Array.from({ length: size - 1 }, (_, i) => Number(levels[factor] === i + 1)),
  ),
];

/** Column of a level in a coded row; null of a first level. */
const columnAt = (factor: number, level: number, sizes: readonly number[]): number | null =>
  level === 0 ? null : sizes.slice(0, factor).reduce((sum, size) => sum + size - 1, 0) + level;

function coefficientAt(
  factor: number,
  level: number,
  coefficients: readonly number[],
  sizes: readonly number[],
): number {
  const column = columnAt(factor, level, sizes);
  return column === null ? 0 : (coefficients[column] ?? 0);
}

function meanAt(
  factor: number,
  level: number,
  coefficients: readonly number[],
  sizes: readonly number[],
): number {
  const averages = sizes.map((size, other) =>
    other === factor
      ? coefficientAt(factor, level, coefficients, sizes)
      : [...Array(size).keys()].reduce((sum, i) => sum + coefficientAt(other, i, coefficients, sizes), 0) /
        size,
  );
  return averages.reduce((sum, average) => sum + average, coefficients[0] ?? 0);
}

function misfitWithout(
  factor: number,
  cells: readonly Cell[],
  sizes: readonly number[],
  centers: readonly number[],
): number {
  const others = <T>(items: readonly T[]): readonly T[] => items.filter((_, i) => i !== factor);
  const model = leastSquares(cells.map(({ levels }) => codedRow(others(levels), others(sizes))));
  return model?.misfit(centers) ?? 0;
}

function errorOf({ df }: LeastSquares, cells: readonly Cell[]): MainEffects['error'] {
  if (df >= LEAST_DF) return 'cells';
  return cells.every(({ values }) => values.length >= LEAST_VALUES) ? 'values' : null;
}

interface Fitted {
  readonly cells: readonly Cell[];
  readonly sizes: readonly number[];
  readonly model: LeastSquares;
  readonly centers: readonly number[];
  readonly resampling: Resampling;
}

type RangeAt = (factor: number, level: number) => Range | null;

function rangesOf(error: MainEffects['error'], fitted: Fitted): RangeAt | null {
  if (error === null) return null;
  return error === 'cells' ? residualRanges(fitted) : resampledRanges(fitted);
}

function residualRanges({ sizes, model, centers, resampling }: Fitted): RangeAt {
  const { level: confidence = LEVEL } = resampling;
  const variance = model.misfit(centers) / model.df;
  const quantile = studentQuantile((1 + confidence) / 2, model.df);
  const coefficients = model.coefficients(centers);
  return (factor, level) => {
    const column = columnAt(factor, level, sizes);
    if (column === null) return null;
    const contrast = coefficients.map((_, i) => Number(i === column));
    const half = quantile * Math.sqrt(variance * model.variance(contrast));
    const change = coefficients[column] ?? 0;
    return { low: change - half, high: change + half };
  };
}

function resampledRanges({ cells, sizes, model, resampling }: Fitted): RangeAt {
  const { seed, rounds = ROUNDS, level: confidence = LEVEL } = resampling;
  const random = createRandom(seed);
  const drawn = Array.from({ length: rounds }, () =>
    model.coefficients(
      cells.map(({ values }) => median(values.map(() => values[random.below(values.length)] ?? 0))),
    ),
  );
  const df = Math.min(...cells.map(({ values }) => values.length)) - 1;
  return (factor, level) => {
    const column = columnAt(factor, level, sizes);
    if (column === null) return null;
    return percentileRange(
      drawn.map(coefficients => coefficients[column] ?? 0),
      confidence,
      df,
    );
  };
}
