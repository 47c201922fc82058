import { LineParts } from './line-parts.ts';
import { numberAt } from './numeral.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;

/**
 * One line of CSV (RFC 4180) at a time: where its fields stand, so that only those that are asked for become text or numbers. An empty line has one. A field in quotes
 * stands between them, and `""` in it is one quote.
 */
export class CsvLine extends LineParts {
  /** Takes the next line and forgets the one before. */
  read(text: string): void {
    this.begin(text);
    const { codes } = this.line;
    let at = 0;
    while (at < text.length) at = codes[at] === QUOTE ? this.#quoted(at + 1) : this.#bare(at);
    if (at === text.length) this.add(at, at);
  }

  /** The field at `index`, from 0; null beyond the last. */
  text(index: number): string | null {
    if (index >= this.size) return null;
    const start = this.starts[index] ?? 0;
    const { codes, text } = this.line;
    const field = text.slice(start, this.ends[index]);
    const isQuoted = start > 0 && codes[start - 1] === QUOTE;
    return isQuoted && field.includes('"') ? field.replaceAll('""', '"') : field;
  }

  /** The number at `index`; null where none is written. */
  number(index: number): number | null {
    const [start = 0, end = 0] = [this.starts[index], this.ends[index]];
    if (index >= this.size || start === end) return null;
    const value = numberAt(this.line, start, end);
    return Number.isNaN(value) ? null : value;
  }

  /** Reads a field without quotes and tells where the next one begins. */
  #bare(start: number): number {
    const end = this.#comma(start);
    this.add(start, end);
    return end + 1;
  }

  /** What stands between the closing quote and the comma is left out. */
  #quoted(start: number): number {
    const end = closingQuote(this.line.text, start);
    this.add(start, end);
    return this.#comma(end) + 1;
  }

  /** Where the next comma stands, or the end of the line. */
  #comma(from: number): number {
    const { codes, text } = this.line;
    let at = from;
    while (at < text.length && codes[at] !== COMMA) at += 1;
    return at;
  }
}

/** The fields of one line of CSV, all of them as text. */
export function csvFields(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  const read = new CsvLine();
  read.read(line);
  return Array.from({ length: read.size }, (_, index) => read.text(index) ?? '');
}

/** Where the quote that closes stands, or the end of a line that was cut. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at !== -1 && line.charCodeAt(at + 1) === QUOTE) at = line.indexOf('"', at + 2);
  return at === -1 ? line.length : at;
}
