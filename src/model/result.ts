import type { Caveat, Problem } from './caveat.ts';
import type { DetectedOverall } from './detected.ts';
import type { Commit, Environment } from './environment.ts';
import type {
  Arm,
  CalibrationReading,
  Checkpoints,
  OperationFailure,
  ResourceSeries,
  ScenarioEnding,
} from './event.ts';
import type { LatencyHistogram } from './latency.ts';
import type { LoadTrace } from './load.ts';
import type { MetricDefinition } from './metric.ts';
import type { OutcomeKind } from './outcome.ts';
import type { Merged } from './part.ts';
import type { Plan } from './plan.ts';
import type { Repetition } from './repetition.ts';
import type { LoadSearch } from './search.ts';
import type { ServiceResult } from './service.ts';
import type { SetupResult } from './setup.ts';
import type { ShareCounts } from './share.ts';

export type { SetupResult } from './setup.ts';

/** The facts of a run: no threshold, no good or bad. */
export interface RunResult {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** The recording has its last event. */
  readonly complete: boolean;
  readonly interruption: { readonly signal: string } | null;
  readonly commit: Commit | null;
  readonly environment: Environment;
  readonly plan: Plan;
  /** Of the head's tree; null when there was none to run. */
  readonly setup: SetupResult | null;
  /** Of the base's tree. */
  readonly baseSetup: SetupResult | null;
  readonly calibration: readonly CalibrationReading[];
  /** In the plan's order; every planned scenario has an entry for the head. */
  readonly scenarios: readonly ScenarioResult[];
  readonly caveats: readonly Caveat[];
  /**
   * The machines that measured it, where they were several. The machine, the times and the setup above are then those of the first part
   * (the longest duration), and there is no calibration but that of the parts.
   */
  readonly merged?: Merged;
}

export type FailureWithLog = OperationFailure & { readonly log: string };

export interface ScenarioResult {
  readonly id: string;
  readonly arm: Arm;
  readonly digest: string;
  /** Null while the recording has no ending for it (the program was killed). */
  readonly ending: ScenarioEnding | null;
  /** Invocations after warm-up, by outcome; kinds that did not occur are absent. */
  readonly outcomes: Readonly<Partial<Record<OutcomeKind, number>>>;
  readonly warmups: number;
  readonly operations: { readonly ok: number; readonly failed: number };
  /** The same of other shares of operations, and of parts, by metric id; absent where nothing was counted, and in older results. */
  readonly shares?: ShareCounts;
  readonly failures: readonly FailureWithLog[];
  /** Of operations that were due in phases which are not measured: they are in no count and no metric. Absent where none failed. */
  readonly unmeasuredFailures?: readonly FailureWithLog[];
  /** Sorted by id. */
  readonly metrics: readonly MetricSamples[];
  readonly unavailable: readonly { readonly metric: string; readonly reason: string }[];
  readonly problems: readonly Problem[];
  /** The resource series of the last ok invocation; null where nothing was sampled. */
  readonly series: ResourceSeries | null;
  /** The checkpoints of the last ok invocation; null where it reported none. */
  readonly checkpoints: Checkpoints | null;
  /** Indices of the invocations that were neither ok nor interrupted, warm-up included. */
  readonly failedInvocations: readonly number[];
  /** Times of all operations of the invocations that gave samples; absent where each is a single operation, and in older results. */
  readonly latency?: LatencyHistogram;
  /** The load of the last ok invocation, and of the last one where none was ok; absent where there is none to tell of. */
  readonly loadTrace?: LoadTrace;
  /** What the search of each invocation came to that was not interrupted, ok or not; absent where nothing was searched. */
  readonly searches?: readonly LoadSearch[];
  /** Of a repeated test. */
  readonly repetition?: Repetition;
  /** Where detectors were asked for. */
  readonly detected?: DetectedOverall;
  /** The services that ran beside it; absent where it has none. */
  readonly services?: readonly ServiceResult[];
  /** The part of a merged run that measured it. Two parts may have measured the same scenario: they are replicas. */
  readonly part?: string;
}

/** One value an invocation, in the order taken. `invocations[i]` is the index of the invocation that gave `samples[i]`. */
export interface MetricSamples {
  readonly metric: MetricDefinition;
  readonly samples: readonly number[];
  readonly invocations: readonly number[];
  /** Invocations whose sample is a lower bound, ascending; absent where each is the value itself. */
  readonly atLeast?: readonly number[];
}
