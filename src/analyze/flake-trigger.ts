import type { TestTally, Trigger } from '../model/flakes.ts';
import { grouped } from '../model/grouped.ts';
import { fisherExact } from '../stats/fisher.ts';
import { holm } from '../stats/multiplicity.ts';
import { allEndings, type Ending, type TestRuns, tallyOf } from './flake-counts.ts';

/** Level at which a condition is named, over all factors and all failing tests of a scenario (docs/statistics.md). */
export const TRIGGER_ALPHA = 0.01;

/** Tests and conditions that are looked at, those that failed most first: results may have been written by anybody. */
const MOST_TESTS = 100;
export const MOST_FACTORS = 12;

/** One factor of one test: how often each of its levels failed. */
interface Candidate {
  readonly test: string;
  readonly factor: string;
  readonly levels: ReadonlyMap<string, TestTally>;
  readonly p: number;
}

/** By test the condition that its failures depend on most; tests without one are missing. */
export function triggersOf(failing: readonly TestRuns[]): ReadonlyMap<string, Trigger> {
  const looked = failing.toSorted((a, b) => b.tally.failed - a.tally.failed).slice(0, MOST_TESTS);
  const candidates = looked.flatMap(candidatesOf);
  const adjusted = holm(candidates.map(({ p }) => p));
  const triggers = new Map<string, Trigger>();
  candidates.forEach((candidate, i) => {
    const adjustedP = adjusted[i] ?? 1;
    const known = triggers.get(candidate.test)?.adjustedP ?? TRIGGER_ALPHA;
    // Of factors that say the same, the first one named stays.
    if (adjustedP < known) triggers.set(candidate.test, named(candidate, adjustedP));
  });
  return triggers;
}

/** Tests of the factors that have more than one level among the runs of `test`. */
function candidatesOf(runs: TestRuns): readonly Candidate[] {
  const endings = allEndings(runs);
  const factors = [...new Set(endings.flatMap(({ levels }) => Object.keys(levels)))].slice(0, MOST_FACTORS);
  return factors.flatMap(factor => {
    const levels = byLevel(endings, factor);
    return levels.size < 2
      ? []
      : [{ test: runs.test, factor, levels, p: fisherExact([...levels.values()]).p }];
  });
}

function byLevel(endings: readonly Ending[], factor: string): ReadonlyMap<string, TestTally> {
  const levels = grouped(
    endings.filter(({ levels: own }) => own[factor] !== undefined),
    ({ levels: own }) => own[factor] ?? '',
  );
  return new Map([...levels].map(([level, own]) => [level, tallyOf(own)]));
}

/** The level with the highest rate against all others together. */
function named({ factor, levels }: Candidate, adjustedP: number): Trigger {
  const rate = ({ failed, runs }: TestTally): number => (runs === 0 ? 0 : failed / runs);
  const [worst = ['', { failed: 0, runs: 0 }] as const, ...others] = [...levels].sort(
    ([, a], [, b]) => rate(b) - rate(a),
  );
  const elsewhere = others.reduce(
    (sum, [, tally]) => ({ failed: sum.failed + tally.failed, runs: sum.runs + tally.runs }),
    { failed: 0, runs: 0 },
  );
  return { factor, level: worst[0], there: worst[1], elsewhere, adjustedP };
}
