import { t as NO_OVERRIDES } from "./override2.js";
import { n as PRIORITIES, t as CATEGORIES } from "./plan.js";
import { t as SuiteError } from "./suite-error.js";
import { userInfo } from "node:os";

// src/flags.ts
const MOST_SHARDS = 1024;
const list = (value, before) => [...before, ...value.split(",").map((entry) => entry.trim()).filter((entry) => entry !== "")];
async function requestOf(flags) {
	const { readQuantity } = await import("./quantity2.js");
	const duration = (name, text) => {
		if (text === void 0) return null;
		const reading = readQuantity(text, "ns");
		if (!reading.ok) throw new SuiteError(`Cannot read ${name} ${text}: ${reading.problem}`, { exitCode: 2 });
		return reading.value / 1e6;
	};
	return {
		config: flags.config,
		selection: {
			scenarios: flags.scenario,
			categories: among("--category", flags.category, CATEGORIES),
			priorities: among("--priority", flags.priority, PRIORITIES),
			tags: flags.tag
		},
		intensity: flags.intensity ?? null,
		durationMs: duration("--duration", flags.duration),
		samples: wholeNumber("--samples", flags.samples, 1),
		seed: wholeNumber("--seed", flags.seed, 0),
		budgetMs: duration("--budget", flags.budget),
		against: judgeOf(flags.against),
		base: namedBase(flags.against),
		failOn: flags.failOn ?? null,
		overrides: overridesIn(flags),
		shard: shardOf(flags.shard),
		repetition: wholeNumber("--repetition", flags.repetition, 0)
	};
}
function among(name, words, allowed) {
	const unknown = words.find((word) => !allowed.includes(word));
	if (unknown === void 0) return words;
	throw new SuiteError(`Cannot use ${name} ${unknown}: it is one of ${allowed.join(", ")}`, { exitCode: 2 });
}
const ACCEPTANCE = /^((?:[^=[]|\[[^\]]*\])+)=\s*(\S.*)$/s;
function overridesIn({ accept = [], updateBaseline }) {
	if (accept.length === 0) return NO_OVERRIDES;
	if (updateBaseline !== true) throw new SuiteError("Cannot use --accept without --update-baseline: what is accepted stands in the baseline", { exitCode: 2 });
	const [author, at] = [userInfo().username, (/* @__PURE__ */ new Date()).toISOString()];
	const granted = accept.map((text) => {
		const [, target = "", reason = ""] = ACCEPTANCE.exec(text) ?? [];
		if (target !== "") return {
			target,
			upTo: null,
			reason,
			author,
			at,
			via: "command-line"
		};
		throw new SuiteError(`Cannot read --accept ${text}: allowed is <scenario>/<metric>=<reason>, with a reason of at least one character`, { exitCode: 2 });
	});
	return {
		...NO_OVERRIDES,
		granted
	};
}
function shardOf(text) {
	if (text === void 0) return null;
	const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
	if (index >= 1 && index <= count && count <= MOST_SHARDS) return {
		index,
		count
	};
	throw new SuiteError(`Cannot read --shard ${text}: allowed is part/parts, such as 1/4, with part from 1 to parts and at most ${MOST_SHARDS} parts`, { exitCode: 2 });
}
const bisectRequestOf = (flags) => requestOf({
	...flags,
	category: [],
	priority: [],
	tag: [],
	reportLevel: "standard",
	format: "terminal"
});
async function doctorRequestOf(flags) {
	if (flags.aa !== true) {
		const [unused] = [...[
			"pairs",
			"budget",
			"config",
			"seed"
		].filter((name) => flags[name] !== void 0), ...flags.scenario.length > 0 ? ["scenario"] : []];
		if (unused === void 0) return null;
		throw new SuiteError(`Cannot use --${unused} without --aa: only then is the suite run`, { exitCode: 2 });
	}
	pairsOf(flags);
	const config = flags.config ?? "stress.yml";
	return requestOf({
		...flags,
		config,
		category: [],
		priority: [],
		tag: [],
		reportLevel: "standard"
	});
}
const LEAST_PAIRS = 10;
const DEFAULT_PAIRS = 40;
const pairsOf = ({ pairs }) => wholeNumber("--pairs", pairs, LEAST_PAIRS) ?? DEFAULT_PAIRS;
const JUDGES = [
	"auto",
	"base",
	"baseline",
	"none"
];
function judgeOf(against) {
	if (against === void 0) return null;
	return JUDGES.includes(against) ? against : "base";
}
const namedBase = (against) => against === void 0 || JUDGES.includes(against) ? null : against;
function wholeNumber(name, text, least) {
	if (text === void 0) return null;
	const value = Number(text);
	if (Number.isSafeInteger(value) && value >= least) return value;
	throw new SuiteError(`Cannot read ${name} ${text}: allowed are whole numbers from ${least} on`, { exitCode: 2 });
}

export { pairsOf as a, namedBase as i, doctorRequestOf as n, requestOf as o, list as r, wholeNumber as s, bisectRequestOf as t };