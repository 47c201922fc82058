import type { ProcessFacts, Snapshot, ThreadFacts } from '../../../src/run/hang/snapshot.ts';
import type { Wait } from '../../../src/run/hang/wait.ts';
import type { Window } from '../../../src/run/hang/window.ts';

/** What a thread waits for, in a word. `lock`, `shared` and `pipe 7` may be followed by an address, or by the pids that hold the pipe. */
export type Place =
  | 'running'
  | 'sleep'
  | 'lock'
  | 'shared lock'
  | 'child'
  | 'events'
  | 'signal'
  | 'unknown'
  | 'socket'
  | 'disk'
  | 'stopped'
  | { readonly pipe: number; readonly heldBy: readonly number[] };

const WAITS: Readonly<Record<Exclude<Place, object>, readonly [call: string | null, wait: Wait]>> = {
  running: [null, { kind: 'none' }],
  sleep: ['nanosleep', { kind: 'timed' }],
  lock: ['futex', { kind: 'lock', address: '0x1', shared: false, expected: 2 }],
  'shared lock': ['futex', { kind: 'lock', address: '0x2', shared: true, expected: 2 }],
  child: ['wait4', { kind: 'child' }],
  events: ['epoll_pwait', { kind: 'events' }],
  signal: ['rt_sigsuspend', { kind: 'signal' }],
  unknown: [null, { kind: 'unknown' }],
  socket: ['recvfrom', { kind: 'descriptor', direction: 'in', fd: 5 }],
  disk: ['read', { kind: 'descriptor', direction: 'in', fd: 4 }],
  stopped: ['futex', { kind: 'lock', address: '0x1', shared: false, expected: 2 }],
};

const STATES: Readonly<Record<string, string>> = { running: 'R', disk: 'D', stopped: 'T' };
const TARGETS: Readonly<Record<string, string>> = { socket: 'socket:[9]', disk: '/mnt/file' };

function thread(tid: number, place: Place): ThreadFacts {
  const facts = { tid, name: 'it', state: 'S', ticks: 0, switches: 0, channel: null };
  if (typeof place === 'object') {
    const wait: Wait = { kind: 'descriptor', direction: 'in', fd: 3 };
    return { ...facts, call: 'read', wait, target: `pipe:[${place.pipe}]`, holders: place.heldBy };
  }
  const [call, wait] = WAITS[place];
  return { ...facts, state: STATES[place] ?? 'S', call, wait, target: TARGETS[place] ?? null, holders: [] };
}

/** A process whose threads are numbered from its pid on. */
export const processAt = (pid: number, parentPid: number, ...places: readonly Place[]): ProcessFacts => ({
  pid,
  startTicks: pid,
  parentPid,
  name: `p${pid}`,
  childTicks: 0,
  threads: places.map((place, i) => thread(pid + i, place)),
});

const snapshotAt = (atMs: number, processes: readonly ProcessFacts[]): Snapshot => ({ atMs, processes });

/** The same tree at three moments, five seconds apart. */
export const still = (...processes: readonly ProcessFacts[]): Window => [
  snapshotAt(0, processes),
  snapshotAt(5_000, processes),
  snapshotAt(10_000, processes),
];

/** The same, but that every thread uses CPU time and is scheduled in between. */
export function busy(
  { ticks, switches }: { readonly ticks: number; readonly switches: number },
  ...processes: readonly ProcessFacts[]
): Window {
  const [first, second, third] = still(...processes);
  const after = ({ atMs, processes: all }: Snapshot, times: number): Snapshot => ({
    atMs,
    processes: all.map(process => ({
      ...process,
      threads: process.threads.map(facts => ({ ...facts, ticks: ticks * times, switches: switches * times })),
    })),
  });
  return [first, after(second, 1), after(third, 2)];
}
