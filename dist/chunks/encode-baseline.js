import { n as OWN_BASELINE_BYTES } from "./limits.js";

// src/baseline/store.ts
const notSaved = (code, reason) => ({
	kind: "not-saved",
	code,
	reason
});

// src/baseline/encode-baseline.ts
function encodeBaseline(baseline, maxBytes = OWN_BASELINE_BYTES) {
	const text = `${JSON.stringify(baseline)}\n`;
	if (Buffer.byteLength(text) <= maxBytes) return text;
	if (baseline.runs.length <= 1) return null;
	const kept = baseline.runs.slice(Math.ceil(baseline.runs.length / 2));
	return encodeBaseline({
		...baseline,
		runs: kept
	}, maxBytes);
}

export { notSaved as n, encodeBaseline as t };