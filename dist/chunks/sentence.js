import { n as isMeant } from "./override2.js";
import { c as builtInMetric, l as customMetric } from "./metric.js";
import { c as formatValue, d as plural, i as formatDuration, n as formatAgainst, o as formatNumber, r as formatAmount } from "./format.js";
import { a as formatSignedPercent, n as directionWords, o as visibleChange, t as describeChange } from "./change.js";
import { a as cleanSentence } from "./clean2.js";
import { a as statedGrowth, i as statedChange, n as estimatedComparison, r as leakComparison, t as describeConfirmation } from "./compared.js";
import { D as openLeak, E as leakedThing, F as quoted, L as subjectOf, N as name, O as perHour, R as text, T as leakWords, b as openEnd, d as describeFailures, f as failuresOf, j as limitOf, w as leakQuestion, x as openQuestion } from "./row.js";

// src/report/control.ts
const MOST_ALARMS = 5;
const DISTRUST = "This run is not trusted: ";
function describeQuiet({ analysis: { control } }) {
	if (control === null || control.alarms.length > 0) return null;
	return control.metrics === 0 ? "The base was run against itself, but no metric could be held against itself" : `The base run against itself stayed quiet over ${plural(control.metrics, "metric")}`;
}
function describeAlarm(view) {
	const { control } = view.analysis;
	if (control === null || control.alarms.length === 0) return null;
	const shown = control.alarms.slice(0, MOST_ALARMS);
	const more = control.alarms.length - shown.length;
	return [
		text(`the base differs from itself in ${formatNumber(control.alarms.length, 0)} of ${plural(control.metrics, "metric")} (`),
		...shown.flatMap((alarm, i) => [...i === 0 ? [] : [text(", ")], ...describeDifference(view, alarm)]),
		text(`${more === 0 ? "" : `, and ${formatNumber(more, 0)} more`}). `),
		text("What the head shows may be of the same kind. Use a quieter runner, or run it again when the machine is less busy")
	];
}
function describeDifference({ analysis }, { scenario, metric, change }) {
	const definition = analysis.scenarios.find(({ id }) => id === scenario)?.metrics.find((candidate) => candidate.metric.id === metric)?.metric ?? builtInMetric(metric) ?? customMetric(metric, "count", null);
	return [
		name(metric),
		text(" of "),
		name(scenario),
		text(` ${definition.kind === "slope" ? `+${formatValue(definition, change)}` : formatSignedPercent(visibleChange(definition, change))}`)
	];
}

// src/report/parts.ts
function describeParts({ result }) {
	const { shard } = result.plan;
	if (shard !== void 0) return [text(`This is part ${shard.index} of ${shard.count}: its verdict is provisional, the merge of all parts judges`)];
	if (result.merged === void 0) return null;
	const { parts, missing } = result.merged;
	const classes = new Set(parts.map(({ environment }) => environment.machineClass));
	const lost = missing.length === 0 ? "" : `; ${plural(missing.length, "scenario")} missing`;
	return [text(`Joined from ${plural(parts.length, "part")} on ${plural(classes.size, "kind")} of machine${lost}`)];
}
function partFacts({ result }) {
	return (result.merged?.parts ?? []).map((part) => [nameOf(part), factsOf(part)]).sort(byName);
}
const nameOf = ({ shard: { index, count }, id }) => `part ${index} of ${count} (${id.slice(0, 7)})`;
const collator = new Intl.Collator("en", { numeric: true });
const byName = ([a], [b]) => collator.compare(a, b);
function factsOf({ environment, startedAt, durationMs, complete, interruption, copies }) {
	return [
		environment.machineClass,
		environment.image,
		`started ${startedAt}`,
		formatDuration(durationMs),
		...interruption === null ? [] : [`interrupted by ${interruption.signal}`],
		...complete ? [] : ["not complete"],
		...copies === 1 ? [] : [`handed in ${copies} times`]
	].join(", ");
}
function shortfall({ result, rounds }) {
	const broken = new Set([result, ...rounds].flatMap((run) => (run.merged?.parts ?? []).filter((part) => !part.complete || part.interruption !== null).map(({ id }) => id))).size;
	const parts = result.merged?.parts.length ?? 0;
	return broken === 0 ? "" : `${broken} of ${parts} parts ended before their run did; `;
}

