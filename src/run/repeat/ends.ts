import type { ScenarioEnding } from '../../model/event.ts';
import { type RepeatPlan, runsToRuleOut } from '../../model/repetition.ts';

/** How far a repetition is. */
export interface RepeatProgress {
  /** Runs that were begun. */
  readonly begun: number;
  /** Runs in which a test failed, or passed only on a retry, or a detector reported a fault. */
  readonly failed: number;
  /** Why the command cannot be started; null while it can. */
  readonly unstartable: string | null;
  /** Since the first run began, milliseconds. */
  readonly elapsedMs: number;
}

/**
 * Why no further run is begun, or null. Asked again when all have ended: what they bring may change the answer of a bound. Failures never
 * end a repetition that does not ask for it: they are what is looked for.
 *
 * | `until`         | ends                                                        | otherwise at `runs` |
 * |-----------------|-------------------------------------------------------------|---------------------|
 * | `runs`          | –                                                           | complete            |
 * | `first-failure` | decided, by the first run with a failed test or a fault      | complete            |
 * | `bound`         | complete, after as many runs without a failure as it takes  | complete            |
 * | `time`          | complete, when the time is over                             | complete            |
 */
export function endOf(plan: RepeatPlan, progress: RepeatProgress): ScenarioEnding | null {
  const { until, runs, only } = plan;
  const { begun, failed, unstartable, elapsedMs } = progress;
  if (unstartable !== null) return { kind: 'failing', reason: unstartable };
  if (until.kind === 'first-failure' && failed > 0) return { kind: 'decided' };
  const most = only === null ? runs : 1;
  if (begun >= most) return { kind: 'complete' };
  if (until.kind === 'bound' && failed === 0 && begun >= runsToRuleOut(until.rate))
    return { kind: 'complete' };
  if (until.kind === 'time' && begun > 0 && elapsedMs >= until.durationMs) return { kind: 'complete' };
  return null;
}
