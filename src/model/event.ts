import type { Arm } from './arm.ts';
import type { Caveat, Problem } from './caveat.ts';
import type { Detected } from './detected.ts';
import type { Commit, Environment } from './environment.ts';
import type { LatencyHistogram } from './latency.ts';
import type { LoadTrace } from './load.ts';
import type { Outcome } from './outcome.ts';
import type { MetricDeclaration, Plan } from './plan.ts';
import type { Policy } from './policy.ts';
import type { RunOfTests } from './repetition.ts';
import type { LoadSearch, Probe } from './search.ts';
import type { ServiceEnding } from './service.ts';
import type { ShareCounts } from './share.ts';
import type { Unit } from './unit.ts';

export type { Arm } from './arm.ts';

/**
 * One thing that happened. `atMs` is monotonic since the start of the run. A result is a fold over these (`run/fold.ts`), so any
 * prefix of the recording is a readable result.
 */
export type RunEvent = { readonly atMs: number } & (
  | RunStarted
  | {
      readonly type: 'setup-finished';
      readonly arm: Arm;
      readonly durationMs: number;
      readonly outcome: Outcome;
      readonly log: string;
    }
  | { readonly type: 'scenario-started'; readonly scenario: string; readonly arm: Arm }
  | { readonly type: 'invocation-finished'; readonly invocation: Invocation }
  | LoadWindowPassed
  | { readonly type: 'calibrated'; readonly reading: CalibrationReading }
  | {
      readonly type: 'scenario-finished';
      readonly scenario: string;
      readonly arm: Arm;
      readonly ending: ScenarioEnding;
    }
  | ServiceReady
  | ServiceEnded
  | { readonly type: 'caveat'; readonly caveat: Caveat }
  | { readonly type: 'interrupted'; readonly signal: string }
  | { readonly type: 'run-finished' }
);

/** The first event: all that is needed to read the rest. */
export interface RunStarted {
  readonly type: 'run-started';
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly plan: Plan;
  readonly policy: Policy;
  readonly commit: Commit | null;
  readonly environment: Environment;
}

/** A window of a load is over: what is shown while it runs. The invocation's trace says it again, and more. */
export interface LoadWindowPassed {
  readonly type: 'load-window';
  readonly scenario: string;
  readonly arm: Arm;
  readonly window: LiveWindow;
  /** Absent where nothing is searched. */
  readonly probe?: LiveProbe;
}

/** The probe of a search that is under way, and the rates between which the search knows its answer to lie. */
export interface LiveProbe extends Pick<Probe, 'rate' | 'purpose'> {
  /** With the time in which it settles. */
  readonly durationMs: number;
  /** Largest rate that held so far, and smallest that did not; null where there is none yet. */
  readonly holds: number | null;
  readonly fails: number | null;
}

/** Operations are those due in the window, their times those of the ones that have ended by its end, nanoseconds. */
export interface LiveWindow {
  /** Since the start of the load. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly scheduled: number;
  /** Ended within it, well or not. */
  readonly completed: number;
  readonly failed: number;
  readonly dropped: number;
  readonly inFlight: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  /** How long the oldest operation that has come to no end has waited, at least; absent where none was due before this window. */
  readonly waitedMs?: number;
  /** The load generator was at fault in it, as far as it knew by then: its numbers are not those of the service. Absent where it was not. */
  readonly voided?: true;
  /** Cores that the software under test uses, and its resident memory, by the latest reading; absent where nothing was read yet. */
  readonly cpu?: number;
  readonly memoryBytes?: number;
}

/** Which instance of a service: one of the suite belongs to the scenario that it was started for. */
export interface ServicePlace {
  readonly service: string;
  readonly scenario: string;
  readonly arm: Arm;
  /** Log file, relative to the output folder. */
  readonly log: string;
}

/** A service may be used. */
export interface ServiceReady extends ServicePlace {
  readonly type: 'service-ready';
  /** From its start to its readiness. */
  readonly readyMs: number;
}

/** A service is gone, with all that it had started. */
export interface ServiceEnded extends ServicePlace {
  readonly type: 'service-ended';
  /** From its start to its end. */
  readonly aliveMs: number;
  readonly ending: ServiceEnding;
}

