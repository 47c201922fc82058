import type { Plan } from '../model/plan.ts';
import { startOrder } from '../model/service.ts';

/** Those of `services` that some of `scenarios` need, in the order in which they can be started; nothing where none is needed. */
export function neededServices(
  services: Plan['services'],
  scenarios: readonly Pick<Plan['scenarios'][number], 'services'>[],
): Pick<Plan, 'services'> {
  const names = new Set(scenarios.flatMap(scenario => scenario.services ?? []));
  const needed = startOrder(
    (services ?? []).map(({ name }) => name).filter(name => names.has(name)),
    services ?? [],
  );
  return needed.length === 0 ? {} : { services: needed };
}
