import type { StoredComparison } from '../../model/analysis.ts';
import type { ExplanationStep } from '../../model/explanation.ts';
import type { MetricSamples } from '../../model/result.ts';
import { isShareOfOperations } from '../../model/share.ts';
import { ENOUGH_RUNS, PRIOR_RUNS } from '../../stats/prediction.ts';
import { runLevel } from '../stored.ts';
import { columns, fact, step } from './steps.ts';

/** How one run was held against the runs before it. */
export function explainStored(
  comparison: StoredComparison,
  head: MetricSamples,
  family: { readonly alpha: number; readonly metrics: number },
): readonly ExplanationStep[] {
  const { levels, runs } = comparison;
  const scale = Math.sqrt(1 + 1 / runs);
  const freedom = runs >= ENOUGH_RUNS ? runs - 1 : runs - 1 + PRIOR_RUNS;
  const sign = head.metric.better === 'lower' ? 1 : -1;
  const shift = Math.log1p(comparison.change);
  const t = comparison.betweenRunSd === 0 ? null : shift / (comparison.betweenRunSd * scale);
  return [
    step(
      'This run',
      `One value an invocation; their ${isShareOfOperations(head.metric.id) ? 'mean' : 'median'} is the level of the run.`,
      [
        fact('invocations', 'count', head.samples.length),
        fact('level', 'value', head.samples.length === 0 ? null : runLevel(head.metric.id, head.samples)),
      ],
    ),
    step('History', 'The level of each comparable run, oldest first.', [], {
      columns: columns(['run', 'count'], ['level', 'value'], ['ln(level)', 'number']),
      rows: levels.map((level, i) => [i + 1, level, level > 0 ? Math.log(level) : null]),
    }),
    step('Prediction', predictionText(comparison.spreadFrom), [
      fact('runs', 'count', runs),
      fact('predicted level', 'value', comparison.reference),
      fact('standard deviation between runs, of ln', 'number', comparison.betweenRunSd),
      fact('√(1 + 1 / runs)', 'number', scale),
      fact('degrees of freedom', 'count', freedom),
    ]),
    step(
      'Test',
      `Shift of ln(level) for the ${sign === 1 ? 'larger' : 'smaller'}, divided by its error, in Student's distribution; Holm's step-down over the ${family.metrics} metrics of the push.`,
      [
        fact('shift of ln(level)', 'number', shift),
        fact('t', 'number', t),
        fact('p', 'probability', comparison.p),
        fact('adjusted p', 'probability', comparison.adjustedP),
        fact('level of the push', 'probability', family.alpha),
        fact('change', 'ratio', comparison.change),
        fact('from', 'ratio', comparison.interval.low),
        fact('to', 'ratio', comparison.interval.high),
        fact('visible from', 'ratio', comparison.mde80),
      ],
    ),
  ];
}

function predictionText(from: StoredComparison['spreadFrom']): string {
  const base =
    'The next run of unchanged code lies around the mean of ln(level), with the spread between runs as its error, never the spread within one.';
  switch (from) {
    case 'history':
      return base;
    case 'prior':
      return `${base} Fewer than ${ENOUGH_RUNS} runs have no spread of their own to rely on: the stated prior stands for it and counts as ${PRIOR_RUNS} more runs.`;
    case 'calibrated':
      return `${base} The machine's speed readings explain a part of it: their fitted effect is taken out first.`;
  }
}
