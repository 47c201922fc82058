import { n as readBoundedText } from "./bounded-file.js";
import { n as notSaved, t as encodeBaseline } from "./encode-baseline.js";
import { t as LIMITS } from "./limits.js";
import { n as parseBaseline, t as lookupOf } from "./parse-baseline.js";
import { t as writeAtomically } from "./write-atomically.js";
import { join } from "node:path";

// src/baseline/file-store.ts
const defaultBaselineFile = (out) => join(out, "baseline.json");
function fileStore(file) {
	return {
		restore: ({ suite }) => readBaselineFile(file, {
			suite,
			source: file
		}),
		async save(baseline) {
			const text = encodeBaseline(baseline);
			if (text === null) return notSaved("too-large", `One run alone exceeds the size of a baseline: ${file}`);
			try {
				await writeAtomically(file, text);
				return {
					kind: "saved",
					key: file
				};
			} catch (error) {
				return notSaved("failed", `Cannot write ${file}: ${error instanceof Error ? error.message : error}`);
			}
		}
	};
}
async function readBaselineFile(file, origin) {
	const read = await readBoundedText(file, LIMITS.baselineBytes);
	switch (read.kind) {
		case "text": return parseBaseline(read.text, origin);
		case "absent": return {
			kind: "absent",
			searched: origin.source
		};
		case "unavailable": return {
			kind: "unavailable",
			source: origin.source,
			reason: read.reason
		};
		case "fault": return lookupOf(read, origin);
	}
}

export { fileStore as n, readBaselineFile as r, defaultBaselineFile as t };