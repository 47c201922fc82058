import { n as notSaved, t as encodeBaseline } from "./encode-baseline.js";
import { t as apiFault } from "./api-fault.js";
import { r as tooLarge, t as fault } from "./hostile-json.js";
import { t as restorePrefixes } from "./keys.js";
import { t as LIMITS } from "./limits.js";
import { n as parseBaseline, t as lookupOf } from "./parse-baseline.js";
import { r as prune, t as acceptRegressions } from "./history.js";
import { t as describeFault } from "./repository-fault.js";
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";

// src/github/branch-api.ts
const REQUEST_MS = 6e4;
async function connectBranch({ token, apiUrl, owner, repo }, branch) {
	const { getOctokit } = await import("./github.js");
	const octokit = getOctokit(token, { baseUrl: apiUrl });
	const { git, repos } = octokit.rest;
	const request = () => ({ signal: AbortSignal.timeout(REQUEST_MS) });
	const place = () => ({
		owner,
		repo,
		request: request()
	});
	const ref = `heads/${branch}`;
	async function refCommit() {
		try {
			return (await git.getRef({
				...place(),
				ref
			})).data.object.sha;
		} catch (error) {
			if (apiFault(error).status === 404) return null;
			throw error;
		}
	}
	return {
		async tip() {
			const sha = await refCommit();
			if (sha === null) return null;
			const { data: commit } = await git.getCommit({
				...place(),
				commit_sha: sha
			});
			const { data: tree } = await git.getTree({
				...place(),
				tree_sha: commit.tree.sha
			});
			return {
				commit: sha,
				tree: commit.tree.sha,
				message: commit.message,
				files: tree.tree.flatMap(fileOf)
			};
		},
		async content({ sha }) {
			const { data } = await git.getBlob({
				...place(),
				file_sha: sha
			});
			return Buffer.from(data.content, "base64");
		},
		async write({ file, removed, message }, onto) {
			const { data: blob } = await git.createBlob({
				...place(),
				content: file.text,
				encoding: "utf-8"
			});
			const entry = {
				mode: "100644",
				type: "blob"
			};
			const { data: tree } = await git.createTree({
				...place(),
				...onto === null ? {} : { base_tree: onto.tree },
				tree: [{
					...entry,
					path: file.path,
					sha: blob.sha
				}, ...removed.map((path) => ({
					...entry,
					path,
					sha: null
				}))]
			});
			const parents = onto === null ? [] : [onto.commit];
			const { data } = await git.createCommit({
				...place(),
				message,
				tree: tree.sha,
				parents
			});
			return {
				commit: data.sha,
				tree: tree.sha
			};
		},
		async rootOf(tree, message) {
			return (await git.createCommit({
				...place(),
				message,
				tree,
				parents: []
			})).data.sha;
		},
		create: async (commit) => void await git.createRef({
			...place(),
			ref: `refs/${ref}`,
			sha: commit
		}),
		advance: async (commit) => void await git.updateRef({
			...place(),
			ref,
			sha: commit,
			force: false
		}),
		async replace(before, after) {
			const { data } = await repos.get(place());
			const updates = [{
				name: `refs/${ref}`,
				beforeOid: before,
				afterOid: after,
				force: true
			}];
			await octokit.graphql(UPDATE, {
				repository: data.node_id,
				updates,
				request: request()
			});
		}
	};
}
const UPDATE = `mutation ($repository: ID!, $updates: [RefUpdate!]!) {
  updateRefs(input: { repositoryId: $repository, refUpdates: $updates }) { clientMutationId }
}`;
const fileOf = ({ path, mode, type, sha, size }) => type === "blob" && mode === "100644" && path && sha ? [{
	path,
	sha,
	bytes: size ?? 0
}] : [];

