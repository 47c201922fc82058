import picocolors from 'picocolors';
import type { CoverageLine } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { CELLS_TITLE } from './cells.ts';
import { formatPercent } from './change.ts';
import { cleanName, lastLines } from './clean.ts';
import { contextLines, environmentFacts } from './context.ts';
import { DISTRUST, describeAlarm } from './control.ts';
import { COVERAGE_TITLE, coverageSummary, coverageWord, GAP_WORDS, traitsOf } from './coverage.ts';
import { DRIFT_TITLE, driftLines } from './drift.ts';
import { describeFault, FAULTS_TITLE, faultsOf, type ReportedFault, stackLines } from './faults.ts';
import { formatNumber, formatValue } from './format.ts';
import { GRIDS_TITLE } from './grids.ts';
import { describeCounts, headline, STATUS_WORDS } from './headline.ts';
import { LADDERS_TITLE, ladderLines } from './ladders.ts';
import { LOAD_ANSWERS_TITLE, loadAnswerLines } from './load-answers.ts';
import { LOADS_TITLE } from './loads.ts';
import { MACHINES_TITLE, machineLines } from './machines.ts';
import {
  caveatLines,
  excerptsOf,
  lookLines,
  notMeasured,
  recommendationLines,
  reproductions,
} from './notes.ts';
import { OPERATIONS_TITLE, operationLines } from './operation-times.ts';
import type { RenderOptions } from './options.ts';
import { OVERRIDES_TITLE, overrideLines } from './overrides.ts';
import { type Phrase, plain, setPhrase } from './phrase.ts';
import { describeMethod } from './reference.ts';
import { type Sections, sectionsOf } from './section.ts';
import { SERVICES_TITLE, serviceLines } from './services.ts';
import { effectLines } from './terminal-grids.ts';
import { loadTable } from './terminal-load.ts';
import { type Canvas, paint, quietLines, troubleLines } from './terminal-rows.ts';
import { conditionLines, testLines } from './terminal-tests.ts';
import { columns, inertLines, wrapped } from './terminal-text.ts';
import { trendLines } from './terminal-trends.ts';
import { TESTS_TITLE } from './tests.ts';
import { TRENDS_TITLE, trendsOf } from './trend.ts';

const EXCERPT_LINES = 8;
const MOST_EXCERPTS = 5;
const MOST_COMMANDS = 5;
const MOST_FAULTS = 20;
/** Lines of one list: nobody reads more on a screen, and the report files have them all. */
const MOST_ROWS = 60;

/** The report for a human at a console: the verdict first, then what to do about it, then the rest. Ends in a line break. */
export function renderTerminal(view: View, options: RenderOptions): string {
  const canvas = { colors: picocolors.createColors(options.colors), width: options.width };
  const sections = sectionsOf(view);
  const parts = [
    opening(view, sections, canvas),
    ...attention(view, sections, canvas),
    ...(options.level === 'summary' ? [] : background(view, sections, options.level, canvas)),
    ...(options.level === 'detailed' ? details(view, canvas) : []),
    titled('Reproduce', commands(sections), canvas),
  ];
  const text = parts.filter(lines => lines.length > 0).map(lines => lines.join('\n'));
  return `${inertLines(text.join('\n\n'))}\n`;
}

function opening(view: View, sections: Sections, canvas: Canvas): readonly string[] {
  const { colors, width } = canvas;
  const { status } = view.verdict;
  const word = colors.bold(colors.inverse(paint(canvas, status)(` ${STATUS_WORDS[status].toUpperCase()} `)));
  const sentence = setPhrase(headline(view, sections), { name: colors.bold, text: text => text });
  return [
    ...wrapped(`${word} ${sentence}`, width, '', '  '),
    ...banner(view, canvas),
    '',
    ...wrapped(describeCounts(view), width, '  ', '  '),
    ...contextLines(view)
      .flatMap(line => wrapped(`${plain(line)}.`, width, '  ', '    '))
      .map(line => colors.dim(line)),
  ];
}

