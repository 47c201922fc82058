import { a as formatSignedPercent, i as formatPercent, n as directionWords, o as visibleChange, r as formatChange, t as describeChange } from "./change.js";
import { a as cleanSentence, i as cleanName, o as lastLines, r as cleanLines } from "./clean2.js";
import { a as statedGrowth, i as statedChange, n as estimatedComparison, o as storedReference, r as leakComparison, t as describeConfirmation } from "./compared.js";
import { c as builtInMetric, d as unqualified, l as customMetric } from "./metric.js";
import { a as formatLevels, c as formatValue, d as plural, f as scaleValues, l as formatValues, n as formatAgainst, o as formatNumber, r as formatAmount, s as formatProbability, u as perWhat } from "./format.js";
import { t as SUSTAINED } from "./watched.js";
import { t as grouped } from "./grouped.js";
import { n as sparkline } from "./sparkline.js";
import { t as OUTCOME_KINDS } from "./outcome.js";
import { i as testLabel } from "./flakes.js";

// src/report/phrase.ts
const name = (text) => ({
	kind: "name",
	text: cleanName(text)
});
const text = (words) => ({
	kind: "text",
	text: words
});
const quoted = (sentence) => ({
	kind: "text",
	text: cleanSentence(sentence)
});
function metricPhrase(id, planned) {
	const { id: whole, part } = unqualified(id);
	if (part === null || builtInMetric(whole) === void 0) return [name(id)];
	if (part !== "sustained") return [
		name(whole),
		text(" in "),
		name(part)
	];
	const watch = planned?.watches?.find(({ metric, forMs }) => metric === whole && forMs > 0);
	return [name(whole), text(watch === void 0 ? " kept up" : ` kept up for ${watch.forMs / 1e3} s`)];
}
function subjectOf({ scenario, metric, subject }) {
	const part = metric ?? subject;
	if (part === void 0) return [name(scenario)];
	return [
		...metricPhrase(part, null),
		text(part.endsWith(`@${"sustained"}`) ? " in " : " of "),
		name(scenario)
	];
}
const plain = (phrase) => phrase.map((piece) => piece.text).join("");
const setPhrase = (phrase, set) => phrase.map((piece) => set[piece.kind](piece.text)).join("");

// src/report/joined.ts
const limitOf = ({ check, metric }) => metric?.limits.find((limit) => limit.limit === check.rule) ?? null;
const lacksReference = ({ check, metric, reference }) => reference === "none" && check.rule !== "max" && check.rule !== "min" && metric?.comparison.kind === "none" && metric.comparison.code === "no-reference";
function describeOutcomes(outcomes) {
	return [...OUTCOME_KINDS.filter((kind) => kind !== "ok"), "ok"].flatMap((kind) => outcomes[kind] === void 0 ? [] : [`${outcomes[kind]} ${kind}`]).join(", ");
}

