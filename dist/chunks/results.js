import { a as fold, i as readRecording, t as conclude, u as appendRun } from "./evidence.js";
import { t as SuiteError } from "./suite-error.js";
import { _ as parseHostileJson, a as discriminatedUnion, d as record, h as readBoundedText, i as boolean, l as object, m as codeOf, p as union, r as _enum, s as literal, u as partialRecord } from "./schemas.js";
import { S as list, _ as share, a as unitSchema, b as values, c as environmentSchema, d as entries, f as finite, g as positive, h as names, i as metricSchema, l as byName, m as name, n as describeIssues, o as calibrationSchema, p as moment, r as metricSamplesSchema, s as commitSchema, t as findCrowding, u as count, v as statistic, x as version, y as text } from "./crowding.js";
import { t as LIMITS } from "./limits.js";
import { t as OUTCOME_KINDS } from "./outcome.js";
import { t as STATUSES } from "./verdict.js";
import { join, resolve } from "node:path";
import { stat } from "node:fs/promises";

// src/baseline/comparison-schema.ts
const intervalSchema = object({
	low: statistic.nullable(),
	high: statistic.nullable(),
	level: share
}).describe("A closed interval; an end is null where the sample is too small to bound it");
const storedReferenceSchema = object({
	kind: literal("stored"),
	source: name,
	runs: count,
	comparableRuns: count,
	newestCommit: name,
	newestAt: moment,
	ageDays: statistic
});
const noReferenceSchema = object({
	kind: literal("none"),
	code: _enum([
		"first-run",
		"disabled",
		"unavailable",
		"truncated",
		"hostile",
		"too-large",
		"foreign",
		"future",
		"stale",
		"other-machine",
		"no-base"
	]),
	reason: text
});
const referenceSchema = discriminatedUnion("kind", [
	storedReferenceSchema,
	object({
		kind: literal("paired"),
		base: name.describe("A commit or a folder"),
		scenarios: names.describe("Run in pairs; the others rest on the screening"),
		screening: discriminatedUnion("kind", [storedReferenceSchema, noReferenceSchema]).nullable()
	}),
	noReferenceSchema
]).describe("What the head was compared with");
const storedSchema = object({
	kind: literal("stored"),
	reference: statistic,
	runs: count,
	change: statistic,
	interval: intervalSchema,
	difference: statistic,
	p: share,
	adjustedP: share,
	adjustedPBetter: share,
	betweenRunSd: positive,
	spreadFrom: _enum([
		"history",
		"prior",
		"calibrated"
	]),
	mde80: statistic,
	smallestEffect: statistic,
	floor: statistic
});
const confirmationSchema = object({
	pairs: count,
	change: statistic,
	interval: intervalSchema,
	p: share,
	holds: boolean()
});
const pairedSchema = object({
	kind: literal("paired"),
	reference: statistic,
	pairs: count,
	dropped: count.describe("Pairs left out because a side failed"),
	change: statistic,
	interval: intervalSchema,
	difference: statistic,
	p: share,
	adjustedP: share,
	adjustedPBetter: share,
	alpha: share.describe("What the deciding look may spend"),
	state: _enum([
		"worse",
		"excluded",
		"undecided"
	]),
	mde80: statistic,
	smallestEffect: statistic,
	floor: statistic,
	confirmation: confirmationSchema.nullable().describe("Fresh pairs for what was found worse")
});
const comparisonSchema = discriminatedUnion("kind", [
	object({
		kind: literal("none"),
		code: _enum([
			"no-reference",
			"new",
			"not-gated",
			"not-measured",
			"changed"
		]),
		reason: text
	}),
	object({
		kind: literal("vanished"),
		reference: statistic
	}),
	object({
		kind: literal("broken"),
		reason: text
	}),
	object({
		kind: literal("exact"),
		reference: statistic,
		change: statistic.nullable(),
		difference: statistic,
		smallestEffect: statistic,
		floor: statistic
	}),
	storedSchema,
	pairedSchema
]).describe("Head against reference; change is relative and positive for worse");
const limitSchema = object({
	limit: _enum(["max", "min"]),
	value: statistic,
	position: _enum([
		"inside",
		"beyond",
		"straddles",
		"unknown"
	]),
	interval: intervalSchema
}).describe("Where the level lies in relation to an absolute limit");

