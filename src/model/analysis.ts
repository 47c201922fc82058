import type { Caveat } from './caveat.ts';
import type { ScenarioEnding } from './event.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome, OutcomeKind } from './outcome.ts';

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
  readonly recommendations: readonly Recommendation[];
  readonly caveats: readonly Caveat[];
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
  | 'other-machine';

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
  readonly unavailable: readonly { readonly metric: string; readonly reason: string }[];
}

export interface MetricAnalysis {
  readonly metric: MetricDefinition;
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
  | StoredComparison;

/** One run against the runs before it: prediction interval on the log scale with the between-run spread. */
export interface StoredComparison {
  readonly kind: 'stored';
  readonly reference: number;
  readonly runs: number;
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
