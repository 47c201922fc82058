import { t as storedTests } from "./test-tallies.js";

// src/baseline/thin.ts
function thin(list, max) {
	if (list.length <= max) return list;
	const step = (list.length - 1) / (max - 1);
	const chosen = new Set(Array.from({ length: max }, (_, index) => Math.round(index * step)));
	return list.filter((_, index) => chosen.has(index));
}

// src/baseline/history.ts
const KEPT = {
	samples: 60,
	calibrations: 60,
	metrics: 200,
	scenarios: 1e3,
	acceptances: 500,
	reported: 500
};
function appendRun(baseline, result, options) {
	const run = {
		commit: options.commit,
		at: options.at,
		toolVersion: result.tool.version,
		environment: result.environment,
		calibration: thin(result.calibration, KEPT.calibrations),
		scenarios: result.scenarios.filter(isUsable).slice(0, KEPT.scenarios).map((one) => storedScenario(one, result.plan))
	};
	return prune({
		schemaVersion: 1,
		kind: "stress-action/baseline",
		suite: result.plan.suite,
		runs: [...baseline?.runs ?? [], run],
		accepted: baseline?.accepted ?? [],
		reported: [...baseline?.reported ?? [], ...(options.reported ?? []).map(reportedDrift)].slice(-KEPT.reported)
	}, options.keepRuns);
}
function acceptRegressions(baseline, accepted) {
	const newest = /* @__PURE__ */ new Map();
	for (const entry of [...baseline.accepted, ...accepted].toSorted(byTime)) {
		const key = JSON.stringify([entry.scenario, entry.metric]);
		newest.delete(key);
		newest.set(key, entry);
	}
	return {
		...baseline,
		accepted: [...newest.values()].slice(-KEPT.acceptances)
	};
}
const byTime = (a, b) => Date.parse(a.at) - Date.parse(b.at);
function comparableRuns(baseline, environment) {
	return baseline.runs.filter((run) => run.environment.machineClass === environment.machineClass);
}
function prune(baseline, keepRuns) {
	const newest = baseline.runs.at(-1);
	if (newest === void 0) return baseline;
	const own = comparableRuns(baseline, newest.environment).slice(-keepRuns);
	const others = baseline.runs.filter((run) => run.environment.machineClass !== newest.environment.machineClass);
	const room = keepRuns - own.length;
	const kept = /* @__PURE__ */ new Set([...own, ...room > 0 ? others.slice(-room) : []]);
	const runs = baseline.runs.filter((run) => kept.has(run));
	const accepted = baseline.accepted.filter(({ at }) => runs.some((run) => Date.parse(run.at) < Date.parse(at)));
	const commits = new Set(runs.map(({ commit }) => commit));
	const reported = baseline.reported.filter(({ commit }) => commits.has(commit));
	return {
		...baseline,
		runs,
		accepted,
		reported
	};
}
const reportedDrift = ({ scenario, metric, kind, commit }) => ({
	scenario,
	metric,
	kind,
	commit
});
const USABLE_ENDINGS = /* @__PURE__ */ new Set([
	"complete",
	"decided",
	"budget"
]);
const isUsable = ({ arm, ending, metrics, repetition }) => arm === "head" && ending !== null && USABLE_ENDINGS.has(ending.kind) && (metrics.length > 0 || repetition !== void 0);
function storedScenario({ id, digest, metrics, repetition }, plan) {
	const measured = metrics.filter((metric) => metric.samples.length > 0);
	const repeat = plan.scenarios.find((planned) => planned.id === id)?.repeat;
	const tests = repetition === void 0 || repeat?.only != null ? null : storedTests(repetition);
	return {
		id,
		digest,
		metrics: measured.slice(0, KEPT.metrics).map(storedMetric),
		...tests === null ? {} : { tests }
	};
}
const storedMetric = ({ metric, samples, invocations }) => ({
	metric,
	samples: thin(samples, KEPT.samples),
	invocations: thin(invocations, KEPT.samples)
});

export { appendRun as n, prune as r, acceptRegressions as t };