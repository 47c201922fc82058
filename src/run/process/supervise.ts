import { TimeLimit } from '../time-limit.ts';
import type { Alarm, Guard } from './guard.ts';
import type { Launch, LaunchReport } from './launch.ts';

/** From the polite request to the kill. Below a second, so that an interrupted run ends within two. */
const GRACE_MS = 500;
/** Kills are repeated this often until the tree is gone. */
const REPEAT_MS = 100;

/** A tree that withstands this long (another user's processes, a process stuck in the kernel) is left to itself and said to be. */
const GIVE_UP_MS = 4000;
/** Longer times overflow Node's timers. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Why we ended a process run ourselves; null when it ended by itself. */
export type Stop = 'timeout' | 'abort' | 'hang' | null;

/** How a launch ended. `alarm`: what its guard found before it was stopped. */
export interface Supervised {
  readonly report: LaunchReport;
  readonly stop: Stop;
  readonly alarm?: Alarm;
}

/**
 * Waits for a launch to end, and ends it when its time is over, `signal` aborts or its guard raises the alarm: SIGTERM, then SIGKILL to
 * everything in its tree until nothing is left. A guard takes its evidence before, but for an abort, which ends that too. A process that
 * ended in the same moment as its limit counts as stopped.
 */
export async function supervise(
  launch: Launch,
  timeoutMs: number,
  signal: AbortSignal,
  guard: Guard | null = null,
): Promise<Supervised> {
  let stop: Stop = null;
  let gathered: Promise<Alarm> | undefined;
  let isGone = false;
  let giveUp = (): void => {};
  const over = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const after = (ms: number, act: () => void) => timers.push(setTimeout(act, Math.min(ms, LONGEST_TIMER_MS)));
  const givenUp = new Promise<LaunchReport>(resolve => {
    giveUp = () => resolve(WITHSTOOD);
  });
  const end = (): void => {
    if (over.signal.aborted) return;
    over.abort();
    if (isGone) return;
    launch.terminate();
    after(GRACE_MS, () => timers.push(setInterval(launch.kill, REPEAT_MS)));
    after(GIVE_UP_MS, giveUp);
  };
  const endFor = (reason: 'timeout' | 'hang'): void => {
    if (stop !== null) return;
    stop = reason;
    if (guard === null) end();
    else {
      gathered = guard.gather(over.signal);
      gathered.then(end);
    }
  };
  const onAbort = (): void => {
    stop ??= 'abort';
    end();
  };
  const limit = new TimeLimit(() => endFor('timeout'));
  limit.set(performance.now() + Math.min(timeoutMs, LONGEST_TIMER_MS));
  guard?.alarm.then(() => endFor('hang'));
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    const report = await Promise.race([launch.ended, givenUp]);
    isGone = true;
    // What was asked for its state may have ended of it: its answer is still on the way.
    return { report, stop, ...(gathered === undefined ? {} : { alarm: await gathered }) };
  } finally {
    over.abort();
    limit.close();
    signal.removeEventListener('abort', onAbort);
    for (const timer of timers) clearTimeout(timer);
  }
}

const WITHSTOOD: LaunchReport = {
  ending: { kind: 'lost', reason: 'it could not be killed' },
  wallNs: 0,
  usage: null,
  left: [],
  stuck: 1,
};
