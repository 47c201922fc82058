import { o as METRICS } from "./metric.js";
import { $ as KIND_DEFAULTS, S as pairsWithBase, a as isDistrusted, c as headTree, ct as thresholdFor, et as METRIC_MARGINS, i as wholeOf, n as gather, o as run, s as baseTree, t as conclude } from "./evidence.js";
import { n as describeOutcome } from "./outcome.js";
import { t as TOOL } from "./version.js";
import { n as readBoundedText } from "./bounded-file.js";
import { d as entries, f as finite, i as metricSchema, m as name, n as describeIssues, u as count, v as statistic, x as version, y as text } from "./crowding.js";
import { c as array, h as object, n as parseHostileJson, o as _enum, p as literal, u as discriminatedUnion, v as string } from "./hostile-json.js";
import { t as LIMITS } from "./limits.js";
import { t as writeAtomically } from "./write-atomically.js";
import { t as SuiteError } from "./suite-error.js";
import { t as comparisonSchema } from "./comparison-schema.js";
import { n as fileStore } from "./file-store2.js";
import { c as writeReports, d as knownCommit, f as isShallow, m as interruption, n as prepare, p as openRepository, u as addWorktree } from "./pipeline.js";
import { t as bisectRequestOf } from "./flags2.js";
import { i as formatPercent, r as formatChange, t as describeChange } from "./change.js";
import { a as cleanSentence, i as cleanName, s as oneLine } from "./clean2.js";
import { i as statedChange, t as describeConfirmation } from "./compared.js";
import { c as formatValue, d as plural, s as formatProbability } from "./format.js";
import { r as inertLines } from "./terminal-text.js";
import { t as createProgress } from "./progress.js";
import { createHash, randomUUID } from "node:crypto";
import { basename, join, relative, resolve as resolve$1 } from "node:path";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";

// src/bisect/meaning.ts
const DISTRUSTED = "good differed from itself in the same pairs";
function stepFinding(view, { scenario, metric }) {
	const found = view.analysis.scenarios.find(({ id }) => id === scenario);
	const analysis = found?.metrics.find((candidate) => candidate.metric.id === metric.id);
	if (found === void 0 || analysis === void 0 || found.invocations === 0) return {
		kind: "unmeasured",
		reason: troubleIn(view, scenario)
	};
	const evidence = {
		scenario,
		metric: analysis.metric,
		comparison: analysis.comparison
	};
	return isDistrusted(view.analysis.control) ? {
		kind: "unclear",
		evidence,
		reason: DISTRUSTED
	} : findingOf(evidence);
}
function troubleIn({ analysis }, scenario) {
	const found = analysis.scenarios.find(({ id }) => id === scenario);
	const trouble = found?.trouble ?? null;
	if (trouble !== null) return `${scenario} ${describeOutcome(trouble.outcome)}`;
	const ending = found?.ending ?? null;
	if (ending !== null && "reason" in ending) return `${scenario} was not measured: ${ending.reason}`;
	return `${scenario} gave nothing to compare`;
}
function findingOf(evidence) {
	const { comparison } = evidence;
	const said = answerOf(comparison);
	return said === "bad" || said === "good" ? {
		kind: said,
		evidence
	} : {
		kind: "unclear",
		evidence,
		reason: said.reason
	};
}
function answerOf(comparison) {
	switch (comparison.kind) {
		case "paired": return ofTests(comparison, relativeMargin(comparison));
		case "leak": return ofTests(comparison, comparison.margin);
		case "exact": return reachesMargin(comparison) ? "bad" : "good";
		case "vanished": return { reason: "good has the metric and this commit does not" };
		case "stored": return { reason: "it was not run beside good" };
		default: return { reason: comparison.reason };
	}
}
function ofTests({ state, confirmation }, margin) {
	if (state === "excluded") return "good";
	if (state === "undecided") return { reason: "half of the followed change can neither be shown nor excluded" };
	if (confirmation === null) return { reason: "there was no time to confirm the change with fresh pairs" };
	const fresh = "change" in confirmation ? confirmation.change : confirmation.difference;
	if (confirmation.holds && fresh >= margin) return "bad";
	const { high } = confirmation.interval;
	return high !== null && high < margin ? "good" : { reason: "fresh pairs neither confirmed half of the followed change nor excluded it" };
}
const reachesMargin = ({ difference, change, smallestEffect, floor }) => difference > 0 && difference >= floor && (change === null || change >= smallestEffect);
function relativeMargin({ smallestEffect, floor, reference }) {
	return Math.max(smallestEffect, floor / unitOf({
		reference,
		floor
	}));
}
const unitOf = ({ reference, floor }) => Math.abs(reference) || floor || 1;

