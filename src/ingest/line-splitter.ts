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
      this.#finish(piece.slice(from, end));
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

  #finish(last: string): void {
    this.#number += 1;
    const whole = this.#rest === '' ? last : this.#rest + last;
    const passed = this.#passing || whole.length > LINE_CHARS;
    this.#passing = false;
    this.#rest = '';
    if (passed) this.#sink.tooLong(this.#number);
    else
      this.#sink.line(
        whole.charCodeAt(whole.length - 1) === CARRIAGE_RETURN ? whole.slice(0, -1) : whole,
        this.#number,
      );
  }
}
