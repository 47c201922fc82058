import { withoutSequences } from '../model/terminal-sequence.ts';

/**
 * Names, reasons and log lines come from results and may have been written by anybody. Everything that is shown passes through here
 * before a renderer escapes it for its own format.
 */

/**
 * Characters nobody needs to see in a report: controls, format characters (bidi overrides, zero-width, tags), lone surrogates, line
 * and paragraph separators, and the non-characters, which HTML and XML forbid.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;
/** Longest name and longest sentence that is shown, in code points; more is cut and ends in `…`. */
export const NAME_LENGTH = 100;
export const SENTENCE_LENGTH = 400;

/** One printable line of at most `limit` code points; `(empty)` when nothing printable is left. */
export function oneLine(text: string, limit: number): string {
  const line = withoutSequences(text).replace(/\s+/gu, ' ').replace(UNPRINTABLE, '').trim();
  return line === '' ? '(empty)' : cut(line, limit);
}

/** A name as it is shown: one line of at most `NAME_LENGTH` code points. */
export const cleanName = (name: string): string => oneLine(name, NAME_LENGTH);

/** A sentence of another part of the program, which may quote names: one line of at most `SENTENCE_LENGTH` code points. */
export const cleanSentence = (text: string): string => oneLine(text, SENTENCE_LENGTH);

/** The last `limit` printable lines of a log, tabs as four spaces, each at most 200 code points. */
export function lastLines(text: string, limit: number): readonly string[] {
  const lines = withoutSequences(text)
    .split(/\r?\n|\r/)
    .map(line => cut(line.replaceAll('\t', '    ').replace(UNPRINTABLE, '').trimEnd(), 200));
  return lines.filter((line, i) => line !== '' || (i > 0 && i < lines.length - 1)).slice(-limit);
}

/** Lines of a message that goes to a terminal as it is: without terminal sequences and what hides or reorders text. */
export const cleanLines = (text: string): string =>
  withoutSequences(text)
    .split('\n')
    .map(line => line.replaceAll('\t', '    ').replace(UNPRINTABLE, ''))
    .join('\n');

function cut(text: string, limit: number): string {
  // Fewer UTF-16 units than the limit means fewer code points, too: the common case costs nothing.
  if (text.length <= limit) return text;
  const points = [...text];
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
}
