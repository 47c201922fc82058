import { formatNumber } from './format.ts';

/**
 * A piece of a document that can be shortened from its end: `head`, as many `items` as fit, `tail`. Everything is whole lines.
 */
export interface Block {
  readonly head: readonly string[];
  readonly items: readonly string[];
  readonly tail: readonly string[];
  /** What its items are called when some are left out: `passed checks`. */
  readonly noun: string;
}

/** How a document's length is counted, and how long it may be. */
export interface Budget {
  readonly limit: number;
  readonly size: (text: string) => number;
}

/**
 * Comments are counted in UTF-16 units, of which GitHub takes 65,536; job summaries in UTF-8 bytes, of which it takes 1,048,576 and
 * drops the whole text beyond. The distance to the limits is for what the poster adds.
 */
export const COMMENT_BUDGET: Budget = { limit: 60_000, size: text => text.length };
export const SUMMARY_BUDGET: Budget = { limit: 1_000_000, size: text => Buffer.byteLength(text, 'utf8') };
/** Summary and text of a check run have 65,535 each; whether GitHub counts units or bytes it does not say, so bytes are counted. */
export const CHECK_BUDGET: Budget = { limit: 60_000, size: text => Buffer.byteLength(text, 'utf8') };

/** Kept free for the line that counts what was left out: a noun and a number for each block. */
const RESERVE = 1000;

/**
 * Joins blocks in order. When they do not fit, items go from the end of a block, and a last line counts what is missing. A long block
 * leaves room for those after it: each of them is sure of its share, or of its whole size when that is less.
 */
export function fitBlocks(blocks: readonly Block[], footer: readonly string[], budget: Budget): string {
  let left = budget.limit - RESERVE - sizeOf(footer, budget);
  const lines: string[] = [];
  const omitted: string[] = [];
  for (const [i, block] of blocks.entries()) {
    const frame = sizeOf([...block.head, ...block.tail], budget);
    const room = left - frame - promised(blocks.slice(i + 1), budget);
    const kept = room >= 0 ? fittingItems(block.items, room, budget) : [];
    const missing = block.items.length - kept.length;
    if (missing > 0) omitted.push(`${block.noun} (${formatNumber(missing, 0)})`);
    if (kept.length === 0) continue;
    lines.push(...block.head, ...kept, ...block.tail);
    left -= frame + sizeOf(kept, budget);
  }
  const note = omitted.length === 0 ? [] : [`**Left out for length:** ${omitted.join(', ')}.`, ''];
  return [...lines, ...note, ...footer].join('\n');
}

/** Share of the budget that every later block is sure of. */
const SHARE = 0.03;

const promised = (blocks: readonly Block[], budget: Budget): number =>
  blocks.reduce(
    (sum, { head, items, tail }) =>
      sum + Math.min(sizeOf([...head, ...items, ...tail], budget), budget.limit * SHARE),
    0,
  );

/** Every line costs its line break, too. */
const sizeOf = (lines: readonly string[], { size }: Budget): number =>
  lines.reduce((sum, line) => sum + size(line) + 1, 0);

function fittingItems(items: readonly string[], room: number, budget: Budget): readonly string[] {
  let used = 0;
  const end = items.findIndex(item => {
    used += sizeOf([item], budget);
    return used > room;
  });
  return end === -1 ? items : items.slice(0, end);
}
