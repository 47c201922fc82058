import { t as apiFault } from "./api-fault.js";
import { setTimeout } from "node:timers/promises";

// src/github/retry.ts
const DEFAULT_PACE = {
	attempts: 3,
	waitMs: 1e3,
	longestWaitMs: 2e4
};
async function retry(pace, work, subject) {
	for (let attempt = 1;; attempt++) try {
		return {
			kind: "done",
			value: await work()
		};
	} catch (error) {
		const fault = apiFault(error, subject);
		const waitMs = fault.retryAfterMs ?? pace.waitMs * 2 ** (attempt - 1);
		if (!fault.passing || attempt >= pace.attempts || waitMs > pace.longestWaitMs) return {
			kind: "fault",
			fault
		};
		await setTimeout(waitMs);
	}
}

export { retry as n, DEFAULT_PACE as t };