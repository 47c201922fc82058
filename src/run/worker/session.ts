import { LineSplitter } from '../../ingest/line-splitter.ts';
import { TimeLimit } from '../time-limit.ts';
import { type Answer, encode, type Malformed, type Message, readAnswer, suspicionOf } from './protocol.ts';

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
  readonly resolve: (reply: Timed | Malformed | null) => void;
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
  /** What came last in place of an answer. */
  #suspicion: { readonly text: string; readonly atMs: number } | null = null;

  constructor(ends: SessionEnds) {
    this.#ends = ends;
    this.#lines = new LineSplitter({
      line: text => this.#read(text),
      tooLong: () => ends.onFault('A line of the worker is longer than 1 MiB'),
    });
  }

  /** Sends `message` and waits for its answer, or for what is none and names its id; null when the worker ended without one. */
  ask(message: Message): Promise<Timed | Malformed | null> {
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

  /** What came in place of an answer since then, in words; null where nothing did. On the clock of `performance.now()`. */
  suspicionSince(ms: number): string | null {
    return this.#suspicion !== null && this.#suspicion.atMs >= ms ? this.#suspicion.text : null;
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
    if (answer === null) {
      this.#suspect(suspicionOf(line));
      this.#ends.onPrint(line);
    } else if ('fault' in answer) this.#misspoken(answer);
    else this.#settle(answer);
  }

  /** Whoever waits for it need not wait any longer. */
  #misspoken(malformed: Malformed): void {
    const { fault, id } = malformed;
    this.#ends.onFault(fault);
    this.#suspect(fault);
    const waiting = id === null ? undefined : this.#waiting.get(id);
    if (id === null || waiting === undefined) return;
    this.#waiting.delete(id);
    waiting.resolve(malformed);
  }

  #suspect(text: string | null): void {
    if (text !== null) this.#suspicion = { text, atMs: this.#readMs };
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (waiting === undefined) {
      const fault = `The worker answered ${answer.id}, which is no message that waits for an answer`;
      this.#ends.onFault(fault);
      this.#suspect(fault);
      return;
    }
    this.#waiting.delete(answer.id);
    waiting.resolve({ answer, roundTripNs: (this.#readMs - waiting.sentMs) * 1e6 });
  }
}
