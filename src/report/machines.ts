import type { MachineEstimate, MachineSpread, MetricAnalysis } from '../model/analysis.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { formatPercent, formatSignedPercent, visibleChange } from './change.ts';
import { formatValue } from './format.ts';
import { name, type Phrase, text } from './phrase.ts';

export const MACHINES_TITLE = 'Machine by machine';

/** What each machine found of every judged metric that several measured, and how far the machines lie apart. */
export const machineLines = ({ analysis }: View): readonly Phrase[] =>
  analysis.scenarios.flatMap(({ id, metrics }) =>
    metrics.flatMap(({ metric, gated, machines, comparison }) =>
      machines === undefined || !gated
        ? []
        : [[name(metric.id), text(' of '), name(id), text(`: ${foundBy(metric, machines, comparison)}`)]],
    ),
  );

function foundBy(
  metric: MetricDefinition,
  { machines, levelSpread, changeSpread }: MachineSpread,
  comparison: MetricAnalysis['comparison'],
): string {
  const found = machines.map(machine => describeMachine(metric, machine, comparison)).join(', ');
  const apart = [
    ...(changeSpread === null ? [] : [`changes ±${formatPercent(changeSpread)}`]),
    ...(levelSpread === null ? [] : [`levels ±${formatPercent(levelSpread)}`]),
  ];
  return apart.length === 0 ? found : `${found}; between machines ${apart.join(', ')}`;
}

const WORDS: Readonly<Record<MachineEstimate['state'], string>> = {
  worse: ' worse',
  fine: '',
  open: ' open',
};

function describeMachine(
  metric: MetricDefinition,
  { level, change, state }: MachineEstimate,
  comparison: MetricAnalysis['comparison'],
): string {
  const shown =
    change === null
      ? formatValue(metric, level)
      : comparison.kind === 'leak'
        ? formatValue(metric, change)
        : formatSignedPercent(visibleChange(metric, change));
  return `${shown}${WORDS[state]}`;
}
