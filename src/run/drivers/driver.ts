import type { StressMetrics } from '../../ingest/stress-metrics.ts';
import type { Detected } from '../../model/detected.ts';
import type { LiveWindow, OperationFailure } from '../../model/event.ts';
import type { Load } from '../../model/load.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import type { ServiceAddresses } from '../../model/service-reference.ts';
import type { ShareCounts } from '../../model/share.ts';
import type { LoadTally } from '../load/tally.ts';
import type { UnavailableMetric } from '../monitors/monitor.ts';
import type { Launcher } from '../process/launch.ts';
import type { Log } from '../process/log.ts';
import type { CommandReport } from '../process/run-command.ts';
import type { Scratch } from '../process/scratch.ts';
import type { Shell } from '../process/shell.ts';
import type { ReadTest } from '../reading.ts';
import type { Tree } from '../tree.ts';

/** What one operation is told. */
export interface Stimulus {
  /** 0 … users − 1. Never two operations of one user at once. */
  readonly user: number;
  /** Counts the operations of the invocation from 0. */
  readonly iteration: number;
  /** Heading of its output in the log. */
  readonly source: string;
  /** Of the services that run beside it; absent where none do. */
  readonly addresses?: ServiceAddresses;
  /** The invocation's folder for temporary files; null where the scenario keeps its own. */
  readonly temporary: string | null;
  /** Called with the process tree to watch. */
  readonly onSpawn: (rootPid: number, ownPids: readonly number[]) => void;
  /** Of a run of a repeated test; absent elsewhere. */
  readonly given?: RunGiven;
}

/** What one run of a repeated test is given in place of what all operations of its scenario share. */
export interface RunGiven {
  /** Wins over the scenario's own variables: what is varied is varied. */
  readonly env: Readonly<Record<string, string>>;
  readonly launcher: Launcher;
  readonly log: Log;
}

/** What an invocation tells a driver before its operations: a stimulus without an operation. */
export type Opening = Omit<Stimulus, 'user' | 'iteration'>;

/** One finished operation. An outcome of `ok` says that its values are possible, too. */
export interface Operation extends CommandReport {
  readonly emitted: StressMetrics;
  /** No other can follow in this invocation: what would have done it is gone. Absent: one can. */
  readonly last?: true;
  /** How its tests ended, where tests are read. */
  readonly tests?: readonly ReadTest[];
  /** Why a file or stream that was read does not tell of everything it should; absent where all do, or nothing is read. */
  readonly readFault?: string;
  /** Where detectors were asked for. */
  readonly detected?: Detected;
}

/** A load for a driver that generates it itself. */
export interface GeneratedLoad {
  readonly load: Load;
  /** Of arrivals, pauses and choices. */
  readonly seed: number;
  /** Moments of a replay. */
  readonly times: readonly number[];
  readonly graceMs: number;
  /** Of the services that run beside it; absent where none do. */
  readonly addresses?: ServiceAddresses;
  /** Called about when a window is over. */
  readonly onWindow: (window: LiveWindow) => void;
}

/** What became of it. */
export interface Generated {
  /** Of all its threads together. */
  readonly tally: LoadTally;
  /** Operations of measured phases that were not ok, by kind; with those of the other phases their sum is what the tally says. */
  readonly failures: readonly OperationFailure[];
  readonly unmeasuredFailures: readonly OperationFailure[];
  /** Values that the load alone does not have, such as those of single kinds of requests, in base units, by the ids of built-in metrics and their parts. */
  readonly metrics: Readonly<Record<string, number>>;
  /** What the shares among them were counted from; present although an obstacle leaves no values. */
  readonly shares: ShareCounts;
  /** Those that it withholds, and why. */
  readonly unavailable: readonly UnavailableMetric[];
  /** What keeps all of it from counting; null where nothing does. */
  readonly obstacle: Outcome | null;
}

/** Does one operation and knows nothing of rates, samples or thresholds. No call rejects for what the workload does. */
export interface Driver {
  /** Makes ready what outlives one operation, at the start of each invocation. Gives what failed, or null. */
  open?(opening: Opening, signal: AbortSignal): Promise<Operation | null>;
  run(stimulus: Stimulus, signal: AbortSignal): Promise<Operation>;
  /**
   * Does all operations of an invocation by itself, from `open` to `close`, because one at a time from here would be too slow or too late.
   * `run` is not called then.
   */
  generate?(load: GeneratedLoad, signal: AbortSignal): Promise<Generated>;
  /** Ends it. What is told is of the invocation as a whole: its usage, what it emitted, and an outcome that no operation had. */
  close?(): Promise<Operation>;
}

/** What drivers are made from, for one scenario in one tree. */
export interface DriverContext {
  readonly scenario: PlannedScenario;
  readonly launcher: Launcher;
  readonly shell: Shell;
  readonly scratch: Scratch;
  readonly log: Log;
  /** The plan's `cwd` is relative to its directory. */
  readonly tree: Tree;
  /** A marker value that no other operation of any run has. */
  readonly nextMarker: () => string;
}
