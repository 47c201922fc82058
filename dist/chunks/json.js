import { n as estimatedComparison, r as leakComparison } from "./compared.js";
import { f as failuresOf } from "./row.js";
import { t as sectionsOf } from "./section.js";

// src/report/digest.ts
const CHANGES = /* @__PURE__ */ new Set([
	"regression",
	"vanished",
	"broken"
]);
function digestOf(view) {
	const { failed, unclear, warned } = sectionsOf(view);
	const leaks = failed.filter(isLeak);
	const others = failed.filter((row) => !isLeak(row));
	return {
		schemaVersion: 1,
		kind: "stress-action/summary",
		suite: view.result.plan.suite,
		commit: view.result.commit?.sha ?? null,
		verdict: view.verdict.status,
		exitCode: view.verdict.exitCode,
		reason: view.verdict.reason,
		counts: view.verdict.counts,
		reference: view.analysis.reference,
		interrupted: [view.result, ...view.rounds].some((run) => run.interruption !== null),
		regressions: others.filter((row) => CHANGES.has(row.check.rule)).map(lineOf),
		leaks: leaks.map(lineOf),
		failures: others.filter((row) => !CHANGES.has(row.check.rule)).map(lineOf),
		inconclusive: unclear.map(lineOf),
		warnings: warned.map(lineOf),
		control: view.analysis.control,
		drift: view.analysis.drift,
		accepted: warned.flatMap((row) => row.check.accepted === null ? [] : [{
			...lineOf(row),
			by: row.check.accepted
		}]),
		refused: view.policy.overrides.refused
	};
}
const isLeak = ({ check }) => check.rule === "leak" || (check.metric?.endsWith(".leak") ?? false);
function lineOf(row) {
	const { check, metric } = row;
	const comparison = metric?.comparison;
	const compared = comparison !== void 0 && "reference" in comparison;
	return {
		scenario: check.scenario,
		metric: check.metric,
		rule: check.rule,
		...check.subject === void 0 ? {} : { subject: check.subject },
		reason: check.reason,
		evidence: comparison?.kind ?? null,
		base: compared ? comparison.reference : null,
		head: metric?.estimate?.center ?? null,
		change: compared && "change" in comparison ? comparison.change : null,
		interval: (estimatedComparison(comparison) ?? leakComparison(comparison))?.interval ?? null,
		difference: comparison?.kind === "exact" || comparison?.kind === "leak" ? comparison.difference : null,
		confirmation: comparison !== void 0 && "confirmation" in comparison ? comparison.confirmation : null,
		failures: failuresOf(row),
		reproduce: check.reproduce
	};
}

// src/report/json.ts
const renderJson = (view) => `${JSON.stringify(view)}\n`;
const renderDigest = (view) => `${JSON.stringify(digestOf(view), null, 2)}\n`;

export { renderDigest, renderJson };