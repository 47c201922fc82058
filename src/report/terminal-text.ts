import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import wrapAnsi from 'wrap-ansi';

/** Narrowest width that is laid out for; below it lines simply run over. */
const MINIMUM_WIDTH = 40;

/**
 * A runner takes `::command::` at the start of a line and `##[command]` anywhere in one for its own. Nothing in a report is meant so:
 * a joiner that nobody sees takes their force away.
 */
export const inertLines = (text: string): string =>
  text.replace(/^([^\S\r\n\u2028\u2029]*):(?=:)/gm, '$1:\u2060').replaceAll('##[', '##\u2060[');

/** A paragraph in lines of at most `width` columns: `first` in front of the first, `rest` in front of the others. */
export function wrapped(paragraph: string, width: number, first: string, rest: string): readonly string[] {
  const room = Math.max(MINIMUM_WIDTH, width) - Math.max(first.length, rest.length);
  return wrapAnsi(paragraph, room, { hard: true, trim: true })
    .split('\n')
    .map((line, i) => `${i === 0 ? first : rest}${line}`);
}

/** Cells in columns, two spaces apart, one line a row; ANSI colours and wide characters are counted as they are shown. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const table = new Table({
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 2, head: [], border: [] },
  });
  table.push(...rows.map(row => [...row]));
  return table
    .toString()
    .split('\n')
    .map(line => line.trimEnd());
}

const NO_LINES = Object.fromEntries(
  ['top', 'bottom', 'left', 'right']
    .flatMap(side => [
      [side, ''],
      [`${side}-mid`, ''],
      [`${side}-left`, ''],
      [`${side}-right`, ''],
    ])
    .concat([
      ['mid', ''],
      ['mid-mid', ''],
      ['middle', ''],
    ]),
);

/** Whether every line fits into `width` columns. */
export const fits = (lines: readonly string[], width: number): boolean =>
  lines.every(line => stripVTControlCharacters(line).length <= Math.max(MINIMUM_WIDTH, width));
