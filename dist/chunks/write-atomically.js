import { n as OWN_BASELINE_BYTES } from "./limits.js";
import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { mkdir, open, rename, rm } from "node:fs/promises";

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

// src/baseline/store.ts
const notSaved = (code, reason) => ({
	kind: "not-saved",
	code,
	reason
});

// src/baseline/write-atomically.ts
async function writeAtomically(file, text) {
	await mkdir(dirname(file), { recursive: true });
	const neighbour = `${file}.${randomUUID()}.tmp`;
	try {
		const handle = await open(neighbour, "wx");
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(neighbour, file);
	} finally {
		await rm(neighbour, { force: true });
	}
}

export { notSaved as n, encodeBaseline as r, writeAtomically as t };