/** What has to be known before anything else is believed. */
function banner(view: View, canvas: Canvas): readonly string[] {
  const alarm = describeAlarm(view);
  if (alarm === null) return [];
  const { bold, yellow } = canvas.colors;
  const sentence = `${bold(yellow(DISTRUST))}${setPhrase(alarm, { name: bold, text: text => text })}.`;
  return ['', ...wrapped(sentence, canvas.width, '  ! ', '    ')];
}

function attention(view: View, sections: Sections, canvas: Canvas): readonly (readonly string[])[] {
  const { failed, unclear, warned, improved } = sections;
  const excerpts = excerptsOf(view)
    .slice(0, MOST_EXCERPTS)
    .map(({ scenario, log, output }) =>
      titled(
        `Last output of ${cleanName(scenario)} (${cleanName(log)})`,
        lastLines(output, EXCERPT_LINES).map(line => `  │ ${line}`),
        canvas,
      ),
    );
  return [
    titled(
      'Failed',
      upTo(MOST_ROWS, failed, rows => troubleLines(rows, canvas)),
      canvas,
    ),
    titled(
      FAULTS_TITLE,
      upTo(MOST_FAULTS, faultsOf(view), faults => faults.flatMap(fault => faultLines(fault, canvas))),
      canvas,
    ),
    titled(TESTS_TITLE, testLines(view, canvas), canvas),
    ...excerpts,
    titled(
      'Cannot tell',
      upTo(MOST_ROWS, unclear, rows => troubleLines(rows, canvas)),
      canvas,
    ),
    titled(
      'Warnings',
      upTo(MOST_ROWS, warned, rows => troubleLines(rows, canvas)),
      canvas,
    ),
    titled(
      DRIFT_TITLE,
      upTo(MOST_ROWS, driftLines(view), lines => bullets(lines, canvas)),
      canvas,
    ),
    titled(
      'Not measured',
      upTo(MOST_ROWS, notMeasured(view, sections), lines => bullets(lines, canvas)),
      canvas,
    ),
    titled(
      'Better',
      upTo(MOST_ROWS, improved, rows => quietLines(rows, canvas)),
      canvas,
    ),
    titled(
      'What to do',
      upTo(MOST_ROWS, recommendationLines(view), lines => bullets(lines, canvas)),
      canvas,
    ),
    titled(
      OVERRIDES_TITLE,
      upTo(MOST_ROWS, overrideLines(view), lines => bullets(lines, canvas)),
      canvas,
    ),
  ];
}

function background(
  view: View,
  { passed }: Sections,
  level: RenderOptions['level'],
  canvas: Canvas,
): readonly (readonly string[])[] {
  return [
    titled(CELLS_TITLE, conditionLines(view, canvas), canvas),
    titled(LOADS_TITLE, loadTable(view, level, canvas), canvas),
    titled(
      LOAD_ANSWERS_TITLE,
      upTo(MOST_ROWS, loadAnswerLines(view), lines => bullets(lines, canvas)),
      canvas,
    ),
    titled(
      LADDERS_TITLE,
      upTo(MOST_ROWS, ladderLines(view), lines => bullets(lines, canvas)),
      canvas,
    ),
    titled(GRIDS_TITLE, effectLines(view, canvas), canvas),
    titled(
      TRENDS_TITLE,
      upTo(MOST_ROWS, trendsOf(view, level), trends => trendLines(trends, canvas)),
      canvas,
    ),
    titled(
      `Passed (${passed.length})`,
      upTo(MOST_ROWS, passed, rows => quietLines(rows, canvas)),
      canvas,
    ),
    titled(
      MACHINES_TITLE,
      upTo(MOST_ROWS, machineLines(view), lines => bullets(lines, canvas)),
      canvas,
    ),
    titled(
      SERVICES_TITLE,
      upTo(MOST_ROWS, serviceLines(view), lines => bullets(lines, canvas)),
      canvas,
    ),
    titled(COVERAGE_TITLE, coverageLines(view, canvas), canvas),
    titled(
      'Doubts about these numbers',
      upTo(MOST_ROWS, caveatLines(view), lines => bullets(lines, canvas)),
      canvas,
    ),
  ];
}

