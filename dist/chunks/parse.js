import { r as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { C as pathsMatching, D as optional, E as ABOUT, O as prefault, S as nodeAt, T as scalarText, _ as atKey, a as READY_KINDS, b as entriesOf, c as loadSchema, d as VARIABLE$1, f as DEFAULTS, g as plannedKeysIn, h as notBuilt, i as phases, k as strictObject, l as NAME, m as isPlanned, n as DRIVER_KEYS, o as SERVICE_NAME, r as scenario, s as SERVICE_NAME_RULE, t as documentSchema, u as NAME_RULE, v as atValue, w as placeOf, x as isMap$1, y as dotted } from "./schema.js";
import { a as parseScalar, c as didYouMean, d as wordDistance, l as nearest, n as describe, o as readQuantity, r as examplesOf, s as shorten, t as UNIT_WORDS, u as slipLimit } from "./quantity.js";
import { a as runsToRuleOut, n as MOST_RUNS, t as MOST_CELLS } from "./repetition.js";
import { r as levelText, t as FACTORS } from "./factors.js";
import { a as INJECTED_CLEAN, c as builtInMetric, d as unqualified, n as FLAKE_RATE, o as METRICS, r as FUTURE_METRICS, t as COUNTED_OF_REPEATS, u as qualified } from "./metric.js";
import { a as lengthOf, n as PAYLOAD_PLACE, r as WITHOUT_INJECTED, s as phasesOf, t as BESIDE_INJECTED } from "./http.js";
import { Tn as safeParse } from "./api.js";
import { r as startOrder, t as SERVICE_SCOPES } from "./service.js";
import { a as referencesIn, c as variablePart, i as isServiceKey, n as readJsonPath, r as SERVICE_KEYS, s as serviceVariable } from "./json-path.js";
import { t as require_fastest_levenshtein } from "./fastest-levenshtein.js";
import { t as matchesGlob } from "./glob.js";
import { n as isPieced, r as segmentsOf, t as MOST_PIECES } from "./load-segments.js";
import { n as BEFORE_SPIKE, r as SPIKE, t as risingPart } from "./rising-load.js";
import { n as CONTENTION, r as LADDER_METRICS, t as COHERENCY } from "./scalability.js";
import { i as isOfOpenLoads } from "./load.js";
import { t as arithmeticOf } from "./load-curve.js";
import { n as WATCHED_METRICS, t as SUSTAINED } from "./watched.js";

// src/config/schema-walk.ts
function unwrapped(schema) {
	const known = schema;
	const { def } = known._zod;
	if (def.type === "optional" || def.type === "prefault" || def.type === "default") return unwrapped(def.innerType);
	if (def.type === "union") return [known, ...def.options.flatMap((option) => unwrapped(option))];
	return [known];
}
function schemaAt(root, path) {
	let found = [root, ...unwrapped(root)];
	for (const step of path) found = found.flatMap((schema) => stepInto(schema, step)).flatMap((schema) => [schema, ...unwrapped(schema)]);
	return found;
}
function stepInto(schema, step) {
	const { def } = schema._zod;
	if (def.type === "object") return Object.hasOwn(def.shape, step) ? [def.shape[step]] : [];
	if (def.type === "record") return [def.valueType];
	return def.type === "array" ? [def.element] : [];
}
const keysAt = (root, path) => [...new Set(schemaAt(root, path).flatMap((schema) => {
	const { def } = schema._zod;
	return def.type === "object" ? Object.keys(def.shape) : [];
}))];
const LEVELS$1 = [
	{
		path: [],
		where: "at the top of the file"
	},
	{
		path: ["policy"],
		where: "under `policy` at the top"
	},
	{
		path: ["scenarios", "*"],
		where: "in a scenario"
	},
	{
		path: ["services", "*"],
		where: "in a service"
	},
	{
		path: [
			"services",
			"*",
			"ready"
		],
		where: "under `ready` in a service"
	},
	{
		path: [
			"scenarios",
			"*",
			"load"
		],
		where: "under `load` in a scenario"
	},
	{
		path: [
			"scenarios",
			"*",
			"samples"
		],
		where: "under `samples` in a scenario"
	},
	{
		path: [
			"scenarios",
			"*",
			"repeat"
		],
		where: "under `repeat` in a scenario"
	},
	{
		path: [
			"scenarios",
			"*",
			"repeat",
			"vary"
		],
		where: "under `vary` in `repeat`"
	},
	{
		path: [
			"scenarios",
			"*",
			"thresholds",
			"*"
		],
		where: "under a metric in `thresholds`"
	}
];
const keyIndex = (root) => new Map([...LEVELS$1].reverse().flatMap(({ path, where }) => keysAt(root, path).map((key) => [key, where])));

// src/config/issues.ts
const findingsOf = (schema, tree, issues) => {
	return issues.flatMap((issue) => findingsOfIssue(schema, tree, issue, [])).filter(({ path }) => nodeAt(tree, path) !== void 0 || !isMisspelt(schema, tree, path));
};
function isMisspelt(schema, tree, path) {
	const parent = path.slice(0, -1);
	const allowed = keysAt(schema, parent);
	return [...nodeAt(tree, parent)?.children.keys() ?? []].some((key) => !allowed.includes(key) && nearest(key, allowed) === path.at(-1));
}
function findingsOfIssue(schema, tree, issue, base) {
	const path = [...base, ...issue.path.map((step) => typeof step === "number" ? step : String(step))];
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => atKey([...path, key], unknownKey(schema, path, key)));
	if (nodeAt(tree, path) === void 0) return [missing(schema, path)];
	if (nodeAt(tree, path)?.value === null) return [empty(schema, path)];
	if (issue.code === "invalid_union") return ofUnion(schema, tree, issue, path);
	const value = nodeAt(tree, path)?.value;
	const message = issue.code === "custom" ? issue.message : wrongKind(schema, path, value);
	return [atValue(path, `${named(path)}: ${message}`)];
}
function ofUnion(schema, tree, issue, path) {
	const meant = issue.errors.find((issues) => !issues.some((inner) => inner.path.length === 0 && inner.code !== "unrecognized_keys"));
	if (meant !== void 0) return meant.flatMap((inner) => findingsOfIssue(schema, tree, inner, path));
	const value = nodeAt(tree, path)?.value;
	const message = (typeof value === "object" ? void 0 : issue.errors.flat().find((inner) => inner.code === "custom"))?.message ?? wrongKind(schema, path, value);
	return [atValue(path, `${named(path)}: ${message}`)];
}
function named(path) {
	const key = path.findLast((step) => typeof step === "string");
	const last = path.at(-1);
	if (key === void 0) return "The document";
	return typeof last === "number" ? `Entry ${last + 1} of \`${shorten(key)}\`` : `\`${shorten(String(last))}\``;
}
const wrongKind = (schema, path, value) => `it is ${describe(value)}, but ${kindAt(schema, path)} is needed${shownAt(schema, path)}`;
function kindAt(schema, path) {
	const title = schemaAt(schema, path).flatMap((found) => ABOUT.get(found)?.title ?? [])[0] ?? "another value";
	return /^(true|samples|numbers)/.test(title) || /s$/.test(title.split(/[ ,]/)[0] ?? "") ? title : `${/^[aeiou]/.test(title) ? "an" : "a"} ${title}`;
}
function shownAt(schema, path) {
	const shown = examplesAt(schema, path);
	return shown.length === 0 ? "" : `, such as ${shown.slice(0, 2).map(inYaml).join(" or ")}`;
}
const examplesAt = (schema, path) => schemaAt(schema, path).map((found) => ABOUT.get(found)?.shown ?? []).find((examples) => examples.length > 0) ?? [];
function inYaml(value) {
	if (Array.isArray(value)) return `[${value.map(inYaml).join(", ")}]`;
	if (typeof value !== "object" || value === null) return String(value);
	if (Object.keys(value).length === 0) return "{}";
	return `{ ${Object.entries(value).map(([key, inner]) => `${key}: ${inYaml(inner)}`).join(", ")} }`;
}
function missing(schema, path) {
	const key = shorten(String(path.at(-1)));
	const from = path.length > 1 ? ` from \`${shorten(dotted(path.slice(0, -1)))}\`` : "";
	const shown = examplesAt(schema, path)[0];
	const line = shown === void 0 ? "" : `, such as \`${key}: ${inYaml(shown)}\``;
	return atKey(path, `\`${key}\` is missing${from}; add it${line}`);
}
function empty(schema, path) {
	const remedy = path.length > 0 ? ", or remove it" : "";
	const needed = `${kindAt(schema, path)}${shownAt(schema, path)}`;
	return atKey(path, `${named(path)} has no value; write ${needed}${remedy}`);
}
function unknownKey(schema, path, key) {
	const allowed = keysAt(schema, path);
	const where = path.length === 0 ? "at the top" : `in \`${shorten(dotted(path))}\``;
	const near = nearest(key, allowed);
	if (near !== null) return `Unknown key \`${shorten(key)}\` ${where}; did you mean \`${near}\`?`;
	const elsewhere = keyIndex(schema).get(key);
	if (elsewhere !== void 0) return `Unknown key \`${shorten(key)}\` ${where}; it belongs ${elsewhere}`;
	const today = allowed.filter((known) => !isPlanned([...path, known]));
	return `Unknown key \`${shorten(key)}\` ${where}; allowed here: ${today.join(", ")}`;
}

// src/config/detectors.ts
const HANG_AFTER_MS = 1e4;
function detectorsOf(written) {
	const entries = written.map((entry) => typeof entry === "string" ? { name: entry } : entry);
	const hang = entries.find(({ name }) => name === "hang");
	const files = entries.flatMap(({ name, from }) => from === void 0 ? [] : [{
		detector: name,
		from
	}]);
	return {
		names: entries.map(({ name }) => name),
		hang: hang === void 0 ? null : hangPlan(hang),
		...files.length === 0 ? {} : { files }
	};
}
const hangPlan = ({ after, progress = "offered" }) => ({
	afterMs: after ?? HANG_AFTER_MS,
	stretches: after === void 0,
	progress
});
function detectorFindings(list) {
	const seen = /* @__PURE__ */ new Set();
	return [...list?.children ?? []].flatMap(([index, node]) => {
		const name = isMap$1(node.value) ? node.children.get("name")?.value : node.value;
		const twice = seen.has(name) && typeof name === "string";
		seen.add(name);
		return [...twice ? [atValue([Number(index)], `\`${name}\` stands in the list twice; keep one`)] : [], ...misplaced$1(node, name).map((found) => ({
			...found,
			path: [Number(index), ...found.path]
		}))];
	});
}
function misplaced$1(node, name) {
	const has = (key) => isMap$1(node.value) && node.children.has(key);
	return [...has("from") && (name === "hang" || name === "auto") ? [atKey(["from"], `\`from\` names files of reports, and \`${name}\` has none of its own; remove it`)] : [], ...["after", "progress"].filter((key) => has(key) && name !== "hang").map((key) => atKey([key], `\`${key}\` belongs to \`hang\`, the only detector that watches progress; remove it`))];
}
function hangEntry(detectors) {
	const isHang = (node) => node.value === "hang" || node.children.get("name")?.value === "hang";
	const found = [...detectors?.children ?? []].find(([, node]) => isHang(node));
	return found === void 0 ? null : Number(found[0]);
}

// src/config/histories.ts
const OWN_FOLDER = "$STRESS_DIR/";
const historiesOf = (written) => Array.isArray(written) ? written : [written];
function historyFindings(scenario) {
	const written = scenario.children.get("history");
	if (written === void 0) return [];
	const single = isMap$1(written.value) ? [[["history"], written]] : [];
	const many = Array.isArray(written.value) ? [...written.children].map(([index, node]) => [["history", Number(index)], node]) : [];
	const entries = [...single, ...many];
	return [
		...countsInstructions(scenario),
		...entries.flatMap(([path, node]) => misplaced(scenario, path, node)),
		...twice(entries)
	];
}
const countsInstructions = (scenario) => scenario.children.get("measure")?.value === "instructions" ? [atKey(["history"], "`history` and `measure: instructions` exclude each other: writing the history would be counted; make two scenarios")] : [];
function misplaced(scenario, path, node) {
	const from = node.children.get("from")?.value;
	if (typeof from !== "string") return [];
	const at = [...path, "from"];
	if (from === "stdout" || from === "stderr") return [atValue(at, `A history is a file, not \`${from}\`; name it, such as \`${OWN_FOLDER}history.ndjson\``)];
	const together = atOnce(scenario);
	return together === null || from.startsWith(OWN_FOLDER) ? [] : [atValue(at, `\`${together}\` runs several processes at once, whose records would mix; let each write into its own folder: \`${OWN_FOLDER}${from}\``)];
}
function atOnce(scenario) {
	const found = [["load", "users"], ["repeat", "parallel"]].find((key) => {
		return [nodeAt(scenario, key)?.value].flat().some((count) => typeof count === "number" && count > 1);
	});
	return found === void 0 ? null : found.join(".");
}
function twice(entries) {
	const seen = /* @__PURE__ */ new Set();
	return entries.flatMap(([path, node]) => {
		const key = JSON.stringify([node.children.get("from")?.value, node.children.get("check")?.value]);
		const isKnown = seen.has(key);
		seen.add(key);
		return isKnown ? [atValue(path, "This check of this file stands in the list twice; keep one")] : [];
	});
}

// src/config/repeat.ts
function repeatOf({ runs, parallel, duration, until, vary }) {
	const end = endOf(until, duration ?? null);
	return {
		runs: runs ?? usualRuns(end),
		parallel: Array.isArray(parallel) ? parallel : [parallel],
		until: end,
		vary: varyOf(vary)
	};
}
function endOf(until, durationMs) {
	if (typeof until === "object") return {
		kind: "bound",
		rate: until.bound
	};
	return until === "time" ? {
		kind: until,
		durationMs: durationMs ?? 0
	} : { kind: until };
}
function usualRuns(end) {
	if (end.kind === "bound") return runsToRuleOut(end.rate);
	return end.kind === "time" ? MOST_RUNS : DEFAULTS.repeat.runs;
}
function varyOf(written) {
	const map = Array.isArray(written) ? usualLevels(written) : written;
	return {
		seed: map.seed ?? false,
		order: map.order ?? false,
		cpus: map.cpus ?? [],
		load: map.load ?? [],
		timezone: map.timezone ?? [],
		locale: map.locale ?? [],
		env: map.env ?? {},
		pulses: (map.pulses ?? []).map((word) => word === "on")
	};
}
const USUAL_LEVELS = {
	seed: true,
	order: true,
	...DEFAULTS.repeat.levels
};
const usualLevels = (conditions) => Object.fromEntries(conditions.map((name) => [name, USUAL_LEVELS[name]]));
const quarantineOf = (written, tree, path) => written.map((entry, i) => ({
	...entry,
	line: nodeAt(tree, [...path, i])?.valueAt?.line ?? 1
}));

