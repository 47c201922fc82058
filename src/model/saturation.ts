/** What one load that rises says of the point at which throughput stops following it. Rates are operations a second. */
export interface Saturation {
  /** In order of time, and so of their rates. */
  readonly levels: readonly LoadLevel[];
  /** Index of the first level from which on the signs are there to stay; null where there is none. */
  readonly firstSaturated: number | null;
  readonly point: SaturationPoint;
}

/** One rate of a staircase, or a stretch of a ramp, without the time in which it settled and without void windows. */
export interface LoadLevel {
  /** Milliseconds since the start of the load. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Operations that were due, and that ended well, a second. */
  readonly offered: number;
  readonly achieved: number;
  /** Operations that ended, well or not. */
  readonly completed: number;
  /** Middle one of the 99th percentiles of its windows' response times, nanoseconds; null where nothing ended. */
  readonly p99: number | null;
  /** `SATURATED_SIGNS` of them make it saturated. */
  readonly signs: readonly SaturationSign[];
}

/**
 * `behind`: less than 95 % of what was due ended, in two levels in a row · `backlog`: what is not done yet grew over the whole level, by
 * more than 1 % of the arrivals · `slow`: the 99th percentile of response times is more than 5 times that of the lightest level ·
 * `flat`: of 10 operations more less than one was done more · `errors`: more than 1 % of operations failed or were dropped for certain
 * (Wilson, 95 %).
 */
export type SaturationSign = 'behind' | 'backlog' | 'slow' | 'flat' | 'errors';

/** Signs that a level must show at once: each alone has other causes. */
export const SATURATED_SIGNS = 2;

export type SaturationPoint =
  /** Throughput follows the load up to `rate`, and is `capacity` beyond; `low` to `high` is the 95 % interval of the one invocation. */
  | {
      readonly kind: 'saturated';
      readonly rate: number;
      readonly low: number;
      readonly high: number;
      readonly capacity: number;
    }
  /** It follows the load up to some rate between these two, and fell beyond: they are too far apart to say more. */
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  /** It followed up to the largest rate, so the point lies above. */
  | { readonly kind: 'unsaturated'; readonly upTo: number }
  /** There are signs of saturation, and no telling where it begins; where they are there from the lightest rates on, that it is not above `atMost`. */
  | { readonly kind: 'unplaced'; readonly reason: string; readonly atMost?: number };
