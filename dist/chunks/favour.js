import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";

// src/run/load/favour.ts
const PRIORITY = -10;
function favourThread() {
	try {
		const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
		if (Number.isInteger(thread)) setPriority(thread, PRIORITY);
	} catch {}
}

export { favourThread as t };