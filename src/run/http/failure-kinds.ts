import type { OperationFailure } from '../../model/event.ts';
import { FailureList } from '../failures.ts';
import type { Exchange } from './exchange.ts';

/** What was not answered as expected, by reason: at most twenty kinds, each with its count and an example. */
export class FailureKinds {
  readonly #list = new FailureList<OperationFailure>();

  /** `request`: its name, where there are several. */
  add(request: string | null, { ending }: Exchange): void {
    if (ending.kind === 'ok' || ending.kind === 'unsent') return;
    const reason = request === null ? ending.reason : `${request}: ${ending.reason}`;
    const excerpt = ending.kind === 'failed' ? ending.example : '';
    this.#list.add({ outcome: { kind: 'unmet', reason }, count: 1, excerpt });
  }

  list(): readonly OperationFailure[] {
    return this.#list.list();
  }
}

/** Of several threads together. */
export function addFailures(threads: readonly (readonly OperationFailure[])[]): readonly OperationFailure[] {
  const list = new FailureList<OperationFailure>();
  for (const failure of threads.flat()) list.add(failure);
  return list.list();
}
