import { t as grouped } from "./grouped.js";
import { a as unqualified, i as qualified, n as legsOf, t as legOf } from "./merged.js";
import { S as addHistograms } from "./run-share.js";
import { A as analyzeTests, C as analyzeBeside, D as analyzeLadders, M as withGrids, N as headsOf$1, O as historiesOf, T as operationTimesOf, X as studentCdf, j as withTests, k as joinReferences, nt as withDetected, r as judged, st as suiteShift, w as worstTrouble } from "./evidence.js";
import { a as layersOf, r as readResult } from "./results.js";
import { _ as sampleStandardDeviation, a as median, c as standardDeviation, p as mean } from "./reading.js";
import { n as glob } from "./dist.js";
import { t as SuiteError } from "./suite-error.js";
import { t as RESULT_NAMES } from "./result-file.js";
import { a as refusalByVerdict, c as writeReports, h as acceptancesOf, o as refusalToRefresh } from "./pipeline.js";
import { n as appendRun, t as acceptRegressions } from "./history.js";
import { n as ARMS } from "./latency.js";
import { createHash } from "node:crypto";
import { join as join$1, relative, resolve } from "node:path";
import { readdir, stat } from "node:fs/promises";

// src/stats/majority.ts
const majorityOf = (machines) => Math.floor(machines / 2) + 1;
const alphaOfOne = (alpha, machines) => alpha / (machines - majorityOf(machines) + 1);

// src/stats/between-machines.ts
function pAboveZero(values) {
	if (values.length < 2) return 1;
	const center = mean([...values]);
	const spread = sampleStandardDeviation([...values]);
	if (spread === 0) return center > 0 ? 0 : 1;
	return studentCdf(-center * Math.sqrt(values.length) / spread, values.length - 1);
}

// src/analyze/machine-state.ts
function stateOf(comparison, alpha) {
	switch (comparison.kind) {
		case "none": return "open";
		case "vanished":
		case "broken": return "worse";
		case "paired":
		case "leak": return {
			worse: "worse",
			excluded: "fine",
			undecided: "open"
		}[comparison.state];
		case "exact": return matters(comparison.difference, comparison.change ?? 1e400, comparison) && comparison.difference > 0 ? "worse" : "fine";
		case "stored": {
			const { adjustedP, change, difference } = comparison;
			return adjustedP <= alpha && matters(difference, change, comparison) ? "worse" : "fine";
		}
	}
}
const matters = (difference, change, { floor, smallestEffect }) => difference >= floor && change >= smallestEffect;
function changeOf(comparison) {
	switch (comparison.kind) {
		case "stored":
		case "paired":
		case "exact": return comparison.change;
		case "leak": return comparison.difference;
		default: return null;
	}
}

// src/analyze/agree.ts
function agree(comparisons, alpha) {
	const having = (state) => comparisons.filter((comparison) => stateOf(comparison, alpha) === state);
	const [worse, fine, open] = [
		having("worse"),
		having("fine"),
		having("open")
	];
	const needed = majorityOf(comparisons.length);
	const isMajority = worse.length >= needed;
	if (isMajority && areAlike(comparisons)) return together(speaker(worse, needed), comparisons);
	if (worse.length > 0) {
		const found = `${worse.length} of ${comparisons.length} machines ${worse.length === 1 ? "finds" : "find"} it worse`;
		return {
			kind: "none",
			code: "disagree",
			reason: isMajority ? `${found}, but by amounts that differ too much between machines` : `the machines disagree: ${found}`
		};
	}
	const [first] = fine.length >= needed ? fine.toSorted(byChange).toReversed() : [...open, ...fine];
	if (first === void 0) throw new RangeError("Cannot join no comparisons: at least one machine is needed");
	return together(first, comparisons);
}
const BETWEEN_ALPHA = .05;
function areAlike(comparisons) {
	const changes = comparisons.flatMap((comparison) => {
		const change = changeOf(comparison);
		if (change === null) return [];
		return [comparison.kind === "leak" ? change : Math.log1p(change)];
	});
	return changes.length < 2 || pAboveZero(changes) <= .05;
}
function speaker(worse, needed) {
	const confirmed = worse.filter(isConfirmed);
	const [mildest] = (confirmed.length >= needed ? confirmed : worse.filter((comparison) => !isConfirmed(comparison))).toSorted(byChange);
	if (mildest === void 0) throw new RangeError("Cannot choose among no comparisons");
	return mildest;
}
const isConfirmed = (comparison) => (comparison.kind === "paired" || comparison.kind === "leak") && comparison.confirmation?.holds === true;
const byChange = (a, b) => (changeOf(a) ?? 0) - (changeOf(b) ?? 0);
function together(one, all) {
	switch (one.kind) {
		case "paired": {
			const same = all.filter((found) => found.kind === "paired");
			return {
				...one,
				...levels(same),
				pairs: sumOf(same.map(({ pairs }) => pairs))
			};
		}
		case "stored": return {
			...one,
			...levels(all.filter((found) => found.kind === "stored"))
		};
		case "leak": {
			const same = all.filter((found) => found.kind === "leak");
			return {
				...one,
				difference: median(same.map(({ difference }) => difference)),
				interval: over(same)
			};
		}
		default: return one;
	}
}
const levels = (same) => ({
	reference: median(same.map(({ reference }) => reference)),
	change: median(same.map(({ change }) => change)),
	difference: median(same.map(({ difference }) => difference)),
	interval: over(same)
});
function over(same) {
	const ends = (end) => same.map(({ interval }) => interval[end]);
	const bounded = (values) => values.some((value) => value === null) ? null : values.filter((value) => value !== null);
	const [low, high] = [bounded(ends("low")), bounded(ends("high"))];
	return {
		low: low === null ? null : Math.min(...low),
		high: high === null ? null : Math.max(...high),
		level: same[0]?.interval.level ?? 0
	};
}
const sumOf = (values) => values.reduce((sum, value) => sum + value, 0);

