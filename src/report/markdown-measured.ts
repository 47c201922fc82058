import type { MetricAnalysis } from '../model/analysis.ts';
import type { View } from '../model/view.ts';
import { formatPercent } from './change.ts';
import { formatValue, formatValues } from './format.ts';
import type { Block } from './markdown-budget.ts';
import { codeSpan, escapeSentence } from './markdown-text.ts';

/** Everything that was measured and is not judged, a line a metric, folded away. */
export function informativeBlock({ analysis }: View): Block {
  const items = analysis.scenarios.flatMap(({ id, metrics }) =>
    metrics
      .filter(metric => !metric.gated)
      .map(metric => `- ${codeSpan(id)} ${codeSpan(metric.metric.id)}: ${levelOf(metric)}`),
  );
  return {
    head: ['<details><summary>Measured, not judged</summary>', ''],
    items,
    tail: ['', '</details>', ''],
    noun: 'metrics that are not judged',
  };
}

/** `11 [11, 12], n 20, spread 1.2 %` in inert text. */
function levelOf({ metric, estimate }: MetricAnalysis): string {
  if (estimate === null) return 'no value';
  const ends = formatValues(metric, [estimate.interval.low, estimate.interval.high]).join(', ');
  return escapeSentence(
    `${formatValue(metric, estimate.center)} [${ends}], n ${estimate.n}, spread ${formatPercent(estimate.spread)}`,
  );
}
