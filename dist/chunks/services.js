import { n as describeOutcome } from "./outcome.js";
import { n as isFailure, r as isRun, t as endingAt } from "./ending.js";
import { t as grouped } from "./grouped.js";
import { i as testLabel } from "./flakes.js";
import { l as customMetric, u as qualified } from "./metric.js";
import { i as isGeneratorsFault, o as whyUnanswered, t as sideOf } from "./sides.js";
import { a as formatLevels, c as formatValue, d as plural, i as formatDuration, l as formatValues, o as formatNumber, r as formatAmount, s as formatProbability } from "./format.js";
import { a as formatSignedPercent, i as formatPercent, o as visibleChange } from "./change.js";
import { a as cleanSentence } from "./clean2.js";
import { n as sparkline } from "./sparkline.js";
import { A as lacksReference, C as describeProcesses, F as quoted, L as subjectOf, N as name, R as text, u as findMetric } from "./row.js";
import { t as STATUS_WORDS } from "./headline.js";

// src/report/coverage.ts
const COVERAGE_TITLE = "Coverage";
const GAP_WORDS = {
	uncovered: "no scenario covers it",
	"left-out": "what covers it was left out of this run"
};
const coverageWord = ({ gap, status }) => gap === "uncovered" ? "not covered" : STATUS_WORDS[status];
const traitsOf = ({ level, category, priority, status }, room) => [
	level,
	room === "wide" ? category : null,
	priority,
	STATUS_WORDS[status]
].filter((part) => part !== null).join(", ");
function coverageSummary({ verdict }) {
	const { traceability } = verdict;
	if (traceability === void 0) return [];
	const { declared, covered, levels, priorities } = traceability;
	const share = declared === null || declared === 0 ? "" : ` (${formatPercent(covered / declared)})`;
	return [
		declared === null ? `${plural(covered, "id is covered", "ids are covered")}; which are not is known where stress.yml declares its requirements` : `${formatNumber(covered, 0)} of ${plural(declared, "requirement")} covered${share}`,
		`Scenarios by level: ${levels.map((portion) => portionOf(portion, portion.kind ?? "without a level")).join(", ")}`,
		`Scenarios by priority: ${priorities.map((portion) => portionOf(portion, portion.kind)).join(", ")}`
	];
}
function portionOf({ scenarios, share, sound }, kind) {
	const some = sound === scenarios ? "" : `, ${formatNumber(sound, 0)} passing`;
	return `${kind} ${formatNumber(scenarios, 0)} (${formatNumber(100 * share, 0)} %${some})`;
}

// src/report/trend.ts
const TRENDS_TITLE = "Over one long run";
const TRENDS_CAUTION = "One run of one version: a picture, not a verdict";
function trendsOf({ analysis, result }, level) {
	const soaks = new Set(result.plan.scenarios.filter((planned) => planned.leaks).map(({ id }) => id));
	return analysis.scenarios.flatMap(({ id, trends }) => trends.filter(({ picture }) => picture.length > 0).filter((trend) => level === "detailed" || soaks.has(id) || trend.advice === "growing").map((trend) => ({
		scenario: id,
		trend
	})));
}
const trendOfRow = ({ check, scenario }) => check.rule === "leak" ? scenario?.trends.find(({ metric }) => metric === check.metric) ?? null : null;
const describeTrend = ({ scenario, trend }) => [
	name(scenario),
	text(" "),
	name(resourceOf(trend)),
	text(` ${sparkline(trend.picture)} ${trendLevels(trend)}, ${trendWords(trend)} (`),
	quoted(trend.source),
	text(")")
];
const resourceOf = ({ metric }) => metric.replace(/\.(leak|growth)$/, "");
function trendLevels(trend) {
	const { picture } = trend;
	return formatLevels(readingOf(trend), [picture[0] ?? null, picture.at(-1) ?? null]);
}
const readingOf = (trend) => customMetric(resourceOf(trend), trend.unit, null);
const SHAPES = {
	flat: "flat",
	plateau: "warm-up then plateau",
	linear: "linear",
	sawtooth: "saw-tooth",
	step: "step",
	oscillating: "oscillating"
};
const ADVICE = {
	growing: ", growing",
	fading: ", growth fading",
	flat: ""
};
const trendWords = ({ shape, advice }) => `${SHAPES[shape]}${ADVICE[advice]}`;

