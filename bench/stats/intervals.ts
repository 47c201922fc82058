import { LOOKED_LEVEL } from '../../src/analyze/candidate.ts';
import { CONFIRMATION_ALPHA } from '../../src/analyze/confirm.ts';
import { LEAK_ALPHA, SINGLE_ALPHA } from '../../src/analyze/leak-looks.ts';
import { median } from '../../src/stats/descriptive.ts';
import { mannWhitney } from '../../src/stats/mann-whitney.ts';
import { medianCoverage, medianInterval } from '../../src/stats/median-interval.ts';
import { shareInterval } from '../../src/stats/proportion.ts';
import type { Random } from '../../src/stats/random.ts';
import { alphaByLook, lookTogether } from '../../src/stats/sequential.ts';
import { shift, shiftCoverage } from '../../src/stats/shift.ts';
import { signedRank, signedRankProbabilities } from '../../src/stats/signed-rank.ts';
import { hodgesLehmann } from '../../src/stats/walsh.ts';
import { type Draw, draws, holds, type IntervalCase, SHAPES } from './interval-case.ts';
import { drawNoise } from './series.ts';
import { STORED_CASES } from './stored-intervals.ts';

/** Every kind of interval that a report prints, each as a trial that says whether it held the truth. */

const DISCRETE = 'conservative: ranks move in steps';

/** Exact coverage of the Walsh interval at 95 %: what is left beside the rank sums that both ends exclude. */
function walshCoverage(n: number, alpha: number): number {
  let below = 0;
  for (const chance of signedRankProbabilities(n)) {
    if (below + chance > alpha) break;
    below += chance;
  }
  return 1 - 2 * below;
}

/** A pair of a machine with a memory: both sides one after the other in an order that chance chose. `change` is the true one. */
export const PAIR_NOISE = 0.06;
const TRUE_CHANGE = Math.log1p(0.05);

function pairedDifferences(n: number, random: Random, draw: Draw): number[] {
  return Array.from({ length: n }, () => {
    const [first, second] = [PAIR_NOISE * draw(random), PAIR_NOISE * draw(random)];
    return (random.next() < 0.5 ? 1 : -1) * (first - second) + TRUE_CHANGE;
  });
}

const MACHINE = 'AR(1) 0.5 from run to run, 5 % outliers';

/** Runs of one machine in the order in which they were taken; neighbours share its level. */
function machineDifferences(n: number, random: Random): number[] {
  const level = drawNoise(2 * n, 0.5, random);
  let run = 0;
  return pairedDifferences(
    n,
    random,
    () => (level[run++] ?? 0) + (random.next() < 0.05 ? 6 * random.normal() : 0),
  );
}

const paired: readonly IntervalCase[] = [10, 20, 30, 40, 60].flatMap(n =>
  [...Object.keys(SHAPES), MACHINE].map(shape => {
    const draw = SHAPES[shape];
    const make = (random: Random) =>
      draw === undefined ? machineDifferences(n, random) : pairedDifferences(n, random, draw);
    return {
      interval: 'change of pairs (Walsh averages)',
      setting: `${n} pairs, ${shape}`,
      promised: walshCoverage(n, 0.025),
      demand: 'target',
      why: '',
      covers: random => holds(hodgesLehmann(make(random), 0.025), TRUE_CHANGE),
    };
  }),
);

const LOOKS = [10, 20, 40, 60];
const MARGIN = Math.log1p(0.03);

/** The interval that is printed beside the look at which the alternation stopped. */
function coversWhereItStopped(change: number, random: Random): boolean {
  const differences = machineDifferences(60, random).map(d => d - TRUE_CHANGE + change);
  const attempts = differences.map((_, i) => i + 1);
  const [look] = lookTogether([{ differences, attempts, attempted: 60, margin: MARGIN }], LOOKS, 0.05);
  return holds(hodgesLehmann(differences.slice(0, look?.n ?? 60), (1 - LOOKED_LEVEL) / 2), change);
}

const stopped: readonly IntervalCase[] = [0, 0.03, 0.05, 0.1].map(change => ({
  interval: 'change of pairs, at the look that stopped',
  setting: `true change +${(100 * change).toFixed(0)} %, margin 3 %`,
  promised: null,
  demand: 'target',
  why: '',
  covers: random => coversWhereItStopped(Math.log1p(change), random),
}));

/** Fresh pairs are looked at once or twice, too. */
function coversWhereConfirmed(change: number, random: Random): boolean {
  const differences = machineDifferences(60, random).map(d => d - TRUE_CHANGE + change);
  const first = differences.slice(0, 30);
  const [alpha = 0] = alphaByLook(2, CONFIRMATION_ALPHA);
  const stops = signedRank(first).pGreater <= alpha && hodgesLehmann(first, alpha).estimate >= MARGIN / 2;
  return holds(hodgesLehmann(stops ? first : differences, (1 - LOOKED_LEVEL) / 2), change);
}

