import type { Arm } from './arm.ts';
import type { DetectorsPlan, HistoryPlan } from './detected.ts';
import type { HttpDriverPlan } from './http.ts';
import type { Load } from './load.ts';
import type { Better, MetricKind } from './metric.ts';
import type { Quarantined, RepeatPlan } from './repetition.ts';
import type { Requirement } from './requirement.ts';
import type { ServicePlan } from './service.ts';
import type { Unit } from './unit.ts';

export type { ClosedLoad, Load, OpenLoad } from './load.ts';

/** Memory, computational, concurrency, io or long-running (the five categories of stress). */
export const CATEGORIES = ['memory', 'computational', 'concurrency', 'io', 'long-running'] as const;
export type Category = (typeof CATEGORIES)[number];
export type Level = 'unit' | 'integration' | 'e2e';
export type Intensity = 'low' | 'medium' | 'high' | 'extreme';
export const PRIORITIES = ['P0', 'P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Exactly what will happen: serialisable, printable by `--dry-run`, free of anything about the machine. */
export interface Plan {
  readonly schemaVersion: 1;
  readonly suite: string;
  /** The config file, relative to the working directory. */
  readonly configFile: string;
  /** Every random choice derives from it. */
  readonly seed: number;
  readonly intensity: Intensity;
  /** Wall-clock limit of the whole suite; null without one. */
  readonly budgetMs: number | null;
  /** Shell command run once before the first scenario; null without one. */
  readonly setup: string | null;
  readonly setupTimeoutMs: number;
  /** Stop after a failing scenario of priority P0. */
  readonly failFast: boolean;
  /** Programs that scenarios of this plan need, each after those it needs itself; absent where none is needed. */
  readonly services?: readonly ServicePlan[];
  /** In execution order. */
  readonly scenarios: readonly PlannedScenario[];
  /** Base and head in alternation; null: the head alone. */
  readonly pairing: Pairing | null;
  /** Names of scenarios of the config that filters left out: they are not missing from a comparison. */
  readonly omitted: readonly string[];
  /** What the suite is to cover, in file order; absent where it does not say. */
  readonly requirements?: readonly Requirement[];
  /** Which part of a suite that several machines share this is; absent where one machine runs all of it. */
  readonly shard?: Shard;
  /** Absent where all is as the config says. */
  readonly given?: GivenOptions;
}

/** What whoever started the run said otherwise than the config: whoever repeats it has to say the same. */
export interface GivenOptions {
  readonly intensity?: Intensity;
  readonly durationMs?: number;
  readonly samples?: number;
  readonly budgetMs?: number;
  /** What judges, or the name of the base, as it was given. */
  readonly against?: string;
}

/** Which part of how many: `2/4`. */
export interface ShardChoice {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** One part of a plan that several machines share. */
export interface Shard extends ShardChoice {
  /** 16 hex digits over the whole plan: parts of different plans are never joined. */
  readonly whole: string;
  /** Every part, in order, so that a merge knows what is missing. A part without scenarios is a part. */
  readonly parts: readonly ShardPart[];
}

export interface ShardPart {
  /** Ids of planned scenarios, in execution order. */
  readonly scenarios: readonly string[];
  /** What it was estimated to take, from the plan alone; good for dividing and for nothing else. */
  readonly costMs: number;
}

/**
 * How pairs are taken: one fresh invocation of each side, back to back, in an order drawn beforehand. Neighbours in time share the
 * noise of the machine, which then cancels (docs/statistics.md, "Base and head on one machine").
 */
export interface Pairing {
  /** `search` finds out at each look what is decided; `confirm` holds what was found worse against fresh pairs, once. */
  readonly purpose: 'search' | 'confirm';
  /** What the base is, for people: a commit or a folder. */
  readonly base: string;
  /**
   * Pair counts after which the pipeline is asked which scenarios are still undecided; the last is the most. The error level is spent
   * over these. A soak takes a few long pairs, which have a test and looks of their own (`looksOf`).
   */
  readonly looks: readonly number[];
  /** By scenario id, for each pair: the sides in the order in which they run. Random, and balanced within each look. */
  readonly orders: Readonly<Record<string, readonly (readonly Arm[])[]>>;
  /** The base runs twice in each pair, as a check on the measurement itself. */
  readonly control: boolean;
}

/** Pair counts after which `scenario` is looked at. */
export const looksOf = (
  { looks }: Pick<Pairing, 'looks'>,
  { leaks, samples }: Pick<PlannedScenario, 'leaks' | 'samples'>,
): readonly number[] => (leaks ? samples.looks : looks);

/**
 * Whether its requests go to a program that the suite has not started: it is the same for every tree, so that base and head cannot be told
 * apart by it.
 */
export const meetsOneProgram = ({
  driver,
  services,
}: Pick<PlannedScenario, 'driver' | 'services'>): boolean => driver.kind === 'http' && services === undefined;

/** One scenario after expansion: a ladder `users: [1, 2]` has become two of these. */
export interface PlannedScenario {
  /** Unique: the name in stress.yml, followed by its ladder step where it has one: `parse[users=4]`. */
  readonly id: string;
  /** The name in stress.yml. */
  readonly name: string;
  readonly category: Category | null;
  readonly priority: Priority;
  readonly level: Level | null;
  readonly covers: readonly string[];
  readonly tags: readonly string[];
  readonly driver: PlannedDriver;
  readonly load: Load;
  /** `find: max`: the load above is that of its first probe. Absent for a load that is simply run. */
  readonly search?: SearchPlan;
  /** Limits that are looked at while the load runs; absent where there are none. */
  readonly watches?: readonly LoadWatch[];
  /** Levels of the factors of a grid, by factor; absent outside of one. */
  readonly levels?: Readonly<Record<string, string>>;
  readonly samples: SamplePlan;
  /** Whether each invocation is a long run of many operations whose growth is judged: a soak. */
  readonly leaks: boolean;
  /** `instructions`: they are counted instead of measuring time, and the invocation's times say nothing. */
  readonly measure: Measure;
  /** A test that is repeated until the truth about it is known; absent for what is measured. */
  readonly repeat?: RepeatPlan;
  /** Tests whose failures are known; absent where none are. */
  readonly quarantine?: readonly Quarantined[];
  /** Absent where no reports of detectors are looked for. */
  readonly detectors?: DetectorsPlan;
  /** Checks over what workers wrote down; absent where there are none. */
  readonly histories?: readonly HistoryPlan[];
  /** Names of the services that run beside it, in the order in which they are started; absent where it needs none. */
  readonly services?: readonly string[];
  /** Limit of one process run. */
  readonly timeoutMs: number;
  /** Share of the suite's budget this scenario may use; null without a budget. */
  readonly budgetMs: number | null;
  /** 16 hex digits over everything that changes what is measured; a baseline of another digest is not comparable. */
  readonly digest: string;
  /** Seeds the scenario's own random choices. */
  readonly seed: number;
  /** Where it stands in the config, for annotations. Starts at 1. */
  readonly line: number | null;
}

/** What an invocation gives: times and resources, or a count of instructions; never both. */
export type Measure = 'time' | 'instructions';

/**
 * The search for the largest rate at which all criteria hold for `holdMs` after `settleMs`: doubling until one fails, then bisection of the
 * logarithm until the bracket is no wider than `resolution`.
 */
export interface SearchPlan {
  /** First rate, operations a second, and the largest that is tried. */
  readonly from: number;
  readonly to: number;
  readonly holdMs: number;
  readonly settleMs: number;
  /** Upper end of the bracket divided by its lower. */
  readonly resolution: number;
  /** The scenario's own limits, in the base units of their metrics. */
  readonly criteria: readonly LoadCriterion[];
}

/** An absolute limit of the scenario on a metric that each window, or each probe, has. */
export interface LoadCriterion {
  readonly metric: string;
  readonly max: number | null;
  readonly min: number | null;
}

/** A limit that counts only when it is broken for some time on end, or that ends the invocation as soon as it is. */
export interface LoadWatch extends LoadCriterion {
  /** 0: one window is enough. */
  readonly forMs: number;
  readonly abort: boolean;
}

/** The operation under load, or where its results are. */
export type PlannedDriver =
  | CommandDriverPlan
  | HttpDriverPlan
  | WorkerDriverPlan
  | ModuleDriverPlan
  | ResultsDriverPlan;

/** Nothing is run: files that another step wrote are read. */
export interface ResultsDriverPlan {
  readonly kind: 'results';
  /** Relative to the working directory; the patterns are relative to it. */
  readonly cwd: string;
  readonly read: readonly ReadingPlan[];
}

/** How a process is started. */
export interface ProcessPlan {
  /** A string goes through `sh -c` (or `bash -eo pipefail -c` where bash exists), a list is executed without a shell. */
  readonly command: string | readonly string[];
  /** Relative to the working directory. */
  readonly cwd: string;
  /** Added to the child's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Exit codes that count as success. */
  readonly expectExitCodes: readonly number[];
  /** Names of variables that are given back although they would be stripped (design, safety rules). */
  readonly passEnv: readonly string[];
}

/** One operation is one run of a process. */
export interface CommandDriverPlan extends ProcessPlan {
  readonly kind: 'command';
  /** Output of other tools that is read; absent where none is, so that the digest of such scenarios stays what it was. */
  readonly read?: readonly ReadingPlan[];
}

/** One operation is one message to a child that lives as long as the invocation (docs/workers.md). */
export interface WorkerDriverPlan extends ProcessPlan {
  readonly kind: 'worker';
  /** Named in each message; null where the worker has only one. */
  readonly operation: string | null;
  /** Sent once, with `init`. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Operations before the measured ones, in the same process: compilers and caches have warmed up then. */
  readonly warmup: number;
}

/** One operation is one call of a JavaScript function in a Node process that lives as long as the invocation. */
export interface ModuleDriverPlan extends Omit<ProcessPlan, 'command'> {
  readonly kind: 'module';
  /** Relative to `cwd`. */
  readonly file: string;
  /** Name of the exported function; `default` for the default one. */
  readonly export: string;
  /** Its first argument. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** As of a worker. */
  readonly warmup: number;
}

/** Where a tool's output is and what it is. */
export interface ReadingPlan {
  /** A name of the registry of `ingest/`, or `auto`. */
  readonly format: string;
  /** `stdout`, `stderr` or a pattern of files, relative to the command's folder. */
  readonly from: string;
}

/**
 * How many invocations to take. An invocation is one trial of the whole load shape and the unit of replication. After each
 * count in `looks` the pipeline is asked whether the scenario is still undecided; the last look is `max`.
 */
export interface SamplePlan {
  readonly warmup: number;
  readonly min: number;
  readonly max: number;
  readonly looks: readonly number[];
}

/** A metric that the workload itself declared on its metrics lines. */
export interface MetricDeclaration {
  readonly id: string;
  readonly unit: Unit;
  readonly better: Better | null;
  /** Absent: by the unit. A time of nanoseconds inside a benchmark's loop is no `time` of a process, whose floor is 2 ms. */
  readonly kind?: MetricKind;
  /** Nothing says which way is better, not even the unit. */
  readonly undirected?: boolean;
}
