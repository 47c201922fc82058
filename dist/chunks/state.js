import { o as saveState$1 } from "./core.js";
import { appendFile, stat } from "node:fs/promises";

// src/github/summary.ts
const SUMMARY_BYTES = 1024 ** 2;
async function appendSummary(file, markdown) {
	if (file === void 0 || file === "") return notWritten("GITHUB_STEP_SUMMARY is not set");
	try {
		const present = await stat(file);
		if (!present.isFile()) return notWritten(`${file} is not a regular file`);
		const text = `${present.size > 0 ? "\n" : ""}${markdown.trimEnd()}\n`;
		const bytes = present.size + Buffer.byteLength(text);
		if (bytes > SUMMARY_BYTES) return notWritten(`it would have ${bytes} bytes, of ${SUMMARY_BYTES} allowed`);
		await appendFile(file, text);
		return { kind: "written" };
	} catch (error) {
		return notWritten(error instanceof Error ? error.message : String(error));
	}
}
const notWritten = (reason) => ({
	kind: "not-written",
	reason
});

// src/github/state.ts
const NAME = "stress";
function saveState(state) {
	try {
		saveState$1(NAME, JSON.stringify(state));
	} catch {}
}
function readState(env) {
	try {
		const state = JSON.parse(env[`STATE_${NAME}`] ?? env[`STATE_${NAME.toUpperCase()}`] ?? "");
		return isState(state) ? state : null;
	} catch {
		return null;
	}
}
function isState(value) {
	if (typeof value !== "object" || value === null) return false;
	const state = value;
	return [
		state.out,
		state.workingDirectory,
		state.marker
	].every((text) => typeof text === "string") && typeof state.finished === "boolean";
}

export { saveState as n, appendSummary as r, readState as t };