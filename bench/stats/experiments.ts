import { medianInterval } from '../../src/stats/median-interval.ts';
import { holm } from '../../src/stats/multiplicity.ts';
import { type Prediction, predict, testPrediction } from '../../src/stats/prediction.ts';
import { createRandom, hashSeed, type Random } from '../../src/stats/random.ts';
import { signedRank } from '../../src/stats/signed-rank.ts';
import { hodgesLehmann } from '../../src/stats/walsh.ts';

/** Seeded experiments that measure what the routines promise: shares of trials. The plain tests run them small, `simulate.ts` in full size. */

/** Draws one value of a distribution that is symmetric about 0. */
export type Draw = (random: Random) => number;

/** Noise shapes: the benign one, one with heavy tails (t with 3 degrees), and one coarse enough for ties and zeros. */
export const SHAPES: Readonly<Record<string, Draw>> = {
  normal: random => random.normal(),
  'heavy tails': random =>
    random.normal() / Math.sqrt((random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2) / 3),
  coarse: random => Math.round(random.normal() * 2) / 2,
};

const draws = (n: number, random: Random, draw: Draw): number[] =>
  Array.from({ length: n }, () => draw(random));

/** Share of `trials` in which `holds` is true. */
function share(trials: number, holds: (trial: number) => boolean): number {
  let count = 0;
  for (let trial = 0; trial < trials; trial++) if (holds(trial)) count++;
  return count / trials;
}

/** False alarms of the one-sided signed-rank test at `alpha` on n differences without any effect. */
export function signedRankFalseAlarms(
  n: number,
  alpha: number,
  draw: Draw,
  trials: number,
  seed: number,
): number {
  const random = createRandom(seed);
  return share(trials, () => signedRank(draws(n, random, draw)).pGreater <= alpha);
}

const covers = ({ low, high }: { low: number | null; high: number | null }, truth: number): boolean =>
  low !== null && high !== null && low <= truth && truth <= high;

/** Coverage of the two-sided Hodges–Lehmann interval at 95 %. */
export function hodgesLehmannCoverage(n: number, draw: Draw, trials: number, seed: number): number {
  const random = createRandom(seed);
  return share(trials, () => covers(hodgesLehmann(draws(n, random, draw), 0.025), 0));
}

/** Coverage of the median's interval at 95 % for a skewed (log-normal) distribution. */
export function medianCoverageMeasured(n: number, trials: number, seed: number): number {
  const random = createRandom(seed);
  const skewed: Draw = source => Math.exp(0.5 * source.normal());
  return share(trials, () => covers(medianInterval(draws(n, random, skewed), 0.95), 1));
}

/** One cell of the stored-baseline experiment. Spreads are standard deviations of ln(value) between runs. */
export interface StoredCell {
  /** K, runs in the history. */
  readonly runs: number;
  readonly trueSd: number;
  /** Spread that the rule assumes while the history is short. */
  readonly priorSd: number;
}

/** What the stored-baseline rule did in one cell; shares of pushes, `coverage` and `mde80` per metric. */
export interface StoredOutcome extends StoredCell {
  /** Some unchanged metric of the family was significant after Holm. */
  readonly anySignificant: number;
  /** Some unchanged metric was called suspect by the whole rule: significant, and the shift at least the margin. */
  readonly anySuspect: number;
  /** Share of the 95 % intervals that held the true shift. */
  readonly coverage: number;
  /** Median of the smallest detectable change that the rule printed. */
  readonly mde80: number;
  /** Share of pushes in which one metric of the family that became larger by the factor was called suspect. */
  readonly power: readonly { readonly change: number; readonly found: number }[];
}

/** Metrics of the simulated suite and its family-wise level; the smallest effect is that of times. */
export const FAMILY = { metrics: 20, alpha: 0.05, smallestEffect: 0.03 } as const;
/** Relative changes whose detection is counted. */
export const CHANGES: readonly number[] = [0.1, 0.2, 0.5, 1];

/** Runs in the history and true spreads of the published tables: calm, ordinary, as assumed, and two that are wilder than assumed. */
export const HISTORIES: readonly number[] = [1, 2, 3, 5, 10, 20, 30];
export const TRUE_SDS: readonly number[] = [0.02, 0.05, 0.1, 0.15, 0.25];

/** Pushes per published cell: a rate of 5 % is known to ± 0.7 points (95 %). */
export const PUBLISHED_TRIALS = 4000;

/** One cell of the published tables; the seed comes from the cell, so that each can be recomputed alone. */
export const publishedCell = (cell: StoredCell): StoredOutcome =>
  storedBaseline(cell, PUBLISHED_TRIALS, hashSeed(`stored ${cell.runs} ${cell.trueSd} ${cell.priorSd}`));

const TEST = { sign: 1, alpha: FAMILY.alpha / FAMILY.metrics, level: 0.95 } as const;

interface Metric {
  readonly prediction: Prediction;
  readonly now: number;
}

/** A history and a new value without any change, on the log scale. */
function unchangedMetric(cell: StoredCell, random: Random): Metric {
  const history = draws(cell.runs, random, source => cell.trueSd * source.normal());
  return { prediction: predict(history, cell), now: cell.trueSd * random.normal() };
}

/** Which metrics of one push are significant after Holm, and which are suspect. */
function judgePush(tests: readonly ReturnType<typeof testPrediction>[]) {
  const adjusted = holm(tests.map(test => test.pWorse));
  return tests.map((test, i) => {
    const significant = (adjusted[i] ?? 1) <= FAMILY.alpha;
    const margin = Math.max(FAMILY.smallestEffect, test.mde80 / 2);
    return { significant, suspect: significant && Math.expm1(test.shift) >= margin };
  });
}

/** Runs `trials` pushes of a suite of independent metrics against a stored baseline. */
export function storedBaseline(cell: StoredCell, trials: number, seed: number): StoredOutcome {
  const random = createRandom(seed);
  const found = CHANGES.map(() => 0);
  let [significant, suspect, covered] = [0, 0, 0];
  const mde: number[] = [];
  for (let trial = 0; trial < trials; trial++) {
    const metrics = Array.from({ length: FAMILY.metrics }, () => unchangedMetric(cell, random));
    const tests = metrics.map(({ prediction, now }) => testPrediction(prediction, now, TEST));
    const judged = judgePush(tests);
    if (judged.some(metric => metric.significant)) significant++;
    if (judged.some(metric => metric.suspect)) suspect++;
    covered += tests.filter(test => covers(test, 0)).length;
    mde.push(tests[0]?.mde80 ?? 0);
    CHANGES.forEach((change, i) => {
      if (findsChange(metrics, tests, change)) found[i] = (found[i] ?? 0) + 1;
    });
  }
  return {
    ...cell,
    anySignificant: significant / trials,
    anySuspect: suspect / trials,
    coverage: covered / trials / FAMILY.metrics,
    mde80: mde.sort((a, b) => a - b)[trials >> 1] ?? 0,
    power: CHANGES.map((change, i) => ({ change, found: (found[i] ?? 0) / trials })),
  };
}

/** Is the first metric suspect when it alone becomes larger by `change`? */
function findsChange(
  metrics: readonly Metric[],
  tests: readonly ReturnType<typeof testPrediction>[],
  change: number,
): boolean {
  const [changed] = metrics;
  if (!changed) return false;
  const test = testPrediction(changed.prediction, changed.now + Math.log1p(change), TEST);
  return judgePush([test, ...tests.slice(1)])[0]?.suspect ?? false;
}
