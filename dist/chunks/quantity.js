import { t as UNIT_FACTORS } from "./unit.js";
import { t as require_fastest_levenshtein } from "./fastest-levenshtein.js";

// src/config/spelling.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
const OTHER_WORDS = /* @__PURE__ */ new Map([
	["run", "command"],
	["cmd", "command"],
	["exec", "command"],
	["script", "command"],
	["vus", "users"],
	["concurrency", "users"],
	["parallel", "users"],
	["environment", "env"],
	["workdir", "cwd"],
	["dir", "cwd"],
	["workingdirectory", "cwd"],
	["limits", "thresholds"],
	["gates", "thresholds"],
	["tests", "scenarios"],
	["benchmarks", "scenarios"],
	["runs", "samples"],
	["alpha", "familyAlpha"],
	["exitcode", "expectExitCodes"],
	["exitcodes", "expectExitCodes"],
	["name", "suite"]
]);
const plain = (word) => word.toLowerCase().replace(/[-_\s]/g, "");
const slipLimit = (word) => word.length < 8 ? 1 : 2;
const wordDistance = (a, b) => (0, import_fastest_levenshtein.distance)(plain(a), plain(b));
function nearest(word, known) {
	const other = OTHER_WORDS.get(plain(word));
	if (other !== void 0 && known.includes(other)) return other;
	const best = known.map((candidate) => ({
		candidate,
		far: wordDistance(word, candidate)
	})).sort((a, b) => a.far - b.far || (0, import_fastest_levenshtein.distance)(word, a.candidate) - (0, import_fastest_levenshtein.distance)(word, b.candidate))[0];
	return best !== void 0 && best.far <= hintLimit(word) ? best.candidate : null;
}
function hintLimit(word) {
	if (word.length <= 3) return word.length - 1 > 1 ? 1 : 0;
	return word.length < 9 ? 2 : 3;
}
function didYouMean(word, known) {
	const found = nearest(word, known);
	return found === null ? "" : ` (did you mean \`${found}\`?)`;
}

