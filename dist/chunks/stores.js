import { t as require_fastest_levenshtein } from "./fastest-levenshtein.js";
import { a as notice, c as setSecret, l as warning, n as error, s as setOutput } from "./core.js";
import { n as placeOf, t as connect } from "./connection.js";
import { t as apiFault } from "./api-fault.js";
import { n as retry, t as DEFAULT_PACE } from "./retry.js";
import { n as echoUntrusted, r as inert, t as appendSummary } from "./summary.js";
import { t as SuiteError } from "./suite-error.js";
import { n as provisionalExitCode } from "./verdict.js";
import { t as TOOL } from "./version.js";
import { t as pullRequestOf } from "./pull-request.js";
import { n as notSaved, t as encodeBaseline } from "./encode-baseline.js";
import { n as saveKey, t as restorePrefixes } from "./keys.js";
import { t as writeAtomically } from "./write-atomically.js";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { lstat, readdir, realpath, rm } from "node:fs/promises";

// src/github/annotations.ts
const MOST_PER_KIND = 10;
const MESSAGE_LENGTH = 4096;
const PRINT = {
	error,
	warning,
	notice
};
function printAnnotations(annotations) {
	for (const kind of [
		"error",
		"warning",
		"notice"
	]) {
		const chosen = annotations.filter((annotation) => annotation.kind === kind);
		for (const annotation of chosen.slice(0, MOST_PER_KIND)) printAnnotation(annotation);
	}
}
function printAnnotation({ kind, title, message, file, line }) {
	PRINT[kind](disarm(message).slice(0, MESSAGE_LENGTH), {
		title: disarm(title).slice(0, 255),
		...file === null ? {} : { file },
		...file === null || line === null ? {} : { startLine: line }
	});
}
const disarm = (text) => text.replaceAll("##[", "# #[");

// src/github/baseline-words.ts
function describeLookup(lookup, store, context) {
	switch (lookup.kind) {
		case "found": {
			const { runs } = lookup.baseline;
			const newest = runs.at(-1);
			const last = newest === void 0 ? "" : `, the newest of ${newest.commit.slice(0, 7)} at ${newest.at}`;
			const count = `${runs.length} ${runs.length === 1 ? "run" : "runs"}`;
			return [`Baseline found as ${lookup.source}: ${count}${last}`, ...aboutBase(context)];
		}
		case "absent": return [`No baseline found: looked for ${lookup.searched}`, ...store === "cache" ? EVICTION : []];
		case "unavailable": return [`No baseline: ${lookup.source} could not be read: ${lookup.reason}`];
		case "unreadable": return [`No baseline: ${lookup.source} cannot be used: ${lookup.reason}`];
		case "disabled": return [];
	}
}
const EVICTION = ["If there was one before: GitHub removes an entry that nobody has read for 7 days. A weekly run on the default branch keeps it, and baseline-store: branch needs no keeping"];
function aboutBase({ pullRequest, defaultBranch }) {
	if (pullRequest === null || defaultBranch === null || pullRequest.baseRef === defaultBranch) return [];
	return [`The baseline is of ${defaultBranch}, and this pull request goes into ${pullRequest.baseRef}: its change is told from that branch's own only where they run in pairs (against: base)`];
}
const describeAcceptances = (accepted) => accepted.map(({ scenario, metric, author, reason }) => `The baseline accepts the new level of ${scenario}/${metric}, on the word of ${author}: ${reason}`);
function cacheAdvice(reason) {
	const known = ADVICE.find(([words]) => words.test(reason));
	return known === void 0 ? "" : `; ${known[1]}`;
}
const ADVICE = [
	[/cache write denied:/, "the token of this event may only read the cache: let a push to the default branch save it, with `cache-mode: write` where the workflow sets a mode"],
	[/cache read denied:/, "give the job `cache-mode: read`"],
	[/\(409\)|already.?exists/i, "entries never change, and another attempt of this run has saved its own"],
	[/rate limit|\(429\)/i, "the next run tries again"]
];

// src/github/check-api.ts
async function connectChecks(place) {
	const { octokit, here } = await connect(place);
	const { checks } = octokit.rest;
	return {
		async find({ headSha, name, externalId }) {
			const { data } = await checks.listForRef({
				...here(),
				ref: headSha,
				check_name: name,
				filter: "all",
				per_page: 100
			});
			const [newest] = data.check_runs.filter((run) => run.external_id === externalId).toSorted((a, b) => b.id - a.id);
			return newest === void 0 ? null : stored$1(newest);
		},
		create: async (body) => stored$1((await checks.create({
			...here(),
			...fields(body),
			head_sha: body.headSha
		})).data),
		update: async (id, body) => stored$1((await checks.update({
			...here(),
			...fields(body),
			check_run_id: id
		})).data)
	};
}
const fields = ({ name, externalId, detailsUrl, conclusion, title, summary, text, annotations }) => ({
	name,
	external_id: externalId,
	details_url: detailsUrl,
	status: "completed",
	conclusion,
	output: {
		title,
		summary,
		...text === null ? {} : { text },
		annotations: annotations.map((annotation) => ({
			path: annotation.path,
			start_line: annotation.line,
			end_line: annotation.line,
			annotation_level: annotation.level,
			title: annotation.title,
			message: annotation.message
		}))
	}
});
const stored$1 = ({ id, html_url, output }) => ({
	id,
	url: html_url ?? "",
	annotations: output.annotations_count
});

