import type { StressMetrics } from '../../ingest/stress-metrics.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import type { ServiceAddresses } from '../../model/service-reference.ts';
import type { Launcher } from '../process/launch.ts';
import type { Log } from '../process/log.ts';
import type { CommandReport } from '../process/run-command.ts';
import type { Scratch } from '../process/scratch.ts';
import type { Shell } from '../process/shell.ts';
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
}

/** One finished operation. An outcome of `ok` says that its values are possible, too. */
export interface Operation extends CommandReport {
  readonly emitted: StressMetrics;
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
