import type { LiveWindow } from '../../model/event.ts';
import type { ClosedLoad, Load, OpenLoad } from '../../model/load.ts';
import { addHistograms, type Histogram } from '../../stats/histogram.ts';
import { type ArrivalShare, openArrivals } from './arrivals.ts';
import { monotonicMs } from './clock.ts';
import { runClosed } from './closed.ts';
import { watchGenerator } from './generator-watch.ts';
import { liveWindow } from './live-window.ts';
import { startMetronome } from './metronome.ts';
import { runOpen } from './open.ts';
import type { Operate } from './operate.ts';
import { LoadRecorder } from './recorder.ts';
import type { LoadTally } from './tally.ts';
import { faultIn, lagLimitMs } from './void-windows.ts';
import { ENDLESS_MS, windowEdges } from './windows.ts';

/** What is under way or waits at the end of an open load gets this long at most, as k6's `gracefulStop`. */
export const GRACE_MS = 30_000;

/** One trial of a load, as one thread runs it. */
export interface LoadRun {
  readonly load: Load;
  /** Of its arrivals and pauses. */
  readonly seed: number;
  /** Moments of a replay. */
  readonly times?: readonly number[];
  /** The part of the load that this thread takes; absent: all of it. Of a closed load `load` says it already. */
  readonly share?: ArrivalShare;
  /** The monotonic clock's reading at which the load starts; absent: now. */
  readonly startMs?: number;
  readonly graceMs: number;
  readonly signal: AbortSignal;
  readonly operate: Operate;
  /** Called about when a window is over, with the response times in it; what is due in it may still be under way. */
  readonly onWindow?: (window: LiveWindow, response: Histogram) => void;
}

/** Runs the load to its end. Whoever called aborts what is still under way then, and waits for it. */
export async function runLoad(run: LoadRun): Promise<LoadTally> {
  const { load, times = [] } = run;
  const recorder = new LoadRecorder(windowsOf(load, times));
  return load.model === 'open'
    ? openTally(run, load, lengthOf(load, times), recorder)
    : closedTally(run, load, recorder);
}

const lengthOf = ({ model, durationMs }: Load, times: readonly number[]): number =>
  durationMs ?? (model === 'open' ? (times.at(-1) ?? 0) + 1 : ENDLESS_MS);

/** Where the windows of a load begin, and where the last one ends. A load whose end is no time has one without an end. */
export function windowsOf(load: Load, times: readonly number[]): readonly number[] {
  const durationMs = lengthOf(load, times);
  return durationMs === ENDLESS_MS ? [0, ENDLESS_MS] : windowEdges(durationMs, load.phases ?? []);
}

async function openTally(
  run: LoadRun,
  load: OpenLoad,
  durationMs: number,
  recorder: LoadRecorder,
): Promise<LoadTally> {
  const { seed, times, share, graceMs, signal, operate } = run;
  const arrivals = openArrivals(load, seed, times, share);
  const metronome = await startMetronome();
  const startMs = run.startMs ?? monotonicMs();
  const watch = watchGenerator(recorder, startMs, lookingOn(run, recorder));
  try {
    await runOpen({
      ...{ load, arrivals, durationMs, graceMs, startMs, recorder, metronome, signal, operate },
    });
    watch.stop();
    return recorder.tally(monotonicMs() - startMs);
  } finally {
    watch.stop();
    await metronome.close();
  }
}

async function closedTally(run: LoadRun, load: ClosedLoad, recorder: LoadRecorder): Promise<LoadTally> {
  const { seed, signal, operate } = run;
  const startMs = run.startMs ?? monotonicMs();
  const watch = watchGenerator(recorder, startMs, lookingOn(run, recorder));
  try {
    await runClosed({ load, operate, recorder, signal, seed, startMs });
    watch.stop();
    return recorder.tally(monotonicMs() - startMs);
  } finally {
    watch.stop();
  }
}

/** Shows each window as it passes. How late a start may be depends on the response times of the load, of which those so far are known. */
function lookingOn({ load, onWindow }: LoadRun, recorder: LoadRecorder): (index: number) => void {
  let soFar = addHistograms([]);
  /** The first window of which something has come to no end. */
  let open = 0;
  return index => {
    const window = recorder.window(index);
    const [fromMs, toMs] = recorder.edgesMs.slice(index, index + 2);
    if (window === null || fromMs === undefined || toMs === undefined) return;
    soFar = addHistograms([soFar, window.response]);
    while (open < index && recorder.outstanding(open) === 0) open += 1;
    const facts = {
      ...{ fromMs, toMs },
      waitedMs: toMs - (recorder.edgesMs[Math.min(open + 1, index + 1)] ?? toMs),
      isVoid: load.model === 'open' && faultIn(window, lagLimitMs(soFar)) !== null,
    };
    onWindow?.(liveWindow(facts, window), window.response);
  };
}
