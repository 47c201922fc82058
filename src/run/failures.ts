import type { OperationFailure } from '../model/event.ts';
import { describeOutcome, MOST_DIFFERENT_FAILURES } from '../model/outcome.ts';

/** Failures by what they say, each with its count and the details of its first occurrence. */
export class FailureList<Failure extends OperationFailure> {
  readonly #byText = new Map<string, Failure>();

  add(failure: Failure): void {
    const text = describeOutcome(failure.outcome);
    const full = this.#byText.size >= MOST_DIFFERENT_FAILURES && !this.#byText.has(text);
    const key = full ? ([...this.#byText.keys()].at(-1) ?? text) : text;
    const known = this.#byText.get(key);
    const count = (known?.count ?? 0) + failure.count;
    this.#byText.set(key, { ...(known ?? failure), count });
  }

  /** Most frequent first; the earlier one where counts are equal. */
  list(): readonly Failure[] {
    return [...this.#byText.values()].sort((a, b) => b.count - a.count);
  }
}
