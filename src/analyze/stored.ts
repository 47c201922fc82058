import type { StoredComparison } from '../model/analysis.ts';
import { KIND_DEFAULTS } from '../model/metric-margins.ts';
import type { MetricSamples } from '../model/result.ts';
import { type Covariate, predictWithCovariate } from '../stats/covariate.ts';
import { median, robustSpread, standardDeviation } from '../stats/descriptive.ts';
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
  const logOf = (values: readonly number[]): number => Math.log(median(values) + offset);
  const noise = medianNoise([head.samples, past.runs.at(-1) ?? []], offset);
  const prediction = predictRun(past.runs.map(logOf), past.calibration, head.metric.kind, noise);
  const sign = head.metric.better === 'lower' ? 1 : -1;
  const test = testPrediction(prediction, logOf(head.samples), { sign, alpha, level: INTERVAL_LEVEL });
  const reference = Math.exp(prediction.mean) - offset;
  return {
    kind: 'stored',
    reference,
    runs: past.runs.length,
    levels: past.runs.map(median),
    change: Math.min(Math.expm1(test.shift), LARGEST),
    interval: { low: bounded(test.low), high: bounded(test.high), level: INTERVAL_LEVEL },
    difference: sign * (median(head.samples) - reference),
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

/** Standard error of ln(median) of one run: root mean square over the runs given. */
function medianNoise(runs: readonly (readonly number[])[], offset: number): number {
  const errors = runs.map(values => {
    const shifted = values.map(value => value + offset);
    // Half of the values may be equal (small counts): then the robust spread is 0 although the values vary.
    const spread = robustSpread(shifted) || (shifted.length > 1 ? standardDeviation(shifted) : 0);
    return (MEDIAN_EFFICIENCY * spread) / median(shifted) / Math.sqrt(values.length);
  });
  return Math.hypot(...errors) / Math.sqrt(errors.length);
}
