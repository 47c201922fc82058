import { failuresOf } from './failures.ts';
import { STATUS_MARKS } from './markdown-table.ts';
import { markdownPhrase } from './markdown-text.ts';
import type { Phrase } from './phrase.ts';
import type { ReportRow } from './row.ts';
import { describeRow } from './sentence.ts';

/** A phrase as an item of a list. */
export const bullet = (phrase: Phrase): string => `- ${markdownPhrase(phrase)}`;

/**
 * A check as an item of a list. Numbers behind the sentence; of a check on the whole that is its failure rates with their intervals, and
 * nothing else has any.
 */
export function markedLine(row: ReportRow): string {
  const rates = failuresOf(row) === null ? '' : `; ${row.evidence.join('; ')}`;
  const numbers = [row.levels, row.change].filter(part => part !== '').join(', ');
  const shown = row.change === '' ? rates : ` (${numbers})`;
  return `- ${STATUS_MARKS[row.check.status]} ${markdownPhrase(describeRow(row))}${shown}`;
}