/** Why a scenario stopped taking samples. */
export type ScenarioEnding =
  /** All planned samples were taken. */
  | { readonly kind: 'complete' }
  /** A look found it decided before `max`. */
  | { readonly kind: 'decided' }
  /** The budget ran out. */
  | { readonly kind: 'budget' }
  /** Too many invocations failed to go on. */
  | { readonly kind: 'failing'; readonly reason: string }
  /** Not run at all. */
  | { readonly kind: 'not-run'; readonly reason: string }
  | { readonly kind: 'interrupted' };

/** One trial of a scenario's whole load shape: the unit of replication. */
export interface Invocation {
  readonly scenario: string;
  readonly arm: Arm;
  /** Counts from 0 within scenario and arm, warm-up included. */
  readonly index: number;
  readonly warmup: boolean;
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** `ok` when at least one operation was: single failures stand in `operations`. With one operation, that operation's outcome. */
  readonly outcome: Outcome;
  readonly operations: { readonly ok: number; readonly failed: number };
  /**
   * What its shares of operations were counted from, of an invocation that is not ok as well; but for the failures of the whole, which are in
   * `operations`. Absent where nothing was counted, and in older recordings.
   */
  readonly shares?: ShareCounts;
  /** Outcomes of operations that were not ok, by kind, with one example each. */
  readonly failures: readonly OperationFailure[];
  /** The same of operations that were due in phases which are not measured; absent where none failed. */
  readonly unmeasuredFailures?: readonly OperationFailure[];
  /** Base units, by metric id. Empty when the invocation is not ok. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Metrics in `metrics` whose value is a lower bound, because the load was over before what they measure was; absent where none is. */
  readonly atLeast?: readonly string[];
  /** Metrics in `metrics` that are not built in. */
  readonly declarations: readonly MetricDeclaration[];
  /** Lines of `$STRESS_METRICS` that could not be read. */
  readonly problems: readonly Problem[];
  /** What was sampled while it ran; null where nothing was. */
  readonly series: ResourceSeries | null;
  /** What the workload reported of itself on the way; null where it reported nothing. */
  readonly checkpoints: Checkpoints | null;
  /** Of its operations that were ok; absent where it is a single one. */
  readonly latency?: LatencyHistogram;
  /** What became of its load over time; absent where it is a single operation, or a process did them all by itself. */
  readonly loadTrace?: LoadTrace;
  /** What its search came to; absent where nothing was searched. */
  readonly search?: LoadSearch;
  /** Of a repeated test: how its tests ended; its `index` is then the number of the run. */
  readonly tests?: RunOfTests;
  /** Where detectors were asked for: what they reported, and whether they were active. */
  readonly detected?: Detected;
  /** A service ended under it: what it did is not what it was to do. */
  readonly spoiled?: true;
  /** Monitors or metrics that this machine cannot give, with the reason. */
  readonly unavailable: readonly { readonly metric: string; readonly reason: string }[];
  /** Log file, relative to the output folder. */
  readonly log: string;
}

export interface OperationFailure {
  readonly outcome: Outcome;
  readonly count: number;
  /** Invocations that ended so as a whole, because what did their operations, or what they were sent to, was gone; absent where none did. */
  readonly invocations?: number;
  /** Last lines of the output of one of them; control characters removed. */
  readonly excerpt: string;
}

/**
 * Resource readings over one invocation, as parallel columns. `atMs` is relative to the invocation's start. NaN never occurs:
 * a column that could not be read is absent.
 */
export interface ResourceSeries {
  readonly atMs: readonly number[];
  readonly columns: Readonly<Record<string, readonly number[]>>;
  /** CPU time the sampler itself used, divided by elapsed time. */
  readonly samplerUtilization: number;
}

/**
 * What a workload said of itself at points of its own choosing, best right after a forced collection of garbage, as parallel columns
 * (`checkpoint` lines of `$STRESS_METRICS`).
 */
export interface Checkpoints {
  /** Operations done up to each point; ascending. */
  readonly operations: readonly number[];
  /** Base units by name, such as `memory.heap`. */
  readonly columns: Readonly<Record<string, CheckpointColumn>>;
}

export interface CheckpointColumn {
  readonly unit: Unit;
  readonly values: readonly number[];
}

/** Time a fixed piece of work took on this machine now: a covariate for stored baselines, never a ratio. */
export interface CalibrationReading {
  readonly atMs: number;
  readonly cpuNs: number;
  readonly memoryNs: number;
  /** Share of the elapsed time that the work had a core: 1 on an idle machine, less where it waited for its turn. */
  readonly utilization: number;
}
