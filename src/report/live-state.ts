import type { Arm, LiveProbe, LiveWindow, LoadWindowPassed } from '../model/event.ts';

/** What is known of the load that is under way. */
export interface LiveLoad {
  readonly arm: Arm;
  /** Absent where nothing is searched. */
  readonly probe?: LiveProbe;
  readonly last: LiveWindow;
  /** 95th percentiles of its windows in which something ended, the last `PICTURED` of them, nanoseconds. */
  readonly p95: readonly number[];
  /** Since its start. */
  readonly scheduled: number;
  readonly failed: number;
  readonly dropped: number;
}

/** Windows in the picture of what response times did of late. */
const PICTURED = 24;

/** The load after one more of its windows; one that begins before the last one ended is the first of another load. */
export function addWindow(before: LiveLoad | null, { arm, window, probe }: LoadWindowPassed): LiveLoad {
  const same = before !== null && before.arm === arm && window.fromMs >= before.last.toMs ? before : null;
  return {
    arm,
    ...(probe === undefined ? {} : { probe }),
    last: window,
    p95: [...(same?.p95 ?? []), ...(window.p95 === null ? [] : [window.p95])].slice(-PICTURED),
    scheduled: (same?.scheduled ?? 0) + window.scheduled,
    failed: (same?.failed ?? 0) + window.failed,
    dropped: (same?.dropped ?? 0) + window.dropped,
  };
}
