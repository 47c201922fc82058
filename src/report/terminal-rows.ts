import type picocolors from 'picocolors';
import type { Status } from '../model/verdict.ts';
import { cleanName } from './clean.ts';
import { estimatedComparison, leakComparison } from './compared.ts';
import { openEnd, remainingEvidence } from './evidence.ts';
import { failuresOf } from './failures.ts';
import { lacksReference } from './joined.ts';
import { openLeak } from './leak.ts';
import { metricPhrase, plain } from './phrase.ts';
import type { ReportRow } from './row.ts';
import { describeRow, explainRow } from './sentence.ts';
import { aboutOf } from './subject.ts';
import { columns, fits, wrapped } from './terminal-text.ts';

/** Colours and columns of one terminal report. */
export interface Canvas {
  readonly colors: ReturnType<typeof picocolors.createColors>;
  readonly width: number;
}

/** Marks beside words or under a title that says the same. */
const MARKS: Readonly<Record<Status, string>> = {
  fail: '✗',
  inconclusive: '?',
  warn: '!',
  pass: '✓',
  skipped: '-',
};

const INDENT = '  ';
const DEEPER = '      ';

/** The colour of a status, always beside its word. */
export function paint({ colors }: Canvas, status: Status): (text: string) => string {
  const byStatus: Readonly<Record<Status, (text: string) => string>> = {
    fail: colors.red,
    inconclusive: colors.magenta,
    warn: colors.yellow,
    pass: colors.green,
    skipped: colors.dim,
  };
  return byStatus[status];
}

/** Rows that need attention: a line each in columns, below it what it rests on and why. */
export function troubleLines(rows: readonly ReportRow[], canvas: Canvas): readonly string[] {
  const lines = headLines(rows, canvas);
  return rows.flatMap((row, i) => [...(lines[i] ?? []), ...detailLines(row, canvas)]);
}

/** Rows without trouble, a line each; what stays open beside it where there is room. */
export function quietLines(rows: readonly ReportRow[], canvas: Canvas): readonly string[] {
  const cells = rows.map(row => [...mainCells(row, canvas), faint(openOf(row), canvas)]);
  const wide = columns(cells).map(line => `${INDENT}${line}`);
  return fits(wide, canvas.width) ? wide : headLines(rows, canvas).flat();
}

function headLines(rows: readonly ReportRow[], canvas: Canvas): readonly (readonly string[])[] {
  const side = columns(rows.map(row => mainCells(row, canvas))).map(line => `${INDENT}${line}`);
  if (fits(side, canvas.width)) return side.map(line => [line]);
  return rows.map(row => {
    const [mark = '', scenario = '', metric = '', ...values] = mainCells(row, canvas);
    const numbers = values.filter(value => value !== '');
    const together = numbers.length === 0 ? [] : [`${DEEPER}${numbers.join('  ')}`];
    const subject = [mark, scenario, metric].filter(part => part !== '').join(' ');
    const lines = fits(together, canvas.width) ? together : numbers.map(value => `${DEEPER}${value}`);
    return [`${INDENT}${subject}`, ...lines];
  });
}

function mainCells(row: ReportRow, canvas: Canvas): readonly string[] {
  const { check } = row;
  const about = aboutOf(check);
  return [
    paint(canvas, check.status)(MARKS[check.status]),
    canvas.colors.bold(cleanName(check.scenario)),
    about === null ? '' : plain(metricPhrase(about, row.planned)),
    row.metric === null && row.levels === '' ? row.evidence.join(', ') : row.levels,
    lacksReference(row) ? row.evidence.join(', ') : emphasised(row.change, canvas),
  ];
}

function emphasised(change: string, { colors }: Canvas): string {
  const bracket = change.indexOf('[');
  if (bracket <= 0) return change;
  return `${colors.bold(change.slice(0, bracket).trim())} ${change.slice(bracket)}`;
}

function detailLines(row: ReportRow, canvas: Canvas): readonly string[] {
  const detail = detailOf(row);
  return detail === ''
    ? []
    : wrapped(detail, canvas.width, DEEPER, DEEPER).map(line => canvas.colors.dim(line));
}

/** What happened in words, or why it cannot be told, with what that rests on; '' where the first line says it all. */
function detailOf(row: ReportRow): string {
  if (lacksReference(row)) return '';
  const told = row.check.status === 'fail' && row.metric !== null && row.check.rule !== 'broken';
  const sentence = plain(told ? describeRow(row) : explainRow(row));
  const evidence = remainingEvidence(sentence, row.evidence);
  const pieces = [...evidence, ...(row.basis === '' ? [] : [row.basis])];
  if (failuresOf(row) !== null) return [sentence, ...pieces].join('; ');
  // Of a check on the whole its outcomes stand in the first line.
  return pieces.length === 0 || row.metric === null ? sentence : `${sentence} (${pieces.join(', ')})`;
}

/** Nothing stays nothing: colour codes around it would count as a cell's text. */
const faint = (text: string, { colors }: Canvas): string => (text === '' ? '' : colors.dim(text));

function openOf(row: ReportRow): string {
  const { metric, check, evidence } = row;
  const failures = failuresOf(row);
  if (failures !== null) return evidence.join(', ');
  const leak = leakComparison(metric?.comparison);
  if (metric !== null && leak !== null && check.rule === 'leak') return openLeak(metric.metric, leak);
  const comparison = estimatedComparison(metric?.comparison);
  if (metric !== null && comparison !== null && check.rule === 'regression')
    return openEnd(metric.metric, comparison);
  return metric === null || lacksReference(row) ? '' : evidence.join(', ');
}