// src/bisect/follow.ts
const DECIDING_SHARE = .5;
const comparedIn = ({ analysis }) => analysis.scenarios.flatMap(({ id, metrics }) => metrics.filter(({ gated, comparison }) => gated && [
	"paired",
	"exact",
	"leak"
].includes(comparison.kind)).map(({ metric, comparison }) => ({
	scenario: id,
	metric,
	comparison
})));
function worstOf(compared) {
	const [worst, ...others] = compared.filter(({ comparison }) => isWorse(comparison)).sort((a, b) => severityOf(b.comparison) - severityOf(a.comparison));
	if (worst === void 0) return null;
	return {
		...worst,
		...halfOf(worst.comparison),
		others: others.map(({ scenario, metric }) => ({
			scenario,
			metric: metric.id
		}))
	};
}
function isWorse(comparison) {
	if (comparison.kind === "paired" || comparison.kind === "leak") return comparison.state === "worse" && comparison.confirmation?.holds === true;
	return comparison.kind === "exact" && reachesMargin(comparison);
}
function severityOf(comparison) {
	const times = (value, margin) => value / (margin || Number.EPSILON);
	switch (comparison.kind) {
		case "paired": return times(comparison.confirmation?.interval.low ?? 0, relativeMargin(comparison));
		case "leak": return times(comparison.confirmation?.interval.low ?? 0, comparison.margin);
		case "exact": {
			const { difference, floor, smallestEffect, reference } = comparison;
			return times(difference, Math.max(floor, smallestEffect * Math.abs(reference)));
		}
		default: return 0;
	}
}
function halfOf(comparison) {
	switch (comparison.kind) {
		case "paired": {
			const change = comparison.confirmation?.change ?? comparison.change;
			const half = DECIDING_SHARE * change;
			return comparison.reference === 0 ? {
				regression: 0,
				floor: half * unitOf(comparison)
			} : {
				regression: half,
				floor: 0
			};
		}
		case "leak": {
			const difference = comparison.confirmation?.difference ?? comparison.difference;
			return {
				regression: 0,
				floor: DECIDING_SHARE * difference
			};
		}
		case "exact": return comparison.change === null ? {
			regression: 0,
			floor: DECIDING_SHARE * comparison.difference
		} : {
			regression: DECIDING_SHARE * comparison.change,
			floor: 0
		};
		default: return {
			regression: 0,
			floor: 0
		};
	}
}
const limit = (metric, stated) => ({
	metric,
	scope: "suite",
	unit: null,
	max: null,
	min: null,
	regression: null,
	floor: null,
	relativeTo: null,
	required: false,
	line: null,
	...stated
});
const idsOf = (metric) => metric.endsWith(".growth") ? [metric, metric.replace(/growth$/, "leak")] : [metric];
function following({ scenario, metric, regression, floor }, { plan, policy }) {
	const relativeTo = thresholdFor(policy.thresholds[scenario] ?? [], metric.id, metric.unit)?.relativeTo ?? null;
	const needed = plan.scenarios.filter(({ id, name }) => id === scenario || [id, name].includes(relativeTo ?? ""));
	const ignored = limit("*", { regression: "off" });
	const own = idsOf(metric.id).map((id) => limit(id, {
		regression,
		floor,
		relativeTo
	}));
	return {
		plan: {
			...plan,
			scenarios: needed
		},
		policy: {
			...policy,
			thresholds: Object.fromEntries(needed.map(({ id }) => [id, id === scenario ? [...own, ignored] : [ignored]]))
		}
	};
}
function onlyMetric(metric, policy) {
	const others = METRICS.filter(({ id }) => !idsOf(metric).includes(id)).map(({ id }) => limit(id, { regression: "off" }));
	const narrowed = (thresholds) => [
		...others,
		...marginsOf(metric, thresholds),
		...thresholds
	];
	return {
		...policy,
		thresholds: Object.fromEntries(Object.entries(policy.thresholds).map(([id, thresholds]) => [id, narrowed(thresholds)]))
	};
}
function marginsOf(metric, thresholds) {
	const found = METRICS.find(({ id }) => id === metric);
	if (found === void 0) return [];
	const stated = thresholdFor(thresholds, metric, found.unit);
	if (typeof stated?.regression === "number") return [];
	const { smallestEffect, floor } = METRIC_MARGINS[metric] ?? KIND_DEFAULTS[found.kind];
	return [limit(metric, {
		regression: smallestEffect,
		floor: stated?.floor ?? floor
	})];
}

