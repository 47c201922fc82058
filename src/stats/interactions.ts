import { betaCdf } from './beta.ts';
import { mean } from './descriptive.ts';
import { leastSquares } from './least-squares.ts';
import { type Cell, codedRow } from './main-effects.ts';

/** Two factors whose effects do not add up. */
export interface PairEffect {
  /** Indices of the factors, ascending. */
  readonly factors: readonly [number, number];
  /** Of the sum of squares between cells. */
  readonly share: number;
  /** Probability of as much where effects add up and errors are normal: F against the scatter within cells. */
  readonly p: number;
}

/**
 * Interactions of each two factors, over the means of cells. Null where they cannot be told: a design that lacks combinations mixes them up with
 * effects of other factors, and a cell with a single value has no scatter.
 */
export function pairEffects(cells: readonly Cell[], sizes: readonly number[]): readonly PairEffect[] | null {
  const combinations = sizes.reduce((product, size) => product * size, 1);
  if (sizes.length < 2 || cells.length < combinations || cells.some(({ values }) => values.length < 2))
    return null;
  const means = cells.map(({ values }) => mean(values));
  const total = misfitOf(means, cells, () => [1]);
  const additive = misfitOf(means, cells, levels => codedRow(levels, sizes));
  if (total === null || additive === null) return null;
  const noise = scatterOf(cells);
  const pairs: PairEffect[] = [];
  for (const [j, many] of sizes.entries())
    for (const [i, some] of sizes.slice(0, j).entries()) {
      const left = misfitOf(means, cells, levels => [
        ...codedRow(levels, sizes),
        ...products(levels[i] ?? 0, levels[j] ?? 0, some, many),
      ]);
      if (left === null) return null;
      const squares = beyondRounding(additive - left, cells);
      const df = (some - 1) * (many - 1);
      pairs.push({
        factors: [i, j],
        share: total > 0 ? Math.min(1, squares / total) : 0,
        p: tailOf(squares / df, df, noise),
      });
    }
  return pairs;
}

/** Values differ from what is fitted to them by some of their last digits, whatever they are: a share of 10⁻¹² of them, squared here, is no difference. */
const ROUNDING = 1e-24;

/** `squares`, or 0 where they are no more than the rounding of the values. */
function beyondRounding(squares: number, cells: readonly Cell[]): number {
  const all = cells.reduce((sum, { values }) => sum + values.reduce((own, value) => own + value ** 2, 0), 0);
  return squares > ROUNDING * all ? squares : 0;
}

const misfitOf = (
  means: readonly number[],
  cells: readonly Cell[],
  rowOf: (levels: readonly number[]) => readonly number[],
): number | null => leastSquares(cells.map(({ levels }) => rowOf(levels)))?.misfit(means) ?? null;

/** A one where both levels are those of the column. */
const products = (a: number, b: number, some: number, many: number): readonly number[] =>
  Array.from({ length: (some - 1) * (many - 1) }, (_, k) =>
    Number(a === 1 + (k % (some - 1)) && b === 1 + Math.floor(k / (some - 1))),
  );

/** Variance of the mean of a cell, pooled over cells, and its degrees of freedom. */
function scatterOf(cells: readonly Cell[]): { readonly variance: number; readonly df: number } {
  const df = cells.reduce((sum, { values }) => sum + values.length - 1, 0);
  const squares = cells.reduce((sum, { values }) => {
    const center = mean(values);
    return sum + values.reduce((own, value) => own + (value - center) ** 2, 0);
  }, 0);
  const perMean = mean(cells.map(({ values }) => 1 / values.length));
  return { variance: (beyondRounding(squares, cells) / df) * perMean, df };
}

/** Upper tail of F: P(F > f) = I(d₂ / (d₂ + d₁ f); d₂/2, d₁/2). Without any scatter whatever is there is no chance. */
function tailOf(meanSquare: number, df: number, noise: ReturnType<typeof scatterOf>): number {
  if (noise.variance === 0) return meanSquare > 0 ? 0 : 1;
  const f = meanSquare / noise.variance;
  return betaCdf(noise.df / (noise.df + df * f), noise.df / 2, df / 2);
}
