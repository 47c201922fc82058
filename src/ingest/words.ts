import { LineParts } from './line-parts.ts';
import { numberAt } from './numeral.ts';

/** The last of the blanks and control characters of ASCII. */
const BLANK = 0x20;

/**
 * One line at a time as the words between its blanks: where they stand, so that a number is read and a known word is recognised without being
 * cut out.
 */
export class Words extends LineParts {
  /** Takes the next line and forgets the one before. One look at each character is quicker than a pattern. */
  read(text: string): void {
    this.begin(text);
    const { codes } = this.line;
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      if ((codes[at] ?? 0) > BLANK) continue;
      if (at > start) this.add(start, at);
      start = at + 1;
    }
    if (text.length > start) this.add(start, text.length);
  }

  /** The word at `index`, from 0; empty beyond the last. */
  text(index: number): string {
    return index < this.size ? this.line.text.slice(this.starts[index], this.ends[index]) : '';
  }

  /** What `Number` makes of the word at `index`; NaN beyond the last. */
  number(index: number): number {
    const [start = 0, end = 0] = [this.starts[index], this.ends[index]];
    return index < this.size ? numberAt(this.line, start, end) : Number.NaN;
  }

  /** Whether a blank that is no tab follows the word at `index`. */
  isBeforeBlank(index: number): boolean {
    return this.line.codes[this.ends[index] ?? 0] === BLANK && index + 1 < this.size;
  }

  /** Whether the word at `index` is this one. */
  is(index: number, word: string): boolean {
    const [start = 0, end = 0] = [this.starts[index], this.ends[index]];
    return index < this.size && end - start === word.length && this.line.text.startsWith(word, start);
  }
}
