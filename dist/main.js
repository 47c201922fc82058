import { o as readQuantity } from "./chunks/quantity.js";
import { _ as fail, b as describeLookup, c as throwOnProblems, d as readContext, h as deliver, i as requireNoLinks, l as unknownInputs, n as maskToken, o as readStore, r as requireInside, s as inputReader, t as storeFor, v as remark, y as write } from "./chunks/stores.js";
import { n as INPUT_NAMES, r as OTHER_INPUT_NAMES, t as INPUT_DEFAULTS } from "./chunks/input-table.js";
import { r as inert } from "./chunks/summary.js";
import { n as saveState } from "./chunks/state.js";
import { t as NO_OVERRIDES } from "./chunks/override2.js";
import { t as SuiteError } from "./chunks/suite-error.js";
import { t as TOOL } from "./chunks/version.js";
import { t as refreshFor } from "./chunks/refresh.js";
import { randomUUID } from "node:crypto";
import { relative, resolve } from "node:path";
import { Writable } from "node:stream";

// src/github/inputs.ts
const AGAINST = [
	"auto",
	"base",
	"baseline",
	"none"
];
const MOST_RUNS = 500;
function readInputs(env, readDuration) {
	const read = inputReader(env, INPUT_DEFAULTS);
	const inputs = {
		config: read.text("config") ?? "",
		githubToken: read.text("github-token"),
		...readAgainst(read),
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
		intensity: read.choice("intensity", [
			"low",
			"medium",
			"high",
			"extreme"
		]),
		durationMs: read.durationMs("duration", readDuration),
		budgetMs: read.durationMs("budget", readDuration),
		reportLevel: read.choice("report-level", [
			"summary",
			"standard",
			"detailed"
		]) ?? "standard",
		shard: readShard(read),
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
		baselineRuns: read.count("baseline-runs", MOST_RUNS),
		updateBaseline: read.choice("update-baseline", [
			"auto",
			"never",
			"always"
		]) ?? "auto",
		workingDirectory: read.text("working-directory") ?? ".",
		out: read.text("out") ?? ".stress",
		hints: unknownInputs(env, INPUT_NAMES, OTHER_INPUT_NAMES)
	};
	throwOnProblems(read);
	return inputs;
}
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const REF_LENGTH = 250;
function readAgainst(read) {
	const found = read.text("against");
	const choice = AGAINST.find((allowed) => allowed === found?.toLowerCase());
	if (found === null || choice === found) return {
		against: choice ?? null,
		baseRef: null
	};
	if (!found.startsWith("-") && found.search(UNPRINTABLE) === -1 && found.length <= REF_LENGTH && choice === void 0) return {
		against: "base",
		baseRef: found
	};
	const hint = choice === void 0 ? "" : ` (did you mean "${choice}"?)`;
	read.refuse("against", `found "${found.replace(UNPRINTABLE, " ").slice(0, 60)}", allowed: ${AGAINST.join(", ")}; or a git ref of at most ${REF_LENGTH} characters that does not begin with "-"${hint}`);
	return {
		against: null,
		baseRef: null
	};
}
function readShard(read) {
	const found = read.text("shard");
	if (found === null) return null;
	const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(found) ?? []).map(Number);
	if (index >= 1 && index <= count) return {
		index,
		count
	};
	read.refuse("shard", `found "${found.slice(0, 60)}", allowed: part/parts, such as 1/4, with part from 1 to parts`);
	return null;
}

