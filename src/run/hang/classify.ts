import type { HangClass } from '../../model/detected.ts';
import { deadProcesses, pipesOf } from './dead.ts';
import type { ProcessFacts, ThreadFacts } from './snapshot.ts';
import {
  type Activity,
  activityOf,
  isFrozen,
  type LastingWait,
  last,
  lastingWaits,
  type Window,
} from './window.ts';

/** What is wrong with a tree. */
export interface Accusation {
  readonly class: HangClass;
  /** One line for people: what was seen. */
  readonly title: string;
  /** It holds only if nobody outside of the tree has one of these pipes open. */
  readonly unless: readonly string[];
}

/**
 * What the tree owes. `nothing`: it may be silent as long as it likes. `progress`: it promised to report progress and has not for too
 * long. `end`: its time is over.
 */
export type Owed = 'nothing' | 'progress' | 'end';

/**
 * More than half a core (or a thread that wants one in more than half of the snapshots), or more than a thousand context switches a second,
 * without progress: it does not wait but goes round in circles.
 */
const BUSY = 0.5;
const HASTY_PER_SECOND = 1000;

/** Below this an idle program of a runtime with threads of its own stays: JVM, Go. */
export const IDLE = 0.05;

/**
 * Names what is wrong with a tree over a window, or null. The order: what is certain from its waits alone, whatever it owes; then, only of a
 * tree that owes something, how it fails to give it.
 *
 * | class      | what is seen                                                                                               |
 * |------------|------------------------------------------------------------------------------------------------------------|
 * | `deadlock` | frozen; each thread waits for good for what only another of them could give; one of them for a lock         |
 * | `io-hang`  | the same with pipes only; or, something owed and the tree idle, one wait at a descriptor, or in state D, all along |
 * | `livelock` | progress owed; more than half a core, or more than 1000 switches a second                                 |
 * | `stall`    | progress owed; neither                                                                                     |
 * | `hang`     | its time is over, and nothing of the above                                                                 |
 */
export function classify(window: Window, owed: Owed): Accusation | null {
  const certain = deadlockIn(window);
  if (certain !== null || owed === 'nothing') return certain;
  if (isStopped(window)) return owed === 'end' ? HANG : null;
  const overdue = overdueIn(window);
  // Slow is no fault of its own: without a promise, only waits say something about a program whose time is over.
  if (owed === 'end') return overdue.class === 'io-hang' ? overdue : HANG;
  return overdue;
}

/** Of a tree whose time is over. */
export const HANG: Accusation = {
  class: 'hang',
  title: 'It did not end within its time, and nothing tells why',
  unless: [],
};

function deadlockIn(window: Window): Accusation | null {
  if (!isFrozen(window)) return null;
  const dead = deadProcesses(last(window));
  if (dead.length === 0) return null;
  const locked = dead.filter(({ threads }) => threads.some(({ wait }) => wait.kind === 'lock'));
  return {
    class: locked.length > 0 ? 'deadlock' : 'io-hang',
    title: locked.length > 0 ? lockTitle(locked) : pipeTitle(dead),
    unless: pipesOf(dead),
  };
}

function lockTitle(locked: readonly ProcessFacts[]): string {
  const threads = locked.reduce((sum, process) => sum + process.threads.length, 0);
  const [whose, is] = threads === 1 ? ['The only thread', 'waits'] : [`All ${threads} threads`, 'wait'];
  return `${whose} of ${namesOf(locked)} ${is} for a lock or a condition, and no other thread is left that could release it`;
}

function pipeTitle(dead: readonly ProcessFacts[]): string {
  const waiting = dead.filter(({ threads }) => threads.some(({ wait }) => wait.kind === 'descriptor'));
  const thread = waiting.flatMap(({ threads }) => threads).find(({ wait }) => wait.kind === 'descriptor');
  const act = thread?.call === null || thread === undefined ? 'wait' : thread.call;
  return `${namesOf(waiting)} waits in ${act} at ${thread?.target ?? 'a pipe'}, whose other end nobody is left to use`;
}

const namesOf = (processes: readonly ProcessFacts[]): string =>
  processes
    .slice(0, 3)
    .map(({ name, pid }) => `${name} (${pid})`)
    .join(', ') + (processes.length > 3 ? ` and ${processes.length - 3} more` : '');

/** Parents wait in state D for a child of vfork until it calls exec: that is a wait for the child. */
const isUninterruptible = ({ thread }: LastingWait): boolean =>
  thread.state === 'D' && thread.wait.kind !== 'child';

/** At a pipe that others of the tree hold, it waits for them: what is wrong is with them. */
const isAtDescriptor = ({ process, thread }: LastingWait): boolean =>
  thread.wait.kind === 'descriptor' && thread.holders.every(pid => pid === process.pid);

function overdueIn(window: Window): Accusation {
  const activity = activityOf(window);
  if (isBusy(activity)) return livelock(activity);
  const waits = lastingWaits(window);
  const blocked = waits.find(isUninterruptible) ?? waits.find(isAtDescriptor);
  return blocked === undefined || activity.utilization > IDLE ? stall(activity) : ioHang(blocked);
}

const isBusy = ({ utilization, switchRate, runnable }: Activity): boolean =>
  utilization > BUSY || runnable > BUSY || switchRate > HASTY_PER_SECOND;

const livelock = ({ utilization, switchRate }: Activity): Accusation => ({
  class: 'livelock',
  title: `No progress, yet it uses ${percent(utilization)} of a core and changes threads ${Math.round(switchRate)} times a second`,
  unless: [],
});

const stall = ({ utilization }: Activity): Accusation => ({
  class: 'stall',
  title: `No progress, and it does next to nothing: ${percent(utilization)} of a core`,
  unless: [],
});

const ioHang = ({ process, thread }: LastingWait): Accusation => ({
  class: 'io-hang',
  title: `${process.name} (${process.pid}) has waited in ${placeOf(thread)} all the time`,
  unless: [],
});

const placeOf = ({ call, target, channel }: ThreadFacts): string =>
  `${call ?? 'the kernel'}${target === null ? (channel === null ? '' : ` (${channel})`) : ` at ${target}`}`;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Somebody stopped it (SIGSTOP, a debugger): then it owes nothing. */
const isStopped = (window: Window): boolean =>
  window.some(({ processes }) =>
    processes.some(({ threads }) => threads.some(({ state }) => state === 'T' || state === 't')),
  );
