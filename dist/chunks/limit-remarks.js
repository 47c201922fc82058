import { a as isSingle, i as isOfOpenLoads } from "./load.js";
import { d as unqualified } from "./metric.js";
import { t as operationsFor } from "./quantiles.js";
import { t as arithmeticOf } from "./load-curve.js";

// src/plan/planned-operations.ts
function mostOperations(load, part) {
	const phase = load.phases?.find(({ name }) => name === part);
	if (load.model === "closed") return phase === void 0 ? load.iterations : null;
	if (load.curve.kind === "replay") return phase === void 0 ? load.curve.arrivals ?? null : null;
	const spans = phase?.spans ?? measuredSpans(load);
	const { arrivalsBy } = arithmeticOf(load.curve);
	const due = spans.reduce((sum, { fromMs, toMs }) => sum + arrivalsBy(toMs) - arrivalsBy(fromMs), 0);
	return Math.ceil(load.arrivals === "poisson" ? due + SPREADS * Math.sqrt(due) : due);
}
const SPREADS = 4;
const measuredSpans = ({ phases, durationMs }) => phases?.filter(({ measure }) => measure).flatMap(({ spans }) => spans) ?? [{
	fromMs: 0,
	toMs: durationMs ?? 0
}];

// src/plan/limit-remarks.ts
function limitRemarks({ scenarios }, { thresholds }) {
	const remarks = /* @__PURE__ */ new Map();
	for (const scenario of scenarios.filter(isLoaded)) for (const { metric, scope } of thresholds[scenario.id] ?? []) {
		const remark = scope === "scenario" ? remarkOn(metric, scenario) : null;
		const key = `${scenario.name} ${metric}`;
		if (remark !== null && !remarks.has(key)) remarks.set(key, `${scenario.id}: ${remark}`);
	}
	return [...remarks.values()];
}
const isLoaded = ({ driver, repeat, search, load }) => driver.kind !== "results" && repeat === void 0 && search === void 0 && !isSingle(load);
const QUANTILES = {
	p50: .5,
	p90: .9,
	p95: .95,
	p99: .99,
	p999: .999,
	tail: .99
};
function remarkOn(metric, { driver, load }) {
	const { id, part } = unqualified(metric);
	if (driver.kind !== "http" && load.model === "closed" && isOfOpenLoads(id)) return `${metric} is not measured of users, who wait for their answers: unless the program itself reports it, give the load a rate`;
	const [, statistic = ""] = /^(?:latency|service)\.(\w+)$/.exec(id) ?? [];
	const quantile = QUANTILES[statistic];
	const most = quantile === void 0 ? null : mostOperations(load, part);
	if (quantile === void 0 || most === null || most >= operationsFor(quantile)) return null;
	return `${metric} needs ${operationsFor(quantile).toLocaleString("en-US")} successful operations in an invocation, and at most ${most === 1 ? "one is" : `${most.toLocaleString("en-US")} are`} due: it cannot be answered; make the load longer, or limit a lower percentile`;
}

export { limitRemarks as t };