// src/config/resolve-factors.ts
function factorsOf(written) {
	const { rate = [], payload = [], concurrency = [], connections = [], mix = [], design } = written;
	const levels = {
		rate,
		payload,
		concurrency,
		connections,
		mix
	};
	const combinations = FACTORS.reduce((product, factor) => product * Math.max(1, levels[factor].length), 1);
	return {
		design: design ?? (combinations <= 16 ? "full" : "pairwise"),
		...levels
	};
}

// src/config/http-requests.ts
function requestsIn(scenario) {
	const http = scenario.children.get("http");
	if (http === void 0) return [];
	if (isMap$1(http.value)) return [{
		path: ["http"],
		node: http,
		isOneOfSeveral: false
	}];
	if (!Array.isArray(http.value)) return [];
	return [...http.children.entries()].map(([index, node]) => ({
		path: ["http", Number(index)],
		node,
		isOneOfSeveral: true
	}));
}
const requestTexts = (scenario) => requestsIn(scenario).flatMap(({ path, node }) => {
	const url = node.children.get("url")?.value;
	const headers = [...node.children.get("headers")?.children ?? []];
	return [...typeof url === "string" ? [{
		path: [...path, "url"],
		text: url
	}] : [], ...headers.flatMap(([name, { value }]) => typeof value === "string" ? [{
		path: [
			...path,
			"headers",
			name
		],
		text: value
	}] : [])];
});
function requestName({ name, method, url }, isOneOfSeveral) {
	if (typeof name === "string") return name;
	if (!isOneOfSeveral || typeof url !== "string") return null;
	const path = url.replace(/^(?:https?:\/\/[^/?]*|\$\{[^}]*\})+/, "");
	return `${typeof method === "string" ? method : "GET"} ${path === "" ? "/" : path}`.slice(0, 100);
}
const nameOfRequest = ({ node, isOneOfSeveral }) => isMap$1(node.value) ? requestName(node.value, isOneOfSeveral) : null;
const NEIGHBOURS = [BESIDE_INJECTED, WITHOUT_INJECTED];

// src/config/resolve-http.ts
function httpOf(written, cwd) {
	const requests = Array.isArray(written) ? written : [written];
	const isOneOfSeveral = Array.isArray(written);
	return {
		kind: "http",
		cwd,
		requests: requests.map((request) => requestOf(request, isOneOfSeveral))
	};
}
function requestOf(written, isOneOfSeveral) {
	const { url, method, headers = {}, body, version, connections, timeout, weight, inject, mixes } = written;
	return {
		name: requestName(written, isOneOfSeveral),
		url,
		method,
		headers,
		version,
		connections,
		weight,
		body: body === void 0 ? null : bodyOf(body),
		timeoutMs: timeout,
		expect: expectationOf(written),
		...inject === void 0 ? {} : { inject },
		...mixes === void 0 ? {} : { mixes }
	};
}
function expectationOf({ expect = {} }) {
	const { status, headers = {}, body = null, json = {} } = expect;
	return {
		status: status === void 0 ? null : [status].flat(),
		headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
		body,
		json
	};
}
function bodyOf(written) {
	if (written.startsWith("@@")) return {
		kind: "text",
		text: written.slice(1)
	};
	return written.startsWith("@") ? {
		kind: "file",
		path: written.slice(1)
	} : {
		kind: "text",
		text: written
	};
}
const longestRequestMs = ({ requests }) => Math.max(...requests.map(({ timeoutMs }) => timeoutMs));
function cleanErrors(scenario) {
	const first = (scenario === void 0 ? [] : requestsIn(scenario)).find(({ node }) => node.children.has("inject"));
	if (first === void 0) return {};
	const line = first.node.children.get("inject")?.keyAt.line ?? 1;
	return { [INJECTED_CLEAN]: {
		min: 1,
		max: null,
		regression: null,
		floor: null,
		unit: "ratio",
		line,
		relativeTo: null,
		required: false
	} };
}

// src/config/resolve-load.ts
const SHAPE_KEYS = [
	"stages",
	"spike",
	"sine",
	"square",
	"sawtooth",
	"steps",
	"burst",
	"randomWalk",
	"replay",
	"rate"
];
const START_PHASES = {
	"mean-up": 0,
	peak: Math.PI / 2,
	"mean-down": Math.PI,
	trough: 3 * Math.PI / 2
};
function loadOf(load, phases) {
	const timed = phases?.map(({ name, duration, measure }) => ({
		name,
		durationMs: duration,
		measure
	}));
	const rated = ratedOf(phases);
	const durationMs = load.duration ?? (timed === void 0 ? null : lengthOf(timed));
	const shape = rated ?? shapeOf(load, durationMs ?? 0);
	const parts = timed === void 0 || rated !== null ? {} : { phases: timed };
	if (shape === null) return {
		...closedOf(load, durationMs),
		...parts
	};
	const { arrivals, maxInFlight, overflow } = load;
	return {
		model: "open",
		shape,
		arrivals,
		maxInFlight,
		overflow,
		...parts
	};
}
function closedOf({ users, iterations, thinkTime }, durationMs) {
	const pause = typeof thinkTime === "number" ? {
		minMs: thinkTime,
		maxMs: thinkTime
	} : thinkTime && {
		minMs: thinkTime.min,
		maxMs: thinkTime.max
	};
	return {
		model: "closed",
		users: Array.isArray(users) ? users : [users],
		iterations: iterations ?? null,
		durationMs,
		...pause === void 0 ? {} : { thinkTime: pause }
	};
}
function ratedOf(phases) {
	if (phases === void 0 || phases.every(({ rate }) => rate === void 0)) return null;
	return {
		kind: "phases",
		phases: phases.map(({ name, duration, measure, rate = 0 }) => ({
			name,
			durationMs: duration,
			measure,
			rate
		}))
	};
}
function shapeOf(load, durationMs) {
	const rate = load.rate ?? load.factors?.rate?.[0];
	const { stages, spike, sine, square, sawtooth, steps, burst, randomWalk: walk, replay } = load;
	if (stages !== void 0) return stagesOf(stages, rate ?? 0);
	if (spike !== void 0) return spikeOf(spike, load.duration);
	if (sine !== void 0) return sineOf(sine, durationMs);
	if (square !== void 0) return {
		kind: "square",
		...waveOf(square),
		durationMs
	};
	if (sawtooth !== void 0) return {
		kind: "sawtooth",
		...waveOf(sawtooth),
		durationMs
	};
	if (steps !== void 0) {
		const { hold: holdMs, ...rates } = steps;
		return {
			kind: "steps",
			...rates,
			holdMs
		};
	}
	if (burst !== void 0) return {
		kind: "burst",
		rate: burst.rate,
		onMs: burst.on,
		offMs: burst.off,
		durationMs
	};
	if (walk !== void 0) {
		const { every: everyMs, ...rates } = walk;
		return {
			kind: "randomWalk",
			...rates,
			everyMs,
			durationMs
		};
	}
	if (replay !== void 0) return {
		kind: "replay",
		file: replay
	};
	return rate === void 0 ? null : {
		kind: "constant",
		rate,
		durationMs
	};
}
function stagesOf(written, start) {
	const hasPhases = written.some(({ name, measure }) => name !== void 0 || !measure);
	return {
		kind: "stages",
		start,
		stages: written.map(({ duration, target, name, measure }, i) => ({
			durationMs: duration,
			target,
			name: hasPhases ? name ?? `stage ${i + 1}` : null,
			measure
		}))
	};
}
function spikeOf({ base, peak, at, width }, duration) {
	const atMs = (Array.isArray(at) ? at : [at]).toSorted((a, b) => a - b);
	const lastMs = (atMs.at(-1) ?? 0) + width;
	const restMs = Math.max(atMs[0] ?? 0, width);
	return {
		kind: "spike",
		base,
		peak,
		atMs,
		widthMs: width,
		durationMs: duration ?? lastMs + restMs
	};
}
const sineOf = ({ mean, amplitude, period, startAt }, durationMs) => ({
	kind: "sine",
	mean,
	amplitude,
	periodMs: period,
	phase: START_PHASES[startAt],
	durationMs
});
const waveOf = ({ low, high, period }) => ({
	low,
	high,
	periodMs: period
});

// src/config/service-needs.ts
const textsOf$1 = (commands, env) => ({
	replaced: [...commands.flatMap((one) => typeof one === "string" ? [] : one), ...Object.values(env)],
	shell: commands.filter((one) => typeof one === "string")
});
const VARIABLE = /\bSTRESS_SERVICE_([A-Z][A-Z0-9_]{0,80})_(?:URL|PORT|HOST)\b/g;
const variablePartsIn = (text) => [...text.matchAll(VARIABLE)].map(([, part = ""]) => part);
const meantReferences = (text, names) => referencesIn(text).filter(({ service, key }) => names.includes(service) || isServiceKey(key));
function servicesMeant({ replaced, shell }, names) {
	const referred = replaced.flatMap((text) => meantReferences(text, names).map(({ service }) => service));
	const parts = [...replaced, ...shell].flatMap(variablePartsIn);
	return names.filter((name) => referred.includes(name) || parts.includes(variablePart(name)));
}

// src/config/resolve-services.ts
function servicesOf({ services = {} }, tree) {
	const names = entriesOf(nodeAt(tree, ["services"])).map(([name]) => name);
	return names.flatMap((name) => {
		const written = services[name];
		return written === void 0 ? [] : [serviceOf(name, written, names)];
	});
}
function serviceOf(name, written, names) {
	const { command, cwd, env = {}, needs = [], ready, stopTimeout: stopTimeoutMs, scope } = written;
	const commands = [command, ...ready.command === void 0 ? [] : [ready.command]];
	const meant = servicesMeant(textsOf$1(commands, env), names).filter((other) => other !== name);
	return {
		name,
		command,
		cwd,
		env,
		needs: [.../* @__PURE__ */ new Set([...needs, ...meant])],
		ready: readinessOf(ready),
		readyTimeoutMs: ready.timeout,
		stopTimeoutMs,
		scope
	};
}
function readinessOf({ http, tcp, log, command }) {
	if (http !== void 0) return {
		kind: "http",
		target: http
	};
	if (tcp !== void 0) return {
		kind: "tcp",
		target: tcp
	};
	if (log !== void 0) return {
		kind: "log",
		pattern: log
	};
	return command === void 0 ? { kind: "port" } : {
		kind: "command",
		command
	};
}
const textsOfRequests = (http) => [http].flat().flatMap(({ url, headers = {} }) => [url, ...Object.values(headers)]);
function scenarioServices({ needs = [], command, http, env = {}, results }, suiteEnv, services) {
	const names = services.map(({ name }) => name);
	const commands = [command ?? [], http === void 0 ? [] : textsOfRequests(http)];
	const texts = textsOf$1(commands, {
		...suiteEnv,
		...env
	});
	const needed = results === void 0 ? [...needs, ...servicesMeant(texts, names)] : [];
	const ordered = startOrder(needed, services).map(({ name }) => name);
	return ordered.length === 0 ? {} : { services: ordered };
}

// src/config/soak.ts
const isSoak = (leaks, metrics) => typeof leaks === "boolean" ? leaks : [...metrics].some(isLeakMetric);
const isLeakMetric = (id) => builtInMetric(id)?.kind === "slope" && /\.(leak|growth)$/.test(id);
function soakSamples(written) {
	const samples = {
		...DEFAULTS.soak,
		...written
	};
	return {
		...samples,
		max: written.max ?? 2 * samples.min
	};
}

// src/config/part-name.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
const OF_PARTS = [
	"latency",
	"service",
	"throughput",
	"operations",
	"errors",
	"timeouts",
	"load"
];
const OF_WHOLES = /* @__PURE__ */ new Set(["load.sustainable", "load.saturation"]);
const isOfParts = (id) => OF_PARTS.includes(id.split(".")[0] ?? id) && !OF_WHOLES.has(id);
function partProblem(id, parts) {
	const { id: whole, part } = unqualified(id);
	if (part === null) return null;
	const shown = shorten(id);
	if (!whole.includes("*") && !isOfParts(whole)) return notOfParts(whole, shown);
	if (parts !== null && "suite" in parts) return suiteProblem(id, parts);
	if (parts === null || parts.includes(part)) return null;
	if (parts.length === 0) return `\`${shown}\` names a part of the scenario, which has none; give it \`phases\`, or limit \`${shorten(whole)}\``;
	return `\`${shown}\` names no part of the scenario; ${instead(id, parts, "it has")}`;
}
function suiteProblem(id, { suite }) {
	const { id: whole, part } = unqualified(id);
	if (part === null) return null;
	const shown = shorten(id);
	if (!NAME.test(part.replaceAll("*", "x")) && suite?.includes(part) !== true) return `\`${shown}\` needs the name of a phase or of a request behind its \`@\`, such as \`latency.p95@spike\``;
	if (suite === null || suite.some((name) => matchesGlob(part, name))) return null;
	return suite.length === 0 ? `\`${shown}\` names a part of scenarios, of which none has parts; give one \`phases\`, or limit \`${shorten(whole)}\`` : `\`${shown}\` names a part that no scenario has; ${instead(id, suite, "there are")}`;
}
function instead(id, parts, what) {
	const { id: whole, part } = unqualified(id);
	const meant = nearest(part ?? "", parts);
	return meant === null ? `${what} ${listed(parts)}` : `did you mean \`${qualified(whole, meant)}\`?`;
}
function notOfParts(whole, shown) {
	if (builtInMetric(whole) === void 0) return `\`${shown}\`: only built-in metrics have parts; a metric of the workload’s own cannot have an \`@\` in its name`;
	return `\`${shown}\`: \`${whole}\` is measured of a whole invocation; metrics of a part are those of operations, such as ${METRICS.filter(({ id }) => isOfParts(id)).slice(0, 3).map(({ id }) => `\`${id}\``).join(", ")}`;
}
const MOST_NAMES = 8;
const listed = (parts) => `${parts.slice(0, MOST_NAMES).map((part) => `\`${part}\``).join(", ")}${parts.length > MOST_NAMES ? ", …" : ""}`;

// src/config/metric-name.ts
const IDS = METRICS.map((metric) => metric.id);
const FAMILIES = [...new Set(IDS.map((id) => id.split(".")[0] ?? id))];
const METRIC_NAME = /^[\p{L}_][^\p{C}\p{Z}*@`]{0,99}$/u;
const PARTS = new Set(IDS.filter((id) => id.includes(".")).flatMap((id) => id.split(".")));
const metricNameProblem = (id, parts) => wholeProblem(unqualified(id).id) ?? partProblem(id, parts);
function wholeProblem(id) {
	if (FUTURE_METRICS.has(id)) return notBuilt(`The metric \`${id}\``, "remove this threshold");
	if (builtInMetric(id) !== void 0) return null;
	if (id.includes("*")) return globProblem(id);
	const shown = shorten(id);
	const slip = IDS.filter((known) => isSlipOf(id, known)).sort((x, y) => unlike(id, x) - unlike(id, y))[0];
	if (slip !== void 0) return `\`${shown}\` is not a metric; did you mean \`${slip}\`? A metric of the workload’s own needs a name that differs more, such as \`app.${shown}\``;
	const whole = IDS.filter((known) => known.split(".").includes(id.toLowerCase()));
	if (PARTS.has(id.toLowerCase())) return `\`${shown}\` is only a part of a metric; did you mean ${orList(whole)}?`;
	if (METRIC_NAME.test(id)) return null;
	return `\`${shown}\` cannot name a metric: a name begins with a letter, has no blanks, and is at most 100 characters long`;
}
function isSlipOf(id, known) {
	const parts = id.toLowerCase().split(/[._/:-]+/);
	const right = known.split(".");
	if ((0, import_fastest_levenshtein.distance)(parts.join(""), right.join("")) <= 1) return true;
	const slips = right.map((part, index) => slipsBetween(parts[index] ?? "", part));
	return parts.length === right.length && slips.reduce((sum, count) => sum + count, 0) <= 2;
}
const sorted = (text) => [...text].sort().join("");
const unlike = (id, known) => sorted(id) === sorted(known) ? 0 : (0, import_fastest_levenshtein.distance)(id, known);
function slipsBetween(part, right) {
	const far = (0, import_fastest_levenshtein.distance)(part, right);
	if (far <= slipLimit(right)) return far;
	return far === 2 && sorted(part) === sorted(right) ? 1 : Number.POSITIVE_INFINITY;
}
function orList(ids) {
	const shown = ids.slice(0, 4).map((id) => `\`${id}\``);
	return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}
