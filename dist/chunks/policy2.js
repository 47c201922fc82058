import { t as COUNTED_OF_REPEATS, u as qualified } from "./metric.js";
import { i as laddersOf } from "./scalability.js";
import { t as SUSTAINED } from "./watched.js";

// src/plan/policy.ts
function policyOf(config, plan, overrides) {
	const suiteWide = suiteThresholds(config);
	const counted = suiteWide.filter(({ metric }) => COUNTED_OF_REPEATS.has(metric));
	const own = new Map(config.scenarios.map((scenario) => [scenario.name, scenario.thresholds]));
	return {
		...config.policy,
		against: overrides.against ?? config.policy.against,
		failOn: overrides.failOn ?? config.policy.failOn,
		watchHistory: overrides.watchHistory,
		overrides: overrides.overrides,
		thresholds: Object.fromEntries([...plan.scenarios, ...laddersIn(plan)].map(({ id, name, repeat }) => [id, [...placed(own.get(name) ?? {}, "scenario"), ...repeat === void 0 ? suiteWide : counted]]))
	};
}
const laddersIn = ({ scenarios }) => [...laddersOf(scenarios).keys()].map((name) => ({
	id: name,
	name
}));
function suiteThresholds(config) {
	const all = placed(config.thresholds, "suite");
	const isGlob = (threshold) => threshold.metric.includes("*");
	return [...all.filter((threshold) => !isGlob(threshold)), ...all.filter(isGlob)];
}
const placed = (limits, scope) => Object.entries(limits).flatMap(([metric, { forMs, abortOnFail: _, ...limit }]) => {
	const threshold = {
		metric,
		scope,
		...limit
	};
	return forMs === void 0 ? [threshold] : [{
		...threshold,
		max: null,
		min: null
	}, sustained(threshold)];
});
const sustained = (threshold) => ({
	...threshold,
	metric: qualified(threshold.metric, SUSTAINED),
	regression: "off",
	floor: null,
	relativeTo: null
});

export { policyOf as t };