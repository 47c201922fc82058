/**
 * Times of single operations in log-linear bins (`stats/histogram.ts`), nanoseconds: what several invocations or machines measured is
 * added bin by bin. Only bins that hold something, ascending.
 */
export interface LatencyHistogram {
  readonly bins: readonly number[];
  readonly counts: readonly number[];
}

/** Percentiles of all operations of a scenario together, shown and not judged: an invocation is the unit of every test. */
export interface OperationTimes {
  readonly operations: number;
  /** Nanoseconds by name, `p50` to `p999`; one that too few operations could tell is absent. */
  readonly percentiles: Readonly<Record<string, number>>;
}

/** Bins that a histogram may have: 128 an octave up to what a double counts exactly, and one below 1. */
export const MOST_LATENCY_BINS = 6_785;