function namedBuiltIns(pattern) {
	const { id: whole } = unqualified(pattern);
	return METRICS.filter(({ id }) => !FUTURE_METRICS.has(id) && matchesGlob(whole, id));
}
function globProblem(glob) {
	if (glob.length > 100 || glob.split("*").length > 5) return `\`${shorten(glob)}\` is too long for a glob`;
	if (namedBuiltIns(glob).length > 0 || glob.startsWith("*")) return null;
	const future = IDS.filter((id) => matchesGlob(glob, id));
	if (future.length > 0) return notBuilt(`Every metric that \`${shorten(glob)}\` matches (${orList(future)})`, "remove this threshold");
	const family = glob.split(/[.*]/)[0] ?? "";
	const near = FAMILIES.includes(family) ? null : nearest(family, FAMILIES);
	return near === null || wordDistance(family, near) > slipLimit(near) ? null : `\`${shorten(glob)}\` matches no built-in metric; did you mean \`${glob.replace(family, near)}\`?`;
}

// src/config/thresholds.ts
const LIMITS = [
	"max",
	"min",
	"floor"
];
function unitFor(metric, written) {
	const named = namedBuiltIns(metric);
	const units = [...new Set(named.map(({ unit }) => unit))];
	const only = units[0];
	if (only === void 0) return unitOfOwn(written);
	if (units.length === 1) return {
		ok: true,
		value: only
	};
	const example = named.find(({ unit }) => unit !== only)?.id;
	return {
		ok: false,
		problem: `the glob matches metrics of different units (\`${named[0]?.id}\`, \`${example}\`), so it can have a \`regression\` but no absolute limit; name the metrics one by one`
	};
}
function unitOfOwn(written) {
	const found = LIMITS.flatMap((key) => {
		const read = Object.hasOwn(written, key) ? parseScalar(written[key], "count") : null;
		return read?.ok === true ? [read.value.unit ?? "count"] : [];
	});
	const units = [...new Set(found)];
	if (units.length < 2) return {
		ok: true,
		value: units[0] ?? null
	};
	return {
		ok: false,
		problem: `the limits of one metric must have the same unit, but these are ${units.map((unit) => UNIT_WORDS[unit].name).join(" and ")}`
	};
}
function readLimits(metric, written) {
	const present = LIMITS.filter((key) => Object.hasOwn(written, key));
	const unit = present.length === 0 ? {
		ok: true,
		value: null
	} : unitFor(metric, written);
	const none = {
		max: null,
		min: null,
		floor: null,
		unit: null
	};
	if (!unit.ok) return {
		limits: none,
		problems: present.slice(0, 1).map((key) => ({
			key,
			message: unit.problem
		}))
	};
	const read = present.map((key) => ({
		key,
		reading: readLimit(metric, key, written[key], unit.value ?? "count")
	}));
	return {
		limits: {
			...none,
			unit: unit.value,
			...Object.fromEntries(read.flatMap(({ key, reading }) => reading.ok ? [[key, reading.value]] : []))
		},
		problems: read.flatMap(({ key, reading }) => reading.ok ? [] : [{
			key,
			message: reading.problem
		}])
	};
}
function readLimit(metric, key, written, unit) {
	const read = readQuantity(written, unit);
	if (!read.ok) return read;
	const known = builtInMetric(metric);
	const refuse = (problem) => ({
		ok: false,
		problem
	});
	if (read.value < 0 && (key === "floor" || known !== void 0)) return refuse(`it is \`${shorten(String(written))}\`, but ${key === "floor" ? "a floor" : `\`${metric}\``} is never negative`);
	if (known?.kind === "share" && read.value > 1) return refuse(typeof written === "number" && written <= 100 ? `${written} would be ${written * 100}%; write ${written}% or ${written / 100}` : `\`${shorten(String(written))}\` is more than 100%, and \`${metric}\` is a share; write ${examplesOf("ratio")}`);
	return read;
}
const thresholdFindings = (node, path, parts) => entriesOf(node).flatMap(([metric, threshold]) => {
	const here = [...path, metric];
	const name = nameFinding(metric, here, parts);
	if (name !== null) return [name];
	if (!isMap$1(threshold.value)) return [];
	return limitFindings(metric, threshold.value, here);
});
function nameFinding(metric, path, parts) {
	if (metric.includes("*") && path.length > 2) return atKey(path, "Globs are for the suite-wide `thresholds` at the top; name the metric here");
	const message = metricNameProblem(metric, parts);
	return message === null ? null : atKey(path, message);
}
function ratioFindings$2(metric, written, path) {
	if (builtInMetric(metric)?.kind !== "slope") return [];
	return ["regression", "relativeTo"].filter((key) => Object.hasOwn(written, key) && written[key] !== "off" && written[key] !== false).map((key) => atKey([...path, key], `\`${key}\` is a ratio, and growth is compared by its difference; write \`floor\`, the growth that matters`));
}
function limitFindings(metric, written, path) {
	const { limits, problems } = readLimits(metric, written);
	const name = shorten(metric);
	const found = problems.map(({ key, message }) => atValue([...path, key], `\`${key}\` of \`${name}\`: ${message}`));
	if (Object.keys(written).length === 0) found.push(atKey(path, `The threshold of \`${name}\` says nothing; write \`max\`, \`min\`, \`regression\`, \`floor\` or \`required\``));
	if (limits.max !== null && limits.min !== null && limits.min > limits.max) found.push(atValue([...path, "min"], `\`min\` (${written.min}) is above \`max\` (${written.max}), so no value can hold both`));
	found.push(...ratioFindings$2(metric, written, path));
	if (Object.hasOwn(written, "floor") && written.regression === "off") found.push(atKey([...path, "floor"], "`floor` limits a comparison, but `regression: off` switches it off; remove one of them"));
	return found;
}

// src/config/resolve.ts
const DAY_MS$1 = 864e5;
function resolve(document, tree) {
	const { staleAfter, ...policy } = document.policy;
	const services = servicesOf(document, tree);
	return {
		version: document.version,
		suite: document.suite ?? null,
		seed: document.seed ?? null,
		setup: document.setup ?? null,
		setupTimeoutMs: document.setupTimeout,
		budgetMs: document.budget ?? null,
		intensity: document.intensity,
		failFast: document.failFast,
		env: document.env ?? {},
		policy: {
			...policy,
			staleAfterDays: staleAfter / DAY_MS$1
		},
		thresholds: thresholdsOf(document.thresholds, tree, ["thresholds"]),
		...services.length === 0 ? {} : { services },
		requirements: requirementsOf(document.requirements, tree),
		scenarios: inFileOrder(document.scenarios, tree).map(([name, scenario]) => ({
			...scenarioOf(name, scenario, document.env ?? {}, tree),
			...scenarioServices(scenario, document.env ?? {}, services)
		}))
	};
}
function requirementsOf(written, tree) {
	if (written === void 0) return null;
	if (Array.isArray(written)) return written.map((id) => ({
		id,
		text: null
	}));
	const texts = new Map(Object.entries(written));
	return entriesOf(nodeAt(tree, ["requirements"])).map(([id]) => ({
		id,
		text: texts.get(id) ?? null
	}));
}
const inFileOrder = (scenarios, tree) => entriesOf(nodeAt(tree, ["scenarios"])).flatMap(([name]) => {
	const scenario = scenarios[name];
	return scenario === void 0 ? [] : [[name, scenario]];
});
function scenarioOf(name, written, env, tree) {
	const path = ["scenarios", name];
	const leaks = isSoak(written.leaks, Object.keys(written.thresholds ?? {}));
	const sampleKeys = entriesOf(nodeAt(tree, [...path, "samples"])).map(([key]) => key);
	return {
		name,
		line: nodeAt(tree, path)?.keyAt.line ?? 1,
		category: written.category ?? null,
		priority: written.priority,
		level: written.level ?? null,
		covers: written.covers ?? [],
		tags: written.tags ?? [],
		driver: driverOf(written, env),
		load: loadOf(written.load, written.phases),
		...written.load.find === void 0 ? {} : { find: written.load.find },
		...written.load.factors === void 0 ? {} : { factors: factorsOf(written.load.factors) },
		samples: samplesOf(written, leaks, sampleKeys),
		leaks,
		measure: written.measure,
		...written.history === void 0 ? {} : { histories: historiesOf(written.history) },
		...written.detectors === void 0 ? {} : { detectors: detectorsOf(written.detectors) },
		...written.repeat === void 0 ? {} : { repeat: repeatOf(written.repeat) },
		...written.quarantine === void 0 ? {} : { quarantine: quarantineOf(written.quarantine, tree, [...path, "quarantine"]) },
		thresholds: {
			...cleanErrors(nodeAt(tree, path)),
			...thresholdsOf(written.thresholds, tree, [...path, "thresholds"])
		}
	};
}
function driverOf(written, env) {
	const { cwd, timeout: timeoutMs, results, read, worker, module: call, expectExitCodes: codes } = written;
	if (results !== void 0) return {
		kind: "results",
		cwd,
		timeoutMs,
		read: results
	};
	if (written.http !== void 0) {
		const plan = httpOf(written.http, cwd);
		return {
			...plan,
			timeoutMs: longestRequestMs(plan)
		};
	}
	const process = {
		cwd,
		env: {
			...env,
			...written.env
		},
		passEnv: written.passEnv ?? [],
		expectExitCodes: Array.isArray(codes) ? codes : [codes],
		timeoutMs
	};
	if (worker !== void 0) return {
		kind: "worker",
		...process,
		...workerOf(worker)
	};
	if (call !== void 0) return {
		kind: "module",
		...process,
		...call,
		parameters: call.parameters ?? {}
	};
	return {
		kind: "command",
		command: written.command ?? [],
		...process,
		...read === void 0 ? {} : { read }
	};
}
const workerOf = ({ command, operation, parameters, warmup }) => ({
	command,
	operation: operation ?? null,
	parameters: parameters ?? {},
	warmup
});
function samplesOf({ load, samples }, leaks, keys) {
	if (leaks) return soakSamples(picked(samples, keys));
	return load.find === void 0 ? samples : {
		...DEFAULTS.find,
		...picked(samples, keys)
	};
}
const picked = (written, keys) => Object.fromEntries(Object.entries(written).filter(([key]) => keys.includes(key)));
function thresholdsOf(written, tree, path) {
	return Object.fromEntries(Object.entries(written ?? {}).map(([metric, { regression, required, relativeTo, ...whileRunning }]) => {
		const node = nodeAt(tree, [...path, metric]);
		const { limits } = readLimits(metric, isMap$1(node?.value) ? node.value : {});
		const line = node?.keyAt.line ?? 1;
		return [metric, {
			...limits,
			regression: regression ?? null,
			required,
			line,
			relativeTo: relativeTo ?? null,
			...whileRunning.for === void 0 ? {} : { forMs: whileRunning.for },
			...whileRunning.abortOnFail === true ? { abortOnFail: true } : {}
		}];
	}));
}

// src/config/read-load.ts
const written = strictObject({
	load: prefault(loadSchema, {}),
	phases: optional(phases())
});
function readLoad(scenario) {
	const parsed = safeParse(written, {
		...writtenOf(scenario, "load"),
		...writtenOf(scenario, "phases")
	});
	return parsed.success ? loadOf(parsed.data.load, parsed.data.phases) : null;
}
const writtenOf = (scenario, key) => scenario.children.has(key) ? { [key]: nodeAt(scenario, [key])?.value } : {};

// src/config/parts.ts
function partsOf(scenario) {
	const phases = phaseNamesOf(scenario);
	return phases === null ? null : [.../* @__PURE__ */ new Set([...phases, ...requestNames(scenario)])];
}
function partsOfAll(scenarios) {
	const all = scenarios.map(partsOf);
	return all.includes(null) ? null : [...new Set(all.flatMap((parts) => parts ?? []))];
}
function phaseNamesOf(scenario) {
	const load = readLoad(scenario);
	return load && phaseNames(load);
}
function phaseNames(load) {
	if (load.phases !== void 0) return load.phases.map(({ name }) => name);
	if (load.model === "closed" || !isPieced(load.shape)) return [];
	return phasesOf(first(load.shape)).map(({ name }) => name);
}
function* first(shape) {
	let count = 0;
	for (const segment of segmentsOf(shape, () => .5)) {
		if (count++ === 1e4) return;
		yield segment;
	}
}
function requestNames(scenario) {
	const requests = requestsIn(scenario);
	const names = requests.flatMap((request) => nameOfRequest(request) ?? []);
	return requests.some(({ node }) => node.children.has("inject")) ? [...names, ...NEIGHBOURS] : names;
}

