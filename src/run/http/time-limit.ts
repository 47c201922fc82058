/**
 * A time limit that is set again and again and seldom reached. Its timer stays while limits are lifted and set, and is only set anew when it
 * has rung too early: a timer of its own for each request would cost more than the keeping of its times.
 */
export class TimeLimit {
  readonly #reached: () => void;
  #limitMs = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  /** When the timer rings; infinite where none is set. */
  #ringsMs = Number.POSITIVE_INFINITY;

  /** `reached` is called once for each limit that is neither lifted nor replaced before. */
  constructor(reached: () => void) {
    this.#reached = reached;
  }

  /** `limitMs` on the clock of `performance.now()`; replaces the limit before. */
  set(limitMs: number): void {
    this.#limitMs = limitMs;
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
    this.#ringsMs = Number.POSITIVE_INFINITY;
    if (this.#limitMs === Number.POSITIVE_INFINITY) return;
    if (performance.now() < this.#limitMs) this.#wait();
    else {
      this.lift();
      this.#reached();
    }
  };
}
