import { n as runShare, t as preparedFor } from "./chunks/run-share.js";
import { parentPort, workerData } from "node:worker_threads";

// src/run/http/generator.worker.ts
async function generate(port, share) {
	const say = (message) => port.postMessage(message);
	const stopped = new AbortController();
	const prepared = preparedFor(share);
	const startMs = new Promise((resolve) => {
		port.on("message", (message) => {
			if (message.kind === "start") resolve(message.startMs);
			else {
				stopped.abort();
				resolve(null);
			}
		});
	});
	say({ kind: "ready" });
	const start = await startMs;
	if (start !== null) {
		const onWindow = (window) => say({
			kind: "window",
			window
		});
		say({
			kind: "done",
			result: await runShare(share, prepared, {
				startMs: start,
				signal: stopped.signal,
				onWindow
			})
		});
	}
	port.close();
}
if (parentPort === null) throw new Error("The generator is the program of a worker thread and was started as a process");
await generate(parentPort, workerData);

export {  };