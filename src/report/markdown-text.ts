import { cleanName, cleanSentence } from './clean.ts';
import { type Phrase, setPhrase } from './phrase.ts';

/**
 * Foreign text in GitHub's Markdown. Names go into code spans, in which GitHub makes no mention, reference or link; sentences are
 * escaped: punctuation with a meaning becomes a character reference, which cannot start any Markdown or HTML construct, and what
 * GitHub turns into links after rendering (mentions, references, addresses) is broken by an invisible word joiner.
 */
const JOINER = '\u2060';

const SPECIAL = /[\\`|<>&*_[\]~$]/g;
/** What is a list, heading or rule only at the start of a line. */
const LEADING = /^(?:[-+](?=[\s-]|$)|=|\d{1,9}(?=[.)](?:\s|$)))/;
const AUTOLINKS: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/@/g, `@${JOINER}`],
  [/#/g, `#${JOINER}`],
  [/:(?=\/\/|[\w+-]+:)/g, `:${JOINER}`],
  [/\b(www)\./gi, `$1${JOINER}.`],
  [/\b(GH)-(?=\d)/gi, `$1${JOINER}-`],
  // Seven hexadecimal digits and more may be taken for a commit: none of the pieces may be as long.
  [/\b[0-9a-f]{7,}\b/gi, digits => (digits.match(/.{1,6}/g) ?? []).join(JOINER)],
];

const reference = (character: string): string => `&#${character.codePointAt(0)};`;

/** A sentence as inert Markdown text on one line; safe in table cells and at the start of a line. */
export function escapeSentence(sentence: string): string {
  return escapeInline(cleanSentence(sentence)).replace(LEADING, start =>
    /\d/.test(start) ? `${start}${JOINER}` : reference(start),
  );
}

/** Like `escapeSentence`, keeping spaces at the ends: for pieces inside a sentence. */
function escapeInline(text: string): string {
  return inert(text).replace(SPECIAL, reference);
}

/** Without anything that GitHub links after rendering. Character references alone would not do: it looks at what they stand for. */
const inert = (text: string): string =>
  AUTOLINKS.reduce(
    (done, [pattern, by]) => (typeof by === 'string' ? done.replace(pattern, by) : done.replace(pattern, by)),
    text,
  );

/** A name as a code span; as a `<code>` element of references where a table would cut it at a `|`. */
export function codeSpan(name: string): string {
  const shown = cleanName(name);
  if (shown.includes('|')) return `<code>${inert(shown).replace(/[^\p{L}\p{N} ]/gu, reference)}</code>`;
  return fenced(shown);
}

/** A code span around one printable line, however many backticks that line holds. */
function fenced(line: string): string {
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Lines as a code block whose fence no line of it can close. */
export function codeBlock(lines: readonly string[], language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));

/** A phrase with its names as code spans. */
export const markdownPhrase = (phrase: Phrase): string =>
  setPhrase(phrase, { name: codeSpan, text: escapeInline });
