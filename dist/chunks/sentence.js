import { d as formatValues, n as directionWords, t as describeChange } from "./change.js";
import { a as openQuestion, d as estimatedComparison, f as statedChange, i as openEnd, l as limitOf, u as describeConfirmation } from "./row.js";
import { n as cleanSentence, t as cleanName } from "./clean.js";

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
const plain = (phrase) => phrase.map((piece) => piece.text).join("");
const setPhrase = (phrase, set) => phrase.map((piece) => set[piece.kind](piece.text)).join("");

// src/report/sentence.ts
function describeRow(row) {
	const { check, metric } = row;
	const limit = limitOf(row);
	if (metric !== null && limit !== null) {
		const [value, allowed] = formatValues(metric.metric, [metric.estimate?.center ?? null, limit.value]);
		const relation = check.status === "fail" ? limit.limit === "max" ? "above" : "below" : "against";
		return [...subjectOf(row), text(` is ${value}, ${relation} its limit of ${allowed}`)];
	}
	if (metric === null || check.rule === "outcome") return [
		name(check.scenario),
		text(": "),
		quoted(check.reason)
	];
	if (check.rule === "vanished") return [...subjectOf(row), text(" vanished: the baseline has it, this run does not")];
	if (check.rule === "broken") return [
		...subjectOf(row),
		text(" cannot be right: "),
		quoted(check.reason)
	];
	return describeComparison(row, metric);
}
function describeComparison(row, { metric, comparison }) {
	if (row.check.status === "inconclusive" || row.check.status === "skipped") return [
		...subjectOf(row),
		text(": "),
		...explainRow(row)
	];
	if (comparison.kind === "exact" && comparison.difference !== 0) {
		const levels = row.levels.split(" → ");
		return [...subjectOf(row), text(` went from ${levels.join(" to ")}`)];
	}
	const estimated = estimatedComparison(comparison);
	if (estimated === null) return [
		...subjectOf(row),
		text(": "),
		quoted(row.check.reason)
	];
	if (row.check.status === "warn" && estimated.kind === "paired" && estimated.confirmation?.holds === false) return [
		...subjectOf(row),
		text(": "),
		...explainRow(row),
		text(` (${row.change})`)
	];
	const { verb } = directionWords(metric);
	const change = describeChange(metric, statedChange(estimated).change);
	const doubt = row.check.status === "warn" ? [text("suspected: ")] : [];
	const found = verb === null ? [...subjectOf(row), text(` is ${change}`)] : [name(row.check.scenario), text(` ${verb} ${change}`)];
	return [
		...doubt,
		...found,
		...support(row, estimated)
	];
}
function support({ check }, comparison) {
	const outcome = comparison.kind === "paired" ? describeConfirmation(comparison) : null;
	return outcome === null || check.status === "pass" ? [] : [text(`, ${outcome}`)];
}
function subjectOf({ check }) {
	return check.metric === null ? [name(check.scenario)] : [
		name(check.metric),
		text(" of "),
		name(check.scenario)
	];
}
function explainRow(row) {
	const { check, metric } = row;
	const reason = [quoted(check.reason)];
	const comparison = estimatedComparison(metric?.comparison);
	if (metric === null || comparison === null || check.rule !== "regression") return reason;
	if (check.status === "fail" || check.status === "warn") return suspicion(row, comparison) ?? reason;
	const open = (check.status === "inconclusive" ? openQuestion : openEnd)(metric.metric, comparison);
	if (comparison.kind === "paired" && check.status === "inconclusive") return [text(open)];
	return [...reason, text(`; ${open}`)];
}
function suspicion({ check }, comparison) {
	if (comparison.kind !== "paired") return null;
	const outcome = describeConfirmation(comparison);
	const overruled = comparison.confirmation?.holds === true && check.status === "warn";
	return outcome === null || overruled ? null : [text(outcome)];
}

export { plain as a, text as c, name as i, explainRow as n, quoted as o, subjectOf as r, setPhrase as s, describeRow as t };