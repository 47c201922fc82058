import type { FailingTest } from '../model/flakes.ts';
import { holm } from '../stats/multiplicity.ts';
import { runsTest } from '../stats/runs-test.ts';
import { hasFailed, hasRun, type TestRuns } from './flake-counts.ts';

/** Level at which failures are called clustered, over all failing tests of a scenario (docs/statistics.md). */
export const CLUSTER_ALPHA = 0.01;

/** By test whether its failures come together. Of several machines the one that says so most strongly counts, for all of them. */
export function clustersOf(failing: readonly TestRuns[]): ReadonlyMap<string, FailingTest['clustered']> {
  const raw = failing.map(({ machines }) => {
    const ps = machines.map(endings => runsTest(endings.filter(hasRun).map(hasFailed)).pClustered);
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
