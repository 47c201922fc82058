import { median, quantile } from '../../../src/stats/descriptive.ts';

/** When operations are due: the integral of a rate up to a time, and the time at which it reaches a count; ms since its start. */
export interface Schedule {
  integral(ms: number): number;
  inverse(count: number): number;
}

/** `rate` operations a second. */
export const constant = (rate: number): Schedule => ({
  integral: ms => (ms / 1000) * rate,
  inverse: count => (count / rate) * 1000,
});

/** Straight from one rate to another, operations a second, over `durationMs`. */
export function ramp(from: number, to: number, durationMs: number): Schedule {
  const slope = (to - from) / (durationMs / 1000);
  return {
    integral: ms => from * (ms / 1000) + (slope * (ms / 1000) ** 2) / 2,
    inverse: count => ((Math.sqrt(from ** 2 + 2 * slope * count) - from) / slope) * 1000,
  };
}

/** How far what arrived is from what was due. */
export interface Deviation {
  readonly count: number;
  /** Largest |N(t) − Λ(t)| over all t, arrivals: below 1 where all are on time, as N is whole. */
  readonly largest: number;
  /** Of how late or early an arrival is, ms: 99th percentile of its size. */
  readonly offMsP99: number;
}

/**
 * The clock of the observer does not know when the generator began: what all arrivals have in common, the median of how late they are, is
 * taken for that. `atMs` ascends.
 */
export function deviationOf(atMs: ArrayLike<number>, schedule: Schedule): Deviation {
  const late = Array.from(atMs, (ms, i) => ms - schedule.inverse(i + 1));
  const origin = median(late);
  const gaps = Array.from(atMs, (ms, i) => {
    const due = schedule.integral(Math.max(0, ms - origin));
    return Math.max(Math.abs(i + 1 - due), Math.abs(i - due));
  });
  return {
    count: atMs.length,
    largest: gaps.reduce((most, gap) => Math.max(most, gap), 0),
    offMsP99: quantile(
      late.map(ms => Math.abs(ms - origin)),
      0.99,
    ),
  };
}
