import { i as saysNothing, t as OUTCOME_KINDS } from "./outcome.js";
import { n as FAULT_COUNTS } from "./detected.js";
import { t as conclude } from "./evidence.js";
import { a as putTogether, n as firstFound, r as lookupsOf, t as concludeMerged } from "./merging.js";
import { t as SuiteError } from "./suite-error.js";
import { c as writeReports, r as prepareFrom } from "./pipeline.js";
import { c as builtInMetric } from "./metric.js";
import { n as parseConfig } from "./parse.js";
import { t as policyOf } from "./policy2.js";

// src/baseline/invocation-consistency.ts
function contradictionInInvocations(scenario) {
	const { failedInvocations, detected = {
		faults: [],
		detectors: []
	} } = scenario;
	const failed = failuresIn(scenario);
	if (failedInvocations.length !== failed || hasTwice(failedInvocations)) return `it names ${new Set(failedInvocations).size} failed invocations, of which there are ${failed}, in the outcomes`;
	const most = mostInvocations(scenario);
	const fault = detected.faults.find(({ invocations }) => invocations.length === 0 || invocations.length > most || hasTwice(invocations));
	if (fault !== void 0) return `it has a fault in ${fault.invocations.length} invocations, of at most ${most} different ones,`;
	return detected.detectors.find(({ active, inactive, unknown }) => active + inactive + unknown > most) === void 0 ? null : `it has a detector that looked at more than ${most} invocations, which is all,`;
}
const failuresIn = ({ outcomes }) => OUTCOME_KINDS.filter((kind) => kind !== "ok" && !saysNothing({ kind })).reduce((sum, kind) => sum + (outcomes[kind] ?? 0), 0);
const mostInvocations = ({ outcomes, warmups }) => Object.values(outcomes).reduce((sum, count) => sum + count, warmups);
const hasTwice = (indices) => new Set(indices).size < indices.length;

// src/baseline/repetition-consistency.ts
function contradictionInRepetition({ repeat }, result) {
	const { repetition } = result;
	if (repeat !== void 0 && measures(result)) return "it has measurements of what its plan repeats";
	if (repetition === void 0) return null;
	if (repeat === void 0) return "it has runs of tests that its plan does not repeat";
	const { runs, cells, tests } = repetition;
	const { deck, only } = repeat;
	const misdealt = runs.find((run, i) => deck[run % deck.length] !== cells[i]);
	if (misdealt !== void 0) return `its run ${misdealt} is under other conditions than its plan says`;
	if (only !== null && runs.some((run) => run !== only)) return "it has other runs than the one that was made";
	if (new Set(tests.map(({ test }) => test)).size < tests.length) return "it has a test twice";
	return tests.find((test) => !addsUp(test, repetition)) === void 0 ? null : "it has a test whose failures are not those of its runs";
}
function measures({ metrics, detected }) {
	const counted = detected === void 0 ? [] : FAULT_COUNTS;
	return metrics.some(({ metric }) => !counted.includes(metric.id));
}
function addsUp({ endings, failures }, { runs }) {
	const isFailure = (letter) => letter === "F" || letter === "R";
	const failed = new Set(runs.filter((_, i) => isFailure(endings[i])));
	return failures.reduce((sum, { count }) => sum + count, 0) === failed.size && failures.every(({ firstRun }) => failed.has(firstRun));
}

