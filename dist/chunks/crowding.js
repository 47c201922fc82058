import { t as LIMITS } from "./limits.js";
import { Nn as $constructor, ir as prefixIssues, x as _isoDateTime } from "./api.js";
import { _ as record, a as ZodISODateTime, d as exactOptional, f as int, h as object, i as ZodArray, l as boolean, m as number, o as _enum, p as literal, v as string } from "./hostile-json.js";

// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}

// src/baseline/early-list.ts
const EarlyList = $constructor("EarlyList", (schema, def) => {
	ZodArray.init(schema, def);
	const refuse = schema._zod.parse;
	schema._zod.parse = (payload, context) => {
		const input = payload.value;
		if (!Array.isArray(input)) return refuse(payload, context);
		const output = [];
		for (const [index, value] of input.entries()) {
			const element = def.element._zod.run({
				value,
				issues: []
			}, context);
			if (element instanceof Promise) throw new Error("schemas of files are synchronous");
			if (element.issues.length > 0) {
				payload.issues.push(...prefixIssues(index, element.issues));
				return payload;
			}
			output.push(element.value);
		}
		payload.value = output;
		return payload;
	};
});
function list(element, max) {
	return new EarlyList({
		type: "array",
		element
	}).max(max);
}

// src/baseline/schema-parts.ts
const name = string().max(LIMITS.nameLength);
const text = string().max(LIMITS.textLength);
const version = literal(1).describe("Version of the format");
const finite = number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
const positive = number().min(0).max(Number.MAX_SAFE_INTEGER);
const share = number().min(0).max(1);
const count = int().min(0);
const statistic = number();
const moment = datetime({ offset: true }).max(40).describe("ISO 8601, UTC");
const names = list(name, LIMITS.entries);
const entries = (element) => list(element, LIMITS.entries);
const values = (element) => list(element, LIMITS.values);
const byName = (value) => record(name, value);

// src/baseline/environment-schema.ts
const environmentSchema = object({
	os: name,
	arch: name,
	kernel: name,
	cpuModel: name,
	cores: count,
	memoryBytes: positive,
	image: name.describe("Runner image and version, or the name of the distribution"),
	runtimes: byName(name).describe("Versions of runtimes by name"),
	machineClass: name.min(1).describe("Runs are comparable without confirmation only within one class")
}).describe("Where the run took place");
const commitSchema = object({
	sha: name,
	ref: name.nullable(),
	subject: text.nullable(),
	dirty: boolean().describe("Uncommitted changes were present")
}).describe("The commit under test");
const calibrationSchema = object({
	atMs: positive,
	cpuNs: positive,
	memoryNs: positive,
	utilization: positive
}).describe("Time a fixed piece of work took on this machine");

// src/baseline/metric-schema.ts
const unitSchema = _enum([
	"ns",
	"bytes",
	"ratio",
	"count",
	"per-second"
]).describe("Base unit of every value of the metric");
const betterSchema = _enum(["lower", "higher"]).describe("Which way is better");
const metricSchema = object({
	id: name.min(1),
	unit: unitSchema,
	better: betterSchema,
	kind: _enum([
		"count",
		"memory",
		"cpu",
		"time",
		"tail",
		"rate",
		"share",
		"slope"
	]),
	undirected: exactOptional(boolean()).describe("Nothing says which way is better: compared only where a limit says it"),
	about: text
}).describe("Constant properties of a metric");
const mayBeNegative = ({ kind, unit }) => kind === "slope" || unit === "ratio";
const metricSamplesSchema = object({
	metric: metricSchema,
	samples: values(finite).describe("One value an invocation, in base units, in the order taken"),
	invocations: values(count).describe("Index of the invocation that gave each sample"),
	atLeast: exactOptional(values(count)).describe("Invocations whose sample is a lower bound"),
	atMost: exactOptional(entries(object({
		invocation: count,
		value: finite
	}))).describe("Upper bounds: of an invocation in atLeast the other end, of any other its sample"),
	unanswered: exactOptional(values(count)).describe("Invocations without a value though their load was sound: it may be anything")
}).superRefine(({ metric, samples, invocations }, context) => {
	if (samples.length !== invocations.length) {
		const message = `as many invocations as samples (${samples.length})`;
		context.addIssue({
			code: "custom",
			path: ["invocations"],
			message,
			params: { found: invocations.length }
		});
	}
	const negative = mayBeNegative(metric) ? -1 : samples.findIndex((value) => value < 0);
	if (negative >= 0) context.addIssue({
		code: "custom",
		path: ["samples", negative],
		message: `a value of at least 0 ${metric.unit}`
	});
}).describe("Values of one metric, one an invocation");

