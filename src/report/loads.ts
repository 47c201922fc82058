import type { Load, LoadTrace } from '../model/load.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { ScenarioResult } from '../model/result.ts';
import type { LoadSearch } from '../model/search.ts';
import type { View } from '../model/view.ts';
import { headResult } from './pairs.ts';

export const LOADS_TITLE = 'Load';

/** The load of one scenario of the head, as far as it is known. */
export interface ShownLoad {
  readonly id: string;
  readonly planned: PlannedScenario;
  readonly load: Load;
  readonly result: ScenarioResult;
  /** Of one invocation; null where its end was no time, or where no rate of a search held. */
  readonly trace: LoadTrace | null;
  /** One an invocation; empty where nothing was searched. */
  readonly searches: readonly LoadSearch[];
}

/** Every scenario that was a load over time or searched one, in the order of the analysis. */
export function loadsOf(view: View): readonly ShownLoad[] {
  const known = idsOfLoads(view);
  if (known.size === 0) return [];
  const plans = new Map(view.result.plan.scenarios.map(planned => [planned.id, planned]));
  return view.analysis.scenarios.flatMap(({ id }) => {
    const planned = plans.get(id);
    const result = known.has(id) ? headResult(view, id) : null;
    if (result === null || planned === undefined) return [];
    const { loadTrace = null, searches = [] } = result;
    if (loadTrace === null && searches.length === 0) return [];
    return [{ id, planned, load: planned.load, result, trace: loadTrace, searches }];
  });
}

/** A head is looked for only where there is a load: most of thousands of scenarios have none. */
const idsOfLoads = ({ result, rounds }: View): ReadonlySet<string> =>
  new Set(
    [result, ...rounds]
      .flatMap(({ scenarios }) => scenarios)
      .filter(({ loadTrace, searches }) => loadTrace !== undefined || searches !== undefined)
      .map(({ id }) => id),
  );