// src/baseline/outcome-schema.ts
const outcomeSchema = discriminatedUnion("kind", [
	object({ kind: literal("ok") }),
	object({
		kind: literal("failed"),
		exitCode: finite
	}),
	object({
		kind: literal("signalled"),
		signal: name
	}),
	object({
		kind: literal("timeout"),
		afterMs: positive
	}),
	object({
		kind: literal("out-of-memory"),
		evidence: text
	}),
	object({
		kind: literal("unstartable"),
		reason: text
	}),
	object({
		kind: literal("broken"),
		reason: text
	}),
	object({ kind: literal("interrupted") })
]).describe("How a process run ended");
const outcomeCountsSchema = partialRecord(_enum(OUTCOME_KINDS), count).describe("Invocations by outcome; kinds that did not occur are absent");
const endingSchema = discriminatedUnion("kind", [
	object({ kind: literal("complete") }),
	object({ kind: literal("decided") }),
	object({ kind: literal("budget") }),
	object({
		kind: literal("failing"),
		reason: text
	}),
	object({
		kind: literal("not-run"),
		reason: text
	}),
	object({ kind: literal("interrupted") })
]).describe("Why the scenario stopped taking samples");
const caveatSchema = object({
	code: name,
	text,
	advice: text.nullable(),
	scenario: name.nullable()
}).describe("A doubt about the numbers");
const problemSchema = object({
	file: name,
	line: count.nullable(),
	column: count.nullable(),
	path: name,
	message: text
}).describe("Something wrong in text that was read, with its place");
const unavailableSchema = object({
	metric: name,
	reason: text
}).describe("A metric that this machine or workload could not give");

// src/baseline/analysis-schema.ts
const estimateSchema = object({
	n: count,
	center: statistic,
	interval: intervalSchema,
	spread: statistic
}).describe("Median over invocations with its interval, in base units");
const metricAnalysisSchema = object({
	metric: metricSchema,
	gated: boolean().describe("It belongs to the family that may turn the verdict"),
	estimate: estimateSchema.nullable(),
	comparison: comparisonSchema,
	limits: entries(limitSchema),
	caveats: entries(caveatSchema)
}).describe("Estimate and comparison of one metric");
const scenarioSchema$2 = object({
	id: name.min(1),
	ending: endingSchema.nullable(),
	outcomes: outcomeCountsSchema,
	invocations: count.describe("Successful, after warm-up"),
	trouble: object({
		outcome: outcomeSchema,
		count,
		excerpt: text,
		log: name
	}).nullable(),
	metrics: entries(metricAnalysisSchema),
	unavailable: entries(unavailableSchema)
}).describe("Estimates and comparisons of one scenario");
const recommendationSchema = object({
	code: name,
	scenario: name.nullable(),
	metric: name.nullable(),
	text
}).describe("What to do next, tied to evidence");
const analysisSchema = object({
	schemaVersion: version,
	reference: referenceSchema,
	family: object({
		alpha: share,
		metrics: count
	}),
	scenarios: entries(scenarioSchema$2),
	suiteShift: statistic.nullable().describe("Median change over all compared metrics: a diagnostic"),
	recommendations: entries(recommendationSchema),
	caveats: entries(caveatSchema)
}).describe("Estimates and comparisons, free of pass or fail");

// src/baseline/policy-schema.ts
const thresholdSchema = object({
	metric: name.describe("Metric id; in the scope `suite` also a glob"),
	scope: _enum(["scenario", "suite"]).describe("Where it was written"),
	unit: unitSchema.nullable(),
	max: finite.nullable(),
	min: finite.nullable(),
	regression: union([positive, literal("off")]).nullable().describe("Relative adverse change that matters"),
	floor: positive.nullable().describe("Absolute change below which nothing matters"),
	required: boolean(),
	line: count.nullable()
}).describe("Limits on one metric, in its base unit");
const policySchema = object({
	against: _enum([
		"auto",
		"base",
		"baseline",
		"none"
	]),
	failOnStored: boolean(),
	familyAlpha: share,
	strict: boolean(),
	failOn: _enum([
		"fail",
		"inconclusive",
		"never"
	]),
	vanished: _enum([
		"fail",
		"warn",
		"ignore"
	]),
	staleAfterDays: positive,
	thresholds: byName(entries(thresholdSchema)).describe("By scenario id")
}).describe("What was tolerated");

