import type { Report, ReportReader, ReportSink } from './recogniser.ts';

/** A report that is a block of lines. */
export interface BlockFormat {
  /** Whether a report begins with this line; `sofar` are the lines of one that is still open. */
  begins(line: string, sofar: readonly string[] | null): boolean;
  /** What a later line is to a report that has begun: a part of it, its last line, or the first after it. */
  place(line: string, sofar: readonly string[]): 'inside' | 'last' | 'after';
  /** The lines of a whole report, or as many as were kept, as reports; none where it turns out to be nothing of the kind. */
  read(lines: readonly string[]): readonly Report[];
}

/** Characters of a block that are kept; the rest is only looked through for its end. */
const KEPT_CHARS = 32 * 1024;
/** Lines after which a block without an end is taken to be over: the dump of a hundred threads is shorter. */
const MOST_LINES = 5_000;

/** Reads blocks of one format, one after the other. A beginning inside a block ends that one. */
export class BlockReader implements ReportReader {
  readonly #format: BlockFormat;
  readonly #sink: ReportSink;
  #lines: string[] | null = null;
  #chars = 0;
  #count = 0;

  constructor(format: BlockFormat, sink: ReportSink) {
    this.#format = format;
    this.#sink = sink;
  }

  line(text: string): void {
    if (this.#lines !== null) {
      const place = this.#isOver(text) ? 'after' : this.#format.place(text, this.#lines);
      if (place !== 'after') {
        this.#keep(text, this.#lines);
        if (place === 'last') this.end();
        return;
      }
      this.end();
    }
    if (this.#format.begins(text, null)) this.#begin(text);
  }

  end(): void {
    const lines = this.#lines;
    this.#lines = null;
    if (lines !== null) for (const report of this.#format.read(lines)) this.#sink.report(report);
  }

  #isOver(text: string): boolean {
    return this.#count > MOST_LINES || this.#format.begins(text, this.#lines);
  }

  #begin(text: string): void {
    this.#lines = [];
    this.#chars = 0;
    this.#count = 0;
    this.#keep(text, this.#lines);
  }

  #keep(text: string, lines: string[]): void {
    this.#count += 1;
    this.#chars += text.length + 1;
    if (this.#chars <= KEPT_CHARS) lines.push(text);
  }
}
