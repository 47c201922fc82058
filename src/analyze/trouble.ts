import type { ScenarioAnalysis } from '../model/analysis.ts';
import { saysNothing } from '../model/outcome.ts';
import type { ScenarioResult } from '../model/result.ts';

/**
 * What went wrong most often, with its best example; null when every operation was ok. What the load generator could not do is told only
 * where nothing else went wrong.
 */
export function troubleOf(scenario: ScenarioResult): ScenarioAnalysis['trouble'] {
  const own = scenario.failures.filter(({ outcome }) => !saysNothing(outcome));
  const failures =
    own.length > 0 ? own : scenario.failures.filter(({ outcome }) => outcome.kind === 'unmeasured');
  const worst = [...failures].sort((a, b) => b.count - a.count)[0];
  if (worst === undefined) return null;
  const count = failures.reduce((sum, failure) => sum + failure.count, 0);
  return { outcome: worst.outcome, count, excerpt: worst.excerpt, log: worst.log };
}
