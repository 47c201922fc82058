/** A series as one line of blocks, for places that hold text alone. */

const BLOCKS = '▁▂▃▄▅▆▇█';
/** Cells of the longest line. */
const WIDEST = 24;
/** A range below this share of the largest value is drawn as flat: noise would fill the picture otherwise. */
const LEAST_RANGE = 0.05;

/** `▁▂▃▅▇█`: from the smallest to the largest value, in order; '' without values. */
export function sparkline(values: readonly number[]): string {
  const cells = peaksOf(values);
  const { least, range } = pictureRange(values);
  const top = BLOCKS.length - 1;
  return cells.map(value => BLOCKS[Math.round(((value - least) / range) * top)] ?? '').join('');
}

/** What a picture of a series spans, from its smallest value up; a flat series lies in the middle of it. */
export function pictureRange(values: readonly number[]): { readonly least: number; readonly range: number } {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const largest = Math.max(Math.abs(least), Math.abs(most));
  const range = Math.max(most - least, largest * LEAST_RANGE) || 1;
  return { least: least - (range - (most - least)) / 2, range };
}

/** At most `WIDEST` values, each the largest of its neighbours: it is the peaks that a leak raises. */
function peaksOf(values: readonly number[]): readonly number[] {
  if (values.length <= WIDEST) return values;
  return Array.from({ length: WIDEST }, (_, cell) => {
    const [from, to] = [cell, cell + 1].map(edge => Math.floor((edge * values.length) / WIDEST));
    return values.slice(from, to).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  });
}