function details(view: View, canvas: Canvas): readonly (readonly string[])[] {
  const method = describeMethod(view);
  const facts = environmentFacts(view).map(([key, value]) => [key, cleanName(value)]);
  return [
    titled('Measured, not judged', informativeLines(view), canvas),
    titled(
      OPERATIONS_TITLE,
      upTo(MOST_ROWS, operationLines(view), lines => bullets(lines, canvas)),
      canvas,
    ),
    titled(
      'Looks',
      upTo(MOST_ROWS, lookLines(view), lines => bullets(lines, canvas)),
      canvas,
    ),
    titled('How this was judged', method === null ? [] : wrapped(method, canvas.width, '  ', '  '), canvas),
    titled(
      'Where it ran',
      columns(facts).flatMap(line => wrapped(line, canvas.width, '  ', '      ')),
      canvas,
    ),
  ];
}

function informativeLines({ analysis }: View): readonly string[] {
  const rows = analysis.scenarios.flatMap(({ id, metrics }) =>
    metrics.flatMap(({ metric, gated, estimate }) =>
      gated || estimate === null
        ? []
        : [
            [
              cleanName(metric.id),
              cleanName(id),
              formatValue(metric, estimate.center),
              `n ${estimate.n}`,
              `spread ${formatPercent(estimate.spread)}`,
            ],
          ],
    ),
  );
  return upTo(MOST_ROWS, rows, shown => columns(shown).map(indented));
}

function coverageLines(view: View, canvas: Canvas): readonly string[] {
  const by = (covering: CoverageLine['scenarios'][number]) =>
    `${cleanName(covering.scenario)} (${traitsOf(covering, 'narrow')})`;
  const rows = view.verdict.coverage.map(line => [
    cleanName(line.id),
    paint(canvas, line.status)(coverageWord(line)),
    line.gap === undefined ? line.scenarios.map(by).join(', ') : GAP_WORDS[line.gap],
  ]);
  const table = upTo(MOST_ROWS, rows, shown =>
    columns(shown).flatMap(line => wrapped(line, canvas.width, '  ', '      ')),
  );
  const summary = coverageSummary(view).flatMap(line => wrapped(line, canvas.width, '  ', '      '));
  return [...table, ...summary.map(line => canvas.colors.dim(line))];
}

const commands = (sections: Sections): readonly string[] =>
  upTo(MOST_COMMANDS, reproductions(sections), lines =>
    lines.map(line => `  $ ${lastLines(line, 1)[0] ?? ''}`),
  );

/** The first `limit` items as lines, and a line that counts the rest. */
function upTo<T>(
  limit: number,
  items: readonly T[],
  lines: (items: readonly T[]) => readonly string[],
): readonly string[] {
  const rest = items.length - limit;
  const shown = lines(items.slice(0, limit));
  return rest > 0 ? [...shown, `  … and ${formatNumber(rest, 0)} more in the report files`] : shown;
}

const bullets = (phrases: readonly Phrase[], { colors, width }: Canvas): readonly string[] =>
  phrases.flatMap(phrase =>
    wrapped(setPhrase(phrase, { name: colors.bold, text: text => text }), width, '  - ', '    '),
  );

function faultLines(reported: ReportedFault, canvas: Canvas): readonly string[] {
  const stacks = stackLines(reported.fault).flatMap(line =>
    wrapped(line, canvas.width, '      ', '        '),
  );
  return [...bullets([describeFault(reported)], canvas), ...stacks.map(line => canvas.colors.dim(line))];
}

const titled = (title: string, lines: readonly string[], { colors }: Canvas): readonly string[] =>
  lines.length === 0 ? [] : [colors.bold(title), ...lines];

const indented = (line: string): string => `  ${line}`;