// src/baseline/consistency.ts
const MOST_SAMPLES = 2e4;
const MOST_ROWS = 5e3;
const LARGEST = 1e60;
function contradictionIn({ result, rounds }) {
	const later = rounds.map(({ plan }) => plan.pairing?.purpose ?? "head alone");
	const searched = result.plan.pairing?.purpose ?? null;
	const expected = searched === null ? ["search", "confirm"] : ["confirm"];
	if (searched === "confirm") return "its first run is one that confirms";
	if (later.length > expected.length || later.some((purpose, i) => purpose !== expected[i])) return `its rounds are ${later.slice(0, 5).join(", ")}, and only ${expected.join(", ")} can follow`;
	for (const run of [result, ...rounds]) {
		const found = contradictionInRun(run);
		if (found !== null) return found;
	}
	return null;
}
function contradictionInRun({ plan, scenarios }) {
	const planned = new Map(plan.scenarios.map((scenario) => [scenario.id, scenario]));
	if (planned.size < plan.scenarios.length) return "its plan has a scenario twice";
	const sides = /* @__PURE__ */ new Set();
	for (const scenario of scenarios) {
		const side = JSON.stringify([scenario.id, scenario.arm]);
		if (sides.has(side)) return `it has the scenario ${shown(scenario.id)} twice`;
		sides.add(side);
		const plannedAs = planned.get(scenario.id);
		if (plannedAs === void 0) return `it has the scenario ${shown(scenario.id)}, which its plan does not have`;
		if (plannedAs.digest !== scenario.digest) return `the scenario ${shown(scenario.id)} is another one than its plan says`;
		const found = contradictionInMetrics(scenario) ?? contradictionInSeries(scenario) ?? contradictionInInvocations(scenario) ?? contradictionInRepetition(plannedAs, scenario);
		if (found !== null) return `${found} of the scenario ${shown(scenario.id)}`;
	}
	const missing = plan.scenarios.find(({ id }) => !sides.has(JSON.stringify([id, "head"])));
	return missing === void 0 ? null : `its plan has the scenario ${shown(missing.id)}, which it does not have`;
}
function contradictionInMetrics({ metrics }) {
	if (new Set(metrics.map(({ metric }) => metric.id)).size < metrics.length) return "it has a metric twice";
	for (const { metric, samples } of metrics) {
		if (samples.length > MOST_SAMPLES) return `it has ${samples.length} samples, of at most ${MOST_SAMPLES}, of the metric ${shown(metric.id)}`;
		const absurd = samples.find((value) => value !== 0 && !isQuantity(Math.abs(value)));
		if (absurd !== void 0) return `it has the value ${absurd} of the metric ${shown(metric.id)}`;
	}
	return null;
}
function contradictionInSeries({ series, checkpoints }) {
	if (series !== null && !isTable(series.atMs, Object.values(series.columns))) return "it has a series that is none";
	const reported = checkpoints === null ? [] : Object.values(checkpoints.columns).map(({ values }) => values);
	return checkpoints !== null && !isTable(checkpoints.operations, reported) ? "it has checkpoints that are none" : null;
}
function isTable(along, columns) {
	if (along.length > MOST_ROWS || !proceeds(along)) return false;
	const isSound = (values) => values.length === along.length && values.every((value) => value === 0 || isQuantity(Math.abs(value)));
	return columns.every(isSound) && isQuantity(1 + Math.abs(along.at(-1) ?? 0));
}
function proceeds(along) {
	const stretch = Math.max(2, Math.floor(along.length / 8));
	const goesOn = along.every((value, i) => i < stretch || value > (along[i - stretch] ?? value));
	return along.every((value, i) => i === 0 || value >= (along[i - 1] ?? value)) && goesOn && (along.length < 2 || along[0] !== along.at(-1));
}
const isQuantity = (size) => size <= LARGEST && size >= 1 / LARGEST;
const shown = (name) => name.replace(/[\p{Cc}\p{Cf}]+/gu, " ").slice(0, 60);

