import type { PlannedScenario } from '../model/plan.ts';

/** P0 first; scenarios of one priority stay in the order of the file. */
export const orderByPriority = (scenarios: readonly PlannedScenario[]): readonly PlannedScenario[] =>
  [...scenarios].sort((a, b) => a.priority.localeCompare(b.priority));
