import type { Random } from './random.ts';
import type { Sized } from './scalability-law.ts';

/** What repeats of several sizes say of how far a measurement is off, in logarithms. */
export interface Spread {
  readonly sizes: readonly Repeats[];
  /** Deviations of all repeats from the mean of their size, in standard deviations of that size. */
  readonly pool: readonly number[];
  /** Degrees of freedom from which the spread of an estimate is known. */
  readonly df: number;
}

interface Repeats {
  readonly size: number;
  readonly count: number;
  /** Mean of the logarithms. */
  readonly center: number;
  /** Standard deviation that resamples of this size get. */
  readonly sd: number;
}

/** Mean and deviations of one size, these made larger by √(m / (m − 1)), as m deviations from their own mean are too small by that. */
function deviations(logs: readonly number[]): { readonly center: number; readonly away: readonly number[] } {
  const center = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const larger = Math.sqrt(logs.length / (logs.length - 1));
  return { center, away: logs.map(log => larger * (log - center)) };
}

const meanSquare = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value * value, 0) / values.length;

/**
 * The spread of logarithms of rates by size, at least two repeats each. Three repeats hardly know their own variance, and sizes may well differ in it:
 * that of a size is taken half from its own repeats and half from all sizes together, and never below its own, as contention hangs on the largest
 * sizes, whose noise is often the largest. Of the degrees of freedom a third is counted, because a parameter of a curve hangs on a few of the sizes. Both
 * shares are conventions; bench/load/simulated.md shows what they cover, with noise that is alike at all sizes and noise that grows. Source: Davison
 * and Hinkley 1997, sections 2.3 and 3.2; Smyth 2004 on moderated variances.
 */
export function spreadOf(bySize: ReadonlyMap<number, readonly number[]>): Spread {
  const sizes = [...bySize].map(([size, logs]) => ({ size, count: logs.length, ...deviations(logs) }));
  const count = sizes.reduce((sum, repeats) => sum + repeats.count, 0);
  const common = sizes.reduce((sum, { away }) => sum + away.length * meanSquare(away), 0) / count;
  return {
    sizes: sizes.map(({ away, ...repeats }) => ({
      ...repeats,
      sd: Math.sqrt(Math.max(meanSquare(away), (meanSquare(away) + common) / 2)),
    })),
    pool: sizes.flatMap(({ away }) => {
      const own = Math.sqrt(meanSquare(away));
      return away.map(deviation => (own === 0 ? 0 : deviation / own));
    }),
    df: (count - sizes.length) / 3,
  };
}

/** As many repeats of every size again, with deviations drawn from all. */
export const redrawn = ({ sizes, pool }: Spread, random: Random): Sized[] =>
  sizes.flatMap(({ size, count, center, sd }) =>
    Array.from({ length: count }, () => ({
      size,
      rate: Math.exp(center + sd * (pool[random.below(pool.length)] ?? 0)),
    })),
  );