// src/bisect/record-schema.ts
const sha = string().regex(/^[0-9a-f]{7,64}$/, "the digits of a commit");
const commitSchema = object({
	sha,
	parent: sha.nullable(),
	authoredAt: name,
	subject: text.describe("Of the commit, as its author wrote it")
});
const comparedShape = {
	scenario: name,
	metric: metricSchema,
	comparison: comparisonSchema
};
const comparedSchema = object(comparedShape);
const remainingSchema = object({
	commits: count,
	steps: count
});
const findingSchema = discriminatedUnion("kind", [
	object({
		kind: _enum(["bad", "good"]),
		evidence: comparedSchema
	}),
	object({
		kind: literal("unclear"),
		evidence: comparedSchema.nullable(),
		reason: text
	}),
	object({
		kind: literal("unmeasured"),
		reason: text
	})
]);
const recordSchema = object({
	schemaVersion: version,
	kind: literal("stress-action/bisect"),
	tool: object({
		name,
		version: name
	}),
	startedAt: name,
	suite: name,
	seed: finite,
	digest: name,
	good: commitSchema,
	commits: array(commitSchema).min(1),
	followed: object({
		...comparedShape,
		regression: statistic,
		floor: statistic,
		others: entries(object({
			scenario: name,
			metric: name
		}))
	}).nullable(),
	steps: entries(object({
		sha,
		finding: findingSchema,
		folder: name,
		left: remainingSchema
	})),
	ending: discriminatedUnion("kind", [
		object({
			kind: literal("found"),
			first: sha,
			lastGood: sha
		}),
		object({
			kind: literal("range"),
			commits: array(sha),
			lastGood: sha
		}),
		object({
			kind: literal("not-worse"),
			reason: text,
			seen: entries(comparedSchema)
		})
	]).nullable()
});

// src/bisect/record.ts
const RECORD_FILE = "bisect.json";
const STEPS_FOLDER = "steps";
async function beginRecord(fresh, out, restart) {
	const earlier = restart ? null : await readRecord(join(out, RECORD_FILE));
	const discarded = earlier === null ? null : differenceOf(earlier, fresh);
	if (earlier !== null && discarded === null) return {
		record: earlier,
		resumed: true,
		discarded
	};
	if (await mkdir(out, { recursive: true }) !== void 0) await writeFile(join(out, ".gitignore"), "*\n");
	if (restart || earlier !== null) await rm(join(out, STEPS_FOLDER), {
		recursive: true,
		force: true
	});
	await writeRecord(fresh, out);
	return {
		record: fresh,
		resumed: false,
		discarded
	};
}
const writeRecord = (record, out) => writeAtomically(join(out, RECORD_FILE), `${JSON.stringify(record, null, 2)}\n`);
const digestOfQuestion = (question) => createHash("sha256").update(JSON.stringify(question, (key, value) => key === "line" ? void 0 : value)).digest("hex").slice(0, 16);
async function readRecord(file) {
	const read = await readBoundedText(file, LIMITS.resultBytes);
	if (read.kind === "absent") return null;
	if (read.kind !== "text") throw unreadable(file, read.reason);
	return parseRecord(read.text, file);
}
function parseRecord(text, file) {
	const document = parseHostileJson(text, LIMITS.resultBytes);
	if (document.kind === "fault") throw unreadable(file, document.reason);
	const record = recordSchema.safeParse(document.value);
	if (!record.success) throw unreadable(file, describeIssues(record.error.issues, document.value));
	return record.data;
}
const unreadable = (file, reason) => new SuiteError(`Cannot go on from ${file}: ${reason}; pass --restart to begin anew`, { exitCode: 2 });
function differenceOf(earlier, fresh) {
	const ends = (record) => `${record.good.sha} ${record.commits.at(-1)?.sha}`;
	if (ends(earlier) !== ends(fresh)) return "it was between other commits";
	if (earlier.seed !== fresh.seed) return `its seed was ${earlier.seed}`;
	return earlier.digest === fresh.digest ? null : "the suite or what is asked of it has changed";
}

// src/bisect/search.ts
function nextMove(count, known) {
	const placesOf = (mark) => known.filter((entry) => entry.mark === mark).map(({ place }) => place);
	const bad = Math.min(count - 1, ...placesOf("bad"));
	const good = Math.max(-1, ...placesOf("good").filter((place) => place < bad));
	const tried = new Set(placesOf("skipped"));
	const open = Array.from({ length: bad - good - 1 }, (_, i) => good + 1 + i).filter((place) => !tried.has(place));
	const middle = open[open.length - 1 >> 1];
	if (middle !== void 0) return {
		kind: "try",
		place: middle,
		left: remaining(open.length)
	};
	return bad - good === 1 ? {
		kind: "found",
		place: bad
	} : {
		kind: "range",
		from: good + 1,
		to: bad
	};
}
const leftOf = (move) => move.kind === "try" ? move.left : remaining(0);
const remaining = (commits) => ({
	commits,
	steps: Math.ceil(Math.log2(commits + 1))
});

