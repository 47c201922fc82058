import { LineSplitter } from '../../ingest/line-splitter.ts';
import { TimeLimit } from '../time-limit.ts';
import { type Answer, encode, type Message, readAnswer } from './protocol.ts';

/** Where the lines of a session go. */
export interface SessionEnds {
  /** Writes to the worker's stdin. */
  readonly send: (line: string) => void;
  /** A line on the worker's stdout that is no answer. */
  readonly onPrint: (line: string) => void;
  /** A line that looks like an answer and is none, or answers nothing that was asked. */
  readonly onFault: (fault: string) => void;
}

/** An answer, and how long it took from the writing of its message to the reading of its line. */
export interface Timed {
  readonly answer: Answer;
  readonly roundTripNs: number;
}

/** What `within` gives for a promise that took longer. */
export const LATE = Symbol('late');

/** What a promise gives, or `LATE` when it takes longer than this. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let giveUp = (): void => {};
  const late = new Promise<typeof LATE>(resolve => {
    giveUp = () => resolve(LATE);
  });
  const limit = new TimeLimit(giveUp);
  limit.set(performance.now() + ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    limit.close();
  }
}

interface Waiting {
  readonly sentMs: number;
  readonly resolve: (timed: Timed | null) => void;
}

/** Messages and answers of one worker, matched by id: answers may come in any order. */
export class WorkerSession {
  readonly #ends: SessionEnds;
  readonly #waiting = new Map<number, Waiting>();
  readonly #decoder = new TextDecoder();
  readonly #lines: LineSplitter;
  #lastId = 0;
  #closed = false;
  #readMs = 0;

  constructor(ends: SessionEnds) {
    this.#ends = ends;
    this.#lines = new LineSplitter({
      line: text => this.#read(text),
      tooLong: () => ends.onFault('A line of the worker is longer than 1 MiB'),
    });
  }

  /** Sends `message` and waits for its answer; null when the worker ended without one. */
  ask(message: Message): Promise<Timed | null> {
    if (this.#closed) return Promise.resolve(null);
    const id = ++this.#lastId;
    return new Promise(resolve => {
      this.#waiting.set(id, { sentMs: performance.now(), resolve });
      this.#ends.send(encode(id, message));
    });
  }

  /** What the worker wrote to its stdout. */
  receive(chunk: Buffer): void {
    this.#readMs = performance.now();
    this.#lines.push(this.#decoder.decode(chunk, { stream: true }));
  }

  /** The worker has ended: nobody waits any longer. */
  close(): void {
    this.#closed = true;
    this.#lines.end();
    for (const { resolve } of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }

  #read(line: string): void {
    const answer = readAnswer(line);
    if (answer === null) this.#ends.onPrint(line);
    else if (typeof answer === 'string') this.#ends.onFault(answer);
    else this.#settle(answer);
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (waiting === undefined) {
      this.#ends.onFault(`The worker answered ${answer.id}, which is no message that waits for an answer`);
      return;
    }
    this.#waiting.delete(answer.id);
    waiting.resolve({ answer, roundTripNs: (this.#readMs - waiting.sentMs) * 1e6 });
  }
}
