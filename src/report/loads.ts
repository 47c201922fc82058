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
export const loadsOf = (view: View): readonly ShownLoad[] =>
  view.analysis.scenarios.flatMap(({ id }) => {
    const result = headResult(view, id);
    const planned = view.result.plan.scenarios.find(scenario => scenario.id === id);
    if (result === null || planned === undefined) return [];
    const { loadTrace = null, searches = [] } = result;
    if (loadTrace === null && searches.length === 0) return [];
    return [{ id, planned, load: planned.load, result, trace: loadTrace, searches }];
  });
