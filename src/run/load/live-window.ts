import type { LiveWindow } from '../../model/event.ts';
import { quantileIn } from '../../stats/histogram.ts';
import type { WindowTally } from './tally.ts';

/** What is known of a window beside what was counted in it. */
export interface WindowFacts {
  /** Its edges. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How long the oldest operation that has come to no end has waited, at least; 0 where none was due before. */
  readonly waitedMs: number;
  /** The load generator was at fault in it. */
  readonly isVoid: boolean;
}

/** A window as it is shown while the load runs. */
export function liveWindow(
  { fromMs, toMs, waitedMs, isVoid }: WindowFacts,
  { scheduled, dropped, response, busyMs, ended, endedWell }: WindowTally,
): LiveWindow {
  return {
    ...{ fromMs, toMs, scheduled, dropped },
    completed: ended,
    failed: ended - endedWell,
    inFlight: busyMs / (toMs - fromMs),
    p50: quantileIn(response, 0.5),
    p95: quantileIn(response, 0.95),
    p99: quantileIn(response, 0.99),
    ...(waitedMs > 0 ? { waitedMs } : {}),
    ...(isVoid ? { voided: true } : {}),
  };
}
