import { n as describeOutcome } from "./outcome.js";
import { t as STATUSES } from "./verdict.js";
import { i as formatPercent, n as directionWords, o as visibleChange } from "./change.js";
import { n as estimatedComparison, r as leakComparison } from "./compared.js";
import { d as plural, o as formatNumber } from "./format.js";
import { A as lacksReference, D as openLeak, F as quoted, L as subjectOf, N as name, R as text } from "./row.js";
import { s as shortfall, t as describeRow } from "./sentence.js";

// src/report/headline.ts
const STATUS_WORDS = {
	fail: "fail",
	inconclusive: "cannot tell",
	warn: "warning",
	pass: "pass",
	skipped: "not measured"
};
function describeCounts(view) {
	const words = {
		fail: (count) => `${formatNumber(count, 0)} failed`,
		inconclusive: (count) => `${formatNumber(count, 0)} cannot tell`,
		warn: (count) => plural(count, "warning"),
		pass: (count) => `${formatNumber(count, 0)} passed`,
		skipped: (count) => `${formatNumber(count, 0)} not measured`
	};
	const { counts, checks } = view.verdict;
	if (checks.length === 0) return "no checks";
	return STATUSES.filter((status) => counts[status] > 0).map((status) => words[status](counts[status])).join(" · ");
}
function headline(view, sections) {
	const { result, verdict } = view;
	if (result.setup !== null && result.setup.outcome.kind !== "ok") return [
		text("the setup command "),
		quoted(describeOutcome(result.setup.outcome)),
		text(", so nothing was measured")
	];
	if (verdict.checks.length === 0) return [quoted(verdict.reason)];
	return [...interruption(view), ...account(view, sections)];
}
const interruption = (view) => {
	const { result, rounds } = view;
	if (result.merged !== void 0) return shortfall(view) === "" ? [] : [text(shortfall(view))];
	const signal = [result, ...rounds].map((run) => run.interruption?.signal).find((name) => name !== void 0);
	if (signal !== void 0) return [
		text("interrupted by "),
		quoted(signal),
		text("; ")
	];
	return [result, ...rounds].every((run) => run.complete) ? [] : [text("the recording stops before the end of the run; ")];
};
function account(view, sections) {
	const { failed, unclear, warned, drifted, skipped } = sections;
	const of = plural(view.verdict.checks.length, "check");
	const worst = [
		failed,
		unclear,
		warned,
		drifted
	].find((rows) => rows.length > 0);
	if (worst !== void 0) return leading(worst, of);
	if (skipped.length === view.verdict.checks.length) return [text("nothing was measured")];
	return [text(`${formatNumber(view.verdict.counts.pass, 0)} of ${of} passed`), ...blindSpot(sections)];
}
function leading(rows, of) {
	const others = rows.filter((row) => !lacksReference(row));
	const [first, ...more] = others;
	const lacking = rows.length - others.length;
	const alone = `${formatNumber(lacking, 0)} of ${of} ${lacking === 1 ? "has" : "have"} nothing to be compared with`;
	if (first === void 0) return [text(alone)];
	const count = formatNumber(others.length, 0);
	return [
		text(lacking === 0 ? `${count} of ${of}: ` : `${alone}; ${count} more: `),
		...describeRow(first),
		...more.length > 0 ? [text(`, and ${formatNumber(more.length, 0)} more`)] : []
	];
}
function blindSpot({ passed, improved }) {
	const widest = [...passed, ...improved].flatMap((row) => {
		const comparison = estimatedComparison(row.metric?.comparison);
		const high = comparison === null ? 0 : comparison.interval.high ?? Number.POSITIVE_INFINITY;
		return row.metric === null || high <= 0 ? [] : [{
			metric: row.metric.metric,
			scenario: row.check.scenario,
			high
		}];
	}).toSorted((a, b) => b.high - a.high)[0];
	if (widest === void 0) return noLeak([...passed, ...improved]);
	const { setback } = directionWords(widest.metric);
	const bound = Number.isFinite(widest.high) ? `up to ${formatPercent(visibleChange(widest.metric, widest.high))}` : "of any size";
	return [
		text(`; a ${setback} ${bound} cannot be excluded (`),
		name(widest.metric.id),
		text(" of "),
		name(widest.scenario),
		text(")")
	];
}
function noLeak(rows) {
	const [first] = rows.flatMap(({ check, metric }) => {
		const leak = leakComparison(metric?.comparison);
		return metric === null || leak === null ? [] : [{
			check,
			open: openLeak(metric.metric, leak)
		}];
	});
	return first === void 0 ? [] : [
		text(`; ${first.open} (`),
		...subjectOf(first.check),
		text(")")
	];
}

export { describeCounts as n, headline as r, STATUS_WORDS as t };