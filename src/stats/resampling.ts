import { normalCdf } from './normal.ts';
import { assertLevel, sorted } from './sample.ts';
import { studentQuantile } from './student.ts';

/** How an interval is made by resampling. The seed fixes it. */
export interface Resampling {
  readonly seed: number;
  /** Resamples drawn; default `ROUNDS`. */
  readonly rounds?: number;
  /** Two-sided level; default `LEVEL`. */
  readonly level?: number;
}

/** Enough for the ends of a 95 % interval to move by about a twentieth of its width from seed to seed. */
export const ROUNDS = 1_000;
export const LEVEL = 0.95;

/** Ends of an interval; infinite where the draws are. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Percentile interval of resampled estimates, expanded for small samples: instead of the tails (1 ∓ level) / 2 it takes Φ(∓t) with t of Student's
 * distribution with `df` degrees of freedom, because plain percentiles are as short as an interval that knows the spread. At least one draw;
 * infinite ones are ordinary. Source: Hesterberg 2015, "What Teachers Should Know About the Bootstrap", section 3.3.
 */
export function percentileRange(draws: readonly number[], level: number, df: number): Range {
  assertLevel(level, 'an interval by resampling');
  if (draws.length === 0 || draws.some(Number.isNaN))
    throw new RangeError(
      `Cannot compute an interval by resampling: ${draws.length} draws, each must be a number`,
    );
  const tail = normalCdf(studentQuantile((1 - level) / 2, df));
  const order = sorted(draws);
  const skipped = Math.floor(tail * order.length);
  return { low: order[skipped] ?? Number.NaN, high: order[order.length - 1 - skipped] ?? Number.NaN };
}
