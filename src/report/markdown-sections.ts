import type { View } from '../model/view.ts';
import { lastLines } from './clean.ts';
import { environmentFacts } from './context.ts';
import { DRIFT_TITLE, driftLines } from './drift.ts';
import { failuresOf } from './failures.ts';
import { plural } from './format.ts';
import { lacksReference } from './joined.ts';
import { MACHINES_TITLE, machineLines } from './machines.ts';
import type { Block } from './markdown-budget.ts';
import { coverageBlock, STATUS_MARKS, tableBlock } from './markdown-table.ts';
import { codeBlock, codeSpan, markdownPhrase } from './markdown-text.ts';
import {
  caveatLines,
  type Excerpt,
  excerptsOf,
  lookLines,
  notMeasured,
  recommendationLines,
  reproductions,
} from './notes.ts';
import { OPERATIONS_TITLE, operationLines } from './operation-times.ts';
import type { RenderOptions } from './options.ts';
import { type Phrase, subjectOf } from './phrase.ts';
import { describeMethod } from './reference.ts';
import type { ReportRow } from './row.ts';
import type { Sections } from './section.ts';
import { describeRow, explainRow } from './sentence.ts';
import { describeTrend, TRENDS_CAUTION, TRENDS_TITLE, trendsOf } from './trend.ts';

/** Lines of output that are shown of a scenario in trouble, and commands to reproduce. */
const EXCERPT_LINES = 20;
const MOST_COMMANDS = 5;

/** What somebody has to do something about, in the order of its weight. */
export function attentionBlocks(view: View, sections: Sections): readonly Block[] {
  const { failed, unclear, warned, improved } = sections;
  const rows = [...failed, ...unclear, ...warned];
  const [measured, whole] = [
    rows.filter(row => row.metric !== null),
    rows.filter(row => row.metric === null),
  ];
  const doubtful = measured.filter(
    row => !lacksReference(row) && (row.check.status !== 'fail' || row.check.rule === 'broken'),
  );
  return [
    { head: [], items: whole.map(markedLine), tail: [''], noun: 'scenarios that need attention' },
    ...excerptsOf(view).map(excerptBlock),
    tableBlock(measured, { head: [], tail: [''], noun: 'metrics that need attention' }),
    { head: [], items: explanations(doubtful), tail: [''], noun: 'explanations' },
    list(`**${DRIFT_TITLE}**`, driftLines(view), 'steps and creep in the history'),
    list('**Not measured**', notMeasured(view, sections), 'lines about what was not measured'),
    list('**What to do**', recommendationLines(view), 'recommendations'),
    reproduceBlock(reproductions(sections)),
    { head: ['**Better**', ''], items: improved.map(markedLine), tail: [''], noun: 'improvements' },
  ];
}

/** Numbers behind the sentence; of a check on the whole that is its failure rates with their intervals, and nothing else has any. */
function markedLine(row: ReportRow): string {
  const rates = failuresOf(row) === null ? '' : `; ${row.evidence.join('; ')}`;
  const shown = row.change === '' ? rates : ` (${row.levels}, ${row.change})`;
  return `- ${STATUS_MARKS[row.check.status]} ${markdownPhrase(describeRow(row))}${shown}`;
}

/** Why it cannot be told or is only a warning; rows of one cause share one line. */
function explanations(rows: readonly ReportRow[]): readonly string[] {
  const groups = new Map<string, { mark: string; why: string; rows: ReportRow[] }>();
  for (const row of rows) {
    const [mark, why] = [STATUS_MARKS[row.check.status], markdownPhrase(explainRow(row))];
    const group = groups.get(mark + why) ?? { mark, why, rows: [] };
    group.rows.push(row);
    groups.set(mark + why, group);
  }
  return [...groups.values()].map(({ mark, why, rows: [first, ...others] }) => {
    const alone = first !== undefined && others.length === 0;
    const subject = alone ? markdownPhrase(subjectOf(first.check)) : plural(others.length + 1, 'metric');
    return `- ${mark} ${subject}: ${why}`;
  });
}

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

function excerptBlock({ scenario, log, output }: Excerpt): Block {
  const lines = lastLines(output, EXCERPT_LINES);
  const head = [`Last output of ${codeSpan(scenario)} (${codeSpan(log)}):`, ''];
  return { head, items: [codeBlock(lines, 'text')], tail: [''], noun: 'output excerpts' };
}

function reproduceBlock(commands: readonly string[]): Block {
  const shown = commands.slice(0, MOST_COMMANDS).map(command => lastLines(command, 1)[0] ?? '');
  const more = commands.length - shown.length;
  const head = [`**Reproduce**${more > 0 ? ` (the first ${MOST_COMMANDS} of ${commands.length})` : ''}`, ''];
  return { head, items: shown.length === 0 ? [] : [codeBlock(shown, 'sh')], tail: [''], noun: 'commands' };
}

const bullet = (phrase: Phrase): string => `- ${markdownPhrase(phrase)}`;

const list = (title: string, phrases: readonly Phrase[], noun: string): Block => ({
  head: [title, ''],
  items: phrases.map(bullet),
  tail: [''],
  noun,
});

/** The frame of a block that opens on click; `title` is our own text. */
const folded = (title: string): Pick<Block, 'head' | 'tail'> => ({
  head: [`<details><summary>${title}</summary>`, ''],
  tail: ['', '</details>', ''],
});
