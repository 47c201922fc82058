import type {
  Explanation,
  ExplanationFact,
  ExplanationStep,
  ExplanationTable,
  NumberForm,
} from '../model/explanation.ts';
import type { Unit } from '../model/unit.ts';
import { formatSignedPercent } from './change.ts';
import { cleanName, cleanSentence } from './clean.ts';
import { inertLines, wrapped } from './terminal-text.ts';

const INDENT = '  ';

/** An explanation as plain text, at most `width` columns where words can be broken. */
export function renderExplanation({ scenario, metric, steps }: Explanation, width: number): string {
  const heading = `${cleanName(scenario)}  ${cleanName(metric.id)}  (${metric.about}; ${metric.undirected === true ? 'nothing says which way is better' : `${metric.better} is better`}; values in ${UNITS[metric.unit]})`;
  const text = `${[heading, ...steps.map(step => renderStep(step, width))].join('\n\n')}\n`;
  return inertLines(text);
}

function renderStep({ title, text, table, facts }: ExplanationStep, width: number): string {
  return [
    cleanName(title),
    ...wrapped(cleanSentence(text), width, INDENT, INDENT),
    ...(table === null || table.rows.length === 0 ? [] : ['', ...renderTable(table)]),
    ...(facts.length === 0 ? [] : ['', ...renderFacts(facts)]),
  ].join('\n');
}

function renderTable({ columns, rows }: ExplanationTable): readonly string[] {
  const cells = [
    columns.map(({ label }) => label),
    ...rows.map(row => columns.map(({ form }, i) => written(row[i] ?? null, form))),
  ];
  const widths = columns.map((_, i) => Math.max(...cells.map(row => row[i]?.length ?? 0)));
  return cells.map(row =>
    (
      INDENT +
      INDENT +
      row.map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.form ?? 'text')).join('  ')
    ).trimEnd(),
  );
}

const pad = (cell: string, width: number, form: NumberForm | 'text'): string =>
  form === 'text' ? cell.padEnd(width) : cell.padStart(width);

function renderFacts(facts: readonly ExplanationFact[]): readonly string[] {
  const width = Math.max(...facts.map(({ label }) => label.length));
  return facts.map(({ label, form, value }) =>
    `${INDENT}${INDENT}${cleanName(label).padEnd(width)}  ${written(value, form)}`.trimEnd(),
  );
}

/** Enough digits to compute with; values are written in base units, as they are stored. */
const DIGITS = 6;
const VALUE_DIGITS = 12;
const PROBABILITY_DIGITS = 4;

const UNITS: Readonly<Record<Unit, string>> = {
  ns: 'nanoseconds',
  bytes: 'bytes',
  ratio: 'shares of 1',
  count: 'things',
  'per-second': 'things a second',
};

function written(value: number | string | null, form: NumberForm | 'text'): string {
  if (value === null) return '–';
  if (typeof value === 'string') return cleanSentence(value);
  switch (form) {
    case 'value':
      return String(Number(value.toPrecision(VALUE_DIGITS)));
    case 'ratio':
      return formatSignedPercent(value);
    case 'probability':
      return String(Number(value.toPrecision(PROBABILITY_DIGITS)));
    case 'count':
    case 'text':
      return String(value);
    case 'number':
      return Number(value.toPrecision(DIGITS)).toString();
  }
}
