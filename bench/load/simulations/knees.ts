import { mean, standardDeviation } from '../../../src/stats/descriptive.ts';
import { findKnee, type Knee, type KneeBetween } from '../../../src/stats/knee.ts';
import { createRandom, type Random } from '../../../src/stats/random.ts';
import { holds, repeat, share } from './shares.ts';

/** Ramps of a server that completes what is offered up to `CAPACITY`, and as much or less beyond, seen with noise. */
export interface Ramp {
  /** Largest offered rate as a share of the capacity. */
  readonly top: number;
  /** Equal steps of the offered rate. */
  readonly steps: number;
  /** Standard deviation as a share of the rate, or that of arrivals at random counted over one second. */
  readonly noise: number | 'counts';
  /**
   * Exponent of the fall beyond the capacity, or all but a fifth at once; absent: flat. No step of such a ramp is at the capacity but by chance: its top varies
   * by a step.
   */
  readonly fall?: number | 'breakdown';
}

/** Operations a second. */
export const CAPACITY = 1_000;
/** Resamples: fewer than in use, to save time; the level stays. */
const ROUNDS = 400;
/** Where throughput falls, of which no interval is asked. */
const FEW_ROUNDS = 100;

export interface KneeShares {
  /** Share of ramps with a knee. */
  readonly found: number;
  /** Of those found: mean and standard deviation; null where there are none. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** Shares of all ramps: within 1 % and 5 % of the capacity, and with it in the interval. */
  readonly within1: number;
  readonly within5: number;
  readonly covered: number;
  /** Share of ramps of which only two rates are known between which the knee lies, and of those the share in which it does, to 1 %. */
  readonly between: number;
  readonly betweenHolds: number | null;
}

function completed(offered: number, fall: Ramp['fall']): number {
  if (offered <= CAPACITY) return offered;
  return fall === 'breakdown' ? CAPACITY / 5 : CAPACITY * (CAPACITY / offered) ** (fall ?? 0);
}

function seen(ramp: Ramp, random: Random): { readonly x: number[]; readonly y: number[] } {
  const { steps, noise, fall } = ramp;
  const top = fall === undefined ? ramp.top : ramp.top * (1 + (random.next() - 0.5) / steps);
  const x = Array.from({ length: steps }, (_, i) => (CAPACITY * top * (i + 1)) / steps);
  const sd = (rate: number): number => (noise === 'counts' ? Math.sqrt(rate) : noise * rate);
  const y = x.map(offered => {
    const rate = completed(offered, fall);
    return rate + sd(rate) * random.normal();
  });
  return { x, y };
}

/** What `findKnee` makes of `trials` such ramps. */
export function kneeShares(ramp: Ramp, trials: number, seed: number): KneeShares {
  const random = createRandom(seed);
  const rounds = ramp.fall === undefined ? ROUNDS : FEW_ROUNDS;
  const answers = repeat(trials, trial => findKnee(seen(ramp, random), { seed: trial, rounds }));
  const knees = answers.filter((answer): answer is Knee => answer.kind === 'knee');
  const pairs = answers.filter((answer): answer is KneeBetween => answer.kind === 'between');
  const within = (error: number): number =>
    share(answers, answer => answer.kind === 'knee' && Math.abs(answer.knee / CAPACITY - 1) <= error);
  return {
    found: knees.length / trials,
    mean: knees.length > 0 ? mean(knees.map(({ knee }) => knee)) : null,
    sd: knees.length > 1 ? standardDeviation(knees.map(({ knee }) => knee)) : null,
    within1: within(0.01),
    within5: within(0.05),
    covered: share(answers, answer => answer.kind === 'knee' && holds(answer.range, CAPACITY)),
    between: pairs.length / trials,
    betweenHolds:
      pairs.length === 0
        ? null
        : share(pairs, ({ low, high }) => low <= 1.01 * CAPACITY && high >= 0.99 * CAPACITY),
  };
}
