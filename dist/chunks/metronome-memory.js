// src/run/load/clock.ts
function monotonicMs() {
	const [seconds, nanoseconds] = process.hrtime();
	return seconds * 1e3 + nanoseconds / 1e6;
}

// src/run/load/metronome-memory.ts
const moment = (memory) => new Float64Array(memory, 8, 1);
const dueIn = (memory) => moment(memory)[0] ?? 0;
function orderFor(memory, dueMs) {
	moment(memory)[0] = dueMs;
}

export { orderFor as n, monotonicMs as r, dueIn as t };