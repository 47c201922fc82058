import { clustersOf } from '../../src/analyze/flake-clusters.ts';
import { adjustOrigins } from '../../src/analyze/flake-family.ts';
import { triggersOf } from '../../src/analyze/flake-trigger.ts';
import type { KnownTest, TestTally } from '../../src/model/flakes.ts';
import { chanceHigher, posteriorMean } from '../../src/stats/beta-comparison.ts';
import { fisherGreater } from '../../src/stats/fisher.ts';
import { ruleOfThree, shareInterval } from '../../src/stats/proportion.ts';
import { createRandom, type Random } from '../../src/stats/random.ts';
import { analysisOf, atRate, binomial, type Fails, knownTest, madeRuns, spell, under } from './made-runs.ts';

/** Seeded experiments on the rules for repeated tests, each a share of `trials`. The tests run them small, `run.ts` in full size. */

/** Share of `trials` in which `holds` is true. */
function share(trials: number, seed: number, holds: (random: Random) => boolean): number {
  const random = createRandom(seed);
  let count = 0;
  for (let trial = 0; trial < trials; trial++) if (holds(random)) count++;
  return count / trials;
}

/** Tests of a simulated scenario that fail now and then. */
export const TESTS = 10;

const suite = (n: number, fails: Fails, random: Random) =>
  Array.from({ length: TESTS }, (_, i) => madeRuns(`Test${i}`, n, fails, random)).filter(({ machines }) =>
    machines.some(endings => endings.some(({ letter }) => letter === 'F')),
  );

/** A condition is named for any of ten tests whose failures depend on none. */
export const falseTriggers = (n: number, rate: number, trials: number, seed: number): number =>
  share(trials, seed, random => triggersOf(suite(n, atRate(rate), random)).size > 0);

/** The right condition is named for a test that fails at `rate` with one core and never otherwise, among nine that depend on nothing. */
export const foundTriggers = (n: number, rate: number, trials: number, seed: number): number =>
  share(trials, seed, random => {
    const others = suite(n, atRate(0.05), random).slice(1);
    const one = madeRuns('One', n, under('cpus', '1', rate, 0), random);
    const trigger = triggersOf([one, ...others]).get('One');
    return trigger?.factor === 'cpus' && trigger.level === '1';
  });

/** Failures of any of ten tests are called clustered although they are independent. */
export const falseClusters = (n: number, rate: number, trials: number, seed: number): number =>
  share(trials, seed, random =>
    [...clustersOf(suite(n, atRate(rate), random)).values()].some(({ found }) => found),
  );

/** Failures of any of ten tests are called clustered although each depends on nothing but the load, which `copies` runs in a row share. */
export const falseClustersBesideLoad = (
  n: number,
  rate: number,
  copies: number,
  trials: number,
  seed: number,
): number =>
  share(trials, seed, random => {
    const fails = under('load', 'hogs', rate, 0.02);
    const tests = Array.from({ length: TESTS }, (_, i) => madeRuns(`Test${i}`, n, fails, random, copies));
    return [...clustersOf(tests).values()].some(({ found }) => found);
  });

/** Failures of a test that fails `length` times in a row, and never otherwise, are called clustered. */
export const foundClusters = (n: number, length: number, trials: number, seed: number): number =>
  share(trials, seed, random => {
    const runs = madeRuns('One', n, spell(n, length, random), random);
    return clustersOf([runs]).get('One')?.found === true;
  });

/** How known flakes are held against before: runs of the head, runs before, and the rate that all of them have. */
export interface WorseCell {
  readonly runs: number;
  readonly before: number;
  readonly tests: number;
  readonly rate: number;
}

/** What three rules said, as shares of trials: ours, and the two of posteriors that it was chosen over. */
export interface WorseShares {
  readonly ours: number;
  readonly posterior: number;
  readonly posteriorAndFive: number;
}

const ALPHA = 0.05;

/** Any of the tests is called worse although no rate changed. */
export const falselyWorse = (cell: WorseCell, trials: number, seed: number): WorseShares =>
  worseShares(cell, 0, trials, seed);