// src/github/read-only-token.ts
function readOnlyToken({ event, pullRequest, actor }) {
	if (event !== "pull_request" || pullRequest === null) return null;
	if (pullRequest.fromFork) return "a run for a fork has a read-only token";
	return actor === "dependabot[bot]" ? "a run for Dependabot has a read-only token" : null;
}

// src/github/check-run.ts
const ANNOTATIONS_A_REQUEST = 50;
const SUBJECT = {
	permission: "checks: write",
	place: "commit",
	sent: "check run"
};
async function deliverCheckRun(request, context, pace = DEFAULT_PACE) {
	if (request.mode === "never") return notPosted("the input check-run is never");
	const readOnly = readOnlyToken(context);
	if (readOnly !== null) return notPosted(readOnly);
	const place = placeOf(context, request.token);
	if (place === null) return notPosted("the input github-token is empty");
	const body = bodyOf(request, context);
	if (body.headSha === "") return notPosted("this run does not say which commit it is for");
	const posted = await retry(pace, async () => postCheck(await connectChecks(place), body), SUBJECT);
	return posted.kind === "fault" ? notPosted(posted.fault.reason) : posted.value;
}
const notPosted = (reason) => ({
	kind: "not-posted",
	reason
});
function conclusionOf({ status, exitCode }) {
	if (exitCode === 130) return "cancelled";
	if (exitCode !== 0) return "failure";
	return status === "pass" ? "success" : status === "skipped" ? "skipped" : "neutral";
}
const LENGTHS = {
	id: 100,
	title: 255,
	message: 16e3
};
function bodyOf(request, context) {
	const name = `stress: ${oneLine(request.id, LENGTHS.id)}`;
	return {
		name,
		headSha: context.pullRequest?.headSha ?? context.sha,
		externalId: `${context.runId}/${context.attempt}/${name}`,
		detailsUrl: context.runUrl,
		conclusion: conclusionOf(request.verdict),
		title: oneLine(request.title, LENGTHS.title),
		summary: request.summary,
		text: request.text,
		annotations: request.annotations.flatMap(checkAnnotation)
	};
}
const LEVELS = {
	error: "failure",
	warning: "warning",
	notice: "notice"
};
function checkAnnotation({ kind, title, message, file, line }) {
	if (file === null) return [];
	const level = LEVELS[kind];
	return [{
		path: file.replaceAll("\\", "/"),
		line: Math.max(1, line ?? 1),
		level,
		title: oneLine(title, LENGTHS.title),
		message: whole(message.slice(0, LENGTHS.message))
	}];
}
const oneLine = (text, most) => whole(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").slice(0, most)).trim();
const whole = (text) => text.replace(/\p{Cs}/gu, "");
async function postCheck(api, body) {
	const found = await api.find(body);
	const [first = [], ...rest] = batches(body.annotations.slice(found?.annotations ?? 0));
	const head = {
		...body,
		annotations: first
	};
	const check = await (found === null ? api.create(head) : api.update(found.id, head));
	for (const annotations of rest) await api.update(check.id, {
		...body,
		annotations
	});
	return {
		kind: "posted",
		how: found === null ? "created" : "updated",
		url: check.url
	};
}
function batches(all) {
	const count = Math.ceil(all.length / 50);
	return Array.from({ length: count }, (_, i) => all.slice(i * 50, (i + 1) * 50));
}

// src/github/comment-api.ts
const REQUEST_MS = 15e3;
const MOST_PAGES = 50;
async function connectComments({ token, apiUrl, owner, repo, pullRequest }) {
	const { getOctokit } = await import("./github.js");
	const octokit = getOctokit(token, { baseUrl: apiUrl });
	const { issues } = octokit.rest;
	const place = () => ({
		owner,
		repo,
		request: { signal: AbortSignal.timeout(REQUEST_MS) }
	});
	return {
		async list() {
			const comments = [];
			for (let page = 1; page <= MOST_PAGES; page++) {
				const { data } = await issues.listComments({
					...place(),
					issue_number: pullRequest,
					per_page: 100,
					page
				});
				comments.push(...data.map(stored));
				if (data.length < 100) break;
			}
			return comments;
		},
		create: async (body) => stored((await issues.createComment({
			...place(),
			issue_number: pullRequest,
			body
		})).data),
		update: async (id, body) => stored((await issues.updateComment({
			...place(),
			comment_id: id,
			body
		})).data),
		remove: async (id) => void await issues.deleteComment({
			...place(),
			comment_id: id
		}),
		async viewer() {
			try {
				const { viewer } = await octokit.graphql("{ viewer { login } }", { request: { signal: AbortSignal.timeout(REQUEST_MS) } });
				return viewer.login;
			} catch {
				return null;
			}
		}
	};
}
const stored = ({ id, html_url, body, user }) => ({
	id,
	url: html_url,
	body: body ?? "",
	author: user === null ? null : {
		login: user.login,
		type: user.type
	}
});

// src/github/sticky.ts
const markerOf = (id) => `<!-- stress-action:${encodeURIComponent(id.replace(/\p{Cs}/gu, "�")).replaceAll("--", "%2D%2D")} -->`;
async function postSticky(api, marker, body) {
	const updated = await settle(api, await ownComments(api, marker), body);
	if (updated !== null) return updated;
	const created = await api.create(body);
	return {
		how: "created",
		url: (await settle(api, await ownComments(api, marker), body))?.url ?? created.url
	};
}
async function settle(api, own, body) {
	for (const [i, comment] of own.entries()) {
		const posted = await bringUpToDate(api, comment, body);
		if (posted === null) continue;
		await removeAll(api, own.slice(i + 1));
		return posted;
	}
	return null;
}
async function refreshSticky(api, marker, body) {
	return (await ownComments(api, marker)).length > 0 ? postSticky(api, marker, body) : null;
}
async function ownComments(api, marker) {
	const marked = (await api.list()).filter((comment) => comment.body.startsWith(marker));
	if (marked.length === 0) return [];
	const viewer = await api.viewer();
	return marked.filter(({ author }) => viewer === null ? author?.type === "Bot" : author !== null && sameAccount(author, viewer)).sort((a, b) => a.id - b.id);
}
function sameAccount(author, viewer) {
	return author.login === viewer || author.type === "Bot" && author.login === `${viewer}[bot]`;
}
async function bringUpToDate(api, comment, body) {
	if (plain$1(comment.body) === plain$1(body)) return {
		how: "unchanged",
		url: comment.url
	};
	const { url } = await unlessGone(() => api.update(comment.id, body)) ?? {};
	return url === void 0 ? null : {
		how: "updated",
		url
	};
}
const plain$1 = (body) => body.replaceAll("\r\n", "\n").trimEnd();
async function removeAll(api, comments) {
	for (const { id } of comments) await unlessGone(() => api.remove(id));
}
async function unlessGone(work) {
	try {
		return await work();
	} catch (error) {
		if (apiFault(error).status === 404) return void 0;
		throw error;
	}
}

// src/github/comment.ts
async function deliverComment(request, context, pace = DEFAULT_PACE) {
	const { pullRequest, repository } = context;
	const unwanted = reasonNotTo(request, context);
	if (unwanted !== null) return {
		kind: "not-wanted",
		reason: unwanted
	};
	if (pullRequest === null || repository === null) return {
		kind: "not-wanted",
		reason: NO_PULL_REQUEST
	};
	if (request.token === null) return failed("the input github-token is empty");
	const place = {
		token: request.token,
		apiUrl: context.apiUrl,
		owner: repository.owner,
		repo: repository.name
	};
	const posted = await retry(pace, async () => post(await connectComments({
		...place,
		pullRequest: pullRequest.number
	}), request));
	if (posted.kind === "fault") return failed(posted.fault.reason);
	return posted.value ?? {
		kind: "not-wanted",
		reason: "there is no problem, and no earlier comment to bring up to date"
	};
}
const NO_PULL_REQUEST = "this run does not belong to a pull request";
const PROBLEMS = /* @__PURE__ */ new Set([
	"fail",
	"inconclusive",
	"warn"
]);
async function post(api, request) {
	const marker = markerOf(request.id);
	const body = `${marker}\n${request.markdown.trim()}\n`;
	const posted = await (request.mode === "on-problem" && !PROBLEMS.has(request.status) ? refreshSticky : postSticky)(api, marker, body);
	return posted === null ? null : {
		kind: "posted",
		...posted
	};
}
function reasonNotTo({ mode }, context) {
	if (mode === "never") return "the input comment is never";
	if (context.pullRequest === null) return NO_PULL_REQUEST;
	const readOnly = mode === "always" ? null : readOnlyToken(context);
	return readOnly === null ? null : `${readOnly} (comment: always tries all the same)`;
}
const failed = (reason) => ({
	kind: "failed",
	reason: `No pull-request comment: ${reason}`
});

// src/github/outputs.ts
const outputValues = (outputs) => ({
	verdict: outputs.verdict,
	"exit-code": String(outputs.exitCode),
	regressions: JSON.stringify(outputs.regressions),
	leaks: JSON.stringify(outputs.leaks),
	inconclusive: JSON.stringify(outputs.inconclusive),
	results: outputs.results,
	report: outputs.report,
	"comment-url": outputs.commentUrl,
	"baseline-key": outputs.baselineKey,
	"baseline-found": String(outputs.baselineFound),
	"baseline-saved": String(outputs.baselineSaved)
});
function setOutputs(outputs) {
	return Object.entries(outputValues(outputs)).flatMap(([name, value]) => {
		try {
			setOutput(name, value);
			return [];
		} catch (error) {
			return [`Cannot set the output ${name}: ${error instanceof Error ? error.message : error}`];
		}
	});
}

// src/deliver.ts
async function deliver(gated, delivery, context) {
	const { view } = gated;
	const options = {
		level: delivery.reportLevel,
		colors: false,
		width: LOG_WIDTH,
		runUrl: context.runUrl
	};
	const [{ renderTerminal }, { renderComment, renderSummary }, { annotationsOf }] = await Promise.all([
		import("./terminal.js"),
		import("./markdown2.js"),
		import("./annotations.js")
	]);
	echoUntrusted(write, renderTerminal(view, options));
	const place = relative(context.workspace, delivery.workingDirectory);
	if (!isProvisional(view)) printAnnotations(annotationsOf(view).map((annotation) => atRepository(annotation, place)));
	if (delivery.summaryFile !== null) {
		const outcome = await appendSummary(delivery.summaryFile, renderSummary(view, options));
		if (outcome.kind === "not-written") remark(`No job summary: ${outcome.reason}`);
	}
	const comment = isProvisional(view) ? PROVISIONAL_COMMENT : await deliverComment({
		mode: delivery.comment,
		id: delivery.commentId ?? view.result.plan.suite,
		markdown: renderComment(view, options),
		status: view.verdict.status,
		token: delivery.token
	}, context);
	sayOfComment(comment);
	if (!isProvisional(view)) await postCheckRun(gated, delivery, context);
	sayOfBaseline(gated);
	for (const reason of setOutputs(outputsOf(gated, comment, delivery))) remark(reason);
	process.exitCode = stepExitCode(view);
}
async function postCheckRun({ view }, delivery, context) {
	const [{ renderCheck }, { annotationsOf, MOST_IN_A_CHECK }] = await Promise.all([import("./check-run.js"), import("./annotations.js")]);
	const place = relative(context.workspace, delivery.workingDirectory);
	const outcome = await deliverCheckRun({
		mode: delivery.checkRun,
		id: delivery.commentId ?? view.result.plan.suite,
		verdict: view.verdict,
		...renderCheck(view, {
			level: delivery.reportLevel,
			colors: false,
			width: LOG_WIDTH,
			runUrl: context.runUrl
		}),
		annotations: annotationsOf(view, MOST_IN_A_CHECK).map((annotation) => atRepository(annotation, place)),
		token: delivery.token
	}, context);
	const said = outcome.kind === "posted" ? `Check run ${outcome.how}: ${outcome.url}` : `No check run: ${outcome.reason}`;
	write(inert(said));
}
const isProvisional = ({ result }) => result.plan.shard !== void 0;
const PROVISIONAL_COMMENT = {
	kind: "not-wanted",
	reason: "this is one part of the suite: its verdict is provisional, and the merge comments"
};
const stepExitCode = (view) => isProvisional(view) ? provisionalExitCode(view.verdict) : view.verdict.exitCode;
const atRepository = (annotation, place) => ({
	...annotation,
	file: annotation.file === null ? null : join(place, annotation.file)
});
const LOG_WIDTH = 120;
function sayOfComment(outcome) {
	if (outcome.kind === "failed") remark(outcome.reason);
	else write(inert(outcome.kind === "posted" ? `Comment ${outcome.how}: ${outcome.url}` : `No comment: ${outcome.reason}`));
}
function sayOfBaseline({ saved, refreshReason, accepted }) {
	for (const line of describeAcceptances(accepted)) write(inert(line));
	if (saved?.kind === "saved") write(inert(`Baseline saved as ${saved.key}`));
	else if (saved === null) write(inert(`Baseline not saved: ${refreshReason}`));
	else remark(`Baseline not saved: ${refreshReason}`);
}
function outputsOf({ view, lookup, saved }, comment, { out }) {
	const { verdict } = view;
	const listOf = (wanted) => verdict.checks.filter(wanted).map(({ scenario, metric }) => ({
		scenario,
		metric
	}));
	const isLeak = ({ rule, metric }) => rule === "leak" || (metric?.endsWith(".leak") ?? false);
	return {
		verdict: verdict.status,
		exitCode: stepExitCode(view),
		regressions: listOf((check) => check.rule === "regression" && check.status === "fail" && !isLeak(check)),
		leaks: listOf((check) => check.status === "fail" && isLeak(check)),
		inconclusive: listOf((check) => check.status === "inconclusive"),
		results: join(out, "results.json"),
		report: join(out, "report.md"),
		commentUrl: comment.kind === "posted" ? comment.url : "",
		baselineKey: saved?.kind === "saved" ? saved.key : lookup.kind === "found" ? lookup.source : "",
		baselineFound: lookup.kind === "found",
		baselineSaved: saved?.kind === "saved"
	};
}
const write = (text) => {
	process.stdout.write(text);
};
const remark = (message) => printAnnotations([{
	kind: "notice",
	title: TOOL.name,
	message,
	file: null,
	line: null
}]);
function deliverNothing(reason) {
	remark(reason);
	for (const lost of setOutputs({
		...NO_OUTPUTS,
		verdict: "skipped",
		exitCode: 0
	})) remark(lost);
}
function fail(error) {
	const known = error instanceof SuiteError;
	const problems = known ? error.problems : [];
	const exitCode = known ? error.exitCode : 3;
	if (!known) echoUntrusted(write, error instanceof Error ? error.stack ?? error.message : String(error));
	const message = known ? error.message : `This is a bug of ${TOOL.name} ${TOOL.version}; please report it with the text above`;
	printAnnotations([{
		kind: "error",
		title: TOOL.name,
		message,
		file: null,
		line: null
	}, ...problems.map((problem) => ({
		kind: "error",
		title: problem.path === "" ? TOOL.name : problem.path,
		message: problem.message,
		file: problem.file,
		line: problem.line
	}))]);
	setOutputs({
		...NO_OUTPUTS,
		exitCode
	});
	process.exitCode = exitCode;
}
const NO_OUTPUTS = {
	verdict: "error",
	exitCode: 3,
	regressions: [],
	leaks: [],
	inconclusive: [],
	results: "",
	report: "",
	commentUrl: "",
	baselineKey: "",
	baselineFound: false,
	baselineSaved: false
};

// src/github/workflow-run.ts
function workflowRunOf({ workflow_run: run }) {
	if (run === void 0) return null;
	return {
		id: run.id,
		attempt: run.run_attempt,
		event: run.event,
		conclusion: run.conclusion,
		headSha: run.head_sha,
		headBranch: run.head_branch,
		headOwner: run.head_repository?.full_name.split("/")[0] || null,
		pullRequests: run.pull_requests.map(({ number }) => number)
	};
}
function measuringRun(event, run) {
	if (event !== "workflow_run") throw refusal(`this job was started by the event ${event || "(none)"}; it has to be started by workflow_run, after the workflow that measures`);
	if (run === null) throw refusal("the event does not say which run it is about, or says it in another form");
	if (run.event !== "pull_request") throw refusal(`run ${run.id} was started by the event ${run.event || "(none)"}, and only runs of pull_request have a pull request to report to; start this job with \`if: github.event.workflow_run.event == 'pull_request'\``);
	return run;
}
const refusal = (reason) => new SuiteError(`Cannot report results of another run: ${reason}`, { exitCode: 2 });
const UNMEASURED = /* @__PURE__ */ new Set(["action_required", "skipped"]);
const reasonOfNoResults = ({ id, conclusion }) => UNMEASURED.has(conclusion) ? `Nothing to report: run ${id} measured nothing, its conclusion is ${conclusion}` : null;

// src/github/context.ts
async function readContext(env) {
	const { readEventPayload } = await import("./event-payload.js");
	const payload = await readEventPayload(env.GITHUB_EVENT_PATH);
	const runId = env.GITHUB_RUN_ID || "0";
	return {
		event: env.GITHUB_EVENT_NAME ?? "",
		repository: repositoryOf(env.GITHUB_REPOSITORY ?? ""),
		sha: env.GITHUB_SHA ?? "",
		ref: env.GITHUB_REF ?? "",
		defaultBranch: defaultBranchOf(env, payload),
		pullRequest: pullRequestOf(payload),
		workflowRun: workflowRunOf(payload),
		actor: env.GITHUB_ACTOR ?? "",
		runId,
		attempt: env.GITHUB_RUN_ATTEMPT || "1",
		apiUrl: env.GITHUB_API_URL || "https://api.github.com",
		runUrl: runPage(env, runId),
		workspace: env.GITHUB_WORKSPACE || process.cwd(),
		cacheMode: (env.ACTIONS_CACHE_MODE ?? "").trim().toLowerCase(),
		runnerOs: env.RUNNER_OS || process.platform,
		runnerArch: env.RUNNER_ARCH || process.arch
	};
}
const runPage = (env, runId) => `${env.GITHUB_SERVER_URL || "https://github.com"}/${env.GITHUB_REPOSITORY ?? ""}/actions/runs/${runId}`;
function repositoryOf(fullName) {
	const [owner, name, ...rest] = fullName.split("/");
	return owner && name && rest.length === 0 ? {
		owner,
		name
	} : null;
}
function defaultBranchOf(env, payload) {
	const named = payload.repository?.default_branch;
	if (named !== void 0) return named;
	return env.GITHUB_EVENT_NAME === "schedule" ? (env.GITHUB_REF ?? "").replace(/^refs\/heads\//, "") : null;
}
const TRUSTED_EVENTS = /* @__PURE__ */ new Set([
	"push",
	"schedule",
	"workflow_dispatch"
]);
const READ_ONLY_MODES = /* @__PURE__ */ new Set(["read", "none"]);
function mayWriteBaseline(context) {
	const { event, ref, defaultBranch, cacheMode } = context;
	if (!TRUSTED_EVENTS.has(event)) return refused(`a run of the event ${event || "(none)"} may not write it, only ${[...TRUSTED_EVENTS].join(", ")}`);
	if (defaultBranch === null) return refused("the event does not say which branch is the default one");
	if (ref !== `refs/heads/${defaultBranch}`) return refused(`${ref || "this ref"} is not the default branch, which is ${defaultBranch}`);
	if (READ_ONLY_MODES.has(cacheMode)) return refused(`the workflow's cache-mode is ${cacheMode}`);
	return { allowed: true };
}
const refused = (reason) => ({
	allowed: false,
	reason
});

// src/github/input-reader.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
function inputReader(env, defaults) {
	const problems = [];
	const file = workflowFile(env);
	const refuse = (name, message) => {
		problems.push({
			file,
			line: null,
			column: null,
			path: name,
			message
		});
	};
	const text = (name) => (env[variableOf(name)]?.trim() ?? defaults[name]) || null;
	const oneOf = (name, found, allowed) => {
		const known = allowed.find((value) => value === found);
		if (known === void 0) refuse(name, `found "${shown(found)}", allowed: ${allowed.join(", ")}${hint(found, allowed)}`);
		return known ?? null;
	};
	return {
		problems,
		refuse,
		text,
		choice: (name, allowed) => {
			const found = text(name);
			return found === null ? null : oneOf(name, found, allowed);
		},
		list: (name, allowed) => {
			const entries = (text(name) ?? "").split(/[,\n]/).map((entry) => entry.trim()).filter((entry) => entry !== "");
			return allowed === null ? entries : entries.flatMap((entry) => oneOf(name, entry, allowed) ?? []);
		},
		flag: (name) => /^true$/i.test(oneOf(name, (text(name) ?? "").toLowerCase(), ["true", "false"]) ?? ""),
		count: (name, most) => {
			const found = text(name) ?? "";
			const value = /^\d{1,9}$/.test(found) ? Number(found) : 0;
			if (value < 1 || value > most) refuse(name, `found "${shown(found)}", allowed: a whole number from 1 to ${most}`);
			return value;
		},
		durationMs: (name, read) => {
			const found = text(name);
			const reading = found === null ? null : read(found);
			if (reading?.ok === false) refuse(name, reading.problem);
			else if (reading !== null && reading.value <= 0) refuse(name, `found "${shown(found ?? "")}", allowed: more than 0`);
			return reading?.ok ? reading.value / 1e6 : null;
		}
	};
}
function throwOnProblems({ problems }) {
	if (problems.length === 0) return;
	const count = problems.length === 1 ? "an input is" : `${problems.length} inputs are`;
	throw new SuiteError(`Cannot start: ${count} not right`, {
		exitCode: 2,
		problems
	});
}
function unknownInputs(env, names, otherNames) {
	const ours = new Set(names.map(variableOf));
	return Object.keys(env).filter((name) => name.startsWith("INPUT_") && !ours.has(name) && env[name] !== "").sort().map((variable) => {
		const name = variable.slice(6).toLowerCase();
		const other = Object.hasOwn(otherNames, name) ? otherNames[name] : void 0;
		const meant = other === void 0 ? hint(name, names) : ` (here it is called "${other}")`;
		return `There is no input "${shown(name)}"${meant}; it has no effect`;
	});
}
function workflowFile({ GITHUB_WORKFLOW_REF: ref = "" }) {
	return /^[^/]+\/[^/]+\/([^@]+)@/.exec(ref)?.[1] ?? "workflow";
}
const variableOf = (name) => `INPUT_${name.toUpperCase()}`;
const shown = (text) => text.replace(/[\p{Cc}\p{Cf}]+/gu, " ").slice(0, 60);
function hint(found, allowed) {
	const near = (0, import_fastest_levenshtein.closest)(found.toLowerCase(), allowed.map((value) => value.toLowerCase()));
	const right = allowed.find((value) => value.toLowerCase() === near);
	const isNear = (0, import_fastest_levenshtein.distance)(found.toLowerCase(), near) <= Math.max(1, Math.floor(found.length / 3));
	return right !== void 0 && isNear ? ` (did you mean "${right}"?)` : "";
}

// src/github/store-inputs.ts
const DEFAULT_BRANCH = "stress-baselines";
const readStore = (read) => ({
	baselineKey: read.text("baseline-key"),
	baselineStore: read.choice("baseline-store", ["cache", "branch"]) ?? "cache",
	baselineBranch: readBranch(read)
});
const BRANCH = /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)))[A-Za-z0-9._/-]{1,200}(?<![/.])$/;
function readBranch(read) {
	const found = read.text("baseline-branch") ?? "stress-baselines";
	if (!BRANCH.test(found)) {
		const shown = found.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 60);
		read.refuse("baseline-branch", `found "${shown}", allowed: the name of a branch of letters, digits and ._/-, such as stress-baselines`);
	}
	return found;
}

