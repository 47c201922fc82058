import { withoutSequences } from '../../model/terminal-sequence.ts';

const EXCERPT_LINES = 20;
const EXCERPT_LINE_CHARS = 300;

/** Control characters but tab and newline, and the characters that reorder or hide text (bidirectional marks, zero width). */
const INVISIBLE = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Output as plain text: no terminal sequences, no invisible characters; of a line that was overwritten, what stood there last. */
export function plainText(output: string): string {
  return withoutSequences(output)
    .split('\n')
    .map(line => line.replace(/(?<!\r)\r+$/, '').replace(/^.*\r/s, ''))
    .map(line => line.replace(INVISIBLE, character => (character === '\t' ? '\t' : '')))
    .join('\n');
}

/** The last 20 lines that say something, each at most 300 characters. */
export function excerptOf(output: string): string {
  const lines = plainText(output)
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '');
  return lines.slice(-EXCERPT_LINES).map(shorten).join('\n');
}

function shorten(line: string): string {
  const characters = [...line.slice(0, EXCERPT_LINE_CHARS * 2)];
  if (characters.length <= EXCERPT_LINE_CHARS) return line;
  return `${characters.slice(0, EXCERPT_LINE_CHARS).join('')}…`;
}