// src/analyze/machines.ts
function joinMachines(found, alpha) {
	const all = found.map(({ scenario }) => scenario);
	const [first] = all;
	if (first === void 0) throw new RangeError("Cannot join no machines: at least one is needed");
	if (all.length === 1) return first;
	const ids = [...new Set(all.flatMap(({ metrics }) => metrics.map(({ metric }) => metric.id)))];
	const hindrance = all.find((one) => one.hindrance !== void 0)?.hindrance;
	const bottlenecks = all.find((one) => one.bottlenecks !== void 0)?.bottlenecks;
	return {
		id: first.id,
		ending: worstEnding(all.map(({ ending }) => ending)),
		outcomes: sumOutcomes(all.map(({ outcomes }) => outcomes)),
		invocations: all.reduce((sum, { invocations }) => sum + invocations, 0),
		trouble: worstTrouble(all.flatMap(({ trouble }) => trouble ?? [])),
		...hindrance === void 0 ? {} : { hindrance },
		metrics: ids.map((id) => joinMetric(id, found, alpha)),
		failures: all.flatMap(({ failures }) => failures ?? []).sort((a, b) => a.adjustedP - b.adjustedP)[0] ?? null,
		trends: all.find(({ trends }) => trends.length > 0)?.trends ?? [],
		unavailable: joinUnavailable(all),
		...bottlenecks === void 0 ? {} : { bottlenecks }
	};
}
function joinUnavailable(all) {
	const found = all.flatMap(({ unavailable }) => unavailable);
	return [...grouped(found, ({ metric }) => metric)].map(([metric, lacking]) => {
		const reason = [...grouped(lacking, ({ reason }) => reason)].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? "";
		return lacking.length < all.length ? {
			metric,
			reason: `on ${lacking.length} of ${all.length} machines: ${reason}`
		} : {
			metric,
			reason
		};
	});
}
const ENDINGS = [
	void 0,
	"interrupted",
	"failing",
	"budget",
	"not-run",
	"complete",
	"decided"
];
const worstEnding = (endings) => endings.toSorted((a, b) => ENDINGS.indexOf(a?.kind) - ENDINGS.indexOf(b?.kind))[0] ?? null;
function sumOutcomes(all) {
	const sums = {};
	for (const [kind, count] of all.flatMap((outcomes) => Object.entries(outcomes))) sums[kind] = (sums[kind] ?? 0) + count;
	return sums;
}
function joinMetric(id, found, alpha) {
	const measured = found.flatMap(({ part, scenario }) => {
		const metric = scenario.metrics.find((candidate) => candidate.metric.id === id);
		return metric === void 0 ? [] : [{
			part,
			metric
		}];
	});
	const all = measured.map(({ metric }) => metric);
	const [first] = all;
	if (first === void 0) throw new RangeError(`Cannot join ${id}: no machine measured it`);
	if (found.length === 1) return first;
	const lacking = found.length - all.length;
	return {
		...first,
		gated: all.some(({ gated }) => gated),
		estimate: joinEstimates(all.flatMap(({ estimate }) => estimate ?? [])),
		...joinCounts(all.flatMap(({ counted }) => counted ?? [])),
		comparison: agree([...all.map(({ comparison }) => comparison), ...Array(lacking).fill(UNMEASURED)], alpha),
		limits: first.limits.map((_, i) => joinLimits(all.flatMap(({ limits }) => limits[i] ?? []), found.length)),
		caveats: [...joinCaveats(all, found.length), ...lackingCaveat(id, found, all)],
		machines: spreadOf(measured, alpha)
	};
}
const UNMEASURED = {
	kind: "none",
	code: "not-measured",
	reason: "too few of the machines have a value"
};
function joinCaveats(all, machines) {
	return [...grouped(all.flatMap(({ caveats }) => caveats), (caveat) => JSON.stringify(caveat)).values()].flatMap(([caveat, ...others]) => {
		if (caveat === void 0) return [];
		const count = others.length + 1;
		if (count === machines) return [caveat];
		return [{
			...caveat,
			text: `on ${count} of ${machines} machines: ${caveat.text}`
		}];
	});
}
function lackingCaveat(metric, found, all) {
	const lacking = found.length - all.filter(({ estimate }) => estimate !== null).length;
	if (lacking === 0 || lacking === found.length) return [];
	const scenario = found[0]?.scenario.id ?? null;
	const reason = found.flatMap(({ scenario: { unavailable } }) => unavailable.flatMap((entry) => entry.metric === metric ? [entry.reason] : []))[0];
	return [{
		code: "fewer-machines",
		text: `${lacking} of ${found.length} machines have no ${metric}${reason === void 0 ? "" : `: ${reason}`}`,
		advice: null,
		scenario
	}];
}
function joinCounts(counts) {
	if (counts.length === 0) return {};
	const sum = (of) => counts.reduce((total, share) => total + of(share), 0);
	return { counted: {
		count: sum(({ count }) => count),
		of: sum(({ of }) => of)
	} };
}
function joinEstimates(estimates) {
	if (estimates.length === 0) return null;
	const end = (name, pick) => {
		const ends = estimates.flatMap(({ interval }) => interval[name] ?? []);
		return ends.length < estimates.length ? null : pick(...ends);
	};
	return {
		n: estimates.reduce((sum, { n }) => sum + n, 0),
		center: median(estimates.map(({ center }) => center)),
		interval: {
			low: end("low", Math.min),
			high: end("high", Math.max),
			level: estimates[0]?.interval.level ?? 0
		},
		spread: median(estimates.map(({ spread }) => spread))
	};
}
function joinLimits(limits, machines) {
	const needed = majorityOf(machines);
	const at = (position) => limits.filter((limit) => limit.position === position);
	const [beyond, inside, straddling] = [
		at("beyond"),
		at("inside"),
		at("straddles")
	];
	const [first] = beyond.length >= needed ? beyond : inside;
	if (first !== void 0 && (beyond.length >= needed || beyond.length === 0 && inside.length >= needed)) return first;
	const [open = limits[0]] = straddling;
	if (open === void 0) throw new RangeError("Cannot join no limits: at least one machine is needed");
	return {
		...open,
		position: beyond.length + inside.length + straddling.length > 0 ? "straddles" : "unknown"
	};
}
function spreadOf(measured, alpha) {
	const machines = measured.map(({ part, metric: { estimate, comparison } }) => ({
		part,
		level: estimate?.center ?? null,
		change: changeOf(comparison),
		state: stateOf(comparison, alpha)
	}));
	const relative = measured.filter(({ metric: { comparison } }) => comparison.kind !== "leak");
	return {
		machines,
		levelSpread: logSpread(machines.map(({ level }) => level)),
		changeSpread: logSpread(relative.map(({ metric: { comparison } }) => ratioOf(changeOf(comparison))))
	};
}
const ratioOf = (change) => change === null ? null : 1 + change;
function logSpread(values) {
	const positive = values.filter((value) => value !== null && value > 0);
	if (positive.length < 2 || positive.length < values.filter((value) => value !== null).length) return null;
	return standardDeviation(positive.map(Math.log));
}

