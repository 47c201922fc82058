import { o as readQuantity } from "./chunks/quantity.js";
import { a as notice, l as warning, n as error, s as setOutput } from "./chunks/core.js";
import { n as saveState, r as appendSummary } from "./chunks/state.js";
import { t as SuiteError } from "./chunks/suite-error.js";
import { t as TOOL } from "./chunks/version.js";
import { n as notSaved, r as encodeBaseline, t as writeAtomically } from "./chunks/write-atomically.js";
import { t as require_fastest_levenshtein } from "./chunks/fastest-levenshtein.js";
import { createHash, randomUUID } from "node:crypto";
import { dirname, join, relative, resolve } from "node:path";
import { Writable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { realpath, rm } from "node:fs/promises";

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

// src/github/comment-api.ts
const REQUEST_MS = 15e3;
const MOST_PAGES = 50;
async function connectComments({ token, apiUrl, owner, repo, pullRequest }) {
	const { getOctokit } = await import("./chunks/github.js");
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

// src/github/api-fault.ts
function apiFault(error) {
	const message = oneLine(error instanceof Error ? error.message : String(error));
	const response = responseOf(error);
	if (response === null) {
		const lost = error instanceof Error && UNANSWERED.has(error.name);
		return {
			status: null,
			passing: lost,
			retryAfterMs: null,
			reason: `${lost ? "no answer from GitHub" : "an unexpected fault"} (${message})`
		};
	}
	const { status, headers } = response;
	const limited = status === 429 || status === 403 && (isText(headers["retry-after"]) || /rate limit/i.test(message));
	return {
		status,
		passing: status >= 500 || limited,
		retryAfterMs: isText(headers["retry-after"]) ? Number(headers["retry-after"]) * 1e3 || null : null,
		reason: limited ? `GitHub limits the rate of requests (${status}: ${message})` : reasonFor(status, headers, message)
	};
}
const UNANSWERED = /* @__PURE__ */ new Set([
	"HttpError",
	"TimeoutError",
	"AbortError"
]);
function reasonFor(status, headers, message) {
	switch (status) {
		case 401: return `GitHub does not accept the token (401: ${message})`;
		case 403: {
			const wanted = headers["x-accepted-github-permissions"];
			return `the token lacks a permission (403: ${message}); GitHub accepts ${isText(wanted) ? wanted : "pull_requests=write"}, so give the job \`permissions: pull-requests: write\`; a run for a fork or Dependabot cannot have it`;
		}
		case 404: return `GitHub shows this token no such pull request (404: ${message})`;
		case 422: return `GitHub does not accept the comment (422: ${message})`;
		default: return `GitHub answered ${status} (${message})`;
	}
}
function responseOf(error) {
	if (!(error instanceof Error) || !("response" in error)) return null;
	const { response } = error;
	if (typeof response !== "object" || response === null || !("status" in response)) return null;
	const headers = "headers" in response ? response.headers : {};
	return {
		status: Number(response.status),
		headers: typeof headers === "object" ? { ...headers } : {}
	};
}
const isText = (value) => typeof value === "string" && value !== "";
const oneLine = (text) => text.replace(/\s+/g, " ").slice(0, 300);

// src/github/retry.ts
const DEFAULT_PACE = {
	attempts: 3,
	waitMs: 1e3,
	longestWaitMs: 2e4
};
async function retry(pace, work) {
	for (let attempt = 1;; attempt++) try {
		return {
			kind: "done",
			value: await work()
		};
	} catch (error) {
		const fault = apiFault(error);
		const waitMs = fault.retryAfterMs ?? pace.waitMs * 2 ** (attempt - 1);
		if (!fault.passing || attempt >= pace.attempts || waitMs > pace.longestWaitMs) return {
			kind: "fault",
			fault
		};
		await setTimeout(waitMs);
	}
}

// src/github/sticky.ts
const markerOf = (id) => `<!-- stress-action:${encodeURIComponent(id.replace(/\p{Cs}/gu, "�")).replaceAll("--", "%2D%2D")} -->`;
async function postSticky(api, marker, body) {
	const [oldest, ...younger] = await ownComments(api, marker);
	const updated = oldest === void 0 ? null : await bringUpToDate(api, oldest, body);
	if (updated !== null) {
		await removeAll(api, younger);
		return updated;
	}
	const created = await api.create(body);
	const [winner = created, ...losers] = await ownComments(api, marker);
	await removeAll(api, losers);
	return {
		how: "created",
		url: (winner.id === created.id ? null : await bringUpToDate(api, winner, body))?.url ?? created.url
	};
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
	if (plain$2(comment.body) === plain$2(body)) return {
		how: "unchanged",
		url: comment.url
	};
	const { url } = await unlessGone(() => api.update(comment.id, body)) ?? {};
	return url === void 0 ? null : {
		how: "updated",
		url
	};
}
const plain$2 = (body) => body.replaceAll("\r\n", "\n").trimEnd();
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
	if (mode === "always" || context.event !== "pull_request") return null;
	if (context.pullRequest.fromFork) return "a run for a fork has a read-only token (comment: always tries all the same)";
	return context.actor === "dependabot[bot]" ? "a run for Dependabot has a read-only token (comment: always tries all the same)" : null;
}
const failed = (reason) => ({
	kind: "failed",
	reason: `No pull-request comment: ${reason}`
});

// src/github/log.ts
const LIMITS = {
	bytes: 65536,
	lineLength: 2e3
};
function fenced(write, body) {
	const word = randomUUID();
	write(`::stop-commands::${word}\n`);
	try {
		return body((text) => write(inert(text)));
	} finally {
		write(`::${word}::\n`);
	}
}
const echoUntrusted = (write, text) => fenced(write, (print) => print(text));
function inert(text) {
	return (text.length > LIMITS.bytes ? `${text.slice(0, LIMITS.bytes)}\n(cut after ${LIMITS.bytes} characters)` : text).replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => `${inertLine(line)}\n`).join("");
}
function inertLine(line) {
	const clean = line.replace(ESCAPES, "").replace(CONTROLS, "").replaceAll("##[", "# #[");
	return clean.length > LIMITS.lineLength ? `${clean.slice(0, LIMITS.lineLength)}…` : clean;
}
const ESCAPES = /\p{Cc}\[[0-9;?]*[ -/]*[@-~]|\p{Cc}\][^\p{Cc}]*(?:\p{Cc}\\?)?/gu;
const CONTROLS = /(?!\t)[\p{Cc}\p{Cf}]/gu;

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
		import("./chunks/terminal.js"),
		import("./chunks/markdown.js"),
		import("./chunks/annotations.js")
	]);
	echoUntrusted(write, renderTerminal(view, options));
	const place = relative(context.workspace, delivery.workingDirectory);
	printAnnotations(annotationsOf(view).map((annotation) => atRepository(annotation, place)));
	if (delivery.summaryFile !== null) {
		const outcome = await appendSummary(delivery.summaryFile, renderSummary(view, options));
		if (outcome.kind === "not-written") remark(`No job summary: ${outcome.reason}`);
	}
	const comment = await deliverComment({
		mode: delivery.comment,
		id: delivery.commentId ?? view.result.plan.suite,
		markdown: renderComment(view, options),
		status: view.verdict.status,
		token: delivery.token
	}, context);
	sayOfComment(comment);
	sayOfBaseline(gated);
	for (const reason of setOutputs(outputsOf(gated, comment, delivery))) remark(reason);
	process.exitCode = view.verdict.exitCode;
}
const atRepository = (annotation, place) => ({
	...annotation,
	file: annotation.file === null ? null : join(place, annotation.file)
});
const LOG_WIDTH = 120;
function sayOfComment(outcome) {
	if (outcome.kind === "failed") remark(outcome.reason);
	else write(inert(outcome.kind === "posted" ? `Comment ${outcome.how}: ${outcome.url}` : `No comment: ${outcome.reason}`));
}
function sayOfBaseline({ saved, refreshReason }) {
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
		exitCode: verdict.exitCode,
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

// src/baseline/keys.ts
const FORMAT = "stress-1";
function restorePrefixes(query, scope) {
	const system = `${FORMAT}-${slug(scope.name ?? query.suite, 40)}-${plain$1(scope.os, 20)}-${plain$1(scope.arch, 20)}-`;
	return [`${system}${digest(query.machineClass, 12)}-`, system];
}
function saveKey(query, scope, run) {
	return `${restorePrefixes(query, scope)[0]}${plain$1(run.id, 24)}-${plain$1(run.attempt, 8)}`;
}
const slug = (name, max) => `${plain$1(name, max)}-${digest(name, 8)}`;
const plain$1 = (name, max) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, max).replace(/^-+|-+$/g, "") || "x";
const digest = (text, length) => createHash("sha256").update(text).digest("hex").slice(0, length);

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

