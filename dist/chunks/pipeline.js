import { i as namesOne, n as isMeant } from "./override2.js";
import { n as appendRun, t as acceptRegressions } from "./history.js";
import { n as applyIntensity } from "./intensity.js";
import { n as loadConfig } from "./load2.js";
import { f as environmentOf, i as wholeOf, m as readReplay, n as gather, p as runGit, t as conclude } from "./evidence.js";
import { n as MOST_RUNS } from "./repetition.js";
import { t as SuiteError } from "./suite-error.js";
import { t as limitRemarks } from "./limit-remarks.js";
import { i as fingerprint, n as selects, r as unmatchedNames, t as makePlan } from "./plan2.js";
import { t as policyOf } from "./policy2.js";
import { t as grouped } from "./grouped.js";
import { o as mostAtOnce } from "./load.js";
import { t as neededServices } from "./needed-services.js";
import { t as RENDERERS } from "./registry2.js";
import "./file-store2.js";
import { t as require_fastest_levenshtein } from "./fastest-levenshtein.js";
import { randomInt } from "node:crypto";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";

// src/baseline/acceptances.ts
function acceptancesOf(view, baseline) {
	const { result, analysis, policy } = view;
	const isKnownCommit = baseline?.runs.some(({ commit }) => commit === result.commit?.sha) ?? false;
	return analysis.scenarios.flatMap(({ id, metrics }) => metrics.flatMap((metric) => {
		const override = policy.overrides.granted.findLast((one) => isMeant(one, id, metric.metric.id));
		if (override === void 0 || metric.estimate === null) return [];
		if (!(namesOne(override, id, metric.metric.id) && !isKnownCommit) && !wasFoundWorse(view, id, metric)) return [];
		const acceptance = acceptanceOf(override, id, metric, result.startedAt);
		return isStored(acceptance, override, baseline) ? [] : [acceptance];
	}));
}
function wasFoundWorse({ verdict }, scenario, { metric }) {
	return verdict.checks.some((check) => check.scenario === scenario && check.metric === metric.id && check.accepted !== null);
}
const acceptanceOf = ({ reason, author }, scenario, { metric, estimate }, at) => ({
	scenario,
	metric: metric.id,
	reason,
	author,
	at,
	level: estimate?.center ?? null
});
const isStored = ({ scenario, metric }, { at }, baseline) => baseline?.accepted.some((known) => known.scenario === scenario && known.metric === metric && Date.parse(known.at) >= Date.parse(at)) ?? false;

// src/needed.ts
const neededPlaces = ({ setup, services, scenarios }) => setup === null ? [...(services ?? []).map(({ name, cwd }) => ({
	kind: "folder",
	path: [cwd],
	whose: `The folder of the service ${name}`,
	rule: "`cwd` is relative to the working directory"
})), ...scenarios.flatMap(bodiesOf)] : [];
function bodiesOf({ name, driver }) {
	if (driver.kind !== "http") return [];
	const { cwd, requests } = driver;
	return requests.flatMap(({ name: request, body }) => body?.kind === "file" ? [{
		kind: "file",
		path: [cwd, body.path],
		whose: `The body of ${request === null ? "the request" : `the request "${request}"`} of ${name}`,
		rule: "files of bodies are relative to the folder of the scenario (`cwd`)"
	}] : []);
}

// src/plan/cost.ts
const OPERATION_MS = 500;
const MESSAGE_MS = 1;
const SOAK_MS = 6e4;
const COUNTING_SLOWDOWN = 30;
const START_MS = 50;
function estimateCost(scenario) {
	const { driver, repeat, samples } = scenario;
	if (driver.kind === "results") return START_MS;
	if (repeat !== void 0) return repetitionMs(repeat);
	return (samples.warmup + samples.max) * (START_MS + invocationMs(scenario));
}
function repetitionMs({ runs, parallel, until, only }) {
	if (until.kind === "time" && only === null) return until.durationMs;
	return (only === null ? Math.ceil(runs / parallel) : 1) * 550;
}
function invocationMs({ driver, load, leaks, measure }) {
	if (load.model === "open") return load.durationMs ?? SOAK_MS;
	if (driver.kind === "worker" || driver.kind === "module" || driver.kind === "http") return load.durationMs ?? MESSAGE_MS * (load.iterations ?? 1) / mostAtOnce(load);
	const one = leaks ? SOAK_MS : OPERATION_MS * (measure === "instructions" ? COUNTING_SLOWDOWN : 1);
	return load.durationMs ?? one * (load.iterations ?? mostAtOnce(load)) / mostAtOnce(load);
}

