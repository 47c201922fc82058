import type { LeakComparison, LimitAnalysis } from '../../model/analysis.ts';
import type { Arm } from '../../model/arm.ts';
import type { ExplanationStep } from '../../model/explanation.ts';
import type { MetricSamples, RunResult } from '../../model/result.ts';
import type { ShareCount } from '../../model/share.ts';
import { mannWhitney } from '../../stats/mann-whitney.ts';
import { columns, fact, step } from './steps.ts';

/** How growth of long runs was compared. */
export function explainLeak(
  comparison: LeakComparison,
  scenario: string,
  metric: string,
  runs: readonly RunResult[],
): readonly ExplanationStep[] {
  const paired = runs.filter(run => run.plan.pairing !== null);
  return [
    ...paired.flatMap(run => growthSteps(run, scenario, metric)),
    step(
      'Comparison',
      'Exact one-sided Mann–Whitney over the processes. Leaking: p at most the level and the difference of the medians at least the margin; excluded: the 95 % upper bound of the shift below what is wanted.',
      [
        fact('p', 'probability', comparison.p),
        fact('level', 'probability', comparison.alpha),
        fact('difference of the medians', 'value', comparison.difference),
        fact('shift from', 'value', comparison.interval.low),
        fact('shift to', 'value', comparison.interval.high),
        fact('wanted', 'value', comparison.wanted),
        fact('margin', 'value', comparison.margin),
        fact('smallest that these runs see', 'value', comparison.smallestVisible),
        fact('state', 'text', comparison.state),
      ],
    ),
  ];
}

function growthSteps(run: RunResult, scenario: string, metric: string): readonly ExplanationStep[] {
  const valuesOf = (arm: Arm): readonly number[] =>
    run.scenarios
      .find(side => side.id === scenario && side.arm === arm)
      ?.metrics.find(samples => samples.metric.id === metric)?.samples ?? [];
  const [base, head] = [valuesOf('base'), valuesOf('head')];
  if (base.length === 0 || head.length === 0) return [];
  const title = run.plan.pairing?.purpose === 'confirm' ? 'Fresh processes' : 'Processes';
  const text =
    'Growth of each process: Theil–Sen slope over the lowest points of ten windows of the second half of its run.';
  const test = mannWhitney(head, base);
  return [
    step(title, text, [fact('U', 'number', test.u), fact('p', 'probability', test.pGreater)], {
      columns: columns(['process', 'count'], ['base', 'value'], ['head', 'value']),
      rows: Array.from({ length: Math.max(base.length, head.length) }, (_, i) => [
        i + 1,
        base[i] ?? null,
        head[i] ?? null,
      ]),
    }),
  ];
}

const OF_MEDIAN =
  'The interval of the level, from the values in order; it must lie wholly on one side. Its level is divided among the looks at the samples.';

const OF_SHARE =
  'The exact interval of a share of operations, counted over all invocations together; it must lie wholly on one side. Its level is divided among the looks at the samples. Of a limit of none or all nothing is estimated. The values are those of single invocations.';

/** How a level was held against an absolute limit. `counted`: what a share of operations was counted from. */
export function explainLimit(
  limit: LimitAnalysis,
  head: MetricSamples,
  counted: ShareCount | undefined,
): ExplanationStep {
  const ordered = head.samples.toSorted((a, b) => a - b);
  return step(
    `Limit (${limit.limit})`,
    counted === undefined ? OF_MEDIAN : OF_SHARE,
    [
      ...(counted === undefined
        ? []
        : [fact('operations', 'count', counted.of), fact('of which', 'count', counted.count)]),
      fact('limit', 'value', limit.value),
      fact('level of the interval', 'number', limit.interval.level),
      fact('from', 'value', limit.interval.low),
      fact('to', 'value', limit.interval.high),
      fact('position', 'text', limit.position),
    ],
    {
      columns: columns(['rank', 'count'], ['value', 'value']),
      rows: ordered.map((value, i) => [i + 1, value]),
    },
  );
}
