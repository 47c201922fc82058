import { mean } from './descriptive.ts';
import { type Prediction, predict, type SpreadOptions } from './prediction.ts';
import { assertSample } from './sample.ts';

/** A reading of the machine's own speed at each run of the history and at the new run, on the scale of the history. */
export interface Covariate {
  readonly history: readonly number[];
  readonly now: number;
}

/** Runs needed before a slope is learned from them. */
export const ENOUGH_RUNS = 10;
/** A metric cannot sensibly follow the reading against its direction, nor more than half as much again. */
export const SLOPE_RANGE = { least: 0, most: 1.5 };
/** The leave-one-out spread must fall to this share for the covariate to be used. */
export const WORTHWHILE = 0.9;

interface Fit {
  readonly slope: number;
  readonly centerX: number;
  readonly centerY: number;
  /** Σ (x − mean)². */
  readonly squares: number;
}

function regress(x: readonly number[], y: readonly number[]): Fit {
  const [centerX, centerY] = [mean(x), mean(y)];
  const squares = x.reduce((sum, value) => sum + (value - centerX) ** 2, 0);
  const products = x.reduce((sum, value, i) => sum + (value - centerX) * ((y[i] ?? 0) - centerY), 0);
  const slope = squares === 0 ? 0 : products / squares;
  return { slope: Math.min(Math.max(slope, SLOPE_RANGE.least), SLOPE_RANGE.most), centerX, centerY, squares };
}

const expected = (line: Fit, x: number): number => line.centerY + line.slope * (x - line.centerX);

/** Root mean square error when each value is predicted from the others. */
function leaveOneOut(x: readonly number[], y: readonly number[], useCovariate: boolean): number {
  const errors = y.map((value, i) => {
    const others = (values: readonly number[]) => values.filter((_, j) => j !== i);
    const line = regress(others(x), others(y));
    return value - (useCovariate ? expected(line, x[i] ?? 0) : line.centerY);
  });
  return Math.sqrt(mean(errors.map(error => error ** 2)));
}

/**
 * `predict` with a covariate: the level follows the machine's reading with a slope learned from the history (clipped to 0..1.5).
 * Used only with ten runs or more and only when it lowers the leave-one-out error by a tenth; then K − 2 degrees of freedom and the
 * usual regression term for a reading far from those seen. Otherwise the plain prediction. Never a ratio to the reading: that adds
 * the reading's own noise and over-corrects metrics that do not follow it.
 */
export function predictWithCovariate(
  history: readonly number[],
  covariate: Covariate,
  options: SpreadOptions,
): Prediction {
  assertSample(covariate.history, history.length, 'a prediction with a covariate');
  const plain = predict(history, options);
  const runs = history.length;
  if (runs < ENOUGH_RUNS) return plain;
  const improved = leaveOneOut(covariate.history, history, true);
  if (improved > WORTHWHILE * leaveOneOut(covariate.history, history, false)) return plain;
  const line = regress(covariate.history, history);
  const residuals = history.map((value, i) => value - expected(line, covariate.history[i] ?? 0));
  const degreesOfFreedom = runs - 2;
  const residualSd = Math.sqrt(residuals.reduce((sum, value) => sum + value ** 2, 0) / degreesOfFreedom);
  const sd = Math.max(residualSd, options.minimumSd ?? 0);
  const leverage = (covariate.now - line.centerX) ** 2 / line.squares;
  const scale = Math.sqrt(1 + 1 / runs + leverage);
  return { mean: expected(line, covariate.now), sd, scale, degreesOfFreedom, runs, from: 'calibrated' };
}
