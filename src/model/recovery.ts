/** How long service took to be as before again, after each spike of one load. */
export interface SpikeRecovery {
  /** In order of time. */
  readonly spikes: readonly SpikeEnd[];
  /** What a window of time must hold to be as good as those before the first spike. */
  readonly steady: SteadyState;
}

export interface SpikeEnd {
  /** When the spike ended, milliseconds since the start of the load. */
  readonly endMs: number;
  /** Until the start of the first three good windows in a row; of what was not seen to recover, how long it certainly had not. */
  readonly afterMs: number;
  readonly recovered: boolean;
}

export interface SteadyState {
  /** Largest 95th percentile of response times, nanoseconds. */
  readonly p95Ns: number;
  /** Smallest share of what is due that ends well in the same window. */
  readonly achieved: number;
  /** Largest share that fails or is dropped. */
  readonly troubled: number;
}

/** Names of the phases that a load must have before recovery can be told, as loads of `spike` have them. */
export const BEFORE_SPIKE = 'before';
export const SPIKE = 'spike';
