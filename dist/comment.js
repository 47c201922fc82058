import { _ as fail, a as requireOwn, c as throwOnProblems, d as readContext, f as runPage, g as deliverNothing, h as deliver, l as unknownInputs, m as reasonOfNoResults, n as maskToken, o as readStore, p as measuringRun, s as inputReader, t as storeFor, v as remark, y as write } from "./chunks/stores.js";
import { r as OTHER_INPUT_NAMES } from "./chunks/input-table.js";
import { n as placeOf } from "./chunks/connection.js";
import { r as inert } from "./chunks/summary.js";
import { t as SuiteError } from "./chunks/suite-error.js";
import { t as TOOL } from "./chunks/version.js";
import { posix, relative, resolve } from "node:path";

// src/github/comment-input-table.ts
const COMMENT_INPUT_DEFAULTS = {
	artifact: "stress-results",
	config: "stress.yml",
	"github-token": "",
	scenario: "",
	category: "",
	priority: "",
	"report-level": "standard",
	comment: "auto",
	"check-run": "auto",
	summary: "true",
	"fail-on": "",
	"baseline-key": "",
	"baseline-store": "cache",
	"baseline-branch": "stress-baselines",
	"working-directory": ".",
	out: ".stress"
};

// src/github/comment-inputs.ts
function readCommentInputs(env) {
	const read = inputReader(env, COMMENT_INPUT_DEFAULTS);
	const workingDirectory = read.text("working-directory") ?? ".";
	const config = read.text("config") ?? "";
	const inputs = {
		artifact: read.text("artifact") ?? "",
		config,
		configPath: inRepository(read, workingDirectory, config),
		githubToken: read.text("github-token"),
		scenarios: read.list("scenario", null),
		categories: read.list("category", [
			"memory",
			"computational",
			"concurrency",
			"io",
			"long-running"
		]),
		priorities: read.list("priority", [
			"P0",
			"P1",
			"P2",
			"P3",
			"P4"
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
		workingDirectory,
		out: read.text("out") ?? ".stress",
		hints: unknownInputs(env, Object.keys(COMMENT_INPUT_DEFAULTS), OTHER_INPUT_NAMES)
	};
	throwOnProblems(read);
	return inputs;
}
function inRepository(read, folder, file) {
	const path = posix.join(folder, file);
	if (!(!posix.isAbsolute(path) && path !== ".." && !path.startsWith("../")) || path.includes("\\")) read.refuse("config", `found "${path.slice(0, 60)}", allowed: a path inside the repository, with "/" between its parts`);
	return path;
}

// src/github/runner-names.ts
const SYSTEMS = {
	linux: "Linux",
	darwin: "macOS",
	win32: "Windows"
};
const ARCHITECTURES = {
	x64: "X64",
	arm64: "ARM64",
	ia32: "X86",
	arm: "ARM"
};
const runnerNames = ({ os, arch }) => ({
	runnerOs: Object.hasOwn(SYSTEMS, os) ? SYSTEMS[os] ?? os : os,
	runnerArch: Object.hasOwn(ARCHITECTURES, arch) ? ARCHITECTURES[arch] ?? arch : arch
});

// src/comment.ts
async function main(env) {
	const inputs = readCommentInputs(env);
	maskToken(inputs.githubToken);
	const context = await readContext(env);
	await requireOwn(context.workspace, placesOf(inputs, context));
	for (const hint of inputs.hints) remark(hint);
	const run = measuringRun(context.event, context.workflowRun);
	const place = requirePlace(context, inputs);
	const unmeasured = reasonOfNoResults(run);
	if (unmeasured !== null) return deliverNothing(unmeasured);
	const pullRequest = await findOpen(place, run);
	if (pullRequest === null) return;
	const { fetchResults } = await import("./chunks/artifact.js");
	const views = await fetchResults(place, run, inputs.artifact);
	const measured = measuredContext(context, run, pullRequest, env);
	const { rejudge } = await import("./chunks/rejudge.js");
	const gated = await rejudge(views, await benchOf(inputs, measured, place, env));
	sayWhatWasClaimed(views, gated);
	await deliver(gated, deliveryOf(inputs, measured, env), measured);
}
function requirePlace(context, { githubToken }) {
	const place = placeOf(context, githubToken);
	if (place !== null) return place;
	throw new SuiteError("Cannot report results of another run: the input github-token is empty, and nothing of that run can be read without one", { exitCode: 2 });
}
async function findOpen(place, run) {
	const { findPullRequest } = await import("./chunks/find-pull-request.js");
	const search = await findPullRequest(place, run);
	switch (search.kind) {
		case "found": return search.pullRequest;
		case "none":
			deliverNothing(`Nothing is reported: ${search.reason}`);
			return null;
		case "fault": throw new SuiteError(`Cannot find the pull request of run ${run.id}: ${search.reason}`, { exitCode: 3 });
	}
}
const measuredContext = (context, run, pullRequest, env) => ({
	...context,
	pullRequest,
	runId: String(run.id),
	attempt: String(run.attempt),
	runUrl: runPage(env, String(run.id))
});
async function benchOf(inputs, context, place, env) {
	const { pullRequest } = context;
	if (pullRequest === null) throw new Error("results are judged for a pull request");
	const [{ readBaseFile }, { overridesOf }] = await Promise.all([import("./chunks/base-file.js"), import("./chunks/overrides.js")]);
	const folder = relative(".", inputs.workingDirectory);
	return {
		word: {
			base: await readBaseFile(place, inputs.configPath, pullRequest.baseSha),
			configFile: inputs.config,
			fallbackSuite: place.repo,
			selection: {
				scenarios: inputs.scenarios,
				categories: inputs.categories,
				priorities: inputs.priorities,
				tags: []
			},
			failOn: inputs.failOn,
			overrides: await overridesOf(context, inputs.githubToken)
		},
		commit: {
			sha: pullRequest.headSha,
			ref: `refs/pull/${pullRequest.number}/merge`,
			subject: null,
			dirty: false
		},
		storeFor: (environment) => storeFor(inputs, {
			...context,
			...runnerNames(environment)
		}, env),
		program: `${TOOL.name} run${folder === "" ? "" : ` ${folder}`}`,
		out: placesOf(inputs, context).out
	};
}
function sayWhatWasClaimed(views, { view }) {
	const claimed = [...new Set(views.map(({ verdict }) => verdict.status))].join(", ");
	const said = claimed === view.verdict.status ? `The results say ${claimed}, and so does judging them again` : `The results say ${claimed}; judged again, by the base's limits and baseline, they are ${view.verdict.status}`;
	write(inert(said));
}
const deliveryOf = (inputs, { workspace }, env) => ({
	reportLevel: inputs.reportLevel,
	summaryFile: inputs.summary ? env.GITHUB_STEP_SUMMARY : null,
	comment: inputs.comment,
	checkRun: inputs.checkRun,
	commentId: inputs.baselineKey,
	token: inputs.githubToken,
	...placesOf(inputs, { workspace })
});
const placesOf = (inputs, { workspace }) => ({
	workingDirectory: resolve(workspace, inputs.workingDirectory),
	out: resolve(workspace, inputs.workingDirectory, inputs.out)
});
await main(process.env).catch(fail);

export {  };