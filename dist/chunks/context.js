import { o as storedReference } from "./compared.js";
import { a as describeParts, o as partFacts, u as describeQuiet } from "./sentence.js";
import { c as formatValue, d as plural, i as formatDuration } from "./format.js";
import { N as name, R as text, l as describeReference } from "./row.js";

// src/report/context.ts
function describeRun(view) {
	const { result } = view;
	return [
		text("Suite "),
		name(result.plan.suite),
		...result.commit === null ? [] : [text(" at "), name(shortCommit(result.commit))],
		text(`, ${plural(result.plan.scenarios.length, "scenario")} in ${formatDuration(totalDurationMs(view))} on `),
		name(result.environment.machineClass)
	];
}
function contextLines(view) {
	const [quiet, counted, parts] = [
		describeQuiet(view),
		describeCounting(view),
		describeParts(view)
	];
	return [
		describeRun(view),
		...parts === null ? [] : [parts],
		describeReference(view),
		...quiet === null ? [] : [[text(quiet)]],
		...counted === null ? [] : [counted]
	];
}
function describeCounting({ result }) {
	const [first, ...more] = result.plan.scenarios.filter(({ measure }) => measure === "instructions");
	if (first === void 0) return null;
	const others = more.length === 0 ? "" : ` and ${plural(more.length, "other scenario")}`;
	return [
		text("Of "),
		name(first.id),
		text(`${others}, instructions were counted; times were not measured`)
	];
}
const totalDurationMs = ({ result, rounds }) => rounds.reduce((sum, round) => sum + round.durationMs, result.durationMs);
function environmentFacts(view) {
	const { result, analysis } = view;
	const { environment, commit } = result;
	const stored = storedReference(analysis.reference);
	const memory = {
		id: "",
		unit: "bytes",
		better: "lower",
		kind: "memory",
		about: ""
	};
	return [
		...commit === null ? [] : commitFacts(commit),
		["started", result.startedAt],
		["machine", `${environment.cpuModel}, ${plural(environment.cores, "core")}, ${formatValue(memory, environment.memoryBytes)}`],
		["system", `${environment.os} ${environment.kernel} ${environment.arch}, ${environment.image}`],
		["runtimes", Object.entries(environment.runtimes).map((pair) => pair.join(" ")).join(", ") || "none found"],
		["plan", `${result.plan.configFile}, intensity ${result.plan.intensity}, seed ${result.plan.seed}`],
		...stored === null ? [] : [["baseline", stored.source]],
		["tool", `${result.tool.name} ${result.tool.version}`],
		...partFacts(view)
	];
}
const shortCommit = (commit) => `${commit.sha.slice(0, 7)}${commit.dirty ? "+changes" : ""}`;
function commitFacts({ sha, ref, subject, dirty }) {
	return [["commit", [
		sha,
		ref,
		dirty ? "with uncommitted changes" : null
	].filter((part) => part !== null).join(" ")], ...subject === null ? [] : [["subject", subject]]];
}

export { environmentFacts as n, totalDurationMs as r, contextLines as t };