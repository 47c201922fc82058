import { c as environmentSchema, d as entries, f as finite, m as name, n as describeIssues, o as calibrationSchema, p as moment, r as metricSamplesSchema, t as findCrowding, x as version, y as text } from "./crowding.js";
import { n as testTalliesSchema } from "./test-tallies.js";
import { d as exactOptional, f as int, h as object, n as parseHostileJson, o as _enum, p as literal, t as fault } from "./hostile-json.js";
import { t as LIMITS } from "./limits.js";

// src/baseline/baseline-schema.ts
const scenarioSchema = object({
	id: name.min(1),
	digest: name,
	metrics: entries(metricSamplesSchema),
	tests: exactOptional(testTalliesSchema)
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
	at: moment,
	level: finite.nullable().default(null)
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

export { parseBaseline as n, lookupOf as t };