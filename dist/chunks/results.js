import { A as changeThatMatters, B as signedRank, D as candidatesOf, E as LOOKED_LEVEL, F as EXCLUSION_ALPHA, L as everyLook, O as isConstant, T as freshCandidate, W as mannWhitney, Z as appendRun, c as readRecording, k as memberOf, l as fold, q as median, t as conclude, u as ARMS, w as confirmAtLooks, z as hodgesLehmann } from "./evidence.js";
import { t as SuiteError } from "./suite-error.js";
import { _ as readBoundedText, a as boolean, d as object, f as partialRecord, g as codeOf, h as union, i as array, l as literal, o as discriminatedUnion, p as record, r as _enum, s as exactOptional, y as parseHostileJson } from "./schemas.js";
import { S as list, _ as share, a as unitSchema, b as values, c as environmentSchema, d as entries, f as finite, g as positive, h as names, i as metricSchema, l as byName, m as name, n as describeIssues, o as calibrationSchema, p as moment, r as metricSamplesSchema, s as commitSchema, t as findCrowding, u as count, v as statistic, x as version, y as text } from "./crowding.js";
import { t as LIMITS } from "./limits.js";
import { i as referenceSchema, n as intervalSchema, r as limitSchema, t as comparisonSchema } from "./comparison-schema.js";
import { t as OUTCOME_KINDS } from "./outcome.js";
import { t as STATUSES } from "./verdict.js";
import { a as formatSignedPercent } from "./change.js";
import { n as cleanSentence, t as cleanName } from "./clean.js";
import { i as wrapped, r as inertLines } from "./terminal-text.js";
import { join, resolve } from "node:path";
import { stat } from "node:fs/promises";

// src/analyze/explain/steps.ts
const fact = (label, form, value) => ({
	label,
	form,
	value
});
const step = (title, text, facts, table = null) => ({
	title,
	text,
	table,
	facts
});
const columns = (...pairs) => pairs.map(([label, form]) => ({
	label,
	form
}));

// src/analyze/explain/others.ts
function explainLeak(comparison, scenario, metric, runs) {
	return [...runs.filter((run) => run.plan.pairing !== null).flatMap((run) => growthSteps(run, scenario, metric)), step("Comparison", "Exact one-sided Mann–Whitney over the processes. Leaking: p at most the level and the difference of the medians at least the margin; excluded: the 95 % upper bound of the shift below what is wanted.", [
		fact("p", "probability", comparison.p),
		fact("level", "probability", comparison.alpha),
		fact("difference of the medians", "value", comparison.difference),
		fact("shift from", "value", comparison.interval.low),
		fact("shift to", "value", comparison.interval.high),
		fact("wanted", "value", comparison.wanted),
		fact("margin", "value", comparison.margin),
		fact("smallest that these runs see", "value", comparison.smallestVisible),
		fact("state", "text", comparison.state)
	])];
}
function growthSteps(run, scenario, metric) {
	const valuesOf = (arm) => run.scenarios.find((side) => side.id === scenario && side.arm === arm)?.metrics.find((samples) => samples.metric.id === metric)?.samples ?? [];
	const [base, head] = [valuesOf("base"), valuesOf("head")];
	if (base.length === 0 || head.length === 0) return [];
	const title = run.plan.pairing?.purpose === "confirm" ? "Fresh processes" : "Processes";
	const text = "Growth of each process: Theil–Sen slope over the lowest points of ten windows of the second half of its run.";
	const test = mannWhitney(head, base);
	return [step(title, text, [fact("U", "number", test.u), fact("p", "probability", test.pGreater)], {
		columns: columns(["process", "count"], ["base", "value"], ["head", "value"]),
		rows: Array.from({ length: Math.max(base.length, head.length) }, (_, i) => [
			i + 1,
			base[i] ?? null,
			head[i] ?? null
		])
	})];
}
function explainLimit(limit, head) {
	const ordered = head.samples.toSorted((a, b) => a - b);
	return step(`Limit (${limit.limit})`, "The interval of the level, from the values in order; it must lie wholly on one side. Its level is divided among the looks at the samples.", [
		fact("limit", "value", limit.value),
		fact("level of the interval", "number", limit.interval.level),
		fact("from", "value", limit.interval.low),
		fact("to", "value", limit.interval.high),
		fact("position", "text", limit.position)
	], {
		columns: columns(["rank", "count"], ["value", "value"]),
		rows: ordered.map((value, i) => [i + 1, value])
	});
}

