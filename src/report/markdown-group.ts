import { plural } from './format.ts';
import { lacksReference } from './joined.ts';
import type { Block } from './markdown-budget.ts';
import { markedLine } from './markdown-line.ts';
import { STATUS_MARKS, tableBlock } from './markdown-table.ts';
import { markdownPhrase } from './markdown-text.ts';
import { subjectOf } from './phrase.ts';
import type { ReportRow } from './row.ts';
import type { Sections } from './section.ts';
import { explainRow } from './sentence.ts';

/** Checks of one weight, which are shown together. */
export interface Group {
  readonly title: string;
  /** What its checks are called where some are left out. */
  readonly noun: string;
  readonly rows: readonly ReportRow[];
}

/** What needs attention in the order of its weight: failures, what cannot be told, leaks that nothing settles, warnings. */
export function groupsOf({ failed, unclear, warned }: Sections): readonly Group[] {
  const open = [...unclear, ...warned];
  const groups: readonly Group[] = [
    { title: 'Failed', noun: 'failures', rows: failed },
    { title: 'Cannot tell', noun: 'checks that cannot be told', rows: unclear.filter(row => !isLeak(row)) },
    { title: 'Leaks that are not settled', noun: 'leaks that are not settled', rows: open.filter(isLeak) },
    { title: 'Warnings', noun: 'warnings', rows: warned.filter(row => !isLeak(row)) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

const isLeak = ({ check: { rule, metric } }: ReportRow): boolean =>
  rule === 'leak' || (metric?.endsWith('.leak') ?? false);

/** Scenarios as a whole first, then metrics as a table, then why those are not plain failures. */
export function groupBlocks({ title, noun, rows }: Group, titled: 'titled' | 'alone'): readonly Block[] {
  const heading = titled === 'titled' ? [`**${title}**`, ''] : [];
  const whole = rows.filter(row => row.metric === null);
  const measured = rows.filter(row => row.metric !== null);
  const [list, table] = whole.length > 0 ? [heading, []] : [[], heading];
  return [
    { head: list, items: whole.map(markedLine), tail: [''], noun },
    tableBlock(measured, { head: table, tail: [''], noun }),
    { head: [], items: explanations(measured.filter(isDoubtful)), tail: [''], noun: 'explanations' },
  ];
}

const isDoubtful = (row: ReportRow): boolean =>
  !lacksReference(row) && (row.check.status !== 'fail' || row.check.rule === 'broken');

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
