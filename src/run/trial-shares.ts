import { unqualified } from '../model/metric.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { ShareCounts } from '../model/share.ts';
import { shareCounts } from './load/share-counts.ts';
import type { TakenLoad } from './take-load.ts';
import type { Trial } from './trial.ts';
import { tellsByWindow } from './trial-metrics.ts';

/**
 * What the shares of operations in one invocation were counted from, whether it gave values or not: where all operations of a part failed, they
 * count for its share all the same. A share that the workload emits is its own: nobody knows of how many operations.
 */
export function trialShares(
  trial: Trial,
  { load }: Pick<PlannedScenario, 'load'>,
  { trace, search }: TakenLoad,
): ShareCounts {
  const ofLoad = trace !== null && tellsByWindow(trial, load) ? shareCounts(trace, load.model) : {};
  const own = Object.entries(ofLoad).filter(
    // The parts of a probe are its settling and its hold (load/search-metrics.ts).
    ([id]) => !trial.emitted.has(id) && (search === null || unqualified(id).part === null),
  );
  return { ...Object.fromEntries(own), ...trial.shares };
}