// src/github/cache-service.ts
async function restoreEntry(path, prefixes) {
	const [first = "", ...rest] = prefixes;
	const call = await captureRemarks(async () => {
		const { restoreCache } = await import("./chunks/cache.js");
		return restoreCache([path], first, [...rest]);
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
	const call = await captureRemarks(async () => {
		const { saveCache } = await import("./chunks/cache.js");
		return saveCache([path], key);
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
			return withoutLeftovers(file, () => restore(file, prefixes, query.suite, source));
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
async function restore(file, prefixes, suite, source) {
	const answer = await restoreEntry(CACHED_FILE, prefixes);
	switch (answer.kind) {
		case "miss": return {
			kind: "absent",
			searched: source
		};
		case "fault": return {
			kind: "unavailable",
			source,
			reason: answer.reason
		};
		case "hit": {
			const { readBaselineFile } = await import("./chunks/file-store2.js");
			const lookup = await readBaselineFile(file, {
				suite,
				source: answer.key
			});
			if (lookup.kind !== "absent") return lookup;
			const reason = `The entry does not hold ${CACHED_FILE}`;
			return {
				kind: "unreadable",
				source: lookup.searched,
				fault: "hostile",
				reason
			};
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
	return answer.kind === "saved" ? {
		kind: "saved",
		key
	} : notSaved(codeOf(answer.reason), answer.reason);
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
function obstacleTo(use, context, env) {
	if (isForbidden(use, context)) return `The workflow's cache-mode is ${context.cacheMode}`;
	if (!(env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL)) return "This runner offers no cache service";
	return env.ACTIONS_RUNTIME_TOKEN ? null : "This runner gave no token for the cache service";
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

// src/github/pull-request.ts
function pullRequestOf({ pull_request: pull }) {
	if (pull === void 0) return null;
	const { number, base, head } = pull;
	return {
		number,
		baseRef: base.ref,
		baseSha: base.sha,
		headRef: head.ref,
		headSha: head.sha,
		fromFork: head.repo?.full_name === void 0 || head.repo.full_name !== base.repo?.full_name
	};
}

// src/github/context.ts
async function readContext(env) {
	const { readEventPayload } = await import("./chunks/event-payload.js");
	const payload = await readEventPayload(env.GITHUB_EVENT_PATH);
	const serverUrl = env.GITHUB_SERVER_URL || "https://github.com";
	const runId = env.GITHUB_RUN_ID || "0";
	return {
		event: env.GITHUB_EVENT_NAME ?? "",
		repository: repositoryOf(env.GITHUB_REPOSITORY ?? ""),
		sha: env.GITHUB_SHA ?? "",
		ref: env.GITHUB_REF ?? "",
		defaultBranch: defaultBranchOf(env, payload),
		pullRequest: pullRequestOf(payload),
		actor: env.GITHUB_ACTOR ?? "",
		runId,
		attempt: env.GITHUB_RUN_ATTEMPT || "1",
		apiUrl: env.GITHUB_API_URL || "https://api.github.com",
		runUrl: `${serverUrl}/${env.GITHUB_REPOSITORY ?? ""}/actions/runs/${runId}`,
		workspace: env.GITHUB_WORKSPACE || process.cwd(),
		cacheMode: (env.ACTIONS_CACHE_MODE ?? "").trim().toLowerCase(),
		runnerOs: env.RUNNER_OS || process.platform,
		runnerArch: env.RUNNER_ARCH || process.arch
	};
}
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

// src/github/input-table.ts
const INPUT_DEFAULTS = {
	config: "stress.yml",
	"github-token": "",
	against: "",
	scenario: "",
	category: "",
	priority: "",
	intensity: "",
	duration: "",
	budget: "",
	"report-level": "standard",
	shard: "",
	comment: "auto",
	summary: "true",
	"fail-on": "",
	"baseline-key": "",
	"baseline-runs": "30",
	"update-baseline": "auto",
	"working-directory": ".",
	out: ".stress"
};
const INPUT_NAMES = Object.keys(INPUT_DEFAULTS);
const OTHER_INPUT_NAMES = {
	token: "github-token",
	"repo-token": "github-token",
	"config-file": "config",
	file: "config",
	path: "working-directory",
	cwd: "working-directory",
	"output-dir": "out",
	scenarios: "scenario",
	"cache-key": "baseline-key",
	"comment-mode": "comment",
	"comment-on-alert": "comment",
	"fail-on-alert": "fail-on",
	"summary-always": "summary",
	"save-baseline": "update-baseline"
};

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
		summary: read.flag("summary"),
		failOn: read.choice("fail-on", [
			"fail",
			"inconclusive",
			"never"
		]),
		baselineKey: read.text("baseline-key"),
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
	for (const hint of inputs.hints) remark(hint);
	const { gate, interruption } = await import("./chunks/pipeline2.js");
	const stop = interruption();
	try {
		const progress = await logProgress();
		const world = worldOf(inputs, context, env, stop.signal, { onEvent: progress });
		const { out, workingDirectory, marker } = world;
		saveState({
			out,
			workingDirectory,
			marker,
			finished: false
		});
		const gated = await gate(requestOf(inputs), world);
		progress.close();
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
function requestOf(inputs) {
	if (inputs.shard !== null) throw new SuiteError("Cannot use the input shard: dividing a suite is not built in this version; remove it", { exitCode: 2 });
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
		failOn: inputs.failOn
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
		store: cacheStore(context, inputs.baselineKey, env),
		openBase: baseOf(inputs, context, workingDirectory, env),
		damagedBaseline: "state",
		refresh: refreshOf(inputs, context),
		signal,
		listeners: [listener]
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
function refreshOf(inputs, context) {
	const { updateBaseline, baselineRuns: keepRuns } = inputs;
	if (updateBaseline === "never") return {
		when: "never",
		reason: "the input update-baseline is never"
	};
	const permission = mayWriteBaseline(context);
	if (!permission.allowed) return {
		when: "never",
		reason: permission.reason
	};
	return {
		when: updateBaseline === "always" ? "always" : "if-allowed",
		keepRuns
	};
}
const deliveryOf = (inputs, { out, workingDirectory, environment }) => ({
	reportLevel: inputs.reportLevel,
	summaryFile: inputs.summary ? environment.GITHUB_STEP_SUMMARY : null,
	comment: inputs.comment,
	commentId: inputs.baselineKey,
	token: inputs.githubToken,
	workingDirectory,
	out
});
await main(process.env).catch(fail);

export {  };