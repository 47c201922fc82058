import type { Plan } from '../model/plan.ts';

/**
 * The latest moment, in milliseconds since the start of the run, at which each scenario may still start an invocation; null without
 * a budget. It leaves every later scenario its own share, so what an earlier one did not use is free for the next, and a long setup is
 * taken from the first.
 */
export function deadlines({ budgetMs, scenarios }: Plan): readonly (number | null)[] {
  if (budgetMs === null) return scenarios.map(() => null);
  return scenarios.map((_, index) => {
    const later = scenarios.slice(index + 1).reduce((sum, { budgetMs: share }) => sum + (share ?? 0), 0);
    return Math.max(0, budgetMs - later);
  });
}

/** Whether another invocation of the expected length fits before the deadline. The first always may try while there is time at all. */
export function fits(elapsedMs: number, deadlineMs: number | null, durationsMs: readonly number[]): boolean {
  if (deadlineMs === null) return true;
  const total = durationsMs.reduce((sum, duration) => sum + duration, 0);
  const expected = durationsMs.length === 0 ? 0 : total / durationsMs.length;
  return elapsedMs + expected < deadlineMs;
}