// src/analyze/explain/paired.ts
function explainPairs(scenario, metric, runs, policy) {
	const search = runs.find((run) => run.plan.pairing?.purpose === "search");
	const confirmation = runs.find((run) => run.plan.pairing?.purpose === "confirm");
	if (search === void 0) return [];
	const family = search.plan.scenarios.flatMap(({ id }) => candidatesOf(search, id, policy, "head")).filter(({ pairs }) => pairs.head.length > 0);
	const own = family.find(isOf(scenario, metric));
	if (own === void 0) return [];
	const [firstLook = 0] = search.plan.pairing?.looks ?? [];
	if (isConstant(own) && own.pairs.taken >= firstLook) return explainConstant(own, search);
	const varying = family.filter((member) => !(isConstant(member) && member.pairs.taken >= firstLook));
	const taken = everyLook(varying.map(memberOf), search.plan.pairing?.looks ?? [], policy.familyAlpha)[varying.indexOf(own)] ?? [];
	const fresh = confirmation === void 0 ? null : freshCandidate(own, confirmation);
	return [
		samplesStep("Pairs", own, search, taken.at(-1)?.attempts ?? own.pairs.taken),
		marginStep(own),
		looksStep(own, taken, varying.length, policy.familyAlpha),
		intervalStep(own, taken.at(-1)),
		...fresh === null || confirmation === void 0 || taken.at(-1)?.state !== "worse" ? [] : confirmationSteps(fresh, confirmation)
	];
}
const isOf = (scenario, metric) => (candidate) => candidate.scenario === scenario && candidate.pairs.metric.id === metric;
function explainConstant(own, search) {
	return [
		samplesStep("Pairs", own, search, own.pairs.taken),
		step("Comparison", "Neither side varies, so the difference needs no test: it is held against the margin.", []),
		marginStep(own)
	];
}
function samplesStep(title, own, run, upTo) {
	const orders = run.plan.pairing?.orders[own.scenario] ?? [];
	const text = isLogarithmic(own) ? "d = ln(head / base), its sign turned where more is better, so that positive is worse. Pairs with a failed side are missing." : "A value is zero, so d is the adverse difference divided by the level of the base. Pairs with a failed side are missing.";
	const ratio = own.other === null ? "" : ` Each value is divided by that of ${own.other} in the same pair.`;
	return step(title, text + ratio, [], {
		columns: columns(["pair", "count"], ["order", "text"], ["base", "value"], ["head", "value"], ["d", "number"]),
		rows: own.pairs.numbers.flatMap((number, i) => number > upTo ? [] : [[
			number,
			orderOf(orders[number - 1]),
			own.pairs.base[i] ?? null,
			own.pairs.head[i] ?? null,
			own.scale.differences[i] ?? null
		]])
	});
}
const orderOf = (order) => order?.join(", ") ?? "";
const isLogarithmic = ({ pairs: { base, head } }) => [...base, ...head].every((value) => value > 0);
function marginStep({ pairs, margin, scale }) {
	const matters = changeThatMatters(pairs, margin);
	return step("What matters", "The change that matters is the smallest effect, or what the floor is of the level of the base, whichever is larger.", [
		fact("smallest effect", "ratio", margin.smallestEffect),
		fact("floor", "value", margin.floor),
		fact("change that matters", "ratio", matters),
		fact("the same on the scale of d", "number", scale.fromChange(matters))
	]);
}
function looksStep({ scale }, taken, family, alpha) {
	const text = `Exact one-sided signed-rank test of d over the pairs so far, Holm's step-down over the ${family} metrics of the push (those that stopped earlier count as p = 1). Worse: adjusted p at most the level of the look and the Hodges–Lehmann estimate at least the change that matters. Excluded: the one-sided upper bound of d, at the share of 5 % that the look may spend, below that.`;
	const table = {
		columns: columns(["look", "count"], ["pairs", "count"], ["p", "probability"], ["adjusted p", "probability"], ["level", "probability"], ["estimate of d", "number"], ["upper bound", "number"], ["state", "text"]),
		rows: taken.map((look) => [
			look.attempts,
			look.n,
			look.p,
			look.adjustedP,
			look.alpha,
			look.estimate,
			hodgesLehmann(scale.differences.slice(0, look.n), EXCLUSION_ALPHA * look.alpha / alpha).high,
			look.state
		])
	};
	return step("Looks", text, [fact("level of the push", "probability", alpha)], table);
}
function intervalStep({ scale }, look) {
	return estimateStep("Estimate", scale.differences.slice(0, look?.n ?? scale.differences.length), scale.toChange);
}
function estimateStep(title, differences, toChange) {
	const { estimate, low, high } = hodgesLehmann(differences, (1 - LOOKED_LEVEL) / 2);
	const n = differences.length;
	const text = "The median of all averages of two d (each with itself too), and the averages that bound it by the signed-rank distribution at 2 % on each side, which over several looks covers 95 %.";
	const change = (value) => value === null ? null : toChange(value);
	return step(title, text, [
		fact("averages", "count", n * (n + 1) / 2),
		fact("estimate of d", "number", estimate),
		fact("change", "ratio", change(estimate)),
		fact("from", "ratio", change(low)),
		fact("to", "ratio", change(high))
	]);
}
function confirmationSteps(fresh, run) {
	const found = confirmAtLooks(fresh, run.plan.pairing?.looks ?? []);
	if (found === null) return [];
	const differences = fresh.scale.differences.slice(0, found.pairs);
	const test = signedRank(differences);
	return [
		samplesStep("Fresh pairs", fresh, run, fresh.pairs.numbers[found.pairs - 1] ?? 0),
		step("Confirmation", "Tests of this metric alone, at 0.05 over the looks; confirmed when p is at most the share of the look and the estimate at least half the change that matters.", [
			fact("fresh pairs", "count", found.pairs),
			fact("d that are not zero", "count", test.n),
			fact("sum of the ranks of positive d", "number", test.statistic),
			fact("p", "probability", found.p),
			fact("share of the look", "probability", found.alpha),
			fact("half of what matters", "ratio", changeThatMatters(fresh.pairs, fresh.margin) / 2),
			fact("confirmed", "text", found.holds ? "yes" : "no")
		]),
		estimateStep("Fresh estimate", differences, fresh.scale.toChange)
	];
}