// src/report/leak.ts
function formatGrowth(metric, { difference, interval: { low, high } }) {
	const { numbers, unit } = scaleValues(metric, [
		difference,
		low,
		high
	]);
	const [amount, from, to] = numbers.map(signed);
	return `${amount}${unit}${metric.id.endsWith(".leak") ? perWhat(metric) : ""} [${from ?? "−∞"}, ${to ?? "+∞"}]`;
}
function signed(number) {
	if (number === null || number.startsWith("−") || !/[1-9]/.test(number)) return number;
	return `+${number}`;
}
function leakEvidence(metric, comparison) {
	const { confirmation, p, state } = comparison;
	const outcome = describeConfirmation(comparison);
	const hourly = perHour(metric, comparison);
	return [
		...outcome === null ? [] : [outcome],
		...hourly === null ? [] : [hourly],
		...confirmation === null ? [] : [`first look ${formatGrowth(metric, comparison)}`],
		describeProcesses(comparison),
		...state === "excluded" ? [] : [`p ${formatProbability(p)}`],
		visibleLeak(metric, comparison)
	];
}
const leakLines = (metric, comparison, passed) => passed ? [describeProcesses(comparison), openLeak(metric, comparison)] : leakEvidence(metric, comparison).filter((piece) => piece !== perHour(metric, comparison));
const perHour = (metric, { state, confirmation, perHour: amount }) => state !== "worse" || confirmation?.holds === false || amount === null ? null : `about ${amountOf(metric, amount)} an hour`;
const describeProcesses = ({ processes: { base, head } }) => base === head ? `${plural(base, "process", "processes")} a side` : `${plural(base, "process", "processes")} of the base and ${head} of the head`;
const visibleLeak = (metric, { smallestVisible, interval }) => interval.low === null && interval.high === null ? "too few to see any leak" : `visible from ${formatValue(metric, smallestVisible)}`;
function openLeak(metric, { interval, state, wanted }) {
	const { thing, span } = leakWords(metric);
	if (state === "excluded") return `no ${thing} of ${amountOf(metric, wanted)} ${span} or more`;
	return interval.high === null ? `too few processes to bound a ${thing}` : `a ${thing} of up to ${amountOf(metric, interval.high)} ${span} cannot be excluded`;
}
function leakQuestion(metric, comparison) {
	const { interval, margin, wanted } = comparison;
	const { low, high, level } = interval;
	const { thing, span } = leakWords(metric);
	const matters = amountOf(metric, wanted);
	if (high === null) return openLeak(metric, comparison);
	if (margin > wanted && high < margin) return `a ${thing} below ${amountOf(metric, margin)} ${span} cannot be seen in these runs; ${matters} would matter`;
	if (low === null || low <= 0) return `${openLeak(metric, comparison)}; ${matters} would matter`;
	const least = `grows by at least ${amountOf(metric, low)} ${span} more than the base`;
	return low < margin ? `${least}; whether by the ${amountOf(metric, margin)} that ${margin > wanted ? "these runs can show" : "matter"} is unclear` : `${least} at ${formatPercent(level)}, which is not sure enough to call it a ${thing}`;
}
const leakWords = ({ id }) => id.endsWith(".leak") ? {
	thing: "leak",
	span: "per 1,000 operations",
	verb: "leaks"
} : {
	thing: "growth",
	span: "over the second half of the run",
	verb: "grows by"
};
const RESOURCES = /* @__PURE__ */ new Map([
	["memory", "of memory"],
	["fds", "descriptors"],
	["threads", "threads"],
	["sockets", "sockets"],
	["processes", "child processes"],
	["files", "temporary files"]
]);
function amountOf(metric, value) {
	const thing = metric.unit === "bytes" ? null : leakedThing(metric);
	return `${formatAmount(metric, value)}${thing === null ? "" : ` ${thing}`}`;
}
const leakedThing = ({ id }) => RESOURCES.get(id.slice(0, id.lastIndexOf("."))) ?? null;

