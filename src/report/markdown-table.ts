import { markdownTable } from 'markdown-table';
import type { CoverageLine, Status } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { coverageSummary, coverageWord, GAP_WORDS, traitsOf } from './coverage.ts';
import { evidenceLines } from './evidence.ts';
import { STATUS_WORDS } from './headline.ts';
import type { Block } from './markdown-budget.ts';
import { codeSpan, escapeSentence, markdownPhrase } from './markdown-text.ts';
import { metricPhrase } from './phrase.ts';
import type { ReportRow } from './row.ts';
import { sparkline } from './sparkline.ts';
import { trendOfRow, trendWords } from './trend.ts';

/** Marks beside the words, never instead of them. */
export const STATUS_MARKS: Readonly<Record<Status, string>> = {
  fail: '❌',
  inconclusive: '🟡',
  warn: '⚠️',
  pass: '✅',
  skipped: '➖',
};

type Column = readonly [title: string, cell: (row: ReportRow) => string];

/** Levels, changes and evidence are made of numbers and our own words (format.ts, evidence.ts): only names need setting. */
const COLUMNS: readonly Column[] = [
  ['Verdict', ({ check }) => unbroken(`${STATUS_MARKS[check.status]} ${STATUS_WORDS[check.status]}`)],
  [
    'Metric',
    ({ check, planned }) =>
      `${markdownPhrase(metricPhrase(check.metric ?? check.rule, planned))}<br>${codeSpan(check.scenario)}`,
  ],
  ['Base → head', ({ levels }) => unbroken(levels)],
  ['Change [95 %]', ({ change }) => emphasised(change)],
  ['Evidence', row => [...evidenceLines(row).map(unbroken), ...basisLines(row)].join('<br>')],
];

/** The small picture of a leak, and what the numbers are of, which may quote anything. */
function basisLines(row: ReportRow): readonly string[] {
  const { basis } = row;
  const trend = trendOfRow(row);
  return [
    ...(trend === null ? [] : [unbroken(`${sparkline(trend.picture)} ${trendWords(trend)}`)]),
    ...(basis === '' ? [] : [escapeSentence(basis)]),
  ];
}

/** Rows as a table that can be cut after any row. */
export function tableBlock(rows: readonly ReportRow[], frame: Omit<Block, 'items'>): Block {
  return tableOf(
    COLUMNS.map(([title]) => title),
    rows.map(row => COLUMNS.map(([, cell]) => cell(row))),
    frame,
  );
}

/** Cells, set by the caller, as a table that can be cut after any row. */
export const tableOf = (
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  frame: Omit<Block, 'items'>,
): Block => framed(tableLines(titles, rows), frame);

/** What each id of `covers:` is covered by, and how that fared. */
export function coverageBlock(view: View, frame: Omit<Block, 'items'>): Block {
  const lines = tableLines(
    ['Covers', 'Verdict', 'By'],
    view.verdict.coverage.map(line => [
      [codeSpan(line.id), ...(line.text === undefined ? [] : [escapeSentence(line.text)])].join('<br>'),
      unbroken(`${STATUS_MARKS[line.status]} ${coverageWord(line)}`),
      line.gap === undefined ? line.scenarios.map(coveringScenario).join('<br>') : GAP_WORDS[line.gap],
    ]),
  );
  const block = framed(lines, frame);
  const summary = coverageSummary(view).map(line => `- ${line}`);
  return summary.length === 0 ? block : { ...block, tail: ['', ...summary, ...block.tail] };
}

const coveringScenario = (covering: CoverageLine['scenarios'][number]): string =>
  `${codeSpan(covering.scenario)} ${traitsOf(covering, 'narrow')}`;

/** Lines of a table. Columns are not padded to a common width: then a row's length does not depend on the others. */
const tableLines = (titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  markdownTable(
    [titles, ...rows].map(row => [...row]),
    { align: 'l', alignDelimiters: false },
  ).split('\n');

function framed([titles = '', rule = '', ...items]: readonly string[], frame: Omit<Block, 'items'>): Block {
  return { ...frame, head: [...frame.head, titles, rule], items };
}

/** The change in bold, its interval beside it. */
function emphasised(change: string): string {
  const bracket = change.indexOf('[');
  const amount = (bracket === -1 ? change : change.slice(0, bracket)).trim();
  const interval = bracket === -1 ? '' : change.slice(bracket);
  const parts = [amount === '' ? '' : `**${amount}**`, interval];
  return unbroken(parts.filter(part => part !== '').join(' '));
}

/** No line break inside a value: GitHub's tables are narrow. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