// src/plan/shard.ts
function shardPlan(plan, { index, count }, thresholds) {
	const parts = divide(groupsOf(plan.scenarios, thresholds), count);
	const own = new Set(parts[index - 1]);
	const share = plan.budgetMs === null ? null : plan.budgetMs / Math.max(own.size, 1);
	const scenarios = plan.scenarios.filter(({ id }) => own.has(id));
	const { services, ...rest } = plan;
	return {
		...rest,
		setup: own.size === 0 ? null : plan.setup,
		...neededServices(services, scenarios),
		scenarios: scenarios.map((own) => ({
			...own,
			budgetMs: share
		})),
		shard: {
			index,
			count,
			whole: wholeDigest(plan),
			parts: parts.map((ids) => ({
				scenarios: plan.scenarios.flatMap(({ id }) => ids.includes(id) ? [id] : []),
				costMs: costOf(plan.scenarios.filter(({ id }) => ids.includes(id)))
			}))
		}
	};
}
function wholeDigest(plan) {
	const { suite, seed, intensity, setup, failFast, omitted, scenarios, services } = plan;
	const run = scenarios.map(({ budgetMs: _share, ...scenario }) => scenario);
	return fingerprint({
		suite,
		seed,
		intensity,
		setup,
		failFast,
		omitted,
		...services === void 0 ? {} : { services },
		scenarios: run
	});
}
const costOf = (scenarios) => scenarios.reduce((sum, scenario) => sum + estimateCost(scenario), 0);
function groupsOf(scenarios, thresholds) {
	const leaders = new Map(scenarios.map(({ id }) => [id, id]));
	const leaderOf = (id) => {
		const above = leaders.get(id) ?? id;
		return above === id ? id : leaderOf(above);
	};
	for (const { id } of scenarios) for (const { relativeTo } of thresholds[id] ?? []) if (relativeTo !== null && leaders.has(relativeTo)) leaders.set(leaderOf(id), leaderOf(relativeTo));
	return [...grouped(scenarios, ({ id }) => leaderOf(id)).values()].map((members) => ({
		ids: members.map(({ id }) => id),
		costMs: costOf(members)
	}));
}
function divide(groups, count) {
	const parts = Array.from({ length: count }, () => ({
		ids: [],
		costMs: 0
	}));
	for (const { ids, costMs } of groups.toSorted((a, b) => b.costMs - a.costMs)) {
		const least = parts.reduce((found, part) => part.costMs < found.costMs ? part : found);
		least.ids.push(...ids);
		least.costMs += costMs;
	}
	return parts.map(({ ids }) => ids);
}

// src/report/options.ts
const DEFAULT_RENDER_OPTIONS = {
	level: "standard",
	colors: false,
	width: 100,
	runUrl: null
};

// src/report/files.ts
const REPORT_FILES = {
	"results.json": "json",
	"summary.json": "digest",
	"report.md": "markdown",
	"report.html": "html",
	"junit.xml": "junit"
};
async function reportFiles(view) {
	const options = {
		...DEFAULT_RENDER_OPTIONS,
		level: "detailed"
	};
	const entries = await Promise.all(Object.entries(REPORT_FILES).map(async ([name, format]) => [name, await RENDERERS[format](view, options)]));
	return Object.fromEntries(entries);
}

// src/run/load/replay-facts.ts
async function replayFacts(files, directory) {
	const facts = /* @__PURE__ */ new Map();
	for (const file of new Set(files)) {
		const { times, content } = await readReplay(file, directory);
		facts.set(file, {
			arrivals: times.length,
			durationMs: (times.at(-1) ?? 0) + 1,
			content
		});
	}
	return facts;
}

// src/run/needed-places.ts
async function requirePlaces(places, workingDirectory) {
	const faults = [];
	for (const place of places) {
		const { kind, path, whose, rule } = place;
		const fault = await faultAt(resolve(workingDirectory, ...path), kind);
		if (fault !== null) faults.push(`${whose}: ${path.at(-1)} ${fault}; ${rule}`);
	}
	if (faults.length === 0) return;
	throw new SuiteError(`Cannot run the suite: ${faults.join("\n")}`, { exitCode: 2 });
}
async function faultAt(path, kind) {
	try {
		const found = await stat(path);
		if (kind === "folder") return found.isDirectory() ? null : "is no folder";
		return found.isDirectory() ? "is a folder" : null;
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
		return code === "ENOENT" || code === "ENOTDIR" ? "does not exist" : `cannot be reached (${code})`;
	}
}