// src/config/answer-rules.ts
function answerFindings(scenario, path) {
	const thresholds = scenario.children.get("thresholds")?.children;
	const asked = Object.keys(NEEDS).filter((metric) => thresholds?.has(metric));
	const load = asked.length === 0 ? null : readLoad(scenario);
	if (load === null) return [];
	return asked.flatMap((metric) => {
		const problem = NEEDS[metric]?.(load, scenario) ?? null;
		const here = [
			...path,
			"thresholds",
			metric
		];
		return problem === null ? ratioFindings$1(metric, scenario, here) : [atKey(here, problem)];
	});
}
const rises = (load) => {
	const pieces = load.model === "open" ? piecesOf(load) : null;
	if (pieces !== null && risingPart({
		kind: "pieces",
		pieces
	}) !== null) return null;
	return `\`load.saturation\` is where throughput stops following a load that rises; give the load \`steps\` with ${6} rates or more, or a ramp of \`stages\` over half of its time`;
};
function piecesOf({ shape }) {
	if (!isPieced(shape) || shape.kind === "randomWalk" || shape.kind === "sawtooth") return null;
	const pieces = [];
	for (const segment of segmentsOf(shape, () => .5)) {
		if (pieces.length === 1e4) return null;
		pieces.push(segment);
	}
	return pieces;
}
const hasSpike = (_, scenario) => {
	const parts = partsOf(scenario) ?? [];
	if (parts.includes("before") && parts.includes("spike")) return null;
	return "`recovery.time` is counted from the end of a spike until all is as before it; give the load a `spike` that begins some time after the start, or phases named `before` and `spike`";
};
const isLadder = (load, scenario) => {
	const users = load.model === "closed" ? load.users : [];
	if (new Set(users).size < 6 || !users.includes(1)) return `The scalability of a scenario is told from how its throughput changes with the number of users; give the load a ladder of ${6} numbers or more with 1 among them, such as \`users: [1, 2, 4, 8, 16, 32]\``;
	return ["iterations", "duration"].some((key) => nodeAt(scenario, ["load", key]) !== void 0) || scenario.children.has("phases") ? null : "The scalability of a scenario is told from its throughput, and one operation of each user has none; add `duration` or `iterations` to the load";
};
const NEEDS = {
	"load.saturation": rises,
	"recovery.time": hasSpike,
	[CONTENTION]: isLadder,
	[COHERENCY]: isLadder
};
const ratioFindings$1 = (metric, scenario, here) => LADDER_METRICS.has(metric) && nodeAt(scenario, [
	"thresholds",
	metric,
	"relativeTo"
]) !== void 0 ? [atKey([...here, "relativeTo"], `\`${metric}\` belongs to the ladder as a whole, which has no other scenario to be held against; remove it`)] : [];