// src/baseline/plan-schema.ts
const categorySchema = _enum([
	"memory",
	"computational",
	"concurrency",
	"io",
	"long-running"
]);
const levelSchema = _enum([
	"unit",
	"integration",
	"e2e"
]);
const prioritySchema = _enum([
	"P0",
	"P1",
	"P2",
	"P3",
	"P4"
]);
const driverSchema = object({
	kind: literal("command"),
	command: union([text, entries(text)]).describe("A string goes through a shell, a list does not"),
	cwd: name,
	env: byName(text),
	expectExitCodes: entries(count),
	passEnv: names
}).describe("The operation under load");
const loadSchema = object({
	model: literal("closed"),
	users: count,
	iterations: count.nullable(),
	durationMs: positive.nullable()
});
const samplePlanSchema = object({
	warmup: count,
	min: count,
	max: count,
	looks: entries(count)
});
const scenarioSchema$1 = object({
	id: name.min(1),
	name,
	category: categorySchema.nullable(),
	priority: prioritySchema,
	level: levelSchema.nullable(),
	covers: names,
	tags: names,
	driver: driverSchema,
	load: loadSchema,
	samples: samplePlanSchema,
	timeoutMs: positive,
	budgetMs: positive.nullable(),
	digest: name.describe("Over everything that changes what is measured"),
	seed: finite,
	line: count.nullable()
}).describe("One scenario after expansion");
const pairingSchema = object({
	purpose: _enum(["search", "confirm"]),
	base: name.describe("A commit or a folder"),
	looks: entries(count),
	baseFirst: byName(list(boolean(), LIMITS.values)).describe("By scenario id, for each pair")
}).describe("Base and head in alternation");
const planSchema = object({
	schemaVersion: version,
	suite: name,
	configFile: name,
	seed: finite,
	intensity: _enum([
		"low",
		"medium",
		"high",
		"extreme"
	]),
	budgetMs: positive.nullable(),
	setup: text.nullable(),
	setupTimeoutMs: positive,
	failFast: boolean(),
	scenarios: entries(scenarioSchema$1).describe("In execution order"),
	pairing: pairingSchema.nullable().describe("Null: the head alone"),
	omitted: names.describe("Scenarios left out by filters")
}).describe("Exactly what was planned");

// src/baseline/result-schema.ts
const seriesSchema = object({
	atMs: values(finite),
	columns: byName(values(finite)),
	samplerUtilization: positive.describe("CPU time of the sampler divided by elapsed time")
}).describe("Resource readings of one invocation as parallel columns");
const failureSchema = object({
	outcome: outcomeSchema,
	count,
	excerpt: text,
	log: name
});
const scenarioSchema = object({
	id: name.min(1),
	arm: _enum(["head", "base"]),
	digest: name,
	ending: endingSchema.nullable(),
	outcomes: outcomeCountsSchema,
	warmups: count,
	operations: object({
		ok: count,
		failed: count
	}),
	failures: entries(failureSchema),
	metrics: entries(metricSamplesSchema).describe("Sorted by id"),
	unavailable: entries(unavailableSchema),
	problems: entries(problemSchema),
	series: seriesSchema.nullable()
}).describe("Facts of one scenario");
const setupSchema = object({
	outcome: outcomeSchema,
	durationMs: positive,
	log: name
});
const resultSchema = object({
	schemaVersion: version,
	tool: object({
		name,
		version: name
	}),
	startedAt: moment,
	durationMs: positive,
	complete: boolean().describe("The recording has its last event"),
	interruption: object({ signal: name }).nullable(),
	commit: commitSchema.nullable(),
	environment: environmentSchema,
	plan: planSchema,
	setup: setupSchema.nullable().describe("Of the head's tree"),
	baseSetup: setupSchema.nullable().describe("Of the base's tree"),
	calibration: entries(calibrationSchema),
	scenarios: entries(scenarioSchema),
	caveats: entries(caveatSchema)
}).meta({
	id: "result",
	description: "The facts of the run, free of judgement"
});

// src/baseline/verdict-schema.ts
const statusSchema = _enum(STATUSES);
const checkSchema = object({
	scenario: name,
	metric: name.nullable(),
	rule: _enum([
		"outcome",
		"regression",
		"max",
		"min",
		"vanished",
		"broken",
		"reference"
	]),
	status: statusSchema,
	reason: text,
	reproduce: text.nullable().describe("A command that runs the scenario again"),
	line: count.nullable().describe("Line in the config"),
	improved: boolean()
}).describe("One thing that was judged");
const coverageSchema = object({
	id: name,
	scenarios: entries(object({
		scenario: name,
		level: levelSchema.nullable(),
		category: categorySchema.nullable(),
		priority: prioritySchema,
		status: statusSchema
	})),
	status: statusSchema
}).describe("What covers one id");
const exitCodeSchema = union([
	literal(0),
	literal(1),
	literal(2),
	literal(3),
	literal(4),
	literal(130)
]);
const verdictSchema = object({
	schemaVersion: version,
	status: statusSchema,
	exitCode: exitCodeSchema,
	reason: text,
	checks: entries(checkSchema),
	counts: record(statusSchema, count),
	coverage: entries(coverageSchema)
}).describe("Each check and the whole, with reasons");

