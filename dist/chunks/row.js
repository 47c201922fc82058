import { a as formatSignedPercent, d as formatValues, f as plural, i as formatPercent, l as formatProbability, n as directionWords, o as visibleChange, r as formatChange, t as describeChange, u as formatValue } from "./change.js";
import { t as OUTCOME_KINDS } from "./outcome.js";

// src/report/compared.ts
const estimatedComparison = (comparison) => comparison?.kind === "stored" || comparison?.kind === "paired" ? comparison : null;
const statedChange = (comparison) => comparison.kind === "paired" ? comparison.confirmation ?? comparison : comparison;
function describeConfirmation({ state, confirmation }) {
	if (confirmation !== null) return `${confirmation.holds ? "confirmed" : "not confirmed"} by ${plural(confirmation.pairs, "fresh pair")}`;
	return state === "worse" ? "could not be confirmed for lack of time" : null;
}
function storedReference(reference) {
	if (reference.kind === "stored") return reference;
	return reference.kind === "paired" && reference.screening !== null ? storedReference(reference.screening) : null;
}

// src/report/joined.ts
const limitOf = ({ check, metric }) => metric?.limits.find((limit) => limit.limit === check.rule) ?? null;
const lacksReference = ({ check, metric, reference }) => reference === "none" && check.rule !== "max" && check.rule !== "min" && metric?.comparison.kind === "none" && metric.comparison.code === "no-reference";
function describeOutcomes(outcomes) {
	return [...OUTCOME_KINDS.filter((kind) => kind !== "ok"), "ok"].flatMap((kind) => outcomes[kind] === void 0 ? [] : [`${outcomes[kind]} ${kind}`]).join(", ");
}

// src/report/evidence.ts
function evidenceOf({ metric, scenario }, limit) {
	if (metric === null) return scenario === null ? [] : [describeOutcomes(scenario.outcomes)].filter(Boolean);
	const samples = metric.estimate === null ? [] : [`n ${metric.estimate.n}`];
	if (limit !== null) return [...samples, describeLevel(limit)];
	const { comparison } = metric;
	if (comparison.kind === "exact") return [...samples, "no spread on either side"];
	if (comparison.kind === "paired") return pairedEvidence(metric.metric, comparison);
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
const remainingEvidence = (sentence, evidence) => evidence[0] !== void 0 && sentence.includes(evidence[0]) ? evidence.slice(1) : evidence;
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

// src/report/row.ts
function rowsOf(view) {
	const scenarios = new Map(view.analysis.scenarios.map((scenario) => [scenario.id, scenario]));
	const plans = new Map(view.result.plan.scenarios.map((planned) => [planned.id, planned]));
	return view.verdict.checks.map((check) => {
		const scenario = scenarios.get(check.scenario) ?? null;
		const metric = scenario?.metrics.find((candidate) => candidate.metric.id === check.metric) ?? null;
		return rowOf({
			check,
			scenario,
			planned: plans.get(check.scenario) ?? null,
			metric,
			reference: view.analysis.reference.kind
		});
	});
}
function rowOf(joined) {
	const limit = limitOf(joined);
	return {
		...joined,
		levels: limit === null ? levelsOf(joined.metric) : limitLevels(joined.metric, limit),
		change: limit === null ? changeOf(joined.metric) : limitInterval(joined.metric, limit),
		evidence: evidenceOf(joined, limit)
	};
}
const referenceOf = (comparison) => "reference" in comparison ? comparison.reference : null;
function levelsOf(metric) {
	if (metric === null) return "";
	const head = metric.estimate?.center ?? null;
	const base = referenceOf(metric.comparison);
	if (base === null) return head === null ? "" : formatValue(metric.metric, head);
	const levels = formatValues(metric.metric, [base, head]).join(" → ");
	return hasFreshPairs(metric.comparison) ? `${levels} (first look)` : levels;
}
const hasFreshPairs = (comparison) => comparison.kind === "paired" && comparison.confirmation !== null;
function limitLevels(metric, limit) {
	if (metric === null) return "";
	const [value, allowed] = formatValues(metric.metric, [metric.estimate?.center ?? null, limit.value]);
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

export { openQuestion as a, lacksReference as c, estimatedComparison as d, statedChange as f, openEnd as i, limitOf as l, rowsOf as n, remainingEvidence as o, storedReference as p, evidenceLines as r, describeOutcomes as s, referenceOf as t, describeConfirmation as u };