import type { RunResult, ScenarioResult } from '../model/result.ts';
import { sideOf } from '../model/sides.ts';
import type { View } from '../model/view.ts';

/** Every pair of one metric, as the head relative to its base (+0.08: 8 % more), in the order taken. */
export interface PairRatios {
  /** Pairs that searched. */
  readonly search: readonly number[];
  /** Fresh pairs that held what was found against the next ones. */
  readonly confirm: readonly number[];
}

/** The facts of a head that its analysis rests on: of the pairs where there are any, else of the run alone. */
export function headResult(view: View, scenario: string): ScenarioResult | null {
  const searched = [view.result, ...view.rounds].filter(run => run.plan.pairing?.purpose !== 'confirm');
  const heads = searched.map(run => armOf(run, scenario, 'head')).filter(head => head !== null);
  // A repeated test is repeated once on the head; a later round only has its base.
  const repeated = heads.find(head => head.repetition !== undefined);
  return repeated ?? heads.findLast(head => head.metrics.length > 0) ?? heads.at(-1) ?? null;
}

/** The pairs of one metric of one scenario. A base of 0 has no ratio: such pairs are left out of the picture. */
export const pairRatios = (view: View, scenario: string, metric: string): PairRatios => ({
  search: ratiosIn(view, 'search', scenario, metric),
  confirm: ratiosIn(view, 'confirm', scenario, metric),
});

function ratiosIn(
  view: View,
  purpose: 'search' | 'confirm',
  scenario: string,
  metric: string,
): readonly number[] {
  const runs = [view.result, ...view.rounds].filter(run => run.plan.pairing?.purpose === purpose);
  return runs.flatMap(run => ratiosOf(run, scenario, metric));
}

/** Both sides take the same number of invocations: those of one pair have the same index. */
function ratiosOf(run: RunResult, scenario: string, metric: string): readonly number[] {
  const [head, base] = (['head', 'base'] as const).map(arm =>
    armOf(run, scenario, arm)?.metrics.find(entry => entry.metric.id === metric),
  );
  if (head === undefined || base === undefined) return [];
  const byIndex = new Map(base.invocations.map((index, i) => [index, base.samples[i] ?? 0]));
  return head.invocations.flatMap((index, i) => {
    const [partner = 0, value = 0] = [byIndex.get(index), head.samples[i]];
    return partner === 0 ? [] : [value / partner - 1];
  });
}

const armOf = (run: RunResult, id: string, arm: ScenarioResult['arm']): ScenarioResult | null =>
  sideOf(run, id, arm) ?? null;