// src/baseline/describe-issue.ts
const EXCERPT = 60;
function pathOf(path) {
	return path.map((step) => {
		if (typeof step === "number") return `[${step}]`;
		const key = String(step);
		return /^[A-Za-z_]\w{0,63}$/.test(key) ? `.${key}` : `[${excerpt(key)}]`;
	}).join("").replace(/^\./, "") || "the document";
}
function describeIssue(outer, root) {
	const issue = innermost(outer);
	return `${pathOf(issue.path)}: found ${found(valueAt(root, issue.path))}, expected ${expected(issue)}`;
}
function innermost(issue) {
	if (issue.code !== "invalid_union") return issue;
	const first = issue.errors.find((issues) => issues.length > 0 && issues.every((inner) => inner.path.length > 0))?.[0];
	return first === void 0 ? issue : innermost({
		...first,
		path: [...issue.path, ...first.path]
	});
}
function describeIssues(issues, root) {
	const SHOWN = 3;
	const lines = issues.slice(0, SHOWN).map((issue) => describeIssue(issue, root));
	const more = issues.length > SHOWN ? [`and ${issues.length - SHOWN} more`] : [];
	return [...lines, ...more].join("; ");
}
function valueAt(root, path) {
	let value = root;
	for (const step of path) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return void 0;
		value = Reflect.get(value, step);
	}
	return value;
}
function found(value) {
	if (value === void 0) return "nothing";
	if (typeof value === "number") return String(value);
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (typeof value === "object" && value !== null) return "an object";
	return excerpt(value);
}
function excerpt(value) {
	const text = typeof value === "string" ? value.slice(0, 61) : value;
	const shown = JSON.stringify(text);
	return shown.length > EXCERPT ? `${shown.slice(0, EXCERPT)}…` : shown;
}
function expected(issue) {
	switch (issue.code) {
		case "invalid_type": return issue.expected === "int" ? "a whole number" : `${issue.expected}`;
		case "too_small": return `${ofOrigin(issue.origin)} of at least ${issue.minimum}`;
		case "too_big": return `${ofOrigin(issue.origin)} of at most ${issue.maximum}`;
		case "invalid_value": return issue.values.map((value) => JSON.stringify(value)).join(" or ");
		case "invalid_format": return `text of the format ${issue.format}`;
		case "invalid_union": return "one of the known kinds";
		case "invalid_key": return "a shorter property name";
		default: return issue.message;
	}
}
const ofOrigin = (origin) => origin === "string" ? "a length" : origin === "array" ? "a number of entries" : "a number";

// src/baseline/crowding.ts
function findCrowding(root) {
	const open = isObject(root) ? [{
		value: root,
		path: []
	}] : [];
	for (let node = open.pop(); node !== void 0; node = open.pop()) {
		const crowded = crowdingOf(node);
		if (crowded !== null) return crowded;
		for (const child of childrenOf(node)) open.push(child);
	}
	return null;
}
function crowdingOf({ value, path }) {
	if (!Array.isArray(value)) return tooMany(path, Object.keys(value).length, LIMITS.properties, "properties");
	return isObject(value[0]) ? tooMany(path, value.length, LIMITS.entries, "entries") : null;
}
const tooMany = (path, found, most, what) => found > most ? `${pathOf(path)}: found ${found} ${what}, expected at most ${most}` : null;
function childrenOf({ value, path }) {
	const members = Array.isArray(value) ? value.entries() : Object.entries(value);
	const children = [];
	for (const [key, child] of members) if (isObject(child)) children.push({
		value: child,
		path: [...path, key]
	});
	return children;
}
const isObject = (value) => typeof value === "object" && value !== null;

export { list as S, share as _, unitSchema as a, values as b, environmentSchema as c, entries as d, finite as f, positive as g, names as h, metricSchema as i, byName as l, name as m, describeIssues as n, calibrationSchema as o, moment as p, metricSamplesSchema as r, commitSchema as s, findCrowding as t, count as u, statistic as v, version as x, text as y };