import { LINE_CHARS } from './limits.ts';

/** What is told of each line, in order. */
export interface LineSink {
  /** Without its end. */
  line(text: string, number: number): void;
  /** A line longer than `LINE_CHARS`, which was not kept. */
  tooLong(number: number): void;
}

const CARRIAGE_RETURN = 0x0d;

/** Text in pieces of any size → lines, in memory bounded by one piece and one line. Ends may be `\n` or `\r\n`. */
export class LineSplitter {
  #rest = '';
  #number = 0;
  /** The line that is being read is longer than the limit: it is passed over up to its end. */
  #passing = false;
  readonly #sink: LineSink;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  push(piece: string): void {
    let from = 0;
    let end = piece.indexOf('\n');
    while (end !== -1) {
      if (from > 0) this.#tell(piece, from, end);
      else this.#finish(piece.slice(from, end));
      from = end + 1;
      end = piece.indexOf('\n', from);
    }
    if (!this.#passing) this.#rest += piece.slice(from);
    if (this.#rest.length <= LINE_CHARS) return;
    this.#passing = true;
    this.#rest = '';
  }

  /** The last line may have no end. */
  end(): void {
    if (this.#rest !== '' || this.#passing) this.#finish('');
  }

  /** Ends the line that began in an earlier piece. */
  #finish(last: string): void {
    const [rest, passing] = [this.#rest, this.#passing];
    this.#rest = '';
    this.#passing = false;
    if (passing) this.#tooLong();
    else this.#tell(rest + last, 0, rest.length + last.length);
  }

  /** The line that stands in `text` between two places. Its end is looked at there: a slice of a slice is slow to look into. */
  #tell(text: string, from: number, end: number): void {
    if (end - from > LINE_CHARS) {
      this.#tooLong();
      return;
    }
    this.#number += 1;
    const isReturn = end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN;
    this.#sink.line(text.slice(from, isReturn ? end - 1 : end), this.#number);
  }

  #tooLong(): void {
    this.#number += 1;
    this.#sink.tooLong(this.#number);
  }
}
