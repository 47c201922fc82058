import { c as builtInMetric } from "./metric.js";
import { i as formatPercent } from "./change.js";
import { i as cleanName } from "./clean2.js";
import { c as formatValue, d as plural, i as formatDuration, l as formatValues, o as formatNumber } from "./format.js";
import { n as sparkline } from "./sparkline.js";
import { r as looksOf } from "./plan.js";
import { r as inertLines } from "./terminal-text.js";

// src/report/live-load.ts
const TIME = {
	id: "",
	unit: "ns",
	better: "lower",
	kind: "tail",
	about: ""
};
const SIZE = {
	id: "",
	unit: "bytes",
	better: "lower",
	kind: "memory",
	about: ""
};
const BAR = 20;
function liveLines(live, { load }) {
	const lengthMs = live.probe?.durationMs ?? load.durationMs;
	return [
		["load", joined$1([barOf(live.last.toMs, lengthMs), placeWords(live, load.phases ?? [], lengthMs)], " ")],
		["search", live.probe === void 0 ? "" : probeWords(live.probe)],
		["rate", rateWords(live)],
		["times", timeWords(live)],
		["errors", errorWords(live)],
		["target", targetWords(live)],
		["p95", live.p95.length < 2 ? "" : sparkline(live.p95)]
	].flatMap(([label = "", words = ""]) => words === "" ? [] : [`  ${label.padEnd(6)}  ${words}`]);
}
function liveWords(live, { load }) {
	const lengthMs = live.probe?.durationMs ?? load.durationMs;
	return joined$1([
		live.probe === void 0 ? "" : probeWords(live.probe),
		placeWords(live, load.phases ?? [], lengthMs),
		rateWords(live),
		timeWords(live),
		errorWords(live),
		targetWords(live)
	], " · ");
}
const joined$1 = (parts, between) => parts.filter((part) => part !== "").join(between);
function barOf(atMs, lengthMs) {
	if (lengthMs === null || lengthMs <= 0) return "";
	const full = Math.round(Math.min(1, atMs / lengthMs) * BAR);
	return `${"█".repeat(full)}${"░".repeat(BAR - full)}`;
}
function placeWords({ last, arm, probe }, phases, lengthMs) {
	const length = lengthMs === null ? "" : ` of ${formatDuration(lengthMs)}`;
	const side = arm === "head" ? "" : " of the base";
	const middleMs = (last.fromMs + last.toMs) / 2;
	const phase = phases.find(({ spans }) => spans.some(({ fromMs, toMs }) => fromMs <= middleMs && middleMs < toMs));
	const named = phase === void 0 || probe !== void 0 ? "" : `, ${cleanName(phase.name)}`;
	return `${formatDuration(last.toMs)}${length}${side}${named}`;
}
const PURPOSES$1 = {
	search: "trying",
	confirm: "confirming",
	recovery: "looking for recovery at"
};
function probeWords({ rate, purpose, holds, fails }) {
	const known = [...holds === null ? [] : [`${perSecond(holds)} holds`], ...fails === null ? [] : [`${perSecond(fails)} does not`]];
	return joined$1([`${PURPOSES$1[purpose]} ${perSecond(rate)}`, known.join(", ")], "; ");
}
function rateWords({ last: { fromMs, toMs, scheduled, completed, inFlight } }) {
	const seconds = (toMs - fromMs) / 1e3;
	const underWay = formatNumber(inFlight, inFlight < 10 ? 1 : 0);
	return `${perSecond(scheduled / seconds)} due, ${perSecond(completed / seconds)} done, ${underWay} under way`;
}
const perSecond = (rate) => `${formatNumber(rate, rate < 10 && !Number.isInteger(rate) ? 1 : 0)}/s`;
function timeWords({ last: { p50, p95, p99, voided } }) {
	if (voided) return "void, the load generator was late";
	if (p50 === null) return "";
	const [middle, tail, far] = formatValues(TIME, [
		p50,
		p95,
		p99
	]);
	return `p50 ${middle}, p95 ${tail}, p99 ${far}`;
}
function errorWords({ scheduled, failed, dropped }) {
	const share = failed === 0 ? "" : ` (${formatPercent(failed / Math.max(scheduled, failed))})`;
	return `${formatNumber(failed, 0)} of ${formatNumber(scheduled, 0)} failed${share}, ${formatNumber(dropped, 0)} dropped`;
}
const targetWords = ({ last: { cpu, memoryBytes } }) => joined$1([cpu === void 0 ? "" : `${formatNumber(cpu, 2)} cores`, memoryBytes === void 0 ? "" : formatValue(SIZE, memoryBytes)], ", ");

