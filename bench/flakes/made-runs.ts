import { type Ending, type TestRuns, tallyOf } from '../../src/analyze/flake-counts.ts';
import type { FailingTest, KnownTest, TestsAnalysis, TestTally } from '../../src/model/flakes.ts';
import type { Random } from '../../src/stats/random.ts';

/** Runs of made-up tests: what the rules are given in simulations. */

/** Whether run `run` of a test fails; `levels` are its conditions. */
export type Fails = (run: number, levels: Ending['levels'], random: Random) => boolean;

export const atRate =
  (rate: number): Fails =>
  (_run, _levels, random) =>
    random.next() < rate;

/** Fails at one rate under one level of a factor, and at another elsewhere. */
export const under =
  (factor: string, level: string, there: number, elsewhere: number): Fails =>
  (_run, levels, random) =>
    random.next() < (levels[factor] === level ? there : elsewhere);

/** Conditions of a plan that varies cores and load: every combination as often as any other, dealt in turn. */
export const CELLS: readonly Ending['levels'][] = ['1', '2', '4', 'all'].flatMap(cpus =>
  ['idle', 'hogs'].map(load => ({ cpus, load })),
);

/** `n` runs of one test on one machine, their conditions dealt from a shuffled deck, each to as many runs in a row as copies share a load. */
export function madeRuns(test: string, n: number, fails: Fails, random: Random, copies = 1): TestRuns {
  const deck = random.shuffle(CELLS).flatMap(levels => Array.from({ length: copies }, () => levels));
  const endings = Array.from({ length: n }, (_, run): Ending => {
    const levels = deck[run % deck.length] ?? {};
    return { letter: fails(run, levels, random) ? 'F' : '.', levels };
  });
  return { test, tally: tallyOf(endings), retried: 0, machines: [endings], signatures: [] };
}

/** A test that fails in a spell of runs, one after the other: whatever was wrong with the machine then. */
export function spell(n: number, length: number, random: Random): Fails {
  const start = random.below(n - length);
  return run => run >= start && run < start + length;
}

export function binomial(n: number, rate: number, random: Random): number {
  let count = 0;
  for (let run = 0; run < n; run++) if (random.next() < rate) count++;
  return count;
}

/** A failing test that the base, or a history, has run `before`. */
export function knownTest(test: string, seen: TestTally, before: TestTally, p: number): FailingTest {
  const origin: KnownTest = {
    kind: 'known',
    source: 'base',
    before,
    history: null,
    p,
    adjustedP: p,
    alpha: 0,
    chanceWorse: 0,
    runsToTell: null,
  };
  const interval = { low: 0, high: 1, level: 0.95 };
  const none = { retried: 0, signatures: [], trigger: null, firstRun: 0 };
  return { test, ...seen, ...none, interval, clustered: { adjustedP: 1, found: false }, origin };
}

export const analysisOf = (failing: readonly FailingTest[]): TestsAnalysis => ({
  runs: 0,
  redRuns: 0,
  rate: 0.05,
  needed: 59,
  failing,
  clean: { tests: [], fewestRuns: 0, bound: null, together: false },
  unobserved: [],
  vanished: [],
  against: 'base',
  redBuild: 0,
});