// src/baseline/view-schema.ts
const viewSchema = object({
	schemaVersion: version,
	kind: literal("stress-action/results"),
	result: resultSchema,
	rounds: entries(resultSchema).describe("Paired runs that followed, in order"),
	policy: policySchema,
	analysis: analysisSchema,
	verdict: verdictSchema
}).describe("Results of stress-action");

// src/baseline/result-file.ts
const RESULT_NAMES = {
	view: "results.json",
	events: "events.ndjson"
};
async function readResultFile(path) {
	const place = await locate(path);
	if (place.kind === "events") return {
		kind: "events",
		file: place.file
	};
	return {
		kind: "view",
		file: place.file,
		view: parseView(await textOf(place.file), place.file)
	};
}
function parseView(text, file) {
	const document = parseHostileJson(text, LIMITS.resultBytes);
	if (document.kind === "fault") throw unreadable(file, document.reason);
	const crowded = findCrowding(document.value);
	if (crowded !== null) throw unreadable(file, crowded);
	const newer = newerFormat(document.value);
	if (newer !== null) throw unreadable(file, newer);
	if (isBaseline(document.value)) throw unreadable(file, "it is a baseline; name the results.json of a run");
	const view = viewSchema.safeParse(document.value);
	if (!view.success) throw unreadable(file, describeIssues(view.error.issues, document.value));
	return view.data;
}
const unreadable = (file, reason) => new SuiteError(`Cannot read results from ${file}: ${reason}`, { exitCode: 3 });
const missing = (path, detail) => new SuiteError(`Cannot find results at ${path}: ${detail}`, { exitCode: 2 });
const isBaseline = (value) => typeof value === "object" && value !== null && "kind" in value && value.kind === "stress-action/baseline";
function newerFormat(value) {
	if (typeof value !== "object" || value === null || !("schemaVersion" in value)) return null;
	const { schemaVersion } = value;
	return typeof schemaVersion === "number" && schemaVersion > 1 ? `schemaVersion: found ${schemaVersion}, expected 1: a newer version of this tool wrote it` : null;
}
async function locate(path) {
	const kind = await kindOf(path);
	if (kind === "absent") throw missing(path, "there is no such file or folder");
	if (kind === "file") return {
		kind: path.endsWith(".ndjson") ? "events" : "view",
		file: path
	};
	const view = join(path, RESULT_NAMES.view);
	if (await kindOf(view) !== "absent") return {
		kind: "view",
		file: view
	};
	const events = join(path, RESULT_NAMES.events);
	if (await kindOf(events) !== "absent") return {
		kind: "events",
		file: events
	};
	throw missing(path, `the folder holds neither ${RESULT_NAMES.view} nor ${RESULT_NAMES.events}`);
}
async function kindOf(path) {
	try {
		return (await stat(path)).isDirectory() ? "folder" : "file";
	} catch (error) {
		const code = codeOf(error);
		return code === "ENOENT" || code === "ENOTDIR" ? "absent" : "file";
	}
}
async function textOf(file) {
	const read = await readBoundedText(file, LIMITS.resultBytes);
	switch (read.kind) {
		case "text": return read.text;
		case "absent": throw missing(file, "there is no such file");
		case "unavailable":
		case "fault": throw unreadable(file, read.reason);
	}
}

// src/results.ts
async function compareResults(base, head, overrides, world) {
	const [before, after] = await Promise.all([base, head].map((path) => readResult(path, world)));
	if (before === void 0 || after === void 0) throw new Error("two paths give two results");
	const baseline = appendRun(null, before.result, {
		keepRuns: 1,
		commit: before.result.commit?.sha ?? "unknown",
		at: before.result.startedAt
	});
	const policy = {
		...after.policy,
		against: "baseline",
		failOn: overrides.failOn ?? after.policy.failOn,
		staleAfterDays: Number.MAX_SAFE_INTEGER
	};
	return conclude({
		result: after.result,
		rounds: []
	}, {
		kind: "found",
		baseline,
		source: base
	}, policy, world.program);
}
async function readView(path, world) {
	const found = await readResult(path, world);
	return found.view ?? conclude({
		result: found.result,
		rounds: []
	}, { kind: "disabled" }, found.policy, world.program);
}
async function readResult(path, { workingDirectory }) {
	const found = await readResultFile(resolve(workingDirectory, path));
	if (found.kind === "view") return {
		result: found.view.result,
		policy: found.view.policy,
		view: found.view
	};
	const { events } = await readRecording(found.file);
	return {
		result: fold(events),
		policy: policyIn(events, path),
		view: null
	};
}
function policyIn(events, path) {
	const started = events.find((event) => event.type === "run-started");
	if (started === void 0) throw new SuiteError(`Cannot read ${path}: it has no run-started event`, { exitCode: 3 });
	return started.policy;
}

export { compareResults, readView };