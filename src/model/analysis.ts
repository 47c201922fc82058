import type { Caveat } from './caveat.ts';
import type { ScenarioEnding } from './event.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome, OutcomeKind } from './outcome.ts';
import type { Unit } from './unit.ts';

/** A closed interval; an end is null where the sample is too small to bound it. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  /** 0.95 for a 95 % interval. */
  readonly level: number;
}

/** Estimates and comparisons with their doubts; no pass or fail. */
export interface Analysis {
  readonly schemaVersion: 1;
  readonly reference: Reference;
  /** Number of metrics in the family that shares `alpha`, after Holm. */
  readonly family: { readonly alpha: number; readonly metrics: number };
  readonly scenarios: readonly ScenarioAnalysis[];
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
    readonly excerpt: string;
    readonly log: string;
  } | null;
  readonly metrics: readonly MetricAnalysis[];
  /** How often it failed beside the base; null where neither side failed or no pairs were taken. */
  readonly failures: FailureComparison | null;
  /** How its resources moved during one long run; empty where none was long enough. */
  readonly trends: readonly Trend[];
  readonly unavailable: readonly { readonly metric: string; readonly reason: string }[];
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
  readonly comparison: Comparison;
  /** One for each absolute limit in the policy. */
  readonly limits: readonly LimitAnalysis[];
  readonly caveats: readonly Caveat[];
}

/** The head's level: median over its invocations with an order-statistic interval. Base units. */
export interface Estimate {
  readonly n: number;
  readonly center: number;
  readonly interval: Interval;
  /** Robust coefficient of variation over invocations: 1.4826 MAD / median. */
  readonly spread: number;
}

/**
 * Head against reference. `change` is relative and positive for worse, whatever the metric's direction: +0.08 is 8 % worse.
 */
export type Comparison =
  | {
      readonly kind: 'none';
      readonly code: 'no-reference' | 'new' | 'not-gated' | 'not-measured' | 'changed';
      readonly reason: string;
    }
  /** The reference has it, this run does not. */
  | { readonly kind: 'vanished'; readonly reference: number }
  /** The values cannot be right. */
  | { readonly kind: 'broken'; readonly reason: string }
  /** No spread on either side: compared directly. `change` is Infinity-free: null when the reference is 0. */
  | {
      readonly kind: 'exact';
      readonly reference: number;
      readonly change: number | null;
      readonly difference: number;
      readonly smallestEffect: number;
      readonly floor: number;
    }
  | StoredComparison
  | PairedComparison
  | LeakComparison;

/** One run against the runs before it: prediction interval on the log scale with the between-run spread. */
export interface StoredComparison {
  readonly kind: 'stored';
  readonly reference: number;
  readonly runs: number;
  /** Level of each of those runs, base units, oldest first: what the prediction was made from. */
  readonly levels: readonly number[];
  readonly change: number;
  /** Of the change, at 95 %. */
  readonly interval: Interval;
  /** Adverse change in base units. */
  readonly difference: number;
  /** One-sided for worse, before and after Holm; and for better. */
  readonly p: number;
  readonly adjustedP: number;
  readonly adjustedPBetter: number;
  /** Standard deviation of ln(value) between runs that was used, and where it came from. */
  readonly betweenRunSd: number;
  readonly spreadFrom: 'history' | 'prior' | 'calibrated';
  /** Smallest change that this comparison would find in 80 of 100 runs (relative). */
  readonly mde80: number;
  /** Relative change that matters, and absolute change below which nothing does. */
  readonly smallestEffect: number;
  readonly floor: number;
}

/**
 * Base and head in interleaved pairs on one machine: the change is the Hodges–Lehmann estimate of the log ratios of pairs, p is the
 * exact one-sided signed-rank test's (docs/statistics.md, "Base and head on one machine"). Looks stop at the first answer.
 */
export interface PairedComparison {
  readonly kind: 'paired';
  /** Median of the base, base units. */
  readonly reference: number;
  /** Pairs used up to the deciding look, and pairs left out because a side failed. */
  readonly pairs: number;
  readonly dropped: number;
  readonly change: number;
  /** Of the change, at 95 %. */
  readonly interval: Interval;
  /** Median adverse difference of pairs, base units. */
  readonly difference: number;
  /** One-sided for worse at the deciding look, before and after Holm; for better after Holm; and the level that look may spend. */
  readonly p: number;
  readonly adjustedP: number;
  readonly adjustedPBetter: number;
  readonly alpha: number;
  /**
   * `worse` significant and at least the smallest effect · `excluded` an adverse change of the smallest effect is excluded at 95 % ·
   * `undecided` neither, after the last look that was taken.
   */
  readonly state: 'worse' | 'excluded' | 'undecided';
  readonly mde80: number;
  readonly smallestEffect: number;
  readonly floor: number;
  /** Fresh pairs for what was found worse; null when it was not, or when there was no time for them. */
  readonly confirmation: Confirmation | null;
}

/** The first estimate was selected for being large; this one was not. `holds`: p ≤ `alpha` and at least half the change that matters. */
export interface Confirmation {
  readonly pairs: number;
  readonly change: number;
  readonly interval: Interval;
  readonly p: number;
  /** What the look may spend of 0.05. */
  readonly alpha: number;
  readonly holds: boolean;
}

/**
 * Growth of the head's long runs against the base's: one value a process, exact one-sided Mann–Whitney over the processes, and a
 * difference that matters. Values are in the metric's unit: per 1,000 operations, or over the second half where a workload does not say
 * how many it did.
 */
export interface LeakComparison {
  readonly kind: 'leak';
  /** What was read, for people. */
  readonly source: string;
  /** Median of the base, and of the head less that of the base. */
  readonly reference: number;
  readonly difference: number;
  /** Of the difference, at 95 %. */
  readonly interval: Interval;
  /** Processes on each side. */
  readonly processes: { readonly base: number; readonly head: number };
  readonly p: number;
  readonly alpha: number;
  /**
   * `worse` significant and at least `margin` · `excluded` a difference of `wanted` is excluded at 95 % · `undecided` neither.
   */
  readonly state: 'worse' | 'excluded' | 'undecided';
  /** The difference that matters: what was asked for, or what the floor of the resource allows to be seen, whichever is larger. */
  readonly margin: number;
  /** What was asked for, or the default. */
  readonly wanted: number;
  /** The smallest leak that these runs would have found in 80 of 100 cases. */
  readonly smallestVisible: number;
  /** The difference as base units an hour of running. */
  readonly perHour: number | null;
  readonly confirmation: LeakConfirmation | null;
}

/** Fresh processes for what was found leaking. `holds`: p ≤ 0.05 and at least half the margin. */
export interface LeakConfirmation {
  readonly processes: number;
  readonly difference: number;
  readonly interval: Interval;
  readonly p: number;
  readonly holds: boolean;
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