// src/report/evidence.ts
function evidenceOf({ metric, scenario }, limit) {
	if (metric === null) return scenario === null ? [] : [describeOutcomes(scenario.outcomes)].filter(Boolean);
	const samples = metric.estimate === null ? [] : [`n ${metric.estimate.n}`];
	if (limit !== null) return metric.estimate === null ? [] : [...samples, describeLevel(limit)];
	const { comparison } = metric;
	if (comparison.kind === "exact") return [...samples, "no spread on either side"];
	if (comparison.kind === "paired") return pairedEvidence(metric.metric, comparison);
	if (comparison.kind === "leak") return leakEvidence(metric.metric, comparison);
	if (comparison.kind !== "stored") return samples;
	return [
		plural(comparison.runs, "run"),
		...samples,
		`adjusted p ${formatProbability(comparison.adjustedP)}`,
		visibleFrom(comparison)
	];
}
const describeLevel = ({ interval: { low, high, level } }) => low === null && high === null ? "too few to bound it" : `${formatPercent(level)} interval`;
function pairedEvidence(metric, comparison) {
	const { confirmation, change, interval, adjustedP } = comparison;
	const outcome = describeConfirmation(comparison);
	return [
		...outcome === null ? [] : [outcome],
		...confirmation === null ? [] : [`first look ${formatChange(metric, change, interval)}`],
		describePairs(comparison),
		`adjusted p ${formatProbability(adjustedP)}`,
		visibleFrom(comparison)
	];
}
const describePairs = ({ pairs, dropped }) => `${plural(pairs, "pair")}${dropped === 0 ? "" : ` (${dropped} dropped)`}`;
const visibleFrom = ({ mde80, interval }) => interval.low === null && interval.high === null ? "too few to see any change" : `visible from ${formatPercent(mde80)}`;
function evidenceLines({ metric, check, evidence }) {
	const leak = leakComparison(metric?.comparison);
	if (metric !== null && leak !== null && check.rule === "leak") return leakLines(metric.metric, leak, check.status === "pass");
	const comparison = estimatedComparison(metric?.comparison);
	if (metric === null || comparison === null || check.rule !== "regression") return evidence;
	const open = openEnd(metric.metric, comparison);
	if (comparison.kind === "paired") return check.status === "pass" ? [describePairs(comparison), open] : evidence;
	const [runs = "", n = "", p = "", visible = ""] = evidence;
	return check.status === "pass" ? [`${runs}, ${n}`, open] : [
		`${runs}, ${n}`,
		p,
		visible
	];
}
function remainingEvidence(sentence, evidence) {
	const first = evidence.findIndex((piece) => !sentence.includes(piece));
	return first === -1 ? [] : evidence.slice(first);
}
function openEnd(metric, comparison) {
	const { high } = comparison.interval;
	const { setback } = directionWords(metric);
	const paired = comparison.kind === "paired";
	if (high === null) return `too few ${paired ? "pairs" : "runs"} to bound a ${setback}`;
	if (high <= 0) return `a ${setback} is excluded`;
	if (paired && comparison.state === "excluded") return `a ${setback} of ${describeMargin(metric, comparison)} or more is excluded`;
	const bound = formatPercent(visibleChange(metric, high));
	return high > comparison.smallestEffect || paired ? `a ${setback} up to ${bound} cannot be excluded` : `a ${setback} above ${bound} is excluded`;
}
function openQuestion(metric, comparison) {
	const { low, high } = comparison.interval;
	const open = openEnd(metric, comparison);
	const margin = describeMargin(metric, comparison);
	if (high === null || high <= 0) return open;
	if (low === null || low <= 0) return `${open}; ${margin} would matter`;
	const least = `at least ${describeChange(metric, low)}`;
	return low < relativeMargin(comparison) ? `${least}; whether by the ${margin} that matter is unclear` : `${least} at ${formatPercent(comparison.interval.level)}, which is not yet sure enough for the level that all metrics share`;
}
const relativeMargin = ({ smallestEffect, floor, reference }) => reference === 0 ? smallestEffect : Math.max(smallestEffect, floor / Math.abs(reference));
function describeMargin(metric, { smallestEffect, floor, reference }) {
	return floor > smallestEffect * Math.abs(reference) ? formatValue(metric, floor) : formatPercent(visibleChange(metric, smallestEffect));
}

