import type { EndKind } from './recorder.ts';

/** How one operation ended, for the load. */
export interface OperationEnd {
  readonly kind: EndKind;
  /** What the operation itself says that it took, where it does. */
  readonly serviceNs?: number;
  /** No other is wanted after it: what would do it is gone. */
  readonly last?: boolean;
}

/**
 * One operation to be done now by `user`, of whom two operations never overlap; `iteration` counts from 0 over all users. `dueMs`: when it
 * was to start, milliseconds since the start of the load. Calls `ended` once, after it has returned; does not throw.
 *
 * A callback, because a request takes some twenty microseconds of the generator: promises at every layer would be a good part of them.
 */
export type Operate = (
  user: number,
  iteration: number,
  dueMs: number,
  ended: (end: OperationEnd) => void,
) => void;

/** An operation whose end is awaited; does not reject. */
export type OperateAsync = (user: number, iteration: number, dueMs: number) => Promise<OperationEnd>;

export const operateBy =
  (operate: OperateAsync): Operate =>
  (user, iteration, dueMs, ended) =>
    void operate(user, iteration, dueMs).then(ended);
