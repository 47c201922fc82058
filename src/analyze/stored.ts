import type { StoredComparison } from '../model/analysis.ts';
import { KIND_DEFAULTS } from '../model/metric-margins.ts';
import type { MetricSamples } from '../model/result.ts';
import { isShareOfOperations } from '../model/share.ts';
import { type Covariate, predictWithCovariate } from '../stats/covariate.ts';
import { mean, median, robustSpread, standardDeviation } from '../stats/descriptive.ts';
import { type Prediction, predict, testPrediction } from '../stats/prediction.ts';
import { INTERVAL_LEVEL } from './estimate.ts';
import type { Margin } from './margin.ts';

/**
 * Asymptotic standard error of a median is 1.2533 (√(π/2)) times that of a mean.
 * Source: Kenney & Keeping, Mathematics of Statistics, 1962, p. 211.
 */
const MEDIAN_EFFICIENCY = Math.sqrt(Math.PI / 2);

/** What the history says of one metric: a list of samples a run, oldest first, and the machine's calibration at each run and now. */
export interface Past {
  readonly runs: readonly (readonly number[])[];
  /** Null where a run has no reading. */
  readonly calibration: Covariate | null;
}

/**
 * One run against the runs before it, on the log scale (docs/statistics.md, "Against a stored baseline").
 *
 * The error term is the spread *between* runs. The spread within runs enters only as a lower bound of it: two medians of few noisy
 * invocations differ by chance even on a machine that never changes. `alpha` is the level of this one metric, for the smallest
 * visible change.
 */
export function compareWithHistory(
  head: MetricSamples,
  past: Past,
  margin: Margin,
  alpha: number,
): StoredComparison {
  const offset = offsetFor([...past.runs.flat(), ...head.samples], margin.floor);
  const { level, noiseOf } = isShareOfOperations(head.metric.id) ? BY_MEAN : BY_MEDIAN;
  const logOf = (values: readonly number[]): number => Math.log(level(values) + offset);
  const noise = rootMeanSquare([head.samples, past.runs.at(-1) ?? []].map(values => noiseOf(values, offset)));
  const prediction = predictRun(past.runs.map(logOf), past.calibration, head.metric.kind, noise);
  const sign = head.metric.better === 'lower' ? 1 : -1;
  const test = testPrediction(prediction, logOf(head.samples), { sign, alpha, level: INTERVAL_LEVEL });
  const reference = Math.exp(prediction.mean) - offset;
  return {
    kind: 'stored',
    reference,
    runs: past.runs.length,
    levels: past.runs.map(level),
    change: Math.min(Math.expm1(test.shift), LARGEST),
    interval: { low: bounded(test.low), high: bounded(test.high), level: INTERVAL_LEVEL },
    difference: sign * (level(head.samples) - reference),
    p: test.pWorse,
    adjustedP: 1,
    adjustedPBetter: 1,
    betweenRunSd: prediction.sd,
    spreadFrom: prediction.from,
    mde80: Math.min(test.mde80, LARGEST),
    ...margin,
  };
}

/** A change beyond this says no more than "unbounded", and JSON has no infinity. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** End of an interval on the log scale → relative change; null where it is beyond all sense. */
const bounded = (shift: number): number | null => (Math.expm1(shift) < LARGEST ? Math.expm1(shift) : null);

/** The prediction, with a spread that is never below what the medians' own errors make of it. */
function predictRun(
  levels: readonly number[],
  calibration: Covariate | null,
  kind: MetricSamples['metric']['kind'],
  noise: number,
): Prediction {
  const options = { priorSd: Math.hypot(KIND_DEFAULTS[kind].betweenRunPrior, noise), minimumSd: noise };
  return calibration === null ? predict(levels, options) : predictWithCovariate(levels, calibration, options);
}

/** Zero has no logarithm: values that touch it are shifted by the smallest amount that matters (one thing, for counts). */
const offsetFor = (values: readonly number[], floor: number): number =>
  values.some(value => value <= 0) ? floor || 1 : 0;

/** What stands for a run, and the standard error of its logarithm, of values shifted by `offset`. */
interface LevelOf {
  readonly level: (values: readonly number[]) => number;
  readonly noiseOf: (values: readonly number[], offset: number) => number;
}

const BY_MEDIAN: LevelOf = {
  level: median,
  noiseOf(values, offset) {
    const shifted = values.map(value => value + offset);
    // Half of the values may be equal (small counts): then the robust spread is 0 although the values vary.
    const spread = robustSpread(shifted) || (shifted.length > 1 ? standardDeviation(shifted) : 0);
    return (MEDIAN_EFFICIENCY * spread) / median(shifted) / Math.sqrt(values.length);
  },
};

/** Of shares of operations: what failed in few invocations is in no median. */
const BY_MEAN: LevelOf = {
  level: mean,
  noiseOf(values, offset) {
    const spread = values.length > 1 ? standardDeviation(values) : 0;
    return spread / (mean(values) + offset) / Math.sqrt(values.length);
  },
};

/** Root mean square. */
const rootMeanSquare = (errors: readonly number[]): number =>
  Math.hypot(...errors) / Math.sqrt(errors.length);

/** The level of a run in comparisons with stored ones. */
export const runLevel = (id: string, values: readonly number[]): number =>
  (isShareOfOperations(id) ? BY_MEAN : BY_MEDIAN).level(values);