// src/report/faults.ts
const FAULTS_TITLE = "Races, deadlocks and other faults";
function faultsOf({ analysis }) {
	return analysis.scenarios.flatMap(({ id, detected }) => (detected?.detectors ?? []).flatMap(({ faults, record }) => {
		const looked = record.active + record.inactive + record.unknown;
		return faults.map((fault) => ({
			scenario: id,
			fault,
			looked
		}));
	})).toSorted((a, b) => Number(isKnown(a.fault)) - Number(isKnown(b.fault)));
}
const isKnown = ({ base }) => base !== null && base.reported > 0;
function describeFault({ scenario, fault, looked }) {
	const { base, invocations } = fault;
	const share = looked === 0 ? plural(invocations.length, "invocation") : `${formatNumber(invocations.length, 0)} of ${plural(looked, "invocation")}`;
	const known = base === null ? "" : base.reported > 0 ? `, also in ${formatNumber(base.reported, 0)} of ${formatNumber(base.invocations, 0)} of the base` : ", not on the base";
	return [
		text(`${fault.class} in `),
		name(scenario),
		text(" ("),
		name(fault.detector),
		text(`, ${share}${known}): `),
		quoted(fault.title)
	];
}
const stackLines = ({ stacks }) => stacks.map((stack) => stack.map(cleanName).join(" ← "));
const reportLines = ({ text: report }) => report === "" ? [] : cleanLines(report).split("\n");
function placeOf({ scenario, rule, subject }, view) {
	if (rule !== "detector") return null;
	return faultsOf(view).filter(({ scenario: id, fault }) => id === scenario && fault.detector === subject).flatMap(({ fault }) => fault.place ?? [])[0] ?? null;
}
function cleanEvidence({ check, scenario }) {
	const detector = scenario?.detected?.detectors.find((one) => one.detector === check.subject);
	if (check.status !== "pass" || detector === void 0 || detector.bound === null) return [];
	const { active } = detector.record;
	return [`none in ${formatNumber(active, 0)}`, `in fewer than ${formatPercent(detector.bound)} (95 %)`];
}

// src/report/failures.ts
function failuresOf({ check, scenario }) {
	if (check.rule !== "outcome" || scenario === null || scenario.failures === null) return null;
	const never = scenario.invocations === 0 || scenario.ending?.kind === "failing";
	const { failures } = scenario;
	return !never && (failures.head.failed > 0 || check.status === "pass") ? failures : null;
}
function describeFailures({ base, head, adjustedP, alpha }) {
	const isWorse = adjustedP <= alpha;
	if (!isWorse && base.failed > 0 && head.failed > 0) return `fails sometimes on both sides (base ${outOf(base)}, head ${outOf(head)})`;
	const rates = `fails ${outOf(head)} times, the base ${outOf(base)}`;
	if (head.failed === 0) return rates;
	const sure = `${rates} (p ${formatProbability(adjustedP)})`;
	return isWorse ? sure : `${sure}: too seldom to tell whether this change is why`;
}
const failureLevels = ({ base, head }) => `${outOf(base)} → ${outOf(head)} failed`;
const failureEvidence = ({ base, head }) => [`head ${rateOf(head)}`, `base ${rateOf(base)}`];
const outOf = ({ failed, invocations }) => `${formatNumber(failed, 0)} of ${formatNumber(invocations, 0)}`;
function rateOf({ failed, invocations, interval: { low, high } }) {
	const share = invocations === 0 ? "–" : formatPercent(failed / invocations);
	const [from, to] = [low ?? 0, high ?? 1].map(formatPercent);
	return `${share} [${from}, ${to}]`;
}

