import { type Cell, cellOf, type RepeatPlan } from '../../model/repetition.ts';

/** The numbers of the runs to be made, ascending. */
export interface RunNumbers {
  /** The next one, which stays the next until it is taken; null: there is none. */
  peek(): number | null;
  take(): void;
}

/**
 * Numbers from 0 on, without those whose cell this machine cannot give: a number means the same cell on every machine. With `only` that one.
 */
export function openNumbers(plan: RepeatPlan, isGiven: (cell: Cell) => boolean): RunNumbers {
  const first = plan.only ?? 0;
  const last = plan.only ?? Infinity;
  let at = first;
  return {
    peek() {
      const beyond = at + plan.deck.length;
      while (at < beyond && !isGiven(cellOf(plan, at))) at += 1;
      return at < beyond && at <= last ? at : null;
    },
    take() {
      at += 1;
    },
  };
}