// src/bisect/ledger.ts
const SHORT_SHA$1 = 10;
const freshRecord = ({ plan, policy }, { good, commits }, metric) => ({
	schemaVersion: 1,
	kind: "stress-action/bisect",
	tool: TOOL,
	startedAt: (/* @__PURE__ */ new Date()).toISOString(),
	suite: plan.suite,
	seed: plan.seed,
	digest: digestOfQuestion({
		plan,
		policy,
		metric
	}),
	good,
	commits,
	followed: null,
	steps: [],
	ending: null
});
const folderOf = ({ steps }, sha) => join(STEPS_FOLDER, `${String(steps.length + 1).padStart(2, "0")}-${sha.slice(0, 10)}`);
function badEnd({ commits }) {
	const last = commits.at(-1);
	if (last === void 0) throw new Error("A history without a commit was searched");
	return last;
}
const moveOf = ({ commits, steps }) => nextMove(commits.length, knownOf(commits, steps));
function knownOf(commits, steps) {
	const places = new Map(commits.map(({ sha }, place) => [sha, place]));
	return steps.flatMap(({ sha, finding }) => {
		const place = places.get(sha);
		if (place === void 0) return [];
		return [{
			place,
			mark: finding.kind === "good" || finding.kind === "bad" ? finding.kind : "skipped"
		}];
	});
}
function addStep(record, step) {
	const unfinished = {
		...step,
		left: {
			commits: 0,
			steps: 0
		}
	};
	const left = leftOf(moveOf({
		...record,
		steps: [...record.steps, unfinished]
	}));
	const whole = {
		...step,
		left
	};
	return {
		whole,
		grown: {
			...record,
			steps: [...record.steps, whole]
		}
	};
}
function endingOf(move, { commits, good }) {
	const shaAt = (place) => commits[place]?.sha ?? good.sha;
	if (move.kind === "found") return {
		kind: "found",
		first: shaAt(move.place),
		lastGood: shaAt(move.place - 1)
	};
	return {
		kind: "range",
		commits: commits.slice(move.from, move.to + 1).map(({ sha }) => sha),
		lastGood: shaAt(move.from - 1)
	};
}

// src/bisect/trees.ts
async function openTree(sha, repository, { workingDirectory, environment }) {
	const worktree = await addWorktree(sha, repository, {});
	const directory = join(worktree.path, repository.prefix);
	if (!existsSync(directory)) {
		await worktree.remove();
		return null;
	}
	const tree = baseTree(directory, headTree(workingDirectory, environment));
	return {
		directory,
		alike: worktree.alike,
		environment: tree.environment,
		close: worktree.remove
	};
}
async function setUpTree(tree, { plan, policy }, out, world) {
	if (plan.setup === null) return null;
	await mkdir(out, { recursive: true });
	const alone = {
		...plan,
		scenarios: [],
		budgetMs: null,
		pairing: null
	};
	const { setup } = await run(alone, {
		...world,
		policy,
		out,
		workingDirectory: tree.directory,
		baseDirectory: null,
		environment: tree.environment(),
		listeners: [],
		enough: () => /* @__PURE__ */ new Set(),
		monitors: null,
		calibration: UNCALIBRATED
	});
	const outcome = setup?.outcome ?? { kind: "interrupted" };
	return outcome.kind === "ok" ? null : `the setup ${describeOutcome(outcome)}`;
}
const UNCALIBRATED = {
	readingsIn: () => 0,
	read: () => Promise.reject(/* @__PURE__ */ new Error("no reading was planned"))
};

// src/bisect/measure.ts
async function measureCommit({ sha, out }, question, good, { repository, world }) {
	const tree = await openTree(sha, repository, world);
	if (tree === null) return {
		kind: "unmeasured",
		reason: `it has no folder ${repository.prefix}`
	};
	try {
		const obstacle = await setUpTree(tree, question, join(out, "setup"), world);
		if (world.signal.aborted) return { kind: "interrupted" };
		if (obstacle !== null) return {
			kind: "unmeasured",
			reason: obstacle
		};
		return await compare(question, {
			tree,
			out
		}, good, world);
	} finally {
		await tree.close();
	}
}
async function compare({ plan, policy }, { tree, out }, good, world) {
	const ready = {
		...plan,
		setup: null
	};
	const evidence = await gather(ready, policy, { kind: "disabled" }, besideGood(tree, out, good, world));
	if (wholeOf(evidence).interruption !== null || world.signal.aborted) return { kind: "interrupted" };
	return {
		kind: "measured",
		view: conclude(evidence, { kind: "disabled" }, policy, world.program)
	};
}
function besideGood(tree, out, good, world) {
	const base = {
		directory: good.tree.directory,
		label: good.label,
		caveats: tree.alike === good.tree.alike ? [] : ["The trees have paths of unequal length, which can change how fast a program runs"],
		close: async () => {}
	};
	return {
		...world,
		workingDirectory: tree.directory,
		environment: tree.environment(),
		out,
		store: fileStore(join(out, "baseline.json")),
		damagedBaseline: "state",
		openBase: async () => base,
		refresh: {
			when: "never",
			reason: "a search keeps no history"
		}
	};
}

