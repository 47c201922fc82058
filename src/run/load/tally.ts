import { addHistograms, type Histogram } from '../../stats/histogram.ts';

/**
 * What one generator thread counted in one window. Operations count where they were due, but for `ended`, `endedWell` and `busyMs`, which
 * count where it happened. Everything can be added up over threads but the generator's own state, of which the worst counts.
 */
export interface WindowTally {
  readonly scheduled: number;
  readonly queued: number;
  readonly dropped: number;
  readonly ok: number;
  readonly failed: number;
  readonly timedOut: number;
  /** Of those that timed out: given up when the load's time of grace was over. */
  readonly unanswered: number;
  readonly interrupted: number;
  /** Of those that were interrupted: never sent, as they waited for a free place until the load was given up. */
  readonly unsent: number;
  /** Operations that ended in it, well or not. */
  readonly ended: number;
  readonly endedWell: number;
  /** Time that operations were under way in it, added up: two at once for a second are 2,000. */
  readonly busyMs: number;
  /** Time from sending to end of the operations that were due in it and ended, added up. */
  readonly takenMs: number;
  /** Nanoseconds; src/model/load.ts says what is in them. */
  readonly response: Histogram;
  readonly service: Histogram;
  readonly lag: Histogram;
  /** Shortest age in `response` of what came to no end, nanoseconds; infinite where all did. */
  readonly unendedFromNs: number;
  /** Share of it that the thread's event loop was busy. */
  readonly utilization: number;
  /** Its garbage collections, added up, and the longest. */
  readonly gcMs: number;
  readonly gcPauseMs: number;
}

/** What one load came to, as one thread saw it or as several did together. */
export interface LoadTally {
  readonly edgesMs: readonly number[];
  readonly threads: number;
  readonly windows: readonly WindowTally[];
}

/** Of threads that shared one load: their windows have the same edges, but for an end that is no time: it is over with the last of them. */
export function addTallies(tallies: readonly LoadTally[]): LoadTally {
  const [first] = tallies;
  const endMs = Math.max(0, ...tallies.map(({ edgesMs }) => edgesMs.at(-1) ?? 0));
  const edgesMs = first === undefined ? [0] : [...first.edgesMs.slice(0, -1), endMs];
  return {
    edgesMs,
    threads: tallies.reduce((sum, { threads }) => sum + threads, 0),
    windows: edgesMs
      .slice(1)
      .map((_, index) => addWindows(tallies.flatMap(({ windows }) => windows[index] ?? []))),
  };
}

/** Over threads of one window, or over windows of one thread. */
export function addWindows(windows: readonly WindowTally[]): WindowTally {
  const sum = (of: (window: WindowTally) => number): number =>
    windows.reduce((total, window) => total + of(window), 0);
  const worst = (of: (window: WindowTally) => number): number => Math.max(0, ...windows.map(of));
  return {
    scheduled: sum(window => window.scheduled),
    queued: sum(window => window.queued),
    dropped: sum(window => window.dropped),
    ok: sum(window => window.ok),
    failed: sum(window => window.failed),
    timedOut: sum(window => window.timedOut),
    unanswered: sum(window => window.unanswered),
    interrupted: sum(window => window.interrupted),
    unsent: sum(window => window.unsent),
    ended: sum(window => window.ended),
    endedWell: sum(window => window.endedWell),
    busyMs: sum(window => window.busyMs),
    takenMs: sum(window => window.takenMs),
    response: addHistograms(windows.map(window => window.response)),
    service: addHistograms(windows.map(window => window.service)),
    lag: addHistograms(windows.map(window => window.lag)),
    unendedFromNs: Math.min(Number.POSITIVE_INFINITY, ...windows.map(window => window.unendedFromNs)),
    utilization: worst(window => window.utilization),
    gcMs: worst(window => window.gcMs),
    gcPauseMs: worst(window => window.gcPauseMs),
  };
}
