import { t as grouped } from "./grouped.js";
import { i as cleanName } from "./clean2.js";
import { t as arithmeticOf } from "./load-curve.js";

// src/report/load-curve.ts
const MOST_TOLD = 6;
const UNITS = [
	[864e5, "d"],
	[36e5, "h"],
	[6e4, "min"],
	[1e3, "s"]
];
function timeWords(ms) {
	const [size, unit] = UNITS.find(([size]) => ms >= size && ms % size === 0) ?? (ms >= 1e3 ? [1e3, "s"] : [1, "ms"]);
	return `${digits(ms / size)} ${unit}`;
}
const rateWords = (rate) => `${digits(rate)}/s`;
const digits = (value) => (Number.isInteger(value) ? value : Number(value.toPrecision(4))).toLocaleString("en-US", { maximumFractionDigits: 6 });
function curveWords(curve) {
	switch (curve.kind) {
		case "replay": return `the moments of ${cleanName(curve.file)}`;
		case "sine": return `a sine of ${rateWords(curve.mean)} ± ${rateWords(curve.amplitude)} with a period of ${timeWords(curve.periodMs)}, beginning at ${rateWords(arithmeticOf(curve).rateAt(0))}, for ${timeWords(curve.durationMs)}`;
		case "pieces": return piecesWords(curve.pieces);
	}
}
function piecesWords(pieces) {
	const told = pieces.slice(0, MOST_TOLD).map(pieceWords).join(", ");
	const rest = pieces.slice(MOST_TOLD);
	if (rest.length === 0) return told;
	const rates = rest.flatMap(({ from, to }) => [from, to]);
	const low = rates.reduce((least, rate) => Math.min(least, rate));
	const high = rates.reduce((most, rate) => Math.max(most, rate));
	const length = timeWords(rest.reduce((sum, { durationMs }) => sum + durationMs, 0));
	return `${told}, and ${rest.length.toLocaleString("en-US")} more ${rest.length === 1 ? "piece" : "pieces"} between ${rateWords(low)} and ${rateWords(high)} in ${length}`;
}
const pieceWords = ({ from, to, durationMs }) => from === to ? `${rateWords(from)} for ${timeWords(durationMs)}` : `${digits(from)} → ${rateWords(to)} over ${timeWords(durationMs)}`;
function arrivalWords({ curve, arrivals }) {
	if (curve.kind === "replay") return curve.arrivals === void 0 ? "as many operations as it has" : operations(curve.arrivals);
	const { total } = arithmeticOf(curve);
	return arrivals === "uniform" ? `${operations(Math.floor(total))}, evenly spread` : `${operations(Math.round(total))} on average, spread at random (Poisson)`;
}
const operations = (count) => `${count.toLocaleString("en-US")} ${count === 1 ? "operation" : "operations"}`;
function spanWords(spans) {
	const told = spans.slice(0, MOST_TOLD).map(({ fromMs, toMs }) => `${digits(fromMs / 1e3)}–${digits(toMs / 1e3)} s`);
	const rest = spans.length - told.length;
	return rest > 0 ? `${told.join(", ")} and ${rest.toLocaleString("en-US")} more` : told.join(", ");
}

// src/report/load.ts
const loadLines = (plan) => [...gridCounts(plan), ...plan.scenarios.filter(({ driver, repeat }) => driver.kind !== "results" && repeat === void 0).flatMap(({ id, load, search }) => [
	`${cleanName(id)}: ${loadWords(load)}`,
	...search === void 0 ? [] : [`  ${searchWords(search)}`],
	...phaseLines(load.phases ?? [])
])];
const gridCounts = ({ scenarios }) => [...grouped(scenarios.filter(({ levels }) => levels !== void 0), ({ name }) => name)].map(([name, cells]) => `${cleanName(name)}: a grid of ${counted(cells.length, "cell")}, in random order`);
const loadWords = (load) => load.model === "closed" ? closedWords(load) : openWords(load);
const searchWords = ({ from, to, holdMs, settleMs, criteria }) => `searches the largest rate from ${from.toLocaleString("en-US")}/s to ${to.toLocaleString("en-US")}/s, each held for ${timeWords(holdMs)} after ${timeWords(settleMs)}, within limits on ${criteria.map(({ metric }) => metric).join(", ")}`;
function closedWords({ users, iterations, durationMs, thinkTime }) {
	const length = iterations === null ? `for ${timeWords(durationMs ?? 0)}` : counted(iterations, "operation", users === 1 ? "" : " in all");
	const pauses = thinkTime === void 0 ? "" : `, after a pause of ${[.../* @__PURE__ */ new Set([thinkTime.minMs, thinkTime.maxMs])].map(timeWords).join(" to ")}`;
	return `${counted(users, "user")}, ${length}${pauses}`;
}
function openWords(load) {
	const overflow = load.overflow === "queue" ? "wait" : "are dropped";
	const most = `at most ${load.maxInFlight.toLocaleString("en-US")} under way, further ones ${overflow}`;
	return `${curveWords(load.curve)}; ${arrivalWords(load)}; ${most}`;
}
const phaseLines = (phases) => phases.length === 0 ? [] : [`  phases: ${phases.map(phaseWords).join(", ")}`];
const phaseWords = ({ name, measure, spans }) => `${name}${measure ? "" : " (not measured)"} ${spanWords(spans)}`;
const counted = (count, what, more = "") => `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}${more}`;

export { loadWords as n, spanWords as r, loadLines as t };