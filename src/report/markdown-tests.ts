import type { View } from '../model/view.ts';
import type { Block } from './markdown-budget.ts';
import { bullet } from './markdown-line.ts';
import { STATUS_MARKS, tableOf } from './markdown-table.ts';
import { codeSpan, escapeSentence, markdownPhrase } from './markdown-text.ts';
import { TESTS_TITLE, type TestRow, testRows, testSummaries } from './tests.ts';

type Column = readonly [title: string, cell: (row: TestRow) => string];

const COLUMNS: readonly Column[] = [
  ['Verdict', ({ check }) => STATUS_MARKS[check.status]],
  ['Test', ({ test, check }) => `${codeSpan(test)}<br>${codeSpan(check.scenario)}`],
  ['Failed', ({ failed }) => unbroken(failed)],
  ['Rate [95 %]', ({ rate }) => unbroken(rate)],
  ['Before', ({ before }) => before],
  ['Depends on', ({ trigger }) => (trigger === null ? '' : markdownPhrase(trigger))],
  [
    'Failure',
    ({ kinds }) => kinds.map(({ count, line }) => `${count} × ${escapeSentence(line)}`).join('<br>'),
  ],
  ['Again', ({ again }) => codeSpan(again)],
];

/** Tests that failed as a table, then a line for each repeated scenario. */
export function testBlocks(view: View): readonly Block[] {
  const [rows, summaries] = [testRows(view), testSummaries(view)];
  const heading = [`**${TESTS_TITLE}**`, ''];
  const table = tableOf(
    COLUMNS.map(([title]) => title),
    rows.map(row => COLUMNS.map(([, cell]) => cell(row))),
    { head: heading, tail: [''], noun: 'repeated tests that failed' },
  );
  return [
    table,
    {
      head: rows.length === 0 ? heading : [],
      items: summaries.map(bullet),
      tail: [''],
      noun: 'repeated scenarios',
    },
  ];
}

const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
