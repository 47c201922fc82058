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
export type Stop = 'timeout' | 'abort' | null;

/**
 * Waits for a launch to end, and ends it when its time is over or `signal` aborts: SIGTERM, then SIGKILL to everything in its tree
 * until nothing is left. A process that ended in the same moment as its limit counts as stopped.
 */
export async function supervise(
  launch: Launch,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<{ report: LaunchReport; stop: Stop }> {
  let stop: Stop = null;
  let giveUp = (): void => {};
  const timers: NodeJS.Timeout[] = [];
  const after = (ms: number, act: () => void) => timers.push(setTimeout(act, Math.min(ms, LONGEST_TIMER_MS)));
  const givenUp = new Promise<LaunchReport>(resolve => {
    giveUp = () => resolve(WITHSTOOD);
  });
  const end = (reason: 'timeout' | 'abort'): void => {
    if (stop !== null) return;
    stop = reason;
    launch.terminate();
    after(GRACE_MS, () => timers.push(setInterval(launch.kill, REPEAT_MS)));
    after(GIVE_UP_MS, giveUp);
  };
  const onAbort = (): void => end('abort');
  after(timeoutMs, () => end('timeout'));
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    const report = await Promise.race([launch.ended, givenUp]);
    return { report, stop };
  } finally {
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
