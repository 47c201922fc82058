import { t as favourThread } from "./chunks/favour.js";
import { n as runShare, t as preparedFor } from "./chunks/run-share.js";
import { parentPort, workerData } from "node:worker_threads";

// src/run/http/generator.worker.ts
async function generate(port, share) {
	if (share.load.model === "open") favourThread();
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
		const run = {
			startMs: start,
			signal: stopped.signal,
			onWindow: (window, response) => say({
				kind: "window",
				window,
				response
			})
		};
		say({
			kind: "done",
			result: await runShare(share, prepared, run)
		});
	}
	port.close();
}
if (parentPort === null) throw new Error("The generator is the program of a worker thread and was started as a process");
await generate(parentPort, workerData);

export {  };