// src/run/git/history.ts
const FORMAT = "--format=%H%x00%P%x00%aI%x00%s";
async function readHistory(good, bad, repository) {
	const [from, to] = [await resolve("good", good, repository), await resolve("bad", bad, repository)];
	if (from === to) throw refusal(`good (${good}) and bad (${bad}) are the same commit ${short(from)}; name two different ones`);
	if (!await isAncestor(from, to, repository)) throw await unrelated({
		good,
		bad,
		from,
		to
	}, repository);
	const [oldest] = await commitsOf(["--max-count=1", from], repository);
	const newestFirst = await commitsOf(["--first-parent", `${from}..${to}`], repository);
	if (oldest === void 0 || newestFirst.length === 0) throw new SuiteError(`Cannot read the history from ${good} to ${bad}: git lists no commit`, { exitCode: 3 });
	return {
		good: oldest,
		commits: newestFirst.toReversed()
	};
}
async function resolve(end, ref, repository) {
	const sha = await knownCommit(ref, repository);
	if (sha !== null) return sha;
	const advice = await isShallow(repository) ? "; this clone is shallow: run git fetch --unshallow first" : "";
	throw refusal(`"${ref}" (--${end}) is no commit, branch or tag here${advice}`);
}
const isAncestor = async (ancestor, of, { ask }) => await ask("merge-base", "--is-ancestor", ancestor, of) !== null;
async function unrelated({ good, bad, from, to }, repository) {
	if (await isAncestor(to, from, repository)) return refusal(`good (${good}) is later than bad (${bad}); swap --good and --bad`);
	const fork = await repository.ask("merge-base", from, to);
	if (fork !== null) return refusal(`good (${good}) is not an ancestor of bad (${bad}); they parted at ${short(fork)}, which may serve as good`);
	const shallow = await isShallow(repository) ? "; this clone is shallow: run git fetch --unshallow first" : "";
	return refusal(`good (${good}) and bad (${bad}) have no history in common${shallow}`);
}
async function commitsOf(which, { try: run }) {
	const ending = await run([
		"rev-list",
		"--encoding=UTF-8",
		FORMAT,
		...which,
		"--"
	]);
	if (ending.kind !== "ok") throw new SuiteError(`Cannot read the history: ${ending.said}`, { exitCode: 3 });
	return ending.output.split("\n").flatMap((line) => {
		const [sha = "", parents, authoredAt, subject] = line.split("\0");
		if (parents === void 0 || authoredAt === void 0 || subject === void 0) return [];
		return [{
			sha,
			parent: parents.split(" ")[0] || null,
			authoredAt,
			subject
		}];
	});
}
const short = (sha) => sha.slice(0, 10);
const refusal = (reason) => new SuiteError(`Cannot bisect: ${reason}`, { exitCode: 2 });

