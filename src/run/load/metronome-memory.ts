/** What the thread of the metronome and its owner share: a number that changes with every order, and the moment that was ordered last. */
export interface MetronomeData {
  readonly memory: SharedArrayBuffer;
}

/** Bytes of it. */
export const MEMORY_BYTES = 16;
/** Index of the order's number in 32-bit words. */
export const ORDERS = 0;
/** The number that ends the thread. */
export const OVER = -1;

const moment = (memory: SharedArrayBuffer): Float64Array => new Float64Array(memory, 8, 1);

/** When to ring, milliseconds of the monotonic clock. */
export const dueIn = (memory: SharedArrayBuffer): number => moment(memory)[0] ?? 0;

export function orderFor(memory: SharedArrayBuffer, dueMs: number): void {
  moment(memory)[0] = dueMs;
}