// src/analyze/merged.ts
function analyzeMerged(result, later, lookups, policy) {
	const legs = legsOf(result);
	const share = policy.familyAlpha / Math.max(legs.length, 1);
	const parts = result.merged?.parts ?? [];
	const joined = joinAnalyses(legs.map((leg) => {
		const own = new Set(parts.filter(({ environment }) => legOf(environment) === leg).map(({ id }) => id));
		return analyzeLeg(layersOf([result, ...later], own), lookups, {
			...policy,
			familyAlpha: share
		});
	}));
	const detected = withDetected(joined.scenarios, [result, ...later]);
	const tests = analyzeTests([result, ...later], historiesOf(lookups, result, policy), policy);
	const ladders = analyzeLadders({
		result,
		later,
		heads: headsOf$1([result, ...later]),
		histories: historiesOf(lookups, result, policy)
	}, policy);
	const whole = {
		...joined,
		scenarios: withTests(detected, tests, result, policy),
		...ladders.length === 0 ? {} : { ladders }
	};
	return withGrids(whole, [result, ...later]);
}
function analyzeLeg(layers, lookups, policy) {
	const alpha = alphaOfOne(policy.familyAlpha, Math.max(layers.length, 1));
	const analyses = layers.map(({ result, later }, i) => {
		const own = {
			...policy,
			familyAlpha: alpha,
			watchHistory: policy.watchHistory && i === 0
		};
		return analyzeBeside(result, historiesOf(lookups, result, own), own, later);
	});
	const found = analyses.flatMap(({ scenarios }, i) => scenarios.filter(({ id }) => i === 0 || layers[i]?.partOf.has(id)).map((scenario) => ({
		part: layers[i]?.partOf.get(scenario.id) ?? "",
		scenario
	})));
	const [first] = analyses;
	if (first === void 0) throw new RangeError("Cannot analyze a leg without parts");
	const scenarios = [...grouped(found, ({ scenario }) => scenario.id).values()].map((machines) => withAllOperations(joinMachines(machines, alpha), machines, layers));
	return {
		...joinAnalyses(analyses),
		scenarios,
		family: first.family
	};
}
function withAllOperations(joined, machines, layers) {
	if (machines.length < 2) return joined;
	const histograms = layers.flatMap(({ result, later }) => headsOf$1([result, ...later]).filter(({ id }) => id === joined.id)).flatMap(({ latency }) => latency ?? []);
	const times = histograms.length === 0 ? null : operationTimesOf({ latency: addHistograms(histograms) });
	return times === null ? joined : {
		...joined,
		operationTimes: times
	};
}
function joinAnalyses(all) {
	const [first] = all;
	if (first === void 0) throw new RangeError("Cannot join no analyses: at least one is needed");
	const scenarios = all.flatMap((analysis) => analysis.scenarios);
	const controls = all.flatMap(({ control }) => control ?? []);
	return {
		schemaVersion: 1,
		reference: joinAllReferences(all.map(({ reference }) => reference)),
		family: {
			alpha: first.family.alpha,
			metrics: all.reduce((sum, { family }) => sum + family.metrics, 0)
		},
		scenarios,
		suiteShift: suiteShift(scenarios),
		control: controls.length === 0 ? null : {
			metrics: controls.reduce((sum, { metrics }) => sum + metrics, 0),
			alarms: controls.flatMap(({ alarms }) => alarms)
		},
		drift: all.flatMap(({ drift }) => drift),
		recommendations: distinct$1(all.flatMap(({ recommendations }) => recommendations)),
		caveats: distinct$1(all.flatMap(({ caveats }) => caveats))
	};
}
function joinAllReferences(references) {
	const paired = references.flatMap((reference) => reference.kind === "paired" ? [reference] : []);
	const others = references.filter((reference) => reference.kind !== "paired");
	const [first] = paired;
	if (first === void 0) return joinReferences(references);
	const screenings = [...paired.flatMap(({ screening }) => screening ?? []), ...others];
	return {
		kind: "paired",
		base: [...new Set(paired.map(({ base }) => base))].join(" and "),
		scenarios: [...new Set(paired.flatMap(({ scenarios }) => scenarios))],
		screening: screenings.length === 0 ? null : joinReferences(screenings)
	};
}
const distinct$1 = (values) => [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];

