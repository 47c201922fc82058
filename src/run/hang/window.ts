import { type ProcessFacts, processKey, type Snapshot, type ThreadFacts } from './snapshot.ts';
import type { Wait } from './wait.ts';

/** Snapshots over a span without a break, oldest first. At least three: two may agree by chance. */
export type Window = readonly [Snapshot, Snapshot, Snapshot, ...Snapshot[]];

/** Kernel ticks are 10 ms. */
const TICK_MS = 10;

export const spanMs = (window: Window): number => last(window).atMs - window[0].atMs;

export const last = (window: Window): Snapshot => window[window.length - 1] ?? window[0];

/** How busy the whole tree was over the window. */
export interface Activity {
  /** CPU time by elapsed time: 1 is one core. */
  readonly utilization: number;
  /** Context switches a second. */
  readonly switchRate: number;
  /** Share of the snapshots in which a thread ran or wanted to: on a crowded machine it gets less than it wants. */
  readonly runnable: number;
}

/**
 * Of threads that are in both the first and the last snapshot and of those that came in between, with the CPU time of children that were waited
 * for. What a thread did that came and went in between is in neither, but in the time of its process's children when it was one.
 */
export function activityOf(window: Window): Activity {
  const elapsedMs = Math.max(1, spanMs(window));
  const [first, end] = [totalsOf(window[0]), totalsOf(last(window))];
  const rise = (from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>): number =>
    [...to].reduce((sum, [key, value]) => sum + Math.max(0, value - (from.get(key) ?? 0)), 0);
  return {
    utilization: (rise(first.ticks, end.ticks) * TICK_MS) / elapsedMs,
    switchRate: (rise(first.switches, end.switches) * 1000) / elapsedMs,
    runnable: window.filter(hasRunnable).length / window.length,
  };
}

const hasRunnable = ({ processes }: Snapshot): boolean =>
  processes.some(({ threads }) => threads.some(({ state }) => state === 'R'));

function totalsOf({ processes }: Snapshot): { ticks: Map<string, number>; switches: Map<string, number> } {
  const ticks = new Map<string, number>();
  const switches = new Map<string, number>();
  for (const process of processes) {
    ticks.set(processKey(process), process.childTicks);
    for (const thread of process.threads) {
      ticks.set(threadKey(process, thread), thread.ticks);
      switches.set(threadKey(process, thread), thread.switches);
    }
  }
  return { ticks, switches };
}

const threadKey = (process: ProcessFacts, { tid }: ThreadFacts): string => `${processKey(process)}/${tid}`;

/** Of one process alone. */
export const ofProcess = (window: Window, pid: number): Window => {
  const only = ({ atMs, processes }: Snapshot): Snapshot => ({
    atMs,
    processes: processes.filter(process => process.pid === pid),
  });
  const [first, second, third, ...rest] = window;
  return [only(first), only(second), only(third), ...rest.map(only)];
};

/** Whether the same processes with the same threads were there at every snapshot, and none of them ran between the first and the last. */
export function isFrozen(window: Window): boolean {
  const still = stillnessOf(window[0]);
  return window.every(snapshot => stillnessOf(snapshot) === still);
}

/** All that changes when a thread runs: counters, call and the place at which it waits. */
const stillnessOf = ({ processes }: Snapshot): string =>
  processes
    .map(process => `${processKey(process)}(${process.threads.map(threadStillness).join(' ')})`)
    .join(' ');

const threadStillness = ({ tid, ticks, switches, call, wait }: ThreadFacts): string =>
  [tid, ticks, switches, call, placeOf(wait)].join(',');

function placeOf(wait: Wait): string {
  if (wait.kind === 'lock') return wait.address;
  return wait.kind === 'descriptor' ? `fd ${wait.fd}` : wait.kind;
}

/** A thread that waited in the same call at the same place in all snapshots, in which it had the same state. */
export interface LastingWait {
  readonly process: ProcessFacts;
  readonly thread: ThreadFacts;
}

/** Of every thread that is in all snapshots and did not move from its place, with its last facts; it may have been woken in between. */
export function lastingWaits(window: Window): readonly LastingWait[] {
  const places = window.slice(0, -1).map(placesOf);
  return last(window).processes.flatMap(process =>
    process.threads
      .filter(thread => places.every(place => place.get(threadKey(process, thread)) === threadPlace(thread)))
      .map(thread => ({ process, thread })),
  );
}

const threadPlace = ({ state, call, wait }: ThreadFacts): string => `${state} ${call} ${placeOf(wait)}`;

const placesOf = ({ processes }: Snapshot): ReadonlyMap<string, string> =>
  new Map(
    processes.flatMap(process =>
      process.threads.map(thread => [threadKey(process, thread), threadPlace(thread)] as const),
    ),
  );