// src/config/factor-driver-rules.ts
function factorDriverFindings(scenario, path, varied) {
	const requests = requestsIn(scenario);
	return (scenario.children.has("http") ? [...payloadPlaces(requests, scenario, varied), ...mixFindings(requests, scenario, varied)] : [...httpAlone(varied), ...setTwice(scenario, varied)]).map((finding) => ({
		...finding,
		path: [...path, ...finding.path]
	}));
}
const LEVELS = ["load", "factors"];
const httpAlone = (varied) => varied.includes("connections") ? [atKey([...LEVELS, "connections"], "`connections` are those of `http`, and this scenario has another driver; vary `concurrency`, or remove it")] : [];
function setTwice(scenario, varied) {
	return varied.filter((factor) => factor === "payload" || factor === "mix").flatMap((factor) => [
		["env", `STRESS_${factor.toUpperCase()}`],
		[
			"worker",
			"parameters",
			factor
		],
		[
			"module",
			"parameters",
			factor
		]
	].map((place) => ({
		factor,
		place
	}))).filter(({ place }) => nodeAt(scenario, place) !== void 0).map(({ factor, place }) => atKey(place, `\`${place.at(-1)}\` is set to the level of \`factors.${factor}\` in each cell; remove it here, or the factor`));
}
const LARGEST_BODY = 16 * 1024 ** 2;
function payloadPlaces(requests, scenario, varied) {
	const places = requests.filter(({ node }) => {
		const body = node.children.get("body")?.value;
		return typeof body === "string" && body.includes("${payload}") && !/^@(?!@)/.test(body);
	});
	const at = [...LEVELS, "payload"];
	if (!varied.includes("payload")) return places.map(({ path }) => atValue([...path, "body"], `\`${PAYLOAD_PLACE}\` is as long as \`load.factors.payload\` says, and there is no such factor; add one, such as \`factors: { payload: [1KB, 64KB] }\``));
	const written = nodeAt(scenario, at)?.value;
	const large = (Array.isArray(written) ? written : []).flatMap((level, index) => {
		const read = readQuantity(level, "bytes");
		return read.ok && read.value > LARGEST_BODY ? [atValue([...at, index], `\`${shorten(String(level))}\` is more than the 16MB that a body may have`)] : [];
	});
	const nowhere = atKey(at, `No body has a place for the payload; write \`${PAYLOAD_PLACE}\` where it goes, such as \`body: '{"text":"${PAYLOAD_PLACE}"}'\``);
	return places.length === 0 ? [nowhere, ...large] : large;
}
function mixFindings(requests, scenario, varied) {
	const at = [...LEVELS, "mix"];
	const known = textsOf(nodeAt(scenario, at));
	const unknown = requests.flatMap(({ path, node }) => textsOf(node.children.get("mixes")).flatMap((mix, index) => known.includes(mix) ? [] : [atValue([
		...path,
		"mixes",
		index
	], `\`${shorten(mix)}\` is no mix of this scenario; ${known.length === 0 ? "add it to `load.factors.mix`" : `\`load.factors.mix\` has ${known.map(shorten).join(", ")}`}`)]));
	if (!varied.includes("mix")) return unknown;
	if (requests.every(({ node }) => !node.children.has("mixes"))) return [atKey(at, "Every request is in every mix; write which it is part of, such as `mixes: [read]`, or the mixes are one")];
	return [...unknown, ...known.flatMap((mix, index) => emptyMix(mix, requests, [...at, index]))];
}
function emptyMix(mix, requests, at) {
	const own = requests.filter(({ node }) => !node.children.has("mixes") || textsOf(node.children.get("mixes")).includes(mix));
	return own.some(({ node }) => !node.children.has("inject")) ? [] : [atValue(at, `No request is part of the mix \`${shorten(mix)}\`${own.length === 0 ? "" : " but bad input"}; add it to \`mixes\` of one`)];
}
const textsOf = (node) => Array.isArray(node?.value) ? node.value.filter((item) => typeof item === "string") : [];

// src/config/load-keys.ts
function shapeKeysOf(load) {
	const keys = SHAPE_KEYS.filter((key) => load?.children.has(key));
	if (keys.length === 0 && variesRate(load)) return ["rate"];
	return keys.includes("stages") ? keys.filter((key) => key !== "rate") : keys;
}
const variesRate = (load) => load?.children.get("factors")?.children.has("rate") === true;
const hasRatedPhases = (scenario) => [...scenario.children.get("phases")?.children.values() ?? []].some((phase) => phase.children.has("rate"));
const isOpen = (scenario) => shapeKeysOf(scenario.children.get("load")).length > 0 || hasRatedPhases(scenario);

// src/config/factor-rules.ts
function factorFindings(scenario, path) {
	const factors = nodeAt(scenario, ["load", "factors"]);
	const at = [
		...path,
		"load",
		"factors"
	];
	const varied = FACTORS.filter((factor) => factors?.children.has(factor));
	if (factors === void 0) return factorDriverFindings(scenario, path, varied);
	if (varied.length === 0) return [atKey(at, `\`factors\` names none; add at least one of ${FACTORS.join(", ")} with its levels`)];
	return [
		...besideGrid(scenario, path),
		...writtenTwice(scenario, at, varied),
		...varied.flatMap((factor) => levelFindings$1(factor, factors.children.get(factor), [...at, factor])),
		...sizeFindings$1(factors, at, varied),
		...factorDriverFindings(scenario, path, varied)
	];
}
function besideGrid(scenario, path) {
	const thresholds = scenario.children.get("thresholds")?.children.keys() ?? [];
	const soaks = isSoak(scenario.children.get("leaks")?.value, thresholds);
	return [
		...nodeAt(scenario, ["load", "find"]) === void 0 ? [] : [atKey([
			...path,
			"load",
			"find"
		], "`find: max` chooses rates itself, and `factors` chooses them beforehand; make two scenarios")],
		...scenario.children.has("repeat") ? [atKey([...path, "repeat"], "`repeat` asks how often a test fails, and `factors` how a load is borne; vary its conditions by `repeat.vary`, or make two scenarios")] : [],
		...soaks ? [atKey([
			...path,
			"load",
			"factors"
		], "A soak is a few long runs of one load, and a grid would take as many for each of its cells; make the soak a scenario of its own")] : []
	];
}
const SETS = {
	rate: ["rate"],
	payload: [],
	concurrency: ["users", "maxInFlight"],
	connections: ["users", "maxInFlight"],
	mix: []
};
function writtenTwice(scenario, at, varied) {
	const load = scenario.children.get("load");
	const shapes = shapeKeysOf(load).filter((key) => key !== "rate");
	const both = varied.includes("concurrency") && varied.includes("connections");
	return [
		...varied.flatMap((factor) => SETS[factor].filter((key) => load?.children.has(key) && (key === "rate" || key === "users" !== isOpen(scenario))).map((key) => atKey([...at.slice(0, -1), key], `\`${key}\` is what \`factors.${factor}\` varies; write its values there, and remove this one`))),
		...varied.includes("rate") && shapes.length > 0 ? [atKey([...at, "rate"], `Rates of \`factors\` are constant, and \`${shapes[0]}\` is a shape of its own; keep one, or make two scenarios`)] : [],
		...both ? [atKey([...at, "connections"], "Each operation under way has a connection, so `connections` and `concurrency` would vary the same thing; keep one")] : []
	];
}
const UNITS = {
	rate: "per-second",
	payload: "bytes"
};
function readLevel(factor, written) {
	if (factor !== "rate" && factor !== "payload") return scalarText(written);
	const read = readQuantity(written, UNITS[factor]);
	return read.ok ? levelText(factor, read.value) : null;
}
function levelFindings$1(factor, node, at) {
	if (!Array.isArray(node?.value)) return [];
	const levels = node.value.map((written) => readLevel(factor, written));
	const twice = levels.findIndex((level, index) => level !== null && levels.indexOf(level) < index);
	const idle = factor === "rate" ? levels.indexOf("0/s") : -1;
	return [
		...twice < 0 ? [] : [atValue([...at, twice], `${shorten(levels[twice] ?? "")} stands among the levels twice; each is a cell of its own`)],
		...idle < 0 ? [] : [atValue([...at, idle], "At a rate of 0 nothing is ever due; write one above 0/s")],
		...levels.length > 10 ? [atKey(at, `\`${factor}\` has ${levels.length} levels; at most ${10} are allowed: leave some out`)] : []
	];
}
function sizeFindings$1(factors, at, varied) {
	const written = factors.children.get("design")?.value;
	const cells = varied.reduce((product, factor) => {
		const levels = factors.children.get(factor)?.value;
		return product * Math.max(1, Array.isArray(levels) ? levels.length : 1);
	}, 1);
	if (written !== "full" || cells <= 256) return [];
	const message = `\`design: full\` would make ${cells.toLocaleString("en-US")} scenarios; at most ${256} are allowed: write \`design: pairwise\`, which above ${16} is what you get without the key, or leave out levels`;
	return [atValue([...at, "design"], message)];
}

// src/config/find-rules.ts
const SUSTAINABLE = "load.sustainable";
function findFindings(scenario, path) {
	const load = scenario.children.get("load");
	if (load?.children.has("find") !== true) return withoutSearch(scenario, path);
	const here = [
		...path,
		"load",
		"find"
	];
	const [shape, ...more] = shapeKeysOf(load);
	const findings = [];
	if (shape !== "rate" || more.length > 0) findings.push(atKey(here, "`find: max` makes rates of its own; give it the first one, such as `rate: 50/s`, and no other shape"));
	else if (!load.children.has("duration")) findings.push(atKey(here, "`find: max` holds each rate for some time; add `duration: 10s` beside it"));
	for (const key of [
		"phases",
		"leaks",
		"repeat"
	]) if (scenario.children.has(key) && scenario.children.get(key)?.value !== false) findings.push(atKey([...path, key], `\`find: max\` runs many loads one after the other, which \`${key}\` cannot divide or watch; make two scenarios`));
	return findings;
}
function withoutSearch(scenario, path) {
	return entriesOf(scenario.children.get("thresholds")).filter(([metric]) => metric === SUSTAINABLE).map(([metric]) => atKey([
		...path,
		"thresholds",
		metric
	], "`load.sustainable` is the answer of a search; add `find: max` to the load, with a first `rate` and a `duration`"));
}

// src/config/http-limit-rules.ts
function httpLimitFindings(scenario, path) {
	const requests = requestsIn(scenario);
	if (requests.length === 0) return [];
	const facts = {
		isOpen: isOpen(scenario),
		injects: requests.some(({ node }) => node.children.has("inject")),
		countsOperations: scenario.children.get("load")?.children.has("iterations") === true,
		requests: new Set(requests.flatMap((request) => nameOfRequest(request) ?? []))
	};
	return entriesOf(scenario.children.get("thresholds")).flatMap(([name]) => {
		const problem = problemOf$1(name, facts);
		return problem === null ? [] : [atKey([
			...path,
			"thresholds",
			name
		], problem)];
	});
}
function problemOf$1(name, facts) {
	const [metric = "", ...rest] = name.split("@");
	const part = rest.length === 0 ? null : rest.join("@");
	if (isOfOpenLoads(metric)) return openProblem(metric, part, facts);
	if (metric.startsWith("injected.")) return injectedProblem(metric, facts);
	return part !== null && NEIGHBOURS.includes(part) && facts.countsOperations ? comparesNothing(`\`${name}\` is`) : null;
}
function openProblem(metric, part, { isOpen, requests }) {
	const latency = metric.replace("service.", "latency.");
	if (part !== null && (requests.has(part) || NEIGHBOURS.includes(part))) return metric.startsWith("service.") ? `\`${metric}\` is measured of a whole load and of its phases, not of a single request; limit \`${latency}@${shorten(part)}\`, or remove \`@${shorten(part)}\`` : `\`${metric}\` is counted of a whole load and of its phases, before it is known which request it would be; remove \`@${shorten(part)}\``;
	if (isOpen) return null;
	return metric.startsWith("service.") ? `\`${metric}\` differs from \`${latency}\` only where requests are due at moments of their own, and users wait for their answers; limit \`${latency}\`, or give the load a \`rate\`` : `\`${metric}\` is about requests that are due at moments of their own, and users send theirs when they are free; limit \`throughput\`, or give the load a \`rate\``;
}
function injectedProblem(metric, facts) {
	if (!facts.injects) return `\`${metric}\` is about bad input, and no request has \`inject\`; give one an \`inject\` and the error that it deserves, or remove the limit`;
	return metric === "injected.slowdown" && facts.countsOperations ? comparesNothing(`\`${metric}\` is`) : null;
}
const comparesNothing = (what) => `${what} told from seconds with injection and seconds without, and a load with \`iterations\` ends when they are done; give it a \`duration\` of 4s or a multiple`;

// src/config/http-rules.ts
function httpFindings(scenario, path) {
	const requests = requestsIn(scenario);
	if (requests.length === 0) return [];
	return [
		...idleKeys(scenario),
		...endless(scenario),
		...requests.flatMap(requestFindings),
		...nameFindings$1(scenario, requests),
		...injectFindings(requests)
	].map((found) => ({
		...found,
		path: [...path, ...found.path]
	}));
}
const OF_PROCESSES = [
	"read",
	"env",
	"passEnv",
	"expectExitCodes",
	"detectors",
	"history"
];
function idleKeys(scenario) {
	return [
		...OF_PROCESSES.filter((key) => scenario.children.has(key)).map((key) => atKey([key], `\`${key}\` is about a process that is run, and \`http\` sends requests; remove it`)),
		...scenario.children.has("timeout") ? [atKey(["timeout"], "`timeout` limits a process; write it under `http`, where it limits a request")] : [],
		...scenario.children.get("measure")?.value === "instructions" ? [atKey(["measure"], "Instructions are counted of a command, and `http` runs none; remove it")] : []
	];
}
const LENGTHLESS = [
	"users",
	"thinkTime",
	"arrivals",
	"maxInFlight",
	"overflow",
	"factors"
];
function endless(scenario) {
	return [...scenario.children.get("load")?.children.keys() ?? []].some((key) => !LENGTHLESS.includes(key)) || scenario.children.has("phases") || isOpen(scenario) ? [] : [atKey(["http"], "An invocation sends many requests; say how many or for how long, such as `load: { users: 8, duration: 10s }` or `load: { rate: 100/s, duration: 10s }`")];
}
const HEADER_NAME = /^[!#$%&'*+.^_`|~\dA-Za-z-]{1,100}$/;
const SET_BY_PROGRAM = /* @__PURE__ */ new Set([
	"content-length",
	"transfer-encoding",
	"connection",
	"keep-alive",
	"upgrade"
]);
function requestFindings({ path, node }) {
	const sent = entriesOf(node.children.get("headers")).flatMap(([name, { value }]) => headerFindings(name, value, [
		...path,
		"headers",
		name
	]));
	const expected = entriesOf(nodeAt(node, ["expect", "headers"])).flatMap(([name]) => HEADER_NAME.test(name) ? [] : [atKey([
		...path,
		"expect",
		"headers",
		name
	], notAHeader(name))]);
	const paths = entriesOf(nodeAt(node, ["expect", "json"])).flatMap(([written]) => {
		const reading = readJsonPath(written);
		if (reading.ok) return [];
		const message = `\`${shorten(written)}\` is no JSON path: ${reading.problem}`;
		return [atKey([
			...path,
			"expect",
			"json",
			written
		], message)];
	});
	const exact = entriesOf(nodeAt(node, ["expect", "json"])).flatMap(([written, value]) => inexact(value, [
		...path,
		"expect",
		"json",
		written
	]));
	return [
		...sent,
		...expected,
		...paths,
		...exact,
		...bodiless(node, path)
	];
}
function inexact(node, path) {
	const { value, source, children } = node;
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		const number = shorten(source ?? String(value));
		const message = `${number} is beyond 2^53, from where on numbers of JSON are rounded, and another one would do as well; expect it in the text, such as \`body: '"id":${number}'\``;
		return [atValue(path, message)];
	}
	return [...children].flatMap(([key, child]) => inexact(child, [...path, key]));
}
function bodiless(node, path) {
	if (node.children.get("method")?.value !== "HEAD") return [];
	return ["body", "json"].flatMap((key) => nodeAt(node, ["expect", key]) === void 0 ? [] : [atKey([
		...path,
		"expect",
		key
	], `An answer to HEAD has no body; remove \`${key}\`, or write \`method: GET\``)]);
}
const notAHeader = (name) => `\`${shorten(name)}\` cannot name a header: use letters, digits and \`-\``;
function headerFindings(name, value, path) {
	if (!HEADER_NAME.test(name)) return [atKey(path, notAHeader(name))];
	if (SET_BY_PROGRAM.has(name.toLowerCase())) return [atKey(path, `\`${name}\` is set for every request as its connection and body need it; remove it`)];
	return typeof value === "string" && /[^\t\x20-\x7e\x80-\xff]/.test(value) ? [atValue(path, "A header holds one line of Latin letters; remove line breaks, and encode other letters")] : [];
}
const RESERVED = /* @__PURE__ */ new Set([...NEIGHBOURS, "all"]);
function nameFindings$1(scenario, requests) {
	const phases = phaseNamesOf(scenario) ?? [];
	const names = requests.map(nameOfRequest);
	return requests.flatMap(({ path, node }, index) => {
		const name = names[index] ?? null;
		if (name === null) return [];
		const at = node.children.has("name") ? [...path, "name"] : path;
		if (RESERVED.has(name)) return [atValue(at, `\`${name}\` names a part that the program makes; choose another name`)];
		if (phases.includes(name)) return [atValue(at, `\`${shorten(name)}\` names a phase of this scenario, too; choose another name`)];
		return names.indexOf(name) < index ? [atValue(at, `Two requests are named \`${shorten(name)}\`; give each a \`name\` of its own`)] : [];
	});
}
const MOST_INJECTED = .5;
function injectFindings(requests) {
	const injected = requests.filter(({ node }) => node.children.has("inject"));
	const [first] = injected;
	if (first === void 0) return [];
	const at = [...first.path, "inject"];
	if (injected.length === requests.length) return [atKey(at, "Bad input is injected among other requests, and there is no other; add one to the list")];
	const sum = injected.reduce((total, request) => total + shareOf(request), 0);
	return [...injected.flatMap(aloneFindings), ...sum > MOST_INJECTED ? [atValue(at, `${Math.round(sum * 100)} % of the requests would be bad input; at most 50 % may be`)] : []];
}
function aloneFindings({ path, node }) {
	const at = [...path, "inject"];
	return [
		...node.children.has("name") ? [] : [atKey(at, "A request that is injected is told by its name; give it a `name`")],
		...node.children.has("expect") ? [] : [atKey(at, "A request that is injected expects an error; say which, such as `expect: { status: 400 }`")],
		...node.children.has("weight") ? [atKey([...path, "weight"], "`inject` says how often it is sent; remove `weight`")] : [],
		...shareOf({
			path,
			node,
			isOneOfSeveral: true
		}) === 0 ? [atValue(at, "None would be sent; write a share above 0 %, or remove the request")] : []
	];
}
function shareOf({ node }) {
	const read = readQuantity(node.children.get("inject")?.value, "ratio");
	return read.ok ? read.value : 0;
}

// src/config/load-shape-rules.ts
const LONGEST_MS = 1728e6;
const DAY_MS = 864e5;
function shapeFindings(scenario, path) {
	const config = readLoad(scenario);
	if (config === null) return [];
	const at = [...path, "load"];
	if (config.model === "closed") return [...pauseFindings(config.thinkTime, at), ...lengthFindings(config, config.durationMs, scenario, path)];
	const numbers = numberFindings(config.shape, at);
	if (numbers.length > 0) return numbers;
	const curve = curveOf(config.shape);
	if (curve === "too many pieces") return [tooManyPieces(config.shape, at)];
	return [...curve === null ? [] : totalFindings(curve, config.shape, path), ...lengthFindings(config, curve && arithmeticOf(curve).durationMs, scenario, path)];
}
const pauseFindings = (pause, at) => pause !== void 0 && pause.minMs > pause.maxMs ? [atValue([
	...at,
	"thinkTime",
	"min"
], "`min` is above `max`; exchange them")] : [];
function numberFindings(shape, at) {
	const wrong = (key, message) => [atValue([
		...at,
		shape.kind,
		key
	], message)];
	switch (shape.kind) {
		case "sine": return shape.amplitude < shape.mean ? [] : wrong("amplitude", "`amplitude` must be below `mean`, as rates are never negative");
		case "square":
		case "sawtooth":
		case "randomWalk": return shape.low < shape.high ? [] : wrong("low", "`low` must be below `high`; exchange them");
		case "steps": return shape.step > 0 || shape.from === shape.to ? [] : wrong("step", "`step` must be above 0, or no rate but the first is ever reached");
		case "spike": return spikeFindings(shape, wrong);
		default: return [];
	}
}
function spikeFindings({ base, peak, atMs, widthMs, durationMs }, wrong) {
	if (peak <= base) return wrong("peak", "`peak` must be above `base`; exchange them");
	const meets = atMs.findIndex((at, i) => at < (atMs[i - 1] ?? Number.NEGATIVE_INFINITY) + widthMs);
	if (meets >= 0) return wrong("at", `The spikes at ${time(atMs[meets - 1])} and ${time(atMs[meets])} overlap, as each lasts ${time(widthMs)}; move one, or make \`width\` less`);
	const last = atMs.at(-1) ?? 0;
	return last + widthMs <= durationMs ? [] : wrong("at", `The spike at ${time(last)} lasts until ${time(last + widthMs)}, and the load ends after ${time(durationMs)}; make \`duration\` longer, or leave it out`);
}
function curveOf(shape) {
	if (shape.kind === "replay") return null;
	if (!isPieced(shape)) return shape;
	const pieces = [];
	for (const segment of segmentsOf(shape, () => .5)) {
		if (pieces.length === 1e4) return "too many pieces";
		pieces.push(segment);
	}
	return {
		kind: "pieces",
		pieces
	};
}
const tooManyPieces = ({ kind }, at) => atKey([...at, kind], `\`${kind}\` has more than ${MOST_PIECES.toLocaleString("en-US")} pieces with these numbers, and no plan holds more; make them longer, or the load shorter`);
function totalFindings(curve, { kind }, path) {
	const { total, durationMs } = arithmeticOf(curve);
	const key = kind === "constant" ? "rate" : kind;
	const at = kind === "phases" ? [...path, "phases"] : [
		...path,
		"load",
		key
	];
	if (total < 1) return [atKey(at, `No operation is ever due: in ${time(durationMs)} \`${key}\` makes ${Number(total.toPrecision(2))} of one; raise the rate, or the time`)];
	return durationMs <= LONGEST_MS ? [] : [atKey(at, `\`${key}\` lasts ${time(durationMs)} in all; at most 20 days are allowed`)];
}
function lengthFindings({ phases }, durationMs, scenario, path) {
	if (phases === void 0 || durationMs === null) return [];
	const length = lengthOf(phases);
	if (Math.abs(length - durationMs) < .001) return length <= LONGEST_MS ? [] : [atKey([...path, "phases"], `The phases last ${time(length)} in all; at most 20 days are allowed`)];
	const remedy = nodeAt(scenario, ["load", "duration"]) === void 0 ? "make them equal" : "make them equal, or remove `duration`, which follows from the phases";
	return [atKey([...path, "phases"], `The phases last ${time(length)} in all, and the load ${time(durationMs)}; ${remedy}`)];
}
function measuredMs(config) {
	if (config.phases !== void 0) return lengthOf(config.phases.filter(({ measure }) => measure));
	if (config.model === "closed") return config.durationMs;
	const curve = curveOf(config.shape);
	return curve === null || curve === "too many pieces" ? null : arithmeticOf(curve).durationMs;
}
function time(ms) {
	if (ms === void 0) return "0s";
	const [factor, unit] = [
		[DAY_MS, "d"],
		[36e5, "h"],
		[6e4, "m"],
		[1e3, "s"]
	].find(([size]) => ms >= size && ms % size === 0) ?? (ms >= 1e3 ? [1e3, "s"] : [1, "ms"]);
	return `${Number((ms / factor).toPrecision(9))}${unit}`;
}

// src/config/phase-rules.ts
function phaseFindings(scenario, path) {
	const phases = [...scenario.children.get("phases")?.children.values() ?? []];
	if (phases.length === 0) return stageFindings(scenario, [
		...path,
		"load",
		"stages"
	]);
	const at = [...path, "phases"];
	return [
		...sameNames(phases, at),
		...unmeasured(phases, at),
		...ratesOf(phases, scenario, path),
		...besideLoad$1(scenario, path)
	];
}
const nameOf = (phase) => {
	const name = phase.children.get("name")?.value;
	return typeof name === "string" ? name : null;
};
function sameNames(phases, at) {
	const names = phases.map(nameOf);
	return names.flatMap((name, i) => name !== null && names.indexOf(name) < i ? [atValue([
		...at,
		i,
		"name"
	], `\`${shorten(name)}\` names two of the ${at.at(-1)}; give each a name of its own`)] : []);
}
function unmeasured(phases, at) {
	const hidden = phases.every((phase) => phase.children.get("measure")?.value === false);
	const message = `Each of the ${at.at(-1)} has \`measure: false\`, so nothing is measured; take it from one of them`;
	return hidden ? [atKey(at, message)] : [];
}
function ratesOf(phases, scenario, path) {
	if (!hasRatedPhases(scenario)) return [];
	const without = phases.findIndex((phase) => !phase.children.has("rate"));
	const [shape] = shapeKeysOf(scenario.children.get("load"));
	if (without >= 0) return [atKey([
		...path,
		"phases",
		without
	], "Some phases have a `rate` and this one has none; give each its own, or remove all and write a `rate` in `load`")];
	if (shape === void 0) return [];
	return [atKey([
		...path,
		"load",
		shape
	], `The phases have rates of their own, so \`${shape}\` says the same a second time; remove it, or the rates of the phases`)];
}
function besideLoad$1(scenario, path) {
	const load = scenario.children.get("load")?.children;
	const at = [...path, "load"];
	const message = (key, reason) => atKey([...at, key], `\`${key}\` cannot stand beside \`phases\`, ${reason}`);
	return [
		...load?.has("iterations") === true ? [message("iterations", "which are parts of a time; write `duration`, or remove it")] : [],
		...load?.has("duration") === true && hasRatedPhases(scenario) ? [message("duration", "whose own durations say when the load ends; remove it")] : [],
		...load?.has("replay") === true ? [message("replay", "as only its file says how long it is; remove one of them")] : [],
		...namedStages(load?.get("stages")).map((i) => atKey([
			...at,
			"stages",
			i
		], "This stage is a phase of its own, and the scenario has `phases` too; keep the one or the other"))
	];
}
const isNamed = (stage) => stage.children.has("name") || stage.children.get("measure")?.value === false;
function namedStages(stages) {
	const first = [...stages?.children.values() ?? []].findIndex(isNamed);
	return first < 0 ? [] : [first];
}
function stageFindings(scenario, at) {
	const stages = [...scenario.children.get("load")?.children.get("stages")?.children.values() ?? []];
	if (!stages.some(isNamed)) return [];
	return [...sameNames(stages, at), ...unmeasured(stages, at)];
}

// src/config/load-rules.ts
function loadFindings(scenario, path) {
	const between = [...betweenKeys(scenario, [...path, "load"]), ...phaseFindings(scenario, path)];
	return [
		...between,
		...besideLoad(scenario, path),
		...between.length > 0 ? [] : shapeFindings(scenario, path)
	];
}
const CLOSED = [
	"users",
	"iterations",
	"thinkTime"
];
const OPEN = [
	"arrivals",
	"maxInFlight",
	"overflow"
];
const TIMED = /* @__PURE__ */ new Set([
	"stages",
	"steps",
	"replay"
]);
function betweenKeys(scenario, path) {
	const load = scenario.children.get("load");
	const written = (keys) => keys.filter((key) => load?.children.has(key));
	const shapes = shapeKeysOf(load);
	const [shape] = shapes;
	const opener = shape ?? (hasRatedPhases(scenario) ? "phases" : null);
	if (opener === null) return written(OPEN).map((key) => atKey([...path, key], `\`${key}\` is for open loads; add a \`rate\` or another shape, or remove it`));
	return [
		...shapes.slice(1).map((other) => atKey([...path, other], `\`${shape}\` and \`${other}\` are two shapes of one load; keep one, or make two scenarios`)),
		...written(CLOSED).map((key) => atKey([...path, key], `\`${key}\` belongs to the closed model, in which users wait for answers, and \`${opener}\` makes the load open; remove one of them`)),
		...shape === void 0 ? [] : ofShape(shape, scenario, path)
	];
}
function ofShape(shape, scenario, path) {
	const load = scenario.children.get("load");
	if (shape === "replay" && load?.children.has("arrivals")) return [atKey([...path, "arrivals"], "`arrivals` says nothing of a `replay`, whose file has every moment; remove it")];
	if (TIMED.has(shape) && load?.children.has("duration")) return [atKey([...path, "duration"], `\`duration\` follows from \`${shape}\`, which says when the load ends; remove it`)];
	return !TIMED.has(shape) && shape !== "spike" && !load?.children.has("duration") && !scenario.children.has("phases") ? [atKey([...path, shape], `\`${shape}\` does not say when the load ends; add \`duration: 30s\` beside it`)] : [];
}
function besideLoad(scenario, path) {
	return scenario.children.get("measure")?.value === "instructions" && isOpen(scenario) ? [atKey([...path, "measure"], `Instructions are counted of one process at a time, and the load of \`${shorten(String(path.at(-1)))}\` starts operations while others run; count those of a scenario without a rate`)] : [];
}

// src/config/ratio-rules.ts
function ratioFindings(tree) {
	const scenarios = nodeAt(tree, ["scenarios"]);
	const names = entriesOf(scenarios).map(([name]) => name);
	return ["thresholds/*/relativeTo", "scenarios/*/thresholds/*/relativeTo"].flatMap((path) => pathsMatching(tree, path.split("/"))).flatMap((path) => {
		const written = nodeAt(tree, path)?.value;
		const problem = typeof written === "string" ? ratioProblem(written, path, names, scenarios) : null;
		return problem === null ? [] : [atValue(path, problem)];
	});
}
function ratioProblem(written, path, names, scenarios) {
	if (path[1] === written && path[0] === "scenarios") return "`relativeTo` names its own scenario, and that ratio is always 1; name another one";
	if (!names.includes(written)) {
		const meant = nearest(written, names);
		return `\`${shorten(written)}\` is no scenario of this suite; ${meant === null ? `it has ${names.join(", ")}` : `did you mean \`${meant}\`?`}`;
	}
	if (scenarios && nodeAt(scenarios, [
		written,
		"load",
		"factors"
	]) !== void 0) return `\`${written}\` is a grid of many cells; name a scenario that is run once`;
	const users = scenarios && nodeAt(scenarios, [
		written,
		"load",
		"users"
	])?.value;
	return Array.isArray(users) && users.length > 1 ? `\`${written}\` is a ladder of ${users.length} rungs; name a scenario that is run once` : null;
}

// src/config/variable-rules.ts
function environmentFindings(root, path) {
	return entriesOf(nodeAt(root, path)).flatMap(([name, node]) => {
		const found = variableProblem(name) ?? unfaithful(node);
		return found === null ? [] : [{
			...found,
			path: [...path, name]
		}];
	});
}
function variableProblem(name) {
	if (!VARIABLE$1.test(name)) return atKey([], `\`${shorten(name)}\` cannot name a variable: use letters, digits and \`_\`, not starting with a digit`);
	return name === "STRESS_METRICS" ? atKey([], "`STRESS_METRICS` names the file for the workload’s metrics and is set for every run; choose another name") : null;
}
const unfaithful = (node) => typeof node.value === "number" && String(node.value) !== node.source ? atValue([], `YAML reads \`${shorten(node.source ?? "")}\` as the number ${node.value}; put it in quotes to keep it as it is`) : null;
const SHELL = /(?:^|\/)(?:ba|da|z|k|fi)?sh$|(?:^|\/)(?:env|cmd\.exe|pwsh)$/;
function literalVariables(scenario, path) {
	return [["command"], ["worker", "command"]].flatMap((place) => {
		const written = nodeAt(scenario, place)?.value;
		if (!Array.isArray(written) || SHELL.test(scalarText(written[0]))) return [];
		return written.flatMap((word, index) => {
			const [variable] = /\$\{?STRESS_[A-Z_]+\}?/.exec(scalarText(word)) ?? [];
			if (variable === void 0) return [];
			const message = `\`${variable}\` stands in a list, which no shell reads, so it would be passed on as it is; write the command as one text, or let the program read its environment`;
			return [atValue([
				...path,
				...place,
				index
			], message)];
		});
	});
}

// src/config/repeat-rules.ts
const MOST_DEALT = 1e4;
function repeatFindings(scenario, path) {
	const repeat = scenario.children.get("repeat");
	if (repeat === void 0) return [...quarantineAlone(scenario, path), ...rateAlone(scenario, path)];
	const at = [...path, "repeat"];
	return [
		...besideRepeat(scenario, path),
		...endFindings(repeat, at),
		...rungFindings(repeat, at),
		...levelFindings(repeat, at),
		...variableFindings(repeat, at),
		...sizeFindings(repeat, at)
	];
}
const quarantineAlone = (scenario, path) => scenario.children.has("quarantine") ? [atKey([...path, "quarantine"], "`quarantine` names tests of a scenario that is repeated; add `repeat`, or remove it")] : [];
const NOT_BESIDE = {
	results: "`results` runs nothing, so there is nothing to repeat; give the scenario a `command`",
	http: "a run is a process that ends by itself; give the scenario a `command`",
	worker: "a run is a process that ends by itself; give the scenario a `command`",
	module: "a run is a process that ends by itself; give the scenario a `command`",
	load: "its runs are its load; write `parallel` under `repeat` for copies at once",
	phases: "its runs are short, and have no parts; make a scenario of its own for what is measured",
	samples: "its runs are its samples; write `runs` under `repeat`",
	leaks: "no growth is measured where conditions vary; make a scenario of its own for the leak"
};
function besideRepeat(scenario, path) {
	const idle = Object.entries(NOT_BESIDE).filter(([key]) => scenario.children.has(key)).map(([key, remedy]) => atKey([...path, key], `\`${key}\` cannot stand beside \`repeat\`: ${remedy}`));
	const counts = scenario.children.get("measure")?.value === "instructions";
	return [
		...idle,
		...counts ? [atKey([...path, "measure"], "`measure: instructions` cannot stand beside `repeat`, which measures nothing but how tests end; remove it")] : [],
		...limitsBeside(scenario, path)
	];
}
const SAID_OF_COUNTS = /* @__PURE__ */ new Set(["max", "required"]);
const limitsBeside = (scenario, path) => entriesOf(scenario.children.get("thresholds")).flatMap(([metric, limits]) => {
	const at = [
		...path,
		"thresholds",
		metric
	];
	if (!COUNTED_OF_REPEATS.has(metric)) return [atKey(at, `\`${shorten(metric)}\` cannot be limited beside \`repeat\`, which measures nothing but how tests end; make a scenario of its own for what is measured`)];
	return entriesOf(limits).filter(([key]) => !SAID_OF_COUNTS.has(key)).map(([key]) => atKey([...at, key], `\`${shorten(key)}\` says nothing of \`${metric}\` beside \`repeat\`: whether it grew is judged for each test and fault; write \`max\`, or remove it`));
});
const rateAlone = (scenario, path) => entriesOf(scenario.children.get("thresholds")).flatMap(([metric]) => metric === "flake.rate" ? [atKey([
	...path,
	"thresholds",
	metric
], `\`${FLAKE_RATE}\` is the rate at which repeated tests fail; add \`repeat\`, or remove it`)] : []);
function endFindings(repeat, path) {
	const until = repeat.children.get("until");
	const isTimed = until?.value === "time";
	const hasDuration = repeat.children.has("duration");
	if (isTimed && !hasDuration) return [atKey([...path, "until"], "`until: time` needs a `duration` beside it, such as `duration: 10m`")];
	if (hasDuration && !isTimed) return [atKey([...path, "duration"], "`duration` says nothing unless time ends the repetition; add `until: time`, or remove it")];
	return tooFewFor(until, repeat.children.get("runs")?.value, path);
}
function tooFewFor(until, runs, path) {
	const bound = until?.children.get("bound")?.value;
	const rate = bound === void 0 ? null : readQuantity(bound, "ratio");
	if (typeof runs !== "number" || rate?.ok !== true || !(rate.value > 0 && rate.value < 1)) return [];
	const needed = runsToRuleOut(rate.value);
	return runs >= needed ? [] : [atValue([...path, "runs"], `${runs} runs cannot rule out a failure rate of ${shorten(String(bound))}: that takes ${needed} without a failure; raise it, or remove it`)];
}
const rungFindings = (repeat, path) => repeated(repeat.children.get("parallel")?.value, [...path, "parallel"], "the ladder");
const levelFindings = (repeat, path) => [...entriesOf(nodeAt(repeat, ["vary"])), ...entriesOf(nodeAt(repeat, ["vary", "env"])).map(([name, node]) => [`env/${name}`, node])].flatMap(([name, node]) => repeated(node.value, [
	...path,
	"vary",
	...name.split("/")
], `\`${shorten(name.replace("env/", ""))}\``));
function repeated(list, path, where) {
	if (!Array.isArray(list)) return [];
	const texts = list.map(scalarText);
	const twice = texts.findIndex((text, i) => text !== "" && texts.indexOf(text) < i);
	return twice < 0 ? [] : [atValue([...path, twice], `${shorten(texts[twice] ?? "")} stands in ${where} twice; remove one`)];
}
const OTHERWISE = {
	TZ: "vary it as `timezone`",
	LC_ALL: "vary it as `locale`",
	LANG: "vary it as `locale`",
	TMPDIR: "each run has a folder of its own there"
};
function variableFindings(repeat, path) {
	const at = [
		...path,
		"vary",
		"env"
	];
	return entriesOf(nodeAt(repeat, ["vary", "env"])).flatMap(([name, levels]) => {
		const remedy = OTHERWISE[name] ?? (name.startsWith("STRESS_") ? "it is set for every run" : null);
		const problem = remedy === null ? variableProblem(name) : atKey([], `\`${name}\` cannot be varied here: ${remedy}`);
		const changed = [...levels.children].flatMap(([place, level]) => {
			const found = unfaithful(level);
			return found === null ? [] : [{
				...found,
				path: [
					...at,
					name,
					Number(place)
				]
			}];
		});
		return [...problem === null ? [] : [{
			...problem,
			path: [...at, name]
		}], ...changed];
	});
}
function sizeFindings(repeat, path) {
	const vary = repeat.children.get("vary");
	const cells = levelCounts(vary).reduce((product, count) => product * count, 1);
	if (cells > 1e3) return [atKey([...path, "vary"], `\`vary\` has ${cells.toLocaleString("en-US")} combinations of levels; at most ${MOST_CELLS.toLocaleString("en-US")} are allowed: leave out levels, or make several scenarios`)];
	const copies = Math.max(1, ...[repeat.children.get("parallel")?.value].flat().filter(isNumber));
	return vary?.children.has("load") !== true && !varies(vary, "load") ? [] : cells * copies <= MOST_DEALT ? [] : [atKey([...path, "vary"], `\`vary\` has ${cells} combinations of levels for ${copies} copies at once, which share their \`load\`; at most ${MOST_DEALT.toLocaleString("en-US")} in all are allowed: leave out levels, or lower \`parallel\``)];
}
const isNumber = (value) => typeof value === "number";
const varies = (vary, condition) => Array.isArray(vary?.value) && vary.value.includes(condition);
function levelCounts(vary) {
	if (Array.isArray(vary?.value)) {
		const named = new Set(vary.value.map(String));
		return Object.entries(DEFAULTS.repeat.levels).flatMap(([name, levels]) => named.has(name) ? [levels.length] : []);
	}
	if (!isMap$1(vary?.value)) return [];
	return [...entriesOf(vary), ...entriesOf(vary?.children.get("env"))].flatMap(([, { value }]) => Array.isArray(value) && value.length > 0 ? [value.length] : []);
}

// src/config/requirement-rules.ts
const ID = /^[^\s,[\]]{1,100}$/u;
function requirementFindings(tree) {
	const node = nodeAt(tree, ["requirements"]);
	if (node === void 0) return [];
	const declared = declaredIds(node);
	return [...idFindings(node, declared), ...coveredFindings(tree, declared)];
}
const declaredIds = (node) => isMap$1(node.value) ? entriesOf(node).map(([id]) => id) : [...node.children.values()].flatMap(({ value }) => typeof value === "string" ? [value] : []);
function idFindings(node, declared) {
	if (isMap$1(node.value)) return declared.filter((id) => !ID.test(id)).map((id) => atKey(["requirements", id], `\`${shorten(id)}\` cannot be an id: use one word of at most 100 characters without commas and brackets`));
	const twice = declared.findIndex((id, i) => declared.indexOf(id) < i);
	return twice < 0 ? [] : [atValue(["requirements", twice], `\`${shorten(declared[twice] ?? "")}\` is declared twice; remove one`)];
}
function coveredFindings(tree, declared) {
	return pathsMatching(tree, [
		"scenarios",
		"*",
		"covers",
		"*"
	]).flatMap((path) => {
		const id = nodeAt(tree, path)?.value;
		if (typeof id !== "string" || declared.includes(id)) return [];
		const meant = nearest(id, declared);
		const advice = meant === null ? "declare it there, or remove it here" : `did you mean \`${meant}\`?`;
		return [atValue(path, `\`${shorten(id)}\` is not among the \`requirements\` of this suite; ${advice}`)];
	});
}

// src/config/service-life-rules.ts
function lifeFindings(services, scenarios) {
	return [
		...circles(services),
		...services.flatMap((program) => outlived(program, services)),
		...scenarios.flatMap((program) => unmeasurable(program, services))
	];
}
function circles(services) {
	const needsOf = new Map(services.map(({ path, needs }) => [String(path[1]), needs]));
	const visited = /* @__PURE__ */ new Set();
	const visit = (name, trail) => {
		const at = trail.indexOf(name);
		if (at >= 0) return [circle(trail.slice(at))];
		if (visited.has(name)) return [];
		visited.add(name);
		return (needsOf.get(name) ?? []).flatMap((next) => visit(next, [...trail, name]));
	};
	return [...needsOf.keys()].flatMap((name) => visit(name, []));
}
function circle(members) {
	const [first = ""] = members;
	const message = members.length === 1 ? `\`${first}\` needs itself, so it can never be started; remove it from its \`needs\`` : `${[...members, first].map((member) => `\`${member}\``).join(" needs ")}: none of them can be started first; remove one of these needs`;
	return atKey(["services", first], message);
}
const scopeOf = ({ node }) => {
	const written = node.children.get("scope")?.value;
	return SERVICE_SCOPES.indexOf(SERVICE_SCOPES.find((scope) => scope === written) ?? "scenario");
};
const outlived = (program, services) => program.needs.flatMap((need) => {
	const needed = services.find(({ path }) => path[1] === need);
	if (needed === void 0 || scopeOf(needed) >= scopeOf(program)) return [];
	const [own, theirs] = [program, needed].map((one) => SERVICE_SCOPES[scopeOf(one)]);
	return [atKey(program.path, `\`${program.path[1]}\` lives for one ${own} and needs \`${need}\`, which lives for one ${theirs} and would end before it; give \`${need}\` the scope ${own}`)];
});
function unmeasurable(scenario, services) {
	const { path, node, needs } = scenario;
	const needed = startOrder(needs, services.map(namedNeeds));
	if (needed.length === 0) return [];
	return [
		...node.children.get("measure")?.value === "instructions" ? [atKey([...path, "measure"], COUNTS_LOAD)] : [],
		...node.children.has("repeat") ? [atKey([...path, "repeat"], COPIES_SHARE)] : [],
		...soakBesideLasting(scenario, services.filter(({ path: own }) => needed.some(({ name }) => name === own[1])))
	];
}
const COUNTS_LOAD = "`instructions` would count those of the command and none of its services; measure time, or count the program itself";
const COPIES_SHARE = "`repeat` makes copies of a test at once, and no service is started for them; let the test start what it needs";
const namedNeeds = ({ path, needs }) => ({
	name: String(path[1]),
	needs
});
function soakBesideLasting({ path, node }, needed) {
	const limits = node.children.get("thresholds")?.children.keys() ?? [];
	const lasting = needed.find((service) => scopeOf(service) === SERVICE_SCOPES.indexOf("suite"));
	if (lasting === void 0 || !isSoak(node.children.get("leaks")?.value, limits)) return [];
	const name = String(lasting.path[1]);
	return [atKey(path, `Growth is judged over fresh processes, and \`${name}\` has the scope suite; give it another scope`)];
}
function idleFindings(services, scenarios) {
	if (!scenarios.every(({ node }) => saysWhereItSends(node))) return [];
	const needed = startOrder(scenarios.flatMap(({ needs }) => needs), services.map(namedNeeds));
	return services.filter(({ path }) => !needed.some(({ name }) => name === path[1])).map(({ path }) => atKey(path, `No scenario needs \`${shorten(String(path[1]))}\`; name it in the \`needs\` of one, refer to it (\`\${${shorten(String(path[1]))}.url}\`), or remove it`));
}
function saysWhereItSends(scenario) {
	if (!scenario.children.has("http")) return true;
	const requests = requestsIn(scenario);
	return requests.length > 0 && requests.every(({ node }) => /^(https?:\/\/|\$\{)/.test(scalarText(node.children.get("url")?.value)));
}

// src/config/service-program.ts
function programOf(path, node, names) {
	const written = entriesOfList(node.children.get("needs")).map(([, entry]) => scalarText(entry.value));
	const requests = servicesMeant({
		replaced: requestTexts(node).map(({ text }) => text),
		shell: []
	}, names);
	const meant = [...PLACES.flatMap((place) => meantIn(nodeAt(node, place), names)), ...requests];
	const needs = [...written, ...meant.filter((name) => name !== path[1] || path[0] !== "services")];
	return {
		path,
		node,
		needs: [...new Set(needs)]
	};
}
const PLACES = [
	["command"],
	["env"],
	["ready", "command"]
];
const entriesOfList = (node) => Array.isArray(node?.value) && node !== void 0 ? [...node.children] : [];
const meantIn = (node, names) => servicesMeant({
	replaced: node === void 0 ? [] : [...node.children.values()].map(({ value }) => scalarText(value)),
	shell: typeof node?.value === "string" ? [node.value] : []
}, names);

// src/config/service-reference-rules.ts
const unknownService = (shown, name, names) => names.length === 0 ? `${shown} is no service: the suite declares none; add it under \`services\` at the top` : `${shown} is no service of this suite${didYouMean(name, names)}; it has ${names.join(", ")}`;
const referenceFindings = (node, path, names) => [...PLACES.flatMap((place) => {
	const found = nodeAt(node, place);
	return found === void 0 ? [] : textFindings(found, [...path, ...place], names);
}), ...requestTexts(node).flatMap(({ path: place, text }) => inText(text, [...path, ...place], names))];
function textFindings(node, path, names) {
	if (typeof node.value === "string") return [...inShell(node.value, path, names), ...variables(node.value, path, names)];
	return [...node.children].flatMap(([key, { value }]) => typeof value !== "string" ? [] : [...inText(value, [...path, key], names), ...variables(value, [...path, key], names)]);
}
const inShell = (text, path, names) => meantReferences(text, names).slice(0, 1).map(({ text: reference, service }) => atValue(path, `\`${reference}\` stands in a shell command, in which nothing is replaced; ${names.includes(service) ? `write "$${serviceVariable(service, "url")}"` : "use a variable such as \"$STRESS_SERVICE_API_URL\""}, or make the command a list`));
const inText = (text, path, names) => meantReferences(text, names).flatMap(({ text: reference, service, key }) => {
	if (!names.includes(service)) return [atValue(path, `${unknownService(`\`${service}\` in \`${reference}\``, service, names)}; for the text itself write \`$${reference}\``)];
	return SERVICE_KEYS.some((known) => known === key) ? [] : [atValue(path, `\`${reference}\` asks for \`${key}\`${didYouMean(key, SERVICE_KEYS)}; a service has ${SERVICE_KEYS.join(", ")}`)];
});
const variables = (text, path, names) => variablePartsIn(text).filter((part) => !names.some((name) => variablePart(name) === part)).map((part) => {
	const name = part.toLowerCase().replaceAll("_", "-");
	return atValue(path, unknownService(`\`${name}\` of \`STRESS_SERVICE_${part}_…\``, name, names));
});