// src/baseline/renamed.ts
const renameScenarios = (baseline, rename) => ({
	...baseline,
	runs: baseline.runs.map((run) => ({
		...run,
		scenarios: run.scenarios.map((scenario) => ({
			...scenario,
			id: rename(scenario.id)
		}))
	})),
	accepted: baseline.accepted.map((entry) => ({
		...entry,
		scenario: rename(entry.scenario)
	})),
	reported: baseline.reported.map((entry) => ({
		...entry,
		scenario: rename(entry.scenario)
	}))
});

// src/baseline/result-files.ts
const DEPTH = 6;
const MOST_PLACES = 2e4;
async function findResults(names, workingDirectory) {
	const found = await Promise.all(names.map((name) => placesOf(name, workingDirectory)));
	return [...new Set(found.flat())].sort();
}
async function placesOf(name, workingDirectory) {
	const named = await matches(name, workingDirectory);
	const places = (await Promise.all(named.map((path) => placesIn(path)))).flat();
	if (places.length > 0 && places.length <= MOST_PLACES) return places;
	const found = places.length === 0 ? `there is no ${RESULT_NAMES.view} or ${RESULT_NAMES.events} in it or below` : `found ${places.length} results, at most ${MOST_PLACES} are read`;
	throw new SuiteError(`Cannot find results in ${name}: ${found}`, { exitCode: 2 });
}
const isPattern = (name) => /[*?{[]/.test(name);
async function matches(name, workingDirectory) {
	const path = resolve(workingDirectory, name);
	const isThere = await stat(path).then(() => true, () => false);
	if (isThere || !isPattern(name)) return isThere ? [path] : [];
	return glob(name, {
		cwd: workingDirectory,
		absolute: true,
		onlyFiles: false,
		dot: true,
		followSymbolicLinks: false
	});
}
async function placesIn(path) {
	return (await stat(path)).isDirectory() ? walk(path, DEPTH) : [path];
}
async function walk(folder, depth) {
	const entries = await readdir(folder, { withFileTypes: true });
	const names = Object.values(RESULT_NAMES);
	if (entries.some((entry) => entry.isFile() && names.includes(entry.name))) return [folder];
	if (depth === 0) return [];
	const below = entries.filter((entry) => entry.isDirectory() && entry.name !== "node_modules");
	return (await Promise.all(below.map(({ name }) => walk(join$1(folder, name), depth - 1)))).flat();
}

// src/merging/refresh.ts
async function refreshHistories(view, lookups, { refresh, storeFor }) {
	const untouched = {
		saved: null,
		accepted: []
	};
	if (refresh.when === "never") return {
		...untouched,
		refreshReason: refresh.reason
	};
	const refusal = [...lookups.values()].map((lookup) => refusalToRefresh(view, lookup)).find((reason) => reason !== null) ?? (refresh.when === "always" ? null : refusalByVerdict(view));
	if (refusal !== null) return {
		...untouched,
		refreshReason: refusal
	};
	const written = /* @__PURE__ */ new Map();
	const outcomes = [];
	const accepted = [];
	for (const [machineClass, lookup] of lookups) {
		const run = runOf(view, machineClass);
		if (run === null) continue;
		const before = written.get(placeOf(lookup)) ?? (lookup.kind === "found" ? lookup.baseline : null);
		const { sha: commit } = run.commit ?? { sha: "unknown" };
		const reported = reportedOf(view, run);
		const { keepRuns } = refresh;
		const baseline = appendRun(before, run, {
			keepRuns,
			commit,
			at: run.startedAt,
			reported
		});
		const { suite } = run.plan;
		const acceptances = acceptedIn(view, run, before);
		const kept = acceptRegressions(baseline, acceptances);
		outcomes.push(await storeFor(run.environment).save(kept, {
			suite,
			machineClass
		}));
		written.set(placeOf(lookup), kept);
		accepted.push(...acceptances);
	}
	const refreshed = summed(outcomes);
	return {
		...refreshed,
		accepted: refreshed.saved?.kind === "saved" ? accepted : []
	};
}
function summed(outcomes) {
	const [first] = outcomes;
	const saved = outcomes.find(({ kind }) => kind === "not-saved") ?? first ?? null;
	if (saved === null) return {
		saved: null,
		refreshReason: "nothing was measured"
	};
	return {
		saved,
		refreshReason: saved.kind === "saved" ? "saved" : saved.reason
	};
}
function runOf({ result, rounds }, machineClass) {
	const parts = (result.merged?.parts ?? []).filter(({ environment }) => environment.machineClass === machineClass);
	const [first] = parts;
	const scenarios = headsOf([result, ...rounds], parts);
	if (first === void 0 || scenarios.length === 0) return null;
	const { environment, startedAt } = first;
	const calibration = parts.flatMap((part) => part.calibration);
	return {
		...result,
		environment,
		startedAt,
		calibration,
		scenarios
	};
}
function headsOf(runs, parts) {
	const legs = new Map(parts.map(({ id, environment }) => [id, legOf(environment)]));
	const heads = /* @__PURE__ */ new Map();
	for (const scenario of runs.flatMap((run) => run.scenarios)) {
		const leg = legs.get(scenario.part ?? "");
		if (leg === void 0 || scenario.arm !== "head") continue;
		const id = unqualified(scenario.id, leg);
		if (!heads.has(id)) heads.set(id, {
			...scenario,
			id
		});
	}
	return [...heads.values()];
}
function acceptedIn(view, run, before) {
	const leg = legOf(run.environment);
	const isAlone = legsOf(view.result).length < 2;
	const known = before === null || isAlone ? before : renameScenarios(before, (id) => qualified(id, leg));
	const own = new Set(run.scenarios.map(({ id }) => isAlone ? id : qualified(id, leg)));
	return acceptancesOf(view, known).filter(({ scenario }) => own.has(scenario)).map((acceptance) => ({
		...acceptance,
		scenario: unqualified(acceptance.scenario, leg)
	}));
}
function reportedOf({ analysis }, run) {
	const leg = legOf(run.environment);
	const own = new Set(run.scenarios.map(({ id }) => id));
	return analysis.drift.map((drift) => ({
		...drift,
		scenario: unqualified(drift.scenario, leg)
	})).filter(({ scenario }) => own.has(scenario));
}
function placeOf(lookup) {
	switch (lookup.kind) {
		case "absent": return lookup.searched;
		case "disabled": return "";
		default: return lookup.source;
	}
}

// src/run/merge/admit.ts
function admit(found) {
	const groups = [...grouped(found, ({ measured }) => keyOf(identityOf(measured)))].sort(([aKey, a], [bKey, b]) => b.length - a.length || compareText$1(newest(b), newest(a)) || compareText$1(aKey, bKey));
	const meant = groups[0]?.[1] ?? [];
	const [first] = meant;
	if (first === void 0) throw new RangeError("Cannot admit no results: at least one is needed");
	const identity = identityOf(first.measured);
	const foreign = groups.slice(1).flatMap(([, members]) => members);
	return {
		measured: meant.map(({ measured }) => measured),
		caveats: foreign.map(({ source, measured }) => foreignCaveat(source, differences(identityOf(measured), identity))).sort((a, b) => compareText$1(a.text, b.text))
	};
}
function identityOf({ result, policy }) {
	const { plan, commit, tool } = result;
	const { watchHistory: _place, failOn: _exit, overrides: _record, ...limits } = policy;
	return {
		suite: plan.suite,
		commit: commit?.sha ?? "no commit",
		seed: String(plan.seed),
		"number of parts": String(plan.shard?.count ?? 1),
		plan: plan.shard?.whole ?? contentOf$1(plan),
		limits: keyOf(limits),
		version: `${tool.name} ${tool.version}`
	};
}
const contentOf$1 = ({ scenarios, intensity, setup }) => keyOf([
	intensity,
	setup,
	scenarios.map(({ id, digest, samples }) => [
		id,
		digest,
		samples
	])
]);
const keyOf = (value) => JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareText$1(a, b))) : inner);
const newest = (found) => found.map(({ measured }) => measured.result.startedAt).sort().at(-1) ?? "";
function differences(found, meant) {
	return Object.keys(meant).filter((name) => found[name] !== meant[name]).map((name) => {
		const [a = "", b = ""] = [found[name], meant[name]];
		return Math.max(a.length, b.length) > 60 ? `another ${name}` : `${name} ${a} instead of ${b}`;
	}).join(", ");
}
const foreignCaveat = (source, reason) => ({
	code: "foreign-part",
	text: `The results in ${source} were left out, as they belong to another run: ${reason}`,
	advice: "hand in the results of one run of the workflow only",
	scenario: null
});
const compareText$1 = (a, b) => a === b ? 0 : a < b ? -1 : 1;

