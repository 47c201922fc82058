import type { Collector } from './collector.ts';

/** What every format states of itself. */
interface Format {
  /** The name in `read: [{ format }]` and `--format`. */
  readonly format: string;
  /** The tool and its option, in one line for the reference page. */
  readonly about: string;
  /** Whether a text that begins with `head` (at most `HEAD_CHARS`, perhaps cut) in a file of this name is of the format. Never throws. */
  recognises(head: string, fileName: string): boolean;
}

/** A format whose lines can be read one after the other, in memory that does not grow with their number. */
export interface LineParser extends Format {
  readonly kind: 'lines';
  open(collector: Collector): LineReader;
}

/** Reads the lines of one stream. Neither call throws, whatever the text. */
export interface LineReader {
  /** One line without its end. `collector.line` is its number. */
  line(text: string): void;
  /** After the last line. */
  end(): void;
}

/** A format that makes sense only as a whole. The text is bounded by `DOCUMENT_CHARS`. */
export interface DocumentParser extends Format {
  readonly kind: 'document';
  /** Never throws, whatever the text: what is wrong is said to the collector. */
  read(text: string, collector: Collector): void;
}

export type Parser = LineParser | DocumentParser;
