import type { Wait } from './wait.ts';

/** A process tree at one moment, as far as /proc tells. Zombies and the tool's own launchers are left out. */
export interface Snapshot {
  /** Monotonic milliseconds. */
  readonly atMs: number;
  readonly processes: readonly ProcessFacts[];
}

export interface ProcessFacts {
  readonly pid: number;
  /** Ticks since boot at its start: with the pid it names the process for good. */
  readonly startTicks: number;
  readonly parentPid: number;
  readonly name: string;
  /** CPU time of its ended children that it waited for, in ticks of 10 ms. */
  readonly childTicks: number;
  readonly threads: readonly ThreadFacts[];
}

export interface ThreadFacts {
  readonly tid: number;
  readonly name: string;
  /** One letter of proc_pid_stat(5): R, S, D, T, t … */
  readonly state: string;
  /** CPU time in ticks of 10 ms. */
  readonly ticks: number;
  /** Voluntary and involuntary context switches. */
  readonly switches: number;
  /** The system call it is in; null outside of those that have a name in `system-calls.ts`. */
  readonly call: string | null;
  readonly wait: Wait;
  /** Of a wait at a descriptor: what it is, such as `pipe:[4711]` or `/data/file`; null elsewhere. */
  readonly target: string | null;
  /** Of a wait at a pipe: processes of the tree that hold it open, on whichever side. Empty elsewhere. */
  readonly holders: readonly number[];
  /** Where in the kernel it sleeps (wchan); null where the kernel hides that. */
  readonly channel: string | null;
}

export const processKey = ({ pid, startTicks }: ProcessFacts): string => `${pid}:${startTicks}`;
