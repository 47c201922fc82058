import { type Level, type Plan, type PlannedScenario, PRIORITIES } from '../model/plan.ts';
import type { Portion, Traceability } from '../model/traceability.ts';
import type { Check, Status } from '../model/verdict.ts';
import { isAbout } from './coverage.ts';

const LEVELS: readonly (Level | null)[] = ['unit', 'integration', 'e2e', null];
const SOUND: ReadonlySet<Status> = new Set(['pass', 'warn']);

/** Levels, priorities and gaps of a suite; null where nobody asks: no scenario covers anything, and nothing is declared. */
export function traceabilityOf(plan: Plan, checks: readonly Check[]): Traceability | null {
  const { requirements = null } = plan;
  if (requirements === null && plan.scenarios.every(({ covers }) => covers.length === 0)) return null;
  const uncovered = (requirements ?? []).filter(({ scenarios }) => scenarios.length === 0);
  const covers = new Set(plan.scenarios.flatMap(scenario => scenario.covers));
  return {
    declared: requirements?.length ?? null,
    covered: requirements === null ? covers.size : requirements.length - uncovered.length,
    uncovered: uncovered.map(({ id }) => id),
    levels: portions(plan.scenarios, LEVELS, ({ level }) => level, checks),
    priorities: portions(plan.scenarios, PRIORITIES, ({ priority }) => priority, checks),
  };
}

/** Kinds that occur, in their order; the rungs of a ladder count once, and are sound together. */
function portions<Kind>(
  scenarios: readonly PlannedScenario[],
  kinds: readonly Kind[],
  kindOf: (scenario: PlannedScenario) => Kind,
  checks: readonly Check[],
): readonly Portion<Kind>[] {
  const all = new Set(scenarios.map(({ name }) => name)).size;
  return kinds.flatMap(kind => {
    const own = scenarios.filter(scenario => kindOf(scenario) === kind);
    const names = [...new Set(own.map(({ name }) => name))];
    const isSound = (name: string): boolean =>
      own.filter(scenario => scenario.name === name).every(scenario => hasPassed(scenario, checks));
    return names.length === 0
      ? []
      : [{ kind, scenarios: names.length, share: names.length / all, sound: names.filter(isSound).length }];
  });
}

function hasPassed(planned: PlannedScenario, checks: readonly Check[]): boolean {
  const own = checks.filter(check => isAbout(check, planned));
  return own.length > 0 && own.every(({ status }) => SOUND.has(status));
}
