import { o as saveState$1 } from "./core.js";

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

export { saveState as n, readState as t };