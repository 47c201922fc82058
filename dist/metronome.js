import { r as monotonicMs, t as dueIn } from "./chunks/metronome-memory.js";
import { t as favourThread } from "./chunks/favour.js";
import { parentPort, workerData } from "node:worker_threads";

// src/run/load/metronome.worker.ts
const { memory } = workerData;
const orders = new Int32Array(memory, 0, 1);
const CLOSE_ENOUGH_MS = .02;
favourThread();
let done = 0;
parentPort?.postMessage(done);
for (;;) {
	const order = Atomics.load(orders, 0);
	if (order === -1) break;
	if (order === done) {
		Atomics.wait(orders, 0, order);
		continue;
	}
	const leftMs = dueIn(memory) - monotonicMs();
	if (leftMs > CLOSE_ENOUGH_MS && Atomics.wait(orders, 0, order, leftMs) !== "timed-out") continue;
	done = order;
	parentPort?.postMessage(order);
}

export {  };