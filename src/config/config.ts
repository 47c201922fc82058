import type { DetectorsPlan, HistoryPlan } from '../model/detected.ts';
import type { FactorGrid } from '../model/factors.ts';
import type { HttpDriverPlan, HttpRequestPlan } from '../model/http.ts';
import type { LoadShape, TimedPhase } from '../model/load-shape.ts';
import type { Category, Intensity, Level, Measure, Priority, ReadingPlan } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import type { Quarantined, RepeatEnd } from '../model/repetition.ts';
import type { ServicePlan } from '../model/service.ts';
import type { Unit } from '../model/unit.ts';

/**
 * What the user asked for, fully resolved: units parsed, defaults filled in, nothing optional. Absent things are null or
 * empty. Durations end in `Ms` (milliseconds); limits are in the base unit of their metric (model/unit.ts).
 * The written form is the schema of `schema.ts`; `resolve.ts` makes one from the other.
 */
export interface Config {
  readonly version: 1;
  /** Null: the caller supplies the repository's name. */
  readonly suite: string | null;
  /** Null: fixed by the suite's name. */
  readonly seed: number | null;
  /** Shell command, once a tree; null without one. */
  readonly setup: string | null;
  readonly setupTimeoutMs: number;
  /** Wall clock for the whole suite; null without a limit. */
  readonly budgetMs: number | null;
  readonly intensity: Intensity;
  readonly failFast: boolean;
  /** Given to every scenario's children; a scenario's own `env` wins. Already merged into each driver. */
  readonly env: Readonly<Record<string, string>>;
  readonly policy: PolicyConfig;
  /** Suite-wide limits by metric id or glob over ids (`latency.*`), in file order. */
  readonly thresholds: Readonly<Record<string, PlacedThreshold>>;
  /** In file order; null where none are declared, and any id may be covered. */
  readonly requirements: readonly { readonly id: string; readonly text: string | null }[] | null;
  /** Programs under test, in file order; absent where there are none. */
  readonly services?: readonly ServicePlan[];
  /** In file order. */
  readonly scenarios: readonly ScenarioConfig[];
}

/** Everything of the policy but its thresholds, and what only the caller knows. */
export type PolicyConfig = Omit<Policy, 'thresholds' | 'watchHistory' | 'overrides'>;

export interface ScenarioConfig {
  readonly name: string;
  /** Where the scenario's name stands in the file, from 1. */
  readonly line: number;
  readonly category: Category | null;
  readonly priority: Priority;
  readonly level: Level | null;
  readonly covers: readonly string[];
  readonly tags: readonly string[];
  readonly driver: DriverConfig;
  readonly load: LoadConfig;
  /** The load is that of the first probe of a search for the largest rate that holds; absent: it is simply run. */
  readonly find?: 'max';
  /** It runs once with each combination of these; absent: with its load alone. */
  readonly factors?: FactorGrid;
  readonly samples: SamplesConfig;
  /** Written, or implied by a limit on a leak metric. */
  readonly leaks: boolean;
  readonly measure: Measure;
  /** Absent where none are asked for. */
  readonly detectors?: DetectorsPlan;
  /** Absent for what is measured. */
  readonly repeat?: RepeatConfig;
  /** Absent where no failures are known. */
  readonly quarantine?: readonly Quarantined[];
  /** Absent where no history is checked. */
  readonly histories?: readonly HistoryPlan[];
  /** Services that it needs, by name, in the order in which they are started; absent where it needs none. */
  readonly services?: readonly string[];
  /** By metric id; the suite-wide limits are not merged in. */
  readonly thresholds: Readonly<Record<string, PlacedThreshold>>;
}

/** The operation under load, or where its results are. */
export type DriverConfig = CommandConfig | HttpConfig | WorkerConfig | ModuleConfig | ResultsConfig;

/** One operation is one request. `timeoutMs` is the longest that one may take. */
export interface HttpConfig extends HttpDriverPlan {
  readonly requests: readonly HttpRequestConfig[];
  readonly timeoutMs: number;
}

export interface HttpRequestConfig extends HttpRequestPlan {
  /** Mixes of a grid that it is part of; absent: of each. */
  readonly mixes?: readonly string[];
}

/** Nothing is run: files of another step are read. */
export interface ResultsConfig {
  readonly kind: 'results';
  /** Relative to the working directory. */
  readonly cwd: string;
  readonly read: readonly ReadingPlan[];
  /** As every scenario has; nothing takes time here. */
  readonly timeoutMs: number;
}

