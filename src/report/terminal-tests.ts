import type { View } from '../model/view.ts';
import { cleanName } from './clean.ts';
import { formatNumber } from './format.ts';
import { plain, setPhrase } from './phrase.ts';
import type { Canvas } from './terminal-rows.ts';
import { wrapped } from './terminal-text.ts';
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