// src/report/find-metric.ts
const indexes = /* @__PURE__ */ new WeakMap();
const findMetric = ({ scenarios, ladders = [] }, scenario, metric) => metric === null ? null : indexOf(scenarios).get(scenario)?.get(metric) ?? ladders.find(({ name }) => name === scenario)?.metrics.find((found) => found.metric.id === metric) ?? null;
function indexOf(scenarios) {
	const known = indexes.get(scenarios);
	if (known !== void 0) return known;
	const made = new Map(scenarios.map(({ id, metrics }) => [id, firstOfEach(metrics)]));
	indexes.set(scenarios, made);
	return made;
}
const firstOfEach = (metrics) => new Map(metrics.toReversed().map((metric) => [metric.metric.id, metric]));

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
	const repeated = reference.scenarios.filter((id) => isRepeated(view, id));
	const made = runsOf(view);
	const timed = reference.scenarios.length - repeated.length;
	const parts = [...timed > 0 ? [`${pairs} of ${plural(timed, "scenario")}, order drawn with seed ${seed}`] : [], ...repeatedOnBase(repeated.map((id) => made.get(id) ?? {
		head: 0,
		base: 0
	}))];
	return [
		text("Compared with "),
		name(shortRevision(reference.base)),
		text(` on this machine: ${parts.join("; ")}`),
		...describeScreening(view, reference)
	];
}
function runsOf({ result, rounds }) {
	const repeated = [result, ...rounds].flatMap(({ scenarios }) => scenarios.filter(({ repetition }) => repetition !== void 0));
	return new Map([...grouped(repeated, ({ id }) => id)].map(([id, sides]) => {
		const count = (arm) => sides.reduce((sum, side) => sum + (side.arm === arm ? side.repetition?.runs.length ?? 0 : 0), 0);
		return [id, {
			head: count("head"),
			base: count("base")
		}];
	}));
}
function repeatedOnBase(repeated) {
	const count = (isMeant, words) => {
		const number = repeated.filter(isMeant).length;
		return number === 0 ? [] : [words.replace("%", plural(number, "repeated scenario"))];
	};
	return [
		...count(({ head, base }) => base > 0 && base >= head, "the same runs of %"),
		...count(({ head, base }) => base > 1 && base < head, "some of the runs of %"),
		...count(({ head, base }) => base === 1 && base < head, "a single run of %, to know its tests"),
		...count(({ base }) => base === 0, "none of the runs of %")
	];
}
const isRepeated = ({ analysis }, scenario) => analysis.scenarios.some(({ id, tests }) => id === scenario && tests !== void 0);
function pairsOf({ analysis }) {
	const counts = analysis.scenarios.flatMap(({ metrics }) => metrics.flatMap(({ comparison }) => pairsTaken(comparison)));
	const [least, most] = [Math.min(...counts), Math.max(...counts)];
	if (counts.length === 0) return "pairs";
	return least === most ? plural(most, "pair") : `${least} to ${plural(most, "pair")}`;
}
function pairsTaken(comparison) {
	if (comparison.kind === "paired") return [comparison.pairs + comparison.dropped];
	return comparison.kind === "leak" ? [Math.max(comparison.processes.base, comparison.processes.head)] : [];
}
function describeScreening({ analysis, verdict }, { scenarios, screening }) {
	const paired = new Set(scenarios);
	const others = analysis.scenarios.filter(({ id, tests }) => !paired.has(id) && tests === void 0);
	if (screening === null || others.length === 0) return [];
	const [who, rest] = [plural(others.length, "scenario"), others.length === 1 ? "rests" : "rest"];
	if (screening.kind === "none") return [text(`; ${who} ${others.length === 1 ? "was" : "were"} compared with nothing`)];
	const found = verdict.checks.some(({ scenario, rule, status }) => rule === "regression" && status !== "pass" && !paired.has(scenario)) ? "" : ", which found nothing suspicious";
	return [text(`; ${who} ${rest} on the stored baseline${found}`)];
}
function describeMethod({ analysis }) {
	const { reference, suiteShift } = analysis;
	const repeated = analysis.scenarios.some(({ tests }) => tests !== void 0) ? TESTS_METHOD : "";
	if (reference.kind === "none") return repeated === "" ? null : repeated;
	return [
		reference.kind === "paired" && hasPairs(analysis) ? pairedMethod(analysis) : "",
		repeated,
		hasLeaks(analysis) ? LEAK_METHOD : "",
		analysis.control === null ? "" : CONTROL_METHOD,
		storedReference(reference) === null ? "" : storedMethod(analysis),
		suiteShift === null ? "" : `Over all compared metrics the median change is ${formatSignedPercent(suiteShift)} (worse is positive).`
	].filter((sentence) => sentence !== "").join(" ");
}
const hasPairs = ({ scenarios }) => scenarios.some(({ tests }) => tests === void 0);
const TESTS_METHOD = "A test that is repeated fails at a rate: intervals are Wilson’s, what no failure leaves possible is exact at 95 %, a condition is named by Fisher’s exact test at 1 % after Holm, and a test is held against its own runs of before by the same test, one-sided, after Holm over all that failed.";
const pairedMethod = ({ family }) => `A pair is one fresh process of the base and one of the head, back to back in an order drawn by lot, so that both meet the same noise: a change is the median of the ratios of pairs (Hodges–Lehmann) with its 95 % interval, p is that of the exact signed-rank test, adjusted by Holm over ${plural(family.metrics, "metric")} at a family level of ${formatNumber(family.alpha, 2)} that is spent over the looks, and what was found worse is held against fresh pairs.`;
const hasLeaks = ({ scenarios }) => scenarios.some(({ metrics }) => metrics.some(({ comparison }) => comparison.kind === "leak"));
const LEAK_METHOD = "A leak is what a resource grows by over the second half of a long run, one value a process: those of the head are held against those of the base by the exact Mann–Whitney test, and what was found is held against fresh processes.";
const CONTROL_METHOD = "The base ran twice in each pair and was held against itself by the same rule: an alarm there comes from the machine, not from a change.";
function storedMethod({ reference, family }) {
	const rule = "are medians of this run against the stored runs, with 95 % prediction intervals from the spread between runs";
	if (reference.kind === "paired") return `Where there are no pairs, changes ${rule}.`;
	return `Changes ${rule}; p values are adjusted by Holm over ${plural(family.metrics, "metric")} at a family level of ${formatNumber(family.alpha, 2)}.`;
}

