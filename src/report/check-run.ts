import type { View } from '../model/view.ts';
import { headline, STATUS_WORDS } from './headline.ts';
import { renderCheckSummary } from './markdown.ts';
import { CHECK_BUDGET, fitBlocks } from './markdown-budget.ts';
import { informativeBlock } from './markdown-measured.ts';
import { backgroundBlocks, looksBlock, trendsBlock } from './markdown-sections.ts';
import type { RenderOptions } from './options.ts';
import { plain } from './phrase.ts';
import { sectionsOf } from './section.ts';

/** The words of a check run. GitHub shows the title in lists, and the text below the summary. */
export interface CheckReport {
  /** One line of plain text. */
  readonly title: string;
  /** Markdown of at most 60,000 bytes: what needs attention. */
  readonly summary: string;
  /** The same limit: the rest of the report; null where the level asks for none, or nothing is left to tell. */
  readonly text: string | null;
}

/** A view → what its check run says. */
export function renderCheck(view: View, options: RenderOptions): CheckReport {
  const sections = sectionsOf(view);
  const blocks = [
    trendsBlock(view, options.level),
    ...backgroundBlocks(view, sections),
    ...(options.level === 'detailed' ? [looksBlock(view), informativeBlock(view)] : []),
  ].filter(block => block.items.length > 0);
  const hasText = options.level !== 'summary' && blocks.length > 0;
  return {
    title: `${STATUS_WORDS[view.verdict.status]}: ${plain(headline(view, sections))}`,
    summary: renderCheckSummary(view, options),
    text: hasText ? fitBlocks(blocks, [], CHECK_BUDGET) : null,
  };
}
