import { SEARCH_LOOKS } from '../../src/plan/pairing.ts';
import { signFlip } from '../../src/stats/permutation.ts';
import { createRandom, hashSeed, type Random } from '../../src/stats/random.ts';
import { alphaByLook, type LookResult, lookTogether } from '../../src/stats/sequential.ts';
import { signedRank } from '../../src/stats/signed-rank.ts';

/** Seeded experiments on pairs that docs/statistics.md prints; small enough to be made again with each run of the docs test. */

/** The level that looks and tests share with the product's default. */
const ALPHA = 0.05;
/** Smallest effect of a time. */
const MARGIN = Math.log1p(0.03);

/** Pair noise of the experiments: standard deviation of ln(head / base). */
export const PAIR_NOISE = 0.06;
/** Comparisons of each row: a share of 5 % is known to ±0.7 points. */
export const COMPARISONS = 4000;

const memberOf = (differences: readonly number[], margin = MARGIN) => ({
  differences,
  attempts: differences.map((_, i) => i + 1),
  attempted: differences.length,
  margin,
});

const drawPairs = (change: number, noise: number, random: Random): number[] =>
  Array.from({ length: SEARCH_LOOKS.at(-1) ?? 0 }, () => Math.log1p(change) + noise * random.normal());

/** How comparisons of one metric ended, as shares of them. */
export interface Ends {
  readonly worse: number;
  readonly excluded: number;
  readonly undecided: number;
  /** Pairs taken, mean. */
  readonly pairs: number;
}

/** One metric alone, truly slower by `change`, looked at as the search looks at it; before confirmation. */
export function endsAt(change: number): Ends {
  const random = createRandom(hashSeed(`ends ${change}`));
  const looks = Array.from({ length: COMPARISONS }, () => {
    const [look] = lookTogether([memberOf(drawPairs(change, PAIR_NOISE, random))], SEARCH_LOOKS, ALPHA);
    return look ?? null;
  });
  const share = (state: LookResult['state']): number =>
    looks.filter(look => look?.state === state).length / COMPARISONS;
  return {
    worse: share('worse'),
    excluded: share('excluded'),
    undecided: share('undecided'),
    pairs: looks.reduce((sum, look) => sum + (look?.n ?? 0), 0) / COMPARISONS,
  };
}

/** What being second in a pair costs in the experiment on orders. */
export const ORDER_EFFECT = 0.01;

/** Share of comparisons of identical code with p ≤ 0.05, where the second of a pair is slower and the base is first always, or in half. */
export function orderAlarms(order: 'base first' | 'balanced'): number {
  const random = createRandom(hashSeed(`order ${order}`));
  const alarms = Array.from({ length: COMPARISONS }, () => {
    const pairs = drawPairs(0, PAIR_NOISE, random);
    const headLast = random.shuffle(pairs.map((_, i) => order === 'base first' || i % 2 === 0));
    const differences = pairs.map((d, i) => d + (headLast[i] === true ? 1 : -1) * Math.log1p(ORDER_EFFECT));
    return signedRank(differences).pGreater <= ALPHA;
  });
  return alarms.filter(Boolean).length / COMPARISONS;
}

/** Metrics of a push in the experiment on the control arm, and how many pushes are drawn. */
export const CONTROL = { metrics: 20, pushes: 400 } as const;

/** Share of sound pushes in which the base seems to differ from itself: some metric worse or better by what matters. */
export function controlAlarms(noise: number): number {
  const random = createRandom(hashSeed(`control ${noise}`));
  const alarmed = Array.from({ length: CONTROL.pushes }, () => {
    const family = Array.from({ length: CONTROL.metrics }, () => memberOf(drawPairs(0, noise, random)));
    return lookTogether(family, SEARCH_LOOKS, ALPHA).some(look => look !== null && differs(look));
  });
  return alarmed.filter(Boolean).length / CONTROL.pushes;
}

const differs = ({ state, adjustedPBetter, alpha, estimate }: LookResult): boolean =>
  state === 'worse' || (adjustedPBetter <= alpha && -estimate >= MARGIN);

/** How scenarios that fail at these rates ended, as shares of them. */
export interface FailureEnds {
  readonly fail: number;
  readonly warn: number;
  readonly inconclusive: number;
  readonly pass: number;
}

/**
 * One scenario whose commands fail at these rates, each invocation for itself, and whose times are settled at the first look: only
 * a head that failed more often than the base, too seldom to tell, asks for more pairs (`undecidedPairs`).
 */
export function failureEnds(base: number, head: number): FailureEnds {
  const random = createRandom(hashSeed(`failures ${base} ${head}`));
  const ends = Array.from({ length: COMPARISONS }, () => failureEnd(base, head, random));
  const share = (status: keyof FailureEnds): number =>
    ends.filter(end => end === status).length / COMPARISONS;
  return {
    fail: share('fail'),
    warn: share('warn'),
    inconclusive: share('inconclusive'),
    pass: share('pass'),
  };
}

function failureEnd(base: number, head: number, random: Random): keyof FailureEnds {
  const differences: number[] = [];
  const failed = { base: 0, head: 0 };
  const shares = alphaByLook(SEARCH_LOOKS.length, ALPHA);
  for (const [k, look] of SEARCH_LOOKS.entries()) {
    while (differences.length < look) {
      const [b, h] = [Number(random.next() < base), Number(random.next() < head)];
      failed.base += b;
      failed.head += h;
      differences.push(h - b);
    }
    if (failed.head === 0) return 'pass';
    if (signFlip(differences, 1).pGreater <= (shares[k] ?? 0)) return 'fail';
    if (failed.head <= failed.base) return 'warn';
  }
  return failed.base > 0 ? 'warn' : 'inconclusive';
}
