import { t as legOf } from "./merged.js";
import { B as LOOKED_LEVEL, E as runLevel, F as freshCandidate, H as isConstant, I as EXCLUSION_ALPHA, J as hodgesLehmann, P as confirmAtLooks, R as everyLook, U as memberOf, V as candidatesOf, W as changeThatMatters, Y as signedRank, d as fold, ot as isShareOfOperations, t as conclude, tt as mannWhitney, u as readRecording } from "./evidence.js";
import { h as object } from "./hostile-json.js";
import { n as appendRun } from "./history.js";
import { c as environmentSchema, n as describeIssues, s as commitSchema, t as findCrowding } from "./crowding.js";
import { a as policySchema, i as planSchema, r as readResultFile } from "./result-file.js";
import { t as SuiteError } from "./suite-error.js";
import { a as formatSignedPercent } from "./change.js";
import { a as cleanSentence, i as cleanName } from "./clean2.js";
import { i as wrapped, r as inertLines } from "./terminal-text.js";
import { resolve } from "node:path";

// src/analyze/layers.ts
function layersOf(runs, leg) {
	const machines = /* @__PURE__ */ new Map();
	for (const { id, part = "" } of runs.flatMap((run) => run.scenarios)) if (leg.has(part)) machines.set(id, (machines.get(id) ?? /* @__PURE__ */ new Set()).add(part));
	const sorted = new Map([...machines].map(([id, parts]) => [id, [...parts].sort()]));
	const most = Math.max(1, ...[...sorted.values()].map((parts) => parts.length));
	return Array.from({ length: most }, (_, i) => layerOf(runs, sorted, i));
}
function layerOf(runs, machines, i) {
	const partOf = new Map([...machines].flatMap(([id, parts]) => parts[i] === void 0 ? [] : [[id, parts[i]]]));
	const [result, ...later] = runs.map((run, at) => {
		const scenarios = run.scenarios.filter(({ id, part }) => part !== void 0 && partOf.get(id) === part);
		return at === 0 ? {
			...run,
			scenarios
		} : withPlanOf({
			...run,
			scenarios
		});
	});
	if (result === void 0) throw new RangeError("Cannot split no runs: at least one is needed");
	return {
		result: result.plan.pairing === null ? result : withPlanOf(result),
		later,
		partOf
	};
}
function withPlanOf(run) {
	const own = new Set(run.scenarios.map(({ id }) => id));
	return {
		...run,
		plan: {
			...run.plan,
			scenarios: run.plan.scenarios.filter(({ id }) => own.has(id))
		}
	};
}

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

