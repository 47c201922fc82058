import { formatNumber } from './format.ts';

/**
 * A piece of a document that can be shortened from its end: `head`, as many `items` as fit, `tail`. Each entry is one or more whole
 * lines, so nothing is ever cut inside a table, a code block or a character.
 */
export interface Block {
  readonly head: readonly string[];
  readonly items: readonly string[];
  readonly tail: readonly string[];
  /** What its items are called when some are left out: `passed checks`. Blocks of one noun are counted together. */
  readonly noun: string;
  /** It says nothing that is not said in words: it goes as a whole, before anything else is shortened. */
  readonly ornament?: true;
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

/** Kept free for the line that counts what was left out: a noun and a number for each kind of block. */
const RESERVE = 1_500;

/** Share of the budget that every later block is sure of: some twenty blocks leave more than half of it to the first. */
const SHARE = 0.02;

/**
 * Joins blocks in order. When they do not fit, ornaments go, then items from the end of a block, and a last line counts what is missing.
 * A long block leaves room for those after it: each of them is sure of its share, or of its whole size when that is less.
 */
export function fitBlocks(blocks: readonly Block[], footer: readonly string[], budget: Budget): string {
  const room = budget.limit - RESERVE - sizeOf(footer, budget);
  const all = blocks.map(block => measured(block, budget));
  const fits = sum(all, ({ whole }) => whole) <= room;
  const [shown, dropped] = fits
    ? [all, []]
    : [all.filter(block => !isOrnament(block)), all.filter(isOrnament)];
  const fitted = [...fitInto(room, shown), ...dropped.map(({ block }) => ({ block, kept: 0 }))];
  return [...fitted.flatMap(linesOf), ...omissions(fitted), ...footer].join('\n');
}

/** A block, and how many of its items there is room for. */
interface Fitted {
  readonly block: Block;
  readonly kept: number;
}

function fitInto(room: number, blocks: readonly Measured[]): readonly Fitted[] {
  let left = room;
  let promised = sum(blocks, ({ sure }) => sure);
  return blocks.map(({ block, frame, sizes, sure }) => {
    promised -= sure;
    const kept = countFitting(sizes, left - promised - frame);
    if (kept > 0) left -= frame + sum(sizes.slice(0, kept), size => size);
    return { block, kept };
  });
}

const linesOf = ({ block: { head, items, tail }, kept }: Fitted): readonly string[] =>
  kept === 0 ? [] : [...head, ...items.slice(0, kept), ...tail];

/** `**Left out for length:** failures (120), passed checks (4,000).` */
function omissions(fitted: readonly Fitted[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { block, kept } of fitted) {
    const missing = block.items.length - kept;
    if (missing > 0) counts.set(block.noun, (counts.get(block.noun) ?? 0) + missing);
  }
  const parts = [...counts].map(([noun, count]) => `${noun} (${formatNumber(count, 0)})`);
  return parts.length === 0 ? [] : [`**Left out for length:** ${parts.join(', ')}.`, ''];
}

/** A block with the sizes of its parts, each taken once. */
interface Measured {
  readonly block: Block;
  readonly frame: number;
  readonly sizes: readonly number[];
  readonly whole: number;
  /** What it is promised while those before it are fitted. */
  readonly sure: number;
}

function measured(block: Block, budget: Budget): Measured {
  const frame = sizeOf([...block.head, ...block.tail], budget);
  const sizes = block.items.map(item => sizeOf([item], budget));
  const whole = frame + sum(sizes, size => size);
  return { block, frame, sizes, whole, sure: Math.min(whole, budget.limit * SHARE) };
}

const isOrnament = ({ block }: Measured): boolean => block.ornament === true;

/** Every line costs its line break, too. */
const sizeOf = (lines: readonly string[], { size }: Budget): number => sum(lines, line => size(line) + 1);

function countFitting(sizes: readonly number[], room: number): number {
  let used = 0;
  const end = sizes.findIndex(size => {
    used += size;
    return used > room;
  });
  return end === -1 ? sizes.length : end;
}

const sum = <T>(values: readonly T[], of: (value: T) => number): number =>
  values.reduce((total, value) => total + of(value), 0);
