import type { View } from '../model/view.ts';
import { CELLS_TITLE, cellRows } from './cells.ts';
import { environmentFacts } from './context.ts';
import { MACHINES_TITLE, machineLines } from './machines.ts';
import type { Block } from './markdown-budget.ts';
import { bullet, markedLine } from './markdown-line.ts';
import { coverageBlock, tableBlock, tableOf } from './markdown-table.ts';
import { codeSpan, markdownPhrase } from './markdown-text.ts';
import { caveatLines, lookLines } from './notes.ts';
import { OPERATIONS_TITLE, operationLines } from './operation-times.ts';
import type { RenderOptions } from './options.ts';
import { describeMethod } from './reference.ts';
import type { Sections } from './section.ts';
import { SERVICES_TITLE, serviceLines } from './services.ts';
import { describeTrend, TRENDS_CAUTION, TRENDS_TITLE, trendsOf } from './trend.ts';

/** What is there to be looked up, folded away. */
export function backgroundBlocks(view: View, { passed }: Sections): readonly Block[] {
  const [measured, whole] = [
    passed.filter(row => row.metric !== null),
    passed.filter(row => row.metric === null),
  ];
  const method = describeMethod(view);
  return [
    tableBlock(measured, { ...folded(`Metrics that passed (${measured.length})`), noun: 'passed checks' }),
    {
      ...folded(`Scenarios that ran (${whole.length})`),
      items: whole.map(markedLine),
      noun: 'scenarios that ran',
    },
    {
      ...folded(MACHINES_TITLE),
      items: machineLines(view).map(bullet),
      noun: 'metrics of several machines',
    },
    {
      ...folded(SERVICES_TITLE),
      items: serviceLines(view).map(bullet),
      noun: 'services',
    },
    coverageBlock(view, { ...folded('Coverage'), noun: 'coverage lines' }),
    { ...folded('Doubts about these numbers'), items: caveatLines(view).map(bullet), noun: 'caveats' },
    {
      ...folded('How this was judged, and where it ran'),
      items: [
        ...(method === null ? [] : [method, '']),
        ...environmentFacts(view).map(([key, value]) => `- ${key}: ${codeSpan(value)}`),
        '- sizes are counted in 1,024s: 1 MB is 1,048,576 bytes',
      ],
      noun: 'facts about the run',
    },
  ];
}

/** How resources moved over a long run, drawn in text. */
export const trendsBlock = (view: View, level: RenderOptions['level']): Block => ({
  ...folded(TRENDS_TITLE),
  items: trendsOf(view, level).map(placed => bullet(describeTrend(placed))),
  tail: ['', `${TRENDS_CAUTION}.`, '', '</details>', ''],
  noun: 'pictures of long runs',
});

/** How often repeated tests failed under each condition. */
export const cellsBlock = (view: View): Block =>
  tableOf(
    ['Scenario', 'Test', 'Condition', 'Failed', 'Rate'],
    cellRows(view).map(({ scenario, test, condition, failed, rate }) => [
      codeSpan(scenario),
      markdownPhrase(test),
      markdownPhrase(condition),
      failed,
      rate,
    ]),
    { ...folded(CELLS_TITLE), noun: 'conditions of repeated tests' },
  );

/** Percentiles of all operations of each scenario together. */
export const operationsBlock = (view: View): Block => ({
  ...folded(OPERATIONS_TITLE),
  items: operationLines(view).map(bullet),
  noun: 'times of operations',
});

/** What each pair of metric and scenario was decided by. */
export const looksBlock = (view: View): Block => ({
  ...folded('Looks at pairs'),
  items: lookLines(view).map(bullet),
  noun: 'looks at pairs',
});

/** The frame of a block that opens on click; `title` is our own text. */
const folded = (title: string): Pick<Block, 'head' | 'tail'> => ({
  head: [`<details><summary>${title}</summary>`, ''],
  tail: ['', '</details>', ''],
});
