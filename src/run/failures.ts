import type { OperationFailure } from '../model/event.ts';
import { describeOutcome } from '../model/outcome.ts';

/** Different failures that are kept apart; further ones are counted with the last of them. */
const MAX_DIFFERENT = 20;

/** Failures by what they say, each with its count and the details of its first occurrence. */
export class FailureList<Failure extends OperationFailure> {
  readonly #byText = new Map<string, Failure>();

  add(failure: Failure): void {
    const text = describeOutcome(failure.outcome);
    const full = this.#byText.size >= MAX_DIFFERENT && !this.#byText.has(text);
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
