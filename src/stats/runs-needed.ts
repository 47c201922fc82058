import { fisherGreater, type Tally } from './fisher.ts';
import { assertLevel } from './sample.ts';

/** Runs without a failure that rule out a rate of `rate` or more at one-sided `level`: ⌈ln(1 − level) / ln(1 − rate)⌉, 59 for 5 % at 0.95. */
export function runsToExclude(rate: number, level: number): number {
  assertLevel(level, 'a number of runs');
  if (!(rate > 0 && rate < 1))
    throw new RangeError(`Cannot plan runs: the rate is ${rate}, it must lie between 0 and 1`);
  // A rate that was itself made from a number of runs must give that number again.
  return Math.ceil(Math.log1p(-level) / Math.log1p(-rate) - 1e-9);
}

/** Failures beyond which nothing is planned: a rate that takes more of them cannot be told from the base's in any run of ours. */
const MOST_FAILURES = 1000;

/**
 * Runs after which a test that goes on failing at the rate of `seen` is told from a base that never fails, one-sided at `alpha`.
 * `baseRuns`: how many runs of the base there are; `as-many`: each run of the head gets one of the base. Null where no number of runs does.
 */
export function runsToTell(seen: Tally, baseRuns: number | 'as-many', alpha: number): number | null {
  if (seen.failed === 0) return null;
  for (let failed = 1; failed <= MOST_FAILURES; failed++) {
    const runs = Math.ceil((failed * seen.runs) / seen.failed);
    const base = { failed: 0, runs: baseRuns === 'as-many' ? runs : baseRuns };
    if (fisherGreater({ failed, runs }, base) <= alpha) return Math.max(runs, seen.runs);
  }
  return null;
}

/** The chance that at least one of several independent things happens: 1 − Π(1 − p). */
export const anyOf = (chances: readonly number[]): number =>
  0 - Math.expm1(chances.reduce((sum, chance) => sum + Math.log1p(-chance), 0));
