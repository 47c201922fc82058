import { setMaxListeners } from 'node:events';

/** The one signal that ends a run early, whether somebody interrupts it or its budget is used up. */
export interface Stopping {
  readonly signal: AbortSignal;
  /** Name of the signal that interrupted the run, or null: also when the budget ended it. */
  interruption(): string | null;
  close(): void;
}

/** Reason of the signal when the budget ended the run. */
export const BUDGET_SPENT = Symbol('budget spent');

/** Longer times overflow Node's timers. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Aborts when `outer` does, or `budgetMs` after now. */
export function openStop(outer: AbortSignal, budgetMs: number | null): Stopping {
  const controller = new AbortController();
  // Each process that is waited for listens, and there are as many at once as a suite has users or copies.
  setMaxListeners(0, controller.signal);
  const onAbort = (): void => controller.abort(outer.reason);
  outer.addEventListener('abort', onAbort);
  if (outer.aborted) onAbort();
  const timer =
    budgetMs === null
      ? undefined
      : setTimeout(() => controller.abort(BUDGET_SPENT), Math.min(budgetMs, LONGEST_TIMER_MS));
  return {
    signal: controller.signal,
    interruption: () => (outer.aborted ? nameOf(outer.reason) : null),
    close() {
      clearTimeout(timer);
      outer.removeEventListener('abort', onAbort);
    },
  };
}

const nameOf = (reason: unknown): string => (typeof reason === 'string' ? reason : 'SIGINT');
