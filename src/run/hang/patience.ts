import type { HangPlan } from '../../model/detected.ts';

/** Where the workload sets a pace of its own, so many of its longest steps must have passed: one that is as slow again is not hanging. */
const STEPS = 20;

/** A tenth of the patience, but no more often than ten times a second and no less than once. */
const [SHORTEST_MS, LONGEST_MS] = [100, 1000];

/** Time between two snapshots, milliseconds. */
export const intervalOf = ({ afterMs }: HangPlan): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Math.round(afterMs / 10)));

/** How long there may be no progress where the longest time between two signs of it was `longestGapMs`, as seen once an interval. */
export function patienceOf(plan: HangPlan, longestGapMs: number): number {
  if (!plan.stretches) return plan.afterMs;
  return Math.max(plan.afterMs, STEPS * Math.max(0, longestGapMs - intervalOf(plan)));
}
