import type { Pairing, Plan, PlannedScenario } from '../../model/plan.ts';

/**
 * The plans of parts → the plan of all that they hold, in an order that does not depend on theirs: by priority, then place in the suite's
 * file, then id, which is the order of the whole plan. What one part left out and another has is not left out.
 */
export function mergePlans(plans: readonly Plan[]): Plan {
  const scenarios = new Map(
    plans.flatMap(plan =>
      plan.scenarios.map(planned => [planned.id, { ...planned, budgetMs: null }] as const),
    ),
  );
  const names = new Set([...scenarios.values()].map(({ name }) => name));
  // A part has those of its own scenarios, and all of a name are alike: the parts are of one plan.
  const services = new Map(
    plans.flatMap(plan => plan.services ?? []).map(service => [service.name, service] as const),
  );
  const {
    shard: _part,
    services: _own,
    ...first
  } = plans.reduce((a, b) => (compareIds(a.configFile, b.configFile) <= 0 ? a : b));
  return {
    ...first,
    // Every machine had its own, of which it left something to each round.
    budgetMs: null,
    ...(services.size === 0 ? {} : { services: [...services.values()] }),
    setup: plans.find(plan => plan.setup !== null)?.setup ?? null,
    scenarios: [...scenarios.values()].sort(comparePlaces),
    pairing: mergePairings(plans.flatMap(({ pairing }) => (pairing === null ? [] : [pairing]))),
    omitted: [...new Set(plans.flatMap(plan => plan.omitted))]
      .filter(name => !names.has(name))
      .sort(compareIds),
  };
}

const comparePlaces = (a: PlannedScenario, b: PlannedScenario): number =>
  compareIds(a.priority, b.priority) || (a.line ?? 0) - (b.line ?? 0) || compareIds(a.id, b.id);

const collator = new Intl.Collator('en', { numeric: true });

/** `x[users=2]` before `x[users=10]`; never zero for different texts. */
const compareIds = (a: string, b: string): number => collator.compare(a, b) || (a === b ? 0 : a < b ? -1 : 1);

/** Null where no part was run in pairs. Every part was paired with the same base, or it says which. */
function mergePairings(pairings: readonly Pairing[]): Pairing | null {
  const [first] = pairings;
  if (first === undefined) return null;
  const bases = [...new Set(pairings.flatMap(({ base }) => base.split(BETWEEN)))].sort(compareIds);
  const orders = new Map(pairings.flatMap(pairing => Object.entries(pairing.orders)));
  return {
    purpose: first.purpose,
    base: bases.join(BETWEEN),
    looks: first.looks,
    orders: Object.fromEntries([...orders].sort(([a], [b]) => compareIds(a, b))),
    control: pairings.every(({ control }) => control),
  };
}

const BETWEEN = ' and ';