// src/config/quantity.ts
const UNIT_WORDS = {
	ns: {
		name: "a duration",
		examples: [
			"500us",
			"10m",
			"1.5h",
			"1m30s"
		]
	},
	bytes: {
		name: "a size",
		examples: [
			"64KB",
			"1.5MiB",
			"2GB"
		]
	},
	ratio: {
		name: "a percentage",
		examples: ["5%", "0.05"]
	},
	count: {
		name: "a plain number",
		examples: ["12", "0.5"]
	},
	"per-second": {
		name: "a rate",
		examples: [
			"50/s",
			"3000/m",
			"10/h"
		]
	}
};
const examplesOf = (unit) => {
	const examples = UNIT_WORDS[unit].examples;
	return `${examples.slice(0, -1).join(", ")} or ${examples.at(-1)}`;
};
const NUMBER = String.raw`\d+(?:\.\d+)?|\.\d+`;
const SINGLE = new RegExp(String.raw`^([+-]?(?:${NUMBER})(?:e[+-]?\d+)?)\s*([^\d\s.].*)?$`, "i");
const COMPOUND = new RegExp(String.raw`^(?:(?:${NUMBER})\s*[a-zA-Zµ]+\s*){2,}$`);
const PART = new RegExp(String.raw`(${NUMBER})\s*([a-zA-Zµ]+)`, "g");
const fine = (value) => ({
	ok: true,
	value
});
const bad = (problem) => ({
	ok: false,
	problem
});
const unitOf = (spelling) => Object.hasOwn(UNIT_FACTORS, spelling) ? UNIT_FACTORS[spelling] : void 0;
const OTHER_UNITS = new Map([
	...[
		"seconds",
		"second",
		"secs",
		"sec"
	].map((word) => [word, "s"]),
	...[
		"milliseconds",
		"millis",
		"msec",
		"msecs"
	].map((word) => [word, "ms"]),
	...[
		"microseconds",
		"micros",
		"usec"
	].map((word) => [word, "us"]),
	...[
		"nanoseconds",
		"nanos",
		"nsec"
	].map((word) => [word, "ns"]),
	...[
		"minutes",
		"minute",
		"mins"
	].map((word) => [word, "m"]),
	...[
		"hours",
		"hour",
		"hrs",
		"hr"
	].map((word) => [word, "h"]),
	...["days", "day"].map((word) => [word, "d"]),
	...["k", "kilobytes"].map((word) => [word, "KB"]),
	...[
		"mebibytes",
		"megabytes",
		"mib"
	].map((word) => [word, "MB"]),
	...[
		"gigabytes",
		"gib",
		"g"
	].map((word) => [word, "GB"]),
	...[
		"rps",
		"req/s",
		"per second",
		"/sec",
		"/second"
	].map((word) => [word, "/s"]),
	...["percent", "pct"].map((word) => [word, "%"])
]);
function unknownUnit(text, spelling) {
	const other = nearest(spelling, [...OTHER_UNITS.keys(), ...Object.keys(UNIT_FACTORS)]);
	const meant = other === null ? null : OTHER_UNITS.get(other) ?? other;
	const hint = meant === null ? "" : `; did you mean \`${text.replace(spelling, meant)}\`?`;
	return bad(`\`${text}\` has the unknown unit \`${spelling}\`${hint}`);
}
function parseCompound(text) {
	let total = 0;
	for (const [, number = "", spelling = ""] of text.matchAll(PART)) {
		const known = unitOf(spelling);
		if (known === void 0) return unknownUnit(text, spelling);
		if (known.unit !== "ns") return bad(`\`${text}\` has several parts, which only durations may`);
		total += Number(number) * known.factor;
	}
	return fine({
		value: total,
		unit: "ns"
	});
}
function parseQuantity(text) {
	const trimmed = text.trim();
	const found = SINGLE.exec(trimmed);
	if (found === null) return bad(`\`${shorten(text)}\` does not start with a number`);
	const value = Number(found[1]);
	if (!Number.isFinite(value)) return bad(`\`${shorten(text)}\` is too large`);
	const spelling = found[2]?.trim();
	if (spelling === void 0) return fine({
		value,
		unit: null
	});
	const known = unitOf(spelling);
	if (known !== void 0) return fine({
		value: value * known.factor,
		unit: known.unit
	});
	return COMPOUND.test(trimmed) ? parseCompound(trimmed) : unknownUnit(shorten(trimmed), shorten(spelling));
}
function shorten(text) {
	const flat = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ");
	return flat.length > 60 ? `${flat.slice(0, 57)}…` : flat;
}
const BARE = /* @__PURE__ */ new Set(["ratio", "count"]);
const suggestion = (value, unit) => unit === "ns" ? `${value}s or ${value}ms` : unit === "bytes" ? `${value}KB or ${value}MB` : `${value}/s`;
function readQuantity(written, unit) {
	const parsed = parseScalar(written, unit);
	if (!parsed.ok) return parsed;
	const { value, unit: found } = parsed.value;
	if (found === unit || value === 0 || found === null && BARE.has(unit)) return fine(value);
	if (found === null) return bad(`${value} has no unit; for ${UNIT_WORDS[unit].name} write ${suggestion(value, unit)}`);
	return bad(`\`${shorten(String(written))}\` is ${UNIT_WORDS[found].name}, but ${UNIT_WORDS[unit].name} is needed, such as ${examplesOf(unit)}`);
}
function parseScalar(written, unit) {
	if (typeof written === "number") return Number.isFinite(written) ? fine({
		value: written,
		unit: null
	}) : bad(`it is ${written}, which is not a number to measure with; write ${examplesOf(unit)}`);
	if (typeof written !== "string") return bad(`it is ${describe(written)}; ${UNIT_WORDS[unit].name} is needed, such as ${examplesOf(unit)}`);
	const parsed = parseQuantity(written);
	return parsed.ok || parsed.problem.includes("unknown unit") ? parsed : bad(`${parsed.problem}; ${UNIT_WORDS[unit].name} is needed, such as ${examplesOf(unit)}`);
}
function describe(value) {
	if (value === null || value === void 0) return "empty";
	if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
	if (typeof value === "object") return "a map";
	if (typeof value === "string") return value === "" ? "an empty text" : `the text \`${shorten(value)}\``;
	return typeof value === "boolean" ? `\`${value}\`` : `the number ${value}`;
}

export { parseScalar as a, didYouMean as c, wordDistance as d, parseQuantity as i, nearest as l, describe as n, readQuantity as o, examplesOf as r, shorten as s, UNIT_WORDS as t, slipLimit as u };