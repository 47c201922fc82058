import type { View } from '../model/view.ts';
import { contextLines } from './context.ts';
import { DISTRUST, describeAlarm } from './control.ts';
import { describeCounts, headline, STATUS_WORDS } from './headline.ts';
import { attentionBlocks } from './markdown-attention.ts';
import {
  type Block,
  type Budget,
  CHECK_BUDGET,
  COMMENT_BUDGET,
  fitBlocks,
  SUMMARY_BUDGET,
} from './markdown-budget.ts';
import { chartsBlock } from './markdown-chart.ts';
import { gridBlocks } from './markdown-grids.ts';
import { loadBlock } from './markdown-load.ts';
import { informativeBlock } from './markdown-measured.ts';
import {
  backgroundBlocks,
  cellsBlock,
  looksBlock,
  operationsBlock,
  trendsBlock,
} from './markdown-sections.ts';
import { STATUS_MARKS } from './markdown-table.ts';
import { escapeSentence, markdownPhrase } from './markdown-text.ts';
import type { RenderOptions } from './options.ts';
import { sectionsOf } from './section.ts';

/** The pull-request comment: at most 60,000 UTF-16 units. The marker by which it is found again is `github/`'s to add. */
export const renderComment = (view: View, options: RenderOptions): string =>
  document(view, options, COMMENT_BUDGET);

/** The job summary: at most 1,000,000 bytes of UTF-8. */
export const renderSummary = (view: View, options: RenderOptions): string =>
  document(view, options, SUMMARY_BUDGET);

/** The summary of a check run, whose details stand in its text: at most 60,000 bytes of UTF-8. */
export const renderCheckSummary = (view: View, options: RenderOptions): string =>
  document(view, { ...options, level: 'summary' }, CHECK_BUDGET);

function document(view: View, options: RenderOptions, budget: Budget): string {
  const sections = sectionsOf(view);
  const title = `### ${STATUS_MARKS[view.verdict.status]} ${capitalise(STATUS_WORDS[view.verdict.status])} – ${markdownPhrase(headline(view, sections))}`;
  const opening = whole([
    title,
    '',
    ...banner(view),
    `**${describeCounts(view)}**`,
    '',
    contextLines(view)
      .map(line => `${markdownPhrase(line)}.`)
      .join(' '),
    '',
  ]);
  const pictures = options.level === 'summary' ? [] : [chartsBlock(sections)];
  const blocks = [
    opening,
    ...attentionBlocks(view, sections, pictures),
    ...(options.level === 'summary'
      ? []
      : [
          cellsBlock(view),
          loadBlock(view, options.level),
          ...gridBlocks(view),
          trendsBlock(view, options.level),
          ...backgroundBlocks(view, sections),
        ]),
    ...(options.level === 'detailed'
      ? [looksBlock(view), operationsBlock(view), informativeBlock(view)]
      : []),
  ];
  return fitBlocks(blocks.filter(isNeeded), footer(view, options), budget);
}

/** What has to be known before anything else is believed. */
function banner(view: View): readonly string[] {
  const alarm = describeAlarm(view);
  return alarm === null ? [] : [`⚠️ **${DISTRUST.trim()}** ${markdownPhrase(alarm)}.`, ''];
}

function footer({ result }: View, { runUrl }: RenderOptions): readonly string[] {
  const link = runUrl === null ? null : webAddress(runUrl);
  const run = link === null ? '' : ` · <a href="${link}">the run and its full report</a>`;
  return [`<sub>${escapeSentence(`${result.tool.name} ${result.tool.version}`)}${run}</sub>`, ''];
}

/** A web address that cannot leave its attribute; null for anything else. */
function webAddress(address: string): string | null {
  if (!URL.canParse(address) || !/^https?:\/\//i.test(address)) return null;
  return new URL(address).href.replace(/["'<>&`]/g, encodeURIComponent);
}

const whole = (lines: readonly string[]): Block => ({
  head: lines,
  items: [''],
  tail: [],
  noun: 'headlines',
});

const isNeeded = (block: Block): boolean => block.items.length > 0;

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
