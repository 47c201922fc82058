import { Tail } from '../process/log.ts';

/** A dump is in pieces that follow each other closely. */
const PAUSE_MS = 300;
/** Most of one dump that is kept, from its end. */
const KEPT_BYTES = 1024 ** 2;

/** Hears what a tree prints while somebody listens. */
export class Listener {
  #tail: Tail | null = null;
  #pause: NodeJS.Timeout | undefined;
  #done = (): void => {};

  heard(chunk: Buffer): void {
    if (this.#tail === null) return;
    this.#tail.push(chunk);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(this.#done, PAUSE_MS);
  }

  /** Everything printed from now on until a pause follows, `withinMs` are over or `signal` aborts. One at a time. */
  async hear(withinMs: number, signal: AbortSignal): Promise<string> {
    const tail = new Tail(KEPT_BYTES);
    this.#tail = tail;
    let limit: NodeJS.Timeout | undefined;
    await new Promise<void>(resolve => {
      this.#done = resolve;
      limit = setTimeout(resolve, withinMs);
      signal.addEventListener('abort', this.#done, { once: true });
    });
    clearTimeout(limit);
    clearTimeout(this.#pause);
    signal.removeEventListener('abort', this.#done);
    this.#tail = null;
    return tail.text();
  }
}
