import { readFileSync } from 'node:fs';
import type { Random } from '../../stats/random.ts';
import { signalProcess } from '../process/signal.ts';

/** Mean time between the end of one stop and the next, milliseconds. */
const MEAN_GAP_MS = 20;
/** How long the processes stand still: between these, milliseconds. */
const SHORTEST_STOP_MS = 1;
const LONGEST_STOP_MS = 50;

/** One stop: so long after the one before has ended, and so long. */
export interface Pulse {
  readonly gapMs: number;
  readonly stopMs: number;
}

/** The next stop of a run: exponential gaps, so that no moment of the program is left out; stops of every length alike. */
export const drawPulse = (random: Random): Pulse => ({
  gapMs: -MEAN_GAP_MS * Math.log(1 - random.next()),
  stopMs: SHORTEST_STOP_MS + random.next() * (LONGEST_STOP_MS - SHORTEST_STOP_MS),
});

/** Stops and continues the processes of one run. */
export interface Pulses {
  /** Begins; `rootPid` is the launcher, whose child leads the group of the command. */
  begin(rootPid: number): void;
  /** Ends with the group going on. More calls change nothing. */
  end(): void;
}

/**
 * Pulses that `random` fixes. Only the command's own process group is stopped, never the launcher, which kills the whole tree when this
 * program dies; when `signal` aborts the group goes on at once, since a stopped process does not heed the request to end.
 */
export function openPulses(random: Random, signal: AbortSignal): Pulses {
  let timer: NodeJS.Timeout | undefined;
  let group: number | null = null;
  let root: number | null = null;
  let over = false;

  const stop = ({ stopMs }: Pulse): void => {
    if (over || root === null) return;
    group ??= groupBelow(root);
    if (group !== null) signalProcess(-group, 'SIGSTOP');
    timer = setTimeout(goOn, stopMs);
  };
  const goOn = (): void => {
    if (group !== null) signalProcess(-group, 'SIGCONT');
    if (!over) wait();
  };
  const wait = (): void => {
    const pulse = drawPulse(random);
    timer = setTimeout(stop, pulse.gapMs, pulse);
  };
  const end = (): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    goOn();
  };
  return {
    begin(rootPid) {
      if (over || root !== null) return;
      root = rootPid;
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
      else wait();
    },
    end,
  };
}

/** The process group that the launcher's child leads, or null before it leads one and where /proc does not tell. */
function groupBelow(launcher: number): number | null {
  const child = Number(read(`/proc/${launcher}/task/${launcher}/children`).trim().split(' ')[0]);
  if (!(child > 1)) return null;
  // The fields after the name, which may hold anything: state, parent, group.
  const [, , group] = read(`/proc/${child}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  return Number(group) === child ? child : null;
}

/** '' for a process that is gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
