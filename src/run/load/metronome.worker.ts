import { parentPort, workerData } from 'node:worker_threads';
import { monotonicMs } from './clock.ts';
import { favourThread } from './favour.ts';
import { dueIn, type MetronomeData, ORDERS, OVER } from './metronome-memory.ts';

/** The program of the metronome's thread: sleeps until the moment that it was told last, and says when it has come. */
const { memory }: MetronomeData = workerData;
const orders = new Int32Array(memory, 0, 1);
/** What is left of a sleep that is not worth another one: the kernel wakes no more exactly. */
const CLOSE_ENOUGH_MS = 0.02;

favourThread();
let done = 0;
/** No order has this number: it says that the thread is there. */
parentPort?.postMessage(done);
for (;;) {
  const order = Atomics.load(orders, ORDERS);
  if (order === OVER) break;
  if (order === done) {
    Atomics.wait(orders, ORDERS, order);
    continue;
  }
  const leftMs = dueIn(memory) - monotonicMs();
  if (leftMs > CLOSE_ENOUGH_MS && Atomics.wait(orders, ORDERS, order, leftMs) !== 'timed-out') continue;
  done = order;
  parentPort?.postMessage(order);
}
