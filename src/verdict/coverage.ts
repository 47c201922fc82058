import type { Plan } from '../model/plan.ts';
import { type Check, type CoverageLine, STATUSES, type Status } from '../model/verdict.ts';

/** Traceability: for each id in `covers:`, the scenarios that cover it and how they fared, sorted by id. */
export function traceCoverage(plan: Plan, checks: readonly Check[]): readonly CoverageLine[] {
  const ids = [...new Set(plan.scenarios.flatMap(scenario => scenario.covers))].sort();
  return ids.map(id => {
    const scenarios = plan.scenarios
      .filter(scenario => scenario.covers.includes(id))
      .map(({ id: scenario, level, category, priority }) => ({
        scenario,
        level,
        category,
        priority,
        status: worstStatus(checks.filter(check => check.scenario === scenario).map(check => check.status)),
      }));
    return { id, scenarios, status: worstStatus(scenarios.map(scenario => scenario.status)) };
  });
}

/** The first of `STATUSES` that occurs; `skipped` when nothing was judged. */
export const worstStatus = (statuses: readonly Status[]): Status =>
  STATUSES.find(status => statuses.includes(status)) ?? 'skipped';