// src/bisect.ts
async function bisect(asked, world, observer) {
	const repository = await repositoryAround(world);
	const history = await readHistory(asked.good, asked.bad, repository);
	const question = await questionOf(asked, world);
	const beginning = await beginRecord(freshRecord(question, history, asked.metric), world.out, asked.restart);
	observer.onBegin(beginning);
	const search = {
		question,
		repository,
		world,
		metric: asked.metric,
		observer
	};
	try {
		return await proceed(beginning.record, search);
	} catch (error) {
		if (!world.signal.aborted || !(error instanceof SuiteError)) throw error;
		return interruptedAt(beginning.record, world);
	}
}
async function repositoryAround({ workingDirectory, environment }) {
	const repository = await openRepository(workingDirectory, environment);
	if (repository !== null) return repository;
	throw new SuiteError(`Cannot bisect: ${workingDirectory} is not in a git repository`, { exitCode: 2 });
}
async function questionOf({ request, metric }, world) {
	const { plan, policy } = await prepare({
		...request,
		against: "base"
	}, world);
	const scenarios = plan.scenarios.filter(pairsWithBase);
	if (scenarios.length === 0) throw new SuiteError("Cannot bisect: the scenarios are repeated tests, results of another step, or requests to a program that the suite has not started, none of which is taken in pairs with a commit; name one that is measured with --scenario, or use git bisect run for a test that fails", { exitCode: 2 });
	return {
		plan: {
			...plan,
			scenarios,
			failFast: false
		},
		policy: metric === null ? policy : onlyMetric(metric, policy)
	};
}
async function proceed(begun, search) {
	if (begun.ending !== null) return finished(begun, begun.ending);
	const good = await openGood(begun, search);
	try {
		let record = begun;
		while (record.ending === null && !search.world.signal.aborted) {
			const { followed } = record;
			const next = followed === null ? await compareEnds(record, good, search) : await takeStep(record, followed, good, search);
			if (next === null) return interruptedAt(record, search.world);
			record = next;
		}
		return record.ending === null ? interruptedAt(record, search.world) : finished(record, record.ending);
	} finally {
		await good.tree.close();
	}
}
const interruptedAt = (record, { signal }) => ({
	record,
	interruption: typeof signal.reason === "string" ? signal.reason : "SIGINT",
	exitCode: 130
});
const finished = (record, { kind }) => ({
	record,
	interruption: null,
	exitCode: kind === "found" ? 0 : 4
});
async function openGood({ good }, { question, repository, world }) {
	const label = good.sha.slice(0, 10);
	const tree = await openTree(good.sha, repository, world);
	if (tree === null) throw unmeasurable("good", label, `it has no folder ${repository.prefix}`);
	try {
		const obstacle = await setUpTree(tree, question, join(world.out, "good"), world);
		if (obstacle !== null) throw unmeasurable("good", label, obstacle);
		return {
			tree,
			label
		};
	} catch (error) {
		await tree.close();
		throw error;
	}
}
const unmeasurable = (end, label, reason) => new SuiteError(`Cannot measure the ${end} commit ${label}: ${reason}; name another one as --${end}`, { exitCode: 3 });
async function compareEnds(record, good, search) {
	const bad = badEnd(record).sha;
	const folder = folderOf(record, bad);
	const measured = await measureInto(folder, bad, search.question, good, search);
	if (measured.kind === "interrupted") return null;
	if (measured.kind === "unmeasured") throw unmeasurable("bad", bad.slice(0, 10), measured.reason);
	const { view } = measured;
	const seen = comparedIn(view).filter(({ metric }) => search.metric === null || metric.id === search.metric);
	if (seen.length === 0) throw nothingCompared(view, search, bad);
	const distrusted = isDistrusted(view.analysis.control);
	const followed = distrusted ? null : worstOf(seen);
	if (followed === null) return ended(record, {
		kind: "not-worse",
		reason: distrusted ? DISTRUSTED : "bad is not confirmed worse than good",
		seen
	}, search);
	const { scenario, metric, comparison } = followed;
	const finding = {
		kind: "bad",
		evidence: {
			scenario,
			metric,
			comparison
		}
	};
	return kept({
		...record,
		followed
	}, {
		sha: bad,
		finding,
		folder
	}, search);
}
function nothingCompared(view, { metric }, bad) {
	const measured = view.analysis.scenarios.flatMap(({ metrics }) => metrics.map(({ metric: { id } }) => id));
	const troubled = view.analysis.scenarios.filter(({ invocations }) => invocations === 0);
	const names = [...new Set(measured)].sort().join(", ");
	if (metric !== null && troubled.length === 0) return new SuiteError(`Cannot follow ${metric}: it was not compared; measured were ${names}`, { exitCode: 2 });
	const reasons = view.analysis.scenarios.map(({ id }) => troubleIn(view, id));
	return new SuiteError(`Cannot compare the bad commit ${bad.slice(0, 10)} with good: ${reasons.join("; ")}`, { exitCode: 3 });
}
async function takeStep(record, followed, good, search) {
	const move = moveOf(record);
	if (move.kind !== "try") return ended(record, endingOf(move, record), search);
	const sha = record.commits[move.place]?.sha ?? badEnd(record).sha;
	const folder = folderOf(record, sha);
	const measured = await measureInto(folder, sha, following(followed, search.question), good, search);
	if (measured.kind === "interrupted") return null;
	return kept(record, {
		sha,
		finding: findingIn(measured, followed),
		folder
	}, search);
}
const findingIn = (measured, followed) => measured.kind === "measured" ? stepFinding(measured.view, followed) : measured;
async function measureInto(folder, sha, question, good, search) {
	const out = join(search.world.out, folder);
	const measured = await measureCommit({
		sha,
		out
	}, question, good, search);
	if (measured.kind === "measured") await writeReports(measured.view, out);
	return measured;
}
async function kept(record, step, { world, observer }) {
	const { whole, grown } = addStep(record, step);
	await writeRecord(grown, world.out);
	observer.onStep(whole, grown);
	return grown;
}
async function ended(record, ending, { world }) {
	const whole = {
		...record,
		ending
	};
	await writeRecord(whole, world.out);
	return whole;
}