// src/run/merge/gaps.ts
function missingIn(all, { handedIn, expected }) {
	const legs = grouped(all, ({ result }) => legOf(result.environment));
	const gaps = [...legs].flatMap(([leg, members]) => gapsOf(members).map(({ scenario, reason }) => ({
		scenario,
		reason: legs.size < 2 ? reason : `${reason} (${leg})`
	})));
	if (expected === null || handedIn >= expected) return gaps;
	const lost = {
		scenario: UNKNOWN,
		reason: `${handedIn} of ${expected} expected results were handed in`
	};
	return [...gaps, lost];
}
const UNKNOWN = "(unknown)";
function gapsOf(members) {
	const brought = new Set(members.flatMap(({ result, rounds }) => [result, ...rounds].flatMap((run) => run.scenarios.filter(({ arm }) => arm === "head").map(({ id }) => id))));
	const present = new Set(members.map(({ result }) => result.plan.shard?.index ?? 1));
	return partsOf(members).flatMap(({ scenarios }, i, parts) => scenarios.filter((id) => !brought.has(id)).map((scenario) => ({
		scenario,
		reason: present.has(i + 1) ? `part ${i + 1} of ${parts.length} has no results of it` : `part ${i + 1} of ${parts.length} is missing, so it was not measured`
	})));
}
function partsOf(members) {
	const [first] = members;
	if (first === void 0) return [];
	const { shard, scenarios } = first.result.plan;
	return shard?.parts ?? [{ scenarios: scenarios.map(({ id }) => id) }];
}
const partCaveats = ({ merged }) => (merged?.parts ?? []).flatMap((part) => [...copiesCaveat(part), ...endingCaveat(part)]);
const named = ({ shard: { index, count }, environment }) => `${count === 1 ? "the run" : `part ${index} of ${count}`} on ${legOf(environment)}`;
const copiesCaveat = (part) => part.copies === 1 ? [] : [caveat("duplicate-part", `The results of ${named(part)} were handed in ${part.copies} times and count once`, null)];
function endingCaveat(part) {
	const advice = "run that part again; what it finished counts";
	if (part.interruption !== null) return [caveat("interrupted-part", `${capitalise(named(part))} was interrupted by ${part.interruption.signal}`, advice)];
	return part.complete ? [] : [caveat("incomplete-part", `${capitalise(named(part))} ended before its run did`, advice)];
}
const caveat = (code, text, advice) => ({
	code,
	text,
	advice,
	scenario: null
});
const capitalise = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// src/run/merge/lift.ts
const partId = ({ result, rounds }) => createHash("sha256").update(JSON.stringify([result, ...rounds].map(contentOf))).digest("hex").slice(0, 16);
const contentOf = ({ startedAt, durationMs, environment, calibration, plan, scenarios }) => [...[
	startedAt,
	durationMs,
	environment,
	calibration,
	plan.shard?.index ?? null
], scenarios.map(({ id, arm, outcomes, metrics }) => [
	id,
	arm,
	outcomes,
	metrics.map(({ samples }) => samples)
])];
function lift(run, id) {
	if (run.merged !== void 0) return run;
	const { index, count } = run.plan.shard ?? {
		index: 1,
		count: 1
	};
	const { tool, startedAt, durationMs, complete, interruption, commit, environment } = run;
	const { setup, baseSetup, calibration } = run;
	const part = {
		id,
		shard: {
			index,
			count
		},
		copies: 1,
		tool,
		startedAt,
		durationMs,
		complete,
		interruption,
		commit,
		environment,
		setup,
		baseSetup,
		calibration
	};
	return {
		...run,
		scenarios: run.scenarios.map((scenario) => ({
			...scenario,
			part: id
		})),
		merged: {
			parts: [part],
			missing: []
		}
	};
}