// src/report/notes.ts
const notMeasured = (view, sections) => [...skippedChecks(sections), ...unavailableMetrics(view)];
const skippedChecks = ({ skipped }) => skipped.map(({ check }) => [
	...subjectOf(check),
	text(": "),
	quoted(check.reason)
]);
function unavailableMetrics({ analysis }) {
	const missing = /* @__PURE__ */ new Map();
	for (const scenario of analysis.scenarios) for (const { metric, reason } of scenario.unavailable) {
		const key = JSON.stringify([metric, reason]);
		const found = missing.get(key) ?? {
			metric,
			reason,
			scenarios: []
		};
		found.scenarios.push(scenario.id);
		missing.set(key, found);
	}
	const groups = /* @__PURE__ */ new Map();
	for (const { metric, reason, scenarios } of missing.values()) {
		const key = JSON.stringify([reason, scenarios]);
		const group = groups.get(key) ?? {
			metrics: [],
			reason,
			scenarios
		};
		group.metrics.push(metric);
		groups.set(key, group);
	}
	return [...groups.values()].map(({ metrics, reason, scenarios }) => [
		...listed(metrics),
		...scenarios.length === 1 ? [text(" of "), name(scenarios[0] ?? "")] : [text(` of ${scenarios.length} scenarios`)],
		text(": "),
		quoted(reason)
	]);
}
function listed(metrics) {
	const named = metrics.slice(0, MOST_NAMED);
	const rest = metrics.length - named.length;
	return [...named.flatMap((metric, i) => [...i === 0 ? [] : [text(", ")], name(metric)]), ...rest === 0 ? [] : [text(` and ${rest} more`)]];
}
const MOST_NAMED = 12;
function caveatLines({ analysis, result, rounds }) {
	const all = [
		...analysis.caveats,
		...result.caveats,
		...rounds.flatMap((round) => round.caveats),
		...analysis.scenarios.flatMap((scenario) => metricCaveats(scenario.metrics))
	];
	return [...grouped(all, ({ scenario, text: sentence }) => JSON.stringify([scenario === null, sentence])).values()].map(describeCaveats);
}
function describeCaveats(caveats) {
	const scenarios = new Set(caveats.flatMap(({ scenario }) => scenario ?? []));
	const [first] = caveats;
	if (first === void 0) return [];
	const { text: sentence, advice } = first;
	return [
		...scenarios.size === 0 ? [] : [...listed([...scenarios]), text(": ")],
		quoted(sentence),
		...advice === null ? [] : [text(". "), text(capitalise(cleanSentence(advice)))]
	];
}
const metricCaveats = (metrics) => metrics.flatMap((metric) => metric.caveats);
function recommendationLines({ analysis }) {
	return [
		...given(analysis),
		...sharperPairs(analysis),
		...sharperLeaks(analysis)
	];
}
const BLINDNESS = 2;
function sharperPairs({ scenarios, recommendations }) {
	const blind = scenarios.flatMap(({ id, metrics }) => metrics.flatMap(({ metric, comparison }) => comparison.kind === "paired" && comparison.state === "undecided" && comparison.mde80 > BLINDNESS * comparison.smallestEffect && !recommendations.some((given) => given.scenario === id && given.metric === metric.id) ? [{
		subject: [
			name(metric.id),
			text(" of "),
			name(id)
		],
		byCpu: cpuTimeHelps(metric, metrics)
	}] : []));
	const subjects = (byCpu) => blind.filter((entry) => entry.byCpu === byCpu).map(({ subject }) => subject);
	return [...sharper(subjects(true), `${CPU_TIME}; ${SHARPER}`), ...sharper(subjects(false), SHARPER)];
}
function sharperLeaks({ scenarios, recommendations }) {
	const blind = scenarios.flatMap(({ id, metrics }) => metrics.filter(({ metric, comparison }) => comparison.kind === "leak" && comparison.state === "undecided" && !recommendations.some((given) => given.scenario === id && given.metric === metric.id)).map(({ metric }) => ({
		metric,
		subject: subjectOf({
			scenario: id,
			metric: metric.id
		})
	})));
	const [memory, counted] = [true, false].map((isMemory) => blind.filter(({ metric }) => metric.unit === "bytes" === isMemory).map(({ subject }) => subject));
	return [...sharper(memory ?? [], `${HEAP}; or ${LONGER}`, "leaks"), ...sharper(counted ?? [], LONGER, "leaks")];
}
const HEAP = "report the heap after a garbage collection at checkpoints, which hides less than pages do";
const LONGER = "let each run do more operations";
function sharper([first, ...more], advice, what = "changes") {
	if (first === void 0) return [];
	const others = more.length === 0 ? [] : [text(` and ${more.length} more`)];
	return [[
		text(`To see smaller ${what} in `),
		...first,
		...others,
		text(`: ${advice}`)
	]];
}
const cpuTimeHelps = ({ kind }, metrics) => (kind === "time" || kind === "tail" || kind === "rate") && !metrics.some(({ metric, gated }) => gated && metric.id === "cpu.perop");
const CPU_TIME = "gate CPU time, which is several times quieter than elapsed time";
const SHARPER = "let one invocation last half a second or more; allow more pairs by a larger budget; or use a quieter runner";
const lookLines = ({ analysis }) => analysis.scenarios.flatMap(({ id, metrics }) => metrics.flatMap(({ metric, comparison }) => {
	if (comparison.kind === "leak") return [leakLook(id, metric, comparison)];
	if (comparison.kind !== "paired") return [];
	const { pairs, dropped, p, adjustedP, alpha, state, confirmation } = comparison;
	const words = [
		`${plural(pairs, "pair")}${dropped === 0 ? "" : ` and ${dropped} dropped`}`,
		`p ${formatProbability(p)}`,
		`adjusted ${formatProbability(adjustedP)} at a level of ${formatProbability(alpha)}`,
		state,
		...confirmation === null ? [] : [`${plural(confirmation.pairs, "fresh pair")} with p ${formatProbability(confirmation.p)}`]
	];
	return [[
		name(metric.id),
		text(" of "),
		name(id),
		text(`: ${words.join(", ")}`)
	]];
}));
function leakLook(scenario, metric, comparison) {
	const { p, alpha, state, margin, wanted, confirmation } = comparison;
	const fresh = confirmation === null ? [] : [`${plural(confirmation.processes, "fresh process", "fresh processes")} a side with p ${formatProbability(confirmation.p)}`];
	const words = [
		describeProcesses(comparison),
		`p ${formatProbability(p)} at a level of ${formatProbability(alpha)}`,
		`${state} against ${formatValue(metric, state === "worse" ? margin : wanted)}`,
		...fresh
	];
	return [...subjectOf({
		scenario,
		metric: metric.id
	}), text(`: ${words.join(", ")}`)];
}
function given({ recommendations }) {
	return recommendations.map(({ scenario, metric, text: sentence }) => [
		...scenario === null ? [] : [name(scenario), text(metric === null ? ": " : " ")],
		...metric === null ? [] : [name(metric), text(": ")],
		text(capitalise(cleanSentence(sentence)))
	]);
}
function reproductions({ failed, unclear, warned }) {
	const commands = [
		...failed,
		...unclear,
		...warned
	].filter((row) => !lacksReference(row)).map((row) => row.check.reproduce);
	return [...new Set(commands.filter((command) => command !== null))];
}
const excerptsOf = ({ analysis }) => analysis.scenarios.flatMap(({ id, trouble }) => trouble === null || trouble.excerpt.trim() === "" ? [] : [{
	scenario: id,
	log: trouble.log,
	output: trouble.excerpt
}]);
const capitalise = (sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

// src/report/grids.ts
const GRIDS_TITLE = "Main effects of load factors";
const effectRows = ({ analysis }) => (analysis.grids ?? []).flatMap(({ scenario, metrics }) => metrics.flatMap((effects) => effects.kind === "unknown" ? [] : effects.factors.flatMap((factor) => levelRows(scenario, effects, factor))));
function levelRows(scenario, effects, { factor, levels }) {
	const { metric } = effects;
	const means = formatValues(metric, levels.map(({ mean }) => mean));
	return levels.map((level, i) => ({
		scenario,
		metric: metric.id,
		factor,
		level: level.level,
		mean: means[i] ?? "–",
		effect: effectText(effects, level)
	}));
}
function effectText({ metric, scale }, { effect }) {
	if (effect === null) return "";
	const { change, interval } = effect;
	const shown = (value) => scale === "relative" ? formatSignedPercent(value) : signedAmount(formatAmount(metric, value), value);
	if (interval === null) return shown(change);
	const end = (value) => value === null ? "–" : shown(value).replace(/ %$/, "");
	return `${shown(change)} [${end(interval.low)}, ${end(interval.high)}]`;
}
const signedAmount = (amount, value) => value > 0 ? `+${amount}` : amount;
const gridLines = ({ analysis }) => (analysis.grids ?? []).flatMap((grid) => [
	...grid.metrics.map((effects) => [
		name(effects.metric.id),
		text(" of "),
		name(grid.scenario),
		...saidOf(effects, grid)
	]),
	...grid.metrics.length === 0 ? [[name(grid.scenario), text(`: no cell of ${formatNumber(grid.cells, 0)} gave a value to tell effects from`)]] : [],
	...basisOf(grid.metrics.filter((effects) => effects.kind === "estimated")).map((line) => [name(grid.scenario), text(`: ${line}`)])
]);
function saidOf(effects, grid) {
	if (effects.kind === "unknown") return [text(": no main effects, since "), quoted(effects.reason)];
	const shares = [...effects.factors].sort((a, b) => b.share - a.share).map(({ factor, share }) => `${factor} ${formatPercent(share)}`);
	const cells = effects.cells === grid.cells ? `${formatNumber(grid.cells, 0)} cells` : `${formatNumber(effects.cells, 0)} of ${formatNumber(grid.cells, 0)} cells`;
	const left = formatPercent(effects.unexplained);
	return [text(`: of the variation between ${cells} ${shares.join(", ")}, left over ${left}${interactionText(effects)}`)];
}
const BASIS = {
	cells: "intervals rest on how far cells lie from the sum of their effects",
	invocations: "cells are few, so intervals rest on the scatter within each of them; how the machine changed from cell to cell is not in these",
	none: "no intervals, since cells and invocations are too few"
};
function basisOf(estimated) {
	const errors = new Set(estimated.map(({ error }) => error ?? "none"));
	const found = estimated.some((effects) => toldOf(effects).length > 0);
	return [...[...errors].map((error) => BASIS[error]), ...found ? ["probabilities of interactions are held against the scatter within cells; a machine that changes from cell to cell looks like one"] : []];
}
const TOLD_BELOW = .01;
const toldOf = ({ interactions = [] }) => interactions.filter(({ p }) => p * interactions.length < TOLD_BELOW);
function interactionText(effects) {
	if (effects.interactions === void 0) return "";
	const told = toldOf(effects).map(({ factors, share, p }) => `${factors.join(" × ")} ${formatPercent(share)} (p ${equalling(p)})`);
	return told.length === 0 ? ", with no interaction beyond the noise" : `, of which ${told.join(", ")}`;
}
function equalling(p) {
	const shown = formatProbability(p);
	return shown.startsWith("<") ? shown : `= ${shown}`;
}

// src/report/load-late.ts
const LATE = .02;
function lateRemarks({ trace, load }) {
	if (trace === null || load.model === "closed") return [];
	const measured = trace.phases.filter(({ measure }) => measure);
	const parts = trace.phases.length < 2 ? [] : measured;
	return [{
		where: [text("the load")],
		share: lateShare(measured)
	}, ...parts.map((part) => ({
		where: [name(part.name)],
		share: lateShare([part])
	}))].filter(({ share }) => share > LATE).map(({ where, share }) => [
		text(`${formatNumber(100 * share, 0)} % of what was due in `),
		...where,
		text(" ended only after it: that is in the share beside the rate, and not in the rate")
	]);
}
function lateShare(parts) {
	const within = parts.reduce((sum, { soundCompleted }) => sum + soundCompleted, 0);
	const well = parts.flatMap(({ service }) => service.counts).reduce((sum, count) => sum + count, 0);
	return well === 0 ? 0 : 1 - within / well;
}

// src/report/load-search.ts
const RATE$1 = {
	id: "",
	unit: "per-second",
	better: "higher",
	kind: "rate",
	about: ""
};
const TIME$2 = {
	id: "",
	unit: "ns",
	better: "lower",
	kind: "tail",
	about: ""
};
function describeSearches(searches) {
	const answered = searches.filter(({ sustainable }) => sustainable !== null);
	return [...answered.length === 0 ? [] : answers(answered, searches.length), ...unanswered(searches)].flatMap((part, i) => i === 0 ? part : [text("; "), ...part]);
}
function answers(answered, all) {
	const held = answered.flatMap(({ sustainable }) => sustainable ?? []);
	const failed = answered.flatMap(({ beyond }) => beyond ?? []);
	const early = answered.filter(({ cut }) => cut !== null);
	const limiting = answered.findLast((search) => search.limiting !== null)?.limiting ?? null;
	const least = early.length === answered.length ? "at least " : "";
	return [
		[text(`sustains ${least}${range(held)}${timesOf(answered.length, all)}`)],
		...failed.length === 0 ? [] : [[text(`${range(failed)} does not hold`), ...limiting === null ? [] : because(limiting)]],
		...answered.some(({ metastable }) => metastable) ? [[text("after an overload it no longer holds what it held before")]] : [],
		...early.slice(-1).map(({ cut }) => {
			const which = least === "" ? `${early.length} ended early` : "the search ended early";
			return [text(`${which}: `), quoted(cut ?? "")];
		})
	];
}
function timesOf(answered, all) {
	if (all === 1) return "";
	return ` in ${answered === all ? "" : `${answered} of `}${plural(all, "search", "searches")}`;
}
const because = (limiting) => [
	text(" ("),
	quoted(limiting),
	text(")")
];
function unanswered(searches) {
	const without = searches.filter(({ sustainable }) => sustainable === null);
	return [without.filter((search) => !isGeneratorsFault(search)), without.filter((search) => isGeneratorsFault(search))].flatMap((group) => {
		const last = group.at(-1);
		if (last === void 0) return [];
		const count = searches.length === 1 ? "" : `${group.length} of ${searches.length} searches `;
		return [[text(`${count}found no rate: `), quoted(whyUnanswered(last))]];
	});
}
function range(values) {
	const ends = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
	return [...new Set(formatValues(RATE$1, ends))].join(" to ");
}
const probeRow = ({ rate: tried, purpose, holdMs, verdict, throughput, p50, p99 }) => ({
	rate: rate(tried),
	purpose,
	held: formatDuration(holdMs),
	throughput: throughput === null ? "–" : rate(throughput),
	times: [p50, p99].map((time) => formatValue(TIME$2, time)).join(" · "),
	kind: verdict.kind,
	verdict: verdictWords(verdict)
});
function verdictWords(verdict) {
	switch (verdict.kind) {
		case "holds": return "";
		case "fails": return verdict.criterion;
		case "unclear": return `leans to ${verdict.leans === "holds" ? "holding" : "failing"}: ${verdict.criterion}`;
		case "void":
		case "broken": return verdict.reason;
	}
}
const rate = (value) => formatValue(RATE$1, value);

// src/report/pairs.ts
function headResult(view, scenario) {
	const heads = [view.result, ...view.rounds].filter((run) => run.plan.pairing?.purpose !== "confirm").map((run) => armOf(run, scenario, "head")).filter((head) => head !== null);
	return heads.find((head) => head.repetition !== void 0) ?? heads.findLast((head) => head.metrics.length > 0) ?? heads.at(-1) ?? null;
}
const pairRatios = (view, scenario, metric) => ({
	search: ratiosIn(view, "search", scenario, metric),
	confirm: ratiosIn(view, "confirm", scenario, metric)
});
function ratiosIn(view, purpose, scenario, metric) {
	return [view.result, ...view.rounds].filter((run) => run.plan.pairing?.purpose === purpose).flatMap((run) => ratiosOf(run, scenario, metric));
}
function ratiosOf(run, scenario, metric) {
	const [head, base] = ["head", "base"].map((arm) => armOf(run, scenario, arm)?.metrics.find((entry) => entry.metric.id === metric));
	if (head === void 0 || base === void 0) return [];
	const byIndex = new Map(base.invocations.map((index, i) => [index, base.samples[i] ?? 0]));
	return head.invocations.flatMap((index, i) => {
		const [partner = 0, value = 0] = [byIndex.get(index), head.samples[i]];
		return partner === 0 ? [] : [value / partner - 1];
	});
}
const armOf = (run, id, arm) => sideOf(run, id, arm) ?? null;

// src/report/loads.ts
const LOADS_TITLE = "Load";
function loadsOf(view) {
	const known = idsOfLoads(view);
	if (known.size === 0) return [];
	const plans = new Map(view.result.plan.scenarios.map((planned) => [planned.id, planned]));
	return view.analysis.scenarios.flatMap(({ id }) => {
		const planned = plans.get(id);
		const result = known.has(id) ? headResult(view, id) : null;
		if (result === null || planned === void 0) return [];
		const { loadTrace = null, searches = [] } = result;
		if (loadTrace === null && searches.length === 0) return [];
		return [{
			id,
			planned,
			load: planned.load,
			result,
			trace: loadTrace,
			searches
		}];
	});
}
const idsOfLoads = ({ result, rounds }) => new Set([result, ...rounds].flatMap(({ scenarios }) => scenarios).filter(({ loadTrace, searches }) => loadTrace !== void 0 || searches !== void 0).map(({ id }) => id));

// src/report/load-remarks.ts
const MOST_KINDS = 5;
const loadRemarks = (view) => loadsOf(view).flatMap((shown) => remarksOf(shown).map((remark) => [
	name(shown.id),
	text(": "),
	...remark
]));
const remarksOf = ({ trace, searches, result, load }) => [
	...searches.length === 0 ? [] : [describeSearches(searches)],
	...trace === null ? [] : [...countRemarks(trace.counts), ...voidRemarks(trace)],
	...lateRemarks({
		trace,
		load
	}),
	...failureRemarks(result.failures)
];
function countRemarks({ scheduled, ok, ...counts }) {
	const told = COUNTED.flatMap(([key, words]) => counts[key] === 0 ? [] : [`${formatNumber(counts[key], 0)} ${words}`]);
	if (told.length === 0) return [];
	return [[text(`of ${plural(scheduled, "operation")} in one invocation ${formatNumber(ok, 0)} ended well, ${told.join(", ")}`)]];
}
const COUNTED = [
	["failed", "failed"],
	["timedOut", "timed out"],
	["dropped", "were dropped"],
	["interrupted", "were given up when the load was over"],
	["queued", "had to wait for a free place"]
];
function voidRemarks({ voided, windows }) {
	const [first] = voided;
	if (first === void 0) return [];
	const count = `${formatNumber(voided.length, 0)} of ${plural(windows.scheduled.length, "window")}`;
	const causes = CAUSES.flatMap(([cause, words]) => {
		const having = voided.filter((window) => window.cause === cause).length;
		return having === 0 ? [] : [`${formatNumber(having, 0)} ${words}`];
	});
	return [[text(`${count} do not count (${causes.join(", ")}); the first: `), quoted(first.reason)]];
}
const CAUSES = [
	["late", "with late starts"],
	["saturated", "with a generator that had no time left"],
	["paused", "in which the generator collected garbage"]
];
function failureRemarks(failures) {
	const kinds = failures.filter(({ outcome, invocations = 0 }) => invocations === 0 && !OF_THE_WHOLE.has(outcome.kind)).toSorted((a, b) => b.count - a.count);
	const rest = kinds.length - MOST_KINDS;
	return [...kinds.slice(0, MOST_KINDS).map(({ outcome, count }) => [text(`${plural(count, "operation")} `), quoted(describeOutcome(outcome, count))]), ...rest > 0 ? [[text(`operations that failed in ${plural(rest, "other way")}`)]] : []];
}
const OF_THE_WHOLE = /* @__PURE__ */ new Set([
	"aborted",
	"unmeasured",
	"interrupted"
]);

// src/report/load-rows.ts
const UNKNOWN = "–";
const PERCENTILES = [
	"p50",
	"p95",
	"p99"
];
const loadRows = (view, level) => loadsOf(view).flatMap((shown) => rowsOfLoad(shown, view.analysis)).filter(({ phase, done }) => done !== UNKNOWN && (level === "detailed" || phase === null));
function rowsOfLoad(shown, analysis) {
	const { trace } = shown;
	const measured = trace?.phases.filter(({ measure }) => measure) ?? [];
	return [null, ...trace === null || trace.phases.length < 2 ? [] : measured.map(({ name }) => name)].map((phase) => rowOf$1(shown, phase, analysis));
}
function rowOf$1({ id, load }, phase, analysis) {
	const value = (metric) => {
		const found = findMetric(analysis, id, phase === null ? metric : qualified(metric, phase));
		return found?.estimate == null ? UNKNOWN : formatValue(found.metric, found.estimate.center);
	};
	const times = (family) => {
		const values = PERCENTILES.map((percentile) => value(`${family}.${percentile}`));
		return values.every((shown) => shown === UNKNOWN) ? UNKNOWN : values.join(" · ");
	};
	const isOpen = load.model === "open";
	const achieved = isOpen ? value("load.achieved") : UNKNOWN;
	return {
		scenario: id,
		phase,
		done: `${value("throughput")}${achieved === UNKNOWN ? "" : ` (${achieved})`}`,
		response: isOpen ? times("latency") : UNKNOWN,
		service: times(isOpen ? "service" : "latency"),
		failed: value("errors.rate"),
		dropped: isOpen ? value("load.dropped") : UNKNOWN
	};
}

// src/report/cells.ts
const CELLS_TITLE = "Repeated tests by condition";
const MOST_TESTS = 5;
const MOST_CELLS = 16;
function cellRows(view) {
	const heads = headsOf(view);
	const failing = new Map(view.analysis.scenarios.map(({ id, tests }) => [id, tests?.failing ?? []]));
	return view.result.plan.scenarios.flatMap(({ id, repeat }) => {
		const sides = heads.get(id);
		if (repeat === void 0 || repeat.cells.length < 2 || sides === void 0) return [];
		const rowsOf = (test, tallies) => conditionRows(repeat.cells, tallies).map((row) => ({
			scenario: id,
			test,
			...row
		}));
		const worst = (failing.get(id) ?? []).slice(0, MOST_TESTS);
		return [...rowsOf([text("any test")], wholeRuns(sides)), ...worst.flatMap(({ test }) => rowsOf([name(testLabel(test))], runsOf(test, sides)))];
	});
}
function headsOf({ result, rounds }) {
	const found = [result, ...rounds].map(({ scenarios }) => grouped(scenarios.flatMap(({ id, arm, repetition }) => arm === "head" && repetition !== void 0 ? [{
		id,
		repetition
	}] : []), ({ id }) => id)).toReversed().flatMap((run) => [...run]);
	return new Map(found.map(([id, sides]) => [id, sides.map(({ repetition }) => repetition)]));
}
const wholeRuns = (sides) => tallied(sides, ({ tests }) => {
	const failed = tests.filter(({ failures }) => failures.length > 0);
	return (run) => failed.some(({ test, endings }) => isFailure(endingAt(test, endings, run))) ? "F" : ".";
});
const runsOf = (test, sides) => tallied(sides, ({ tests }) => {
	const endings = tests.find((own) => own.test === test)?.endings ?? "";
	return (run) => endingAt(test, endings, run);
});
function tallied(sides, endingsOf) {
	const tallies = /* @__PURE__ */ new Map();
	for (const side of sides) {
		const endingOf = endingsOf(side);
		side.cells.forEach((cell, run) => {
			const letter = endingOf(run);
			const one = {
				failed: Number(isFailure(letter)),
				runs: Number(isRun(letter))
			};
			tallies.set(cell, sumOf([tallies.get(cell), one]));
		});
	}
	return tallies;
}
const sumOf = (tallies) => tallies.reduce((sum, one) => ({
	failed: sum.failed + (one?.failed ?? 0),
	runs: sum.runs + (one?.runs ?? 0)
}), {
	failed: 0,
	runs: 0
});
function conditionRows(cells, tallies) {
	const levels = levelsOf(cells);
	const factors = new Set(levels.map(({ factor }) => factor));
	const byLevel = levels.map(({ factor, level }) => rowOf([name(`${factor}=${level}`)], sumOf(cells.map((cell, i) => cell.levels[factor] === level ? tallies.get(i) : void 0))));
	return factors.size === 1 ? byLevel : [...byLevel, ...cellByCell(cells, tallies)];
}
function levelsOf(cells) {
	return [...new Set(cells.flatMap(({ levels }) => Object.keys(levels)))].flatMap((factor) => {
		const own = [...new Set(cells.flatMap(({ levels }) => levels[factor] ?? []))];
		return own.length < 2 ? [] : own.map((level) => ({
			factor,
			level
		}));
	});
}
function cellByCell(cells, tallies) {
	const ranked = cells.map((cell, i) => ({
		cell,
		tally: tallies.get(i) ?? sumOf([])
	})).sort((a, b) => rateOf(b.tally) - rateOf(a.tally));
	const rest = ranked.slice(MOST_CELLS);
	const shown = ranked.slice(0, MOST_CELLS).map(({ cell, tally }) => rowOf([name(cell.id)], tally));
	const more = [text(`${plural(rest.length, "more cell")} together`)];
	return rest.length === 0 ? shown : [...shown, rowOf(more, sumOf(rest.map(({ tally }) => tally)))];
}
const rateOf = ({ failed, runs }) => runs === 0 ? -1 : failed / runs;
const rowOf = (condition, { failed, runs }) => ({
	condition,
	failed: runs === 0 ? "not run" : `${formatNumber(failed, 0)} of ${formatNumber(runs, 0)}`,
	rate: runs === 0 ? "" : formatPercent(failed / runs)
});

// src/report/ladders.ts
const LADDERS_TITLE = "Scalability";
const LADDERS_CAUTION = "Users share the cores of this machine with the software under test: beyond as many users as there are cores, contention is that of the cores, too";
const RATE = {
	id: "",
	unit: "per-second",
	better: "higher",
	kind: "rate",
	about: ""
};
const laddersOf = ({ analysis }) => analysis.ladders ?? [];
const ladderLines = (view) => laddersOf(view).map((ladder) => [
	name(ladder.name),
	text(": "),
	...describeLaw(ladder),
	text(`. ${describeRungs(ladder)}`)
]);
function describeLaw({ law }) {
	if (law.kind === "refused") return [text("its scalability cannot be told: "), quoted(law.reason)];
	const { rate, contention, coherency, peak, roof } = law;
	const ceiling = roof === null ? [] : [`contention alone would allow ${formatValue(RATE, roof)}`];
	return [text([
		`${rateWords(rate)} with one user`,
		`contention ${small(contention)}`,
		`coherency ${small(coherency)}`,
		describePeak(peak),
		...ceiling
	].join(", "))];
}
function describePeak(peak) {
	if (peak.kind === "measured") {
		const { low, high } = peak.users.interval;
		return `most with ${`${Math.floor(peak.users.value)} users [${whole(low)}, ${whole(high)}]`}: ${rateWords(peak.throughput)}`;
	}
	const { largest, atLeast } = peak;
	return `the peak was not passed with ${largest} users${atLeast === null || atLeast < 2 ? "" : `, it lies at ${Math.floor(atLeast)} users or above`}`;
}
const rateWords = ({ value, interval: { low, high } }) => {
	const [center, from, to] = formatValues(RATE, [
		value,
		low,
		high
	]);
	return `${center} [${low === null ? "−∞" : from}, ${high === null ? "+∞" : to}]`;
};
const small = ({ value, interval: { low, high } }) => `${digits(value)} [${low === null ? "−∞" : digits(low)}, ${high === null ? "+∞" : digits(high)}]`;
const digits = (value) => String(Number(value.toPrecision(2)));
const whole = (value) => value === null ? "+∞" : String(Math.floor(value));
const describeRungs = ({ rungs }) => `Users and throughput: ${rungs.map((rung) => `${rung.users}: ${throughputOf(rung)}`).join(", ")}`;
const throughputOf = ({ median }) => median === null ? "not measured" : formatValue(RATE, median);
function efficiencyOf({ users, median }, { law }) {
	if (law.kind === "refused" || median === null) return "";
	return formatPercent(median / (users * law.rate.value));
}
function lawAt({ law }, users) {
	if (law.kind === "refused") return null;
	const { rate, contention, coherency } = law;
	return rate.value * users / (1 + contention.value * (users - 1) + coherency.value * users * (users - 1));
}
const rungRows = (view) => laddersOf(view).flatMap((ladder) => ladder.rungs.map((rung) => {
	const fitted = lawAt(ladder, rung.users);
	return {
		ladder: ladder.name,
		users: String(rung.users),
		throughput: throughputOf(rung),
		fitted: fitted === null ? "" : formatValue(RATE, fitted),
		efficiency: efficiencyOf(rung, ladder)
	};
}));

// src/report/load-answers.ts
const LOAD_ANSWERS_TITLE = "What the loads found out";
const loadAnswerLines = (view) => view.analysis.scenarios.flatMap(({ id, bottlenecks = [] }) => {
	const saturation = findMetric(view.analysis, id, "load.saturation");
	const recovery = findMetric(view.analysis, id, "recovery.time");
	const causes = bottlenecks.map(({ evidence }) => evidence).join("; ");
	return [...lineOf(id, saturation, SATURATION, causes), ...lineOf(id, recovery, RECOVERY, "")];
});
const SATURATION = {
	known: (value, interval) => `throughput follows the load up to ${value}${interval}`,
	atLeast: (value) => `throughput followed the load up to ${value} and may do so beyond`,
	atMost: (value) => `throughput no longer followed the load at ${value}, of the lightest rates`
};
const RECOVERY = {
	known: (value, interval) => `as before again ${value}${interval} after a spike`,
	atLeast: (value) => `not as before again ${value} after a spike, when the load was over or the next one began: it takes at least so long`
};
function lineOf(id, metric, words, causes) {
	if (metric?.estimate == null) return [];
	const { center, interval, atLeast = false } = metric.estimate;
	const [value = "", low = "", high = ""] = formatValues(metric.metric, [
		center,
		interval.low,
		interval.high
	]);
	const has = (code) => metric.caveats.some((caveat) => caveat.code === code);
	const range = interval.low === null ? "" : ` [${low}, ${interval.high === null ? "+∞" : high}]`;
	const found = (has("upper-bound") && interval.low === null ? words.atMost?.(value) : void 0) ?? (atLeast ? words.atLeast(value) : words.known(value, range));
	return [[
		name(id),
		text(`: ${found}`),
		...causes === "" ? [] : [text("; there "), quoted(causes)]
	]];
}

// src/report/machines.ts
const MACHINES_TITLE = "Machine by machine";
const machineLines = ({ analysis }) => analysis.scenarios.flatMap(({ id, metrics }) => metrics.flatMap(({ metric, gated, machines, comparison }) => machines === void 0 || !gated ? [] : [[
	name(metric.id),
	text(" of "),
	name(id),
	text(`: ${foundBy(metric, machines, comparison)}`)
]]));
function foundBy(metric, { machines, levelSpread, changeSpread }, comparison) {
	const found = machines.map((machine) => describeMachine(metric, machine, comparison)).join(", ");
	const apart = [...changeSpread === null ? [] : [`changes ±${formatPercent(changeSpread)}`], ...levelSpread === null ? [] : [`levels ±${formatPercent(levelSpread)}`]];
	return apart.length === 0 ? found : `${found}; between machines ${apart.join(", ")}`;
}
const WORDS = {
	worse: " worse",
	fine: "",
	open: " open"
};
function describeMachine(metric, { level, change, state }, comparison) {
	return `${change === null ? formatValue(metric, level) : comparison.kind === "leak" ? formatValue(metric, change) : formatSignedPercent(visibleChange(metric, change))}${WORDS[state]}`;
}

// src/report/operation-times.ts
const OPERATIONS_TITLE = "Times of all operations together";
const TIME$1 = {
	id: "",
	unit: "ns",
	better: "lower",
	kind: "time",
	about: ""
};
const operationLines = ({ analysis }) => analysis.scenarios.flatMap(({ id, operationTimes }) => {
	if (operationTimes === void 0) return [];
	const { operations, percentiles } = operationTimes;
	const values = formatValues(TIME$1, Object.values(percentiles));
	const shown = Object.keys(percentiles).map((percentile, i) => `${percentile} ${values[i]}`);
	const told = shown.length === 0 ? "too few for a percentile" : shown.join(", ");
	return [[name(id), text(`: ${told} (${formatNumber(operations, 0)} operations)`)]];
});

// src/report/services.ts
const SERVICES_TITLE = "Services";
const TIME = {
	id: "",
	unit: "ns",
	better: "lower",
	kind: "time",
	about: ""
};
const SIDES = {
	head: "",
	base: " of the base",
	control: " of the base, once more"
};
const TROUBLES = [
	["not-ready", "did not become ready"],
	["died", "ended by itself"],
	["killed", "did not end when it was asked to"]
];
function serviceLines(view) {
	return [view.result, ...view.rounds].flatMap((run) => run.scenarios.flatMap(({ id, arm, services = [] }) => services.map((service) => {
		const memory = services.length === 1 && arm === "head" ? memoryOf(view, id) : null;
		const found = [
			...readiness(service),
			...troublesOf(service),
			...memory === null ? [] : [memory]
		];
		return [
			name(service.service),
			text(`${SIDES[arm]} beside `),
			name(id),
			text(`: ${found.join(", ")}`)
		];
	})));
}
function readiness({ readyMs }) {
	if (readyMs.length === 0) return [];
	const ends = [Math.min(...readyMs), Math.max(...readyMs)];
	const [least, most] = formatValues(TIME, ends.map((ms) => ms * 1e6));
	return [readyMs.length === 1 ? `ready in ${least}` : `started ${readyMs.length} times, ready in ${least === most ? least : `${least} to ${most}`}`];
}
const troublesOf = ({ endings }) => TROUBLES.flatMap(([kind, words]) => {
	const count = endings[kind] ?? 0;
	return count === 0 ? [] : [count === 1 ? words : `${words} ${plural(count, "time")}`];
});
function memoryOf(view, scenario) {
	const found = findMetric(view.analysis, scenario, "memory.peak");
	if (found?.estimate == null) return null;
	return `peak memory ${formatValue(found.metric, found.estimate.center)}`;
}

export { effectRows as A, TRENDS_CAUTION as B, remarksOf as C, pairRatios as D, headResult as E, notMeasured as F, trendOfRow as G, describeTrend as H, recommendationLines as I, COVERAGE_TITLE as J, trendWords as K, reproductions as L, caveatLines as M, excerptsOf as N, probeRow as O, lookLines as P, traitsOf as Q, skippedChecks as R, loadRemarks as S, loadsOf as T, resourceOf as U, TRENDS_TITLE as V, trendLevels as W, coverageSummary as X, GAP_WORDS as Y, coverageWord as Z, throughputOf as _, MACHINES_TITLE as a, loadRows as b, loadAnswerLines as c, describeLaw as d, efficiencyOf as f, rungRows as g, lawAt as h, operationLines as i, gridLines as j, GRIDS_TITLE as k, LADDERS_CAUTION as l, laddersOf as m, serviceLines as n, machineLines as o, ladderLines as p, trendsOf as q, OPERATIONS_TITLE as r, LOAD_ANSWERS_TITLE as s, SERVICES_TITLE as t, LADDERS_TITLE as u, CELLS_TITLE as v, LOADS_TITLE as w, rowsOfLoad as x, cellRows as y, unavailableMetrics as z };