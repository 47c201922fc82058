import { betaPoint } from './beta.ts';
import { normalQuantile } from './normal.ts';
import { assertLevel } from './sample.ts';

/** Bounds of a share, both in 0..1. */
export interface ProportionInterval {
  readonly low: number;
  readonly high: number;
}

function assertCounts(successes: number, trials: number, level: number): void {
  assertLevel(level, 'an interval of a proportion');
  const whole = Number.isInteger(successes) && Number.isInteger(trials);
  if (!(whole && trials > 0 && successes >= 0 && successes <= trials))
    throw new RangeError(
      `Cannot compute an interval of a proportion: ${successes} of ${trials}; both must be whole, 0 ≤ k ≤ n, n ≥ 1`,
    );
}

/** Wilson's score interval without continuity correction: mean coverage near the level, not guaranteed for each share. Source: 1927. */
export function wilsonInterval(successes: number, trials: number, level: number): ProportionInterval {
  assertCounts(successes, trials, level);
  const z2 = normalQuantile((1 + level) / 2) ** 2;
  const share = successes / trials;
  const half = Math.sqrt(z2 * (share * (1 - share) * trials + z2 / 4));
  const center = successes + z2 / 2;
  return {
    low: successes === 0 ? 0 : (center - half) / (trials + z2),
    high: successes === trials ? 1 : (center + half) / (trials + z2),
  };
}

/**
 * Wilson's interval, mended next to 0 and 1 by Brown, Cai and DasGupta (2001, "modified Wilson"): with one to three successes (two of up to
 * 50 trials) the lower bound is Poisson's, as the score's is too high there and misses shares near 0.17 / n whenever anything happens.
 */
export function shareInterval(successes: number, trials: number, level: number): ProportionInterval {
  const { low, high } = wilsonInterval(successes, trials, level);
  const few = trials <= 50 ? 2 : 3;
  const failures = trials - successes;
  const poisson = (count: number): number => poissonLowerBound(count, 1 - level) / trials;
  return {
    low: successes >= 1 && successes <= few ? Math.min(low, poisson(successes)) : low,
    high: failures >= 1 && failures <= few ? Math.max(high, 1 - poisson(failures)) : high,
  };
}

/** The mean at which Poisson counts reach `count` with probability `alpha`: half the quantile of χ² with 2 · count degrees of freedom. */
function poissonLowerBound(count: number, alpha: number): number {
  let [low, high] = [0, count];
  for (let step = 0; step < 60; step++) {
    const mean = (low + high) / 2;
    if (poissonTail(count, mean) < alpha) low = mean;
    else high = mean;
  }
  return (low + high) / 2;
}

/** P(X ≥ count) of a Poisson count with `mean`. */
function poissonTail(count: number, mean: number): number {
  let [term, below] = [Math.exp(-mean), 0];
  for (let k = 0; k < count; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  return 1 - below;
}

/** Clopper and Pearson's exact interval: coverage at least the level for every share. Source: 1934. */
export function clopperPearsonInterval(successes: number, trials: number, level: number): ProportionInterval {
  assertCounts(successes, trials, level);
  const tail = (1 - level) / 2;
  const inner = 1 - tail;
  const failures = trials - successes;
  return {
    low: successes === 0 ? 0 : betaPoint({ lower: tail, upper: inner }, successes, failures + 1).x,
    high: failures === 0 ? 1 : betaPoint({ lower: inner, upper: tail }, successes + 1, failures).x,
  };
}

/** The share that no occurrence in `trials` rules out at one-sided `level`: 1 − (1 − level)^(1 / n), about 3 / n at 0.95. */
export function ruleOfThree(trials: number, level: number): number {
  assertCounts(0, trials, level);
  return -Math.expm1(Math.log1p(-level) / trials);
}

/** Trials without a success after which Clopper and Pearson's upper bound at `level` reaches `share`: ln((1 − level) / 2) / ln(1 − share). */
export function trialsToExclude(share: number, level: number): number {
  assertLevel(level, 'a number of trials');
  return Math.ceil(Math.log((1 - level) / 2) / Math.log1p(-share));
}