// src/analyze/explain/merged.ts
function runsFor({ result, rounds }, scenario) {
	const all = [result, ...rounds];
	const parts = result.merged?.parts ?? [];
	const part = all.flatMap((run) => run.scenarios).find(({ id }) => id === scenario)?.part;
	const own = parts.find(({ id }) => id === part);
	if (own === void 0) return all;
	const leg = legOf(own.environment);
	const beside = parts.filter(({ environment }) => legOf(environment) === leg).map(({ id }) => id);
	const [first] = layersOf(all, new Set(beside));
	return first === void 0 ? all : [first.result, ...first.later];
}
function machineSteps({ machines, metric }) {
	if (machines === void 0) return [];
	const text = "Each machine judged alone; the verdict is what they say together. The steps that follow are those of the first.";
	const isGrowth = metric.kind === "slope";
	return [step("Machines", text, [], {
		columns: columns(["part", "text"], ["level", "value"], ["change", isGrowth ? "value" : "ratio"], ["alone", "text"]),
		rows: machines.machines.map(({ part, level, change, state }) => [
			part.slice(0, 7),
			level,
			change,
			state
		])
	})];
}

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
const OF_MEDIAN = "The interval of the level, from the values in order; it must lie wholly on one side. Its level is divided among the looks at the samples.";
const OF_SHARE = "The exact interval of a share of operations, counted over all invocations together; it must lie wholly on one side. Its level is divided among the looks at the samples. Of a limit of none or all nothing is estimated. The values are those of single invocations.";
function explainLimit(limit, head, counted) {
	const ordered = head.samples.toSorted((a, b) => a - b);
	return step(`Limit (${limit.limit})`, counted === void 0 ? OF_MEDIAN : OF_SHARE, [
		...counted === void 0 ? [] : [fact("operations", "count", counted.of), fact("of which", "count", counted.count)],
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
		step("This run", `One value an invocation; their ${isShareOfOperations(head.metric.id) ? "mean" : "median"} is the level of the run.`, [fact("invocations", "count", head.samples.length), fact("level", "value", head.samples.length === 0 ? null : runLevel(head.metric.id, head.samples))]),
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
	const runs = runsFor(view, scenario);
	const head = samplesOf(runs[0] ?? view.result, scenario, metric);
	return [
		...machineSteps(metric),
		...comparisonSteps(view, scenario, metric, head, runs),
		...metric.limits.map((limit) => explainLimit(limit, head, metric.counted)),
		verdictStep(view, scenario, metric)
	];
}
function comparisonSteps(view, scenario, metric, head, runs) {
	const { comparison } = metric;
	const policy = {
		...view.policy,
		familyAlpha: view.analysis.family.alpha
	};
	switch (comparison.kind) {
		case "paired": return explainPairs(scenario, metric.metric.id, runs, policy);
		case "stored": return explainStored(comparison, head, view.analysis.family);
		case "leak": return explainLeak(comparison, scenario, metric.metric.id, runs);
		case "exact": {
			const pairs = explainPairs(scenario, metric.metric.id, runs, policy);
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

// src/baseline/recorded-start.ts
const schema = object({
	plan: planSchema,
	policy: policySchema,
	commit: commitSchema.nullable(),
	environment: environmentSchema
});
function startFault(started) {
	const crowded = findCrowding(started);
	if (crowded !== null) return crowded;
	const read = schema.safeParse(started);
	return read.success ? null : describeIssues(read.error.issues, started);
}

// src/report/explain.ts
const INDENT = "  ";
function renderExplanation({ scenario, metric, steps }, width) {
	const text = `${[`${cleanName(scenario)}  ${cleanName(metric.id)}  (${metric.about}; ${metric.undirected === true ? "nothing says which way is better" : `${metric.better} is better`}; values in ${UNITS[metric.unit]})`, ...steps.map((step) => renderStep(step, width))].join("\n\n")}\n`;
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
	const explanation = splitsOf(name).map(([scenario, metric]) => explain(view, scenario, metric)).find((found) => found !== null);
	if (explanation !== void 0) return renderExplanation(explanation, width);
	const known = explainable(view);
	throw new SuiteError(`Cannot explain "${name}": ${path} has no such scenario/metric; it has ${known.slice(0, 20).join(", ")}${known.length > 20 ? ` and ${known.length - 20} more` : ""}`, { exitCode: 2 });
}
function splitsOf(name) {
	const parts = name.split("/");
	return parts.slice(1).map((_, at) => [parts.slice(0, at + 1).join("/"), parts.slice(at + 1).join("/")]);
}
async function readResult(path, { workingDirectory }) {
	const found = await readResultFile(resolve(workingDirectory, path));
	if (found.kind === "view") return {
		result: found.view.result,
		policy: found.view.policy,
		view: found.view
	};
	const { events } = await readRecording(found.file);
	const policy = policyIn(events, path);
	return {
		result: fold(events),
		policy,
		view: null
	};
}
function policyIn(events, path) {
	const started = events.find((event) => event.type === "run-started");
	if (started === void 0) throw new SuiteError(`Cannot read ${path}: it has no run-started event`, { exitCode: 3 });
	const fault = startFault(started);
	if (fault !== null) throw new SuiteError(`Cannot read ${path}: ${fault}`, { exitCode: 3 });
	return started.policy;
}

export { layersOf as a, readView as i, explainResult as n, readResult as r, compareResults as t };