// src/report/drift.ts
const DRIFT_TITLE = "In the history";
const driftLines = (view) => view.analysis.drift.map((drift) => {
	const levels = driftLevels(view, drift);
	const picture = levels.length === 0 ? "" : `: ${sparkline(levels)}`;
	return [...describeDrift(view.analysis, drift), text(picture)];
});
function describeDrift(analysis, drift) {
	const metric = definitionOf(analysis, drift);
	return [
		name(drift.metric),
		text(" of "),
		name(drift.scenario),
		text(drift.kind === "step" ? ": step at " : `: slow creep${overRuns(analysis, drift)} up to `),
		name(shortRevision(drift.commit)),
		text(" ("),
		quoted(drift.at.slice(0, 10)),
		text(`): ${formatLevels(metric, [drift.before, drift.after])}`),
		text(` (${formatSignedPercent(visibleChange(metric, drift.change))})`)
	];
}
function driftFinder({ drift }) {
	const keyOf = (subject) => JSON.stringify([subject.scenario, subject.metric]);
	const found = new Map(drift.toReversed().map((each) => [keyOf(each), each]));
	return (check) => check.rule === "drift" ? found.get(keyOf(check)) ?? null : null;
}
const metricOf = (analysis, { scenario, metric }) => findMetric(analysis, scenario, metric);
const definitionOf = (analysis, drift) => metricOf(analysis, drift)?.metric ?? builtInMetric(drift.metric) ?? customMetric(drift.metric, "count", null);
function driftLevels({ analysis }, drift) {
	const comparison = metricOf(analysis, drift)?.comparison;
	return comparison?.kind === "stored" ? comparison.levels : [];
}
function overRuns(analysis, drift) {
	const runs = driftLevels({ analysis }, drift).length;
	return runs === 0 ? "" : ` over ${plural(runs, "run")},`;
}

