/** A closed interval; an end is null where the sample is too small to bound it. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  /** 0.95 for a 95 % interval. */
  readonly level: number;
}

/**
 * Head against reference. `change` is relative and positive for worse, whatever the metric's direction: +0.08 is 8 % worse.
 */
export type Comparison =
  | {
      readonly kind: 'none';
      /** `disagree`: several machines measured it and do not say the same. `bounds`: both sides are known from below only. */
      readonly code:
        | 'no-reference'
        | 'new'
        | 'not-gated'
        | 'not-measured'
        | 'changed'
        | 'disagree'
        | 'bounds';
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
