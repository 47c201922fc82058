/** Lets operations through side by side, and holds new ones while something is done that none may be under way for. */
export class Turnstile {
  #inside = 0;
  #held: Promise<void> | null = null;
  #onEmpty: (() => void) | null = null;

  /** Does `operation`, once nobody is alone any more. */
  async pass<T>(operation: () => Promise<T>): Promise<T> {
    while (this.#held !== null) await this.#held;
    this.#inside += 1;
    try {
      return await operation();
    } finally {
      this.#inside -= 1;
      if (this.#inside === 0) this.#onEmpty?.();
    }
  }

  /** Does `action` when the operations that are under way have ended. Where somebody is alone already, it is not done at all. */
  async alone(action: () => Promise<void>): Promise<void> {
    if (this.#held !== null) return;
    let release = (): void => {};
    this.#held = new Promise(resolve => {
      release = resolve;
    });
    if (this.#inside > 0) {
      await new Promise<void>(resolve => {
        this.#onEmpty = resolve;
      });
      this.#onEmpty = null;
    }
    try {
      await action();
    } finally {
      this.#held = null;
      release();
    }
  }
}
