import type { Bottleneck } from './bottleneck.ts';
import type { Caveat } from './caveat.ts';
import type { Comparison, Interval } from './comparison.ts';
import type { DetectorRecord, KnownFault } from './detected.ts';
import type { ScenarioEnding } from './event.ts';
import type { GridAnalysis } from './factors.ts';
import type { TestsAnalysis } from './flakes.ts';
import type { OperationTimes } from './latency.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome, OutcomeKind } from './outcome.ts';
import type { LadderRung, ScalabilityChange, ScalabilityLaw } from './scalability.ts';
import type { ShareCount } from './share.ts';
import type { Unit } from './unit.ts';

export type * from './comparison.ts';

/** Estimates and comparisons with their doubts; no pass or fail. */
export interface Analysis {
  readonly schemaVersion: 1;
  readonly reference: Reference;
  /** Number of metrics in the family that shares `alpha`, after Holm. */
  readonly family: { readonly alpha: number; readonly metrics: number };
  readonly scenarios: readonly ScenarioAnalysis[];
  /** Scenarios that were run with several numbers of users, each as a whole; absent where there are none. */
  readonly ladders?: readonly LadderAnalysis[];
  /** Main effects of the grids of the plan, in its order; absent where it has none. */
  readonly grids?: readonly GridAnalysis[];
  /** Median change over all compared metrics (ratio, worse is positive): a diagnostic, never subtracted. Null below three metrics. */
  readonly suiteShift: number | null;
  /** What the second arm of the base found; null without one. */
  readonly control: ControlAnalysis | null;
  /** Steps and slow creep of the stored history that no report has named before. */
  readonly drift: readonly Drift[];
  readonly recommendations: readonly Recommendation[];
  readonly caveats: readonly Caveat[];
}

/** Base against base in the same alternation, by the same rule as the head: an alarm here is the measurement's own. */
export interface ControlAnalysis {
  /** Metrics that were held against themselves. */
  readonly metrics: number;
  /** `change` is relative; of growth the difference, in the metric's unit. */
  readonly alarms: readonly { readonly scenario: string; readonly metric: string; readonly change: number }[];
}

/**
 * A lasting change of level in the stored history of one metric. A `step` begins with one run (E-divisive); `creep` is the newest runs
 * against the oldest third, each step too small to be seen. `change` is relative and positive for worse.
 */
export interface Drift {
  readonly kind: 'step' | 'creep';
  readonly scenario: string;
  readonly metric: string;
  /** The first run of the new level; for creep the newest. */
  readonly commit: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly change: number;
  /** Levels in base units: medians of the runs before and after. */
  readonly before: number;
  readonly after: number;
  /** Adjusted for the metrics that were looked at. */
  readonly p: number;
}

/** What the head was compared with. */
export type Reference =
  | {
      readonly kind: 'stored';
      readonly source: string;
      /** Runs in the file, and those of the same machine class that were used. */
      readonly runs: number;
      readonly comparableRuns: number;
      readonly newestCommit: string;
      readonly newestAt: string;
      readonly ageDays: number;
    }
  /** The base's own tree, run in alternation on this machine. */
  | {
      readonly kind: 'paired';
      /** A commit or a folder. */
      readonly base: string;
      /** Scenarios that were run in pairs; the others rest on the screening. */
      readonly scenarios: readonly string[];
      /** What chose them: null when all were run in pairs at once. */
      readonly screening: Reference | null;
    }
  | { readonly kind: 'none'; readonly code: ReferenceAbsence; readonly reason: string };

export type ReferenceAbsence =
  | 'first-run'
  | 'disabled'
  | 'unavailable'
  | 'truncated'
  | 'hostile'
  | 'too-large'
  | 'foreign'
  | 'future'
  | 'stale'
  | 'other-machine'
  /** The base could not be checked out, set up or run. */
  | 'no-base';

export interface ScenarioAnalysis {
  readonly id: string;
  readonly ending: ScenarioEnding | null;
  readonly outcomes: Readonly<Partial<Record<OutcomeKind, number>>>;
  /** Successful invocations after warm-up. */
  readonly invocations: number;
  /** The most frequent outcome that was not ok; null when all were. */
  readonly trouble: {
    readonly outcome: Outcome;
    readonly count: number;
    /** Of `count`, those that ended as `outcome` says; absent where all did. */
    readonly alike?: number;
    /** `count` invocations ended so as a whole, and not single operations of theirs; absent where operations failed. */
    readonly whole?: true;
    readonly excerpt: string;
    readonly log: string;
    /**
     * Operations that were done, of which `count` failed; null where some of those are not among them, because they were of a warm-up. Absent
     * where invocations failed.
     */
    readonly requests?: number | null;
  } | null;
  /** Why the load generator could not do an invocation, most frequent reason; absent where it could do all. */
  readonly hindrance?: string;
  readonly metrics: readonly MetricAnalysis[];
  /** How often it failed beside the base; null where neither side failed or no pairs were taken. */
  readonly failures: FailureComparison | null;
  /** How its resources moved during one long run; empty where none was long enough. */
  readonly trends: readonly Trend[];
  readonly unavailable: readonly { readonly metric: string; readonly reason: string }[];
  /** What detectors reported; absent where none were asked for. */
  readonly detected?: DetectedAnalysis;
  /** Over all operations of all invocations; absent where an invocation is a single operation. */
  readonly operationTimes?: OperationTimes;
  /** What ran short in its last load, most telling first; absent where that was not saturated. */
  readonly bottlenecks?: readonly Bottleneck[];
  /** Of a repeated test, where any run of it was made. */
  readonly tests?: TestsAnalysis;
}