// src/report/tests.ts
const TESTS_TITLE = "Repeated tests";
const MOST_KINDS = 3;
function testRows(view) {
	const failing = new Map(view.analysis.scenarios.flatMap(({ id, tests }) => (tests?.failing ?? []).map((test) => [keyOf(id, test.test), test])));
	return view.verdict.checks.flatMap((check) => {
		const test = check.rule === "test" ? failing.get(keyOf(check.scenario, check.subject)) : void 0;
		return test === void 0 ? [] : [rowOf$1(check, test)];
	});
}
const keyOf = (scenario, test) => JSON.stringify([scenario, test ?? null]);
function rowOf$1(check, failing) {
	const { test, trigger, signatures, firstRun } = failing;
	return {
		check,
		test: testLabel(test),
		failing,
		failed: ratio(failing),
		rate: describeRate(failing),
		before: describeOrigin(failing.origin),
		trigger: trigger === null ? null : [name(`${trigger.factor}=${trigger.level}`), text(`: ${ratio(trigger.there)}, else ${ratio(trigger.elsewhere)}`)],
		kinds: signatures.slice(0, MOST_KINDS).map(({ count, message }) => ({
			count,
			line: cleanName(lastLines(message, 1e400)[0] ?? "")
		})),
		again: `--repetition ${firstRun}`
	};
}
const ratio = ({ failed, runs }) => `${formatNumber(failed, 0)} of ${formatNumber(runs, 0)}`;
function describeRate({ failed, runs, interval: { low, high }, clustered }) {
	const rate = formatPercent(failed / runs);
	return clustered.found ? `${rate} (in clusters)` : `${rate} [${formatPercent(low ?? 0)}, ${formatPercent(high ?? 1)}]`;
}
function describeOrigin(origin) {
	if (origin.kind === "unknown") return "";
	if (origin.kind === "new") return "not there";
	return `${`${ratio(origin.before)} ${origin.source === "base" ? "on the base" : "in the history"}`}${origin.history === null ? "" : `, ${ratio(origin.history)} in the history`}`;
}
function testNumbers({ check, scenario }) {
	const tests = scenario?.tests;
	if (check.rule === "vanished" && check.metric === null && tests !== void 0) return {
		levels: "",
		evidence: []
	};
	if (check.rule !== "test") return null;
	const test = tests?.failing.find((one) => one.test === check.subject);
	if (test !== void 0) return {
		levels: describeRate(test),
		evidence: []
	};
	const clean = tests?.clean.tests.length ?? 0;
	return {
		levels: "",
		evidence: clean === 0 ? [] : [`${plural(clean, "test")} never failed`]
	};
}
const testSummaries = ({ analysis, verdict }) => analysis.scenarios.flatMap(({ id, tests }) => {
	if (tests === void 0) return [];
	const clean = verdict.checks.find(({ scenario, rule, subject }) => scenario === id && rule === "test" && subject === void 0);
	return [[
		name(id),
		text(`: ${describeRuns(tests)}`),
		...clean === void 0 ? [] : [text("; "), quoted(clean.reason)]
	]];
});
function describeRuns({ runs, redRuns, redBuild, failing }) {
	if (redRuns === 0) return `${plural(runs, "run")} without a failure`;
	const expected = failing.length < 2 ? "" : ` (at these rates ${formatPercent(redBuild)} would have one, were they independent)`;
	return `${plural(runs, "run")}, ${formatNumber(redRuns, 0)} with a failure${expected}`;
}

