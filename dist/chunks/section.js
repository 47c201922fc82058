import { a as statedGrowth, i as statedChange, n as estimatedComparison, r as leakComparison } from "./compared.js";
import { n as rowsOf } from "./row.js";

// src/report/section.ts
function sectionsOf(view) {
	const rows = rowsOf(view);
	const having = (status) => rows.filter((row) => row.check.status === status);
	const worstFirst = (status) => having(status).toSorted(byWeight);
	return {
		failed: worstFirst("fail"),
		unclear: worstFirst("inconclusive"),
		warned: worstFirst("warn").filter((row) => !isDrift(row)),
		drifted: worstFirst("warn").filter(isDrift),
		skipped: worstFirst("skipped"),
		improved: having("pass").filter((row) => row.check.improved),
		passed: having("pass").filter((row) => !row.check.improved)
	};
}
const isDrift = ({ check }) => check.rule === "drift";
const RULE_WEIGHT = {
	reference: 0,
	outcome: 1,
	detector: 1,
	test: 1,
	vanished: 2,
	broken: 3,
	regression: 4,
	leak: 4,
	drift: 6,
	max: 5,
	min: 5
};
function byWeight(a, b) {
	return priorityOf(a) - priorityOf(b) || RULE_WEIGHT[a.check.rule] - RULE_WEIGHT[b.check.rule] || changeSize(b) - changeSize(a);
}
const priorityOf = (row) => Number(row.planned?.priority.slice(1) ?? 0);
function changeSize({ metric }) {
	const comparison = metric?.comparison;
	const estimated = estimatedComparison(comparison);
	if (estimated !== null) return statedChange(estimated).change;
	const leak = leakComparison(comparison);
	if (leak !== null) return statedGrowth(leak).difference / Math.max(leak.margin, Number.MIN_VALUE);
	return comparison?.kind === "exact" ? comparison.change ?? 0 : 0;
}

export { sectionsOf as t };