// src/config/service-rules.ts
const MOST_SERVICES = 100;
function serviceFindings(tree) {
	const entries = entriesOf(nodeAt(tree, ["services"]));
	const names = entries.map(([name]) => name);
	if (names.length > MOST_SERVICES) return [atKey(["services"], `There are ${names.length} services; at most ${MOST_SERVICES} are started for a suite`)];
	const suiteEnv = nodeAt(tree, ["env"]);
	const services = entries.map(([name, node]) => programOf(["services", name], node, names));
	const scenarios = entriesOf(nodeAt(tree, ["scenarios"])).map(([name, node]) => {
		const program = programOf(["scenarios", name], node, names);
		const runs = !node.children.has("results");
		return {
			...program,
			needs: [...program.needs, ...runs ? meantIn(suiteEnv, names) : []]
		};
	});
	const unknown = [...services, ...scenarios].flatMap((program) => [...unknownNeeds(program, names), ...referenceFindings(program.node, program.path, names)]);
	return [
		...entries.flatMap(([name, node], index) => ofService(name, node, names.slice(0, index))),
		...unknown,
		...suiteEnv === void 0 ? [] : textFindings(suiteEnv, ["env"], names),
		...lifeFindings(services, scenarios),
		...unknown.length === 0 ? idleFindings(services, scenarios) : []
	];
}
function ofService(name, node, before) {
	const path = ["services", name];
	const twin = before.find((other) => variablePart(other) === variablePart(name));
	const kinds = READY_KINDS.filter((kind) => node.children.get("ready")?.children.has(kind));
	return [
		...SERVICE_NAME.test(name) ? [] : [atKey(path, `\`${shorten(name)}\` cannot name a service: ${SERVICE_NAME_RULE}`)],
		...twin === void 0 ? [] : [atKey(path, `\`${name}\` and \`${twin}\` would have the same variable, ${serviceVariable(name, "url")}; rename one`)],
		...kinds.slice(1).map((kind) => atKey([
			...path,
			"ready",
			kind
		], `\`${kinds[0]}\` and \`${kind}\` both say when it is ready; keep one`)),
		...["PORT", "HOST"].filter((variable) => nodeAt(node, ["env", variable]) !== void 0).map((variable) => atKey([
			...path,
			"env",
			variable
		], `\`${variable}\` is set for every instance of a service; remove it, and say where one listens that chooses for itself by \`ready: { tcp: … }\``))
	];
}
function unknownNeeds({ path, node }, names) {
	return entriesOfList(node.children.get("needs")).flatMap(([index, { value }]) => typeof value !== "string" || names.includes(value) ? [] : [atValue([
		...path,
		"needs",
		index
	], unknownService(`\`${shorten(value)}\``, value, names))]);
}