// src/report/leak-sentence.ts
function describeLeak(check, metric, comparison, change) {
	const why = explainLeak(check, metric, comparison);
	if (check.status === "inconclusive" || check.status === "skipped") return [
		...subjectOf(check),
		text(": "),
		...why
	];
	if (check.status === "warn" && comparison.confirmation?.holds === false) return [
		...subjectOf(check),
		text(": "),
		...why,
		text(` (${change})`)
	];
	const outcome = describeConfirmation(comparison);
	const hourly = perHour(metric, comparison);
	return [
		...check.status === "warn" ? [text("suspected: ")] : [],
		...grown(check, metric, comparison),
		...hourly === null ? [] : [text(` (${hourly})`)],
		...outcome === null || check.status === "pass" ? [] : [text(`, ${outcome}`)]
	];
}
function grown(check, metric, comparison) {
	const { difference } = statedGrowth(comparison);
	const than = difference < 0 ? "less than the base" : "more than the base";
	const thing = leakedThing(metric);
	const amount = Math.abs(difference);
	if (thing === null) return [...subjectOf(check), text(` is ${formatValue(metric, amount)} ${than}`)];
	const { verb, span } = leakWords(metric);
	return [name(check.scenario), text(` ${verb} ${formatAmount(metric, amount)} ${thing} ${span} ${than}`)];
}
function explainLeak(check, metric, comparison) {
	switch (check.status) {
		case "inconclusive": return canAsk(comparison) ? [text(leakQuestion(metric, comparison))] : [quoted(check.reason)];
		case "pass": return [quoted(check.reason), text(`; ${openLeak(metric, comparison)}`)];
		default: {
			const outcome = describeConfirmation(comparison);
			const overruled = comparison.confirmation?.holds === true && check.status === "warn";
			return [outcome === null || overruled ? quoted(check.reason) : text(outcome)];
		}
	}
}
const canAsk = ({ state, interval }) => state === "undecided" && interval.high !== null;

// src/report/overrides.ts
const OVERRIDES_TITLE = "Accepting";
const MOST_SUGGESTED = 5;
function describeAcceptance({ metric }, accepted) {
	const level = metric?.estimate?.center;
	return [
		text("accepted by "),
		name(accepted.author),
		text(` (${accepted.via}, `),
		quoted(accepted.at.slice(0, 10)),
		text("): "),
		quoted(accepted.reason),
		...metric === null || level === void 0 ? [] : [text(`; the new level is ${formatValue(metric.metric, level)}`)]
	];
}
const asFound = (row, { status }) => ({
	...row,
	check: {
		...row.check,
		status,
		accepted: null
	}
});
function overrideLines(view) {
	const { granted, refused, fault, byComment } = view.policy.overrides;
	const open = view.verdict.checks.filter(isOpen);
	return [
		...granted.filter((override) => !isUsed(view, override)).map(unused),
		...refused.map(({ author, reason }) => [
			name(author),
			text(": "),
			quoted(reason)
		]),
		...fault === null || open.length === 0 ? [] : [[quoted(fault)]],
		...byComment ? suggestions(view, open) : []
	];
}
const isOpen = ({ rule, status, accepted }) => status === "fail" && accepted === null && (rule === "regression" || rule === "leak" || rule === "vanished");
const isUsed = ({ verdict }, override) => verdict.checks.some(({ scenario, metric, status, accepted }) => (accepted !== null || status === "fail") && isMeant(override, scenario, metric));
const unused = ({ author, target, reason }) => [
	name(author),
	text(" accepts "),
	name(target),
	text(": "),
	quoted(reason),
	text("; nothing of it was found worse in this run")
];
function suggestions(view, open) {
	const more = open.length - MOST_SUGGESTED;
	const commands = open.slice(0, MOST_SUGGESTED).map((check) => [text("Somebody with write access can accept this in a comment of one line: "), name(`/stress accept ${targetOf(check)}${boundOf(view, check)} <why it is worth it>`)]);
	return more <= 0 ? commands : [...commands, [text(`and ${more} more in the same way`)]];
}
function targetOf({ scenario, metric }) {
	const target = cleanSentence(metric === null ? scenario : `${scenario}/${metric}`);
	return target.includes(" ") ? `\`${target}\`` : target;
}
function boundOf({ analysis }, { scenario, metric }) {
	const found = analysis.scenarios.find(({ id }) => id === scenario)?.metrics;
	const comparison = estimatedComparison(found?.find((candidate) => candidate.metric.id === metric)?.comparison);
	const high = comparison === null ? null : statedChange(comparison).interval.high;
	return high === null || high <= 0 ? "" : ` up to ${Math.ceil(high * 100)}%`;
}

