import type { StressMetrics } from '../../ingest/stress-metrics.ts';
import type { PlannedScenario } from '../../model/plan.ts';
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

/** One finished operation. An outcome of `ok` says that its values are possible, too. */
export interface Operation extends CommandReport {
  readonly emitted: StressMetrics;
  /** How its tests ended, where tests are read. */
  readonly tests?: readonly ReadTest[];
}

/** Does one operation and knows nothing of rates, samples or thresholds. `run` never rejects for what the workload does. */
export interface Driver {
  run(stimulus: Stimulus, signal: AbortSignal): Promise<Operation>;
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
