import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_picocolors } from "./picocolors.js";
import { a as cleanSentence, i as cleanName } from "./clean2.js";
import { c as formatValue, d as plural, i as formatDuration, o as formatNumber } from "./format.js";
import { i as formatPercent } from "./change.js";
import { i as wrapped, r as inertLines } from "./terminal-text.js";

// src/report/noise-table.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
const MANY_PAIRS = 1e4;
function noiseTable({ metrics }) {
	const looks = metrics[0]?.visible.map(({ pairs }) => pairs) ?? [];
	return aligned([
		[
			"",
			"",
			"between",
			"of a",
			"",
			...looks.map((_, i) => i === looks.length - 1 ? "visible" : "")
		],
		[
			"metric",
			"level",
			"runs",
			"pair",
			"lag-1",
			...looks.map((look) => `at ${look}`)
		],
		...metrics.map((noise) => [
			nameOf(noise),
			formatValue(noise.metric, noise.level),
			formatPercent(noise.spread),
			formatPercent(noise.pairNoise),
			noise.neighbours === null ? "–" : signed(noise.neighbours),
			...noise.visible.map(({ change }) => change === null ? "–" : formatPercent(change))
		])
	]);
}
function needTable({ metrics }) {
	return aligned([[
		"metric",
		"counts from",
		...(metrics[0]?.needed.map(({ change }) => change) ?? []).map((change) => `${formatPercent(change)} takes`)
	], ...metrics.map((noise) => [
		nameOf(noise),
		formatPercent(noise.matters),
		...noise.needed.map(describeNeed)
	])]);
}
const nameOf = ({ metric, gated }) => `${cleanName(metric.id)}${gated ? "" : "*"}`;
function describeNeed({ pairs, ms, counts }) {
	const cost = pairs > MANY_PAIRS ? `> ${formatNumber(MANY_PAIRS, 0)}` : [formatNumber(pairs, 0), ...ms === null ? [] : [roughly(ms)]].join(" · ");
	return counts ? `${cost} ` : `(${cost})`;
}
function roughly(ms) {
	const seconds = ms / 1e3;
	if (seconds < 120) return `${Math.ceil(seconds)} s`;
	return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
const signed = (value) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
function aligned(rows) {
	const widths = (rows.at(-1) ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
	return rows.map((row) => row.map((cell, i) => i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)).join("  ").trimEnd());
}

// src/report/sight.ts
function sightSentences(scenario) {
	const { id, trouble, pairs } = scenario;
	const name = cleanName(id);
	if (pairs === 0) return [`${name}: nothing was measured${trouble === null ? "" : `, because ${cleanSentence(trouble)}`}.`];
	return [...scenario.soak ? leaksSeen(scenario) : [seenAndAdvised(name, scenario.sight)], ...trouble === null ? [] : [`${name} has only ${plural(pairs, "pair")}: ${cleanSentence(trouble)}.`]];
}
function leaksSeen({ id, leaks }) {
	const name = cleanName(id);
	if (leaks.length === 0) return [`${name}: its growth could not be compared; run it as a gate to read why.`];
	return leaks.map(({ metric, comparison: { smallestVisible, processes } }) => {
		const least = formatValue(metric, smallestVisible);
		return `${name}: leaks of ${least} and more (${cleanName(metric.id)}, ${processes.base} + ${processes.head} processes).`;
	});
}
const seenAndAdvised = (name, sight) => sight === null ? `${name}: nothing that is judged varies; any change that counts is seen.` : [seen(name, sight), ...advised(sight)].join(" ");
function seen(name, { metric, pairs, ms, change }) {
	const cost = [
		cleanName(metric),
		plural(pairs, "pair"),
		...ms === null ? [] : [formatDuration(ms)]
	].join(", ");
	return change === null ? `${name}: nothing yet (${cost}): so few pairs cannot reach the level that this many metrics leave to each.` : `${name}: changes of ${formatPercent(change)} and more (${cost}).`;
}
function advised({ wanted, advice }) {
	if (wanted === null || advice.length === 0) return [];
	const ways = advice.map((way) => wayOf(way, wanted));
	const last = ways.at(-1) ?? "";
	return [`To see smaller ones: ${ways.length === 1 ? last : `${ways.slice(0, -1).join("; ")}; or ${last}`}.`];
}
function wayOf(advice, wanted) {
	switch (advice.kind) {
		case "cpu-time": return `CPU time (${advice.metric}) shows ${formatPercent(advice.change)} and is ${advice.gated ? "judged already" : "not judged yet: give it a threshold"}`;
		case "longer": return `longer invocations (${formatNumber(advice.ms, 0)} ms now, better ${advice.atLeastMs} ms and more)`;
		case "pairs": {
			const cost = [...advice.ms === null ? [] : [formatDuration(advice.ms)], ...advice.most === null ? [] : [`a run takes ${advice.most} at most`]];
			const price = cost.length === 0 ? "" : ` (${cost.join("; ")})`;
			return `${plural(advice.pairs, "pair")} for ${formatPercent(wanted)}${price}`;
		}
		case "quieter-machine": return "a quieter machine";
	}
}
function alarmSentences({ falseAlarms, alarms, rule }) {
	return [
		falseAlarms === null ? "Too few pairs to draw pushes from: 10 of a metric are needed." : `Of ${formatNumber(falseAlarms.pushes, 0)} pushes without a change, drawn from these pairs and judged as the gate does (looks at ${rule.looks.join(", ")} pairs, then ${rule.confirmationLooks.join(" or ")} fresh ones; ${plural(rule.metrics, "metric")} share ${formatPercent(rule.alpha)}):`,
		...falseAlarms === null ? [] : [
			`  suspected worse  ${share(falseAlarms.worse, falseAlarms.pushes)}`,
			`  failed           ${share(falseAlarms.failed, falseAlarms.pushes)}`,
			`  pairs it took    ${formatNumber(falseAlarms.meanPairs, 0)} a scenario, on average`
		],
		...alarms.length === 0 ? ["This very run raised no alarm."] : alarms.map(({ scenario, metric, reason }) => `This very run alarmed: ${cleanName(scenario)} ${cleanName(metric)}, ${cleanSentence(reason)}. Fresh pairs were not taken.`)
	];
}
const share = ({ count, interval }, of) => `${formatPercent(count / of)} [${formatPercent(interval.low)}, ${formatPercent(interval.high)}]`;

// src/report/noise.ts
function renderNoise(report, options) {
	const { bold, dim } = import_picocolors.default.createColors(options.colors);
	const paragraph = (text) => wrapped(text, options.width, /^ */.exec(text)?.[0] ?? "", "    ").map((line) => line.trimEnd());
	const text = [
		[bold(cleanSentence(opening(report)))],
		[bold("On this machine this suite sees"), ...bullets(report.scenarios.flatMap(sightSentences), options.width)],
		[bold("False alarms"), ...alarmSentences(report).flatMap((text) => paragraph(`  ${text}`))],
		...report.scenarios.filter(({ metrics }) => metrics.length > 0).map((scenario) => figures(scenario, bold)),
		LEGEND.flatMap((line) => wrapped(line, options.width, "", "  ")).map((line) => dim(line)),
		report.caveats.length === 0 ? [] : [bold("Doubts about these numbers"), ...bullets(report.caveats.map(({ text }) => cleanSentence(text)), options.width)]
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
	return `${inertLines(text.join("\n\n"))}\n`;
}
const LEGEND = [
	"between runs: how much single invocations vary. of a pair: what is left when base and head take turns.",
	"lag-1: how much neighbours in time are alike, from −1 to +1.",
	"visible: smallest change that is found in 80 of 100 runs, at the look of so many pairs; – nothing.",
	"takes: pairs that find a change so often, and their time; in brackets changes that do not count.",
	"* measured, not judged."
];
function opening({ suite, durationMs, environment, interruption }) {
	const interrupted = interruption === null ? "" : `, interrupted by ${interruption.signal}`;
	return `${suite} against itself on ${environment.cpuModel}, ${plural(environment.cores, "core")} (${formatDuration(durationMs)}${interrupted})`;
}
function figures(scenario, bold) {
	const { id, pairs, msPerPair } = scenario;
	const each = msPerPair === null ? "" : `, ${(msPerPair / 1e3).toPrecision(2)} s each`;
	const tables = [noiseTable(scenario), needTable(scenario)];
	return [`${bold(cleanName(id))}: ${plural(pairs, "pair")}${each}`, ...tables.filter((lines) => lines.length > 0).flatMap((lines, i) => [...i === 0 ? [] : [""], ...lines.map((line) => `  ${line}`)])];
}
const bullets = (sentences, width) => sentences.flatMap((sentence) => wrapped(sentence, width, "  - ", "    "));

export { renderNoise };