import type { View } from '../model/view.ts';
import { CELLS_TITLE, cellRows } from './cells.ts';
import { environmentFacts } from './context.ts';
import { describeLaw, LADDERS_CAUTION, LADDERS_TITLE, laddersOf, rungRows } from './ladders.ts';
import { LOAD_ANSWERS_TITLE, loadAnswerLines } from './load-answers.ts';
import { MACHINES_TITLE, machineLines } from './machines.ts';
import type { Block } from './markdown-budget.ts';
import { bullet, markedLine } from './markdown-line.ts';
import { coverageBlock, tableBlock, tableOf } from './markdown-table.ts';
import { codeSpan, markdownPhrase } from './markdown-text.ts';
import { caveatLines, lookLines } from './notes.ts';
import { OPERATIONS_TITLE, operationLines } from './operation-times.ts';
import type { RenderOptions } from './options.ts';
import { name, text } from './phrase.ts';
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
    {
      ...folded(LOAD_ANSWERS_TITLE),
      items: loadAnswerLines(view).map(bullet),
      noun: 'answers of loads',
    },
    ...laddersBlocks(view),
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

/** What was found of each ladder, and its rungs as a table. */
const laddersBlocks = (view: View): readonly Block[] => {
  const laws = laddersOf(view).map(ladder => bullet([name(ladder.name), text(': '), ...describeLaw(ladder)]));
  const rungs = tableOf(
    ['Scenario', 'Users', 'Throughput', 'By the law', 'Of each user, against one alone'],
    rungRows(view).map(({ ladder, users, throughput, fitted, efficiency }) => [
      ...[codeSpan(ladder), users, throughput, fitted, efficiency],
    ]),
    { ...folded(`${LADDERS_TITLE}, by users`), noun: 'rungs of ladders' },
  );
  const tail = ['', `${LADDERS_CAUTION}.`, '', '</details>', ''];
  return [{ ...folded(LADDERS_TITLE), items: laws, tail, noun: 'ladders' }, rungs];
};

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
