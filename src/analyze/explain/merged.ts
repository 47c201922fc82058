import type { MetricAnalysis } from '../../model/analysis.ts';
import type { ExplanationStep } from '../../model/explanation.ts';
import { legOf } from '../../model/merged.ts';
import type { RunResult } from '../../model/result.ts';
import type { View } from '../../model/view.ts';
import { layersOf } from '../layers.ts';
import { columns, step } from './steps.ts';

/** The runs by which one scenario was judged: of a merged run those of its own system, and of several machines the first. */
export function runsFor({ result, rounds }: View, scenario: string): readonly RunResult[] {
  const all = [result, ...rounds];
  const parts = result.merged?.parts ?? [];
  const part = all.flatMap(run => run.scenarios).find(({ id }) => id === scenario)?.part;
  const own = parts.find(({ id }) => id === part);
  if (own === undefined) return all;
  const leg = legOf(own.environment);
  const beside = parts.filter(({ environment }) => legOf(environment) === leg).map(({ id }) => id);
  const [first] = layersOf(all, new Set(beside));
  return first === undefined ? all : [first.result, ...first.later];
}

/** What each of several machines found; nothing where one measured it. */
export function machineSteps({ machines, metric }: MetricAnalysis): readonly ExplanationStep[] {
  if (machines === undefined) return [];
  const text =
    'Each machine judged alone; the verdict is what they say together. The steps that follow are those of the first.';
  const isGrowth = metric.kind === 'slope';
  return [
    step('Machines', text, [], {
      columns: columns(
        ['part', 'text'],
        ['level', 'value'],
        ['change', isGrowth ? 'value' : 'ratio'],
        ['alone', 'text'],
      ),
      rows: machines.machines.map(({ part, level, change, state }) => [
        part.slice(0, 7),
        level,
        change,
        state,
      ]),
    }),
  ];
}
