/** A timer that rings later than this was held up: its thread did something else, or the machine gave it no time. Milliseconds. */
const HELD_UP_MS = 10;

/**
 * A time limit that is set again and again and seldom reached. Its timer stays while limits are lifted and set, and is only set anew when it
 * has rung too early: a timer of its own for each request would cost more than the keeping of its times.
 *
 * Timers ring before the event loop looks at what has arrived. So a limit counts as reached only when that has been read, too; and where the
 * timer rang late, whoever waits was held up itself, and gives that time back, once.
 */
export class TimeLimit {
  readonly #reached: () => void;
  #limitMs = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  /** When the timer rings; infinite where none is set. */
  #ringsMs = Number.POSITIVE_INFINITY;
  #isExtended = false;

  /** `reached` is called once for each limit that is neither lifted nor replaced before. */
  constructor(reached: () => void) {
    this.#reached = reached;
  }

  /** `limitMs` on the clock of `performance.now()`; replaces the limit before. */
  set(limitMs: number): void {
    this.#limitMs = limitMs;
    this.#isExtended = false;
    if (limitMs < this.#ringsMs) this.#wait();
  }

  /** There is none until the next is set. */
  lift(): void {
    this.#limitMs = Number.POSITIVE_INFINITY;
  }

  /** Lifts it, and keeps no timer. */
  close(): void {
    this.lift();
    clearTimeout(this.#timer);
    this.#ringsMs = Number.POSITIVE_INFINITY;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#ringsMs = this.#limitMs;
    this.#timer = setTimeout(this.#ring, this.#limitMs - performance.now());
  }

  readonly #ring = (): void => {
    const limitMs = this.#limitMs;
    const lateMs = performance.now() - this.#ringsMs;
    this.#ringsMs = Number.POSITIVE_INFINITY;
    if (limitMs === Number.POSITIVE_INFINITY) return;
    if (performance.now() < limitMs) this.#wait();
    else afterReading(() => this.#limitMs === limitMs && this.#over(lateMs));
  };

  #over(lateMs: number): void {
    if (lateMs >= HELD_UP_MS && !this.#isExtended) {
      this.#isExtended = true;
      this.#limitMs = performance.now() + lateMs;
      this.#wait();
    } else {
      this.lift();
      this.#reached();
    }
  }
}

/** The first turn of the event loop reads what has arrived; the second does what followed from it. */
const afterReading = (act: () => void): void => {
  setImmediate(() => setImmediate(act));
};
