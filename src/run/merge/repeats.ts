import type { Caveat } from '../../model/caveat.ts';
import { grouped } from '../../model/grouped.ts';
import type { RunResult, ScenarioResult } from '../../model/result.ts';

/** Repeated scenarios of which several machines made runs of the same numbers, and so with the same seeds and orders: they are counted as runs of their own. */
export const repeatCaveats = ({ plan, scenarios }: RunResult): readonly Caveat[] =>
  plan.scenarios.flatMap(({ id, repeat }) => {
    const heads = scenarios.filter(scenario => scenario.id === id && scenario.arm === 'head');
    // Without seeds of their own, all runs of one machine are alike as well.
    const isDrawn = repeat?.varies.seed === true || repeat?.varies.order === true;
    const shared = isDrawn ? sharedRuns(heads) : 0;
    return shared === 0 ? [] : [sameRunsCaveat(id, shared)];
  });

/** Numbers of runs that more than one machine made. */
function sharedRuns(heads: readonly ScenarioResult[]): number {
  const numbers = heads.flatMap(({ repetition }) => repetition?.runs ?? []);
  return [...grouped(numbers, number => number).values()].filter(made => made.length > 1).length;
}

const sameRunsCaveat = (scenario: string, shared: number): Caveat => ({
  code: 'same-runs',
  text: `Several machines made the same ${shared === 1 ? 'run' : `${shared} runs`}, with the same seeds and orders, and each is counted: where these decide alone, the rate that stays possible is higher than it says`,
  advice: 'for more seeds, raise `runs`; divide the suite into parts to share them between machines',
  scenario,
});
