import type { Problem } from '../model/caveat.ts';

/** Problems shown in full; the rest are counted. */
const MOST_SHOWN = 20;
/** Columns of source shown; longer lines are cut around the place. */
const WIDEST = 100;

/**
 * Problems as a paragraph each, with the line of source and a caret under the place, like a compiler:
 *
 *     stress.yml:7:14: `timeout`: `10 minuets` has the unknown unit `minuets` (did you mean `m`?)
 *        7 |     timeout: 10 minuets
 *          |              ^^^^^^^^^^
 *
 * @param sourceText the text the problems are about; null when it is not at hand
 */
export function explainProblems(problems: readonly Problem[], sourceText: string | null): string {
  const lines = sourceText?.replace(/^\uFEFF/, '').split(/\r\n|[\r\n]/) ?? [];
  const gutter = String(Math.max(0, ...problems.slice(0, MOST_SHOWN).map(({ line }) => line ?? 0))).length;
  const shown = problems.slice(0, MOST_SHOWN).map(problem => paragraph(problem, lines, gutter));
  const rest = problems.length - shown.length;
  if (rest > 0) shown.push(`… and ${rest} more ${rest === 1 ? 'problem' : 'problems'}; mend these first`);
  return shown.join('\n\n');
}

function paragraph(problem: Problem, lines: readonly string[], gutter: number): string {
  const { file, line, column, message } = problem;
  if (line === null) return `${file}: ${message}`;
  const head = `${file}:${line}:${column ?? 1}: ${message}`;
  const source = lines[line - 1];
  if (source === undefined || source.trim() === '') return head;
  const { text, at } = cut(source, (column ?? 1) - 1);
  const number = String(line).padStart(gutter);
  const pad = ' '.repeat(gutter);
  return `${head}\n  ${number} | ${text}\n  ${pad} | ${' '.repeat(at)}${'^'.repeat(widthAt(text, at))}`;
}

/** Part of a long line around `offset`, with `at` where the offset came to lie. Control characters take one column each. */
function cut(line: string, offset: number): { readonly text: string; readonly at: number } {
  const plain = line.replace(/[\p{Cc}\p{Cf}]/gu, character => (character === '\t' ? ' ' : '\uFFFD'));
  if (plain.length <= WIDEST) return { text: plain.trimEnd(), at: offset };
  const from = Math.max(0, Math.min(offset - WIDEST / 2, plain.length - WIDEST));
  const ends = { before: from > 0 ? '…' : '', after: from + WIDEST < plain.length ? '…' : '' };
  return {
    text: `${ends.before}${plain.slice(from, from + WIDEST)}${ends.after}`,
    at: offset - from + ends.before.length,
  };
}

/** Width of the word, quoted text, or plain value that begins at `at`; at least one. */
function widthAt(text: string, at: number): number {
  const rest = text.slice(at);
  const quoted = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(rest)?.[0];
  const word =
    quoted ?? /^[^:,\]}#[{]+(?=:(?:\s|$)|[,\]}]|\s#|$)/.exec(rest)?.[0].trimEnd() ?? /^\S+/.exec(rest)?.[0];
  return Math.max(1, word?.length ?? 1);
}