// src/report/row.ts
function rowsOf(view) {
	const rows = known.get(view) ?? joinRows(view);
	known.set(view, rows);
	return rows;
}
const known = /* @__PURE__ */ new WeakMap();
function joinRows(view) {
	const scenarios = new Map(view.analysis.scenarios.map((scenario) => [scenario.id, scenario]));
	const plans = new Map(view.result.plan.scenarios.map((planned) => [planned.id, planned]));
	const driftOf = driftFinder(view.analysis);
	return view.verdict.checks.map((check) => {
		const scenario = scenarios.get(check.scenario) ?? null;
		const metric = findMetric(view.analysis, check.scenario, check.metric);
		const drift = driftOf(check);
		return rowOf({
			check,
			scenario,
			planned: plans.get(check.scenario) ?? null,
			metric,
			drift: drift === null ? null : describeDrift(view.analysis, drift),
			reference: view.analysis.reference.kind
		});
	});
}
function rowOf(joined) {
	const limit = limitOf(joined);
	const failures = failuresOf(joined);
	if (joined.drift !== null) return {
		...joined,
		levels: "",
		change: "",
		evidence: [],
		basis: ""
	};
	if (joined.check.rule === "detector") return {
		...joined,
		levels: "",
		change: "",
		evidence: cleanEvidence(joined),
		basis: ""
	};
	const counted = testNumbers(joined);
	if (counted !== null) return {
		...joined,
		...counted,
		change: "",
		basis: ""
	};
	if (failures !== null) return {
		...joined,
		levels: failureLevels(failures),
		change: "",
		evidence: failureEvidence(failures),
		basis: ""
	};
	return {
		...joined,
		basis: basisOf(joined),
		levels: limit === null ? levelsOf(joined.metric) : limitLevels(joined.metric, limit),
		change: limit === null ? changeOf(joined.metric) : limitInterval(joined.metric, limit),
		evidence: evidenceOf(joined, limit)
	};
}
function basisOf({ metric, check }) {
	const leak = leakComparison(metric?.comparison);
	if (leak !== null && check.rule === "leak") return `read: ${cleanSentence(leak.source)}`;
	const other = check.rule === "regression" ? metric?.relativeTo ?? null : null;
	return other === null ? "" : `relative to ${cleanName(other)}`;
}
const referenceOf = (comparison) => "reference" in comparison ? comparison.reference : null;
function levelsOf(metric) {
	if (metric === null) return "";
	const head = metric.estimate?.center ?? null;
	const base = referenceOf(metric.comparison);
	if (base === null) return head === null ? "" : formatValue(metric.metric, head);
	const levels = formatLevels(metric.metric, [base, head]);
	return hasFreshData(metric.comparison) ? `${levels} (first look)` : levels;
}
const hasFreshData = (comparison) => (comparison.kind === "paired" || comparison.kind === "leak") && comparison.confirmation !== null;
function limitLevels(metric, limit) {
	if (metric === null) return "";
	const [value, allowed] = formatAgainst(metric.metric, metric.estimate?.center ?? null, limit.value);
	return `${value} (${limit.limit} ${allowed})`;
}
function changeOf(metric) {
	if (metric === null) return "";
	const { comparison } = metric;
	const estimated = estimatedComparison(comparison);
	if (estimated !== null) {
		const { change, interval } = statedChange(estimated);
		return formatChange(metric.metric, change, interval);
	}
	if (comparison.kind === "leak") return formatGrowth(metric.metric, statedGrowth(comparison));
	if (comparison.kind === "vanished") return "vanished";
	if (comparison.kind === "broken") return "cannot be right";
	if (comparison.kind !== "exact") return "";
	if (comparison.difference === 0) return "none";
	if (comparison.change !== null) return `${formatSignedPercent(visibleChange(metric.metric, comparison.change))} (exact)`;
	return "from none (exact)";
}
function limitInterval(metric, { interval: { low, high } }) {
	if (metric === null || low === null && high === null) return "";
	const [from, to] = formatValues(metric.metric, [low, high]);
	return `[${low === null ? "−∞" : from}, ${high === null ? "+∞" : to}]`;
}

export { lacksReference as A, describeProcesses as C, openLeak as D, leakedThing as E, quoted as F, setPhrase as I, subjectOf as L, metricPhrase as M, name as N, perHour as O, plain as P, text as R, remainingEvidence as S, leakWords as T, reportLines as _, testSummaries as a, openEnd as b, describeMethod as c, describeFailures as d, failuresOf as f, placeOf as g, faultsOf as h, testRows as i, limitOf as j, describeOutcomes as k, describeReference as l, describeFault as m, rowsOf as n, DRIFT_TITLE as o, FAULTS_TITLE as p, TESTS_TITLE as r, driftLines as s, referenceOf as t, findMetric as u, stackLines as v, leakQuestion as w, openQuestion as x, evidenceLines as y };