// src/github/branch-read.ts
const fileName = (query, { scope }) => `${restorePrefixes(query, scope)[0].slice(0, -1)}.json`;
const sourceOf = ({ branch }, file) => `${branch}:${file}`;
async function restoreFrom(api, query, place) {
	const wanted = fileName(query, place);
	const searched = sourceOf(place, wanted);
	const tip = await api.tip();
	const [, system] = restorePrefixes(query, place.scope);
	const file = tip?.files.find(({ path }) => path === wanted) ?? tip?.files.find(({ path }) => path.startsWith(system) && path.endsWith(".json"));
	if (file === void 0) return {
		kind: "absent",
		searched
	};
	return readFile(api, file, {
		suite: query.suite,
		source: sourceOf(place, file.path)
	});
}
async function readFile(api, file, origin) {
	if (file.bytes > LIMITS.baselineBytes) return lookupOf(tooLarge(file.bytes, LIMITS.baselineBytes), origin);
	const bytes = await api.content(file);
	try {
		return parseBaseline(new TextDecoder("utf-8", { fatal: true }).decode(bytes), origin);
	} catch {
		return lookupOf(fault("hostile", "Found bytes that are not UTF-8 text, expected JSON"), origin);
	}
}

// src/baseline/merge-histories.ts
function mergeHistories(ours, theirs, keepRuns) {
	const runs = distinct([...theirs.runs, ...ours.runs], identityOf).toSorted(byTime);
	const reported = distinct([...theirs.reported, ...ours.reported], reportIdentity);
	const { accepted } = acceptRegressions(theirs, ours.accepted);
	return prune({
		...ours,
		runs,
		reported,
		accepted
	}, keepRuns);
}
const identityOf = ({ commit, at }) => JSON.stringify([commit, Date.parse(at)]);
const reportIdentity = ({ scenario, metric, kind, commit }) => JSON.stringify([
	scenario,
	metric,
	kind,
	commit
]);
const byTime = (a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.commit < b.commit ? -1 : Number(a.commit > b.commit));
const distinct = (list, identity) => [...new Map(list.map((element) => [identity(element), element])).values()];

// src/github/branch-ledger.ts
const TITLE = "stress-action: baselines";
const COUNT = /^Updates since this branch was one commit: (\d{1,6})$/m;
const FILE = /^(stress-[a-z0-9-]{1,300}\.json) (\d{4}-\d\d-\d\d)$/gm;
const KEPT = {
	days: 180,
	files: 64
};
const DAY_MS = 864e5;
const EMPTY_LEDGER = {
	updates: 0,
	days: /* @__PURE__ */ new Map()
};
function readLedger(message) {
	if (message.split("\n", 1)[0] !== TITLE) return null;
	const days = [...message.matchAll(FILE)].map(([, file = "", day = ""]) => [file, day]);
	return {
		updates: Number(COUNT.exec(message)?.[1] ?? 0),
		days: new Map(days)
	};
}
function writeLedger({ updates, days }) {
	const files = [...days].map(([file, day]) => `${file} ${day}`).sort();
	return [
		TITLE,
		"",
		`Updates since this branch was one commit: ${updates}`,
		"",
		...files,
		""
	].join("\n");
}
function nextLedger({ updates, days }, file, at) {
	const day = at.slice(0, 10);
	const since = (/* @__PURE__ */ new Date(Date.parse(at) - KEPT.days * DAY_MS)).toISOString().slice(0, 10);
	const others = [...days].filter(([name]) => name !== file).sort(([, a], [, b]) => a < b ? 1 : -1);
	const kept = others.slice(0, KEPT.files - 1).filter(([, last]) => last >= since);
	const remaining = new Map([[file, day], ...kept]);
	return {
		ledger: {
			updates: updates + 1,
			days: remaining
		},
		forgotten: others.map(([name]) => name).filter((name) => !remaining.has(name))
	};
}

