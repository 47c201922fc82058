import type { LiveWindow } from '../../model/event.ts';
import { quantileIn } from '../../stats/histogram.ts';
import type { WindowTally } from './tally.ts';

/** A window as it is shown while the load runs, between these edges. */
export function liveWindow(fromMs: number, toMs: number, window: WindowTally, isVoid: boolean): LiveWindow {
  const { scheduled, dropped, response, busyMs } = window;
  return {
    ...{ fromMs, toMs, scheduled, dropped },
    completed: window.ended,
    failed: window.ended - window.endedWell,
    inFlight: busyMs / (toMs - fromMs),
    p50: quantileIn(response, 0.5),
    p95: quantileIn(response, 0.95),
    p99: quantileIn(response, 0.99),
    ...(isVoid ? { voided: true } : {}),
  };
}