/** How a process is started. */
export interface ProcessConfig {
  /** A string goes through a shell, a list is executed without one. */
  readonly command: string | readonly string[];
  /** Relative to the working directory. */
  readonly cwd: string;
  /** The suite's `env` and the scenario's own, which wins. */
  readonly env: Readonly<Record<string, string>>;
  /** Names of variables that are passed on although they would be stripped. */
  readonly passEnv: readonly string[];
  readonly expectExitCodes: readonly number[];
  /** Limit of one process run. */
  readonly timeoutMs: number;
}

export interface CommandConfig extends ProcessConfig {
  readonly kind: 'command';
  /** Absent where nothing is read. */
  readonly read?: readonly ReadingPlan[];
}

/** One operation is one message to a long-lived child. `timeoutMs` limits each of its answers. */
export interface WorkerConfig extends ProcessConfig {
  readonly kind: 'worker';
  /** Null: the worker has only one. */
  readonly operation: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Operations before the measured ones, in the same process. */
  readonly warmup: number;
}

/** One operation is one call of a function; `timeoutMs` limits each. */
export interface ModuleConfig extends Omit<ProcessConfig, 'command'> {
  readonly kind: 'module';
  readonly file: string;
  readonly export: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly warmup: number;
}

export type LoadConfig = ClosedLoadConfig | OpenLoadConfig;

/**
 * At most one of `iterations` and `durationMs` is set; when both are null each user does one operation
 * (iterations = users, on every rung of the ladder).
 */
export interface ClosedLoadConfig {
  readonly model: 'closed';
  /** Rungs of the ladder; one entry when a plain number was written. */
  readonly users: readonly number[];
  readonly iterations: number | null;
  readonly durationMs: number | null;
  /** Absent: none. The two are equal where one was written. */
  readonly thinkTime?: { readonly minMs: number; readonly maxMs: number };
  /** Parts of its time, which they fill; absent where none are written. */
  readonly phases?: readonly TimedPhase[];
}

export interface OpenLoadConfig {
  readonly model: 'open';
  readonly shape: LoadShape;
  readonly arrivals: 'uniform' | 'poisson';
  readonly maxInFlight: number;
  readonly overflow: 'queue' | 'drop';
  /** In place of those of the shape; absent where none are written, or where they are the shape. */
  readonly phases?: readonly TimedPhase[];
}

export interface SamplesConfig {
  readonly warmup: number;
  readonly min: number;
  readonly max: number;
}

/** The repetition of a test. */
export interface RepeatConfig {
  /** The most runs. */
  readonly runs: number;
  /** Rungs of the ladder; one entry when a plain number was written. */
  readonly parallel: readonly number[];
  readonly until: RepeatEnd;
  readonly vary: VaryConfig;
}

/** Levels by condition; a condition without levels does not vary. */
export interface VaryConfig {
  readonly seed: boolean;
  readonly order: boolean;
  readonly cpus: readonly (number | 'all')[];
  /** Processes that only compute. */
  readonly load: readonly number[];
  readonly timezone: readonly string[];
  readonly locale: readonly string[];
  readonly env: Readonly<Record<string, readonly string[]>>;
  readonly pulses: readonly boolean[];
}

/** Limits on one metric, in base units. At least one field differs from its absent value, or the entry would say nothing. */
export interface ThresholdConfig {
  readonly max: number | null;
  readonly min: number | null;
  /** Relative change that matters (0.05 is 5 %); `off`: not compared; null: the default of the metric's kind. */
  readonly regression: number | 'off' | null;
  /** Absolute change below which nothing matters; null: the default of the metric's kind. */
  readonly floor: number | null;
  /** Name of another scenario; its value divides this one's before they are compared. */
  readonly relativeTo: string | null;
  /** A skipped or inconclusive check fails. */
  readonly required: boolean;
}

/**
 * A threshold with the line it was written on, from 1. `unit` is that of `max`, `min` and `floor`; null when none of them was
 * written. For a built-in metric it is the metric's own; for the workload's metrics it must agree with what the workload emits.
 */
export type PlacedThreshold = ThresholdConfig & {
  readonly line: number;
  readonly unit: Unit | null;
  /** Its absolute limits count only when they are broken for so long on end. Absent: as soon as the whole breaks them. */
  readonly forMs?: number;
  /** The load is ended as soon as they are. Absent: it is not. */
  readonly abortOnFail?: true;
};
