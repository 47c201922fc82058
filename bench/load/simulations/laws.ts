import { createRandom, type Random } from '../../../src/stats/random.ts';
import { type Estimate, scalability, scalabilityChange } from '../../../src/stats/scalability.ts';
import { type Law, rateAt, type Sized } from '../../../src/stats/scalability-law.ts';
import { holds, repeat, share } from './shares.ts';

/** Throughput of a program that scales as the law says, with its peak at 44 users. */
export const TRUTH: Law = { gamma: 1_000, alpha: 0.03, beta: 0.97 / 44 ** 2 };
export const PEAK = 44;
/** Past the peak, and far short of it. */
export const WIDE: readonly number[] = [1, 2, 4, 8, 16, 32, 64];
export const NARROW: readonly number[] = [1, 2, 3, 4, 6, 8];
export const REPEATS = 3;
const ROUNDS = 300;

/** Standard deviation as a share of the rate: of one user and of the most; in between it grows with the logarithm. */
export type Noise = readonly [first: number, last: number];

function measure(sizes: readonly number[], law: Law, [first, last]: Noise, random: Random): Sized[] {
  const widest = Math.log(sizes.at(-1) ?? 1);
  return sizes.flatMap(size =>
    repeat(REPEATS, () => {
      const sd = first + ((last - first) * Math.log(size)) / widest;
      return { size, rate: rateAt(law, size) * Math.exp(sd * random.normal()) };
    }),
  );
}

/** Shares of trials whose 95 % interval holds the truth, of the peak only where it is given, and in which it is given. */
export interface LawShares {
  readonly gamma: number;
  readonly alpha: number;
  readonly beta: number;
  readonly peakGiven: number;
  readonly peakSize: number | null;
  readonly peakRate: number | null;
}

export function lawShares(sizes: readonly number[], noise: Noise, trials: number, seed: number): LawShares {
  const random = createRandom(seed);
  const laws = repeat(trials, trial => {
    const answer = scalability(measure(sizes, TRUTH, noise, random), { seed: trial, rounds: ROUNDS });
    if (answer.kind === 'none') throw new Error(`The measurements lack ${JSON.stringify(answer.lacks)}`);
    return answer;
  });
  const peaks = laws.flatMap(({ peak }) => (peak.kind === 'measured' ? [peak] : []));
  const given = <T>(value: T): T | null => (peaks.length === 0 ? null : value);
  return {
    gamma: share(laws, ({ gamma }) => holds(gamma.range, TRUTH.gamma)),
    alpha: share(laws, ({ alpha }) => holds(alpha.range, TRUTH.alpha)),
    beta: share(laws, ({ beta }) => holds(beta.range, TRUTH.beta)),
    peakGiven: peaks.length / trials,
    peakSize: given(share(peaks, ({ size }) => holds(size.range, PEAK))),
    peakRate: given(share(peaks, ({ rate }) => holds(rate.range, rateAt(TRUTH, PEAK)))),
  };
}

/** Shares of comparisons in which a parameter is called larger or smaller, the whole interval beside 0. */
export interface ChangeShares {
  readonly alpha: number;
  readonly beta: number;
}

const differs = ({ range }: Estimate): boolean => !holds(range, 0);

export function changeShares(head: Partial<Law>, noise: Noise, trials: number, seed: number): ChangeShares {
  const random = createRandom(seed);
  const changes = repeat(trials, trial => {
    const [before, after] = [TRUTH, { ...TRUTH, ...head }].map(law => measure(WIDE, law, noise, random));
    const answer = scalabilityChange(before ?? [], after ?? [], { seed: trial, rounds: ROUNDS });
    if (answer.kind === 'none') throw new Error(`The measurements lack ${JSON.stringify(answer.lacks)}`);
    return answer;
  });
  return {
    alpha: share(changes, ({ alpha }) => differs(alpha)),
    beta: share(changes, ({ beta }) => differs(beta)),
  };
}
