import type { MetricDefinition } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { formatNumber, formatValues } from './format.ts';
import { name, type Phrase, text } from './phrase.ts';

export const OPERATIONS_TITLE = 'Times of all operations together';

const TIME: MetricDefinition = { id: '', unit: 'ns', better: 'lower', kind: 'time', about: '' };

/** Percentiles over every operation of a scenario, from its histogram: shown, not judged. */
export const operationLines = ({ analysis }: View): readonly Phrase[] =>
  analysis.scenarios.flatMap(({ id, operationTimes }) => {
    if (operationTimes === undefined) return [];
    const { operations, percentiles } = operationTimes;
    const values = formatValues(TIME, Object.values(percentiles));
    const shown = Object.keys(percentiles).map((percentile, i) => `${percentile} ${values[i]}`);
    const told = shown.length === 0 ? 'too few for a percentile' : shown.join(', ');
    return [[name(id), text(`: ${told} (${formatNumber(operations, 0)} operations)`)]];
  });
