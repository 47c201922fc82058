import type { Arm } from '../model/event.ts';
import type { Plan, PlannedScenario } from '../model/plan.ts';
import type { Calibration } from './calibration.ts';
import type { Journal } from './journal.ts';
import type { Machinery } from './machinery.ts';
import type { RunOptions } from './options.ts';
import type { Stopping } from './stop.ts';

/** What both ways of running a suite, alone and in pairs, are given. */
export interface Suite {
  readonly plan: Plan;
  readonly options: RunOptions;
  readonly machinery: Machinery;
  readonly stopping: Stopping;
  readonly calibration: Calibration;
}

/** Why a scenario cannot begin now. A later one may: what is left of the budget is its own share. */
export function obstacleNow(
  { machinery: { journal }, stopping }: Suite,
  deadlineMs: number | null,
): string | null {
  if (stopping.interruption() !== null) return 'the run was interrupted';
  const spent = deadlineMs !== null && journal.elapsedMs() >= deadlineMs;
  return spent || stopping.signal.aborted ? 'the budget of the suite was used up before it' : null;
}

/** Says of a scenario that it was not run at all, and why. */
export function skip({ id }: PlannedScenario, arms: readonly Arm[], reason: string, journal: Journal): void {
  for (const arm of arms)
    journal.emit({ type: 'scenario-finished', scenario: id, arm, ending: { kind: 'not-run', reason } });
}

/** Why nothing else is to be run after `scenario` has ended, or null. */
export function stopAfter(
  { id, priority }: PlannedScenario,
  { plan, options, machinery }: Suite,
): string | null {
  const asks = plan.failFast && priority === 'P0';
  const stops = asks && options.failedP0?.(machinery.journal.result(), id) === true;
  return stops ? `${id}, a scenario of priority P0, failed` : null;
}

/** Takes the calibration readings of one gap. */
export async function calibrate({ calibration, machinery }: Suite, gap: number, gaps: number): Promise<void> {
  const { journal, stop } = machinery;
  for (let count = calibration.readingsIn(gap, gaps); count > 0 && !stop.aborted; count--) {
    journal.emit({ type: 'calibrated', reading: await calibration.read(journal.elapsedMs) });
  }
}
