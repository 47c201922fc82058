import type { ChildProcess } from 'node:child_process';

/** What to execute: no shell, absolute working directory, the complete environment. */
export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How the direct child ended. `not-started`: `code` is an errno name such as `ENOENT`. */
export type ProcessEnding =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'not-started'; readonly code: string }
  /** The measurement itself was destroyed, as when the workload killed its launcher. */
  | { readonly kind: 'lost'; readonly reason: string };

/** `struct rusage` of the command and the descendants it waited for, in base units. */
export interface Usage {
  readonly userNs: number;
  readonly systemNs: number;
  /** Largest resident set of one process; never below the launcher's own 2–3 MB, which the kernel counts until exec. */
  readonly peakBytes: number;
  readonly contextSwitches: number;
  /** Storage traffic that reached a block device, counted in 512-byte units. */
  readonly readBytes: number;
  readonly writtenBytes: number;
  readonly minorFaults: number;
  readonly majorFaults: number;
}

/** Facts about one process run, complete once the whole tree is gone. */
export interface LaunchReport {
  readonly ending: ProcessEnding;
  readonly wallNs: number;
  /** Null where this platform does not tell. */
  readonly usage: Usage | null;
  /** Names of processes that outlived the command and were killed. */
  readonly left: readonly string[];
  /** How many processes could not be killed (another user's, or stuck in the kernel). */
  readonly stuck: number;
}

/** A process run in progress. `ended` never rejects. */
export interface Launch {
  /** Root of the tree to watch; undefined when nothing was started. */
  readonly pid: number | undefined;
  /** Processes of the tree that belong to the measurement, not to the workload. */
  readonly ownPids: readonly number[];
  readonly ended: Promise<LaunchReport>;
  /** Asks the command to end (SIGTERM). */
  terminate(): void;
  /** Kills the whole tree at once. To be repeated until `ended` settles: one signal can be lost to a race. */
  kill(): void;
}

/** What a launch needs besides the command. */
export interface LaunchSurroundings {
  /** Where stdout and stderr go: descriptors of the caller's, or new pipes. */
  readonly output: 'pipe' | number;
  /** Where stderr goes when not where stdout does; absent: there. */
  readonly errorOutput?: 'pipe' | number;
  /** Where stdin comes from; absent: it is empty. */
  readonly input?: 'pipe' | number;
  /** Called with the direct child once spawned, so that its pipes can be read. */
  readonly onSpawn: (child: ChildProcess) => void;
}

/** One way to start and measure a process. */
export interface Launcher {
  readonly name: 'perl' | 'plain';
  /** Where times come from and how precise they are, for `unavailable` entries; null when `usage` is exact. */
  readonly shortcoming: string | null;
  launch(command: Command, surroundings: LaunchSurroundings): Launch;
  /** The same launcher, but its commands may run only on these cores. Absent where it cannot be done. */
  onCores?(cores: readonly number[]): Launcher;
}