// src/main.ts
async function main(env) {
	const inputs = readInputs(env, readDuration);
	const context = await readContext(env);
	maskToken(inputs.githubToken);
	for (const hint of inputs.hints) remark(hint);
	const { gate, interruption } = await import("./chunks/pipeline2.js");
	const stop = interruption();
	try {
		const progress = await logProgress();
		const world = worldOf(inputs, context, env, stop.signal, { onEvent: progress });
		const { out, workingDirectory, marker } = world;
		await requireInside(context.workspace, placesOf(inputs, world));
		await requireNoLinks(out);
		saveState({
			out,
			workingDirectory,
			marker,
			finished: false
		});
		const gated = await gate(requestOf(inputs, await overridesFor(inputs, context)), world);
		progress.close();
		for (const line of describeLookup(gated.lookup, inputs.baselineStore, context)) write(inert(line));
		await deliver(gated, deliveryOf(inputs, world), context);
		saveState({
			out,
			workingDirectory,
			marker,
			finished: true
		});
	} finally {
		stop.release();
	}
}
async function overridesFor({ shard, githubToken }, context) {
	if (shard !== null) return NO_OVERRIDES;
	const { overridesOf } = await import("./chunks/overrides.js");
	return overridesOf(context, githubToken);
}
const placesOf = (inputs, { workingDirectory, out }) => [
	{
		input: "working-directory",
		path: workingDirectory
	},
	{
		input: "config",
		path: resolve(workingDirectory, inputs.config)
	},
	{
		input: "out",
		path: out
	}
];
function readDuration(text) {
	const reading = readQuantity(text, "ns");
	return reading.ok ? {
		ok: true,
		value: reading.value / NS_PER_MS
	} : reading;
}
const NS_PER_MS = 1e6;
async function logProgress() {
	const { createProgress } = await import("./chunks/progress2.js");
	return createProgress({
		stream: new Writable({ write: (chunk, _encoding, done) => {
			write(inert(chunk.toString()));
			done();
		} }),
		isTTY: false,
		now: () => performance.now()
	});
}
function requestOf(inputs, overrides) {
	return {
		config: inputs.config,
		selection: {
			scenarios: inputs.scenarios,
			categories: inputs.categories,
			priorities: inputs.priorities,
			tags: []
		},
		intensity: inputs.intensity,
		durationMs: inputs.durationMs,
		budgetMs: inputs.budgetMs,
		samples: null,
		seed: null,
		against: inputs.against,
		failOn: inputs.failOn,
		overrides,
		shard: inputs.shard
	};
}
function worldOf(inputs, context, env, signal, listener) {
	const workingDirectory = resolve(context.workspace, inputs.workingDirectory);
	const place = relative(context.workspace, workingDirectory);
	return {
		workingDirectory,
		out: resolve(workingDirectory, inputs.out),
		environment: env,
		toolVersion: TOOL.version,
		marker: randomUUID(),
		fallbackSuite: context.repository?.name ?? "suite",
		program: `${TOOL.name} run${place === "" ? "" : ` ${place}`}`,
		store: storeFor(inputs, context, env),
		openBase: baseOf(inputs, context, workingDirectory, env),
		damagedBaseline: "state",
		refresh: refreshOf(inputs, context),
		signal,
		listeners: [listener],
		remark
	};
}
function baseOf({ baseRef, githubToken: token }, { pullRequest }, workingDirectory, environment) {
	const ref = baseRef ?? pullRequest?.baseSha ?? null;
	if (ref === null) return async () => null;
	return async () => {
		const { openBaseTree } = await import("./chunks/pipeline2.js");
		try {
			return await openBaseTree(ref, {
				workingDirectory,
				environment,
				token
			});
		} catch (error) {
			if (baseRef !== null || !(error instanceof SuiteError)) throw error;
			remark(`No run in pairs with the base: ${error.message}`);
			return null;
		}
	};
}
const refreshOf = (inputs, context) => inputs.shard === null ? refreshFor(inputs, context) : {
	when: "never",
	reason: "this is one part of the suite: the merge saves it"
};
const deliveryOf = (inputs, { out, workingDirectory, environment }) => ({
	reportLevel: inputs.reportLevel,
	summaryFile: inputs.summary ? environment.GITHUB_STEP_SUMMARY : null,
	comment: inputs.comment,
	checkRun: inputs.checkRun,
	commentId: inputs.baselineKey,
	token: inputs.githubToken,
	workingDirectory,
	out
});
await main(process.env).catch(fail);

export {  };