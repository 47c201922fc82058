import type { ScenarioAnalysis } from '../model/analysis.ts';
import { describeUnmet, saysNothing } from '../model/outcome.ts';
import type { ScenarioResult } from '../model/result.ts';

/**
 * What went wrong most often, with its best example; null when every operation was ok. What the load generator could not do is told only
 * where nothing else went wrong.
 */
export function troubleOf(scenario: ScenarioResult): ScenarioAnalysis['trouble'] {
  const own = scenario.failures.filter(({ outcome }) => !saysNothing(outcome));
  const failures =
    own.length > 0 ? own : scenario.failures.filter(({ outcome }) => outcome.kind === 'unmeasured');
  const aborted = failures.find(({ outcome }) => outcome.kind === 'aborted');
  const worst = aborted ?? [...failures].sort((a, b) => b.count - a.count)[0];
  if (worst === undefined) return null;
  const count = failures.reduce((sum, failure) => sum + failure.count, 0);
  const { outcome, excerpt, log } = worst;
  if (outcome.kind !== 'unmet') return { outcome, count, excerpt, log };
  const { ok, failed } = scenario.operations;
  return { outcome, count, excerpt: kindsOf(failures), log, requests: ok + failed };
}

/** Requests fail in several ways at once: each has a line with its count and an example. */
const kindsOf = (failures: ScenarioResult['failures']): string =>
  failures
    .flatMap(({ outcome, count, excerpt }) =>
      outcome.kind === 'unmet' ? [describeUnmet(outcome.reason, count, excerpt)] : [],
    )
    .join('\n');
