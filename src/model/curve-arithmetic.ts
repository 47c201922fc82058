/**
 * What a curve says about any moment, `ms` milliseconds after its beginning. The integral of the rate never falls, and its inverse is what
 * tells when an operation is due: no ticking, hence no drift and no bunching within a tick.
 */
export interface CurveArithmetic {
  readonly durationMs: number;
  /** Integral of the rate over the whole curve: operations, not necessarily a whole number. */
  readonly total: number;
  /** Operations a second; where the rate jumps, the one it jumps to. */
  rateAt(ms: number): number;
  /** Integral of the rate from 0 to `ms`: operations due by then. */
  arrivalsBy(ms: number): number;
  /** Inverse of it: the earliest moment at which `count` are due; the end for more than there are. */
  momentOf(count: number): number;
}

export const SECOND_MS = 1000;

/** `value`, or the nearer end of 0 and `most`. */
export const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/**
 * A sum that is whole but for rounding is made whole: otherwise the last operation of a burst would now and then be due after the pause
 * that follows it. The rounding of 10,000 sums of doubles stays below the relative part.
 */
export function toWhole(sum: number): number {
  const whole = Math.round(sum);
  return Math.abs(sum - whole) <= 1e-9 + 1e-12 * sum ? whole : sum;
}