// src/report/live-state.ts
function addWindow(before, { arm, window, probe }) {
	const same = before !== null && before.arm === arm && window.fromMs >= before.last.toMs ? before : null;
	return {
		arm,
		...probe === void 0 ? {} : { probe },
		last: window,
		p95: [...same?.p95 ?? [], ...window.p95 === null ? [] : [window.p95]].slice(-24),
		scheduled: (same?.scheduled ?? 0) + window.scheduled,
		failed: (same?.failed ?? 0) + window.failed,
		dropped: (same?.dropped ?? 0) + window.dropped
	};
}

// src/report/progress-state.ts
const NO_PROGRESS = {
	plan: null,
	current: null,
	finished: [],
	byScenario: {},
	live: null,
	over: false
};
const UNTOUCHED = {
	warmups: 0,
	samples: 0,
	baseSamples: 0,
	failures: 0,
	spentMs: 0,
	wallNs: [],
	baseWallNs: []
};
function advance(state, event) {
	switch (event.type) {
		case "run-started": return {
			...NO_PROGRESS,
			plan: event.plan
		};
		case "scenario-started": return {
			...state,
			current: event.scenario
		};
		case "load-window": return {
			...state,
			current: event.scenario,
			live: addWindow(state.live, event)
		};
		case "invocation-finished": return {
			...count(state, event.invocation),
			live: null
		};
		case "scenario-finished": return {
			...state,
			current: null,
			finished: [.../* @__PURE__ */ new Set([...state.finished, event.scenario])]
		};
		case "interrupted":
		case "run-finished": return {
			...state,
			current: null,
			live: null,
			over: true
		};
		default: return state;
	}
}
function count(state, invocation) {
	const { scenario, arm, warmup, outcome, durationMs } = invocation;
	const before = state.byScenario[scenario] ?? UNTOUCHED;
	const ok = outcome.kind === "ok";
	const wall = ok && !warmup ? invocation.metrics["time.wall"] : void 0;
	const taken = (of) => wall !== void 0 && arm === of ? [wall] : [];
	const after = {
		warmups: before.warmups + (warmup ? 1 : 0),
		samples: before.samples + (warmup ? 0 : 1),
		baseSamples: before.baseSamples + (!warmup && arm === "base" ? 1 : 0),
		failures: before.failures + (ok ? 0 : 1),
		spentMs: before.spentMs + durationMs,
		wallNs: [...before.wallNs, ...taken("head")],
		baseWallNs: [...before.baseWallNs, ...taken("base")]
	};
	return {
		...state,
		current: scenario,
		byScenario: {
			...state.byScenario,
			[scenario]: after
		}
	};
}
const runsOf = ({ runs, only }) => only === null ? runs : 1;
const samplesOf = (planned, pairing) => planned.repeat !== void 0 ? runsOf(planned.repeat) : pairing === null ? planned.samples.max : 2 * (looksOf(pairing, planned).at(-1) ?? 0);
function remainingMs({ plan, finished, byScenario }, elapsedMs) {
	const paces = Object.values(byScenario).flatMap(({ warmups, samples, spentMs }) => warmups + samples === 0 ? [] : [spentMs / (warmups + samples)]);
	if (plan === null || paces.length === 0) return null;
	const usual = paces.reduce((sum, pace) => sum + pace, 0) / paces.length;
	const open = plan.scenarios.filter((scenario) => !finished.includes(scenario.id));
	const running = open.filter(({ driver }) => driver.kind !== "results");
	if (running.length === 0 && open.length > 0) return null;
	const sum = running.reduce((total, scenario) => total + openTime(scenario, byScenario[scenario.id] ?? UNTOUCHED, usual, plan.pairing), 0);
	return plan.budgetMs === null ? sum : Math.min(sum, Math.max(0, plan.budgetMs - elapsedMs));
}
function openTime(planned, progress, usualPaceMs, pairing) {
	const { repeat } = planned;
	if (repeat !== void 0) return repetitionTime(repeat, progress, usualPaceMs);
	const done = progress.warmups + progress.samples;
	const pace = done === 0 ? planned.load.durationMs ?? usualPaceMs : progress.spentMs / done;
	const warmups = planned.samples.warmup * (pairing === null ? 1 : 2);
	return pace * Math.max(0, warmups + samplesOf(planned, pairing) - done);
}
function repetitionTime(repeat, { samples, spentMs }, usualPaceMs) {
	const { parallel, until, only } = repeat;
	if (until.kind === "time" && only === null) return Math.max(0, until.durationMs - spentMs / parallel);
	return (samples === 0 ? usualPaceMs : spentMs / samples) * Math.max(0, runsOf(repeat) - samples) / Math.min(parallel, runsOf(repeat));
}