// src/report/bisect-step.ts
const SUBJECT_LENGTH = 72;
const SHORT_SHA = 10;
const ISO_DATE = 10;
function renderBisectStep(step, record) {
	const number = record.steps.findIndex(({ sha }) => sha === step.sha) + 1;
	const commit = record.commits.find(({ sha }) => sha === step.sha);
	const followed = number === 1 && record.followed !== null ? followedLines(record.followed) : [];
	const { commits, steps } = step.left;
	const left = commits === 0 ? "nothing left to try" : `left: ${plural(commits, "commit")}, about ${plural(steps, "step")}`;
	return `${inertLines([
		`${number}. ${commit === void 0 ? step.sha : describeCommit(commit)}`,
		...findingLines(step).map(indented),
		...followed.map(indented),
		indented(left)
	].join("\n"))}\n\n`;
}
const indented = (line) => `   ${line}`;
const describeCommit = ({ sha, authoredAt, subject }) => `${sha.slice(0, 10)}  ${cleanName(authoredAt).slice(0, ISO_DATE)}  ${oneLine(subject, 72)}`;
function findingLines({ finding }) {
	switch (finding.kind) {
		case "bad":
		case "good": return [...comparedLines(finding.evidence), finding.kind];
		case "unclear": return [...finding.evidence === null ? [] : comparedLines(finding.evidence), `cannot tell: ${cleanSentence(finding.reason)}; skipped`];
		case "unmeasured": return [`cannot be measured: ${cleanSentence(finding.reason)}; skipped`];
	}
}
function comparedLines({ scenario, metric, comparison }) {
	const subject = `${cleanName(scenario)} ${cleanName(metric.id)}`;
	switch (comparison.kind) {
		case "paired": {
			const { change, interval } = statedChange(comparison);
			return [`${subject}  ${formatChange(metric, change, interval)}, from ${formatValue(metric, comparison.reference)}`, pairedEvidence({
				metric,
				comparison
			})];
		}
		case "exact": {
			const { change, difference, reference } = comparison;
			const relative = change === null ? "" : ` (${describeChange(metric, change)})`;
			const values = `${formatValue(metric, difference)}${relative}, from ${formatValue(metric, reference)}`;
			return [`${subject}  ${difference > 0 ? "worse" : "better"} by ${values}; no spread on either side`];
		}
		case "leak": {
			const { confirmation, processes, p } = comparison;
			const { difference, interval } = confirmation ?? comparison;
			const [low, high] = [interval.low, interval.high].map((end) => formatValue(metric, end));
			const fresh = confirmation === null ? "" : `${confirmation.holds ? "confirmed" : "not confirmed"} by ${confirmation.processes} fresh processes, `;
			return [`${subject}  ${formatValue(metric, difference)} [${low}, ${high}], from ${formatValue(metric, comparison.reference)}`, `${fresh}${processes.base} + ${processes.head} processes, p ${formatProbability(p)}`];
		}
		default: return [`${subject}  ${describeAbsence(comparison)}`];
	}
}
const describeAbsence = (comparison) => "reason" in comparison ? cleanSentence(comparison.reason) : "was not compared";
function pairedEvidence({ metric, comparison }) {
	const { pairs, dropped, adjustedP, change, interval } = comparison;
	const outcome = describeConfirmation(comparison);
	const first = comparison.confirmation === null ? [] : [`first look ${formatChange(metric, change, interval)}`];
	return [
		...outcome === null ? [] : [outcome],
		...first,
		`${plural(pairs, "pair")}${dropped === 0 ? "" : ` (${dropped} dropped)`}`,
		`adjusted p ${formatProbability(adjustedP)}`
	].join(", ");
}
function followedLines(followed) {
	const { metric, regression, floor, others } = followed;
	const half = floor > 0 || regression === 0 ? formatValue(metric, floor) : `${formatPercent(regression)} against good`;
	const names = others.map((other) => `${cleanName(other.scenario)} ${cleanName(other.metric)}`);
	return [`followed from here on: a commit is bad when half of this change or more (${half}) is confirmed`, ...names.length === 0 ? [] : [`also worse, not followed: ${names.join(", ")}`]];
}

