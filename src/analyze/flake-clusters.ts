import type { FailingTest } from '../model/flakes.ts';
import { grouped } from '../model/grouped.ts';
import { fisherExact } from '../stats/fisher.ts';
import { holm } from '../stats/multiplicity.ts';
import { createRandom, hashSeed } from '../stats/random.ts';
import { runsTest } from '../stats/runs-test.ts';
import { clusteredWithin } from '../stats/runs-within.ts';
import { type Ending, hasFailed, hasRun, type TestRuns, tallyOf } from './flake-counts.ts';
import { MOST_FACTORS } from './flake-trigger.ts';

/** Level at which failures are called clustered, over all failing tests of a scenario (docs/statistics.md). */
export const CLUSTER_ALPHA = 0.01;

/** Above this p of Fisher's test, failures are spread over the conditions so evenly that their order explains nothing. */
const EVEN = 0.2;

/** Draws by which the order of conditions is ruled out, of one test; fewer where outcomes and tests are many, as hostile results may have. */
const MOST_DRAWS = 10_000;
const FEWEST_DRAWS = 100;
const OUTCOMES_DRAWN = 200_000_000;

/**
 * By test whether its failures come together, more than the order does in which conditions were dealt: where copies share a load, each
 * condition has several runs in a row, and failures that depend on it do. Of several machines the one that says so most strongly counts,
 * for all of them.
 */
export function clustersOf(failing: readonly TestRuns[]): ReadonlyMap<string, FailingTest['clustered']> {
  const raw = failing.map(runs => {
    const ps = runs.machines.map(endings => clusteredOn(endings.filter(hasRun), runs.test, failing.length));
    return Math.min(1, Math.min(...ps, 1) * Math.max(ps.length, 1));
  });
  const adjusted = holm(raw);
  return new Map(
    failing.map(({ test }, i) => {
      const adjustedP = adjusted[i] ?? 1;
      return [test, { adjustedP, found: adjustedP < CLUSTER_ALPHA }];
    }),
  );
}

/** On one machine: both among all runs and within the conditions. What is no cluster among all needs no second look. */
function clusteredOn(endings: readonly Ending[], test: string, tests: number): number {
  const outcomes = endings.map(hasFailed);
  const { pClustered } = runsTest(outcomes);
  if (pClustered >= CLUSTER_ALPHA) return pClustered;
  // Few failures in a row, each under another condition, are a cluster, which too few places within each condition would hide.
  if (isEven(endings)) return pClustered;
  const affordable = Math.floor(OUTCOMES_DRAWN / (outcomes.length * tests));
  const draws = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, affordable));
  const within = clusteredWithin(outcomes, endings.map(cellOf), draws, createRandom(hashSeed(test)));
  return Math.max(pClustered, within);
}

const cellOf = ({ levels }: Ending): string => JSON.stringify(levels);

/** Whether neither a combination of levels nor a level of any factor is known to fail more often than others. */
function isEven(endings: readonly Ending[]): boolean {
  const factors = Object.keys(endings[0]?.levels ?? {}).slice(0, MOST_FACTORS);
  const groupings = [
    cellOf,
    ...factors.map(
      factor =>
        ({ levels }: Ending) =>
          levels[factor] ?? '',
    ),
  ];
  return groupings.every(groupOf => {
    const groups = [...grouped(endings, groupOf).values()];
    return groups.length < 2 || fisherExact(groups.map(tallyOf)).p > EVEN;
  });
}