// src/github/inside-workspace.ts
async function requireInside(workspace, places) {
	const root = await realPlace(workspace);
	for (const { input, path } of places) {
		const real = await realPlace(path);
		if (isInside(workspace, path) && !isInside(root, real)) throw new SuiteError(`Cannot use the input ${input}: a symbolic link leads from ${path} to ${real}, out of the workspace; remove the link`, { exitCode: 2 });
	}
}
async function requireOwn(workspace, { workingDirectory, out }) {
	await requireInside(workspace, [{
		input: "working-directory",
		path: workingDirectory
	}, {
		input: "out",
		path: out
	}]);
	await requireNoLinks(out);
}
async function requireNoLinks(out) {
	const link = (await readdir(out, {
		recursive: true,
		withFileTypes: true
	}).catch(() => [])).find((entry) => entry.isSymbolicLink());
	if (link === void 0) return;
	const path = join(link.parentPath, link.name);
	throw new SuiteError(`Cannot use the input out: ${path} is a symbolic link; remove it from the repository`, { exitCode: 2 });
}
async function realPlace(path) {
	try {
		return await realpath(path);
	} catch (error) {
		if (dirname(path) === path) throw error;
		return join(await realPlace(dirname(path)), basename(path));
	}
}
function isInside(folder, path) {
	const way = relative(folder, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

// src/github/mask.ts
function maskToken(token) {
	if (token === null) return;
	setSecret(token);
	setSecret(Buffer.from(`x-access-token:${token}`).toString("base64"));
}

// src/github/capture-remarks.ts
async function captureRemarks(call) {
	const remarks = [];
	const stream = process.stdout;
	const write = stream.write;
	const divert = (text) => {
		const remark = remarkIn(text);
		if (remark !== null) remarks.push(remark);
		return remark !== null;
	};
	stream.write = function diverted(chunk, ...rest) {
		if (typeof chunk === "string" && divert(chunk)) return true;
		return Reflect.apply(write, this, [chunk, ...rest]);
	};
	try {
		return {
			kind: "returned",
			value: await call(),
			remarks: distinct(remarks)
		};
	} catch (error) {
		return {
			kind: "thrown",
			reason: error instanceof Error ? error.message : String(error)
		};
	} finally {
		stream.write = write;
	}
}
const REMARK = /^(?:::(?:warning|error)::|::debug::(?=Failed to (?:reserve|restore|save))|(?=Failed to save: ))(.*)/s;
function remarkIn(line) {
	const message = REMARK.exec(line)?.[1];
	return message === void 0 ? null : plain(message);
}
const plain = (message) => message.replace(/%0[AD]/g, " ").replaceAll("%25", "%").replace(/^(?:Failed to (?:reserve cache|restore|save): |Error: )+/, "").trim();
function distinct(remarks) {
	const known = [...new Set(remarks)];
	const causes = known.filter((remark) => !/another job may be creating this cache\.$/.test(remark));
	return causes.length > 0 ? causes : known;
}

// src/github/deadline.ts
async function withinDeadline(limitMs, name, work) {
	let timer;
	const expired = new Promise((_, reject) => {
		timer = setTimeout(() => reject(/* @__PURE__ */ new Error(`${name} gave no answer within ${limitMs / 1e3} s`)), limitMs);
	});
	try {
		return await Promise.race([work(), expired]);
	} finally {
		clearTimeout(timer);
	}
}

// src/github/flat-unpacking.ts
async function unpackingFlat(path, unpack) {
	const before = process.env.TAR_OPTIONS;
	process.env.TAR_OPTIONS = `--transform=s,/,%,g --transform=s,^,${dirname(path)}/%, --show-transformed-names`;
	try {
		return await unpack();
	} finally {
		if (before === void 0) delete process.env.TAR_OPTIONS;
		else process.env.TAR_OPTIONS = before;
	}
}
async function unpackedFile(workspace, path) {
	const flat = join(workspace, dirname(path), `%${path.replaceAll("/", "%")}`);
	for (const place of [flat, join(workspace, path)]) if (await isRegularFile(place)) return place;
	return null;
}
async function isRegularFile(path) {
	try {
		return (await lstat(path)).isFile();
	} catch {
		return false;
	}
}

// src/github/cache-service.ts
const CACHE_DEADLINE_MS = 12e4;
const answerOf = (work) => captureRemarks(() => withinDeadline(CACHE_DEADLINE_MS, "The cache client", work));
const EVERY_SYSTEM = true;
async function restoreEntry(path, prefixes) {
	const [first = "", ...rest] = prefixes;
	const call = await answerOf(async () => {
		const { restoreCache } = await import("./cache.js");
		return unpackingFlat(path, () => restoreCache([path], first, [...rest], void 0, EVERY_SYSTEM));
	});
	if (call.kind === "thrown") return {
		kind: "fault",
		reason: call.reason
	};
	if (call.value !== void 0) return {
		kind: "hit",
		key: call.value
	};
	return call.remarks.length === 0 ? { kind: "miss" } : {
		kind: "fault",
		reason: call.remarks.join("; ")
	};
}
async function saveEntry(path, key) {
	const call = await answerOf(async () => {
		const { saveCache } = await import("./cache.js");
		return saveCache([path], key, void 0, EVERY_SYSTEM);
	});
	if (call.kind === "thrown") return {
		kind: "fault",
		reason: call.reason
	};
	if (call.value >= 0) return { kind: "saved" };
	return {
		kind: "fault",
		reason: call.remarks.join("; ") || "the cache client gave no reason"
	};
}

// src/github/cache-store.ts
const CACHED_FILE = ".stress-baseline/baseline.json";
function cacheStore(context, key, env) {
	const scope = {
		name: key,
		os: context.runnerOs,
		arch: context.runnerArch
	};
	const file = join(context.workspace, CACHED_FILE);
	return {
		async restore(query) {
			const prefixes = restorePrefixes(query, scope);
			const source = `${prefixes[0]}*`;
			const obstacle = obstacleTo("read", context, env);
			if (obstacle !== null) return {
				kind: "unavailable",
				source,
				reason: obstacle
			};
			return withoutLeftovers(file, () => restore(context.workspace, prefixes, query.suite, source));
		},
		async save(baseline, query) {
			const obstacle = obstacleTo("write", context, env) ?? await misplaced(context);
			if (obstacle !== null) return notSaved(isForbidden("write", context) ? "denied" : "unavailable", obstacle);
			const text = encodeBaseline(baseline);
			if (text === null) return notSaved("too-large", "One run alone exceeds the size of a baseline");
			const run = {
				id: context.runId,
				attempt: context.attempt
			};
			return withoutLeftovers(file, () => save(file, text, saveKey(query, scope, run)));
		}
	};
}
async function restore(workspace, prefixes, suite, source) {
	const answer = await restoreEntry(CACHED_FILE, prefixes);
	switch (answer.kind) {
		case "miss": return {
			kind: "absent",
			searched: source
		};
		case "fault": return {
			kind: "unavailable",
			source,
			reason: `${answer.reason}${cacheAdvice(answer.reason)}`
		};
		case "hit": {
			const file = await unpackedFile(workspace, CACHED_FILE);
			const reason = `The entry does not hold ${CACHED_FILE}`;
			if (file === null) return {
				kind: "unreadable",
				source: answer.key,
				fault: "hostile",
				reason
			};
			const { readBaselineFile } = await import("./file-store.js");
			return readBaselineFile(file, {
				suite,
				source: answer.key
			});
		}
	}
}
async function save(file, text, key) {
	try {
		await writeAtomically(file, text);
	} catch (error) {
		return notSaved("failed", `Cannot write ${file}: ${error instanceof Error ? error.message : error}`);
	}
	const answer = await saveEntry(CACHED_FILE, key);
	if (answer.kind === "saved") return {
		kind: "saved",
		key
	};
	return notSaved(codeOf(answer.reason), `${answer.reason}${cacheAdvice(answer.reason)}`);
}
function codeOf(reason) {
	if (/cache write denied:/.test(reason)) return "denied";
	return /\(409\)|already.?exists/i.test(reason) ? "exists" : "failed";
}
const FORBIDDING = {
	read: ["none", "write-only"],
	write: ["none", "read"]
};
const isForbidden = (use, { cacheMode }) => FORBIDDING[use].includes(cacheMode);
const BRANCH_INSTEAD = "baseline-store: branch does without one";
const ALLOWING = {
	read: "`cache-mode: read`, or `write` where it saves, too",
	write: "`cache-mode: write`"
};
function obstacleTo(use, context, env) {
	if (isForbidden(use, context)) return `The workflow's cache-mode is ${context.cacheMode}, which does not let this job ${use} the cache: give it ${ALLOWING[use]}`;
	if (!(env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL)) return `This runner offers no cache service; ${BRANCH_INSTEAD}`;
	return env.ACTIONS_RUNTIME_TOKEN ? null : `This runner gave no token for the cache service; ${BRANCH_INSTEAD}`;
}
async function misplaced({ workspace }) {
	const [here, there] = await Promise.all([realpath(process.cwd()), realpath(workspace).catch(() => null)]);
	return here === there ? null : `The current folder is ${here}, not the workspace ${workspace}`;
}
async function withoutLeftovers(file, work) {
	const clear = () => rm(dirname(file), {
		recursive: true,
		force: true
	});
	await clear();
	try {
		return await work();
	} finally {
		await clear();
	}
}

// src/github/stores.ts
const DEFAULT_RUNS = 30;
function storeFor(inputs, context, env) {
	if (inputs.baselineStore === "cache") return cacheStore(context, inputs.baselineKey, env);
	const { baselineBranch: branch, githubToken: token } = inputs;
	if (branch === context.defaultBranch) throw new SuiteError(`Cannot keep baselines on ${branch}: it is the default branch; name one of their own in baseline-branch`, { exitCode: 2 });
	if (token === null) return outOfReach(branch, "the input github-token is empty");
	if (context.repository === null) return outOfReach(branch, "this run belongs to no repository");
	const { owner, name: repo } = context.repository;
	return onBranch({
		place: {
			token,
			apiUrl: context.apiUrl,
			owner,
			repo
		},
		branch,
		scope: {
			name: inputs.baselineKey,
			os: context.runnerOs,
			arch: context.runnerArch
		},
		keepRuns: inputs.baselineRuns ?? DEFAULT_RUNS,
		seed: `${context.runId} ${context.attempt}`
	});
}
function onBranch(options) {
	const load = async () => (await import("./branch-store.js")).branchStore(options);
	return {
		restore: async (query) => (await load()).restore(query),
		save: async (baseline, query) => (await load()).save(baseline, query)
	};
}
const outOfReach = (branch, reason) => ({
	restore: async () => ({
		kind: "unavailable",
		source: branch,
		reason
	}),
	save: async () => notSaved("unavailable", `Cannot reach the branch ${branch}: ${reason}`)
});

export { fail as _, requireOwn as a, describeLookup as b, throwOnProblems as c, readContext as d, runPage as f, deliverNothing as g, deliver as h, requireNoLinks as i, unknownInputs as l, reasonOfNoResults as m, maskToken as n, readStore as o, measuringRun as p, requireInside as r, inputReader as s, storeFor as t, mayWriteBaseline as u, remark as v, write as y };