// src/report/progress-lines.ts
const PURPOSES = {
	search: ", in pairs with the base",
	confirm: ", confirming with fresh pairs"
};
function statusLine(state, elapsedMs) {
	if (state.plan === null) return `preparing · ${formatDuration(elapsedMs)}`;
	const times = [`${formatDuration(elapsedMs)} elapsed`, timeLeft(state, elapsedMs)];
	return joined([
		doing(state),
		times.filter((part) => part !== "").join(", "),
		placeOf(state, state.plan)
	]);
}
function statusBlock(state, elapsedMs) {
	const planned = runningScenario(state);
	const { live } = state;
	const load = live === null || planned === void 0 ? [] : liveLines(live, planned);
	return [statusLine(state, elapsedMs), ...load].join("\n");
}
const runningScenario = ({ plan, current }) => plan?.scenarios.find((scenario) => scenario.id === current);
function heartbeatLine(state, elapsedMs) {
	const { plan } = state;
	const rest = plan === null ? "preparing" : joined([
		doing(state),
		loadOf(state),
		timeLeft(state, elapsedMs),
		placeOf(state, plan)
	]);
	return `[${formatDuration(elapsedMs)}] ${rest}`;
}
function loadOf(state) {
	const planned = runningScenario(state);
	return state.live === null || planned === void 0 ? "" : liveWords(state.live, planned);
}
const joined = (parts) => parts.filter((part) => part !== "").join(" · ");
function doing(state) {
	const { plan, byScenario, finished } = state;
	const planned = runningScenario(state);
	if (plan == null || planned === void 0) return finished.length === 0 ? "preparing" : "";
	const progress = byScenario[planned.id] ?? UNTOUCHED;
	return planned.driver.kind === "results" ? describeReading(planned, progress) : describeScenario(planned, progress, plan.pairing);
}
const describeReading = ({ id }, { samples }) => `${cleanName(id)} · ${samples === 0 ? "reading files" : `${plural(samples, "sample")} read`}`;
function placeOf({ current, finished }, { scenarios, pairing }) {
	const index = scenarios.findIndex((scenario) => scenario.id === current);
	const of = formatNumber(scenarios.length, 0);
	return `${index === -1 ? `${formatNumber(finished.length, 0)} of ${plural(scenarios.length, "scenario")} done` : `scenario ${formatNumber(index + 1, 0)} of ${of}`}${pairing === null ? "" : PURPOSES[pairing.purpose]}`;
}
function timeLeft(state, elapsedMs) {
	const left = remainingMs(state, elapsedMs);
	return left === null ? "" : `about ${formatDuration(left)} left`;
}
function closingLine(state, scenario, elapsedMs) {
	const progress = state.byScenario[scenario] ?? UNTOUCHED;
	const { samples, baseSamples, failures } = progress;
	const paired = state.plan?.pairing != null;
	const parts = [
		(state.plan?.scenarios.find(({ id }) => id === scenario))?.repeat !== void 0 ? plural(samples, "run") : paired ? plural(Math.max(baseSamples, samples - baseSamples), "pair") : plural(samples, "sample"),
		failures === 0 ? "" : `${failures} failed`,
		runningEstimates(progress)
	];
	return `[${formatDuration(elapsedMs)}] ${cleanName(scenario)}: ${parts.filter((part) => part !== "").join(", ")}`;
}
function describeScenario(planned, progress, pairing) {
	if (planned.repeat !== void 0) return describeRepetition(planned.id, planned.repeat, progress);
	const arms = pairing === null ? 1 : 2;
	const warmups = planned.samples.warmup * arms;
	const most = samplesOf(planned, pairing) / arms;
	const current = Math.min(Math.floor(progress.samples / arms) + 1, most);
	const step = progress.samples === 0 && progress.warmups < warmups ? `warm-up ${progress.warmups + 1}/${warmups}` : `${pairing === null ? "sample" : "pair"} ${current}/${most}`;
	const failed = progress.failures === 0 ? "" : `${progress.failures} failed`;
	return [
		cleanName(planned.id),
		step,
		runningEstimates(progress),
		failed
	].filter((part) => part !== "").join(" · ");
}
function describeRepetition(id, repeat, { samples, failures }) {
	const most = runsOf(repeat);
	const of = repeat.until.kind === "time" && repeat.only === null ? "" : ` of ${formatNumber(most, 0)}`;
	const run = repeat.only ?? Math.min(samples + 1, most);
	const step = repeat.only === null ? `run ${formatNumber(run, 0)}${of}` : `run ${formatNumber(run, 0)} again`;
	return [cleanName(id), failures === 0 ? step : `${step}, ${formatNumber(failures, 0)} failed`].join(" · ");
}
function runningEstimates({ wallNs, baseWallNs }) {
	const head = runningEstimate(wallNs);
	if (baseWallNs.length === 0) return head;
	return [`base ${runningEstimate(baseWallNs)}`, head === "" ? "" : `head ${head}`].filter((part) => part !== "").join(", ");
}
function runningEstimate(wallNs) {
	const metric = builtInMetric("time.wall");
	if (metric === void 0 || wallNs.length === 0) return "";
	const center = middle(wallNs);
	const spread = center === 0 ? 0 : 1.4826 * middle(wallNs.map((value) => Math.abs(value - center))) / center;
	const shown = `median ${formatValue(metric, center)}`;
	return wallNs.length < 3 ? shown : `${shown} ± ${formatPercent(spread)}`;
}
function middle(values) {
	const sorted = values.toSorted((a, b) => a - b);
	const half = Math.floor(sorted.length / 2);
	const upper = sorted[half] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

// src/report/progress.ts
const REDRAW_MS = 500;
const HEARTBEAT_MS = 3e4;
function createProgress(target) {
	const screen = target.isTTY ? redrawn(target.stream) : printed(target.stream);
	let startedAt = target.now();
	const elapsed = () => target.now() - startedAt;
	let state = NO_PROGRESS;
	const timer = setInterval(() => screen.tick(state, elapsed()), target.isTTY ? REDRAW_MS : HEARTBEAT_MS);
	timer.unref();
	const close = () => {
		clearInterval(timer);
		screen.close();
	};
	const listen = (event) => {
		state = advance(state, event);
		if (event.type === "run-started") startedAt = target.now();
		screen.show(event, state, elapsed());
	};
	return Object.assign(listen, { close });
}
function redrawn(stream) {
	let line = null;
	let closed = false;
	import("./log-update.js").then(({ createLogUpdate }) => {
		line = closed ? null : createLogUpdate(stream);
	}).catch(() => {});
	const draw = (state, elapsedMs) => {
		if (closed) return;
		if (state.over) line?.clear();
		else line?.(inertLines(statusBlock(state, elapsedMs)));
	};
	return {
		show: (_event, state, elapsedMs) => draw(state, elapsedMs),
		tick: draw,
		close: () => {
			if (closed) return;
			closed = true;
			line?.clear();
			line?.done();
		}
	};
}
function printed(stream) {
	const print = (line) => stream.write(`${inertLines(line)}\n`);
	return {
		show: (event, state, elapsedMs) => {
			if (!("arm" in event) || event.arm === "base") return;
			if (event.type === "scenario-started") print(heartbeatLine(state, elapsedMs));
			if (event.type === "scenario-finished") print(closingLine(state, event.scenario, elapsedMs));
		},
		tick: (state, elapsedMs) => {
			if (!state.over) print(heartbeatLine(state, elapsedMs));
		},
		close: () => {}
	};
}

export { createProgress as t };