import { t as SuiteError } from "./suite-error.js";

// src/flags.ts
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
			categories: flags.category,
			priorities: flags.priority,
			tags: flags.tag
		},
		intensity: flags.intensity ?? null,
		durationMs: duration("--duration", flags.duration),
		samples: wholeNumber("--samples", flags.samples, 1),
		seed: wholeNumber("--seed", flags.seed, 0),
		budgetMs: duration("--budget", flags.budget),
		against: judgeOf(flags.against),
		failOn: flags.failOn ?? null
	};
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

export { pairsOf as a, namedBase as i, doctorRequestOf as n, requestOf as o, list as r, bisectRequestOf as t };