// src/run/merge/merge-plans.ts
function mergePlans(plans) {
	const scenarios = new Map(plans.flatMap((plan) => plan.scenarios.map((planned) => [planned.id, {
		...planned,
		budgetMs: null
	}])));
	const names = new Set([...scenarios.values()].map(({ name }) => name));
	const services = new Map(plans.flatMap((plan) => plan.services ?? []).map((service) => [service.name, service]));
	const { shard: _part, services: _own, ...first } = plans.reduce((a, b) => compareIds(a.configFile, b.configFile) <= 0 ? a : b);
	return {
		...first,
		budgetMs: null,
		...services.size === 0 ? {} : { services: [...services.values()] },
		setup: plans.find((plan) => plan.setup !== null)?.setup ?? null,
		scenarios: [...scenarios.values()].sort(comparePlaces),
		pairing: mergePairings(plans.flatMap(({ pairing }) => pairing === null ? [] : [pairing])),
		omitted: [...new Set(plans.flatMap((plan) => plan.omitted))].filter((name) => !names.has(name)).sort(compareIds)
	};
}
const comparePlaces = (a, b) => compareIds(a.priority, b.priority) || (a.line ?? 0) - (b.line ?? 0) || compareIds(a.id, b.id);
const collator = new Intl.Collator("en", { numeric: true });
const compareIds = (a, b) => collator.compare(a, b) || (a === b ? 0 : a < b ? -1 : 1);
function mergePairings(pairings) {
	const [first] = pairings;
	if (first === void 0) return null;
	const bases = [...new Set(pairings.flatMap(({ base }) => base.split(BETWEEN)))].sort(compareIds);
	const orders = new Map(pairings.flatMap((pairing) => Object.entries(pairing.orders)));
	return {
		purpose: first.purpose,
		base: bases.join(BETWEEN),
		looks: first.looks,
		orders: Object.fromEntries([...orders].sort(([a], [b]) => compareIds(a, b))),
		control: pairings.every(({ control }) => control)
	};
}
const BETWEEN = " and ";

