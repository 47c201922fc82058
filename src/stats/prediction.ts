import { mean, standardDeviation } from './descriptive.ts';
import { normalQuantile } from './normal.ts';
import { assertLevel, assertSample } from './sample.ts';
import { studentCdf, studentQuantile } from './student.ts';

/** What the next value should be, given earlier ones. All on the scale of the history (logarithms, where ratios matter). */
export interface Prediction {
  readonly mean: number;
  /** Standard deviation between runs. */
  readonly sd: number;
  /** Factor on `sd` for the next value against an estimated mean: √(1 + 1/K), larger with a covariate. */
  readonly scale: number;
  readonly degreesOfFreedom: number;
  /** K, the values in the history. */
  readonly runs: number;
  /** `prior` when the assumed spread was the larger one; `calibrated` when a covariate explains part of it. */
  readonly from: 'history' | 'prior' | 'calibrated';
}

/** What is known of the spread beside the history. Standard deviations on the scale of the history. */
export interface SpreadOptions {
  /** Assumed between runs while the history is short. */
  readonly priorSd: number;
  /** The spread is never taken to be smaller, however alike the runs were; default 0. */
  readonly minimumSd?: number;
}

/** How a new value is held against its prediction. */
export interface TestOptions {
  /** 1 when a larger value is worse, −1 when a smaller one is. */
  readonly sign: 1 | -1;
  /** One-sided error level for `mde80`. */
  readonly alpha: number;
  /** Two-sided level of the interval. */
  readonly level: number;
}

/** A new value against its prediction; positive is worse. On the scale of the history, but for `mde80`. */
export interface PredictionTest {
  /** How much worse the new value is than the predicted mean, and the interval of that at the level asked for. */
  readonly shift: number;
  readonly low: number;
  readonly high: number;
  readonly t: number;
  /** One-sided p that it is worse, and better. */
  readonly pWorse: number;
  readonly pBetter: number;
  /** Smallest relative change (0.1 is 10 %) that a test at `alpha` finds in 80 of 100 runs, for a history of logarithms. */
  readonly mde80: number;
}

/** From this many runs on the history speaks for itself. */
export const ENOUGH_RUNS = 5;

/** How many earlier runs the assumed spread counts for while the history is short. */
export const PRIOR_RUNS = 4;

/** z of 80 % power. */
const POWER_80 = normalQuantile(0.8);

/**
 * Predicts the next run from `history`, one value a run. The spread is that between runs; spread within a run says nothing about the
 * next one. Five runs or more: their own standard deviation with K − 1 degrees of freedom. Fewer: the larger of that and `priorSd`,
 * with K − 1 + 4 degrees: the prior counts as four earlier runs. RangeError on an empty history. Source: docs/statistics.md, "Against a stored baseline".
 */
export function predict(history: readonly number[], options: SpreadOptions): Prediction {
  assertSample(history, 1, 'a prediction');
  const runs = history.length;
  const observed = Math.max(runs > 1 ? standardDeviation(history) : 0, options.minimumSd ?? 0);
  const base = { mean: mean(history), scale: Math.sqrt(1 + 1 / runs), runs };
  if (runs >= ENOUGH_RUNS) return { ...base, sd: observed, degreesOfFreedom: runs - 1, from: 'history' };
  const sd = Math.max(observed, options.priorSd);
  return { ...base, sd, degreesOfFreedom: runs - 1 + PRIOR_RUNS, from: sd > observed ? 'prior' : 'history' };
}

/**
 * Holds `value` against its prediction: t = (value − mean) / (sd · scale) in Student's distribution, 0 or ±Infinity without any spread;
 * mde80 = exp((t₁₋ₐ + 0.842) · sd · scale) − 1.
 */
export function testPrediction(prediction: Prediction, value: number, options: TestOptions): PredictionTest {
  assertLevel(options.level, 'an interval of a shift');
  assertLevel(options.alpha, 'a smallest detectable change');
  const { degreesOfFreedom: df } = prediction;
  const error = prediction.sd * prediction.scale;
  const shift = options.sign * (value - prediction.mean);
  const half = studentQuantile((1 + options.level) / 2, df) * error;
  const t = shift === 0 ? 0 : shift / error;
  return {
    shift,
    low: shift - half,
    high: shift + half,
    t,
    pWorse: studentCdf(-t, df),
    pBetter: studentCdf(t, df),
    mde80: mde80(prediction, options.alpha),
  };
}

/** The smallest relative change that a one-sided test at `alpha` finds in 80 of 100 runs, for a history of logarithms. */
export function mde80(prediction: Prediction, alpha: number): number {
  const t = studentQuantile(1 - alpha, prediction.degreesOfFreedom);
  return Math.expm1((t + POWER_80) * prediction.sd * prediction.scale);
}