// src/config/watch-rules.ts
const KEYS = ["for", "abortOnFail"];
const watched = new Set(WATCHED_METRICS);
const watchFindings = (scenario, path) => [...reservedName(scenario, path), ...watching(scenario.children.get("thresholds"), [...path, "thresholds"]).flatMap(({ metric, key, at }) => {
	const problem = problemOf(metric, key, nodeAt(scenario, ["thresholds", metric]), scenario);
	return problem === null ? [] : [atKey(at, problem)];
})];
const suiteWatchFindings = (tree) => watching(nodeAt(tree, ["thresholds"]), ["thresholds"]).map(({ key, at }) => atKey(at, `\`${key}\` looks at a load while it runs; write this limit in the scenario whose load it is`));
const watching = (thresholds, path) => entriesOf(thresholds).flatMap(([metric, threshold]) => KEYS.filter((key) => isMap$1(threshold.value) && threshold.children.has(key)).map((key) => ({
	metric,
	key,
	at: [
		...path,
		metric,
		key
	]
})));
function problemOf(metric, key, threshold, scenario) {
	if (threshold?.children.get(key)?.value === false) return null;
	if (!watched.has(metric)) return `\`${key}\` needs a metric that every window of a load has: ${[...watched].map((id) => `\`${id}\``).join(", ")}`;
	if (!threshold?.children.has("max") && !threshold?.children.has("min")) return `\`${key}\` says when a \`max\` or a \`min\` counts; write one beside it`;
	if (threshold.children.has("max") && threshold.children.has("min")) return `\`${key}\` needs one limit to watch; keep \`max\` or \`min\``;
	const load = scenario.children.get("load");
	if (!(isOpen(scenario) || load?.children.has("duration") || scenario.children.has("phases"))) return `\`${key}\` looks at a load while time passes, and this one ends with its operations; give the load a \`duration\``;
	if (load?.children.has("find")) return `\`${key}\` would end the search, whose probes are to break the limit; remove it: a probe breaks it or not`;
	return key === "for" ? longerThanLoad(threshold.children.get(key)?.value, scenario) : null;
}
function longerThanLoad(written, scenario) {
	const config = readLoad(scenario);
	const lengthMs = config && measuredMs(config);
	const limit = readQuantity(written, "ns");
	if (lengthMs === null || !limit.ok || limit.value / 1e6 <= lengthMs) return null;
	return `The limit may be broken for ${time(limit.value / 1e6)}, and the load is measured for ${time(lengthMs)}, so it could never be; make \`for\` shorter, or the load longer`;
}
function reservedName(scenario, path) {
	if (partsOf(scenario)?.includes("sustained") !== true) return [];
	const message = `A phase or a request cannot be called \`${SUSTAINED}\`, which stands for limits with \`for\`; choose another name`;
	return [atKey(path, message)];
}

