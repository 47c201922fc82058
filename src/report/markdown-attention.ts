import type { View } from '../model/view.ts';
import { lastLines } from './clean.ts';
import { DRIFT_TITLE, driftLines } from './drift.ts';
import {
  describeFault,
  FAULTS_TITLE,
  faultsOf,
  type ReportedFault,
  reportLines,
  stackLines,
} from './faults.ts';
import type { Block } from './markdown-budget.ts';
import { groupBlocks, groupsOf } from './markdown-group.ts';
import { bullet, markedLine } from './markdown-line.ts';
import { testBlocks } from './markdown-tests.ts';
import { codeBlock, codeSpan } from './markdown-text.ts';
import {
  type Excerpt,
  excerptsOf,
  recommendationLines,
  reproductions,
  skippedChecks,
  unavailableMetrics,
} from './notes.ts';
import { OVERRIDES_TITLE, overrideLines } from './overrides.ts';
import type { Phrase } from './phrase.ts';
import type { Sections } from './section.ts';

/** Lines of output that are shown of a scenario in trouble, and commands to reproduce. */
const EXCERPT_LINES = 20;
const MOST_COMMANDS = 5;

/** What somebody has to do something about, in the order of its weight; `charts` follow what they show. */
export function attentionBlocks(view: View, sections: Sections, charts: readonly Block[]): readonly Block[] {
  const groups = groupsOf(sections);
  const titled = groups.length > 1 ? 'titled' : 'alone';
  return [
    ...groups.flatMap(group => groupBlocks(group, titled)),
    faultsBlock(faultsOf(view)),
    ...testBlocks(view),
    excerptsBlock(excerptsOf(view)),
    list(`**${DRIFT_TITLE}**`, driftLines(view), 'steps and creep in the history'),
    ...charts,
    ...notMeasuredBlocks(skippedChecks(sections), unavailableMetrics(view)),
    list('**What to do**', recommendationLines(view), 'recommendations'),
    list(`**${OVERRIDES_TITLE}**`, overrideLines(view), 'lines about what was accepted'),
    reproduceBlock(reproductions(sections)),
    { head: ['**Better**', ''], items: sections.improved.map(markedLine), tail: [''], noun: 'improvements' },
  ];
}

const excerptsBlock = (excerpts: readonly Excerpt[]): Block => ({
  head: [],
  items: excerpts.map(({ scenario, log, output }) => {
    const lines = codeBlock(lastLines(output, EXCERPT_LINES), 'text');
    return `Last output of ${codeSpan(scenario)} (${codeSpan(log)}):\n\n${lines}\n`;
  }),
  tail: [],
  noun: 'output excerpts',
});

const faultsBlock = (faults: readonly ReportedFault[]): Block => ({
  head: [`**${FAULTS_TITLE}**`, ''],
  items: faults.map(reported => {
    const stacks = stackLines(reported.fault).map(line => `  - ${codeSpan(line)}`);
    const report = reportLines(reported.fault);
    const folded =
      report.length === 0
        ? []
        : [
            '',
            '  <details><summary>as it was printed</summary>',
            '',
            ...nested(codeBlock(report, 'text')),
            '',
            '  </details>',
          ];
    return [bullet(describeFault(reported)), ...stacks, ...folded].join('\n');
  }),
  tail: [''],
  noun: 'faults',
});

/** Lines as a part of the list item above them. */
const nested = (block: string): readonly string[] => block.split('\n').map(line => `  ${line}`);

/** Checks and metrics under one title, and counted apart. */
function notMeasuredBlocks(checks: readonly Phrase[], metrics: readonly Phrase[]): readonly Block[] {
  const title = '**Not measured**';
  const both = checks.length > 0 && metrics.length > 0;
  return [
    { ...list(title, checks, 'checks that were not measured'), tail: both ? [] : [''] },
    { ...list(title, metrics, 'lines about metrics that were not measured'), ...(both ? { head: [] } : {}) },
  ];
}

function reproduceBlock(commands: readonly string[]): Block {
  const shown = commands.slice(0, MOST_COMMANDS).map(command => lastLines(command, 1)[0] ?? '');
  const more = commands.length - shown.length;
  const head = [`**Reproduce**${more > 0 ? ` (the first ${MOST_COMMANDS} of ${commands.length})` : ''}`, ''];
  return { head, items: shown.length === 0 ? [] : [codeBlock(shown, 'sh')], tail: [''], noun: 'commands' };
}

const list = (title: string, phrases: readonly Phrase[], noun: string): Block => ({
  head: [title, ''],
  items: phrases.map(bullet),
  tail: [''],
  noun,
});
