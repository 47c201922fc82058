import { _ as fail, a as requireOwn, c as throwOnProblems, d as readContext, h as deliver, l as unknownInputs, n as maskToken, o as readStore, s as inputReader, t as storeFor, v as remark } from "./chunks/stores.js";
import { t as legOf } from "./chunks/merged.js";
import { t as TOOL } from "./chunks/version.js";
import { t as refreshFor } from "./chunks/refresh.js";
import { relative, resolve } from "node:path";

// src/github/merge-inputs.ts
const MERGE_INPUT_DEFAULTS = {
	results: ".",
	"expected-shards": "",
	"github-token": "",
	against: "",
	"report-level": "standard",
	comment: "auto",
	"check-run": "auto",
	summary: "true",
	"fail-on": "",
	"baseline-key": "",
	"baseline-runs": "30",
	"baseline-store": "cache",
	"baseline-branch": "stress-baselines",
	"update-baseline": "auto",
	"working-directory": ".",
	out: ".stress"
};
const OTHER_NAMES = {
	token: "github-token",
	path: "results",
	artifacts: "results",
	shards: "expected-shards",
	"cache-key": "baseline-key"
};
const MOST_RESULTS = 2e4;
function readMergeInputs(env) {
	const read = inputReader(env, MERGE_INPUT_DEFAULTS);
	const expected = read.text("expected-shards");
	const inputs = {
		results: read.list("results", null),
		expectedShards: expected === null ? null : read.count("expected-shards", MOST_RESULTS),
		githubToken: read.text("github-token"),
		against: read.choice("against", [
			"auto",
			"base",
			"baseline",
			"none"
		]),
		reportLevel: read.choice("report-level", [
			"summary",
			"standard",
			"detailed"
		]) ?? "standard",
		comment: read.choice("comment", [
			"auto",
			"always",
			"on-problem",
			"never"
		]) ?? "auto",
		checkRun: read.choice("check-run", ["auto", "never"]) ?? "auto",
		summary: read.flag("summary"),
		failOn: read.choice("fail-on", [
			"fail",
			"inconclusive",
			"never"
		]),
		...readStore(read),
		baselineRuns: read.count("baseline-runs", 500),
		updateBaseline: read.choice("update-baseline", [
			"auto",
			"never",
			"always"
		]) ?? "auto",
		workingDirectory: read.text("working-directory") ?? ".",
		out: read.text("out") ?? ".stress",
		hints: unknownInputs(env, Object.keys(MERGE_INPUT_DEFAULTS), OTHER_NAMES)
	};
	throwOnProblems(read);
	return inputs;
}

// src/merge.ts
async function main(env) {
	const inputs = readMergeInputs(env);
	maskToken(inputs.githubToken);
	const context = await readContext(env);
	for (const hint of inputs.hints) remark(hint);
	const [{ mergeGate }, { overridesOf }] = await Promise.all([import("./chunks/merging2.js"), import("./chunks/overrides.js")]);
	const overrides = await overridesOf(context, inputs.githubToken);
	const { results: places, expectedShards: expected, against, failOn } = inputs;
	const world = worldOf(inputs, context, env);
	await requireOwn(context.workspace, world);
	const gated = await mergeGate({
		places,
		expected,
		against,
		failOn,
		overrides
	}, world);
	await deliver(gated, deliveryOf(inputs, world, env), context);
}
function worldOf(inputs, context, env) {
	const workingDirectory = resolve(context.workspace, inputs.workingDirectory);
	const place = relative(context.workspace, workingDirectory);
	return {
		workingDirectory,
		out: resolve(workingDirectory, inputs.out),
		program: `${TOOL.name} run${place === "" ? "" : ` ${place}`}`,
		refresh: refreshFor(inputs, context),
		storeFor: (environment) => {
			const [runnerOs = "", runnerArch = ""] = legOf(environment).split("-");
			return storeFor(inputs, {
				...context,
				runnerOs,
				runnerArch
			}, env);
		}
	};
}
const deliveryOf = (inputs, { out, workingDirectory }, env) => ({
	reportLevel: inputs.reportLevel,
	summaryFile: inputs.summary ? env.GITHUB_STEP_SUMMARY : null,
	comment: inputs.comment,
	checkRun: inputs.checkRun,
	commentId: inputs.baselineKey,
	token: inputs.githubToken,
	workingDirectory,
	out
});
await main(process.env).catch(fail);

export {  };