// src/rejudge/facts.ts
function factsOf({ result, rounds }, { plan, caveats }, lookup, commit) {
	const define = definitions(lookup);
	const corrected = (run) => ({
		...run,
		commit,
		plan: planOf(run.plan, plan),
		scenarios: run.scenarios.map((scenario) => ({
			...scenario,
			metrics: scenario.metrics.map((measured) => ({
				...measured,
				metric: define(measured.metric)
			}))
		}))
	});
	const first = corrected(result);
	return {
		result: {
			...first,
			plan: {
				...first.plan,
				omitted: plan.omitted
			},
			caveats: [...caveats, ...first.caveats]
		},
		rounds: rounds.map(corrected)
	};
}
function definitions(lookup) {
	const runs = lookup.kind === "found" ? lookup.baseline.runs : [];
	const known = new Map(runs.flatMap((run) => run.scenarios.flatMap(({ metrics }) => metrics.map(({ metric }) => [metric.id, metric]))));
	return (claimed) => builtInMetric(claimed.id) ?? known.get(claimed.id) ?? claimed;
}
function planOf(claimed, base) {
	const known = new Map(base.scenarios.map((scenario) => [scenario.id, scenario]));
	return {
		...claimed,
		suite: base.suite,
		configFile: base.configFile,
		scenarios: claimed.scenarios.map((scenario) => heldAs(known.get(scenario.id), scenario))
	};
}
function heldAs(base, { quarantine: _claimed, ...claimed }) {
	if (base === void 0) return claimed;
	const { name, category, priority, level, covers, tags, leaks, quarantine } = base;
	return {
		...claimed,
		name,
		category,
		priority,
		level,
		covers,
		tags,
		leaks,
		...quarantine === void 0 ? {} : { quarantine },
		...lookedFor(base, claimed),
		...repeatedUntil(base, claimed)
	};
}
function lookedFor(base, claimed) {
	const detectors = claimed.detectors ?? base.detectors;
	const names = [...base.detectors?.names ?? [], ...claimed.detectors?.names ?? []];
	const histories = [...base.histories ?? [], ...claimed.histories ?? []];
	const checks = new Map(histories.map((history) => [`${history.check} ${history.from}`, history]));
	return {
		...detectors === void 0 ? {} : { detectors: {
			...detectors,
			names: [...new Set(names)]
		} },
		...checks.size === 0 ? {} : { histories: [...checks.values()] }
	};
}
const repeatedUntil = (base, claimed) => base.repeat === void 0 || claimed.repeat === void 0 ? {} : { repeat: {
	...claimed.repeat,
	until: base.repeat.until,
	only: base.repeat.only
} };