// src/report/sentence.ts
function describeRow(row) {
	const { check, metric } = row;
	if (check.accepted !== null) return [text("accepted: "), ...describeRow(asFound(row, check.accepted))];
	if (row.drift !== null) return [text("in the history, "), ...row.drift];
	const failures = failuresOf(row);
	if (failures !== null) return [name(check.scenario), text(` ${describeFailures(failures)}`)];
	if (metric === null || check.rule === "outcome") return [
		...subjectOfReason(check),
		text(": "),
		quoted(check.reason)
	];
	const limit = limitOf(row);
	if (limit !== null) return describeLimit(row, metric, limit);
	if (check.rule === "vanished") return [...subjectOf(check), text(" vanished: the baseline has it, this run does not")];
	if (check.rule === "broken") return [
		...subjectOf(check),
		text(" cannot be right: "),
		quoted(check.reason)
	];
	const leak = leakComparison(metric.comparison);
	if (leak !== null) return describeLeak(check, metric.metric, leak, row.change);
	return describeComparison(row, metric);
}
function describeLimit({ check }, { metric, estimate }, limit) {
	if (estimate === null) return [...subjectOf(check), text(` was not measured and cannot be held against its limit of ${formatValue(metric, limit.value)}`)];
	const [value, allowed] = formatAgainst(metric, estimate.center, limit.value);
	const relation = check.status === "fail" ? limit.limit === "max" ? "above" : "below" : "against";
	return [...subjectOf(check), text(` is ${value}, ${relation} its limit of ${allowed}`)];
}
const subjectOfReason = (check) => check.rule === "test" ? [name(check.scenario)] : subjectOf(check);
function describeComparison(row, { metric, comparison }) {
	if (row.check.status === "inconclusive" || row.check.status === "skipped") return [
		...subjectOf(row.check),
		text(": "),
		...explainRow(row)
	];
	if (comparison.kind === "exact" && comparison.difference !== 0) {
		const levels = row.levels.split(" → ");
		return [...subjectOf(row.check), text(` went from ${levels.join(" to ")}`)];
	}
	const estimated = estimatedComparison(comparison);
	if (estimated === null) return [
		...subjectOf(row.check),
		text(": "),
		quoted(row.check.reason)
	];
	if (row.check.status === "warn" && estimated.kind === "paired" && estimated.confirmation?.holds === false) return [
		...subjectOf(row.check),
		text(": "),
		...explainRow(row),
		text(` (${row.change})`)
	];
	const { verb } = directionWords(metric);
	const change = describeChange(metric, statedChange(estimated).change);
	const doubt = row.check.status === "warn" ? [text("suspected: ")] : [];
	const found = verb === null ? [...subjectOf(row.check), text(` is ${change}`)] : [name(row.check.scenario), text(` ${verb} ${change}`)];
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
function explainRow(row) {
	const { check, metric } = row;
	if (check.accepted !== null) return describeAcceptance(row, check.accepted);
	const reason = [quoted(check.reason)];
	const failures = failuresOf(row);
	if (failures !== null) return [text(describeFailures(failures))];
	const leak = leakComparison(metric?.comparison);
	if (metric !== null && leak !== null && check.rule === "leak") return explainLeak(check, metric.metric, leak);
	const comparison = estimatedComparison(metric?.comparison);
	if (metric === null || comparison === null || check.rule !== "regression") return reason;
	if (check.status === "fail" || check.status === "warn") return suspicion(row, comparison) ?? reason;
	const open = (check.status === "inconclusive" ? openQuestion : openEnd)(metric.metric, comparison);
	if (comparison.kind === "paired" && check.status === "inconclusive") return comparison.state === "undecided" ? [text(open)] : reason;
	return [...reason, text(`; ${open}`)];
}
function suspicion({ check }, comparison) {
	if (comparison.kind !== "paired") return null;
	const outcome = describeConfirmation(comparison);
	const overruled = comparison.confirmation?.holds === true && check.status === "warn";
	return outcome === null || overruled ? null : [text(outcome)];
}

export { describeParts as a, DISTRUST as c, overrideLines as i, describeAlarm as l, explainRow as n, partFacts as o, OVERRIDES_TITLE as r, shortfall as s, describeRow as t, describeQuiet as u };