/** Faults and detectors over every run of the head, beside those of the base. */
export interface DetectedAnalysis {
  /** One for each detector that was asked for or reported something, sorted by name. */
  readonly detectors: readonly DetectorAnalysis[];
  /**
   * Something failed, and what detectors reported says all of it (`analyze/explained.ts`): an exit code is then no second failure. Of a repeated
   * scenario it is about the command itself, not about its tests.
   */
  readonly explainsFailures: boolean;
}

export interface DetectorAnalysis {
  readonly detector: string;
  /** It was named in the config, so that its silence has to mean something; otherwise it only spoke. */
  readonly asked: boolean;
  /** Invocations in which it was active, was not, and in which nobody knows, with the evidence. */
  readonly record: DetectorRecord;
  readonly faults: readonly FaultAnalysis[];
  /** Without a fault: the share of invocations that may have one all the same, at 95 % one-sided (exact binomial); null otherwise. */
  readonly bound: number | null;
}

export interface FaultAnalysis extends KnownFault {
  /** Invocations of the base in which it was reported, of so many; null where the base did not run. */
  readonly base: { readonly reported: number; readonly invocations: number } | null;
}

/** A command that fails sometimes is a rate: head against base over the same pairs, by sign flips of the pairs' differences. */
export interface FailureComparison {
  readonly base: FailureRate;
  readonly head: FailureRate;
  /** One-sided for more failures on the head, before and after Holm over the scenarios in which anything failed. */
  readonly p: number;
  readonly adjustedP: number;
  readonly alpha: number;
}

export interface FailureRate {
  readonly failed: number;
  readonly invocations: number;
  /** Wilson. */
  readonly interval: Interval;
}

/** One resource over the last long run of the head: shown, never judged. */
export interface Trend {
  /** The leak metric it belongs to: `memory.leak`. */
  readonly metric: string;
  /** What was read, for people: `memory.heap at checkpoints`, `unique memory of the process tree`. */
  readonly source: string;
  readonly unit: Unit;
  readonly shape: SeriesShape;
  /** What a single run can say of the second half; never a verdict. */
  readonly advice: 'growing' | 'fading' | 'flat';
  /** Values in base units, in order, thinned to what a small picture holds. */
  readonly picture: readonly number[];
}

export type SeriesShape = 'flat' | 'plateau' | 'linear' | 'sawtooth' | 'step' | 'oscillating';

export interface MetricAnalysis {
  readonly metric: MetricDefinition;
  /** The scenario whose value divides this one in the comparison; its levels then stand at that scenario's usual one. Null: compared as it is. */
  readonly relativeTo: string | null;
  /** It belongs to the family that may turn the verdict; others are shown for information. */
  readonly gated: boolean;
  /** Null when there is no usable sample. */
  readonly estimate: Estimate | null;
  /** What a share of operations was counted from over all invocations; absent where these counts are not known, and for everything else. */
  readonly counted?: ShareCount;
  readonly comparison: Comparison;
  /** One for each absolute limit in the policy. */
  readonly limits: readonly LimitAnalysis[];
  readonly caveats: readonly Caveat[];
  /** What each machine found, where several measured it; the fields above are then what they say together. */
  readonly machines?: MachineSpread;
}

/** One scenario that was run with several numbers of users, as a whole. */
export interface LadderAnalysis {
  /** The scenario's name in stress.yml; its rungs are scenarios of their own: `parse[users=4]`. */
  readonly name: string;
  /** Ascending users. */
  readonly rungs: readonly LadderRung[];
  readonly law: ScalabilityLaw;
  /** Contention and coherency with their estimates and limits; nothing is compared here but in `change`. */
  readonly metrics: readonly MetricAnalysis[];
  readonly change: ScalabilityChange;
}

/** One metric on several machines. The machine is the unit: their samples are never pooled. */
export interface MachineSpread {
  readonly machines: readonly MachineEstimate[];
  /** Standard deviation of ln(level) between machines; null where a level is not above zero. */
  readonly levelSpread: number | null;
  /** Standard deviation of ln(1 + change) between machines; null where fewer than two have one. */
  readonly changeSpread: number | null;
}

export interface MachineEstimate {
  /** `Part.id`. */
  readonly part: string;
  /** Base units; null without a usable sample. */
  readonly level: number | null;
  /** Relative, positive for worse; of growth the difference in the metric's unit. Null where it was not compared. */
  readonly change: number | null;
  /** What this machine alone says. */
  readonly state: MachineState;
}

/** `worse` and it matters · `fine` a change that matters is excluded, or not suspected · `open` neither, or not compared. */
export type MachineState = 'worse' | 'fine' | 'open';

/** The head's level: median over its invocations with an order-statistic interval. Base units. */
export interface Estimate {
  readonly n: number;
  readonly center: number;
  /** Half of the values or more are lower bounds, and so is the center; absent otherwise. */
  readonly atLeast?: true;
  readonly interval: Interval;
  /** Robust coefficient of variation over invocations: 1.4826 MAD / median. */
  readonly spread: number;
}

/** Where the level lies in relation to an absolute limit; `beyond`: the 95 % interval is wholly beyond it. */
export interface LimitAnalysis {
  readonly limit: 'max' | 'min';
  readonly value: number;
  readonly position: 'inside' | 'beyond' | 'straddles' | 'unknown';
  readonly interval: Interval;
}

/** What to do next, tied to evidence. `code` is stable for machines. */
export interface Recommendation {
  readonly code: string;
  readonly scenario: string | null;
  readonly metric: string | null;
  readonly text: string;
}
