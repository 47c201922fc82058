import { Worker } from 'node:worker_threads';
import { locateThread } from '../locate-thread.ts';
import { monotonicMs } from './clock.ts';
import { MEMORY_BYTES, type MetronomeData, ORDERS, OVER, orderFor } from './metronome-memory.ts';

/**
 * Rings at a moment with the precision of the kernel's timers. The event loop's own timers come up to a millisecond late, and spinning until
 * the moment would take a core from the software under test; a thread that sleeps in the kernel does neither (bench/load/results.md).
 */
export interface Metronome {
  /** Calls `ring` once, soon after `dueMs` of the monotonic clock. An order that has not rung yet is forgotten. */
  at(dueMs: number, ring: () => void): void;
  close(): Promise<void>;
}

/** Starts the thread and waits until it runs. Where it dies, moments are kept by the event loop's timers. */
export async function startMetronome(): Promise<Metronome> {
  const memory = new SharedArrayBuffer(MEMORY_BYTES);
  const orders = new Int32Array(memory, 0, 1);
  const data: MetronomeData = { memory };
  const worker = new Worker(locateThread('metronome', import.meta.url), {
    name: 'metronome',
    workerData: data,
    execArgv: [],
  });
  let order = 0;
  let ring: (() => void) | null = null;
  let isAlive = true;
  const rung = (): void => {
    const listener = ring;
    ring = null;
    listener?.();
  };
  worker.on('message', (rungOrder: number) => {
    if (rungOrder === order) rung();
  });
  worker.on('error', () => {
    isAlive = false;
    rung();
  });
  await new Promise<void>(resolve => {
    // Not `online`: the thread has yet to load its program then, and a load would begin with that much lag.
    worker.once('message', () => resolve());
    worker.once('error', () => resolve());
  });
  return {
    at(dueMs, listener) {
      ring = listener;
      order = (order + 1) & 0x3fffffff;
      if (!isAlive) {
        const mine = order;
        setTimeout(() => mine === order && rung(), Math.max(0, dueMs - monotonicMs()));
        return;
      }
      orderFor(memory, dueMs);
      Atomics.store(orders, ORDERS, order);
      Atomics.notify(orders, ORDERS);
    },
    async close() {
      ring = null;
      Atomics.store(orders, ORDERS, OVER);
      Atomics.notify(orders, ORDERS);
      if (isAlive) await worker.terminate();
    },
  };
}