/** The one test whose rate rose by `more` is called worse. */
export const foundWorse = (cell: WorseCell, more: number, trials: number, seed: number): WorseShares =>
  worseShares(cell, more, trials, seed);

function worseShares(cell: WorseCell, more: number, trials: number, seed: number): WorseShares {
  const random = createRandom(seed);
  const counts = { ours: 0, posterior: 0, posteriorAndFive: 0 };
  for (let trial = 0; trial < trials; trial++) {
    const pairs = Array.from({ length: cell.tests }, (_, i) => drawn(cell, i === 0 ? more : 0, random));
    const of = more > 0 ? 1 : pairs.length;
    if (calledWorse(pairs).slice(0, of).some(Boolean)) counts.ours++;
    const judged = pairs.slice(0, of).map(believedWorse);
    if (judged.some(({ sure }) => sure)) counts.posterior++;
    if (judged.some(({ sure, large }) => sure && large)) counts.posteriorAndFive++;
  }
  return {
    ours: counts.ours / trials,
    posterior: counts.posterior / trials,
    posteriorAndFive: counts.posteriorAndFive / trials,
  };
}

interface Pair {
  readonly head: TestTally;
  readonly base: TestTally;
}

const drawn = ({ runs, before, rate }: WorseCell, more: number, random: Random): Pair => ({
  head: { failed: binomial(runs, rate + more, random), runs },
  base: { failed: binomial(before, rate, random), runs: before },
});

/** By the rule of the product, over one scenario. */
function calledWorse(pairs: readonly Pair[]): readonly boolean[] {
  const failing = pairs.map(({ head, base }, i) =>
    knownTest(`Test${i}`, head, base, fisherGreater(head, base)),
  );
  const [adjusted] = adjustOrigins(new Map([['one', analysisOf(failing)]]), ALPHA).values();
  return (adjusted?.failing ?? []).map(({ origin }) => origin.kind === 'known' && isSignificant(origin));
}

const isSignificant = ({ adjustedP }: KnownTest): boolean => adjustedP <= ALPHA;

/** P(head > base) above 95 %, with and without a mean that rose by five points: each test for itself. */
function believedWorse({ head, base }: Pair): { readonly sure: boolean; readonly large: boolean } {
  return {
    sure: chanceOf(head, base) > 0.95,
    large: posteriorMean(head) - posteriorMean(base) > 0.05,
  };
}

/** The same tallies come again and again in a simulation. */
const chances = new Map<string, number>();

function chanceOf(head: TestTally, base: TestTally): number {
  const key = [head.failed, head.runs, base.failed, base.runs].join();
  const chance = chances.get(key) ?? chanceHigher(head, base);
  chances.set(key, chance);
  return chance;
}

/** What becomes of a test that fails at `rate` since this change, and never on the base. */
export interface NewFlake {
  /** It failed at least once. */
  readonly seen: number;
  /** More often than the base, by the test; what else was seen is said to be open. */
  readonly told: number;
}

export function newFlake(runs: number, rate: number, trials: number, seed: number): NewFlake {
  const random = createRandom(seed);
  let [seen, told] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const head = { failed: binomial(runs, rate, random), runs };
    if (head.failed > 0) seen++;
    if (fisherGreater(head, { failed: 0, runs }) <= ALPHA) told++;
  }
  return { seen: seen / trials, told: told / trials };
}

/** The interval of a rate holds it. */
export const rateCoverage = (n: number, rate: number, trials: number, seed: number): number =>
  share(trials, seed, random => {
    const { low, high } = shareInterval(binomial(n, rate, random), n, 0.95);
    return low <= rate && rate <= high;
  });

/** What no failure in n runs does not rule out lies above the rate, or there was a failure. */
export const boundCoverage = (n: number, rate: number, trials: number, seed: number): number =>
  share(trials, seed, random => binomial(n, rate, random) > 0 || ruleOfThree(n, 0.95) >= rate);
