import { _ as readBoundedText, c as int, d as object, l as literal, r as _enum, v as fault, y as parseHostileJson } from "./schemas.js";
import { n as notSaved, r as encodeBaseline, t as writeAtomically } from "./write-atomically.js";
import { t as LIMITS } from "./limits.js";
import { c as environmentSchema, d as entries, m as name, n as describeIssues, o as calibrationSchema, p as moment, r as metricSamplesSchema, t as findCrowding, x as version, y as text } from "./crowding.js";
import { join } from "node:path";

// src/baseline/baseline-schema.ts
const scenarioSchema = object({
	id: name.min(1),
	digest: name,
	metrics: entries(metricSamplesSchema)
});
const runSchema = object({
	commit: name,
	at: moment,
	toolVersion: name,
	environment: environmentSchema,
	calibration: entries(calibrationSchema),
	scenarios: entries(scenarioSchema)
});
const acceptanceSchema = object({
	scenario: name,
	metric: name,
	reason: text.min(1),
	author: name,
	at: moment
});
const reportedSchema = object({
	scenario: name,
	metric: name,
	kind: _enum(["step", "creep"]),
	commit: name
});
const baselineSchema = object({
	schemaVersion: version,
	kind: literal("stress-action/baseline"),
	suite: name,
	runs: entries(runSchema).describe("Oldest first"),
	accepted: entries(acceptanceSchema),
	reported: entries(reportedSchema).describe("Steps and creep that a report has named")
}).describe("The last runs of one suite on its default branch");
const baselineHeaderSchema = object({
	kind: literal("stress-action/baseline"),
	schemaVersion: int().min(1),
	suite: name
});

// src/baseline/parse-baseline.ts
const FORMAT = 1;
function parseBaseline(text, origin) {
	return lookupOf(parseHostileJson(text, LIMITS.baselineBytes), origin);
}
function lookupOf(document, { suite, source }) {
	const checked = document.kind === "document" ? check(document.value, suite) : document;
	return checked.kind === "fault" ? {
		kind: "unreadable",
		source,
		fault: checked.fault,
		reason: checked.reason
	} : {
		kind: "found",
		baseline: checked.baseline,
		source
	};
}
function check(value, suite) {
	const crowded = findCrowding(value);
	if (crowded !== null) return fault("hostile", crowded);
	const header = baselineHeaderSchema.safeParse(value);
	if (!header.success) return fault("hostile", describeIssues(header.error.issues, value));
	const found = header.data;
	if (found.schemaVersion > FORMAT) {
		const reason = `schemaVersion: found ${found.schemaVersion}, expected at most ${FORMAT}: a newer version of this tool wrote it`;
		return fault("future", reason);
	}
	if (found.suite !== suite) {
		const [theirs, ours] = [found.suite, suite].map((name) => JSON.stringify(name.slice(0, 100)));
		return fault("foreign", `suite: found ${theirs}, expected ${ours}`);
	}
	const whole = baselineSchema.safeParse(value);
	if (!whole.success) return fault("hostile", describeIssues(whole.error.issues, value));
	return {
		kind: "baseline",
		baseline: whole.data
	};
}

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