// src/config/rules.ts
const ruleFindings = (tree) => [
	...environmentFindings(tree, ["env"]),
	...thresholdFindings(nodeAt(tree, ["thresholds"]), ["thresholds"], { suite: partsOfAll(entriesOf(nodeAt(tree, ["scenarios"])).map(([, node]) => node)) }),
	...scenariosFindings(nodeAt(tree, ["scenarios"])),
	...ratioFindings(tree),
	...requirementFindings(tree),
	...suiteWatchFindings(tree),
	...serviceFindings(tree),
	...entriesOf(nodeAt(tree, ["services"])).flatMap(([name]) => environmentFindings(tree, [
		"services",
		name,
		"env"
	]))
];
function scenariosFindings(scenarios) {
	if (isMap$1(scenarios?.value) && scenarios?.children.size === 0) return [atValue(["scenarios"], "There is no scenario; write at least one")];
	return entriesOf(scenarios).flatMap(([name, node]) => {
		const path = ["scenarios", name];
		const rules = isMap$1(node.value) ? SCENARIO_RULES.flatMap((rule) => rule(node, path)) : [];
		return [...nameFindings(name), ...rules];
	});
}
const nameFindings = (name) => NAME.test(name) ? [] : [atKey(["scenarios", name], `\`${shorten(name)}\` cannot name a scenario: ${NAME_RULE}`)];
const oneDriver = (scenario, path) => {
	const drivers = DRIVER_KEYS.filter((key) => scenario.children.has(key));
	if (drivers.length > 0) return drivers.slice(1).map((key) => atKey([...path, key], `The scenario has two drivers, \`${drivers[0]}\` and \`${key}\`; keep one, or make two scenarios`));
	if ([...scenario.children.keys()].some(isMisspeltDriver)) return [];
	return [atKey(path, `The scenario \`${shorten(String(path[1]))}\` does nothing; give it a \`command\`, \`http\`, a \`worker\`, a \`module\` or \`results\``)];
};
const isMisspeltDriver = (key) => {
	const known = keysAt(scenario, []);
	const meant = known.includes(key) ? null : nearest(key, known);
	return DRIVER_KEYS.some((driver) => driver === meant);
};
const oneEnd = (scenario, path) => {
	const load = scenario.children.get("load");
	const both = load?.children.has("iterations") && load.children.has("duration");
	const message = "`iterations` and `duration` both say when an invocation ends; keep one";
	return both ? [atKey([
		...path,
		"load",
		"duration"
	], message)] : [];
};
const distinctRungs = (scenario, path) => {
	const users = nodeAt(scenario, ["load", "users"])?.value;
	if (!Array.isArray(users)) return [];
	const twice = users.findIndex((rung, index) => users.indexOf(rung) < index);
	const message = `${shorten(String(users[twice]))} stands in the ladder twice; each rung is a scenario of its own`;
	return twice < 0 ? [] : [atValue([
		...path,
		"load",
		"users",
		twice
	], message)];
};
const sampleOrder = (scenario, path) => {
	const written = scenario.children.get("samples")?.children;
	const soaks = isSoak(scenario.children.get("leaks")?.value, scenario.children.get("thresholds")?.children.keys() ?? []);
	const usual = scenario.children.get("load")?.children.has("find") === true ? DEFAULTS.find : DEFAULTS.samples;
	const defaults = soaks ? {
		min: DEFAULTS.soak.min,
		max: null
	} : usual;
	const numberOf = (key) => {
		const value = written?.has(key) ? written.get(key)?.value : defaults[key];
		return typeof value === "number" ? value : null;
	};
	const [min, max] = [numberOf("min"), numberOf("max")];
	if (min === null || max === null || min <= max) return [];
	const origin = (key) => written?.has(key) ? "" : ", its default";
	return [atValue([
		...path,
		"samples",
		written?.has("min") ? "min" : "max"
	], `\`min\` (${min}${origin("min")}) is above \`max\` (${max}${origin("max")}); raise \`max\` or lower \`min\``)];
};
const RUNNING = [
	"read",
	"env",
	"passEnv",
	"expectExitCodes",
	"needs",
	"timeout",
	"load",
	"phases",
	"samples",
	"leaks",
	"measure",
	"detectors",
	"history"
];
const resultsAlone = (scenario, path) => {
	if (scenario.children.get("results") === void 0) return [];
	const idle = RUNNING.filter((key) => scenario.children.has(key)).map((key) => atKey([...path, key], `\`${key}\` says how a command is run, and \`results\` runs nothing; remove it`));
	const streams = pathsMatching(scenario, [
		"results",
		"*",
		"from"
	]).filter((from) => ["stdout", "stderr"].includes(scalarText(nodeAt(scenario, from)?.value))).map((from) => atValue([...path, ...from], "`results` reads files that another step wrote; name them by a pattern, such as `out/*.json`"));
	return [...idle, ...streams];
};
const manyOperations = (scenario, path) => {
	const driver = ["worker", "module"].find((key) => scenario.children.has(key));
	if (driver === void 0 || scenario.children.has("repeat")) return [];
	const load = scenario.children.get("load")?.children;
	const endless = !load?.has("iterations") && !load?.has("duration") && !scenario.children.has("phases") && !isOpen(scenario);
	const message = `A ${driver} does many operations in one process; say how many or for how long, such as \`load: { iterations: 1000 }\``;
	const idle = ["read"].filter((key) => scenario.children.has(key)).map((key) => {
		const reason = `\`${key}\` looks at what a command prints, and a ${driver} answers instead; remove it`;
		return atKey([...path, key], reason);
	});
	const counting = scenario.children.get("measure")?.value === "instructions";
	const hangs = hangEntry(scenario.children.get("detectors"));
	return [
		...hangs === null ? [] : [atValue([
			...path,
			"detectors",
			hangs
		], answersInTime(driver))],
		...endless ? [atKey([...path, driver], message)] : [],
		...counting ? [atKey([...path, "measure"], COUNTED)] : [],
		...idle
	];
};
const answersInTime = (driver) => `\`hang\` watches processes that say nothing of themselves, and a ${driver} answers each operation or has timed out; remove it, and set \`timeout\``;
const COUNTED = "Instructions are counted over a whole process, which does more here than its operations; count those of a `command`";
const hangWithoutPulses = (scenario, path) => {
	const hang = hangEntry(scenario.children.get("detectors"));
	const vary = nodeAt(scenario, ["repeat", "vary"]);
	const written = isMap$1(vary?.value) ? vary.children.get("pulses")?.value : vary?.value;
	const word = isMap$1(vary?.value) ? "on" : "pulses";
	if (hang === null || !Array.isArray(written) || !written.includes(word)) return [];
	const message = "`hang` cannot watch processes that `pulses` stop and continue; make two scenarios, one with each";
	return [atValue([
		...path,
		"detectors",
		hang
	], message)];
};
const detectorsMeasureTime = (scenario, path) => scenario.children.has("detectors") && scenario.children.get("measure")?.value === "instructions" ? [atKey([...path, "detectors"], "`detectors` and `measure: instructions` exclude each other: what a detector adds would be counted; make two scenarios")] : [];
const detectorKeys = (scenario, path) => detectorFindings(scenario.children.get("detectors")).map((found) => ({
	...found,
	path: [
		...path,
		"detectors",
		...found.path
	]
}));
const historyKeys = (scenario, path) => historyFindings(scenario).map((found) => ({
	...found,
	path: [...path, ...found.path]
}));
const searchKeys = findFindings;
const gridKeys = factorFindings;
const watchKeys = watchFindings;
const ownEnvironment = (scenario, path) => environmentFindings(scenario, ["env"]).map((found) => ({
	...found,
	path: [...path, ...found.path]
}));
const ownThresholds = (scenario, path) => thresholdFindings(scenario.children.get("thresholds"), [...path, "thresholds"], partsOf(scenario));
const SCENARIO_RULES = [
	oneDriver,
	oneEnd,
	loadFindings,
	distinctRungs,
	sampleOrder,
	resultsAlone,
	manyOperations,
	httpFindings,
	detectorsMeasureTime,
	hangWithoutPulses,
	literalVariables,
	detectorKeys,
	historyKeys,
	searchKeys,
	gridKeys,
	watchKeys,
	ownEnvironment,
	ownThresholds,
	answerFindings,
	httpLimitFindings,
	repeatFindings
];

// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));

// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	visitAsync.BREAK = BREAK;
	visitAsync.SKIP = SKIP;
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));

// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			this.docStart = null;
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));

// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));

// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		const k = createNode.createNode(key, void 0, ctx);
		const v = createNode.createNode(value, void 0, ctx);
		return new Pair(k, v);
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));

// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	const map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
	exports.map = map;
}));

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	const seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
	exports.seq = seq;
}));

// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	const string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
	exports.string = string;
}));

// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));

// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));

// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	const schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	const binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
	exports.binary = binary;
}));

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	var Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
	exports.Schema = Schema;
}));

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));

// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			this.commentBefore = null;
			this.comment = null;
			this.errors = [];
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));

// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));

// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));

// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	const BOM = "﻿";
	const DOCUMENT = "";
	const FLOW_END = "";
	const SCALAR = "";
	const isCollection = (token) => !!token && "items" in token;
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	var Lexer = class {
		constructor() {
			this.atEnd = false;
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			this.buffer = "";
			this.flowKey = false;
			this.flowLevel = 0;
			this.indentNext = 0;
			this.indentValue = 0;
			this.lineEndPos = null;
			this.next = null;
			this.pos = 0;
		}
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));

// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	var Parser = class {
		constructor(onNewLine) {
			this.atNewLine = true;
			this.atScalar = false;
			this.indent = 0;
			this.offset = 0;
			this.onKeyLine = false;
			this.stack = [];
			this.source = "";
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));

// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var cst = require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}));

// src/config/yaml-tree.ts
var import_dist = require_dist();
const MOST_VALUES = 5e4;
const DEEPEST = 40;
function treeOf(contents, place) {
	const walk = {
		place,
		anchors: /* @__PURE__ */ new Map(),
		open: /* @__PURE__ */ new Set(),
		problems: [],
		values: 0
	};
	try {
		return {
			tree: nodeOf(walk, contents, [], null),
			problems: walk.problems
		};
	} catch (error) {
		if (!(error instanceof TooManyValues)) throw error;
		const message = `The document has more than ${MOST_VALUES.toLocaleString("en-US")} values once aliases are expanded; write fewer`;
		return {
			tree: null,
			problems: [{
				place: error.place,
				path: "",
				message
			}]
		};
	}
}
var TooManyValues = class extends Error {
	place;
	constructor(place) {
		super("too many values");
		this.place = place;
	}
};
function placeAt(walk, node) {
	const ranged = node;
	return walk.place(ranged?.range?.[0] ?? 0);
}
function nodeOf(walk, node, path, key) {
	walk.values += 1;
	if (walk.values > MOST_VALUES) throw new TooManyValues(placeAt(walk, node));
	const valueAt = placeAt(walk, node);
	const keyAt = key ?? valueAt;
	const leaf = (value, source) => ({
		value,
		keyAt,
		valueAt,
		source,
		children: /* @__PURE__ */ new Map()
	});
	const trouble = refusal(walk, node, path);
	if (trouble !== null) {
		walk.problems.push({
			place: valueAt,
			path: dotted(path),
			message: trouble
		});
		return leaf(null, null);
	}
	if ((0, import_dist.isAlias)(node)) return {
		...nodeOf(walk, walk.anchors.get(node.source), path, key),
		keyAt,
		valueAt
	};
	remember(walk, node);
	if ((0, import_dist.isScalar)(node)) return leaf(node.value, node.source ?? null);
	if (!(0, import_dist.isMap)(node) && !(0, import_dist.isSeq)(node)) return leaf(null, null);
	walk.open.add(node);
	const inner = (0, import_dist.isMap)(node) ? mapOf(walk, node, path) : listOf(walk, node, path);
	walk.open.delete(node);
	return {
		...inner,
		keyAt,
		valueAt,
		source: null
	};
}
function remember(walk, node) {
	const anchor = node?.anchor;
	if (anchor !== void 0) walk.anchors.set(anchor, node);
}
function refusal(walk, node, path) {
	if (path.length > DEEPEST) return `The document is nested more than ${DEEPEST} levels deep`;
	if (!(0, import_dist.isAlias)(node)) return null;
	if (!walk.anchors.has(node.source)) return `No anchor \`&${shorten(node.source)}\` stands before this alias; if \`*${shorten(node.source)}\` is meant as text, put it in quotes`;
	return walk.open.has(walk.anchors.get(node.source)) ? `The alias \`*${shorten(node.source)}\` stands inside its own anchor, which would never end` : null;
}
function listOf(walk, node, path) {
	const children = new Map(node.items.map((item, index) => [String(index), nodeOf(walk, item, [...path, index], null)]));
	return {
		value: [...children.values()].map((child) => child.value),
		children
	};
}
function mapOf(walk, node, path) {
	const children = /* @__PURE__ */ new Map();
	for (const pair of node.items) {
		const key = keyOf(walk, pair, path, children);
		if (key !== null) children.set(key, nodeOf(walk, pair.value, [...path, key], placeAt(walk, pair.key)));
	}
	const value = Object.create(null);
	for (const [key, child] of children) value[key] = child.value;
	return {
		value,
		children
	};
}
function keyOf(walk, pair, path, known) {
	const place = placeAt(walk, pair.key);
	const refuse = (message) => {
		walk.problems.push({
			place,
			path: dotted(path),
			message
		});
		return null;
	};
	if (!(0, import_dist.isScalar)(pair.key)) return refuse("A key must be a single word or text, not a list, map or alias");
	const key = pair.key.source ?? String(pair.key.value);
	const first = known.get(key);
	if (key === "") return refuse("This key is empty; write its name before the colon");
	if (key === "__proto__") return refuse("`__proto__` cannot be a key");
	if (key === "<<") return refuse("Merge keys (`<<`) are not part of YAML 1.2; repeat the keys, or alias whole values");
	if (first === void 0) return key;
	return refuse(`\`${shorten(key)}\` is defined twice: the first stands on line ${first.keyAt.line}; remove or rename one of them`);
}

// src/config/yaml.ts
const BY_CODE = {
	TAB_AS_INDENT: "This line is indented with a tab, which YAML does not allow; use spaces",
	MULTIPLE_DOCS: "A second YAML document begins here; keep one and remove this `---` line",
	BLOCK_AS_IMPLICIT_KEY: "This value contains `: `, which would begin a nested map; put the whole value in quotes, or start the map on a new line",
	MULTILINE_IMPLICIT_KEY: "This line is neither a key nor a value; a key needs a colon and a space after it, as in `name: value`",
	BAD_INDENT: "The indentation of this line fits no level above it; align it with its neighbours",
	BAD_SCALAR_START: "A value cannot begin with this character; put the value in quotes",
	UNEXPECTED_TOKEN: "This is left over after a complete value; put the whole value in quotes",
	BAD_DQ_ESCAPE: "This escape does not exist in double quotes; write `\\\\` for a backslash, or use single quotes",
	TAG_RESOLVE_FAILED: "Tags (`!name`) have no meaning in stress.yml; remove this one",
	RESOURCE_EXHAUSTION: "The document is nested too deeply; a stress.yml has at most 40 levels"
};
function explained(error) {
	if (/end with a ([\]}])/.test(error.message)) return `A list or map in brackets that began above is not closed; add the missing \`${/end with a ([\]}])/.exec(error.message)?.[1] ?? ""}\``;
	if (error.code === "MISSING_CHAR" && error.message.includes("quote")) return "A text in quotes that began above is not closed; add the missing quote";
	return BY_CODE[error.code] ?? error.message.replaceAll("YAML.", "");
}
function readYaml(text) {
	const lines = new import_dist.LineCounter();
	const place = (offset) => {
		const { line, col } = lines.linePos(offset);
		return {
			line: Math.max(1, line),
			column: Math.max(1, col)
		};
	};
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: false,
		resolveKnownTags: false,
		schema: "core",
		logLevel: "error"
	});
	const told = /* @__PURE__ */ new Set();
	const problems = [...document.errors, ...document.warnings].map((error) => ({
		place: place(error.pos[0]),
		path: "",
		message: explained(error)
	})).filter(({ place: { line } }) => !told.has(line) && told.add(line));
	if (document.errors.length > 0) return {
		kind: "unreadable",
		problems
	};
	const { tree, problems: found } = treeOf(document.contents, place);
	if (tree === null) return {
		kind: "unreadable",
		problems: found
	};
	return {
		kind: "tree",
		tree,
		problems: [...problems, ...found]
	};
}

// src/config/parse.ts
const LARGEST_BYTES = 1024 ** 2;
const MOST_PROBLEMS = 500;
const SMALLEST = "the smallest suite is\n\n  version: 1\n  scenarios:\n    start:\n      command: ./bench.sh";
function parseConfig(text, fileName) {
	const source = text.startsWith("﻿") ? text.slice(1) : text;
	const refusal = refusalOf(source);
	if (refusal !== null) return { problems: [{
		file: fileName,
		line: null,
		column: null,
		path: "",
		message: refusal
	}] };
	const reading = readYaml(source);
	if (reading.kind === "unreadable") return { problems: problemsOf(fileName, reading.problems) };
	if (!isMap$1(reading.tree.value)) return { problems: problemsOf(fileName, [notAMap(reading.tree), ...reading.problems]) };
	const parsed = safeParse(documentSchema, reading.tree.value);
	const findings = [
		...parsed.success ? [] : findingsOf(documentSchema, reading.tree, parsed.error.issues),
		...ruleFindings(reading.tree),
		...plannedKeysIn(reading.tree)
	];
	const told = new Set(reading.problems.map((problem) => problem.path));
	const news = findings.map((finding) => placed(reading.tree, finding)).filter(({ path }) => path === "" || !told.has(path));
	const problems = [...reading.problems, ...news];
	return parsed.success && problems.length === 0 ? { config: resolve(parsed.data, reading.tree) } : { problems: problemsOf(fileName, problems) };
}
function refusalOf(text) {
	if (text.length > LARGEST_BYTES) return "The file is larger than 1 MiB; a suite needs a few kilobytes";
	if (text.includes("\0")) return "The file is not text in UTF-8; save it as UTF-8";
	return text.trim() === "" ? `The file is empty; ${SMALLEST}` : null;
}
const notAMap = (tree) => ({
	place: tree.valueAt,
	path: "",
	message: `The document is ${describe(tree.value)}, but a map with \`version\` and \`scenarios\` is needed; ${SMALLEST}`
});
const placed = (tree, finding) => ({
	place: placeOf(tree, finding),
	path: dotted(finding.path),
	message: finding.message
});
function problemsOf(file, found) {
	const problems = found.map(({ place, path, message }) => ({
		file,
		line: place?.line ?? null,
		column: place?.column ?? null,
		path: path.replace(/\p{Cc}/gu, "�"),
		message
	}));
	return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)).slice(0, MOST_PROBLEMS);
}

export { parseConfig as n, LARGEST_BYTES as t };