// src/run/merge/merge.ts
function merge(runs) {
	const parts = joinParts(runs.flatMap(({ merged }) => merged?.parts ?? []));
	const [first] = parts;
	if (first === void 0) throw new RangeError("Cannot merge no runs: at least one is needed");
	const plan = mergePlans(runs.map((run) => run.plan));
	const order = new Map(plan.scenarios.map(({ id }, i) => [id, i]));
	return {
		schemaVersion: 1,
		tool: first.tool,
		startedAt: parts.map((part) => part.startedAt).sort()[0] ?? first.startedAt,
		durationMs: Math.max(...parts.map((part) => part.durationMs)),
		complete: parts.every((part) => part.complete && part.interruption === null),
		interruption: null,
		commit: first.commit,
		environment: first.environment,
		plan,
		setup: worstSetup(parts.map((part) => part.setup)),
		baseSetup: worstSetup(parts.map((part) => part.baseSetup)),
		calibration: [],
		scenarios: joinScenarios(runs.flatMap((run) => run.scenarios), order),
		caveats: distinct(runs.flatMap((run) => run.caveats)),
		merged: {
			parts,
			missing: distinct(runs.flatMap(({ merged }) => merged?.missing ?? []))
		}
	};
}
function joinParts(parts) {
	return [...grouped(parts, (part) => part.id).values()].flatMap(([first, ...more]) => first === void 0 ? [] : [{
		...first,
		copies: more.reduce((sum, { copies }) => sum + copies, first.copies)
	}]).sort((a, b) => a.id < b.id ? -1 : 1);
}
function joinScenarios(scenarios, order) {
	return [...new Map(scenarios.map((found) => [`${found.part}\0${found.arm}\0${found.id}`, found])).values()].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0) || compareText(a.part ?? "", b.part ?? "") || ARMS.indexOf(a.arm) - ARMS.indexOf(b.arm));
}
const compareText = (a, b) => a === b ? 0 : a < b ? -1 : 1;
const worstSetup = (setups) => setups.find((setup) => setup !== null && setup.outcome.kind !== "ok") ?? setups.find((setup) => setup !== null) ?? null;
function distinct(values) {
	return [...new Map(values.map((value) => [JSON.stringify(value), value]))].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value);
}

// src/run/merge/join.ts
function join(all) {
	const lifted = all.map((measured) => {
		const id = partId(measured);
		return {
			first: lift(measured.result, id),
			later: measured.rounds.map((round) => lift(round, id))
		};
	});
	const later = lifted.flatMap(({ later }) => later);
	const paired = (purpose) => (run) => run.plan.pairing?.purpose === purpose;
	const firsts = lifted.map(({ first }) => first);
	const straight = firsts.filter(paired("search"));
	const confirmations = later.filter(paired("confirm"));
	const confirmed = confirmations.length === 0 ? [] : [merge(confirmations)];
	if (firsts.every((run) => paired("search")(run) || run.plan.scenarios.length === 0) && straight.length > 0) return {
		result: merge(firsts),
		rounds: confirmed
	};
	const searches = [...straight, ...later.filter(paired("search"))];
	return {
		result: merge(firsts.map((run) => straight.includes(run) ? withoutPairs(run) : run)),
		rounds: [...searches.length === 0 ? [] : [merge(searches)], ...confirmed]
	};
}
const withoutPairs = (run) => ({
	...run,
	plan: {
		...run.plan,
		pairing: null
	},
	scenarios: []
});

// src/run/merge/qualify.ts
function qualifyLegs(all) {
	return new Set(all.map(({ result }) => legOf(result.environment))).size < 2 ? all : all.map(qualify);
}
function qualify({ result, rounds, policy }) {
	const leg = legOf(result.environment);
	const rename = (id) => qualified(id, leg);
	return {
		result: renamed(result, rename),
		rounds: rounds.map((round) => renamed(round, rename)),
		policy: {
			...policy,
			thresholds: renamedThresholds(policy, rename)
		}
	};
}
function renamed(run, rename) {
	return {
		...run,
		plan: renamedPlan(run.plan, rename),
		scenarios: run.scenarios.map((scenario) => ({
			...scenario,
			id: rename(scenario.id)
		})),
		caveats: run.caveats.map((caveat) => ({
			...caveat,
			scenario: caveat.scenario === null ? null : rename(caveat.scenario)
		}))
	};
}
function renamedPlan({ pairing, shard, ...plan }, rename) {
	const keys = (record) => Object.fromEntries(Object.entries(record).map(([id, value]) => [rename(id), value]));
	const parts = shard?.parts.map((part) => ({
		...part,
		scenarios: part.scenarios.map(rename)
	}));
	return {
		...plan,
		scenarios: plan.scenarios.map((planned) => ({
			...planned,
			id: rename(planned.id)
		})),
		pairing: pairing === null ? null : {
			...pairing,
			orders: keys(pairing.orders)
		},
		...shard === void 0 || parts === void 0 ? {} : { shard: {
			...shard,
			parts
		} }
	};
}
const renamedThresholds = ({ thresholds }, rename) => Object.fromEntries(Object.entries(thresholds).map(([id, limits]) => [rename(id), limits.map((limit) => ({
	...limit,
	relativeTo: limit.relativeTo === null ? null : rename(limit.relativeTo)
}))]));