// src/analyze/explain/stored.ts
function explainStored(comparison, head, family) {
	const { levels, runs } = comparison;
	const scale = Math.sqrt(1 + 1 / runs);
	const freedom = runs >= 5 ? runs - 1 : runs - 1 + 4;
	const sign = head.metric.better === "lower" ? 1 : -1;
	const shift = Math.log1p(comparison.change);
	const t = comparison.betweenRunSd === 0 ? null : shift / (comparison.betweenRunSd * scale);
	return [
		step("This run", "One value an invocation; their median is the level of the run.", [fact("invocations", "count", head.samples.length), fact("level", "value", head.samples.length === 0 ? null : median(head.samples))]),
		step("History", "The level of each comparable run, oldest first.", [], {
			columns: columns(["run", "count"], ["level", "value"], ["ln(level)", "number"]),
			rows: levels.map((level, i) => [
				i + 1,
				level,
				level > 0 ? Math.log(level) : null
			])
		}),
		step("Prediction", predictionText(comparison.spreadFrom), [
			fact("runs", "count", runs),
			fact("predicted level", "value", comparison.reference),
			fact("standard deviation between runs, of ln", "number", comparison.betweenRunSd),
			fact("√(1 + 1 / runs)", "number", scale),
			fact("degrees of freedom", "count", freedom)
		]),
		step("Test", `Shift of ln(level) for the ${sign === 1 ? "larger" : "smaller"}, divided by its error, in Student's distribution; Holm's step-down over the ${family.metrics} metrics of the push.`, [
			fact("shift of ln(level)", "number", shift),
			fact("t", "number", t),
			fact("p", "probability", comparison.p),
			fact("adjusted p", "probability", comparison.adjustedP),
			fact("level of the push", "probability", family.alpha),
			fact("change", "ratio", comparison.change),
			fact("from", "ratio", comparison.interval.low),
			fact("to", "ratio", comparison.interval.high),
			fact("visible from", "ratio", comparison.mde80)
		])
	];
}
function predictionText(from) {
	const base = "The next run of unchanged code lies around the mean of ln(level), with the spread between runs as its error, never the spread within one.";
	switch (from) {
		case "history": return base;
		case "prior": return `${base} Fewer than ${5} runs have no spread of their own to rely on: the stated prior stands for it and counts as ${4} more runs.`;
		case "calibrated": return `${base} The machine's speed readings explain a part of it: their fitted effect is taken out first.`;
	}
}

