import { LineCodes } from './line-codes.ts';

/** One line at a time and where its parts stand: what a part says is cut out, or read as a number, only when it is asked for. */
export abstract class LineParts {
  protected readonly line = new LineCodes();
  protected readonly starts: number[] = [];
  protected readonly ends: number[] = [];
  #size = 0;

  /** Number of parts. */
  get size(): number {
    return this.#size;
  }

  /** Takes the next line and forgets the one before. */
  protected begin(text: string): void {
    this.line.read(text);
    this.#size = 0;
  }

  /** The next part stands from `start` to before `end`. */
  protected add(start: number, end: number): void {
    this.starts[this.#size] = start;
    this.ends[this.#size] = end;
    this.#size += 1;
  }
}