// src/run/merge/repeats.ts
const repeatCaveats = ({ plan, scenarios }) => plan.scenarios.flatMap(({ id, repeat }) => {
	const heads = scenarios.filter((scenario) => scenario.id === id && scenario.arm === "head");
	const shared = repeat?.varies.seed === true || repeat?.varies.order === true ? sharedRuns(heads) : 0;
	return shared === 0 ? [] : [sameRunsCaveat(id, shared)];
});
function sharedRuns(heads) {
	const numbers = heads.flatMap(({ repetition }) => repetition?.runs ?? []);
	return [...grouped(numbers, (number) => number).values()].filter((made) => made.length > 1).length;
}
const sameRunsCaveat = (scenario, shared) => ({
	code: "same-runs",
	text: `Several machines made the same ${shared === 1 ? "run" : `${shared} runs`}, with the same seeds and orders, and each is counted: where these decide alone, the rate that stays possible is higher than it says`,
	advice: "for more seeds, raise `runs`; divide the suite into parts to share them between machines",
	scenario
});

// src/run/merge/together.ts
function putTogether(found, expected) {
	const { measured, caveats } = admit(found);
	const all = qualifyLegs(measured);
	const { result, rounds } = join(all);
	return {
		result: withGaps(result, all, expected, caveats),
		rounds,
		policy: joinPolicies(all.map(({ policy }) => policy))
	};
}
function withGaps(result, all, expected, caveats) {
	const parts = result.merged?.parts ?? [];
	const missing = missingIn(all, {
		handedIn: parts.length,
		expected
	});
	return {
		...result,
		complete: result.complete && missing.length === 0,
		caveats: [
			...caveats,
			...partCaveats(result),
			...repeatCaveats(result),
			...result.caveats
		],
		merged: {
			parts,
			missing
		}
	};
}
function joinPolicies(policies) {
	const [first] = policies;
	if (first === void 0) throw new RangeError("Cannot join no policies: at least one is needed");
	const thresholds = Object.fromEntries(policies.flatMap((policy) => Object.entries(policy.thresholds)));
	return {
		...first,
		thresholds
	};
}

// src/merging.ts
async function mergeGate(request, world) {
	const { found, caveats } = await readParts(request, world);
	const { policy, ...facts } = putTogether(found, request.expected);
	const measured = {
		...facts,
		result: withCaveats(facts.result, caveats),
		policy: policyFor(policy, request, world)
	};
	const lookups = await restoreAll(measured, world);
	const view = concludeMerged(measured, lookups, world.program);
	await writeReports(view, world.out);
	const refreshed = await refreshHistories(view, lookups, world);
	return {
		view,
		lookup: firstFound(lookups),
		...refreshed
	};
}
function concludeMerged({ result, rounds, policy }, lookups, program) {
	const analysis = analyzeMerged(result, rounds, qualifiedLookups(result, lookups), policy);
	return judged({
		result,
		rounds
	}, analysis, policy, program);
}
const withCaveats = (result, caveats) => ({
	...result,
	caveats: [...caveats, ...result.caveats]
});
const policyFor = (policy, { against, failOn, overrides }, { refresh }) => ({
	...policy,
	against: against ?? policy.against,
	failOn: failOn ?? policy.failOn,
	overrides,
	watchHistory: refresh.when !== "never"
});
async function readParts({ places }, { workingDirectory, out }) {
	const found = [];
	const unreadable = [];
	for (const place of await findResults(places, workingDirectory)) {
		if (place === out) continue;
		const source = relative(workingDirectory, place) || ".";
		try {
			const { result, policy, view } = await readResult(place, { workingDirectory });
			if (result.merged === void 0) found.push({
				source,
				measured: {
					result,
					rounds: view?.rounds ?? [],
					policy
				}
			});
		} catch (error) {
			if (!(error instanceof SuiteError)) throw error;
			unreadable.push(error);
		}
	}
	const [first] = unreadable;
	if (found.length === 0) throw first ?? new SuiteError(`Cannot merge ${places.join(", ")}: no results of a run are there`, { exitCode: 2 });
	return {
		found,
		caveats: unreadable.map(({ message }) => unreadableCaveat(message))
	};
}
const unreadableCaveat = (text) => ({
	code: "unreadable-part",
	text,
	advice: "what it should have held is missing",
	scenario: null
});
async function lookupsOf(environments, look) {
	const lookups = /* @__PURE__ */ new Map();
	for (const environment of environments) if (!lookups.has(environment.machineClass)) lookups.set(environment.machineClass, await look(environment));
	return lookups;
}
const restoreAll = ({ result, policy }, { storeFor, refresh }) => lookupsOf((result.merged?.parts ?? []).map(({ environment }) => environment), async (environment) => policy.against !== "none" || refresh.when !== "never" ? storeFor(environment).restore({
	suite: result.plan.suite,
	machineClass: environment.machineClass
}) : { kind: "disabled" });
function qualifiedLookups(result, lookups) {
	if (legsOf(result).length < 2) return lookups;
	const legs = new Map(result.merged?.parts.map(({ environment }) => [environment.machineClass, legOf(environment)]));
	const renamed = ([machineClass, lookup]) => {
		const leg = legs.get(machineClass) ?? "";
		if (lookup.kind !== "found") return [machineClass, lookup];
		return [machineClass, {
			...lookup,
			baseline: renameScenarios(lookup.baseline, (id) => qualified(id, leg))
		}];
	};
	return new Map([...lookups].map(renamed));
}
function firstFound(lookups) {
	const all = [...lookups.values()];
	return all.find(({ kind }) => kind === "found") ?? all[0] ?? { kind: "disabled" };
}

export { putTogether as a, mergeGate as i, firstFound as n, lookupsOf as r, concludeMerged as t };