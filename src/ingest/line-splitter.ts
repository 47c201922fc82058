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
      if (from > 0) this.#tell(piece.slice(from, end));
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
    if (!passing) this.#tell(rest === '' ? last : rest + last);
    else {
      this.#number += 1;
      this.#sink.tooLong(this.#number);
    }
  }

  #tell(line: string): void {
    this.#number += 1;
    if (line.length > LINE_CHARS) this.#sink.tooLong(this.#number);
    else if (line.charCodeAt(line.length - 1) === CARRIAGE_RETURN)
      this.#sink.line(line.slice(0, -1), this.#number);
    else this.#sink.line(line, this.#number);
  }
}
