import { median } from './descriptive.ts';
import { theilSen } from './theil-sen.ts';

/** What a trend may look like. */
export type TrendKind = 'linear' | 'plateau' | 'step';

/** A trend laid through a series: a straight line in bent time. */
export interface TrendModel {
  readonly kind: TrendKind;
  /** Its value at a time in 0..1. */
  readonly at: (time: number) => number;
  /** Mean absolute distance of the points from it, in units of y. */
  readonly misfit: number;
}

/** Time 0..1 bent so that the trend becomes a straight line. */
interface Bend {
  readonly kind: TrendKind;
  readonly bend: (time: number) => number;
}

/** Warm-ups end as an exponential (time constants, in runs) or at a knee. Slower than half a run cannot be told from growth. */
const TIME_CONSTANTS = [0.03, 0.06, 0.1, 0.15, 0.2, 0.25];
const KNEES = [0.1, 0.2, 0.3, 0.4, 0.5];
/** A step earlier than this is a quick warm-up, a later one leaves too little to see. */
const STEP_RANGE = { first: 0.12, last: 0.9 };
/** A bend that is over when the points begin cannot be seen. */
const LEAST_BEND = 0.05;
/** A trend with a bend must fit this much better than the straight line. */
const WORTH_BENDING = 0.85;

const bendsOf = (times: readonly number[]): readonly Bend[] => [
  ...TIME_CONSTANTS.map(tau => ({
    kind: 'plateau' as const,
    bend: (time: number) => -Math.expm1(-time / tau),
  })),
  ...KNEES.map(knee => ({ kind: 'plateau' as const, bend: (time: number) => Math.min(1, time / knee) })),
  ...times
    .filter(time => time >= STEP_RANGE.first && time <= STEP_RANGE.last)
    .map(start => ({ kind: 'step' as const, bend: (time: number) => (time >= start ? 1 : 0) })),
];

/**
 * The trend that fits best, by mean absolute distance: a straight line, a warm-up with a plateau, or one step, each as a Theil–Sen line in
 * bent time, so that a quarter of wild points moves none of them. `times` in 0..1, ascending. About n³ / 2 steps: for windows, not for raw series.
 */
export function fitTrend(times: readonly number[], y: readonly number[]): TrendModel {
  const straight = straightLine(times, y);
  const bent = bendsOf(times)
    .filter(({ bend }) => bend(times.at(-1) ?? 1) - bend(times[0] ?? 0) >= LEAST_BEND)
    .map(bend => fitBent(bend, times, y))
    .reduce((best, model) => (model.misfit < best.misfit ? model : best), straight);
  return bent.misfit < WORTH_BENDING * straight.misfit ? bent : straight;
}

/** The straight line alone. `times` ascending, at least two. */
export const straightLine = (times: readonly number[], y: readonly number[]): TrendModel =>
  fitBent({ kind: 'linear', bend: time => time }, times, y);

function fitBent({ kind, bend }: Bend, times: readonly number[], y: readonly number[]): TrendModel {
  const x = times.map(bend);
  const { slope } = theilSen(x, y);
  // The median of what is left, not the line through the medians: half of a warm-up's bent times are nearly alike.
  const intercept = median(y.map((value, i) => value - slope * (x[i] ?? 0)));
  const at = (time: number): number => intercept + slope * bend(time);
  return { kind, at, misfit: misfit(times, y, at) };
}

/** Mean absolute distance of the points from a curve. */
export const misfit = (
  times: readonly number[],
  y: readonly number[],
  at: (time: number) => number,
): number => times.reduce((sum, time, i) => sum + Math.abs((y[i] ?? 0) - at(time)), 0) / times.length;