// src/run/interruption.ts
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
function interruption() {
	const controller = new AbortController();
	const release = () => {
		for (const name of SIGNALS) process.removeListener(name, onSignal);
	};
	const onSignal = (name) => {
		release();
		controller.abort(name);
	};
	for (const name of SIGNALS) process.on(name, onSignal);
	return {
		signal: controller.signal,
		release
	};
}

// src/run/git/repository.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
const LOCAL_MS = 3e4;
const LONG_MS = 9e5;
async function openRepository(folder, environment) {
	const where = {
		folder,
		environment
	};
	const found = await runGit([
		"rev-parse",
		"--show-toplevel",
		"--show-prefix"
	], {
		...where,
		timeoutMs: LOCAL_MS
	});
	if (found.kind === "refused" && found.said.includes("not a git repository")) return null;
	if (found.kind !== "ok") throw new SuiteError(`Cannot look for the base in ${folder}: ${found.said}`, { exitCode: 3 });
	const [root = folder, prefix = ""] = found.output.split("\n");
	return {
		root,
		prefix: prefix.replace(/\/$/, ""),
		async ask(...args) {
			const ending = await runGit(args, {
				...where,
				timeoutMs: LOCAL_MS
			});
			return ending.kind === "ok" ? ending.output : null;
		},
		try: (args, extra = {}) => runGit(args, {
			folder: root,
			environment: {
				...environment,
				...extra
			},
			timeoutMs: LONG_MS
		})
	};
}
const commitNamed = (revision, { ask }) => ask("rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
const isShallow = async ({ ask }) => await ask("rev-parse", "--is-shallow-repository") === "true";

// src/run/git/base-commit.ts
const REMOTE = "origin";
const DEEPENINGS = [
	"--deepen=50",
	"--deepen=500",
	"--unshallow"
];
const NEAREST_SHOWN = 3;
async function findBaseCommit(ref, repository, credentials) {
	const head = await commitNamed("HEAD", repository);
	if (head === null) throw refusal(ref, `${repository.root} has no commit yet`);
	const tip = await knownCommit(ref, repository) ?? await fetchCommit(ref, repository, credentials);
	return await findMergeBase(head, tip, repository, credentials) ?? tip;
}
async function knownCommit(ref, repository) {
	if (ref === "" || ref.startsWith("-")) return null;
	return await commitNamed(ref, repository) ?? await commitNamed(`refs/remotes/${REMOTE}/${ref}`, repository);
}
async function fetchCommit(ref, repository, credentials) {
	const name = ref.replace(new RegExp(`^${REMOTE}/`), "");
	const isName = /^[\w./@+#-]+$/.test(name) && !name.startsWith("-") && !name.includes("..");
	const hasRemote = await repository.ask("remote", "get-url", REMOTE) !== null;
	if (isName && hasRemote) {
		const fetched = await fetch([name], repository, credentials, "--depth=1");
		const commit = fetched === null ? await commitNamed("FETCH_HEAD", repository) : null;
		if (commit !== null) return commit;
		if (fetched !== null && !isUnknown(fetched)) throw new SuiteError(`Cannot fetch the base ${ref} from ${REMOTE}: ${fetched}`, { exitCode: 3 });
	} else if (hasRemote) {
		const reached = await deepenUntil(() => knownCommit(ref, repository), [], repository, credentials);
		if (reached !== null) return reached;
	}
	throw refusal(ref, `it is neither a folder nor a commit, branch or tag here or at ${REMOTE}`, await nearest(ref, repository));
}
const isUnknown = (said) => /couldn't find remote ref|not our ref|invalid refspec/i.test(said);
async function findMergeBase(head, tip, repository, credentials) {
	const mergeBase = () => repository.ask("merge-base", head, tip);
	return await mergeBase() ?? await deepenUntil(mergeBase, [tip, head], repository, credentials);
}
async function deepenUntil(find, commits, repository, credentials) {
	for (const depth of DEEPENINGS) {
		if (!await isShallow(repository)) break;
		for (const wanted of [
			commits,
			commits.slice(0, 1),
			[]
		]) if (await fetch(wanted, repository, credentials, depth) === null) break;
		const found = await find();
		if (found !== null) return found;
	}
	return null;
}
async function fetch(names, repository, credentials, depth) {
	const limit = await isShallow(repository) ? [depth] : [];
	const ending = await repository.try([
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		"--no-auto-gc",
		...limit,
		REMOTE,
		...names
	], credentials);
	return ending.kind === "ok" ? null : ending.said;
}
async function nearest(ref, { ask }) {
	return (await ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags") ?? "").split("\n").filter((name) => name !== "").sort((a, b) => (0, import_fastest_levenshtein.distance)(a, ref) - (0, import_fastest_levenshtein.distance)(b, ref)).slice(0, NEAREST_SHOWN);
}
function refusal(ref, reason, known = []) {
	const hint = known.length === 0 ? "" : `; the nearest names here are ${known.join(", ")}`;
	return new SuiteError(`Cannot compare with the base "${ref}": ${reason}${hint}`, { exitCode: 2 });
}

// src/run/git/credentials.ts
function credentialsFor(url, token, environment) {
	const origin = originOf(url);
	const issuer = originOf(environment.GITHUB_SERVER_URL || null);
	if (token === null || token === "" || origin === null || !origin.startsWith("https:")) return {};
	if (issuer !== null && issuer !== origin) return {};
	const key = `http.${origin}/.extraheader`;
	const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
	return settings([[key, ""], [key, `AUTHORIZATION: basic ${basic}`]], environment);
}
function settings(pairs, { GIT_CONFIG_COUNT: given }) {
	const first = /^\d+$/.test(given ?? "") ? Number(given) : 0;
	const entries = pairs.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${first + index}`, key], [`GIT_CONFIG_VALUE_${first + index}`, value]]);
	return {
		GIT_CONFIG_COUNT: String(first + pairs.length),
		...Object.fromEntries(entries)
	};
}
function originOf(url) {
	if (url === null || !URL.canParse(url)) return null;
	const { origin } = new URL(url);
	return origin === "null" ? null : origin;
}

// src/run/git/signature.ts
const signatureOf = (path) => {
	const [, folder] = /^gitdir: (.+)$/m.exec(read(join(path, ".git"))) ?? [];
	return folder === void 0 ? null : join(folder, "stress-action");
};
function sign(path) {
	const file = signatureOf(path);
	if (file !== null) writeFileSync(file, `${hostname()} ${process.pid}`);
}
function isAbandoned(path) {
	const file = signatureOf(path);
	const [, host, pid] = /^(\S+) (\d+)$/.exec(file === null ? "" : read(file)) ?? [];
	return host === hostname() && !isAlive(Number(pid));
}
function read(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}
function isAlive(pid) {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}

// src/run/git/worktree.ts
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const TRIES = 50;
async function addWorktree(commit, repository, credentials) {
	await removeAbandoned(repository);
	const sibling = makeSibling(repository.root);
	const path = sibling ?? makeFolder(tmpdir(), 18);
	if (path === null) throw new SuiteError(`Cannot make a folder for the base beside ${repository.root} or in ${tmpdir()}`, { exitCode: 3 });
	const remove = once(() => removeWorktree(path, repository));
	const added = await repository.try([
		"worktree",
		"add",
		"--quiet",
		"--detach",
		path,
		commit
	], credentials);
	if (added.kind === "ok") {
		sign(path);
		return {
			path,
			alike: sibling !== null,
			remove
		};
	}
	await remove();
	throw new SuiteError(`Cannot check out the base ${commit} in ${path}: ${added.said}`, { exitCode: 3 });
}
const makeSibling = (root) => basename(root) === "" ? null : makeFolder(dirname(root), basename(root).length);
function makeFolder(parent, nameLength) {
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const path = join(parent, randomName(nameLength));
		try {
			mkdirSync(path);
			return path;
		} catch {
			if (!existsSync(path)) return null;
		}
	}
	return null;
}
const randomName = (length) => Array.from({ length }, () => LETTERS[randomInt(36)]).join("");
async function removeAbandoned(repository) {
	const listed = await repository.ask("worktree", "list", "--porcelain") ?? "";
	for (const [, path = ""] of listed.matchAll(/^worktree (.+)$/gm)) if (isAbandoned(path)) await removeWorktree(path, repository);
}
async function removeWorktree(path, repository) {
	await repository.try([
		"worktree",
		"remove",
		"--force",
		"--force",
		path
	]);
	try {
		await rm(path, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	} catch (cause) {
		const message = `Cannot remove the base's tree ${path}: ${cause instanceof Error ? cause.message : String(cause)}; remove it, then run git worktree prune`;
		throw new SuiteError(message, {
			exitCode: 3,
			cause
		});
	} finally {
		await repository.try(["worktree", "prune"]);
	}
}
function once(act) {
	let done = null;
	return () => {
		done ??= act();
		return done;
	};
}

// src/run/trees.ts
async function openBaseTree(ref, options) {
	const { workingDirectory, environment, token } = options;
	const folder = resolve(workingDirectory, ref);
	if (isPath(ref) && isFolder(folder)) return folderTree(ref, folder, workingDirectory);
	const repository = await openRepository(workingDirectory, environment);
	if (!(repository !== null && await knownCommit(ref, repository) !== null) && ref !== "" && isFolder(folder)) return folderTree(ref, folder, workingDirectory);
	if (repository === null) throw new SuiteError(`Cannot compare with the base "${ref}": it is no folder, and ${workingDirectory} is not in a git repository`, { exitCode: 2 });
	const url = await repository.ask("remote", "get-url", "origin");
	const credentials = credentialsFor(url, token, environment);
	const sha = await findBaseCommit(ref, repository, credentials);
	await refuseSame(sha, ref, repository);
	return commitTree(sha, repository, await addWorktree(sha, repository, credentials));
}
const isPath = (ref) => isAbsolute(ref) || /^\.\.?([/\\]|$)/.test(ref);
const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
function folderTree(ref, folder, workingDirectory) {
	if (folder === resolve(workingDirectory)) throw nothingToCompare(`"${ref}" is the working directory itself`);
	return {
		directory: folder,
		label: ref,
		sha: null,
		caveats: [],
		close: async () => {}
	};
}
async function refuseSame(sha, ref, repository) {
	if (sha !== await commitNamed("HEAD", repository)) return;
	if (await repository.ask("status", "--porcelain", "--untracked-files=no") === "") throw nothingToCompare(`HEAD is where it parted from "${ref}", and nothing is changed`);
}
const nothingToCompare = (reason) => new SuiteError(`Nothing to compare: ${reason}; name an earlier commit (HEAD~1), another branch or another folder as the base`, { exitCode: 2 });
async function commitTree(sha, repository, worktree) {
	const directory = join(worktree.path, repository.prefix);
	const label = await repository.ask("rev-parse", "--short", sha) ?? sha.slice(0, 7);
	if (isFolder(directory)) return {
		directory,
		label,
		sha,
		caveats: caveatsOf(worktree, repository),
		close: worktree.remove
	};
	await worktree.remove();
	throw new SuiteError(`Cannot run the suite of the base ${label}: that commit has no folder ${repository.prefix}`, { exitCode: 2 });
}
function caveatsOf({ alike, path }, { root }) {
	const length = `The base's tree ${path} is not beside ${root}: paths of another length can change how fast a program runs`;
	const submodules = "Submodules are not checked out in the base's tree: let the setup command do it";
	return [...alike ? [] : [length], ...existsSync(join(path, ".gitmodules")) ? [submodules] : []];
}

// src/pipeline.ts
async function gate(request, world) {
	const { plan, policy, remarks } = await prepare(request, world);
	for (const remark of remarks) world.remark?.(remark);
	const lookup = await restoreBaseline(plan, policy, world);
	const evidence = await gather(plan, policy, lookup, world);
	const view = conclude(evidence, lookup, policy, world.program);
	await writeReports(view, world.out);
	return {
		view,
		lookup,
		...await refreshBaseline(view, lookup, world)
	};
}
async function prepare(request, world) {
	const { workingDirectory } = world;
	const config = await loadConfig(request.config, { workingDirectory });
	await requirePlaces(neededPlaces(config), workingDirectory);
	const replays = await replayFacts(replayFilesOf(config), workingDirectory);
	return prepareFrom(config, request, {
		...world,
		replays
	});
}
const replayFilesOf = ({ scenarios }) => scenarios.flatMap(({ load }) => load.model === "open" && load.shape.kind === "replay" ? [load.shape.file] : []);
function prepareFrom(loaded, request, world) {
	const config = applyIntensity(request.intensity === null ? loaded : {
		...loaded,
		intensity: request.intensity
	});
	requireSelected(config, request);
	requireRepetition(config, request);
	const plan = makePlan(config, {
		...request,
		configFile: request.config,
		fallbackSuite: world.fallbackSuite,
		replays: world.replays ?? /* @__PURE__ */ new Map()
	});
	const policy = policyOf(config, plan, {
		...request,
		watchHistory: (world.refresh?.when ?? "never") !== "never"
	});
	const { shard = null } = request;
	const mine = shard === null ? plan : shardPlan(plan, shard, policy.thresholds);
	return {
		plan: mine,
		policy,
		remarks: limitRemarks(mine, policy)
	};
}
function requireSelected(config, { selection, config: file }) {
	const unmatched = unmatchedNames(selection, config.scenarios);
	if (unmatched.length === 0) return;
	const names = config.scenarios.map((scenario) => scenario.name).join(", ");
	throw new SuiteError(`Cannot select scenario ${unmatched.join(", ")}: ${file} declares ${names}`, { exitCode: 2 });
}
function requireRepetition(config, { selection, repetition = null, samples }) {
	const selected = config.scenarios.filter((scenario) => selects(selection, scenario));
	const names = (scenarios) => scenarios.map(({ name }) => name).join(", ");
	const plain = selected.filter(({ repeat }) => repeat === void 0);
	const repeated = selected.filter(({ repeat }) => repeat !== void 0);
	if (repetition !== null && plain.length > 0) throw new SuiteError(`Cannot run only repetition ${repetition} of ${names(plain)}: without \`repeat\` there are none; choose what is repeated with --scenario`, { exitCode: 2 });
	if ((samples ?? 0) > 1e4 && repeated.length > 0) throw new SuiteError(`Cannot run ${names(repeated)} ${samples} times: at most ${MOST_RUNS} repetitions are followed`, { exitCode: 2 });
}
async function restoreBaseline(plan, policy, world) {
	if (policy.against === "none" && world.refresh.when === "never") return { kind: "disabled" };
	const { machineClass } = await environmentOf(world.environment);
	const lookup = await world.store.restore({
		suite: plan.suite,
		machineClass
	});
	if (lookup.kind !== "unreadable" || world.damagedBaseline === "state") return lookup;
	throw new SuiteError(`Cannot use the baseline ${lookup.source}: ${lookup.reason}; mend it, or delete it to start a new history`, { exitCode: 2 });
}
async function writeReports(view, out) {
	await mkdir(out, { recursive: true });
	const files = Object.entries(await reportFiles(view));
	await Promise.all(files.map(([name, text]) => writeFile(join(out, name), text)));
}
async function refreshBaseline(view, lookup, { refresh, store }) {
	const untouched = {
		saved: null,
		accepted: []
	};
	if (refresh.when === "never") return {
		...untouched,
		refreshReason: refresh.reason
	};
	const refusal = refusalToRefresh(view, lookup) ?? (refresh.when === "always" ? null : refusalByVerdict(view));
	if (refusal !== null) return {
		...untouched,
		refreshReason: refusal
	};
	const { result } = view;
	const known = lookup.kind === "found" ? lookup.baseline : null;
	const accepted = acceptancesOf(view, known);
	const baseline = appendRun(known, result, {
		keepRuns: refresh.keepRuns,
		commit: result.commit?.sha ?? "unknown",
		at: result.startedAt,
		reported: view.analysis.drift
	});
	const saved = await store.save(acceptRegressions(baseline, accepted), {
		suite: result.plan.suite,
		machineClass: result.environment.machineClass
	});
	return saved.kind === "saved" ? {
		saved,
		refreshReason: "saved",
		accepted
	} : {
		saved,
		refreshReason: saved.reason,
		accepted: []
	};
}
function refusalToRefresh(view, lookup) {
	const result = wholeOf(view);
	if (!result.complete || result.interruption !== null) return "the run is not complete";
	if (!result.scenarios.some((scenario) => (scenario.outcomes.ok ?? 0) > 0)) return "nothing was measured";
	if (result.plan.omitted.length > 0) return "only a part of the suite was run";
	if (result.plan.scenarios.some(({ repeat }) => (repeat?.only ?? null) !== null)) return "only one run of a repeated test was made";
	return lookup.kind === "unavailable" ? `the baseline could not be read, so adding to it would lose it: ${lookup.reason}` : null;
}
function refusalByVerdict({ verdict }) {
	if (verdict.status === "fail") return "the verdict is fail";
	return verdict.checks.some(({ rule, status, accepted }) => (rule === "regression" || rule === "leak") && status === "warn" && accepted === null) ? "a regression is suspected" : null;
}

export { refusalByVerdict as a, writeReports as c, knownCommit as d, isShallow as f, acceptancesOf as h, refreshBaseline as i, openBaseTree as l, interruption as m, prepare as n, refusalToRefresh as o, openRepository as p, prepareFrom as r, restoreBaseline as s, gate as t, addWorktree as u };