// src/report/bisect.ts
const DEFAULT_CONFIG = "stress.yml";
function renderBisectOpening({ good, commits, steps, ending }, { resumed, discarded }) {
	const ends = `${plural(commits.length, "commit")} after ${nameOf(good)} up to ${nameOf(commits.at(-1) ?? good)}`;
	const lines = [
		...discarded === null ? [] : [`The earlier search does not count: ${cleanSentence(discarded)}`],
		...resumed && ending === null ? [`Going on after ${plural(steps.length, "step")} of an earlier search`] : [],
		...resumed && ending !== null ? ["This search was finished before; --restart measures again"] : [],
		`Searching ${ends}`,
		""
	];
	return block(lines);
}
const nameOf = ({ sha, subject }) => `${sha.slice(0, 10)} (${oneLine(subject, 72)})`;
function renderBisectEnding(record, commands) {
	const { ending } = record;
	if (ending === null) return "";
	return block([...endingLines(ending, record), ...reproduction(record, commands)]);
}
function endingLines(ending, record) {
	switch (ending.kind) {
		case "found": return [
			`FOUND  ${ending.first} is the first bad commit`,
			...factsOf(ending.first, record),
			"",
			...evidenceOf("last good", ending.lastGood, record),
			...evidenceOf("first bad", ending.first, record)
		];
		case "range": return [
			`CANNOT TELL  the first bad commit is one of these ${ending.commits.length}, oldest first`,
			...ending.commits.flatMap((sha) => rangeLines(sha, record)),
			"",
			...evidenceOf("last good", ending.lastGood, record),
			...evidenceOf("first bad seen", ending.commits.at(-1) ?? "", record)
		];
		case "not-worse": return [`CANNOT TELL  ${cleanSentence(ending.reason)}, so there is nothing to look for`, ...ending.seen.flatMap((seen) => [...comparedLines(seen), `${stateOf(seen.comparison)}`].map(indented))];
	}
}
const stateOf = (comparison) => {
	if (comparison.kind !== "paired" && comparison.kind !== "leak") return "not worse by what matters";
	if (comparison.state === "excluded") return "a change that matters is excluded";
	return comparison.state === "worse" ? "worse in the first pairs, not confirmed by fresh ones" : "can neither be shown nor excluded";
};
const commitOf = (sha, { commits, good }) => [good, ...commits].find((commit) => commit.sha === sha);
function factsOf(sha, record) {
	const commit = commitOf(sha, record);
	if (commit === void 0) return [];
	return [`date     ${oneLine(commit.authoredAt, 40)}`, `subject  ${oneLine(commit.subject, 400)}`].map(indented);
}
function evidenceOf(title, sha, record) {
	const commit = commitOf(sha, record);
	const step = record.steps.find((entry) => entry.sha === sha);
	const told = step === void 0 ? ["the good end: what every candidate was run beside"] : findingLines(step).slice(0, -1);
	return [`${title}: ${commit === void 0 ? sha : describeCommit(commit)}`, ...told.map(indented)];
}
function rangeLines(sha, record) {
	const commit = commitOf(sha, record);
	const step = record.steps.find((entry) => entry.sha === sha);
	const why = step === void 0 ? "not tried" : findingLines(step).at(-1) ?? "";
	return [indented(commit === void 0 ? sha : describeCommit(commit)), indented(indented(why))];
}
function reproduction(record, { run, bisect, config }) {
	const { ending, followed, seed } = record;
	if (ending?.kind !== "found" || followed === null) return [];
	const { first } = ending;
	const parent = commitOf(first, record)?.parent ?? ending.lastGood;
	const scenario = `${config === DEFAULT_CONFIG ? "" : `--config ${quote(config)} `}--scenario ${quote(followed.scenario)}`;
	return [
		"",
		"Reproduce",
		`  $ git checkout ${first} && ${run} ${scenario} --against ${parent} --seed ${seed}`,
		"  or, with the suite of now and without leaving this branch,",
		`  $ ${bisect} --good ${parent} --bad ${first} ${scenario} --metric ${quote(followed.metric.id)} --seed ${seed}`
	];
}
const quote = (word) => /^[\w./@:=-]+$/.test(word) ? word : `'${cleanName(word).replaceAll("'", "'\\''")}'`;
const block = (lines) => `${inertLines(lines.join("\n"))}\n`;

// src/bisect-command.ts
async function bisectCommand(directory, flags, commands) {
	const workingDirectory = resolve$1(directory);
	const { good, bad, config, metric = null, restart = false } = flags;
	const request = await bisectRequestOf(flags);
	const out = resolve$1(workingDirectory, flags.out);
	const stop = interruption();
	const progress = createProgress({
		stream: process.stderr,
		isTTY: process.stderr.isTTY === true,
		now: () => performance.now()
	});
	const world = {
		workingDirectory,
		out,
		environment: process.env,
		toolVersion: TOOL.version,
		marker: randomUUID(),
		fallbackSuite: basename(workingDirectory),
		program: commands.run,
		signal: stop.signal,
		listeners: [{ onEvent: progress }]
	};
	try {
		const ended = await bisect({
			request,
			good,
			bad,
			metric,
			restart
		}, world, {
			onBegin: ({ record, ...how }) => print(renderBisectOpening(record, how)),
			onStep: (step, record) => print(renderBisectStep(step, record))
		});
		progress.close();
		print(renderBisectEnding(ended.record, {
			...commands,
			config
		}));
		if (ended.interruption !== null) remark(`Interrupted by ${ended.interruption}; the same command goes on from here`);
		remark(`State and results are in ${relative(process.cwd(), out) || "."}`);
		process.exitCode = ended.exitCode;
	} finally {
		stop.release();
		progress.close();
	}
}
const print = (text) => void process.stdout.write(text);
const remark = (line) => void process.stderr.write(`${line}\n`);

export { bisectCommand };