// src/analyze/explain/explain.ts
function explain(view, scenario, metricId) {
	const metric = view.analysis.scenarios.find(({ id }) => id === scenario)?.metrics.find((candidate) => candidate.metric.id === metricId);
	if (metric === void 0) return null;
	return {
		scenario,
		metric: metric.metric,
		steps: stepsOf(view, scenario, metric)
	};
}
const explainable = ({ analysis }) => analysis.scenarios.flatMap(({ id, metrics }) => metrics.map(({ metric }) => `${id}/${metric.id}`));
function stepsOf(view, scenario, metric) {
	const runs = [view.result, ...view.rounds];
	const head = samplesOf(view.result, scenario, metric);
	return [
		...comparisonSteps(view, scenario, metric, head, runs),
		...metric.limits.map((limit) => explainLimit(limit, head)),
		verdictStep(view, scenario, metric)
	];
}
function comparisonSteps(view, scenario, metric, head, runs) {
	const { comparison } = metric;
	switch (comparison.kind) {
		case "paired": return explainPairs(scenario, metric.metric.id, runs, view.policy);
		case "stored": return explainStored(comparison, head, view.analysis.family);
		case "leak": return explainLeak(comparison, scenario, metric.metric.id, runs);
		case "exact": {
			const pairs = explainPairs(scenario, metric.metric.id, runs, view.policy);
			return pairs.length > 0 ? pairs : [listing(head)];
		}
		default: return [listing(head)];
	}
}
const listing = ({ samples, invocations }) => step("Samples", "One value an invocation.", [], {
	columns: columns(["invocation", "count"], ["value", "value"]),
	rows: samples.map((value, i) => [invocations[i] ?? i, value])
});
function samplesOf(result, scenario, { metric }) {
	return {
		...result.scenarios.find(({ id, arm }) => id === scenario && arm === "head")?.metrics.find((samples) => samples.metric.id === metric.id) ?? {
			samples: [],
			invocations: []
		},
		metric
	};
}
function verdictStep({ verdict }, scenario, { metric, gated }) {
	const checks = verdict.checks.filter((check) => check.scenario === scenario && check.metric === metric.id);
	const text = gated || checks.length > 0 ? "What was said of it." : "It is shown, and not judged.";
	return step("Verdict", text, checks.map((check) => fact(`${check.rule}: ${check.status}`, "text", check.reason)));
}

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
	relativeTo: name.nullable().describe("The scenario whose value divides this one"),
	gated: boolean().describe("It belongs to the family that may turn the verdict"),
	estimate: estimateSchema.nullable(),
	comparison: comparisonSchema,
	limits: entries(limitSchema),
	caveats: entries(caveatSchema)
}).describe("Estimate and comparison of one metric");
const rateSchema = object({
	failed: count,
	invocations: count,
	interval: intervalSchema
});
const failuresSchema = object({
	base: rateSchema,
	head: rateSchema,
	p: share,
	adjustedP: share,
	alpha: share
}).describe("How often each side failed");
const trendSchema = object({
	metric: name,
	source: text,
	unit: unitSchema,
	shape: _enum([
		"flat",
		"plateau",
		"linear",
		"sawtooth",
		"step",
		"oscillating"
	]),
	advice: _enum([
		"growing",
		"fading",
		"flat"
	]),
	picture: values(finite)
}).describe("One resource over a long run of the head: shown, never judged");
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
	failures: failuresSchema.nullable().describe("Of the head beside the base"),
	trends: entries(trendSchema),
	unavailable: entries(unavailableSchema)
}).describe("Estimates and comparisons of one scenario");
const recommendationSchema = object({
	code: name,
	scenario: name.nullable(),
	metric: name.nullable(),
	text
}).describe("What to do next, tied to evidence");
const controlSchema = object({
	metrics: count,
	alarms: entries(object({
		scenario: name,
		metric: name,
		change: statistic
	}))
});
const driftSchema = object({
	kind: _enum(["step", "creep"]),
	scenario: name,
	metric: name,
	commit: name,
	at: moment,
	change: statistic,
	before: statistic,
	after: statistic,
	p: share
});
const analysisSchema = object({
	schemaVersion: version,
	reference: referenceSchema,
	family: object({
		alpha: share,
		metrics: count
	}),
	scenarios: entries(scenarioSchema$2),
	suiteShift: statistic.nullable().describe("Median change over all compared metrics: a diagnostic"),
	control: controlSchema.nullable().describe("Base against base"),
	drift: entries(driftSchema).describe("Steps and creep of the history, each said once"),
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
	relativeTo: name.nullable().describe("Another scenario, whose value divides this one"),
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
	control: boolean(),
	watchHistory: boolean(),
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
const armSchema = _enum(ARMS);
const driverSchema = object({
	kind: literal("command"),
	command: union([text, entries(text)]).describe("A string goes through a shell, a list does not"),
	cwd: name,
	env: byName(text),
	expectExitCodes: entries(count),
	passEnv: names,
	read: exactOptional(entries(object({
		format: name,
		from: text
	}))).describe("Output of other tools that is read")
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
	leaks: boolean().describe("Each invocation is a long run whose growth is judged"),
	measure: _enum(["time", "instructions"]),
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
	orders: byName(list(array(armSchema).max(3), LIMITS.values)).describe("By scenario id, for each pair: the sides in the order in which they run"),
	control: boolean().describe("The base runs twice")
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
const checkpointsSchema = object({
	operations: values(finite),
	columns: byName(object({
		unit: unitSchema,
		values: values(finite)
	}))
}).describe("What the workload said of itself on the way");
const failureSchema = object({
	outcome: outcomeSchema,
	count,
	excerpt: text,
	log: name
});
const scenarioSchema = object({
	id: name.min(1),
	arm: armSchema,
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
	series: seriesSchema.nullable(),
	checkpoints: checkpointsSchema.nullable(),
	failedInvocations: values(count)
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
		"reference",
		"leak",
		"drift"
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

// src/report/explain.ts
const INDENT = "  ";
function renderExplanation({ scenario, metric, steps }, width) {
	const text = `${[`${cleanName(scenario)}  ${cleanName(metric.id)}  (${metric.about}; ${metric.better} is better; values in ${UNITS[metric.unit]})`, ...steps.map((step) => renderStep(step, width))].join("\n\n")}\n`;
	return inertLines(text);
}
function renderStep({ title, text, table, facts }, width) {
	return [
		cleanName(title),
		...wrapped(cleanSentence(text), width, INDENT, INDENT),
		...table === null || table.rows.length === 0 ? [] : ["", ...renderTable(table)],
		...facts.length === 0 ? [] : ["", ...renderFacts(facts)]
	].join("\n");
}
function renderTable({ columns, rows }) {
	const cells = [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ form }, i) => written(row[i] ?? null, form)))];
	const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
	return cells.map((row) => ("    " + row.map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.form ?? "text")).join("  ")).trimEnd());
}
const pad = (cell, width, form) => form === "text" ? cell.padEnd(width) : cell.padStart(width);
function renderFacts(facts) {
	const width = Math.max(...facts.map(({ label }) => label.length));
	return facts.map(({ label, form, value }) => `${INDENT}${INDENT}${cleanName(label).padEnd(width)}  ${written(value, form)}`.trimEnd());
}
const DIGITS = 6;
const VALUE_DIGITS = 12;
const PROBABILITY_DIGITS = 4;
const UNITS = {
	ns: "nanoseconds",
	bytes: "bytes",
	ratio: "shares of 1",
	count: "things",
	"per-second": "things a second"
};
function written(value, form) {
	if (value === null) return "–";
	if (typeof value === "string") return cleanSentence(value);
	switch (form) {
		case "value": return String(Number(value.toPrecision(VALUE_DIGITS)));
		case "ratio": return formatSignedPercent(value);
		case "probability": return String(Number(value.toPrecision(PROBABILITY_DIGITS)));
		case "count":
		case "text": return String(value);
		case "number": return Number(value.toPrecision(DIGITS)).toString();
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
async function explainResult(path, name, width, world) {
	const view = await readView(path, world);
	const slash = name.lastIndexOf("/");
	const explanation = explain(view, name.slice(0, Math.max(slash, 0)), name.slice(slash + 1));
	if (explanation !== null) return renderExplanation(explanation, width);
	const known = explainable(view);
	throw new SuiteError(`Cannot explain "${name}": ${path} has no such scenario/metric; it has ${known.slice(0, 20).join(", ")}${known.length > 20 ? ` and ${known.length - 20} more` : ""}`, { exitCode: 2 });
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

export { compareResults, explainResult, readView };