const confirmed: readonly IntervalCase[] = [0.03, 0.05, 0.1].map(change => ({
  interval: 'change of fresh pairs, at 30 or 60',
  setting: `true change +${(100 * change).toFixed(0)} %, margin 3 %`,
  promised: null,
  demand: 'target',
  why: '',
  covers: random => coversWhereConfirmed(Math.log1p(change), random),
}));

const medians: readonly IntervalCase[] = [6, 10, 12, 20, 40].flatMap(n =>
  Object.entries(SHAPES).map(([shape, draw]) => ({
    interval: 'level (order statistics of the median)',
    setting: `${n} values, ${shape}`,
    promised: medianCoverage(n, 0.95),
    demand: 'at least',
    why: DISCRETE,
    covers: random => holds(medianInterval(draws(n, random, draw), 0.95), 0),
  })),
);

const slopes: readonly IntervalCase[] = [
  {
    interval: 'growth against a limit (Walsh averages)',
    setting: '5 processes, at 1/32 an end, normal',
    promised: walshCoverage(5, 2 ** -5),
    demand: 'none',
    why: 'printed as 93.8 %: five values reach no more',
    covers: random =>
      holds(
        hodgesLehmann(
          draws(5, random, r => r.normal()),
          2 ** -5,
        ),
        0,
      ),
  },
];

const shifts: readonly IntervalCase[] = [5, 6, 8].flatMap(n =>
  Object.entries(SHAPES).map(([shape, draw]) => ({
    interval: 'difference of growth (Mann–Whitney)',
    setting: `${n} + ${n} processes, ${shape}`,
    promised: shiftCoverage(n, n, 0.025),
    demand: 'target',
    why: shiftCoverage(n, n, 0.025) > 0.955 ? DISCRETE : '',
    covers: random =>
      holds(
        shift(
          draws(n, random, draw).map(value => value + 3),
          draws(n, random, draw),
          0.025,
        ),
        3,
      ),
  })),
);

/** Growth of a soak that is looked at after five processes of a side and after ten; the spread is 1, what matters 1.5. */
function coversGrowth(difference: number, random: Random): boolean {
  const take = (mean: number) => Array.from({ length: 10 }, () => mean + random.normal());
  const [base, head] = [take(0), take(difference)];
  const [alpha = 0] = alphaByLook(2, LEAK_ALPHA);
  const [exclusion = 0] = alphaByLook(2, SINGLE_ALPHA);
  const [base5, head5] = [base.slice(0, 5), head.slice(0, 5)];
  const isWorse = mannWhitney(head5, base5).pGreater <= alpha && median(head5) - median(base5) >= 1.5;
  const isExcluded = (shift(head5, base5, exclusion).high ?? Infinity) < 1.5;
  const [b, h] = isWorse || isExcluded ? [base5, head5] : [base, head];
  return holds(shift(h, b, 0.025), difference);
}

const soaks: readonly IntervalCase[] = [0, 1.5, 3].map(difference => ({
  interval: 'difference of growth, at the look that stopped',
  setting: `${difference} standard deviations, margin 1.5`,
  promised: null,
  demand: 'target',
  why: '',
  covers: random => coversGrowth(difference, random),
}));

const successes = (n: number, share: number, random: Random): number => {
  let count = 0;
  for (let i = 0; i < n; i++) if (random.next() < share) count++;
  return count;
};

const shareCase = (
  n: number,
  setting: string,
  drawShare: Draw,
  rest: Pick<IntervalCase, 'demand' | 'why'>,
): IntervalCase => ({
  interval: 'share (Wilson, mended next to 0)',
  setting: `${n} trials, ${setting}`,
  promised: null,
  ...rest,
  covers: random => {
    const share = drawShare(random);
    return holds(shareInterval(successes(n, share, random), n, 0.95), share);
  },
});

const AVERAGED = { demand: 'target', why: '' } as const;

const shares: readonly IntervalCase[] = [
  ...[20, 60].map(n => shareCase(n, 'shares drawn from 2 to 50 %', r => 0.02 + 0.48 * r.next(), AVERAGED)),
  ...[200, 1000].map(n =>
    shareCase(n, 'shares drawn from 0.5 to 20 %', r => 0.005 * 40 ** r.next(), AVERAGED),
  ),
  shareCase(1000, 'a share of 0.017 %, one failure in six runs', () => 0.00017, {
    demand: 'at least',
    why: 'conservative: of so few failures, counts move in steps',
  }),
];

/** All of them, in the order of the table. */
export const INTERVAL_CASES: readonly IntervalCase[] = [
  ...paired,
  ...stopped,
  ...confirmed,
  ...soaks,
  ...medians,
  ...STORED_CASES,
  ...shares,
  ...shifts,
  ...slopes,
];
