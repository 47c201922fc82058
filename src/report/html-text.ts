import { cleanName, cleanSentence } from './clean.ts';
import { type Phrase, setPhrase } from './phrase.ts';

/** Text that is HTML already: only `html` and `raw` make it, so foreign text cannot pass for it. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Insert = Html | string | number | null | readonly Insert[];

/** A template whose inserts are escaped for text and quoted attributes, unless they are HTML; lists are joined, null is nothing. */
export const html = (parts: TemplateStringsArray, ...inserts: readonly Insert[]): Html =>
  new Html(parts.map((part, i) => part + set(inserts[i] ?? null)).join(''));

function set(insert: Insert): string {
  if (insert === null) return '';
  if (insert instanceof Html) return insert.source;
  if (typeof insert === 'object') return insert.map(set).join('');
  return escapeHtml(String(insert));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '');

/** A scenario's or metric's name. */
export const code = (name: string): Html => html`<code>${cleanName(name)}</code>`;

/** A sentence that came with the view. */
export const sentence = (text: string): Html => html`${cleanSentence(text)}`;

/** A phrase with its names as code. */
export const htmlPhrase = (phrase: Phrase): Html =>
  new Html(setPhrase(phrase, { name: text => code(text).source, text: escapeHtml }));
