import { a as parseScalar, c as didYouMean, n as describe, o as readQuantity, r as examplesOf, s as shorten } from "./quantity.js";
import { n as PRIORITIES, t as CATEGORIES } from "./plan.js";
import { Bn as clone, Bt as $ZodObject, Cn as parse, En as safeParseAsync, Ht as $ZodOptional, Kn as installLazyProp, Kt as $ZodRecord, Nn as $constructor, P as _never, Pn as NEVER, Pt as $ZodNever, Qn as normalizeParams, Tn as safeParse, U as _string, Ut as $ZodPipe, Wt as $ZodPrefault, Y as _unknown, Yt as $ZodTransform, Zt as $ZodType, at as $ZodArray, cr as shallowClone, er as own, it as registry, j as _minLength, nn as $ZodUnknown, qt as $ZodString, tn as $ZodUnion, wn as parseAsync } from "./api.js";
import { n as MOST_RUNS } from "./repetition.js";
import { t as SERVICE_SCOPES } from "./service.js";
import { i as HISTORY_CHECKS } from "./detected.js";

// node_modules/zod/v4/mini/schemas.js
const ZodMiniType = /*@__PURE__*/ $constructor("ZodMiniType", (inst, def) => {
	if (!inst._zod) throw new Error("Uninitialized schema in ZodMiniType.");
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
}, {
	get with() {
		return this.check;
	},
	set with(value) {
		own(this, "with", value);
	},
	parse(data, params) {
		return parse(this, data, params, { callee: this.parse });
	},
	parseAsync(data, params) {
		return parseAsync(this, data, params, { callee: this.parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	check(...checks) {
		const def = this.def;
		return this.clone({
			...def,
			checks: [...def.checks ?? [], ...checks.map((ch) => typeof ch === "function" ? { _zod: {
				check: ch,
				def: { check: "custom" },
				onattach: []
			} } : ch)]
		}, { parent: true });
	},
	clone(_def, params) {
		return clone(this, _def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	}
});
const ZodMiniString = /*@__PURE__*/ $constructor("ZodMiniString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function string(params) {
	return _string(ZodMiniString, params);
}
const ZodMiniUnknown = /*@__PURE__*/ $constructor("ZodMiniUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function unknown() {
	return _unknown(ZodMiniUnknown);
}
const ZodMiniNever = /*@__PURE__*/ $constructor("ZodMiniNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function never(params) {
	return _never(ZodMiniNever, params);
}
const ZodMiniArray = /*@__PURE__*/ $constructor("ZodMiniArray", (inst, def) => {
	$ZodArray.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
	return new ZodMiniArray({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
const ZodMiniObject = /*@__PURE__*/ $constructor("ZodMiniObject", (inst, def) => {
	$ZodObject.init(inst, def);
	ZodMiniType.init(inst, def);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function strictObject(shape, params) {
	return new ZodMiniObject({
		type: "object",
		shape,
		catchall: /* @__PURE__ */ never(),
		...normalizeParams(params)
	});
}
const ZodMiniUnion = /*@__PURE__*/ $constructor("ZodMiniUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function union(options, params) {
	return new ZodMiniUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodMiniRecord = /*@__PURE__*/ $constructor("ZodMiniRecord", (inst, def) => {
	$ZodRecord.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodMiniRecord({
		type: "record",
		keyType: /* @__PURE__ */ string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodMiniRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodMiniTransform = /*@__PURE__*/ $constructor("ZodMiniTransform", (inst, def) => {
	$ZodTransform.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function transform(fn) {
	return new ZodMiniTransform({
		type: "transform",
		transform: fn
	});
}
const ZodMiniOptional = /*@__PURE__*/ $constructor("ZodMiniOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
	return new ZodMiniOptional({
		type: "optional",
		innerType
	});
}
const ZodMiniPrefault = /*@__PURE__*/ $constructor("ZodMiniPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function prefault(innerType, defaultValue) {
	return new ZodMiniPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodMiniPipe = /*@__PURE__*/ $constructor("ZodMiniPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
	return new ZodMiniPipe({
		type: "pipe",
		in: in_,
		out
	});
}

// src/config/leaf.ts
const ABOUT = registry();
function leaf(title, json, read) {
	const schema = pipe(unknown(), transform((written, context) => {
		const reading = read(written);
		if (reading.ok) return reading.value;
		context.issues.push({
			code: "custom",
			message: reading.problem,
			input: written
		});
		return NEVER;
	}));
	ABOUT.add(schema, {
		title,
		...json
	});
	return schema;
}
function about(schema, description, examples) {
	const known = ABOUT.get(schema) ?? {};
	ABOUT.add(schema, {
		...known,
		description,
		shown: examples
	});
	return schema;
}
function titled(schema, title, ...examples) {
	ABOUT.add(schema, {
		...ABOUT.get(schema) ?? {},
		title,
		...examples.length > 0 && { shown: examples }
	});
	return schema;
}
function hinted(schema, json) {
	ABOUT.add(schema, {
		...ABOUT.get(schema) ?? {},
		...json
	});
	return schema;
}
const may = (schema, description, ...examples) => about(optional(schema), description, examples);
const defaultsTo = (schema, written, description, ...examples) => about(prefault(schema, written), description, examples);
const must = (schema, description, ...examples) => about(schema, description, examples);
const fine = (value) => ({
	ok: true,
	value
});
const bad = (problem) => ({
	ok: false,
	problem
});
const CONTROL = /[\p{Cc}]/u;
const text = (title = "text") => leaf(title, {
	type: "string",
	minLength: 1
}, (written) => {
	if (typeof written !== "string") return bad(notText(written));
	if (written.trim() === "") return bad("it is empty; write something, or remove the key");
	return written.includes("\0") ? bad("it contains a NUL character") : fine(written);
});
const notText = (written) => typeof written === "number" || typeof written === "boolean" ? `it is ${describe(written)}, but a text is needed; put it in quotes: "${written}"` : `it is ${describe(written)}, but a text is needed`;
const oneOf = (title, words) => leaf(title, {
	type: "string",
	enum: words
}, (written) => {
	const found = words.find((word) => word === written);
	if (found !== void 0) return fine(found);
	const shown = typeof written === "string" ? `\`${shorten(written)}\` is not known` : `it is ${describe(written)}`;
	const hint = typeof written === "string" ? didYouMean(written, words) : "";
	return bad(`${shown}${hint}; allowed are ${words.join(", ")}`);
});
const shaped = (title, pattern, rule) => leaf(title, {
	type: "string",
	pattern: pattern.source
}, (written) => {
	if (typeof written !== "string") return bad(notText(written));
	if (pattern.test(written) && !CONTROL.test(written)) return fine(written);
	return bad(`\`${shorten(written)}\` is not ${title.toLowerCase().replace(/^/, "a ")}: ${rule}`);
});
const flag = () => leaf("true or false", { type: "boolean" }, (written) => {
	if (typeof written === "boolean") return fine(written);
	const meant = SPOKEN_FLAGS.get(String(written).toLowerCase());
	return bad(meant === void 0 ? `it is ${describe(written)}; write true or false` : `it is ${describe(written)}, which YAML 1.2 does not read as ${meant}; write ${meant}`);
});
const SPOKEN_FLAGS = new Map([...[
	"yes",
	"on",
	"y",
	"1",
	"true"
].map((word) => [word, true]), ...[
	"no",
	"off",
	"n",
	"0",
	"false"
].map((word) => [word, false])]);
const whole = (title, min, max) => leaf(title, {
	type: "integer",
	minimum: min,
	maximum: max
}, (written) => {
	const range = `a whole number from ${group(min)} to ${group(max)} is needed`;
	if (typeof written === "string" && /^\d+$/.test(written)) return bad(`it is a text; write ${written} without quotes`);
	if (typeof written !== "number") return bad(`it is ${describe(written)}; ${range}`);
	return Number.isInteger(written) && written >= min && written <= max ? fine(written) : bad(`it is ${written}; ${range}`);
});
const group = (value) => value.toLocaleString("en-US", { maximumFractionDigits: 0 });

// src/config/tree.ts
const atKey = (path, message) => ({
	path,
	at: "key",
	message
});
const atValue = (path, message) => ({
	path,
	at: "value",
	message
});
const dotted = (path) => path.join(".");
function nodeAt(root, path) {
	let node = root;
	for (const step of path) node = node?.children.get(String(step));
	return node;
}
function placeOf(root, finding) {
	const node = nodeAt(root, finding.path);
	if (node !== void 0) return finding.at === "key" ? node.keyAt : node.valueAt;
	return placeOf(root, {
		...finding,
		path: finding.path.slice(0, -1),
		at: "key"
	});
}
const entriesOf = (node) => isMap(node?.value) && node !== void 0 ? [...node.children] : [];
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function pathsMatching(root, pattern) {
	const [step, ...rest] = pattern;
	if (step === void 0) return [[]];
	return (step === "*" ? [...root.children.keys()] : root.children.has(String(step)) ? [step] : []).flatMap((found) => {
		const child = root.children.get(String(found));
		return child === void 0 ? [] : pathsMatching(child, rest).map((path) => [found, ...path]);
	});
}
const scalarText = (value) => value === null || value === void 0 || typeof value === "object" ? "" : String(value);

// src/config/planned.ts
const planned$1 = (path, instead = null) => ({
	path: path.split("/"),
	instead
});
const PLANNED = [
	"faults",
	"generate",
	"checkpoint",
	"mode"
].map((key) => planned$1(`scenarios/*/${key}`));
const isPlanned = (path) => PLANNED.some((known) => known.path.length === path.length && known.path.every((step, index) => step === "*" || step === path[index]));
const notBuilt = (what, remedy) => `${what} is understood but not built in this version of stress-action; ${remedy}`;
const plannedKeysIn = (tree) => PLANNED.flatMap(({ path, instead }) => pathsMatching(tree, path).map((found) => ({
	path: found,
	at: "key",
	message: notBuilt(`\`${found.at(-1)}\``, `remove the key${instead === null ? "" : `, and ${instead}`}`)
})));

// src/config/defaults.ts
const DEFAULTS = {
	intensity: "medium",
	failFast: false,
	setupTimeout: "10m",
	policy: {
		against: "auto",
		failOn: "fail",
		control: false,
		failOnStored: false,
		familyAlpha: "5%",
		strict: false,
		vanished: "warn",
		staleAfter: "30d"
	},
	scenario: {
		priority: "P2",
		cwd: ".",
		timeout: "5m",
		expectExitCodes: 0,
		measure: "time"
	},
	worker: { warmup: 0 },
	module: { export: "default" },
	load: {
		users: 1,
		arrivals: "uniform",
		maxInFlight: 1e3,
		overflow: "queue",
		startAt: "mean-up"
	},
	stage: { measure: true },
	phase: { measure: true },
	http: {
		method: "GET",
		version: "1.1",
		connections: "reuse",
		timeout: "30s",
		weight: 1
	},
	samples: {
		warmup: 1,
		min: 10,
		max: 40
	},
	soak: {
		warmup: 0,
		min: 5
	},
	find: {
		warmup: 0,
		min: 6,
		max: 6
	},
	threshold: { required: false },
	repeat: {
		runs: 10,
		parallel: 1,
		until: "runs",
		vary: ["seed", "order"],
		levels: {
			cpus: [1, "all"],
			load: [0, 2],
			timezone: ["UTC", "Asia/Kathmandu"],
			locale: ["C.UTF-8", "tr_TR.UTF-8"],
			pulses: ["off", "on"]
		}
	},
	service: {
		cwd: ".",
		readyTimeout: "30s",
		stopTimeout: "10s",
		scope: "scenario"
	}
};

// src/config/values.ts
const NUMBER = String.raw`(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?`;
const DURATION = String.raw`^\s*(${NUMBER}\s*(ns|us|µs|ms|s|m|min|h|d)\s*)+$`;
const SIZE = String.raw`^\s*${NUMBER}\s*(B|bytes|kB|KB|KiB|MB|MiB|GB|GiB)\s*$`;
const RATE = String.raw`^\s*${NUMBER}\s*(/s|/m|/min|/h|ops/s)\s*$`;
const PERCENTAGE = String.raw`^\s*${NUMBER}\s*%?\s*$`;
const ZERO = {
	type: "number",
	const: 0
};
const WRITTEN = {
	ns: { anyOf: [{
		type: "string",
		pattern: DURATION
	}, ZERO] },
	bytes: { anyOf: [{
		type: "string",
		pattern: SIZE
	}, ZERO] },
	ratio: { anyOf: [{
		type: "string",
		pattern: PERCENTAGE
	}, {
		type: "number",
		minimum: 0
	}] },
	count: { type: "number" },
	"per-second": { anyOf: [{
		type: "string",
		pattern: RATE
	}, ZERO] }
};
const MS = 1e6;
const LONGEST_MS = 1728e6;
const within = (title, unit, scale, range) => leaf(title, { ...WRITTEN[unit] }, (written) => {
	const read = readQuantity(written, unit);
	if (!read.ok) return read;
	const value = read.value / scale;
	return value >= range.min && value <= range.max ? fine(value) : bad(`\`${written}\` is out of range; ${range.words} is allowed, such as ${examplesOf(unit)}`);
});
const duration = () => within("duration", "ns", MS, {
	min: 1,
	max: LONGEST_MS,
	words: "1ms to 20d"
});
const patience = () => within("duration", "ns", MS, {
	min: 500,
	max: LONGEST_MS,
	words: "500ms to 20d"
});
const age = () => within("duration", "ns", MS, {
	min: 36e5,
	max: 31536e7,
	words: "1h to 3650d"
});
const delay = () => within("duration", "ns", MS, {
	min: 0,
	max: LONGEST_MS,
	words: "0 to 20d"
});
const size = () => within("size", "bytes", 1, {
	min: 0,
	max: 2 ** 50,
	words: "0 to 1,048,576GB"
});
const rate = () => within("rate", "per-second", 1, {
	min: 0,
	max: 1e7,
	words: "0 to 10,000,000/s"
});
const share = () => within("percentage", "ratio", 1, {
	min: 0,
	max: 1,
	words: "0% to 100%"
});
const errorLevel = () => within("percentage", "ratio", 1, {
	min: 1e-4,
	max: .2,
	words: "0.01% to 20%"
});
const regression = () => leaf("percentage or off", { anyOf: [
	{ const: "off" },
	{
		type: "string",
		pattern: PERCENTAGE
	},
	{
		type: "number",
		minimum: 0,
		maximum: 1
	}
] }, (written) => {
	if (written === "off") return fine("off");
	if (written === false) return bad("it is `false`; to switch the comparison off write off");
	const read = readQuantity(written, "ratio");
	if (!read.ok) return read;
	if (read.value > 1 && typeof written === "number") return bad(`${written} would be ${written * 100}%; write ${written}% or ${written / 100}`);
	return read.value >= 0 && read.value <= 10 ? fine(read.value) : bad(`\`${written}\` is out of range; 0% to 1000% is allowed, such as 5%`);
});
const limit = () => leaf("number in the unit of the metric", { type: ["string", "number"] }, (written) => parseScalar(written, "ns"));
const NAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_. /-]{0,98}[\p{L}\p{N}_])?$/u;
const NAME_RULE = "use letters, digits, `_ . - /` and spaces, at most 100, starting and ending with a letter, digit or `_`";
const name = (title = "name") => shaped(title, NAME, NAME_RULE);
const word = (title) => shaped(title, /^[^\s,[\]]{1,100}$/u, "use one word of at most 100 characters without commas and brackets");
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const variable = () => shaped("variable name", VARIABLE, "use letters, digits and `_`, not starting with a digit");
const variableValue = () => leaf("text", { type: [
	"string",
	"number",
	"boolean"
] }, (written) => {
	if (typeof written === "number" || typeof written === "boolean") return fine(String(written));
	if (typeof written !== "string") return bad("a variable needs a text; write \"\" for an empty one");
	return written.includes("\0") ? bad("it contains a NUL character") : fine(written);
});
const environment = () => hinted(titled(record(string(), variableValue()), "map of variables"), { propertyNames: { pattern: VARIABLE.source } });
const command = () => titled(union([listOf(text("argument"), "list of a program and its arguments", 1), text("shell command")]), "shell command, or list of a program and its arguments");
const listOf = (entry, title, least = 0) => titled(array(entry).check(_minLength(least)), title);
const oneOrMany = (make, list) => {
	const one = make();
	const title = `${ABOUT.get(one)?.title ?? "value"}, or ${list}`;
	return titled(union([listOf(make(), list, 1), one]), title);
};

// src/config/driver-schema.ts
const anything$1 = (title) => leaf(title, {}, (value) => ({
	ok: true,
	value
}));
const values = (title) => titled(record(string(), anything$1("any value")), title);
const FORMATS = [
	"auto",
	"go-bench",
	"go-test",
	"pytest-benchmark",
	"criterion",
	"criterion-text",
	"cargo-bench",
	"divan",
	"iai",
	"google-benchmark",
	"catch2",
	"catch2-text",
	"jmh",
	"benchmark-dotnet",
	"hyperfine",
	"vitest",
	"tinybench",
	"mitata",
	"benchmark.js",
	"asv",
	"pyperf",
	"k6",
	"k6-lines",
	"vegeta",
	"vegeta-results",
	"vegeta-csv",
	"oha",
	"wrk",
	"autocannon",
	"artillery",
	"locust",
	"locust-history",
	"junit",
	"tap",
	"lcov",
	"cobertura",
	"smaller-is-better",
	"bigger-is-better",
	"bmf"
];
const reading = () => titled(strictObject({
	format: defaultsTo(oneOf("format", FORMATS), "auto", "Which tool printed it; `auto` looks at the text", "go-bench"),
	from: must(text("stdout, stderr or file pattern"), "Where it is", "stdout", "**/junit.xml")
}), "reading");
const readings = () => listOf(reading(), "list of readings", 1);
const warmup = () => defaultsTo(whole("number of operations", 0, 1e6), DEFAULTS.worker.warmup, "Operations before the measured ones, in the same process", 1e3);
const worker = () => titled(strictObject({
	command: must(command(), "Starts the worker", "python worker.py"),
	operation: may(text("operation"), "Name sent with each `op`, where the worker has several", "parse"),
	parameters: may(values("map of parameters"), "Sent with `init`", { size: 1e3 }),
	warmup: warmup()
}), "worker");
const moduleCall = () => titled(strictObject({
	file: must(text("file"), "The module", "./bench/parse.js"),
	export: defaultsTo(text("export"), DEFAULTS.module.export, "Name of the function", "parseLarge"),
	parameters: may(values("map of parameters"), "First argument of the function", { size: 1e3 }),
	warmup: warmup()
}), "function of a module");

// src/config/fault-schema.ts
const fault = (title, shape) => titled(strictObject(shape), title);
const network = {
	latency: may(fault("latency", {
		delay: must(delay(), "Added to every answer", "200ms"),
		jitter: may(delay(), "Largest random difference", "50ms")
	}), "Delays what passes", {
		delay: "200ms",
		jitter: "50ms"
	}),
	bandwidth: may(fault("bandwidth", { perSecond: must(size(), "Bytes a second", "64KB") }), "Limits the throughput", { perSecond: "64KB" }),
	slowClose: may(fault("slow close", { delay: must(delay(), "Before a close is passed on", "2s") }), "Delays closing", { delay: "2s" }),
	blackHole: may(fault("black hole", { after: may(delay(), "Lets data pass until then", "1s") }), "Swallows what is sent", { after: "1s" }),
	reset: may(fault("reset", { after: may(delay(), "Age of a connection at its reset", "1s") }), "Resets connections", { after: "1s" }),
	slicer: may(fault("slicer", {
		averageSize: must(size(), "Average piece", "100B"),
		variation: may(size(), "Largest difference", "20B"),
		delay: may(delay(), "Between pieces", "10us")
	}), "Cuts data into small pieces", {
		averageSize: "100B",
		delay: "10us"
	}),
	limitData: may(fault("data limit", { bytes: must(size(), "Passed before the close", "1MB") }), "Closes after an amount of data", { bytes: "1MB" }),
	refuse: may(fault("refusal", { first: may(whole("number of connections", 1, 1e6), "Only so many", 3) }), "Refuses connections", { first: 3 }),
	status: may(fault("error status", { code: must(whole("status code", 400, 599), "Answered instead", 503) }), "Answers with an error", { code: 503 }),
	corrupt: may(fault("corruption", { bytes: must(share(), "Share of bytes changed", "1%") }), "Damages bytes on their way", { bytes: "1%" })
};
const process$1 = {
	kill: may(fault("kill", { signal: may(oneOf("signal", [
		"SIGKILL",
		"SIGTERM",
		"SIGINT",
		"SIGHUP"
	]), "Which signal", "SIGKILL") }), "Ends the process", { signal: "SIGKILL" }),
	pause: may(fault("pause", { pulse: may(duration(), "Length of one stop", "100ms") }), "Stops and continues the process", { pulse: "100ms" }),
	syscall: may(fault("system call error", {
		name: must(text("system call"), "Which call", "openat"),
		error: may(text("error name"), "Returned instead", "ENOSPC"),
		delay: may(delay(), "Added to the call", "60ms"),
		when: may(text("strace expression"), "Which calls", "3+2")
	}), "Fails or delays system calls", {
		name: "openat",
		error: "ENOSPC"
	}),
	limit: may(fault("resource limit", {
		memory: may(size(), "Memory", "512MB"),
		files: may(whole("number of files", 0, 1e6), "Open files", 64),
		fileSize: may(size(), "Largest file", "1MB"),
		cpu: may(share(), "Share of a core", "50%")
	}), "Lowers resource limits", { files: 64 }),
	clock: may(fault("clock shift", { offset: must(delay(), "How far", "1h") }), "Shifts the clock the process sees", { offset: "1h" })
};
const timing = {
	on: may(name("service name"), "The service it acts on; the command itself without it", "api"),
	at: may(delay(), "When it starts", "10s"),
	for: may(duration(), "How long it lasts", "5s"),
	every: may(duration(), "Repeats it", "30s"),
	during: may(name("phase name"), "Only in this phase", "peak"),
	chance: may(share(), "Share of operations it hits", "10%"),
	maxRate: may(rate(), "At most so often", "1/s")
};
const faults = () => listOf(titled(strictObject({
	...network,
	...process$1,
	...timing
}), "fault"), "list of faults", 1);

// src/config/history-schema.ts
const history = () => oneOrMany(() => titled(strictObject({
	from: must(text("file pattern"), "Where the workload writes its NDJSON, below its folder or, with `$STRESS_DIR/`, in the folder of the one operation", "$STRESS_DIR/history.ndjson"),
	check: must(oneOf("check", HISTORY_CHECKS), "What must hold", "counter")
}), "history check"), "list of them");

// src/config/http-schema.ts
const withoutReferences = (written) => written.replace(/\$\{[A-Za-z][\w-]*\.url\}/g, "http://localhost:80").replace(/\$\{[^}]*\.port\}/g, "80").replace(/\$\{[^}]*\.host\}/g, "localhost");
const address = () => leaf("address", {
	type: "string",
	pattern: "^(https?://|\\$\\{)"
}, (written) => {
	if (typeof written !== "string") return bad(`it is ${describe(written)}, but an address is needed`);
	const problem = addressProblem(withoutReferences(written));
	return problem === null ? fine(written) : bad(`\`${shorten(written)}\` ${problem}`);
});
const EXAMPLE = `write an address such as \`\${api.url}/orders\` or http://127.0.0.1:8080/orders`;
function addressProblem(written) {
	if (!URL.canParse(written)) return `is no address; ${EXAMPLE}`;
	const { protocol, username, password, hash } = new URL(written);
	if (protocol !== "http:" && protocol !== "https:") return `is an address of ${protocol} and only http: and https: are spoken; ${EXAMPLE}`;
	if (username !== "" || password !== "") return "holds a user or a password, which are sent in no address; write an `authorization` header";
	return hash === "" ? null : `ends in a fragment (${shorten(hash)}), which is never sent; remove it`;
}
const status = () => whole("status code", 100, 599);
const texts = (title) => titled(record(string(), text()), title);
const anything = () => leaf("any value", {}, (value) => ({
	ok: true,
	value
}));
const expectation = titled(strictObject({
	status: may(oneOrMany(status, "list of status codes"), "Status codes that count as success; any below 400 without it", 200, [200, 204]),
	headers: may(texts("map of headers"), "Headers and the text they must contain", { "content-type": "json" }),
	body: may(text(), "Text the body must contain", "ok"),
	json: may(titled(record(string(), anything()), "map of JSON paths"), "Values at JSON paths ([which paths](http.md#expectations))", { "$.items.length": 3 })
}), "expectation");
const VERSIONS = ["1.1", "2"];
const protocolVersion = () => leaf("protocol version", { enum: [
	1.1,
	2,
	...VERSIONS
] }, (written) => {
	const found = VERSIONS.find((version) => version === String(written));
	if (found !== void 0 && (typeof written === "number" || typeof written === "string")) return fine(found);
	const shown = typeof written === "string" ? `\`${shorten(written)}\`` : `${describe(written)},`;
	return bad(`it is ${shown} but ${VERSIONS.join(" and ")} are spoken`);
});
const METHODS = [
	"GET",
	"HEAD",
	"POST",
	"PUT",
	"PATCH",
	"DELETE",
	"OPTIONS"
];
const request = () => strictObject({
	name: may(name("request name"), "Its metrics are told apart by it: `latency.p95@create`; method and path without it, where there are several", "create"),
	url: must(address(), `Address; \`\${service.url}\` names a service`, `\${api.url}/orders`),
	method: defaultsTo(oneOf("method", METHODS), DEFAULTS.http.method, "Method", "POST"),
	headers: may(texts("map of headers"), "Headers to send", { accept: "application/json" }),
	body: may(text("text or @file"), `Body to send; \`@\` names a file, relative to \`cwd\`, and \`@@\` is an \`@\`. In the place of \`\${payload}\` stand as many letters as \`load.factors.payload\` says`, "@order.json"),
	version: defaultsTo(protocolVersion(), DEFAULTS.http.version, "HTTP version", 2),
	connections: defaultsTo(oneOf("connection use", ["reuse", "new"]), DEFAULTS.http.connections, "Keep connections, or open one for each request", "new"),
	timeout: defaultsTo(duration(), DEFAULTS.http.timeout, "Limit of one request, from sending to the last byte of the answer", "5s"),
	weight: defaultsTo(whole("weight", 1, 1e6), DEFAULTS.http.weight, "How often it is chosen among several", 3),
	inject: may(share(), "Deliberately bad input: the share of requests that are this one while injection is on; `expect` is the error it deserves ([how](http.md#injected-errors))", "5%"),
	mixes: may(listOf(name("operation mix"), "list of mixes", 1), "Mixes of `load.factors.mix` that the request is part of; of each without it", ["read"]),
	expect: may(expectation, "What counts as success", { status: 200 })
});
const http = () => titled(union([listOf(titled(request(), "request"), "list of requests", 1), request()]), "request, or list of weighted requests");

// src/config/load-schema.ts
const users = () => whole("number of users", 1, 1e4);
const stage = titled(strictObject({
	duration: must(delay(), "How long the stage lasts; 0 jumps to its rate", "10s"),
	target: must(rate(), "Rate at the end of the stage; the way there is straight", "50/s"),
	name: may(name("phase name"), "Makes the stage a phase of that name, with values of its own; the other stages are then `stage 1`, `stage 2`, …", "full load"),
	measure: defaultsTo(flag(), DEFAULTS.stage.measure, "False for warm-up and cool-down: the stage is a phase that enters no metric", false)
}), "stage");
const spike = titled(strictObject({
	base: must(rate(), "Rate outside the spike", "50/s"),
	peak: must(rate(), "Rate inside the spike", "500/s"),
	at: must(oneOrMany(delay, "list of moments"), "When spikes begin", "10s", ["10s", "40s"]),
	width: must(duration(), "How long a spike lasts", "5s")
}), "spike");
const sine = titled(strictObject({
	mean: must(rate(), "Rate in the middle", "100/s"),
	amplitude: must(rate(), "Largest distance from the mean; less than the mean", "50/s"),
	period: must(duration(), "Length of a full wave", "1m"),
	startAt: defaultsTo(oneOf("place on the wave", [
		"mean-up",
		"peak",
		"mean-down",
		"trough"
	]), DEFAULTS.load.startAt, "Where on the wave the load begins", "peak")
}), "sine wave");
const wave = (title) => titled(strictObject({
	low: must(rate(), "Lowest rate", "50/s"),
	high: must(rate(), "Highest rate", "200/s"),
	period: must(duration(), "Length of a full wave", "30s")
}), title);
const steps = titled(strictObject({
	from: must(rate(), "First rate", "50/s"),
	to: must(rate(), "Last rate", "500/s"),
	step: must(rate(), "Difference between two steps", "50/s"),
	hold: must(duration(), "How long each rate is held", "10s")
}), "steps");
const burst = titled(strictObject({
	rate: must(rate(), "Rate while the load is on", "500/s"),
	on: must(duration(), "How long it is on", "1s"),
	off: must(duration(), "How long it is off", "9s")
}), "bursts");
const randomWalk = titled(strictObject({
	low: must(rate(), "Lowest rate", "50/s"),
	high: must(rate(), "Highest rate", "200/s"),
	step: must(rate(), "Largest change at once", "20/s"),
	every: must(duration(), "Time between two changes", "1s")
}), "random walk");
const thinkTime = titled(union([strictObject({
	min: must(delay(), "Shortest pause", "100ms"),
	max: must(delay(), "Longest pause", "1s")
}), delay()]), "duration, or shortest and longest");
const factors = titled(strictObject({
	rate: may(listOf(rate(), "list of rates", 1), "Rates of an open load, each constant", ["50/s", "100/s"]),
	payload: may(listOf(size(), "list of sizes", 1), `Sizes that the workload is told, or that bodies of requests have in the place of \`\${payload}\``, ["1KB", "64KB"]),
	concurrency: may(listOf(users(), "list of numbers", 1), "Operations at once: `users` of a closed load, `maxInFlight` of an open one", [1, 8]),
	connections: may(listOf(users(), "list of connections", 1), "Connections of `http`, with one request on each at a time", [1, 16]),
	mix: may(listOf(name("operation mix"), "list of mixes", 1), "Names that the workload is told, or that requests have in `mixes`", ["read", "write"]),
	design: may(oneOf("design", ["full", "pairwise"]), "All combinations of levels, or fewer in which all pairs of levels occur; without it all combinations up to 16", "pairwise")
}), "factor grid");
const loadSchema = titled(strictObject({
	users: defaultsTo(oneOrMany(users, "ladder of users"), DEFAULTS.load.users, "Closed model: loops that each start their next operation when the last has ended. A list is a ladder: the scenario runs once with each number", 8, [
		1,
		2,
		4,
		8
	]),
	iterations: may(whole("number of operations", 1, 1e9), "Operations of one invocation, over all users; without it and without `duration` each user does one", 100),
	duration: may(duration(), "How long one invocation goes on starting operations, instead of `iterations`. Open loads need it unless their shape says it", "30s"),
	thinkTime: may(thinkTime, "Pause of a user between two operations", "200ms", {
		min: "100ms",
		max: "1s"
	}),
	rate: may(rate(), "Open model: operations started a second, however long they take; beside `stages` the rate with which the first begins", "200/s"),
	arrivals: defaultsTo(oneOf("arrival process", ["uniform", "poisson"]), DEFAULTS.load.arrivals, "Open model: how starts are spread around the rate, evenly or at random as those of many independent users", "poisson"),
	maxInFlight: defaultsTo(whole("number of operations", 1, 1e6), DEFAULTS.load.maxInFlight, "Open model: operations that may be under way at once; `overflow` says what becomes of further ones", 64),
	overflow: defaultsTo(oneOf("overflow", ["queue", "drop"]), DEFAULTS.load.overflow, "Open model: what becomes of an operation that is due while `maxInFlight` are under way. It waits, and its response time grows; or it is dropped and counted", "drop"),
	stages: may(listOf(stage, "list of stages", 1), "Open model: straight ways from rate to rate, beginning with `rate`, or with none", [{
		duration: "10s",
		target: "50/s"
	}]),
	spike: may(spike, "Open model: sudden peaks over a base. Without `duration` it ends as long after the last peak as the first comes after the start", {
		base: "50/s",
		peak: "500/s",
		at: "10s",
		width: "5s"
	}),
	sine: may(sine, "Open model: a sine wave", {
		mean: "100/s",
		amplitude: "50/s",
		period: "1m"
	}),
	square: may(wave("square wave"), "Open model: a square wave", {
		low: "50/s",
		high: "200/s",
		period: "30s"
	}),
	sawtooth: may(wave("sawtooth wave"), "Open model: a sawtooth wave", {
		low: "50/s",
		high: "200/s",
		period: "30s"
	}),
	steps: may(steps, "Open model: a staircase of rates", {
		from: "50/s",
		to: "500/s",
		step: "50/s",
		hold: "10s"
	}),
	burst: may(burst, "Open model: on and off", {
		rate: "500/s",
		on: "1s",
		off: "9s"
	}),
	randomWalk: may(randomWalk, "Open model: a seeded random walk", {
		low: "50/s",
		high: "200/s",
		step: "20/s",
		every: "1s"
	}),
	replay: may(text("file"), "Open model: an operation at each moment of a file ([how it looks](load.md#replay))", "arrivals.txt"),
	find: may(oneOf("search", ["max"]), "Search the largest rate that holds every threshold", "max"),
	factors: may(factors, "Run once with each combination of these, and tell how much each matters ([main effects](load.md#factors))", {
		concurrency: [1, 8],
		payload: ["1KB", "64KB"]
	})
}), "load");

// src/config/repeat-schema.ts
const MOST_CORES = 8192;
const MOST_HOGS = 64;
const LEAST_RATE = 3e-4;
const rateToRuleOut = () => leaf("percentage", { anyOf: [{
	type: "string",
	pattern: String.raw`^\s*(\d+(\.\d+)?|\.\d+)\s*%?\s*$`
}, {
	type: "number",
	exclusiveMinimum: 0,
	exclusiveMaximum: 1
}] }, (written) => {
	const read = readQuantity(written, "ratio");
	if (!read.ok) return read;
	return read.value >= LEAST_RATE && read.value <= .5 ? fine(read.value) : bad(`\`${written}\` is out of range; 0.03% to 50% is allowed, such as 5%`);
});
const bound = titled(strictObject({ bound: must(rateToRuleOut(), "The failure rate that runs without a failure are to rule out", "5%") }), "bound");
const CONDITIONS = [
	"seed",
	"order",
	"cpus",
	"load",
	"timezone",
	"locale",
	"pulses"
];
const cores = () => leaf("number of cores or all", { anyOf: [{ const: "all" }, {
	type: "integer",
	minimum: 1,
	maximum: MOST_CORES
}] }, (written) => {
	if (written === "all") return fine("all");
	if (typeof written === "number" && Number.isInteger(written) && written >= 1 && written <= MOST_CORES) return fine(written);
	return bad(`it is ${describe(written)}; a whole number from 1 to ${MOST_CORES.toLocaleString("en-US")}, or all, is needed`);
});
const zone = () => leaf("time zone", { type: "string" }, (written) => {
	if (typeof written === "string" && isZone(written)) return fine(written);
	const shown = typeof written === "string" ? `\`${shorten(written)}\`` : `it is ${describe(written)}, which`;
	return bad(`${shown} is no time zone; write a name such as UTC or Asia/Kathmandu`);
});
function isZone(written) {
	if (!/^[A-Za-z][\w+/-]*$/.test(written)) return false;
	try {
		new Intl.DateTimeFormat("en", { timeZone: written });
		return true;
	} catch {
		return false;
	}
}
const LOCALE = /^[A-Za-z][\w-]*(\.[\w-]+)?(@[\w-]+)?$/;
const locale = () => leaf("locale", {
	type: "string",
	pattern: LOCALE.source
}, (written) => typeof written === "string" && written.length <= 100 && LOCALE.test(written) ? fine(written) : bad(`it is ${describe(written)}; write a locale such as C.UTF-8 or tr_TR.UTF-8`));
const levels = (level, title) => listOf(level, title, 1);
const conditions = titled(strictObject({
	seed: may(flag(), "Whether each run has a `STRESS_SEED` (and `PYTHONHASHSEED`) of its own", true),
	order: may(flag(), "Whether each run has a `STRESS_ORDER` of its own", true),
	cpus: may(levels(cores(), "list of numbers of cores"), "Cores that a run is bound to", [1, "all"]),
	load: may(levels(whole("number of processes", 0, MOST_HOGS), "list of numbers of processes"), "Processes beside a run that only compute", [0, 2]),
	timezone: may(levels(zone(), "list of time zones"), "Values of `TZ`", ["UTC", "Asia/Kathmandu"]),
	locale: may(levels(locale(), "list of locales"), "Values of `LC_ALL` and `LANG`", ["C.UTF-8", "tr_TR.UTF-8"]),
	env: may(hinted(titled(record(string(), levels(variableValue(), "list of values")), "map of lists"), { propertyNames: { pattern: VARIABLE.source } }), "Values of variables, such as the knobs of a runtime", { GOMAXPROCS: [
		1,
		2,
		8
	] }),
	pulses: may(levels(oneOf("pulses", ["off", "on"]), "list of off and on"), "Whether the processes of a run are stopped and continued at seeded moments", ["off", "on"])
}), "map of conditions to their levels");
const repeat = () => titled(strictObject({
	runs: may(whole("number of runs", 1, MOST_RUNS), `How often, each time in a fresh process. Without it ${DEFAULTS.repeat.runs}; with \`until: { bound: … }\` as many as rule out the rate with no failure; with \`until: time\` as many as fit`, 59),
	parallel: defaultsTo(oneOrMany(() => whole("number of copies", 1, 1e3), "list of them"), DEFAULTS.repeat.parallel, "Copies at once; a list is a ladder, one scenario `name[parallel=n]` for each", 20, [1, 20]),
	duration: may(duration(), "How long new runs are started, with `until: time`", "10m"),
	until: defaultsTo(titled(union([bound, oneOf("end", [
		"runs",
		"first-failure",
		"time"
	])]), "end"), DEFAULTS.repeat.until, "What ends it: the number of runs, the first failure, the time, or enough runs to rule out a failure rate at 95 %", "first-failure", { bound: "5%" }),
	vary: defaultsTo(titled(union([conditions, listOf(oneOf("condition", CONDITIONS), "list of conditions", 1)]), "list of conditions, or map of conditions to their levels"), [...DEFAULTS.repeat.vary], "What differs between runs. Every combination of levels is a cell, and each cell is dealt equally often", [
		"seed",
		"order",
		"cpus"
	], {
		seed: true,
		cpus: [1, "all"],
		timezone: ["UTC", "Asia/Kathmandu"]
	})
}), "repetition");

// src/config/service-schema.ts
const SERVICE_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;
const SERVICE_NAME_RULE = "use letters of a to z, digits, `_` and `-`, at most 40, starting with a letter";
const serviceNames = () => listOf(shaped("service", SERVICE_NAME, SERVICE_NAME_RULE), "list of services", 1);
const httpTarget = () => leaf("path or address", {
	type: "string",
	pattern: "^(/|https?://)"
}, (written) => {
	if (typeof written !== "string") return bad(`it is ${describe(written)}, but a text is needed`);
	const address = written.startsWith("/") ? `http://localhost${written}` : written;
	return /^https?:\/\//.test(address) && URL.canParse(address) ? fine(written) : bad(`\`${shorten(written)}\` is no path and no address; write /health or http://127.0.0.1:8080/health`);
});
const LARGEST_PORT = 65535;
const isPort = (port) => Number.isInteger(port) && port >= 1 && port <= LARGEST_PORT;
const tcpTarget = () => leaf("port or address", { type: ["string", "integer"] }, (written) => {
	const port = /^(?:[\w.-]+:|\[[\da-fA-F:]+\]:)?(\d{1,5})$/.exec(scalarText(written))?.[1];
	return (typeof written === "string" || typeof written === "number") && isPort(Number(port)) ? fine(String(written)) : bad(`it is ${describe(written)}; write a port from 1 to 65,535, or host and port as in localhost:5432`);
});
const pattern = () => leaf("pattern", {
	type: "string",
	minLength: 1
}, (written) => {
	if (typeof written !== "string" || written === "") return bad(`it is ${describe(written)}, but a text is needed`);
	try {
		new RegExp(written, "u");
		return fine(written);
	} catch (error) {
		return bad(`it is no regular expression: ${error instanceof Error ? error.message : error}`);
	}
});
const READY_KINDS = [
	"http",
	"tcp",
	"log",
	"command"
];
const ready = titled(strictObject({
	http: may(httpTarget(), "Ready when it answers with a status from 200 to 399; a path is asked of the service itself", "/health"),
	tcp: may(tcpTarget(), "Ready when a connection is accepted there, for a service that does not listen on `PORT`", "localhost:5432"),
	log: may(pattern(), "Ready when a line of its output matches the regular expression; a group named `port` tells a port that it chose itself", "listening on", "listening on port (?<port>[0-9]+)"),
	command: may(command(), "Ready when this command ends with code 0; it has the variables of the service", "pg_isready -p \"$PORT\""),
	timeout: defaultsTo(duration(), DEFAULTS.service.readyTimeout, "How long to wait", "1m")
}), "readiness check");
const service = titled(strictObject({
	command: must(command(), "Starts the service in the foreground; it is to listen on `PORT` of `HOST`", "node server.js", [
		"python3",
		"server.py",
		"--port",
		`\${api.port}`
	]),
	cwd: defaultsTo(text("folder"), DEFAULTS.service.cwd, "Folder the service runs in, relative to the working directory", "server"),
	env: may(environment(), "Variables for the service", { LOG: "off" }),
	needs: may(serviceNames(), "Services that are ready before it is started; those that its command or its variables refer to are needed without being named here", ["db"]),
	ready: defaultsTo(ready, {}, "When it may be used: at most one of the four checks; without one, when its port accepts a connection", {
		http: "/health",
		timeout: "1m"
	}),
	stopTimeout: defaultsTo(duration(), DEFAULTS.service.stopTimeout, "Time to end after SIGTERM, before it is killed", "30s"),
	scope: defaultsTo(oneOf("scope", SERVICE_SCOPES), DEFAULTS.service.scope, "How long an instance lives: for one invocation, for a scenario, or for all scenarios that need it", "invocation")
}), "service");
const services = () => hinted(titled(record(string(), service), "map of services"), { propertyNames: { pattern: SERVICE_NAME.source } });

// src/config/threshold-schema.ts
const threshold = titled(strictObject({
	max: may(limit(), "The metric must not be above this, whatever it was before", "500us", "64MB", "1%"),
	min: may(limit(), "The metric must not be below this", "200/s"),
	regression: may(regression(), "Relative change for the worse that matters; `off` stops the comparison. Without it, the default of the metric’s kind", "5%", "off"),
	floor: may(limit(), "Absolute change below which nothing matters", "2ms", "64KB"),
	required: defaultsTo(flag(), DEFAULTS.threshold.required, "A check that was skipped or inconclusive fails", true),
	relativeTo: may(text("scenario name"), "Judge the ratio to another scenario of the same run", "reference"),
	for: may(duration(), "Only when it lasts so long", "5s"),
	abortOnFail: may(flag(), "Stop the scenario as soon as the limit is broken", true)
}), "threshold", { regression: "5%" }, { max: "500ms" });
const thresholds = () => titled(record(string(), threshold), "map of thresholds");

// src/config/trial-schema.ts
const scalar = () => leaf("any value", {}, (value) => ({
	ok: true,
	value
}));
const generator = titled(strictObject({
	kind: must(oneOf("kind of input", [
		"int",
		"float",
		"string",
		"bytes",
		"enum",
		"json",
		"template",
		"grammar",
		"mutate",
		"corpus"
	]), "What is made", "json"),
	min: may(scalar(), "Smallest value", 0),
	max: may(scalar(), "Largest value", 1e3),
	values: may(listOf(scalar(), "list of values", 1), "Values to choose from", ["a", "b"]),
	size: may(oneOrMany(size, "ladder of sizes"), "How large; a list is a ladder", "64KB", ["1KB", "1MB"]),
	depth: may(whole("depth", 1, 1e6), "How deeply nested", 100),
	from: may(text("file or pattern"), "Template, grammar or corpus", "corpus/*.json")
}), "generator");
const generate = () => titled(record(string(), generator), "map of generators");
const DETECTORS = [
	"auto",
	"go-race",
	"go-deadlock",
	"goleak",
	"tsan",
	"helgrind",
	"drd",
	"asan",
	"lsan",
	"memcheck",
	"miri",
	"loom",
	"shuttle",
	"java-deadlock",
	"fray",
	"jcstress",
	"python-fault",
	"node",
	"hang"
];
const placedDetector = titled(strictObject({
	name: must(oneOf("detector", DETECTORS), "Which detector", "tsan"),
	from: may(text("file pattern"), "Files in which its reports stand, where you told it to write into some; others it is given by itself", "tsan.*"),
	after: may(patience(), "Of `hang`: how long there may be no progress", "10s"),
	progress: may(oneOf("promise", ["offered", "required"]), "Of `hang`: who owes signs of progress; only programs that once wrote to `$STRESS_PROGRESS`, or all ([which classes need it](hangs.md))", "required")
}), "detector with its place");
const detectors = () => listOf(titled(union([placedDetector, oneOf("detector", DETECTORS)]), "detector"), "list of detectors", 1);
const DAY = /^\d{4}-\d\d-\d\d$/;
const day = () => leaf("date", {
	type: "string",
	pattern: DAY.source
}, (written) => typeof written === "string" && DAY.test(written) && isDay(written) ? fine(written) : bad(`it is ${describe(written)}; write a day as year-month-day, such as 2027-01-31`));
const isDay = (written) => {
	const moment = /* @__PURE__ */ new Date(`${written}T00:00:00Z`);
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written);
};
const quarantine = () => listOf(titled(strictObject({
	test: must(text("test name"), "Which test", "TestReconnect"),
	owner: must(text("owner"), "Who mends it", "network-team"),
	reason: must(text("reason"), "Why it is here", "Port reuse on slow machines"),
	expires: must(day(), "When it fails again", "2027-01-31")
}), "quarantined test"), "list of quarantined tests", 1);
const phases = () => listOf(titled(strictObject({
	name: must(name("phase name"), "Its name in reports", "warm-up"),
	duration: must(duration(), "How long it lasts", "30s"),
	measure: defaultsTo(flag(), DEFAULTS.phase.measure, "False for warm-up and cool-down: it enters no metric", false),
	rate: may(rate(), "Its own rate. In all phases or in none; where they have rates, they are an open load by themselves", "50/s")
}), "phase"), "list of phases", 1);
const checkpoint = () => titled(strictObject({
	every: must(duration(), "Time between two", "5m"),
	command: may(text("shell command"), "Checks the state; its exit code says whether it is sound", "./verify.sh")
}), "checkpoint");

// src/config/scenario-schema.ts
const LEVELS = [
	"unit",
	"integration",
	"e2e"
];
const MEASURES = ["time", "instructions"];
const DRIVER_KEYS = [
	"command",
	"http",
	"worker",
	"module",
	"results"
];
const exitCode = () => whole("exit code", 0, 255);
const samples = titled(strictObject({
	warmup: defaultsTo(whole("number of invocations", 0, 1e3), DEFAULTS.samples.warmup, "Invocations before the counted ones", 2),
	min: defaultsTo(whole("number of invocations", 1, 1e4), DEFAULTS.samples.min, "Fewest counted invocations", 10),
	max: defaultsTo(whole("number of invocations", 1, 1e4), DEFAULTS.samples.max, "Most counted invocations; the run stops earlier once the question is decided", 40)
}), "numbers of invocations");
const driver = {
	command: may(command(), "One operation is one run of this process. A string goes through a shell, a list of program and arguments does not", "python bench.py parse", [
		"python",
		"bench.py",
		"parse"
	]),
	http: may(http(), "One operation is one request ([how](http.md))", {
		url: "http://localhost:8080/",
		expect: { status: 200 }
	}, [{
		url: `\${api.url}/orders`,
		weight: 3
	}, {
		name: "create",
		url: `\${api.url}/orders`,
		method: "POST",
		body: "@order.json"
	}]),
	worker: may(worker(), "One operation is one message to a child that lives as long as the invocation ([protocol](workers.md))", {
		command: "python worker.py",
		operation: "parse"
	}),
	module: may(moduleCall(), "One operation is one call of a JavaScript function ([how](workers.md#a-function-in-javascript))", { file: "./bench/parse.js" }),
	results: may(readings(), "Nothing is run: files that another step wrote are read ([what is made of them](ingest.md))", [{
		format: "jmh",
		from: "target/jmh.json"
	}])
};
const process = {
	read: may(readings(), "Other tools' output to take metrics and outcomes from: of `stdout`, `stderr`, or of files that the command writes", [{
		format: "go-bench",
		from: "stdout"
	}], [{
		format: "junit",
		from: "**/junit.xml"
	}]),
	cwd: defaultsTo(text("folder"), DEFAULTS.scenario.cwd, "Folder the command runs in, relative to the working directory", "bench"),
	env: may(environment(), "Variables for the command, over those of the suite", { WORKERS: 4 }),
	passEnv: may(listOf(variable(), "list of variable names"), "Variables that are passed on although tokens and command files of the runner are stripped", ["GITHUB_TOKEN"]),
	expectExitCodes: defaultsTo(oneOrMany(exitCode, "list of exit codes"), DEFAULTS.scenario.expectExitCodes, "Exit codes that count as success", 3, [0, 3]),
	needs: may(serviceNames(), "Services that run while it does; those that its command or its variables refer to are needed without being named here", ["api"]),
	timeout: defaultsTo(duration(), DEFAULTS.scenario.timeout, "Limit of one process run; then its whole process group is killed", "90s")
};
const found = {
	detectors: may(detectors(), "Detectors whose reports are looked for; each must show that it was there ([which there are](detectors.md))", ["go-race", "go-deadlock"], [{
		name: "tsan",
		from: "tsan.*"
	}]),
	history: may(history(), "What concurrent workers wrote down is held against what must hold ([records and checks](histories.md))", {
		from: "$STRESS_DIR/history.ndjson",
		check: "counter"
	}, [{
		from: "ids.ndjson",
		check: "unique-ids"
	}, {
		from: "jobs/*.ndjson",
		check: "queue"
	}])
};
const description = {
	category: may(oneOf("category", CATEGORIES), "Kind of stress, for selection and reports", "computational"),
	priority: defaultsTo(oneOf("priority", PRIORITIES), DEFAULTS.scenario.priority, "Scenarios run in this order; with `failFast` a failing P0 stops the suite", "P0"),
	level: may(oneOf("level", LEVELS), "Level of test, for the coverage report", "integration"),
	covers: may(listOf(word("id"), "list of ids"), "Acceptance criteria and risks this scenario covers; the report shows each id with what covers it", ["AC-2", "RISK-LEAK"]),
	tags: may(listOf(word("tag"), "list of tags"), "Words to select scenarios by", ["nightly"])
};
const repetition = {
	repeat: may(repeat(), "The command is a test, and is repeated in fresh processes until its failure rate is known ([how](repeat.md)). No times are measured", {
		runs: 59,
		parallel: 4
	}, {
		until: { bound: "5%" },
		vary: [
			"seed",
			"order",
			"cpus"
		]
	}),
	quarantine: may(quarantine(), "Tests whose failures are known: until the day given they warn instead of failing", [{
		test: "TestReconnect",
		owner: "network-team",
		reason: "Port reuse",
		expires: "2027-01-31"
	}])
};
const parts = { phases: may(phases(), "Parts of the load’s time, one after the other, each with values of its own: `latency.p95@name` ([how](load.md#phases))", [{
	name: "warm-up",
	duration: "30s",
	measure: false
}, {
	name: "steady",
	duration: "1m"
}]) };
const planned = {
	faults: may(faults(), "What goes wrong while the scenario runs", [{
		latency: {
			delay: "200ms",
			jitter: "50ms"
		},
		on: "api",
		at: "10s",
		for: "5s"
	}]),
	generate: may(generate(), "Seeded inputs for the command", { document: {
		kind: "json",
		size: "64KB"
	} }),
	checkpoint: may(checkpoint(), "Save the state of a long run and check it", { every: "5m" }),
	mode: may(oneOf("pairing", ["interleaved", "duet"]), "Base and head by turns, or at the same moment on separate cores", "duet")
};
const scenario = titled(strictObject({
	...description,
	...driver,
	...process,
	load: defaultsTo(loadSchema, {}, "When operations start and how many", {
		users: 8,
		iterations: 100
	}),
	samples: defaultsTo(samples, {}, "How many invocations to take: each is one trial of the whole load, and one value of every metric", {
		warmup: 2,
		min: 10,
		max: 40
	}),
	thresholds: may(thresholds(), "Limits on metrics, by metric id", { "time.wall": {
		regression: "5%",
		floor: "2ms"
	} }),
	leaks: may(flag(), "Each invocation is a long run whose growth is judged: five of each side are taken, or ten where those leave it open. A limit on a leak metric implies it", true),
	measure: defaultsTo(oneOf("measure", MEASURES), DEFAULTS.scenario.measure, "What an invocation gives: times and resources, or a count of instructions by `perf stat` or `valgrind`", "instructions"),
	...found,
	...repetition,
	...parts,
	...planned
}), "scenario", { command: "python bench.py parse" });

// src/config/schema.ts
const AGAINST = [
	"auto",
	"base",
	"baseline",
	"none"
];
const FAIL_ON = [
	"fail",
	"inconclusive",
	"never"
];
const VANISHED = [
	"fail",
	"warn",
	"ignore"
];
const INTENSITIES = [
	"low",
	"medium",
	"high",
	"extreme"
];
const version = leaf("format version", { const: 1 }, (written) => {
	if (written === 1) return fine(1);
	if (written === "1") return bad("it is a text; write 1 without quotes");
	return bad(`it is ${describe(written)}; this version of stress-action reads format 1; write 1, or use a newer version of the program`);
});
const policy = titled(strictObject({
	against: defaultsTo(oneOf("evidence", AGAINST), DEFAULTS.policy.against, "What may judge: the base beside this commit where the stored baseline suspects or cannot tell, the base for every scenario, the stored baseline alone, or absolute limits only", "baseline"),
	failOn: defaultsTo(oneOf("verdict", FAIL_ON), DEFAULTS.policy.failOn, "Which verdict turns the exit code", "inconclusive"),
	failOnStored: defaultsTo(flag(), DEFAULTS.policy.failOnStored, "A regression seen only against the stored baseline fails instead of warning", true),
	familyAlpha: defaultsTo(errorLevel(), DEFAULTS.policy.familyAlpha, "Chance of a false alarm over all gated metrics of one push", "1%"),
	strict: defaultsTo(flag(), DEFAULTS.policy.strict, "A change counts only when its whole interval lies beyond the margin", true),
	vanished: defaultsTo(oneOf("verdict", VANISHED), DEFAULTS.policy.vanished, "What a scenario or metric of the baseline is that is missing now", "fail"),
	staleAfter: defaultsTo(age(), DEFAULTS.policy.staleAfter, "Age of the newest comparable run from which a baseline is called stale", "14d"),
	control: defaultsTo(flag(), DEFAULTS.policy.control, "Run the base twice in each pair, as a check on the measurement itself: where the base differs from the base, nothing is believed", true)
}), "policy");
const documentSchema = titled(strictObject({
	version: must(version, "Version of this format", 1),
	suite: may(name("suite name"), "Name of the suite, in reports and baselines; the repository’s name without it", "orders"),
	seed: may(whole("seed", 0, Number.MAX_SAFE_INTEGER), "Every random choice derives from it; fixed by the suite’s name without it", 42),
	setup: may(text("shell command"), "Run once in each tree that is measured, before its first scenario", "npm ci && npm run build"),
	setupTimeout: defaultsTo(duration(), DEFAULTS.setupTimeout, "Limit of the setup", "20m"),
	budget: may(duration(), "Wall clock for the whole suite; the plan divides it", "10m"),
	intensity: defaultsTo(oneOf("intensity", INTENSITIES), DEFAULTS.intensity, "Multiplies samples, iterations, durations, users and rates; see the table of intensities", "high"),
	failFast: defaultsTo(flag(), DEFAULTS.failFast, "Stop after a failing scenario of priority P0", true),
	env: may(environment(), "Variables for the commands of all scenarios", { NODE_ENV: "production" }),
	policy: defaultsTo(policy, {}, "How evidence becomes a verdict", { failOn: "inconclusive" }),
	thresholds: may(thresholds(), "Limits for all scenarios, by metric id or glob", { "latency.p*": { regression: "10%" } }),
	services: may(services(), "Programs the scenarios need, started before and stopped after them", { api: {
		command: "node server.js",
		ready: { http: "/health" }
	} }),
	requirements: may(titled(union([record(string(), text("sentence")), listOf(word("id"), "list of ids", 1)]), "map of ids to sentences, or list of ids"), "Acceptance criteria and risks that the suite is to cover; with it every id in `covers` must be one of them, and those that nothing covers are shown", ["AC-1", "RISK-LEAK"], {
		"AC-1": "Parses every order of the archive",
		"RISK-LEAK": "Memory grows with the number of orders"
	}),
	scenarios: must(hinted(titled(record(string(), scenario), "map of scenarios"), {
		propertyNames: { pattern: NAME.source },
		minProperties: 1
	}), "The scenarios, by name", { parse: { command: "python bench.py parse" } })
}), "suite");

export { pathsMatching as C, optional as D, ABOUT as E, prefault as O, nodeAt as S, scalarText as T, atKey as _, READY_KINDS as a, entriesOf as b, loadSchema as c, VARIABLE as d, DEFAULTS as f, plannedKeysIn as g, notBuilt as h, phases as i, strictObject as k, NAME as l, isPlanned as m, DRIVER_KEYS as n, SERVICE_NAME as o, PLANNED as p, scenario as r, SERVICE_NAME_RULE as s, documentSchema as t, NAME_RULE as u, atValue as v, placeOf as w, isMap as x, dotted as y };