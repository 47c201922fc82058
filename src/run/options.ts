import type { Caveat } from '../model/caveat.ts';
import type { Arm } from '../model/event.ts';
import type { Policy } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import type { Calibration } from './calibration.ts';
import type { Listener } from './journal.ts';
import type { MonitorThread } from './monitors/monitor.ts';

/** What a run needs besides its plan. */
export interface RunOptions {
  /** Only recorded. */
  readonly policy: Policy;
  /** Absolute; in the head's tree. */
  readonly workingDirectory: string;
  /** Absolute; the same folder in the base's tree. Required when the plan has pairs, not used otherwise. */
  readonly baseDirectory: string | null;
  /** Trees in which the setup is still to be run, in this order. Default: the head's, and the base's when the plan has pairs. */
  readonly setupArms?: readonly Arm[];
  /** Absolute; exists. Holds `events.ndjson` and `logs/` afterwards. */
  readonly out: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly toolVersion: string;
  /** A random word that every process of this run carries in its environment (`process/marked.ts`). */
  readonly marker: string;
  /** Interrupts the run; the reason is the signal's name. */
  readonly signal: AbortSignal;
  readonly listeners: readonly Listener[];
  /** Scenario ids that more samples may still decide, asked at each look; what is left of a budget goes to them in this order. */
  readonly enough: (resultSoFar: RunResult) => ReadonlySet<string>;
  /** Whether a P0 scenario has failed and stops the suite; asked only when the plan says fail-fast. */
  readonly failedP0?: (resultSoFar: RunResult, scenarioId: string) => boolean;
  /** Null: nothing is sampled. */
  readonly monitors: MonitorThread | null;
  /** Doubts that were known before the run, put on record at its start. Default: none. */
  readonly doubts?: readonly Caveat[];
  /** Cores from which on one is kept for this program. Default: `CORES_TO_SPARE_ONE`. */
  readonly coresToSpareOne?: number;
  /** Default: of a length that suits the plan's budget. */
  readonly calibration?: Calibration;
}
