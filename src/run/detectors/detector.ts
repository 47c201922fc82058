import type { Detected } from '../../model/detected.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import type { Guard } from '../process/guard.ts';
import type { Log } from '../process/log.ts';
import type { CommandReport } from '../process/run-command.ts';

/**
 * One source of findings about the processes of a scenario: reports that tools print, the hang watcher, the checks of histories. A member of the
 * family is a file with a `Detector`, and a line in `registry.ts`.
 */
export interface Detector {
  /** Opens it for one operation, before its process is started; null where the scenario does not ask for it. Never two of one folder at once. */
  open(operation: WatchedOperation): Promise<DetectorWatch | null>;
}

/** One operation that is about to start. */
export interface WatchedOperation {
  readonly scenario: PlannedScenario;
  /** What will be executed, where, and the complete environment without what detectors add. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** A fresh empty folder of this operation, for whatever detectors have written; removed afterwards. */
  readonly folder: string;
  /** The file behind `$STRESS_METRICS`. */
  readonly metricsFile: string;
  /** Root of the tree in which it runs: places in reports are given relative to it. */
  readonly root: string;
  readonly log: Log;
  /** Heading of its output in the log. */
  readonly source: string;
}

/** A detector over one operation. Nothing here rejects for what the workload does. */
export interface DetectorWatch {
  /** Added to the environment of the process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where it may ask for the end of the process. At most one detector has it. */
  readonly guard?: Guard;
  /** Called with the root of the process tree and those of its processes that are not the workload's. */
  onSpawn?(rootPid: number, ownPids: readonly number[]): void;
  /** Called with what is printed, stream by stream. */
  onOutput?(chunk: Buffer, stream: 'stdout' | 'stderr'): void;
  /** After the whole tree is gone: what was found, and whether the detector would have found anything. */
  finish(report: CommandReport): Promise<Detected>;
}
