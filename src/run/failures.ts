import type { OperationFailure } from '../model/event.ts';
import { describeOutcome, MOST_DIFFERENT_FAILURES, type Outcome } from '../model/outcome.ts';

/** What failures beyond the kinds that are kept apart have in common, in the place of a reason. */
const IN_OTHER_WAYS = 'in other ways';

/** Failures by what they say, each with its count and the details of its first occurrence. */
export class FailureList<Failure extends OperationFailure> {
  readonly #byText = new Map<string, Failure>();
  #kinds = 0;

  add(failure: Failure): void {
    const own = describeOutcome(failure.outcome);
    const rest = restOf(failure.outcome);
    const isRest = describeOutcome(rest) === own && rest !== failure.outcome;
    if (isRest || this.#byText.has(own)) this.#count(own, failure);
    else if (this.#kinds < MOST_DIFFERENT_FAILURES) {
      this.#kinds += 1;
      this.#count(own, failure);
    } else this.#count(keyOfRest(rest), { ...failure, outcome: rest });
  }

  /** Most frequent first; the earlier one where counts are equal. */
  list(): readonly Failure[] {
    return [...this.#byText.values()].sort((a, b) => b.count - a.count);
  }

  #count(key: string, failure: Failure): void {
    const known = this.#byText.get(key);
    const count = (known?.count ?? 0) + failure.count;
    const invocations = (known?.invocations ?? 0) + (failure.invocations ?? 0);
    this.#byText.set(key, { ...(known ?? failure), count, ...(invocations === 0 ? {} : { invocations }) });
  }
}

/** Exit codes and signals are kept apart, for there are not many. What was killed differs by the moment at which it was, and that is the first's. */
function keyOfRest(outcome: Outcome): string {
  if (outcome.kind === 'timeout') return outcome.kind;
  return outcome.kind === 'hung' ? `${outcome.kind} ${outcome.class}` : describeOutcome(outcome);
}

/** A failure beyond the kinds that are kept apart: under what it was, and never under the reason of another. */
function restOf(outcome: Outcome): Outcome {
  switch (outcome.kind) {
    case 'error':
      return { kind: 'error', error: IN_OTHER_WAYS };
    case 'out-of-memory':
      return { kind: 'out-of-memory', evidence: IN_OTHER_WAYS };
    case 'unmet':
    case 'broken':
    case 'unstartable':
    case 'aborted':
    case 'unmeasured':
      return { ...outcome, reason: IN_OTHER_WAYS };
    default:
      return outcome;
  }
}