// src/rejudge/terms.ts
function termsOf(word, claimed) {
	const reading = readBase(word);
	if (reading.kind === "none") {
		const { failOn, overrides } = word;
		const terms = {
			against: null,
			failOn,
			overrides,
			watchHistory: false
		};
		const caveat = stated(`Held to the defaults, not to limits of this repository: ${reading.reason}`, null);
		return {
			plan: claimed,
			policy: policyOf(withoutScenarios(), claimed, terms),
			caveats: [caveat]
		};
	}
	const request = {
		config: word.configFile,
		selection: word.selection,
		intensity: claimed.intensity,
		durationMs: null,
		samples: null,
		seed: null,
		budgetMs: null,
		against: null,
		failOn: word.failOn,
		overrides: word.overrides
	};
	const { plan } = prepareFrom(reading.config, request, {
		...word,
		replays: claimedReplays(claimed)
	});
	const added = claimed.scenarios.filter(({ id }) => !hasId(plan, id));
	const unlimited = added.map((scenario) => ({
		...scenario,
		name: scenario.id
	}));
	const all = {
		...plan,
		scenarios: [...plan.scenarios, ...unlimited]
	};
	return {
		plan,
		policy: policyOf(reading.config, all, {
			...request,
			watchHistory: false
		}),
		caveats: differences(plan, claimed, added, word.configFile)
	};
}
const claimedReplays = ({ scenarios }) => new Map(scenarios.flatMap(({ load: { durationMs, ...load } }) => {
	if (load.model !== "open" || load.curve.kind !== "replay" || durationMs === null) return [];
	const { file, arrivals, content } = load.curve;
	return arrivals === void 0 || content === void 0 ? [] : [[file, {
		arrivals,
		content,
		durationMs
	}]];
}));
function readBase({ base, configFile }) {
	if (base.kind === "missing") return {
		kind: "none",
		reason: base.reason
	};
	const parsed = parseConfig(base.text, configFile);
	if ("config" in parsed) return {
		kind: "config",
		config: parsed.config
	};
	const [first] = parsed.problems;
	return {
		kind: "none",
		reason: `${configFile} of the base cannot be used (line ${first?.line ?? 1}: ${first?.message})`
	};
}
function withoutScenarios() {
	const smallest = parseConfig("version: 1\nscenarios:\n  none:\n    command: \"true\"\n", "the defaults");
	if ("problems" in smallest) throw new Error("the smallest suite is not valid");
	return {
		...smallest.config,
		scenarios: []
	};
}
const hasId = (plan, id) => plan.scenarios.some((scenario) => scenario.id === id);
function differences(plan, claimed, added, file) {
	const digests = new Map(plan.scenarios.map(({ id, digest }) => [id, digest]));
	const changed = claimed.scenarios.filter(({ id, digest }) => (digests.get(id) ?? digest) !== digest);
	const repeated = claimed.scenarios.filter((scenario) => isRepeatedOtherwise(scenario, plan));
	const missing = plan.scenarios.filter(({ id }) => !hasId(claimed, id));
	const say = (scenarios, what, advice) => scenarios.length === 0 ? [] : [stated(`${listed(scenarios)}: ${what}`, advice)];
	return [
		...say(changed, `other command, load or detectors than ${file} of the base has`, `read what the proposal changes in ${file}`),
		...say(repeated, `repeated for another number of runs, or with another end, than ${file} of the base says`, `read what the proposal changes in ${file}, and with what its run was started`),
		...say(added, `not in ${file} of the base, so held to the limits of the whole suite`, `read what the proposal adds to ${file}`),
		...say(missing, `in ${file} of the base, but not in this run`, `read what the proposal takes out of ${file}`)
	];
}
function isRepeatedOtherwise({ id, repeat }, plan) {
	const base = plan.scenarios.find((scenario) => scenario.id === id)?.repeat;
	const termOf = ({ runs, until, only }) => JSON.stringify([
		runs,
		Object.entries(until).toSorted(),
		only
	]);
	return repeat !== void 0 && base !== void 0 && termOf(repeat) !== termOf(base);
}
const MOST_NAMES = 10;
function listed(scenarios) {
	const names = scenarios.slice(0, MOST_NAMES).map(({ id }) => id);
	const more = scenarios.length - names.length;
	return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
const stated = (text, advice) => ({
	code: "base-suite",
	text,
	advice,
	scenario: null
});

// src/rejudge.ts
async function rejudge(views, bench) {
	for (const view of views) {
		const contradiction = contradictionIn(view);
		if (contradiction !== null) throw new SuiteError(`Cannot judge the results: ${contradiction}`, { exitCode: 3 });
	}
	const claimed = joined(views);
	const terms = termsOf(bench.word, claimed.result.plan);
	const lookups = await restoreAll(claimed, terms, bench);
	const lookup = firstFound(lookups);
	const facts = factsOf(claimed, terms, lookup, bench.commit);
	const view = facts.result.merged === void 0 ? conclude(facts, lookup, terms.policy, bench.program) : concludeMerged({
		...facts,
		policy: terms.policy
	}, lookups, bench.program);
	await writeReports(view, bench.out);
	return {
		view,
		lookup,
		saved: null,
		refreshReason: "results of a proposal never enter it",
		accepted: []
	};
}
function joined(views) {
	const [view, ...others] = views;
	if (view === void 0) throw new Error("there are no results to judge");
	if (others.length === 0 && view.result.plan.shard === void 0) return view;
	if (views.some(({ result }) => result.merged !== void 0)) throw new SuiteError(`Cannot judge ${views.length} results together: one of them is joined from parts already; name its artifact alone`, { exitCode: 2 });
	return putTogether(views.map((measured, i) => ({
		source: `artifact ${i + 1}`,
		measured
	})), null);
}
const restoreAll = ({ result }, { plan, policy }, bench) => lookupsOf(result.merged?.parts.map(({ environment }) => environment) ?? [result.environment], async (environment) => policy.against === "none" ? { kind: "disabled" } : bench.storeFor(environment).restore({
	suite: plan.suite,
	machineClass: environment.machineClass
}));

export { rejudge };