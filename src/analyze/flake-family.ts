import type { FailingTest, KnownTest, TestsAnalysis } from '../model/flakes.ts';
import { holm } from '../stats/multiplicity.ts';
import { runsToTell } from '../stats/runs-needed.ts';

/**
 * The tests of all scenarios that failed and that are known from before, as one family: their p after Holm, and the runs that would tell
 * what is open. A family of its own beside the metrics: a flake that got worse is a fact of another kind than a slowdown.
 */
export function adjustOrigins(
  analyses: ReadonlyMap<string, TestsAnalysis>,
  alpha: number,
): ReadonlyMap<string, TestsAnalysis> {
  const family = [...analyses.values()]
    .flatMap(({ failing }) => failing)
    .flatMap(({ origin }) => (origin.kind === 'known' ? [origin] : []));
  const adjusted = holm(family.map(({ p }) => p));
  const byOrigin = new Map(family.map((origin, i) => [origin, adjusted[i] ?? 1]));
  const adjust = (test: FailingTest): FailingTest => {
    const { origin } = test;
    if (origin.kind !== 'known') return test;
    const adjustedP = byOrigin.get(origin) ?? 1;
    const needed =
      neverFailed(origin) && adjustedP > alpha ? untilTold(test, origin, alpha / family.length) : null;
    return { ...test, origin: { ...origin, adjustedP, runsToTell: needed } };
  };
  return new Map(
    [...analyses].map(([id, analysis]) => [id, { ...analysis, failing: analysis.failing.map(adjust) }]),
  );
}

const neverFailed = ({ before, history }: KnownTest): boolean => before.failed + (history?.failed ?? 0) === 0;

/** The base is run as often as the head; a history has the runs that it has. */
const untilTold = (test: FailingTest, { source, before }: KnownTest, alpha: number): number | null =>
  runsToTell(test, source === 'base' ? 'as-many' : before.runs, alpha);
