import { n as cleanSentence } from "./clean.js";
import { a as formatSignedPercent, c as formatNumber, f as plural, l as formatProbability } from "./change.js";
import { c as lacksReference, p as storedReference } from "./row.js";
import { c as text, i as name, o as quoted } from "./sentence.js";

// src/report/notes.ts
function notMeasured(view, sections) {
	return [...sections.skipped.map(({ check }) => [
		...check.metric === null ? [] : [name(check.metric), text(" of ")],
		name(check.scenario),
		text(": "),
		quoted(check.reason)
	]), ...unavailableMetrics(view)];
}
function unavailableMetrics({ analysis }) {
	const groups = /* @__PURE__ */ new Map();
	for (const scenario of analysis.scenarios) for (const { metric, reason } of scenario.unavailable) {
		const key = JSON.stringify([metric, reason]);
		const group = groups.get(key) ?? {
			metric,
			reason,
			scenarios: []
		};
		group.scenarios.push(scenario.id);
		groups.set(key, group);
	}
	return [...groups.values()].map(({ metric, reason, scenarios }) => [
		name(metric),
		...scenarios.length === 1 ? [text(" of "), name(scenarios[0] ?? "")] : [text(` of ${scenarios.length} scenarios`)],
		text(": "),
		quoted(reason)
	]);
}
function caveatLines({ analysis, result, rounds }) {
	const all = [
		...analysis.caveats,
		...result.caveats,
		...rounds.flatMap((round) => round.caveats),
		...analysis.scenarios.flatMap((scenario) => metricCaveats(scenario.metrics))
	];
	return [...new Map(all.map((caveat) => [JSON.stringify([caveat.scenario, caveat.text]), caveat])).values()].map(({ scenario, text: sentence, advice }) => [
		...scenario === null ? [] : [name(scenario), text(": ")],
		quoted(sentence),
		...advice === null ? [] : [text(". "), text(capitalise(cleanSentence(advice)))]
	]);
}
const metricCaveats = (metrics) => metrics.flatMap((metric) => metric.caveats);
function recommendationLines({ analysis }) {
	return [...given(analysis), ...sharperPairs(analysis)];
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
function sharper([first, ...more], advice) {
	if (first === void 0) return [];
	const others = more.length === 0 ? [] : [text(` and ${more.length} more`)];
	return [[
		text("To see smaller changes in "),
		...first,
		...others,
		text(`: ${advice}`)
	]];
}
const cpuTimeHelps = ({ kind }, metrics) => (kind === "time" || kind === "tail" || kind === "rate") && !metrics.some(({ metric, gated }) => gated && metric.id === "cpu.perop");
const CPU_TIME = "gate CPU time, which is several times quieter than elapsed time";
const SHARPER = "let one invocation last half a second or more; allow more pairs by a larger budget; or use a quieter runner";
const lookLines = ({ analysis }) => analysis.scenarios.flatMap(({ id, metrics }) => metrics.flatMap(({ metric, comparison }) => {
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

// src/report/reference.ts
const shortRevision = (revision) => /^[0-9a-f]{40}$|^[0-9a-f]{64}$/.test(revision) ? revision.slice(0, 7) : revision;
function describeReference(view) {
	const { reference } = view.analysis;
	switch (reference.kind) {
		case "none": return view.policy.against === "none" ? [text("Compared with nothing, as asked: only absolute limits judge")] : [text("Compared with nothing: "), quoted(reference.reason)];
		case "stored": return describeStored(reference);
		case "paired": return describePaired(view, reference);
	}
}
function describeStored(reference) {
	const age = reference.ageDays < 1 ? "less than a day old" : `${plural(Math.round(reference.ageDays), "day")} old`;
	return [
		text(`Compared with ${plural(reference.comparableRuns, "run")} of the same machine class, the newest at `),
		name(reference.newestCommit.slice(0, 7)),
		text(`, ${age}`)
	];
}
function describePaired(view, reference) {
	const seed = (view.rounds[0] ?? view.result).plan.seed;
	const pairs = pairsOf(view);
	const of = plural(reference.scenarios.length, "scenario");
	return [
		text("Compared with "),
		name(shortRevision(reference.base)),
		text(` on this machine: ${pairs} of ${of}, order drawn with seed ${seed}`),
		...describeScreening(view, reference)
	];
}
function pairsOf({ analysis }) {
	const counts = pairedComparisons(analysis).map(({ pairs, dropped }) => pairs + dropped);
	const [least, most] = [Math.min(...counts), Math.max(...counts)];
	if (counts.length === 0) return "pairs";
	return least === most ? plural(most, "pair") : `${least} to ${plural(most, "pair")}`;
}
const pairedComparisons = ({ scenarios }) => scenarios.flatMap(({ metrics }) => metrics.flatMap(({ comparison }) => comparison.kind === "paired" ? [comparison] : []));
function describeScreening({ analysis, verdict }, { scenarios, screening }) {
	const paired = new Set(scenarios);
	const others = analysis.scenarios.filter(({ id }) => !paired.has(id));
	if (screening === null || others.length === 0) return [];
	const [who, rest] = [plural(others.length, "scenario"), others.length === 1 ? "rests" : "rest"];
	if (screening.kind === "none") return [text(`; ${who} ${others.length === 1 ? "was" : "were"} compared with nothing`)];
	const found = verdict.checks.some(({ scenario, rule, status }) => rule === "regression" && status !== "pass" && !paired.has(scenario)) ? "" : ", which found nothing suspicious";
	return [text(`; ${who} ${rest} on the stored baseline${found}`)];
}
function describeMethod({ analysis }) {
	const { reference, suiteShift } = analysis;
	const sentences = [
		reference.kind === "paired" ? pairedMethod(analysis) : "",
		storedReference(reference) === null ? "" : storedMethod(analysis),
		suiteShift === null ? "" : `Over all compared metrics the median change is ${formatSignedPercent(suiteShift)} (worse is positive).`
	];
	return reference.kind === "none" ? null : sentences.filter((sentence) => sentence !== "").join(" ");
}
const pairedMethod = ({ family }) => `A pair is one fresh process of the base and one of the head, back to back in an order drawn by lot, so that both meet the same noise: a change is the median of the ratios of pairs (Hodges–Lehmann) with its 95 % interval, p is that of the exact signed-rank test, adjusted by Holm over ${plural(family.metrics, "metric")} at a family level of ${formatNumber(family.alpha, 2)} that is spent over the looks, and what was found worse is held against fresh pairs.`;
function storedMethod({ reference, family }) {
	const rule = "are medians of this run against the stored runs, with 95 % prediction intervals from the spread between runs";
	if (reference.kind === "paired") return `Where there are no pairs, changes ${rule}.`;
	return `Changes ${rule}; p values are adjusted by Holm over ${plural(family.metrics, "metric")} at a family level of ${formatNumber(family.alpha, 2)}.`;
}

export { lookLines as a, reproductions as c, excerptsOf as i, describeReference as n, notMeasured as o, caveatLines as r, recommendationLines as s, describeMethod as t };