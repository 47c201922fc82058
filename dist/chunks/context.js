import { p as storedReference } from "./row.js";
import { f as plural, s as formatDuration, u as formatValue } from "./change.js";
import { c as text, i as name } from "./sentence.js";

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
const totalDurationMs = ({ result, rounds }) => rounds.reduce((sum, round) => sum + round.durationMs, result.durationMs);
function environmentFacts({ result, analysis }) {
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
		["tool", `${result.tool.name} ${result.tool.version}`]
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

export { environmentFacts as n, totalDurationMs as r, describeRun as t };