import type { View } from '../model/view.ts';
import { type CellRow, cellRows } from './cells.ts';
import { cleanName } from './clean.ts';
import { formatNumber } from './format.ts';
import { plain, setPhrase } from './phrase.ts';
import type { Canvas } from './terminal-rows.ts';
import { columns, wrapped } from './terminal-text.ts';
import { type TestRow, testRows, testSummaries } from './tests.ts';

/** Tests whose failures are shown; the report files have them all. */
const MOST_TESTS = 20;

/** A line for each repeated scenario, then what the failures of each test look like. */
export function testLines(view: View, canvas: Canvas): readonly string[] {
  const { colors, width } = canvas;
  const summaries = testSummaries(view).flatMap(line =>
    wrapped(setPhrase(line, { name: colors.bold, text: text => text }), width, '  - ', '    '),
  );
  const rows = testRows(view);
  const rest = rows.length - MOST_TESTS;
  const more = rest > 0 ? [`  … and ${formatNumber(rest, 0)} more tests in the report files`] : [];
  return [...summaries, ...rows.slice(0, MOST_TESTS).flatMap(row => failureLines(row, canvas)), ...more];
}

function failureLines(
  { check, test, kinds, trigger, before, again }: TestRow,
  { colors, width }: Canvas,
): readonly string[] {
  const facts = [before === '' ? '' : `before: ${before}`, trigger === null ? '' : plain(trigger)];
  const about = [
    `${colors.bold(cleanName(test))} of ${colors.bold(cleanName(check.scenario))}`,
    ...facts.filter(fact => fact !== ''),
    again,
  ].join(' · ');
  return [
    ...wrapped(about, width, '  - ', '    '),
    ...kinds.flatMap(({ count, line }) =>
      wrapped(`${count} × ${line}`, width, '      ', '          ').map(shown => colors.dim(shown)),
    ),
  ];
}

/** Rows of conditions; the report files have them all. */
const MOST_CONDITIONS = 40;

/** Failures by condition: a line for each, under a line for each test. */
export function conditionLines(view: View, { colors, width }: Canvas): readonly string[] {
  const rows = cellRows(view);
  const shown = rows.slice(0, MOST_CONDITIONS);
  const lines = columns(shown.map(({ condition, failed, rate }) => [failed, rate, plain(condition)]));
  const titled = shown.flatMap((row, i) => [
    ...(titleOf(row) === titleOf(shown[i - 1])
      ? []
      : wrapped(colors.bold(titleOf(row)), width, '  - ', '    ')),
    ...wrapped(lines[i] ?? '', width, '      ', '          '),
  ]);
  const rest = rows.length - shown.length;
  return rest > 0 ? [...titled, `  … and ${formatNumber(rest, 0)} more in the report files`] : titled;
}

const titleOf = (row: CellRow | undefined): string =>
  row === undefined ? '' : `${cleanName(row.scenario)}: ${plain(row.test)}`;
