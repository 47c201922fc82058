import type { Plan, PlannedScenario } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import { type Check, type CoverageLine, STATUSES, type Status } from '../model/verdict.ts';

/** Traceability: for each id in `covers:` and `requirements:`, the scenarios that cover it and how they fared, sorted by id. */
export function traceCoverage(plan: Plan, checks: readonly Check[]): readonly CoverageLine[] {
  const declared = new Map((plan.requirements ?? []).map(requirement => [requirement.id, requirement]));
  const covered = plan.scenarios.flatMap(scenario => scenario.covers);
  const ids = [...new Set([...covered, ...declared.keys()])].sort();
  return ids.map(id => {
    const scenarios = plan.scenarios
      .filter(scenario => scenario.covers.includes(id))
      .map(({ id: scenario, name, level, category, priority }) => ({
        scenario,
        level,
        category,
        priority,
        status: worstStatus(
          checks.filter(check => isAbout(check, { id: scenario, name })).map(check => check.status),
        ),
      }));
    const status = worstStatus(scenarios.map(scenario => scenario.status));
    return { id, ...aboutRequirement(declared.get(id), scenarios.length), scenarios, status };
  });
}

/** A check of a scenario, or of the ladder that it is a rung of. */
export const isAbout = ({ scenario }: Check, { id, name }: Pick<PlannedScenario, 'id' | 'name'>): boolean =>
  scenario === id || scenario === name;

/** What it demands, and why nothing here covers it. */
function aboutRequirement(
  requirement: Requirement | undefined,
  scenarios: number,
): Pick<CoverageLine, 'text' | 'gap'> {
  if (requirement === undefined) return {};
  const { text, scenarios: covering } = requirement;
  const gap = covering.length === 0 ? 'uncovered' : 'left-out';
  return { ...(text === null ? {} : { text }), ...(scenarios > 0 ? {} : { gap }) };
}

/** The first of `STATUSES` that occurs; `skipped` when nothing was judged. */
export const worstStatus = (statuses: readonly Status[]): Status =>
  STATUSES.find(status => statuses.includes(status)) ?? 'skipped';
