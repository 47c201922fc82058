import { m as interruption } from "./pipeline.js";
import { t as createProgress } from "./progress.js";

// src/attended.ts
function attend() {
	const stop = interruption();
	const progress = createProgress({
		stream: process.stderr,
		isTTY: process.stderr.isTTY === true,
		now: () => performance.now()
	});
	return {
		signal: stop.signal,
		listeners: [{ onEvent: progress }],
		quiet: () => progress.close(),
		release: () => {
			stop.release();
			progress.close();
		}
	};
}

export { attend };