// src/github/branch-save.ts
const CUT_AFTER = 50;
async function attemptToSave(connect, baseline, query, place) {
	let tip;
	try {
		const api = await connect();
		tip = await api.tip();
		return await saveOnto(tip, api, baseline, query, place);
	} catch (error) {
		const found = apiFault(error);
		if (isConflict(found) || found.status === 422 && tip !== void 0 && await hasMoved(connect, tip)) return {
			code: "failed",
			reason: `Other runs were quicker to update ${place.branch}`,
			waitMs: 0
		};
		return failure(found, place);
	}
}
const isConflict = ({ status, reason }) => status === 409 || status === 422 && /fast.?forward|already exists|does not exist/i.test(reason);
async function hasMoved(connect, before) {
	try {
		return (await (await connect()).tip())?.commit !== before?.commit;
	} catch {
		return true;
	}
}
function failure(found, { branch }) {
	const reason = describeFault(found, {
		doing: `write the branch ${branch}`,
		grant: "contents: write"
	});
	if (found.passing) return {
		code: "failed",
		reason,
		waitMs: found.retryAfterMs ?? 0
	};
	return notSaved(found.status === 403 || found.status === 404 ? "denied" : "failed", reason);
}
async function saveOnto(tip, api, baseline, query, place) {
	const { branch, keepRuns } = place;
	const ledger = tip === null ? EMPTY_LEDGER : readLedger(tip.message);
	if (ledger === null) return notSaved("denied", `The branch ${branch} holds something else; name another one`);
	const path = fileName(query, place);
	const file = tip?.files.find((one) => one.path === path);
	const known = file === void 0 ? null : await readFile(api, file, {
		suite: query.suite,
		source: path
	});
	const whole = known?.kind === "found" ? mergeHistories(baseline, known.baseline, keepRuns) : baseline;
	const text = encodeBaseline(whole);
	if (text === null) return notSaved("too-large", "One run alone exceeds the size of a baseline");
	const next = nextLedger(ledger, path, whole.runs.at(-1)?.at ?? (/* @__PURE__ */ new Date(0)).toISOString());
	const present = new Set(tip?.files.map((one) => one.path));
	const change = {
		file: {
			path,
			text
		},
		removed: next.forgotten.filter((name) => present.has(name)),
		message: writeLedger(next.ledger)
	};
	const written = await api.write(change, tip);
	await (tip === null ? api.create(written.commit) : api.advance(written.commit));
	if (next.ledger.updates >= 50) await cut(api, written, next.ledger);
	return {
		kind: "saved",
		key: sourceOf(place, path)
	};
}
async function cut(api, { commit, tree }, ledger) {
	try {
		const root = await api.rootOf(tree, writeLedger({
			...ledger,
			updates: 0
		}));
		await api.replace(commit, root);
	} catch {}
}

// src/github/branch-store.ts
const PACE = {
	attempts: 12,
	waitMs: 100
};
const MOST_DOUBLINGS = 5;
const LONGEST_WAIT_MS = 2e4;
function branchStore(options) {
	const connect = () => connectBranch(options.place, options.branch);
	return {
		async restore(query) {
			const source = sourceOf(options, fileName(query, options));
			try {
				return await restoreFrom(await connect(), query, options);
			} catch (error) {
				const wish = {
					doing: `read the branch ${options.branch}`,
					grant: "contents: read"
				};
				return {
					kind: "unavailable",
					source,
					reason: describeFault(apiFault(error), wish)
				};
			}
		},
		async save(baseline, query) {
			const pace = options.pace ?? PACE;
			for (let attempt = 1;; attempt++) {
				const answer = await attemptToSave(connect, baseline, query, options);
				if ("kind" in answer) return answer;
				if (attempt >= pace.attempts || answer.waitMs > LONGEST_WAIT_MS) return notSaved(answer.code, `${answer.reason} (tried ${attempt} times)`);
				await setTimeout(Math.max(answer.waitMs, jitter(options.seed, attempt, pace)));
			}
		}
	};
}
function jitter(seed, attempt, { waitMs }) {
	const drawn = createHash("sha256").update(`${seed} ${attempt}`).digest().readUInt32BE() / 2 ** 32;
	return waitMs * 2 ** Math.min(attempt - 1, MOST_DOUBLINGS) * (.5 + drawn);
}

export { branchStore };