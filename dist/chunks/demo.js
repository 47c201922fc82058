import { t as SuiteError } from "./suite-error.js";
import { p as runGit } from "./evidence.js";
import { t as NO_OVERRIDES } from "./override2.js";
import { l as openBaseTree, t as gate } from "./pipeline.js";
import { t as RENDERERS } from "./registry2.js";
import { j as removeTree } from "./choose-launcher.js";
import { n as fileStore } from "./file-store2.js";
import { delimiter, dirname, join } from "node:path";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";

// src/demo/promises.ts
const INJECTED = [
	{
		scenario: "lookup",
		promise: "the slower function",
		metrics: ["cpu.perop", "time.wall"]
	},
	{
		scenario: "quotes-for-hours",
		promise: "the memory leak",
		metrics: ["memory.leak"]
	},
	{
		scenario: "receipts-for-hours",
		promise: "the descriptor leak",
		metrics: ["fds.leak"]
	}
];
const UNCHANGED = [
	"totals",
	"import",
	"invoices"
];
const partsOf = (view) => [...INJECTED.map((injected) => injectedPart(injected, view)), unchangedPart(view)];
function injectedPart({ scenario, promise, metrics }, view) {
	const failed = failsOf(view, [scenario]);
	const confirmed = metrics.filter((metric) => failed.some((check) => check.metric === metric) && isConfirmed(view, scenario, metric));
	const others = failed.filter((check) => !metrics.includes(check.metric ?? ""));
	const right = confirmed.length > 0 && others.length === 0;
	const found = right ? `${confirmed.join(" and ")} worse, confirmed by fresh runs` : wordsOf(others.length > 0 ? others : checksOf(view, scenario, metrics));
	return {
		scenarios: [scenario],
		promise,
		right,
		found
	};
}
function unchangedPart(view) {
	const failed = failsOf(view, UNCHANGED);
	const measured = UNCHANGED.every((scenario) => (invocationsOf(view, scenario) ?? 0) > 0);
	const found = failed.length > 0 ? wordsOf(failed) : measured ? "no false alarm" : "not all of them were run";
	return {
		scenarios: UNCHANGED,
		promise: "what did not change",
		right: failed.length === 0 && measured,
		found
	};
}
const invocationsOf = ({ analysis }, scenario) => analysis.scenarios.find(({ id }) => id === scenario)?.invocations;
const failsOf = ({ verdict }, scenarios) => verdict.checks.filter((check) => check.status === "fail" && scenarios.includes(check.scenario));
const checksOf = ({ verdict }, scenario, metrics) => verdict.checks.filter((check) => check.scenario === scenario && (check.metric === null ? check.status !== "pass" : metrics.includes(check.metric)));
const wordsOf = (checks) => checks.length === 0 ? "it was not judged" : checks.map(({ scenario, metric, status, reason }) => `${metric ?? scenario} is ${status}: ${reason}`).join("; ");
function isConfirmed({ analysis }, scenario, metric) {
	const comparison = analysis.scenarios.find(({ id }) => id === scenario)?.metrics.find((candidate) => candidate.metric.id === metric)?.comparison;
	if (comparison?.kind !== "paired" && comparison?.kind !== "leak") return false;
	return comparison.confirmation?.holds === true;
}

// src/demo/repository.ts
const GIT_TIMEOUT_MS = 3e4;
const COMMITS = [{
	part: "base",
	date: "2026-01-05T09:00:00Z",
	message: "Order book: lookup, totals, invoices, quotes, receipts"
}, {
	part: "head",
	date: "2026-01-06T09:00:00Z",
	message: "Shorter lookup, every quote remembered, empty receipts"
}];
const gitEnvironment = (environment) => ({
	...environment,
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_AUTHOR_NAME: "Demo",
	GIT_AUTHOR_EMAIL: "demo@example.invalid",
	GIT_COMMITTER_NAME: "Demo",
	GIT_COMMITTER_EMAIL: "demo@example.invalid"
});
async function makeRepository(example, folder, environment) {
	mkdirSync(folder);
	const git = gitIn(folder, environment);
	await git([
		"-c",
		"init.defaultBranch=main",
		"init",
		"--quiet",
		"--template="
	]);
	for (const { part, date, message } of COMMITS) {
		copyFiles(join(example, part), folder);
		await git(["add", "--all"]);
		await git([
			...["-c", "commit.gpgsign=false"],
			"commit",
			"--quiet",
			"-m",
			message
		], {
			GIT_AUTHOR_DATE: date,
			GIT_COMMITTER_DATE: date
		});
	}
}
const gitIn = (folder, environment) => async (args, dates = {}) => {
	const ending = await runGit(args, {
		folder,
		environment: {
			...gitEnvironment(environment),
			...dates
		},
		timeoutMs: GIT_TIMEOUT_MS
	});
	if (ending.kind === "ok") return;
	throw ending.kind === "unusable" && ending.said.includes("ENOENT") ? new SuiteError("Cannot make the demo: git is not on the PATH; install it and try again", { exitCode: 2 }) : new SuiteError(`Cannot make the repository of the demo: ${ending.said}`, { exitCode: 3 });
};
function copyFiles(from, to) {
	if (!existsSync(from)) throw new SuiteError(`Cannot make the demo: ${from} is missing; run it from a clone of the repository`, { exitCode: 2 });
	for (const entry of readdirSync(from, { withFileTypes: true })) {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.name === ".stress") continue;
		if (entry.isDirectory()) copyFiles(source, target);
		else {
			mkdirSync(dirname(target), { recursive: true });
			writeFileSync(target, readFileSync(source));
		}
	}
}

// src/demo.ts
const NAME = "orders";
const COMMENT_FILE = "comment.md";
const REQUEST = {
	config: "stress.yml",
	selection: {
		scenarios: [],
		categories: [],
		priorities: [],
		tags: []
	},
	intensity: null,
	durationMs: null,
	samples: null,
	seed: null,
	budgetMs: null,
	against: "base",
	failOn: null,
	overrides: NO_OVERRIDES
};
async function demo(options, world) {
	const startedMs = performance.now();
	const folder = realpathSync(mkdtempSync(join(tmpdir(), "stress-demo-")));
	const directory = join(folder, NAME);
	let kept = null;
	try {
		await makeRepository(options.example, directory, world.environment);
		const { view } = await gate(REQUEST, {
			...world,
			...worldOf(directory, folder, options, world.environment)
		});
		await writeComment(view, world.out);
		if (options.keep) kept = directory;
		return {
			view,
			parts: partsOf(view),
			kept,
			elapsedMs: performance.now() - startedMs
		};
	} finally {
		if (kept === null) removeTree(folder);
	}
}
const worldOf = (directory, folder, { programIn }, environment) => ({
	workingDirectory: directory,
	environment: withThisNode(environment),
	fallbackSuite: NAME,
	program: programIn(directory),
	store: fileStore(join(folder, "baseline.json")),
	openBase: () => openBaseTree("HEAD~1", {
		workingDirectory: directory,
		environment: gitEnvironment(environment),
		token: null
	}),
	damagedBaseline: "refuse",
	refresh: {
		when: "never",
		reason: "a demo leaves no history"
	}
});
const withThisNode = (environment) => ({
	...environment,
	PATH: [dirname(process.execPath), environment.PATH ?? ""].join(delimiter)
});
async function writeComment(view, out) {
	const text = await RENDERERS.comment(view, {
		level: "standard",
		colors: false,
		width: 100,
		runUrl: null
	});
	writeFileSync(join(out, COMMENT_FILE), text);
}

export { COMMENT_FILE, demo };