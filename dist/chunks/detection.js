import { t as combine } from "./combine.js";
import { a as historyDetector } from "./detected.js";
import { a as LINE_CHARS } from "./limits2.js";
import { t as LineSplitter } from "./line-splitter.js";
import { i as plainName, n as excerpt, r as plainMessage } from "./plain.js";
import { f as placeOfPattern, l as textOf, r as lineObject, t as openWrittenFiles, u as OWN_FOLDER } from "./written-files.js";
import { t as withoutSequences } from "./terminal-sequence.js";
import { c as faultOf$1, i as javaFrames, n as goroutinesIn, o as sanitizerFrames, r as isDumpLine, s as valgrindFrames, t as goFrames } from "./go-stack.js";
import { n as openProcessTree } from "./process-tree.js";
import { t as findExecutable } from "./executable.js";
import { createHash } from "node:crypto";
import { basename, dirname, isAbsolute, join, normalize, resolve, sep } from "node:path";
import { open, readdir, readlink, realpath } from "node:fs/promises";
import { closeSync, constants, openSync, readlinkSync, statSync } from "node:fs";
import { tmpdir } from "node:os";

// src/run/detectors/hang.ts
const hang = { async open({ scenario, env, folder, metricsFile, root, log, source }) {
	const plan = scenario.detectors?.hang ?? null;
	if (plan === null) return null;
	const progressFile = join(folder, "progress");
	closeSync(openSync(progressFile, "w"));
	const added = {
		PYTHONFAULTHANDLER: env.PYTHONFAULTHANDLER ?? "1",
		STRESS_PROGRESS: progressFile
	};
	if (process.platform !== "linux") return {
		env: added,
		finish: async () => NOT_HERE
	};
	const { HangWatch } = await import("./watch.js");
	const watch = new HangWatch({
		plan,
		sources: {
			progressFile,
			metricsFile
		},
		environment: env,
		root: join(root, "/"),
		log: (text) => log.append(`${source}, hang`, Buffer.from(text))
	});
	return {
		env: added,
		guard: watch,
		onSpawn: (rootPid, ownPids) => watch.start(rootPid, ownPids),
		finish: async () => watch.finish()
	};
} };
const NOT_HERE = {
	faults: [],
	detectors: [{
		detector: "hang",
		active: false,
		evidence: "it reads /proc, which only Linux has"
	}]
};

// src/ingest/histories/checker.ts
const HELD = 5e5;

// src/ingest/histories/operations.ts
const WORKERS = 1e5;
var Operations = class {
	#workers = /* @__PURE__ */ new Map();
	#sink;
	constructor(sink) {
		this.#sink = sink;
	}
	add(record) {
		const worker = this.#workers.get(record.worker) ?? {
			open: null,
			last: null
		};
		if (worker.last === null && this.#workers.size >= WORKERS) return `There are more than ${WORKERS} workers`;
		if (worker.last !== null && worker.last.file !== record.file) return `Worker ${record.worker} stands in ${worker.last.file}, too: workers of several files need names of their own`;
		this.#workers.set(record.worker, worker);
		return record.type === "invoke" ? this.#begin(worker, record) : this.#finish(worker, record);
	}
	end() {
		for (const { open } of this.#workers.values()) if (open !== null) this.#sink.abandoned(open);
	}
	#begin(worker, invoke) {
		if (worker.open !== null) this.#sink.abandoned(worker.open);
		worker.open = invoke;
		worker.last = invoke;
		this.#sink.begun(invoke);
		return null;
	}
	#finish(worker, end) {
		const { open, last } = worker;
		if (open !== null && (open.op !== end.op || open.key !== end.key)) return `Worker ${end.worker} ends ${end.op}, and has begun ${open.op} in line ${open.line}: a worker does one thing at a time`;
		const value = end.value ?? open?.value ?? null;
		if (open !== null && open.value !== null && open.value !== value) return `The value of ${end.op} is ${value}, and was ${open.value} in line ${open.line}`;
		worker.open = null;
		worker.last = end;
		return this.#sink.ended({
			invoke: open,
			end,
			value,
			after: open ?? last
		});
	}
};

// src/ingest/histories/record.ts
const HISTORY_OPS = [
	"add",
	"read",
	"final",
	"generate",
	"write",
	"observe",
	"open",
	"close",
	"enqueue",
	"dequeue",
	"drain",
	"acquire",
	"release"
];
const RECORD_CHARS = 4096;
const NEEDED = {
	add: "first",
	read: "ok",
	final: "ok",
	generate: "ok",
	write: "first",
	observe: "nullable",
	open: "ok",
	close: "first",
	enqueue: "first",
	dequeue: "ok",
	drain: "none",
	acquire: "none",
	release: "none"
};
const NUMERIC = /* @__PURE__ */ new Set([
	"add",
	"read",
	"final"
]);
const OPS = new Set(HISTORY_OPS);
const TYPES = /* @__PURE__ */ new Set([
	"invoke",
	"ok",
	"fail",
	"info"
]);
const isOp = (value) => OPS.has(value);
const isType = (value) => TYPES.has(value);
function readRecord(text, file, line) {
	if (text.length > 4096) return `A record has at most ${RECORD_CHARS} characters, this one has ${text.length}`;
	const written = lineObject(text);
	if (written === null) return `It is not a whole JSON object: ${excerpt(text)}`;
	const { op, type = "ok", at = null, token = null } = written;
	if (!isOp(op)) return `"op" is one of ${HISTORY_OPS.join(", ")}, found ${shown(op)}`;
	if (!isType(type)) return `"type" is invoke, ok, fail or info, found ${shown(type)}`;
	const worker = nameOf(written.worker);
	if (worker === null) return `"worker" is text or a whole number, found ${shown(written.worker)}`;
	const key = written.key === void 0 ? "" : nameOf(written.key);
	if (key === null) return `"key" is text or a whole number, found ${shown(written.key)}`;
	if (at !== null && !isNumber(at)) return `"at" is a number of nanoseconds, found ${shown(at)}`;
	if (token !== null && !isWhole(token)) return `"token" is a whole number, found ${shown(token)}`;
	const value = writtenValue(op, written.value);
	if (value === void 0) return `"value" of ${op} is ${allowed(op)}, found ${shown(written.value)}`;
	if (value === null && isMissing(op, type, "value" in written)) return `"value" of ${op} is missing: ${allowed(op)}`;
	return {
		op,
		type,
		worker,
		key,
		value,
		token,
		at,
		file,
		line
	};
}
function showRecord({ file, line, op, type, worker, key, value, token, at }) {
	return `${file}:${line}: ${[
		`worker ${worker}`,
		`${op} ${type}`,
		...key === "" ? [] : [`key ${key}`],
		...value === null ? [] : [`value ${value}`],
		...token === null ? [] : [`token ${token}`],
		...at === null ? [] : [`at ${at}`]
	].join(", ")}`;
}
function isMissing(op, type, isWritten) {
	const needed = NEEDED[op];
	if (needed === "nullable") return type === "ok" && !isWritten;
	return needed === "first" ? type === "invoke" : needed === "ok" && type === "ok";
}
function writtenValue(op, value) {
	if (value === void 0 || value === null) return null;
	if (NUMERIC.has(op)) return isWhole(value) ? value : void 0;
	return nameOf(value) ?? void 0;
}
const isWhole = (value) => Number.isSafeInteger(value);
const isNumber = (value) => Number.isFinite(value);
const nameOf = (value) => typeof value === "string" ? value : isWhole(value) ? String(value) : null;
const allowed = (op) => NUMERIC.has(op) ? "a whole number" : "text or a whole number (beyond 2^53 as text)";
const shown = (value) => value === void 0 ? "nothing" : excerpt(JSON.stringify(value));

// src/ingest/histories/counter-bounds.ts
const NOTHING = {
	up: 0,
	down: 0
};
const KEPT = 1e3;
var CounterBounds = class {
	acknowledged = 0;
	judgedReads = 0;
	#done = NOTHING;
	#begun = NOTHING;
	#unannounced = {
		up: false,
		down: false
	};
	#reads = /* @__PURE__ */ new Map();
	#outliers = [];
	#finals = [];
	#late = null;
	begin(invoke) {
		this.#noteLate(invoke);
		this.#begun = plus(this.#begun, Number(invoke.value));
	}
	endAdd(invoke, end, value) {
		if (end.type === "fail") {
			if (invoke !== null) this.#begun = minus(this.#begun, value);
			return;
		}
		if (invoke === null) {
			this.#begun = plus(this.#begun, value);
			this.#unannounced[value < 0 ? "down" : "up"] = true;
		}
		if (end.type !== "ok") return;
		this.#noteLate(end);
		this.#done = plus(this.#done, value);
		this.acknowledged += 1;
	}
	beginRead(invoke) {
		this.#reads.set(invoke, this.#done);
	}
	endRead(invoke, end) {
		const before = invoke === null ? void 0 : this.#reads.get(invoke);
		if (invoke !== null) this.#reads.delete(invoke);
		if (before === void 0 || end.type !== "ok") return;
		this.judgedReads += 1;
		const outlier = outlierOf(end, before.up + this.#begun.down, this.#begun.up + before.down);
		if (outlier !== null && this.#outliers.length < KEPT) this.#outliers.push(outlier);
	}
	addFinal(end) {
		if (end.type === "ok" && this.#finals.length < KEPT) this.#finals.push(end);
	}
	breaches(name) {
		if (!this.#isExact()) return [];
		return [...this.#outliers.filter(({ side }) => !this.#unannounced[side === "below" ? "down" : "up"]), ...this.#wrongFinals()].map((outlier) => breachOf(name, outlier));
	}
	blind(name) {
		if (!this.#isExact()) return `the sum of ${name} is beyond 2^53, where numbers are no longer exact`;
		if (this.acknowledged === 0) return `no addition to ${name} was acknowledged`;
		if (this.#late !== null) return `line ${this.#late.line} adds to ${name} after its final read, which must come after all additions`;
		return this.#finals.length === 0 ? `${name} has no final read` : null;
	}
	#wrongFinals() {
		if (this.#late !== null) return [];
		const [lowest, highest] = [this.#done.up + this.#begun.down, this.#begun.up + this.#done.down];
		return this.#finals.flatMap((final) => outlierOf(final, lowest, highest) ?? []);
	}
	#isExact() {
		return Number.isSafeInteger(this.#begun.up) && Number.isSafeInteger(this.#begun.down);
	}
	#noteLate(record) {
		if (this.#finals.some(({ file }) => file === record.file)) this.#late ??= record;
	}
};
const plus = ({ up, down }, value) => value < 0 ? {
	up,
	down: down + value
} : {
	up: up + value,
	down
};
const minus = ({ up, down }, value) => value < 0 ? {
	up,
	down: down - value
} : {
	up: up - value,
	down
};
function outlierOf(record, lowest, highest) {
	const value = Number(record.value);
	if (value < lowest) return {
		record,
		value,
		bound: lowest,
		side: "below"
	};
	return value > highest ? {
		record,
		value,
		bound: highest,
		side: "above"
	} : null;
}
function breachOf(name, { record, value, bound, side }) {
	const size = Math.abs(value - bound);
	const what = record.op === "final" ? "the final value" : "a read";
	const common = {
		size,
		records: [record],
		proof: "absence"
	};
	return side === "below" ? {
		...common,
		class: "lost-update",
		title: `${what} of ${name} is ${value} and must be at least ${bound}: ${size} lost`
	} : {
		...common,
		class: "duplicate",
		title: `${what} of ${name} is ${value} and can be at most ${bound}: ${size} too many`
	};
}

// src/ingest/histories/words.ts
const named$1 = (what, key) => key === "" ? `the ${what}` : `${what} ${key}`;
const figure = (count) => count.toLocaleString("en-US");
const counted = (count, one, many = `${one}s`) => `${figure(count)} ${count === 1 ? one : many}`;

// src/ingest/histories/violations.ts
var Violations = class {
	#gathered = /* @__PURE__ */ new Map();
	add(breach) {
		const key = `${breach.class} ${breach.proof}`;
		const before = this.#gathered.get(key) ?? {
			worst: breach,
			count: 0,
			records: []
		};
		this.#gathered.set(key, {
			worst: breach.size > before.worst.size ? breach : before.worst,
			count: before.count + 1,
			records: before.records.length < 20 ? [...before.records, ...breach.records] : before.records
		});
	}
	list() {
		return [...this.#gathered.values()].map(({ worst, count, records }) => ({
			class: worst.class,
			title: count === 1 ? worst.title : `${worst.title} (and ${figure(count - 1)} more)`,
			count,
			records: records.slice(0, 20),
			proof: worst.proof
		}));
	}
};

// src/ingest/histories/counter.ts
const COUNTERS = 1e4;
const counter = {
	check: "counter",
	about: "lost updates: the `final` value of a counter is less than all acknowledged additions, or more than those with the ones in doubt; likewise each `read`",
	ops: [
		"add",
		"read",
		"final"
	],
	open: ({ isOneFile }) => new CounterReader(isOneFile)
};
var CounterReader = class {
	#counters = /* @__PURE__ */ new Map();
	#isOneFile;
	constructor(isOneFile) {
		this.#isOneFile = isOneFile;
	}
	begun(invoke) {
		const bounds = this.#boundsOf(invoke.key);
		if (invoke.op === "add") bounds?.begin(invoke);
		else if (invoke.op === "read" && this.#isOneFile) bounds?.beginRead(invoke);
	}
	ended({ invoke, end, value }) {
		const bounds = this.#boundsOf(end.key);
		if (bounds === null) return `There are more than ${COUNTERS} counters`;
		if (end.op === "add") {
			if (typeof value !== "number") return "\"value\" of add is missing: a whole number";
			bounds.endAdd(invoke, end, value);
		} else if (end.op === "final") bounds.addFinal(end);
		else bounds.endRead(invoke, end);
		return null;
	}
	abandoned() {}
	conclude() {
		const violations = new Violations();
		const counters = [...this.#counters];
		for (const [key, bounds] of counters) for (const breach of bounds.breaches(named$1("counter", key))) violations.add(breach);
		const [blind = null] = counters.flatMap(([key, bounds]) => bounds.blind(named$1("counter", key)) ?? []);
		return {
			violations: violations.list(),
			judged: judgedOf(counters.map(([, bounds]) => bounds)),
			blind: counters.length === 0 ? "there is no addition" : blind
		};
	}
	#boundsOf(key) {
		const known = this.#counters.get(key);
		if (known !== void 0) return known;
		if (this.#counters.size >= COUNTERS) return null;
		const made = new CounterBounds();
		this.#counters.set(key, made);
		return made;
	}
};
function judgedOf(counters) {
	const total = (of) => counters.reduce((sum, bounds) => sum + of(bounds), 0);
	return `${counted(total((bounds) => bounds.acknowledged), "acknowledged addition")} and ${counted(total((bounds) => bounds.judgedReads), "read")} of ${counted(counters.length, "counter")}`;
}

// src/ingest/histories/tenures.ts
var Tenures = class {
	#things = /* @__PURE__ */ new Map();
	#current = /* @__PURE__ */ new Map();
	#isOneFile;
	#timed = 0;
	#untimed = 0;
	#room;
	constructor({ isOneFile, held }) {
		this.#isOneFile = isOneFile;
		this.#room = held;
	}
	get isFull() {
		return this.#room === 0;
	}
	take(thing, { end, after }) {
		if (end.type !== "ok" || this.#room === 0) return;
		this.#room -= 1;
		this.#count(end);
		if (after !== null) this.#count(after);
		const tenure = {
			worker: end.worker,
			taken: end,
			after,
			givenBack: null
		};
		const list = this.#things.get(thing) ?? [];
		if (list.length === 0) this.#things.set(thing, list);
		list.push(tenure);
		this.#current.set(keyOf(thing, end), tenure);
	}
	giving(thing, invoke) {
		const tenure = this.#current.get(keyOf(thing, invoke));
		if (tenure === void 0) return;
		this.#count(invoke);
		tenure.givenBack = invoke;
	}
	gave(thing, { invoke, end }) {
		const tenure = this.#current.get(keyOf(thing, end));
		if (tenure === void 0) return this.isFull ? null : `Worker ${end.worker} gives back what it does not have`;
		if (end.type === "fail") {
			tenure.givenBack = null;
			return null;
		}
		if (invoke === null) {
			this.#count(end);
			tenure.givenBack = end;
		}
		this.#current.delete(keyOf(thing, end));
		return null;
	}
	things() {
		return this.#things;
	}
	moment() {
		if (this.#untimed === 0 && this.#timed > 0) return ({ at, line }) => at ?? line;
		return this.#isOneFile ? ({ line }) => line : null;
	}
	#count({ at }) {
		if (at === null) this.#untimed += 1;
		else this.#timed += 1;
	}
};
const keyOf = (thing, { worker }) => JSON.stringify([thing, worker]);
const hasTwoWorkers = (tenures) => tenures.some(({ worker }) => worker !== tenures[0]?.worker);
function overlapsOf(things, moment) {
	return [...things].flatMap(([thing, tenures]) => {
		const inOrder = tenures.toSorted((a, b) => moment(a.taken) - moment(b.taken));
		const going = new Going(moment);
		return inOrder.flatMap((second) => {
			const first = going.of(second);
			going.add(second);
			return first === null ? [] : [{
				thing,
				first,
				second
			}];
		});
	});
}
var Going = class {
	#moment;
	#longest = [];
	constructor(moment) {
		this.#moment = moment;
	}
	add(tenure) {
		if (tenure.givenBack === null) return;
		const candidates = [...this.#longest, tenure].toSorted((a, b) => this.#end(b) - this.#end(a));
		this.#longest = candidates.filter(({ worker }, index) => candidates.findIndex((other) => other.worker === worker) === index).slice(0, 2);
	}
	of(second) {
		const start = this.#moment(second.taken);
		const proven = (first) => first.worker !== second.worker && this.#end(first) > start && (this.#moment(first.taken) < start || this.#end(second) > start);
		return this.#longest.find(proven) ?? null;
	}
	#end({ givenBack }) {
		return givenBack === null ? Number.NEGATIVE_INFINITY : this.#moment(givenBack);
	}
};

// src/ingest/histories/tokens.ts
const EXPLAINED = 1e4;
const DOUBTS = 100;
var Tokens = class {
	judged = 0;
	hasTwoWorkers = false;
	#firstWorker = null;
	#writers = /* @__PURE__ */ new Map();
	#ambiguous = /* @__PURE__ */ new Set();
	#places = /* @__PURE__ */ new Map();
	#foreign = [];
	#held;
	constructor(held) {
		this.#held = held;
	}
	get size() {
		return this.#writers.size;
	}
	beginWrite(invoke) {
		this.#own(String(invoke.value), invoke);
	}
	endWrite({ end, value }) {
		if (end.type === "fail") return null;
		this.#meet(end);
		const token = String(value);
		if (end.type === "info") this.#doubt(token, end);
		else this.#setPlace(end, {
			possible: [token],
			written: end
		});
		const writer = this.#own(token, end);
		return writer.worker === end.worker ? null : `Workers ${writer.worker} and ${end.worker} write the same token ${token}: each write needs one of its own`;
	}
	writeInDoubt(invoke) {
		this.#meet(invoke);
		this.#doubt(String(invoke.value), invoke);
	}
	observe(record) {
		if (record.type !== "ok") return;
		this.#meet(record);
		const token = record.value === null ? null : String(record.value);
		const { possible, written } = this.#placeOf(record);
		if (possible.includes(token)) this.judged += written === null ? 0 : 1;
		else if (possible.length < DOUBTS && this.#foreign.length < EXPLAINED) this.#foreign.push({
			record,
			own: written
		});
	}
	breaches() {
		const found = this.#foreign.flatMap((foreign) => this.#explain(foreign) ?? []);
		this.judged += found.length;
		return found;
	}
	#explain({ record, own }) {
		const token = String(record.value);
		const writer = record.value === null ? void 0 : this.#writers.get(token);
		if (this.#ambiguous.has(token) || this.size >= this.#held) return null;
		const before = own === null ? [] : [own];
		const who = `worker ${record.worker}`;
		if (writer !== void 0 && writer.worker !== record.worker) return {
			class: "cross-talk",
			title: `${who} observed token ${token}, which worker ${writer.worker} wrote`,
			size: 2,
			records: [
				writer,
				...before,
				record
			],
			proof: "records"
		};
		if (own === null) return null;
		const found = record.value === null ? "nothing" : `${record.value}, ${writer === void 0 ? "which nobody wrote" : "its own older token"}`;
		return {
			class: record.value === null || writer !== void 0 ? "lost-update" : "unexpected",
			title: `${who} wrote token ${own.value} and then observed ${found}`,
			size: 1,
			records: [own, record],
			proof: "absence"
		};
	}
	#meet({ worker }) {
		this.#firstWorker ??= worker;
		if (worker !== this.#firstWorker) this.hasTwoWorkers = true;
	}
	#own(token, record) {
		const writer = this.#writers.get(token) ?? record;
		if (writer.worker !== record.worker) this.#ambiguous.add(token);
		if (this.#writers.size < this.#held) this.#writers.set(token, writer);
		return writer;
	}
	#doubt(token, record) {
		const { possible, written } = this.#placeOf(record);
		this.#setPlace(record, {
			possible: [...possible.slice(-100), token],
			written
		});
	}
	#placeOf(record) {
		return this.#places.get(placeKey(record)) ?? NEW;
	}
	#setPlace(record, place) {
		const key = placeKey(record);
		if (this.#places.size < this.#held || this.#places.has(key)) this.#places.set(key, place);
	}
};
const NEW = {
	possible: [],
	written: null
};
const placeKey = ({ worker, key }) => JSON.stringify([worker, key]);

// src/ingest/histories/isolation.ts
const isolation = {
	check: "isolation",
	about: "cross-talk: a worker observes another's token, or two workers have one identity open at once; lost updates: a worker no longer observes its own last token",
	ops: [
		"write",
		"observe",
		"open",
		"close"
	],
	open: (surroundings) => new IsolationReader(surroundings)
};
const NO_OTHER$1 = "all is of one worker: each worker needs a name of its own";
var IsolationReader = class {
	#held;
	#tokens;
	#identities;
	constructor(surroundings) {
		this.#held = surroundings.held;
		this.#tokens = new Tokens(surroundings.held);
		this.#identities = new Tenures(surroundings);
	}
	begun(invoke) {
		if (invoke.op === "close") this.#identities.giving(String(invoke.value), invoke);
		else if (invoke.op === "write") this.#tokens.beginWrite(invoke);
	}
	ended(operation) {
		const { end, value } = operation;
		if (end.op === "observe") {
			this.#tokens.observe(end);
			return null;
		}
		if (value === null) return end.type === "fail" ? null : `"value" of ${end.op} is missing: text or a whole number`;
		if (end.op === "write") return this.#tokens.endWrite(operation);
		if (end.op === "close") return this.#identities.gave(String(value), operation);
		this.#identities.take(String(value), operation);
		return null;
	}
	abandoned(invoke) {
		if (invoke.op === "write") this.#tokens.writeInDoubt(invoke);
	}
	conclude() {
		const violations = new Violations();
		for (const breach of this.#tokens.breaches()) violations.add(breach);
		const things = this.#identities.things();
		const moment = this.#identities.moment();
		if (moment !== null) for (const { thing, first, second } of overlapsOf(things, moment)) violations.add({
			class: "cross-talk",
			title: `workers ${first.worker} and ${second.worker} had identity ${thing} at once`,
			size: 1,
			records: [
				first.taken,
				second.taken,
				...first.givenBack === null ? [] : [first.givenBack]
			],
			proof: "absence"
		});
		const identities = [...things.values()].flat();
		const ended = identities.filter(({ givenBack }) => givenBack !== null).length;
		return {
			violations: violations.list(),
			judged: `${counted(this.#tokens.judged, "observation")} of ${counted(this.#tokens.size, "token")}, and ${counted(identities.length, "identity", "identities")} (${figure(ended)} closed)`,
			blind: this.#blind(identities, ended, moment !== null)
		};
	}
	#blind(identities, ended, hasOrder) {
		if (this.#tokens.size >= this.#held || this.#identities.isFull) return `there are ${counted(this.#held, "token or identity", "tokens or identities")} or more, which is the most`;
		if (identities.length > 0 && !hasOrder) return "its identities stand in several files and not all have an `at`, so that nothing says which was open at once";
		if (identities.length > 0 && ended === 0) return "no identity was closed, so that none is known to have lasted";
		if (this.#tokens.judged === 0 && identities.length < 2) return "no token was observed after it was written";
		return hasTwoWorkers(identities) || this.#tokens.judged > 0 && this.#tokens.hasTwoWorkers ? null : NO_OTHER$1;
	}
};

// src/ingest/histories/fencing.ts
function staleTokens(things, moment) {
	return [...things].flatMap(([thing, tenures]) => {
		const fenced = tenures.flatMap(fencedBy);
		const name = named$1("lock", thing);
		return [...repeated(name, fenced), ...moment === null ? [] : fallen(name, fenced, moment)];
	});
}
const fencedBy = (tenure) => tenure.taken.token === null ? [] : [{
	...tenure,
	token: tenure.taken.token
}];
function repeated(name, fenced) {
	const seen = /* @__PURE__ */ new Map();
	return fenced.flatMap((tenure) => {
		const first = seen.get(tenure.token);
		seen.set(tenure.token, first ?? tenure);
		return first === void 0 ? [] : [breach(`fencing token ${tenure.token} of ${name} was given twice`, first.taken, tenure)];
	});
}
function fallen(name, fenced, moment) {
	const taken = fenced.toSorted((a, b) => moment(a.taken) - moment(b.taken));
	const asked = fenced.flatMap((tenure) => tenure.after === null ? [] : [{
		tenure,
		since: moment(tenure.after)
	}]).sort((a, b) => a.since - b.since);
	const breaches = [];
	let passed = 0;
	let highest;
	for (const { tenure, since } of asked) {
		for (let next = taken[passed]; next !== void 0 && moment(next.taken) < since; next = taken[passed]) {
			if (highest === void 0 || next.token > highest.token) highest = next;
			passed += 1;
		}
		if (highest !== void 0 && tenure.token < highest.token) breaches.push(breach(`fencing token ${tenure.token} of ${name} was given after ${highest.token}`, highest.taken, tenure));
	}
	return breaches;
}
const breach = (title, before, { taken }) => ({
	class: "overlap",
	title,
	size: 0,
	records: [before, taken],
	proof: "records"
});

// src/ingest/histories/mutual-exclusion.ts
const mutualExclusion = {
	check: "mutual-exclusion",
	about: "overlaps: two workers held one lock at once; fencing tokens that do not rise from one holder to the next",
	ops: ["acquire", "release"],
	open: (surroundings) => new MutualExclusionReader(surroundings)
};
const NO_OTHER = "no lock was held by two workers: each worker needs a name of its own";
var MutualExclusionReader = class {
	#held;
	#tenures;
	constructor(surroundings) {
		this.#held = surroundings.held;
		this.#tenures = new Tenures(surroundings);
	}
	begun(invoke) {
		if (invoke.op === "release") this.#tenures.giving(invoke.key, invoke);
	}
	ended(operation) {
		const { op, key } = operation.end;
		if (op === "release") return this.#tenures.gave(key, operation);
		this.#tenures.take(key, operation);
		return null;
	}
	abandoned() {}
	conclude() {
		const things = this.#tenures.things();
		const moment = this.#tenures.moment();
		const violations = new Violations();
		if (moment !== null) for (const { thing, first, second } of overlapsOf(things, moment)) violations.add({
			class: "overlap",
			title: `worker ${second.worker} acquired ${named$1("lock", thing)} while worker ${first.worker} held it`,
			size: 1,
			records: [
				first.taken,
				second.taken,
				...first.givenBack === null ? [] : [first.givenBack]
			],
			proof: "absence"
		});
		for (const breach of staleTokens(things, moment)) violations.add(breach);
		const all = [...things.values()].flat();
		const ended = all.filter(({ givenBack }) => givenBack !== null).length;
		return {
			violations: violations.list(),
			judged: `${counted(all.length, "hold")} (${figure(ended)} given back) by ${counted(new Set(all.map(({ worker }) => worker)).size, "worker")}`,
			blind: this.#blind([...things.values()], ended, moment !== null)
		};
	}
	#blind(locks, ended, hasOrder) {
		const holds = locks.flat().length;
		if (holds < 2) return `there ${holds === 0 ? "is no hold" : "is a single hold"}`;
		if (this.#tenures.isFull) return `there are ${counted(this.#held, "hold")} or more, which is the most`;
		if (!locks.some(hasTwoWorkers)) return NO_OTHER;
		if (!hasOrder) return "its records stand in several files and not all have an `at`, so that nothing says which was first";
		return ended === 0 ? "no hold was given back, so that none is known to have lasted" : null;
	}
};

// src/ingest/histories/queue-contents.ts
const RECORDS = 3;
var QueueContents = class {
	put = 0;
	taken = 0;
	#room;
	#passages = /* @__PURE__ */ new Map();
	#dequeuesInDoubt = 0;
	#drain = null;
	#late = null;
	constructor(room) {
		this.#room = room;
	}
	enqueued(end, item) {
		if (end.type === "info") this.enqueueInDoubt(end, item);
		if (end.type !== "ok") return;
		this.noteLate(end);
		const passage = this.#passageOf(item, end);
		if (passage === null) return;
		passage.put += 1;
		this.put += 1;
	}
	dequeued(end, item) {
		if (end.type === "info") this.dequeueInDoubt();
		if (end.type !== "ok") return;
		const passage = this.#passageOf(item, end);
		if (passage === null) return;
		passage.taken += 1;
		this.taken += 1;
	}
	dequeueInDoubt() {
		this.#dequeuesInDoubt += 1;
	}
	enqueueInDoubt(record, item) {
		const passage = this.#passageOf(item, record);
		if (passage !== null) passage.inDoubt += 1;
	}
	drained(end) {
		if (end.type === "ok") this.#drain ??= end;
	}
	noteLate(record) {
		if (record.op === "enqueue" && this.#drain?.file === record.file) this.#late ??= record;
	}
	breaches(name) {
		const all = [...this.#passages];
		const out = all.flatMap(([item, passage]) => outOfNowhere(name, item, passage) ?? []);
		const lost = all.filter(([, { put, taken }]) => put > taken);
		const size = lost.reduce((sum, [, { put, taken }]) => sum + put - taken, 0) - this.#dequeuesInDoubt;
		if (size <= 0 || this.#drain === null || this.#late !== null) return out;
		const records = lost.slice(0, RECORDS).flatMap(([, passage]) => passage.records);
		const doubt = this.#dequeuesInDoubt === 0 ? "" : `, ${this.#dequeuesInDoubt} more may have been taken in doubt`;
		const title = `${size} of ${this.put} items put into ${name} never came out${doubt}: ${lost[0]?.[0]} is one`;
		return [...out, {
			class: "lost-item",
			title,
			size,
			records: [...records, this.#drain],
			proof: "absence"
		}];
	}
	blind(name) {
		if (this.put === 0) return `no item put into ${name} was acknowledged`;
		if (this.#late !== null) return `line ${this.#late.line} puts an item into ${name} after it was drained`;
		return this.#drain === null ? `${name} was not drained at the end, so that nothing can be called lost` : null;
	}
	#passageOf(item, record) {
		const passage = this.#passages.get(item) ?? this.#made(item);
		if (passage !== null && passage.records.length < RECORDS) passage.records.push(record);
		return passage;
	}
	#made(item) {
		if (this.#room.left === 0) return null;
		this.#room.left -= 1;
		const passage = {
			put: 0,
			inDoubt: 0,
			taken: 0,
			records: []
		};
		this.#passages.set(item, passage);
		return passage;
	}
};
function outOfNowhere(name, item, { put, inDoubt, taken, records }) {
	const size = taken - put - inDoubt;
	if (size <= 0) return null;
	return put + inDoubt === 0 ? {
		class: "unexpected",
		title: `item ${item} came out of ${name}, and nobody had put it in`,
		size,
		records,
		proof: "absence"
	} : {
		class: "duplicate",
		title: `item ${item} came out of ${name} ${taken} times, and went in ${put + inDoubt === 1 ? "once" : `${put + inDoubt} times`}`,
		size,
		records,
		proof: "absence"
	};
}

// src/ingest/histories/queue.ts
const QUEUES = 1e4;
const queue = {
	check: "queue",
	about: "lost items (acknowledged, and not out when the queue was empty), duplicates (out more often than in) and unexpected ones (never put in)",
	ops: [
		"enqueue",
		"dequeue",
		"drain"
	],
	open: ({ held }) => new QueueReader(held)
};
var QueueReader = class {
	#queues = /* @__PURE__ */ new Map();
	#held;
	#room;
	constructor(held) {
		this.#held = held;
		this.#room = { left: held };
	}
	begun(invoke) {
		this.#contentsOf(invoke.key)?.noteLate(invoke);
	}
	ended({ end, value }) {
		const contents = this.#contentsOf(end.key);
		if (contents === null) return `There are more than ${QUEUES} queues`;
		if (end.op === "drain") contents.drained(end);
		else if (end.op === "dequeue") contents.dequeued(end, String(value));
		else if (value === null) return "\"value\" of enqueue is missing: text or a whole number";
		else contents.enqueued(end, String(value));
		return null;
	}
	abandoned(invoke) {
		const contents = this.#contentsOf(invoke.key);
		if (invoke.op === "dequeue") contents?.dequeueInDoubt();
		else if (invoke.op === "enqueue" && invoke.value !== null) contents?.enqueueInDoubt(invoke, String(invoke.value));
	}
	conclude() {
		const violations = new Violations();
		const queues = [...this.#queues];
		for (const [key, contents] of this.#crowded() === null ? queues : []) for (const breach of contents.breaches(named$1("queue", key))) violations.add(breach);
		const [blind = null] = queues.flatMap(([key, contents]) => contents.blind(named$1("queue", key)) ?? []);
		const total = (of) => queues.reduce((sum, [, contents]) => sum + of(contents), 0);
		return {
			violations: violations.list(),
			judged: `${counted(total((one) => one.put), "item")} put in and ${figure(total((one) => one.taken))} taken out of ${counted(queues.length, "queue")}`,
			blind: queues.length === 0 ? "there is no item" : blind ?? this.#crowded()
		};
	}
	#crowded() {
		return this.#room.left > 0 ? null : `there are ${counted(this.#held, "different item")} or more, which is the most`;
	}
	#contentsOf(key) {
		const known = this.#queues.get(key);
		if (known !== void 0) return known;
		if (this.#queues.size >= QUEUES) return null;
		const made = new QueueContents(this.#room);
		this.#queues.set(key, made);
		return made;
	}
};

// src/ingest/histories/unique-ids.ts
const uniqueIds = {
	check: "unique-ids",
	about: "duplicates: an identifier was generated twice, with both workers",
	ops: ["generate"],
	open: ({ held }) => new UniqueIdsReader(held)
};
var UniqueIdsReader = class {
	#first = /* @__PURE__ */ new Map();
	#violations = new Violations();
	#held;
	#generated = 0;
	constructor(held) {
		this.#held = held;
	}
	begun() {}
	ended({ end }) {
		if (end.type === "ok") this.#generate(end);
		return null;
	}
	abandoned() {}
	conclude() {
		return {
			violations: this.#violations.list(),
			judged: counted(this.#generated, "identifier"),
			blind: this.#blind()
		};
	}
	#generate(record) {
		this.#generated += 1;
		const id = `${record.key}\n${record.value}`;
		const first = this.#first.get(id);
		if (first !== void 0) this.#accuse(first, record);
		else if (this.#first.size < this.#held) this.#first.set(id, record);
	}
	#accuse(first, again) {
		const who = first.worker === again.worker ? `twice by worker ${first.worker}` : `by worker ${first.worker} and by worker ${again.worker}`;
		this.#violations.add({
			class: "duplicate",
			title: `identifier ${again.value} was generated ${who}`,
			size: 1,
			records: [first, again],
			proof: "records"
		});
	}
	#blind() {
		if (this.#generated < 2) return `there ${this.#generated === 0 ? "is no identifier" : "is a single identifier"}`;
		return this.#first.size < this.#held ? null : `there are more than ${counted(this.#held, "identifier")}: later ones were held against the first ones alone`;
	}
};

// src/ingest/histories/registry.ts
const HISTORY_CHECKERS = {
	counter,
	"unique-ids": uniqueIds,
	isolation,
	queue,
	"mutual-exclusion": mutualExclusion
};

// src/ingest/histories/history.ts
const TEXT_CHARS = 8192;
const unchecked = (plan, why) => ({
	faults: [],
	state: {
		detector: historyDetector(plan),
		active: false,
		evidence: `${plan.from}: ${why}`
	},
	problems: []
});
var History = class {
	#plan;
	#reader;
	#operations;
	#ops;
	#problems = [];
	#malformed = 0;
	constructor(plan, files, held = HELD) {
		const checker = HISTORY_CHECKERS[plan.check];
		this.#plan = plan;
		this.#reader = checker.open({
			isOneFile: files === 1,
			held
		});
		this.#operations = new Operations(this.#reader);
		this.#ops = new Set(checker.ops);
	}
	open(name) {
		const file = plainName(name);
		return new LineSplitter({
			line: (text, line) => this.#line(text, file, line),
			tooLong: (line) => this.#wrong(file, line, `The line is longer than ${LINE_CHARS} characters`)
		});
	}
	unreadable(file, message) {
		this.#wrong(file, null, message);
	}
	conclude() {
		this.#operations.end();
		const conclusion = this.#reader.conclude();
		return {
			faults: conclusion.violations.filter(({ proof }) => proof === "records" || this.#malformed === 0).map((violation) => faultOf(this.#plan, violation)),
			state: this.#stateOf(conclusion),
			problems: this.#problems
		};
	}
	#line(text, file, line) {
		if (text.trim() === "") return;
		const record = readRecord(text, file, line);
		const fault = typeof record === "string" ? record : this.#ops.has(record.op) ? this.#operations.add(record) : null;
		if (fault !== null) this.#wrong(file, line, fault);
	}
	#wrong(file, line, message) {
		this.#malformed += 1;
		if (this.#problems.length >= 50) return;
		this.#problems.push({
			file,
			line,
			column: null,
			path: "",
			message: plainMessage(message)
		});
	}
	#stateOf({ judged, blind }) {
		const why = this.#torn() ?? blind;
		return {
			detector: historyDetector(this.#plan),
			active: why === null,
			evidence: plainName(`${this.#plan.from}: ${why === null ? judged : `${why} (${judged})`}`)
		};
	}
	#torn() {
		const [first] = this.#problems;
		if (first === void 0) return null;
		const others = this.#malformed === 1 ? "" : ` (and ${this.#malformed - 1} more)`;
		return `${first.file}${first.line === null ? "" : `:${first.line}`} is no record that can be used${others}: ${first.message}`;
	}
};
function faultOf(plan, { class: kind, title, count, records }) {
	const detector = historyDetector(plan);
	return {
		detector,
		class: kind,
		title: plainName(title),
		stacks: [],
		fingerprint: createHash("sha256").update(`${detector}\n${kind}\n${plan.from}`).digest("hex").slice(0, 16),
		count,
		text: records.map((record) => plainName(showRecord(record))).join("\n").slice(0, TEXT_CHARS),
		source: records[0]?.file ?? plan.from
	};
}

// src/run/detectors/histories.ts
const MOST_FILES$1 = 1e3;
const histories = { async open(operation) {
	const { histories: plans = [] } = operation.scenario;
	if (plans.length === 0) return null;
	return new HistoriesWatch(operation, await Promise.all(plans.map((plan) => placed$1(plan, operation))));
} };
async function placed$1(plan, { cwd, env }) {
	const { pattern, folder } = placeOfPattern(plan.from, cwd, env["STRESS_DIR"] ?? null);
	return {
		plan,
		folder,
		files: await openWrittenFiles(pattern, folder)
	};
}
var HistoriesWatch = class {
	#operation;
	#placed;
	constructor(operation, all) {
		this.#operation = operation;
		this.#placed = all;
	}
	async finish() {
		const said = [];
		for (const one of this.#placed) {
			const { faults, state, problems } = await findingsOf(one);
			this.#log(problems);
			said.push({
				faults,
				detectors: [state]
			});
		}
		return combine(said);
	}
	#log(problems) {
		const { log, source } = this.#operation;
		const lines = problems.map(({ file, line, message }) => `${file}:${line ?? "?"}: ${message}\n`);
		if (lines.length > 0) log.append(`${source}, history`, Buffer.from(lines.join("")));
	}
};
async function findingsOf({ plan, folder, files }) {
	const { written, old } = await files.written();
	if (written.length === 0) return unchecked(plan, absence(old));
	if (written.length > MOST_FILES$1) return unchecked(plan, `it matches ${written.length} files; at most ${MOST_FILES$1} are read`);
	const history = new History(plan, written.length);
	for (const path of written) await readInto(history, folder, path);
	return history.conclude();
}
const absence = (old) => old === 0 ? "no file of this pattern was written" : `of this pattern there are only old files (${old}), which this run did not write`;
async function readInto(history, folder, path) {
	try {
		const file = await open(join(folder, path), constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
		try {
			if (!(await file.stat()).isFile()) throw new Error("it is not a regular file");
			const decoder = new TextDecoder();
			const text = history.open(path);
			for await (const chunk of file.createReadStream({ autoClose: false })) text.push(decoder.decode(chunk, { stream: true }));
			text.push(decoder.decode());
			text.end();
		} finally {
			await file.close();
		}
	} catch (error) {
		history.unreadable(path, `It cannot be read: ${error instanceof Error ? error.message : String(error)}`);
	}
}

// src/ingest/detectors/recogniser.ts
const REPORT_LINE_CHARS = 2e3;

// src/ingest/detectors/block.ts
const KEPT_CHARS = 32768;
const MOST_LINES$3 = 5e3;
var BlockReader = class {
	#format;
	#sink;
	#lines = null;
	#chars = 0;
	#count = 0;
	constructor(format, sink) {
		this.#format = format;
		this.#sink = sink;
	}
	line(text) {
		if (this.#lines !== null) {
			const place = this.#isOver(text) ? "after" : this.#format.place(text, this.#lines);
			if (place !== "after") {
				this.#keep(text, this.#lines);
				if (place === "last") this.end();
				return;
			}
			this.end();
		}
		if (this.#format.begins(text, null)) this.#begin(text);
	}
	end() {
		const lines = this.#lines;
		this.#lines = null;
		if (lines !== null) for (const report of this.#format.read(lines)) this.#sink.report(report);
	}
	#isOver(text) {
		return this.#count > MOST_LINES$3 || this.#format.begins(text, this.#lines);
	}
	#begin(text) {
		this.#lines = [];
		this.#chars = 0;
		this.#count = 0;
		this.#keep(text, this.#lines);
	}
	#keep(text, lines) {
		this.#count += 1;
		this.#chars += text.length + 1;
		if (this.#chars <= KEPT_CHARS) lines.push(text);
	}
};

// src/ingest/detectors/title.ts
function titleOf(what, stacks) {
	const top = stacks.find((stack) => stack.length > 0)?.[0];
	return top === void 0 ? what : `${what} in ${top.function}`;
}

// src/ingest/detectors/formats/lsan.ts
const lsan = {
	detector: "lsan",
	about: "Memory that nothing points to at the end of the process",
	enable: "`-fsanitize=leak`, or `-fsanitize=address`, which includes it",
	open: (sink) => leakReader(sink)
};
const leakReader = (sink) => new BlockReader({
	begins: (line) => DIRECT.test(line),
	place: (line) => line === "" || line.startsWith("SUMMARY: ") ? "after" : "inside",
	read: (lines) => [read$10(lines)]
}, sink);
const DIRECT = /^Direct leak of (\d+) byte\(s\) in (\d+) object\(s\) allocated from:$/;
function read$10(lines) {
	const [, bytes = "", objects = ""] = DIRECT.exec(lines[0] ?? "") ?? [];
	const stacks = [sanitizerFrames(lines.slice(1))];
	const what = `leak of ${bytes} bytes in ${objects} ${objects === "1" ? "object" : "objects"}, allocated`;
	return {
		class: "leak",
		title: titleOf(what, stacks),
		stacks,
		lines
	};
}

// src/ingest/detectors/formats/asan.ts
const asan = {
	detector: "asan",
	about: "Accesses outside of memory or after its release; leaks at the end",
	enable: "`-fsanitize=address`",
	open(sink) {
		const errors = new BlockReader({
			begins: (line) => ERROR$1.test(line),
			place: (line) => line.startsWith("SUMMARY: AddressSanitizer: ") || ABORTING.test(line) ? "last" : "inside",
			read: (lines) => [read$9(lines)]
		}, sink);
		const leaks = leakReader(sink);
		return {
			line(text) {
				if (BANNER$2.test(text)) sink.active("it wrote its banner");
				errors.line(text);
				leaks.line(text);
			},
			end() {
				errors.end();
				leaks.end();
			}
		};
	}
};
const ERROR$1 = /^==\d+==ERROR: AddressSanitizer: (.+?)(?: on (?:unknown )?address| on address|:|$| \(| in thread)/;
const ABORTING = /^==\d+==ABORTING$/;
const BANNER$2 = /^==\d+==AddressSanitizer/;
const SIGNALS = /^(?:SEGV|BUS|FPE|ILL|ABRT|stack-overflow)/;
function read$9(lines) {
	const what = ERROR$1.exec(lines[0] ?? "")?.[1] ?? "";
	const start = lines.findIndex((line) => /^ +#0 /.test(line));
	const stacks = start === -1 ? [] : [sanitizerFrames(lines.slice(start))];
	return {
		class: SIGNALS.test(what) ? "crash" : "memory-error",
		title: titleOf(what, stacks),
		stacks,
		lines
	};
}

// src/ingest/detectors/valgrind.ts
const PREFIX = /^==(\d{1,7})== ?(.*)$/;
const MOST_PROCESSES = 200;
const CONTINUATION = /^(?: |This conflicts|Observed|Required order|Allocation context|Other segment|mutex 0x|cond(?:ition variable)? 0x)/;
function valgrindReader(tool, sink) {
	const processes = /* @__PURE__ */ new Map();
	const readerOf = (pid) => {
		const known = processes.get(pid);
		if (known !== void 0 || processes.size >= MOST_PROCESSES) return known ?? null;
		const made = new BlockReader(formatOf(tool), sink);
		processes.set(pid, made);
		return made;
	};
	return {
		line(text) {
			const [, pid = "", said] = (text.startsWith("==") ? PREFIX.exec(text) : null) ?? [];
			if (said === void 0) return;
			if (said === tool.banner) sink.active("it wrote its banner");
			readerOf(pid)?.line(said);
		},
		end() {
			for (const reader of processes.values()) reader.end();
		}
	};
}
const formatOf = (tool) => ({
	begins: (line) => tool.errors.some(([pattern]) => pattern.test(line)),
	place: (line, sofar) => line.startsWith("---") || sofar.at(-1) === "" && !CONTINUATION.test(line) ? "after" : "inside",
	read: (lines) => [read$8(lines, tool)]
});
function read$8(lines, { errors, further }) {
	const [first = ""] = lines;
	const known = errors.find(([pattern]) => pattern.test(first))?.[1] ?? "undefined-behaviour";
	const stacks = lines.flatMap((line, i) => i === 0 || further.test(line) ? [i] : []).map((start) => stackAfter(lines, start)).filter((stack) => stack.length > 0);
	return {
		class: known,
		title: titleOf(plainWords$1(first), stacks),
		stacks,
		lines
	};
}
function stackAfter(lines, heading) {
	const start = lines.slice(heading + 1, heading + 6).findIndex((line) => /^ {3}at 0x/.test(line));
	return start === -1 ? [] : valgrindFrames(lines.slice(heading + 1 + start));
}
const plainWords$1 = (line) => line.replace(/^Thread #\d+'s /, "").replace(/^Thread #\d+:? /, "").replace(/ "0x[\dA-F]+ before 0x[\dA-F]+"/, "").replace(/ (?:at|of lock at|at address) 0x[\da-fA-F]+/g, "").replace(/ by thread #?\d+/, "").replace(/ in loss record [\d,]+ of [\d,]+/, "").replace(/: (?:mutex|rwlock|cond|barrier|semaphore) 0x.*$/, "").replace(/\.$/, "");

// src/ingest/detectors/formats/drd.ts
const drd = {
	detector: "drd",
	about: "Data races, locks that are held too long or misused",
	enable: "`valgrind --tool=drd ./program`, without `-q`",
	open: (sink) => valgrindReader({
		banner: "drd, a thread error detector",
		errors: [
			[/^Conflicting (?:load|store) by thread /, "race"],
			[/^Probably a race condition/, "race"],
			[/^(?:Mutex (?:still|not|already|type|reinitialization)|The object at address .* is not a|Recursive locking not allowed|Destruction of |Reader-writer lock (?:not|reinit)|Semaphore |Barrier |Condition variable )/, "undefined-behaviour"]
		],
		further: /^Other segment start/
	}, sink)
};

// src/ingest/detectors/formats/fray.ts
const fray = {
	detector: "fray",
	about: "Deadlocks, endless schedules and exceptions in some schedule of a test",
	enable: "the Gradle or Maven plugin of Fray, `@FrayTest`",
	open(sink) {
		const blocks = new BlockReader({
			begins: (line) => ERROR.test(line),
			place: (line) => isPart$1(line) ? "inside" : "after",
			read: (lines) => [read$7(lines)]
		}, sink);
		return {
			line(text) {
				if (text === "Fray Testing:" || text.startsWith("Start fray")) sink.active("it wrote its banner");
				blocks.line(text);
			},
			end: () => blocks.end()
		};
	}
};
const ERROR = /^\S+ \S+ \[INFO\]: Error: (.+)$/;
const CLASSES$1 = [[/\.DeadlockException/, "deadlock"], [/\.LivenessException/, "livelock"]];
const isPart$1 = (line) => /^\s/.test(line) || line === "" || /^(?:Thread: |Stacktrace:|Caused by: |\S+: )/.test(line);
function read$7(lines) {
	const what = ERROR.exec(lines[0] ?? "")?.[1] ?? "";
	const known = CLASSES$1.find(([pattern]) => pattern.test(what))?.[1] ?? "unhandled";
	const stacks = stacksIn(lines);
	return {
		class: known,
		title: titleOf(what.replace(/^org\.pastalab\.fray\.runtime\./, ""), stacks),
		stacks,
		lines
	};
}
function stacksIn(lines) {
	const isFrame = (line) => /^\s+at /.test(line ?? "");
	return lines.flatMap((line, i) => isFrame(line) && !isFrame(lines[i - 1]) ? [i] : []).map((start) => javaFrames(lines.slice(start))).filter((stack) => stack.length > 0);
}

// src/ingest/detectors/formats/go-deadlock.ts
const goDeadlock = {
	detector: "go-deadlock",
	about: "`all goroutines are asleep`, and the dump of `go test` at its `-timeout`",
	enable: "always on; not where a timer, the network or cgo may still wake a goroutine",
	open: (sink) => new BlockReader({
		begins: (line) => ASLEEP.test(line) || TIMEOUT$1.test(line),
		place: (line) => isDumpLine(line) || RUNNING_TEST.test(line) ? "inside" : "after",
		read: (lines) => [TIMEOUT$1.test(lines[0] ?? "") ? readTimeout(lines) : readDeadlock(lines)]
	}, sink)
};
const ASLEEP = /^fatal error: (?:all goroutines are asleep - deadlock!|no goroutines \(main called runtime\.Goexit\))/;
const TIMEOUT$1 = /^panic: (test timed out after \S+)/;
const RUNNING_TEST = /^\t*(?:running tests:$|\S+ \([\w.]+\)$)/;
const readDeadlock = (lines) => {
	const stacks = blocked(goroutinesIn(lines));
	const what = (lines[0] ?? "").replace("fatal error: ", "");
	return {
		class: "deadlock",
		title: titleOf(what, stacks),
		stacks,
		lines
	};
};
function readTimeout(lines) {
	const stacks = blocked(goroutinesIn(lines).filter(({ state }) => !/^(?:running|runnable|syscall)/.test(state)));
	const what = TIMEOUT$1.exec(lines[0] ?? "")?.[1] ?? "test timed out";
	return {
		class: "hang",
		title: titleOf(what, stacks),
		stacks,
		lines
	};
}
const blocked = (goroutines) => goroutines.map(({ frames }) => frames.filter(({ file }) => file !== "_testmain.go")).filter((frames) => frames.length > 0);

// src/ingest/detectors/formats/go-race.ts
const goRace = {
	detector: "go-race",
	about: "Reports of the race detector; concurrent use of a map, which the runtime finds without it",
	enable: "`go build -race`, `go test -race`",
	open(sink) {
		const races = new BlockReader({
			begins: (line) => line === "WARNING: DATA RACE",
			place: (line) => line === END$2 ? "last" : "inside",
			read: readRace
		}, sink);
		const maps = new BlockReader({
			begins: (line) => MAP_FAULT.test(line),
			place: (line) => isDumpLine(line) ? "inside" : "after",
			read: readMapFault
		}, sink);
		return {
			line(text) {
				if (text.startsWith(BANNER$1)) sink.active("the race detector wrote its banner");
				races.line(text);
				maps.line(text);
			},
			end() {
				races.end();
				maps.end();
			}
		};
	}
};
const END$2 = "=".repeat(18);
const BANNER$1 = "***** Running under ThreadSanitizer";
const MAP_FAULT = /^fatal error: concurrent map (?:writes|read and map write|iteration and map write)/;
const ACCESS = /^(?:Previous )?((?:atomic )?(?:read|write)) at 0x[\da-f]+ by (?:goroutine \d+|main goroutine)/i;
function readRace(lines) {
	const accesses = lines.flatMap((line, i) => {
		const kind = ACCESS.exec(line)?.[1];
		const end = lines.indexOf("", i);
		const frames = goFrames(lines.slice(i + 1, end === -1 ? lines.length : end));
		return kind === void 0 ? [] : [{
			kind: kind.toLowerCase(),
			frames
		}];
	});
	if (accesses.length === 0) return [];
	return [{
		class: "race",
		title: `DATA RACE: ${accesses.map(({ kind, frames }) => describe(kind, frames)).join(", ")}`,
		stacks: accesses.map(({ frames }) => frames),
		lines
	}];
}
const describe = (kind, [top]) => top === void 0 ? kind : `${kind} in ${top.function}`;
function readMapFault(lines) {
	const [caught] = goroutinesIn(lines);
	const stacks = [caught?.frames ?? []];
	return [{
		class: "race",
		title: titleOf((lines[0] ?? "").replace("fatal error: ", ""), stacks),
		stacks,
		lines
	}];
}

// src/ingest/detectors/formats/goleak.ts
const goleak = {
	detector: "goleak",
	about: "Goroutines that outlive a test",
	enable: "`goleak.VerifyNone(t)` or `goleak.VerifyTestMain(m)` in the tests",
	open: (sink) => new GoleakReader(sink)
};
const BEGIN$1 = /found unexpected goroutines:$/;
const GOROUTINE = /^\s*\[?Goroutine \d+ in state ([^,]+(?:, \d+ minutes)?), with .* on top of the stack:$/;
const MOST_LINES$2 = 200;
var GoleakReader = class {
	#sink;
	#inList = false;
	#lines = [];
	constructor(sink) {
		this.#sink = sink;
	}
	line(text) {
		if (BEGIN$1.test(text)) this.#inList = true;
		if (this.#inList && GOROUTINE.test(text)) this.#begin(text);
		else if (this.#lines.length > 0) this.#within(text);
	}
	end() {
		const lines = this.#lines;
		this.#lines = [];
		if (lines.length > 0) this.#sink.report(readGoroutine(lines));
	}
	#begin(text) {
		this.end();
		this.#lines = [text];
	}
	#within(text) {
		this.#lines.push(text);
		const isLast = /^\s*\]$/.test(text);
		if (!isLast && this.#lines.length < MOST_LINES$2) return;
		this.end();
		this.#inList = isLast && this.#inList;
	}
};
function readGoroutine(lines) {
	const indent = /^ */.exec(lines[0] ?? "")?.[0].length ?? 0;
	const state = GOROUTINE.exec(lines[0] ?? "")?.[1] ?? "";
	const stacks = [goFrames(lines.slice(1).map((line) => line.slice(Math.min(indent, leading(line)))))];
	return {
		class: "leak",
		title: titleOf(`leaked goroutine (${state})`, stacks),
		stacks,
		lines
	};
}
const leading = (line) => line.length - line.trimStart().length;

// src/ingest/detectors/formats/helgrind.ts
const helgrind = {
	detector: "helgrind",
	about: "Data races, orders of locks, misuse of locks",
	enable: "`valgrind --tool=helgrind ./program`, without `-q`",
	open: (sink) => valgrindReader({
		banner: "Helgrind, a thread error detector",
		errors: [
			[/^Possible data race during /, "race"],
			[/^Thread #\d+: lock order "/, "lock-order"],
			[/^Thread #\d+:? (?:Exiting thread still holds|unlocked |lock |unlock|pthread_|Attempt|.*destroy)/, "undefined-behaviour"],
			[/^Thread #\d+'s call to \w+ failed/, "undefined-behaviour"]
		],
		further: /^(?:This conflicts with|Observed \(incorrect\)|Required order was established)/
	}, sink)
};

// src/ingest/detectors/formats/java-deadlock.ts
const javaDeadlock = {
	detector: "java-deadlock",
	about: "Deadlocks that the JVM names in a thread dump",
	enable: "a dump by `jcmd PID Thread.print`, `jstack PID` or SIGQUIT while it hangs; `hang` takes one",
	open(sink) {
		const blocks = new BlockReader({
			begins: (line) => BEGIN.test(line),
			place: (line) => END$1.test(line) ? "last" : "inside",
			read: (lines) => [read$6(lines)]
		}, sink);
		return {
			line(text) {
				if (text.startsWith("Full thread dump ")) sink.active("a thread dump was taken");
				blocks.line(text);
			},
			end: () => blocks.end()
		};
	}
};
const BEGIN = /^Found (?:one|a) Java-level deadlock:$/;
const END$1 = /^Found \d+ deadlocks?\.$/;
const THREAD$1 = /^"(.*)":$/;
function read$6(lines) {
	const information = lines.findIndex((line) => line.startsWith("Java stack information"));
	const rest = information === -1 ? [] : lines.slice(information + 1);
	const stacks = rest.flatMap((line, i) => THREAD$1.test(line) ? [javaFrames(rest.slice(i + 1))] : []);
	const own = stacks.filter((stack) => stack.length > 0);
	return {
		class: "deadlock",
		title: titleOf(`Java-level deadlock of ${stacks.length} threads`, own),
		stacks: own,
		lines
	};
}

// src/ingest/detectors/formats/jcstress.ts
const jcstress = {
	detector: "jcstress",
	about: "Outcomes that a test forbids, or does not know",
	enable: "`java -jar jcstress.jar`, or its `Main`",
	open: (sink) => new JcstressReader(sink)
};
const TEST = /^\.{2,} \[(?:FAILED|ERROR)\] (\S+)/;
const BANNER = "Java Concurrency Stress Tests";
const MOST_LINES$1 = 60;
var JcstressReader = class {
	#sink;
	#test = null;
	#lines = [];
	constructor(sink) {
		this.#sink = sink;
	}
	line(text) {
		if (text === BANNER) this.#sink.active("it wrote its banner");
		const test = TEST.exec(text)?.[1];
		if (test !== void 0) this.#begin(test, text);
		else if (this.#test !== null) this.#within(text, this.#test);
	}
	end() {
		this.#test = null;
		this.#lines = [];
	}
	#begin(test, text) {
		this.#test = test;
		this.#lines = [text];
	}
	#within(text, test) {
		if (this.#lines.length < MOST_LINES$1) this.#lines.push(text);
		const outcome = outcomeOf(text);
		if (outcome === null) return;
		const { result, grade, words } = outcome;
		const title = `${grade} outcome ${result} of ${test}${words === "" ? "" : `: ${words}`}`;
		const place = {
			function: test,
			file: null,
			line: null
		};
		this.#sink.report({
			class: "race",
			title,
			stacks: [[place]],
			lines: [...this.#lines]
		});
	}
};
function outcomeOf(line) {
	const [result = "", samples = "", share = "", expected = "", words = ""] = line.trim().split(/ {2,}/);
	const grade = expected.toLowerCase();
	if (grade !== "forbidden" && grade !== "unknown") return null;
	return /^[\d,]+$/.test(samples) && share.endsWith("%") ? {
		result,
		grade,
		words
	} : null;
}

// src/ingest/detectors/rust-stack.ts
const FUNCTION = /^ +\d+: (?:0x[\da-f]+ - )?(\S.*)$/;
const PLACE = /^ +at (\S.*?):(\d+)(?::\d+)?(?:: \d+:\d+)?$/;
const FOREIGN$1 = /^\/rustc\/|\/\.cargo\/|\/cargo\/registry\/|\/rustlib\/src\//;
const rustFrames = (lines) => lines.flatMap((line, i) => {
	const name = FUNCTION.exec(line)?.[1];
	const [, file, number] = PLACE.exec(lines[i + 1] ?? "") ?? [];
	if (name === void 0 || file === void 0 || FOREIGN$1.test(file)) return [];
	return [{
		function: name,
		file: file.replace(/^\.\//, ""),
		line: Number(number)
	}];
});

// src/ingest/detectors/formats/loom.ts
const loom = {
	detector: "loom",
	about: "Accesses that no order protects, deadlocks and leaks in some schedule of a model",
	enable: "`RUSTFLAGS=\"--cfg loom\" cargo test --release`; `RUST_BACKTRACE=1` names the place",
	open: (sink) => new BlockReader({
		begins: (line) => KINDS$3.some(([pattern]) => pattern.test(line)),
		place: (line) => /^(?:failures:|test result:|---- |thread ')/.test(line) ? "after" : "inside",
		read: (lines) => [read$5(lines)]
	}, sink)
};
const KINDS$3 = [
	[/^Causality violation: /, "race"],
	[/^deadlock; threads = \[/, "deadlock"],
	[/^(?:Arc|Allocation|Messages) leaked\./, "leak"],
	[/^Model exceeded maximum number of branches/, "livelock"]
];
function read$5(lines) {
	const [first = ""] = lines;
	const known = KINDS$3.find(([pattern]) => pattern.test(first))?.[1] ?? "race";
	const stacks = [rustFrames(lines)];
	return {
		class: known,
		title: titleOf(first.replace(/[.;].*$/, ""), stacks),
		stacks,
		lines
	};
}

// src/ingest/detectors/formats/memcheck.ts
const memcheck = {
	detector: "memcheck",
	about: "Accesses outside of memory or after its release, values that were never set, leaks",
	enable: "`valgrind --leak-check=full ./program`, without `-q`",
	open: (sink) => valgrindReader({
		banner: "Memcheck, a memory error detector",
		errors: [
			[/^[\d,]+ (?:\([\d,]+ direct, [\d,]+ indirect\) )?bytes in [\d,]+ blocks are definitely lost/, "leak"],
			[/^Process terminating with default action of signal \d+ \(SIG(?:SEGV|BUS|FPE|ILL|ABRT)\)/, "crash"],
			[/^(?:Conditional jump or move depends on|Use of uninitialised|Syscall param \S+ (?:points to|contains) uninit)/, "undefined-behaviour"],
			[/^(?:Invalid (?:read|write|free)|Mismatched (?:free|new)|Source and destination overlap|Syscall param |Illegal memory pool|Jump to the invalid|Argument )/, "memory-error"]
		],
		further: /^$^/
	}, sink)
};

// src/ingest/detectors/formats/miri.ts
const miri = {
	detector: "miri",
	about: "Undefined behaviour, data races, deadlocks and leaks in some schedule",
	enable: "`cargo +nightly miri test`",
	open: (sink) => new BlockReader({
		begins: (line, sofar) => KINDS$2.some(([kind]) => kind.test(line)) && !(DEADLOCK.test(line) && sofar !== null),
		place: (line) => /^(?:error: aborting|error: test failed|test result:)/.test(line) ? "after" : "inside",
		read: (lines) => [read$4(lines)]
	}, sink)
};
const DEADLOCK = /^error: the evaluated program deadlocked|^error: deadlock/i;
const KINDS$2 = [
	[/^error: Undefined Behavior: Data race detected /, "race"],
	[/^error: Undefined Behavior: (?:.*dangling|.*use-after-free|.*out-of-bounds|.*has been freed)/, "memory-error"],
	[/^error: Undefined Behavior: /, "undefined-behaviour"],
	[DEADLOCK, "deadlock"],
	[/^error: memory leaked: /, "leak"]
];
function read$4(lines) {
	const [first = ""] = lines;
	const known = KINDS$2.find(([pattern]) => pattern.test(first))?.[1] ?? "undefined-behaviour";
	const stacks = known === "race" ? placesOf(lines) : stacksOf(lines);
	return {
		class: known,
		title: titleOf(plainWords(first), known === "race" ? [] : stacks),
		stacks,
		lines
	};
}
const plainWords = (line) => line.replace(/^error: (?:Undefined Behavior: )?/, "").replace(/ on thread `[^`]*`/g, "").replace(/ at alloc\d+.*$/, "").replace(/: alloc\d+ \(.*$/, "");
function stacksOf(lines) {
	const starts = lines.flatMap((line, i) => line.includes("stack backtrace:") ? [i] : []);
	const own = starts.map((start, i) => rustFrames(lines.slice(start + 1, starts[i + 1] ?? lines.length))).filter((stack) => stack.length > 0);
	return own.length > 0 ? own : placesOf(lines);
}
const ARROW = /^ +--> (.+):(\d+):\d+$/;
const SOURCE = /^ *\d+ \| +(\S.*)$/;
function placesOf(lines) {
	return lines.flatMap((line, i) => {
		const [, file, number] = ARROW.exec(line) ?? [];
		const isCaller = lines[i - 1]?.startsWith("note: ") ?? false;
		if (file === void 0 || isCaller || /\/rustlib\/src\//.test(file)) return [];
		return [[{
			function: lines.slice(i + 1, i + 4).flatMap((text) => SOURCE.exec(text)?.[1] ?? [])[0] ?? "code",
			file,
			line: Number(number)
		}]];
	});
}

// src/ingest/detectors/formats/node.ts
const node = {
	detector: "node",
	about: "An unsettled top-level await, rejections that nobody handles, memory at its limit",
	enable: "always on",
	open: (sink) => new BlockReader({
		begins: (line) => KINDS$1.some(({ begins }) => begins.test(line)),
		place: (line, sofar) => isOver(line, sofar) ? "after" : "inside",
		read: (lines) => [read$3(lines)]
	}, sink)
};
const KINDS$1 = [
	{
		begins: /^Warning: Detected unsettled top-level await at /,
		class: "stall"
	},
	{
		begins: /^\[?UnhandledPromiseRejection: /,
		class: "unhandled"
	},
	{
		begins: /^FATAL ERROR: .*heap out of memory/,
		class: "out-of-memory"
	}
];
const FRAME$2 = /^ {4}at (?:async )?(?:(.+) \()?(?:file:\/\/)?(\/[^()]*|[A-Za-z]:\\[^()]*):(\d+):\d+\)?$/;
const MOST_LINES = 40;
const isOver = (line, sofar) => sofar.length >= MOST_LINES || line.startsWith("Node.js v") || line === "" && sofar.at(-1) === "";
function read$3(lines) {
	const [first = ""] = lines;
	const kind = KINDS$1.find(({ begins }) => begins.test(first))?.class ?? "unhandled";
	const stacks = kind === "stall" ? awaitOf(first) : [lines.flatMap(frameOf)];
	return {
		class: kind,
		title: titleOf(WORDS[kind]?.(lines) ?? first, stacks),
		stacks,
		lines
	};
}
const WORDS = {
	stall: () => "unsettled top-level await",
	unhandled: (lines) => `unhandled rejection: ${reasonIn(lines)}`,
	"out-of-memory": ([first = ""]) => first.replace(/^FATAL ERROR: /, "")
};
const reasonIn = ([first = ""]) => / rejected with the reason (.*?)\.?]?(?: \{)?$/.exec(first)?.[1] ?? "no reason is given";
function awaitOf(line) {
	const [, file, number] = / at (?:file:\/\/)?(.*):(\d+)$/.exec(line) ?? [];
	return file === void 0 ? [] : [[{
		function: "module",
		file,
		line: Number(number)
	}]];
}
function frameOf(line) {
	const [, name = "module", file, number] = FRAME$2.exec(line) ?? [];
	if (file === void 0 || file.includes("/node_modules/")) return [];
	return [{
		function: name,
		file,
		line: Number(number)
	}];
}

// src/ingest/detectors/formats/python-fault.ts
const pythonFault = {
	detector: "python-fault",
	about: "`Fatal Python error`, and dumps of `faulthandler.dump_traceback_later`",
	enable: "switched on here by `PYTHONFAULTHANDLER=1`, unless you set it",
	open: (sink) => new BlockReader({
		begins: (line) => line.startsWith(FATAL) || TIMEOUT.test(line),
		place: (line) => isPart(line) ? "inside" : "after",
		read: (lines) => [read$2(lines)]
	}, sink)
};
const FATAL = "Fatal Python error: ";
const TIMEOUT = /^Timeout \(.*\)!$/;
const THREAD = /^(?:Current thread|Thread) 0x[\da-f]+/;
const FRAME$1 = /^ {2}File "(.*)", line (\d+) in (.+)$/;
const FOREIGN = /\/lib(?:64)?\/python\d|^<frozen |\/site-packages\//;
const isPart = (line) => line === "" || line.startsWith("  ") || THREAD.test(line) || /^(?:Python runtime state: |Extension modules: |Current thread's C stack trace|<no Python frame>)/.test(line);
function read$2(lines) {
	const [first = ""] = lines;
	const isCrash = first.startsWith(FATAL);
	const threads = lines.flatMap((line, i) => THREAD.test(line) ? [framesAfter(lines, i)] : []);
	const current = lines.findIndex((line) => line.startsWith("Current thread"));
	const own = (isCrash && current !== -1 ? [framesAfter(lines, current)] : threads).filter((stack) => stack.length > 0);
	const what = isCrash ? first.slice(20) : first.replace(/!$/, "");
	return {
		class: isCrash ? "crash" : "hang",
		title: titleOf(what, own),
		stacks: own,
		lines
	};
}
function framesAfter(lines, heading) {
	const rest = lines.slice(heading + 1);
	const end = rest.findIndex((line) => !line.startsWith("  "));
	return rest.slice(0, end === -1 ? rest.length : end).flatMap((line) => {
		const [, file, number, name] = FRAME$1.exec(line) ?? [];
		if (file === void 0 || name === void 0 || FOREIGN.test(file)) return [];
		return [{
			function: name,
			file,
			line: Number(number)
		}];
	});
}

// src/ingest/detectors/formats/shuttle.ts
const shuttle = {
	detector: "shuttle",
	about: "Deadlocks, endless schedules and panics in some schedule of a test",
	enable: "a test that calls `shuttle::check_random` or another of its runners; `RUST_BACKTRACE=1` names the place",
	open: (sink) => new BlockReader({
		begins: (line) => KINDS.some(([pattern]) => pattern.test(line)),
		place: (line) => /^(?:failures:|test result:|---- )/.test(line) ? "after" : "inside",
		read: (lines) => [read$1(lines)]
	}, sink)
};
const KINDS = [
	[/^deadlock! blocked tasks: \[/, "deadlock"],
	[/^exceeded max_steps bound /, "livelock"],
	[/^test panicked in task '/, "unhandled"]
];
function read$1(lines) {
	const [first = ""] = lines;
	const known = KINDS.find(([pattern]) => pattern.test(first))?.[1] ?? "deadlock";
	const stacks = [rustFrames(lines)];
	const message = lines[lines.findIndex((line) => /^thread '.*panicked at /.test(line)) + 1] ?? first;
	const what = known === "unhandled" ? `panic in a schedule: ${message}` : first.replace(/[:.] .*$/, "");
	return {
		class: known,
		title: titleOf(what, stacks),
		stacks,
		lines
	};
}

// src/ingest/detectors/formats/tsan.ts
const tsan = {
	detector: "tsan",
	about: "Data races, orders of locks, misuse of locks and leaked threads",
	enable: "`-fsanitize=thread` of GCC and Clang, `-Zsanitizer=thread` of Rust",
	open(sink) {
		const blocks = new BlockReader({
			begins: (line) => WARNING.test(line) || CRASH.test(line),
			place: (line) => END.test(line) ? "last" : "inside",
			read
		}, sink);
		return {
			line(text) {
				if (text.startsWith("***** Running under ThreadSanitizer")) sink.active("it wrote its banner");
				if (text.includes(UNABLE)) sink.inactive(`${UNABLE} of this kernel: ${ADVICE}`);
				blocks.line(text);
			},
			end: () => blocks.end()
		};
	}
};
const WARNING = /^WARNING: ThreadSanitizer: (.+?) \(pid=\d+\)/;
const CRASH = /^==\d+==ERROR: ThreadSanitizer: (\S+)/;
const END = /^={18}$|^==\d+==ABORTING$/;
const UNABLE = "FATAL: ThreadSanitizer: unexpected memory mapping";
const ADVICE = "run it under `setarch -R`, or set the sysctl vm.mmap_rnd_bits to 28";
const CLASSES = [
	[/race/, "race"],
	[/^lock-order-inversion/, "lock-order"],
	[/leak/, "leak"],
	[/use-after-free|invalid vptr|invalid access/, "memory-error"]
];
const ORIGIN = /^ {2}(?:Location|As if|Thread|Mutex) .*(?:created|allocated|synchronized|is )/;
function read(lines) {
	const [first = ""] = lines;
	const crash = CRASH.exec(first)?.[1];
	const what = crash ?? WARNING.exec(first)?.[1] ?? "";
	const known = CLASSES.find(([pattern]) => pattern.test(what))?.[1] ?? "undefined-behaviour";
	const stacks = lines.flatMap((line, i) => /^ {2}\S.*:$/.test(line) ? [i] : []).filter((i) => known === "leak" || !ORIGIN.test(lines[i] ?? "")).map((i) => sanitizerFrames(lines.slice(i + 1)));
	const own = (crash === void 0 ? stacks : [sanitizerFrames(lines.filter((line) => /^ +#/.test(line)))]).filter((stack) => stack.length > 0);
	return [{
		class: crash === void 0 ? known : "crash",
		title: titleOf(what, own),
		stacks: own,
		lines
	}];
}

// src/ingest/detectors/registry.ts
const RECOGNISERS = [
	goRace,
	goDeadlock,
	goleak,
	tsan,
	helgrind,
	drd,
	lsan,
	asan,
	memcheck,
	miri,
	loom,
	shuttle,
	javaDeadlock,
	fray,
	jcstress,
	pythonFault,
	node
];
const BY_NAME = new Map(RECOGNISERS.map((one) => [one.detector, one]));
function recogniserOf(detector) {
	const found = BY_NAME.get(detector);
	if (found === void 0) throw new RangeError(`There is no recogniser ${detector}`);
	return found;
}

// src/ingest/detectors/recognition.ts
const MOST_FAULTS = 100;
const MOST_PACKAGES = 200;
function openRecognition(detectors, place) {
	const found = new Findings(place);
	const open = () => new Channel(detectors.map((name) => recogniserOf(name).open(found.sinkOf(name))));
	const printed = open();
	const packages = /* @__PURE__ */ new Map();
	const channelOf = (name) => {
		const known = packages.get(name);
		if (known !== void 0) return known;
		if (packages.size >= MOST_PACKAGES) return printed;
		const made = open();
		packages.set(name, made);
		return made;
	};
	const splitter = new LineSplitter({
		line(text) {
			const event = eventOf(text);
			if (event === null) printed.line(text);
			else channelOf(event.package).push(event.output);
		},
		tooLong: () => void 0
	});
	return {
		push: (piece) => splitter.push(piece),
		end() {
			splitter.end();
			for (const channel of [printed, ...packages.values()]) channel.end();
			return found.recognised();
		}
	};
}
function eventOf(line) {
	if (!line.startsWith("{") || !line.includes("\"Action\":\"output\"")) return null;
	const event = lineObject(line);
	const output = event === null ? null : textOf(event.Output);
	return output === null ? null : {
		package: textOf(event?.Package) ?? "",
		output
	};
}
var Channel = class {
	#readers;
	#partial = "";
	constructor(readers) {
		this.#readers = readers;
	}
	line(text) {
		const plain = withoutSequences(text.slice(0, 2 * REPORT_LINE_CHARS)).slice(0, REPORT_LINE_CHARS);
		for (const reader of this.#readers) reader.line(plain);
	}
	push(text) {
		const lines = (this.#partial + text).split("\n");
		this.#partial = (lines.pop() ?? "").slice(0, REPORT_LINE_CHARS);
		for (const line of lines) this.line(line);
	}
	end() {
		if (this.#partial !== "") this.line(this.#partial);
		for (const reader of this.#readers) reader.end();
	}
};
var Findings = class {
	#place;
	#faults = /* @__PURE__ */ new Map();
	#states = /* @__PURE__ */ new Map();
	constructor(place) {
		this.#place = place;
	}
	sinkOf(detector) {
		return {
			report: (report) => this.#add(faultOf$1(report, {
				...this.#place,
				detector
			})),
			active: (evidence) => this.#say({
				detector,
				active: true,
				evidence
			}),
			inactive: (evidence) => this.#say({
				detector,
				active: false,
				evidence
			})
		};
	}
	recognised() {
		return {
			faults: [...this.#faults.values()],
			states: [...this.#states.values()]
		};
	}
	#add(fault) {
		const known = this.#faults.get(fault.fingerprint);
		if (known === void 0) {
			if (this.#faults.size < 100) this.#faults.set(fault.fingerprint, fault);
		} else if (known.detector === fault.detector) this.#faults.set(fault.fingerprint, {
			...known,
			count: known.count + 1
		});
	}
	#say(state) {
		if (this.#states.get(state.detector)?.active !== false) this.#states.set(state.detector, state);
	}
};

// src/run/detectors/activity.ts
const RULES = {
	"go-race": (programs) => {
		const built = goPrograms(programs);
		const raced = built.find(({ go }) => go.race);
		if (raced !== void 0) return yes(`${raced.name} was built with -race`);
		return built.length === 0 ? null : no(`${named(built)} ${built.length === 1 ? "was" : "were"} not built with -race: use \`go build -race\` or \`go test -race\``);
	},
	"go-deadlock": (programs) => {
		const [first] = goPrograms(programs);
		return first === void 0 ? null : yes(`the Go runtime of ${first.name} looks for it`);
	},
	goleak: (programs) => {
		const built = goPrograms(programs);
		const having = built.find(({ go }) => go.modules.includes("go.uber.org/goleak"));
		if (having !== void 0) return yes(`go.uber.org/goleak is linked into ${having.name}`);
		return built.length === 0 ? null : no(`go.uber.org/goleak is not linked into ${named(built)}`);
	},
	tsan: marked$1(["tsan"], "__tsan_init", "-fsanitize=thread"),
	asan: marked$1(["asan"], "__asan_init", "-fsanitize=address"),
	lsan: marked$1(["lsan", "asan"], "__lsan_init", "-fsanitize=leak or -fsanitize=address"),
	helgrind: executed(/^helgrind-/, "valgrind --tool=helgrind"),
	drd: executed(/^drd-/, "valgrind --tool=drd"),
	memcheck: executed(/^memcheck-/, "valgrind --leak-check=full"),
	miri: executed(/^(?:cargo-)?miri$/, "cargo miri test"),
	loom: linked("loom", "RUSTFLAGS=\"--cfg loom\""),
	shuttle: linked("shuttle", "a test that calls shuttle::check_random"),
	"python-fault": executed(/^(?:python|pypy)[\d.]*\w*$/, "Python"),
	node: executed(/^node(?:js)?$/, "Node.js")
};
const UNKNOWN = {
	"go-race": unknown("no program that Go built was seen: run one that was built with -race"),
	"go-deadlock": unknown("no program that Go built was seen"),
	goleak: unknown("no program that Go built was seen"),
	"java-deadlock": no("no thread dump was taken: have one printed by `jcmd PID Thread.print` or by SIGQUIT"),
	fray: no("Fray printed nothing of its own: run the test with its launcher"),
	jcstress: no("jcstress printed nothing of its own: run its jar")
};
function activityOf(detector, programs) {
	return {
		detector,
		...RULES[detector]?.(programs) ?? UNKNOWN[detector] ?? unknown("no program of it was seen")
	};
}
const yes = (evidence) => ({
	active: true,
	evidence
});
function no(evidence) {
	return {
		active: false,
		evidence
	};
}
function unknown(evidence) {
	return {
		active: null,
		evidence
	};
}
const goPrograms = (programs) => programs.flatMap(({ go, ...facts }) => go === null || go.path.startsWith("cmd/") ? [] : [{
	...facts,
	go
}]);
const MOST_NAMED$1 = 3;
function named(programs) {
	const names = [...new Set(programs.map(({ name }) => name))];
	const rest = names.length - MOST_NAMED$1;
	return names.slice(0, MOST_NAMED$1).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
const STARTERS = /^(?:sh|dash|bash|zsh|busybox|env|timeout|nice|setsid|stdbuf|taskset|perl|make|gmake|ninja)$/;
function marked$1(marks, symbol, flag) {
	return (programs) => {
		const having = programs.find((program) => marks.some((mark) => program.marks?.has(mark)));
		if (having !== void 0) return yes(`${having.name} was built with ${flag}`);
		const native = programs.filter(({ marks: known, name }) => known !== null && !STARTERS.test(name));
		return native.length === 0 ? null : no(`there is no ${symbol} in ${named(native)}: build with ${flag}`);
	};
}
function linked(mark, how) {
	return (programs) => {
		const having = programs.find((program) => program.marks?.has(mark));
		return having === void 0 ? unknown(`no function of ${mark} was found in a program that ran: it takes ${how}`) : yes(`${mark} is linked into ${having.name}`);
	};
}
function executed(program, how) {
	return (programs) => {
		const found = programs.find(({ name }) => program.test(name));
		if (found !== void 0) return yes(`${found.name} ran`);
		const others = programs.filter(({ name }) => !STARTERS.test(name));
		return others.length === 0 ? unknown(`no process of ${how} was seen`) : no(`${named(others)} ran, not ${how}`);
	};
}

// src/run/detectors/log-files.ts
const MOST_FILES = 200;
const MOST_BYTES$1 = 4 * 1024 ** 2;
async function logFiles(beginning, sinceMs) {
	const folder = dirname(beginning);
	const own = (await namesIn(folder)).filter((name) => name.startsWith(`${basename(beginning)}.`)).sort();
	return (await Promise.all(own.slice(0, MOST_FILES).map((name) => readLog(join(folder, name), sinceMs)))).filter((file) => file !== null);
}
async function namesIn(folder) {
	try {
		return await readdir(folder);
	} catch {
		return [];
	}
}
async function readLog(path, sinceMs) {
	try {
		const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
		try {
			const status = await file.stat();
			if (!status.isFile() || status.mtimeMs < sinceMs) return null;
			const buffer = Buffer.alloc(Math.min(status.size, MOST_BYTES$1));
			const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
			return {
				path,
				text: buffer.toString("utf8", 0, bytesRead)
			};
		} finally {
			await file.close();
		}
	} catch {
		return null;
	}
}

// src/run/detectors/own-logs.ts
const LOG_VARIABLES = [
	{
		detector: "go-race",
		variable: "GORACE",
		separator: " "
	},
	{
		detector: "tsan",
		variable: "TSAN_OPTIONS",
		separator: ":"
	},
	{
		detector: "asan",
		variable: "ASAN_OPTIONS",
		separator: ":"
	},
	{
		detector: "lsan",
		variable: "LSAN_OPTIONS",
		separator: ":"
	}
];
function ownLogs(names, env, folder) {
	const asked = LOG_VARIABLES.filter(({ detector }) => names.includes(detector) && isNeeded(detector, names));
	const chosen = asked.flatMap(({ variable }) => chosenPath(env[variable] ?? "") ?? []);
	const entries = asked.map(({ detector, variable, separator }) => {
		const own = [`log_path="${join(folder, detector)}"`, "verbosity=1"];
		const users = env[variable] ?? "";
		return [variable, [...own, ...users === "" ? [] : [users]].join(separator)];
	});
	return {
		env: Object.fromEntries(entries),
		chosen
	};
}
const isNeeded = (detector, names) => detector !== "lsan" || !names.includes("asan");
function chosenPath(options) {
	const path = runtimeOption(options, "log_path") ?? "";
	return path === "" || path === "stdout" || path === "stderr" ? null : path;
}
function runtimeOption(options, name) {
	const written = new RegExp(`(?:^|[\\s:,])${name}=(?:"([^"]*)"|'([^']*)'|([^\\s:,]*))`, "g");
	const found = [...options.matchAll(written)].at(-1);
	return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
}

// src/run/detectors/place.ts
const FRAME = / at (.+):(\d+)$/;
function placed(fault, root) {
	const [place] = fault.stacks.flatMap((stack) => stack.flatMap((frame) => placeIn(frame, root)));
	return place === void 0 ? fault : {
		...fault,
		place
	};
}
function placeIn(frame, root) {
	const [, path = "", line] = FRAME.exec(frame) ?? [];
	const file = normalize(path);
	return path !== "" && !isAbsolute(file) && !file.startsWith("..") && isFile(join(root, file)) ? [{
		file,
		line: Number(line)
	}] : [];
}
function isFile(path) {
	try {
		return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
	} catch {
		return false;
	}
}

// src/run/detectors/elf.ts
const MAGIC$1 = Buffer.from([
	127,
	69,
	76,
	70,
	2,
	1
]);
const HEADER_BYTES$1 = 64;
const ENTRY_BYTES = 64;
const MOST_SECTIONS = 2e3;
const MOST_NAME_BYTES = 1024 ** 2;
async function readSections(file, fileBytes) {
	const header = await readAt(file, 0, HEADER_BYTES$1);
	if (header === null || !header.subarray(0, MAGIC$1.length).equals(MAGIC$1)) return null;
	const tableAt = Number(header.readBigUInt64LE(40));
	const [entryBytes, count, namesIndex] = [
		58,
		60,
		62
	].map((at) => header.readUInt16LE(at));
	if (entryBytes !== ENTRY_BYTES || count === void 0 || count > MOST_SECTIONS) return null;
	const table = await readAt(file, tableAt, count * ENTRY_BYTES);
	if (table === null) return null;
	const placeOf = (index) => ({
		nameAt: table.readUInt32LE(index * ENTRY_BYTES),
		offset: Number(table.readBigUInt64LE(index * ENTRY_BYTES + 24)),
		size: Number(table.readBigUInt64LE(index * ENTRY_BYTES + 32))
	});
	if (namesIndex === void 0 || namesIndex >= count) return null;
	const { offset, size } = placeOf(namesIndex);
	const names = size > MOST_NAME_BYTES ? null : await readAt(file, offset, size);
	if (names === null) return null;
	return Array.from({ length: count }, (_, index) => placeOf(index)).filter((place) => place.offset + place.size <= fileBytes).map((place) => ({
		name: textAt(names, place.nameAt),
		offset: place.offset,
		size: place.size
	}));
}
async function readAt(file, offset, bytes) {
	if (!Number.isSafeInteger(offset) || offset < 0) return null;
	const buffer = Buffer.alloc(bytes);
	const { bytesRead } = await file.read(buffer, 0, bytes, offset);
	return bytesRead === bytes ? buffer : null;
}
function textAt(names, at) {
	const end = names.indexOf(0, at);
	return at < names.length && end !== -1 ? names.toString("latin1", at, end) : "";
}

// src/run/detectors/go-build-info.ts
const MAGIC = Buffer.from("ÿ Go buildinf:", "latin1");
const INLINE_STRINGS = 2;
const HEADER_BYTES = 32;
const MOST_BYTES = 1024 ** 2;
const SENTINEL_BYTES = 16;
async function readGoBuild(file, sections) {
	const section = sections.find(({ name }) => name === ".go.buildinfo");
	if (section === void 0 || section.size < HEADER_BYTES || section.size > MOST_BYTES) return null;
	const bytes = await readAt(file, section.offset, section.size);
	if (bytes === null || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
	if (((bytes[15] ?? 0) & INLINE_STRINGS) === 0) return null;
	const version = stringAt(bytes, HEADER_BYTES);
	const modules = version === null ? null : stringAt(bytes, version.end);
	return modules === null ? null : parseModules(modules.text);
}
function stringAt(bytes, start) {
	let length = 0;
	for (let i = 0; i < 4; i++) {
		const byte = bytes[start + i] ?? 0;
		length += (byte & 127) * 128 ** i;
		if (byte >= 128) continue;
		const from = start + i + 1;
		const end = from + length;
		return end <= bytes.length ? {
			text: bytes.subarray(from, end),
			end
		} : null;
	}
	return null;
}
function parseModules(framed) {
	const lines = framed.subarray(SENTINEL_BYTES, -16).toString("utf8").split("\n");
	const valuesOf = (key) => lines.flatMap((line) => line.startsWith(`${key}\t`) ? [line.slice(key.length + 1)] : []);
	return {
		path: valuesOf("path")[0] ?? "",
		race: valuesOf("build").includes("-race=true"),
		modules: [...valuesOf("dep"), ...valuesOf("mod")].map((line) => line.split("	")[0] ?? "")
	};
}

// src/run/detectors/executable-facts.ts
const MARKS = {
	tsan: "\0__tsan_init\0",
	asan: "\0__asan_init\0",
	lsan: "\0__lsan_init\0",
	loom: "4loom5model",
	shuttle: "7shuttle7runtime"
};
const ALL_MARKS = [
	"tsan",
	"asan",
	"lsan",
	"loom",
	"shuttle"
];
const PIECE_BYTES = 1024 ** 2;
const MOST_TABLE_BYTES = 512 * 1024 ** 2;
const LONGEST_MARK = Math.max(...Object.values(MARKS).map((mark) => mark.length));
const known = /* @__PURE__ */ new Map();
const MOST_KNOWN = 1e3;
async function executableFacts(path) {
	try {
		const file = await open(path);
		try {
			return await factsOf(file, await pathOf(file, path));
		} finally {
			await file.close();
		}
	} catch {
		return null;
	}
}
async function pathOf({ fd }, path) {
	return (process.platform === "linux" ? await readlink(`/proc/self/fd/${fd}`) : path).replace(/ \(deleted\)$/, "");
}
async function factsOf(file, path) {
	const status = await file.stat();
	if (!status.isFile()) return null;
	const { dev, ino, mtimeMs, size } = status;
	const key = `${dev}:${ino}:${mtimeMs}:${size}:${path}`;
	const facts = known.get(key) ?? inspect(file, size, path);
	if (known.size < MOST_KNOWN) known.set(key, facts);
	return facts;
}
async function inspect(file, size, path) {
	const name = basename(path);
	const sections = await readSections(file, size);
	if (sections === null) return {
		name,
		path,
		go: null,
		marks: null
	};
	const go = await readGoBuild(file, sections);
	const tables = sections.filter((table) => table.name === ".dynstr" || table.name === ".strtab");
	const marks = /* @__PURE__ */ new Set();
	for (const table of tables) await findMarks(file, table, marks);
	return {
		name,
		path,
		go,
		marks
	};
}
async function findMarks(file, table, marks) {
	const buffer = Buffer.alloc(PIECE_BYTES);
	const end = Math.min(table.size, MOST_TABLE_BYTES);
	for (let at = 0; at < end; at += PIECE_BYTES - LONGEST_MARK) {
		const wanted = Math.min(PIECE_BYTES, end - at);
		const { bytesRead } = await file.read(buffer, 0, wanted, table.offset + at);
		const piece = buffer.subarray(0, bytesRead);
		for (const mark of ALL_MARKS) if (piece.includes(MARKS[mark], 0, "latin1")) marks.add(mark);
	}
}

// src/run/detectors/processes-seen.ts
const FIRST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 200;
const MOST_PROGRAMS = 200;
var ProcessesSeen = class {
	#facts = /* @__PURE__ */ new Map();
	#starts = /* @__PURE__ */ new Map();
	#walk = null;
	#timer;
	watch(rootPid, ownPids) {
		if (process.platform !== "linux") return;
		this.#walk = openProcessTree({
			rootPid,
			excludePids: [...ownPids]
		});
		this.#look(FIRST_PAUSE_MS);
	}
	async finish() {
		clearTimeout(this.#timer);
		this.#walk?.close();
		this.#walk = null;
		return (await Promise.all(this.#facts.values())).flatMap((facts) => facts === null ? [] : [{
			...facts,
			starts: this.#starts.get(facts.path) ?? /* @__PURE__ */ new Set()
		}]);
	}
	#look(pauseMs) {
		const paths = /* @__PURE__ */ new Map();
		for (const process of this.#walk?.walk().live ?? []) {
			const path = programOf(process.pid);
			if (path === null) continue;
			paths.set(process.pid, path);
			this.#meet(process.pid, path);
			this.#noteStarters(process, path, paths);
		}
		this.#timer = setTimeout(() => this.#look(Math.min(2 * pauseMs, LONGEST_PAUSE_MS)), pauseMs);
		this.#timer.unref();
	}
	#meet(pid, path) {
		if (this.#facts.has(path) || this.#facts.size >= MOST_PROGRAMS) return;
		this.#facts.set(path, executableFacts(`/proc/${pid}/exe`));
	}
	#noteStarters({ parent }, path, paths) {
		for (let above = parent; above !== null; above = above.parent) {
			const starter = paths.get(above.pid);
			if (starter === void 0 || starter === path || !this.#facts.has(starter)) continue;
			const started = this.#starts.get(starter) ?? /* @__PURE__ */ new Set();
			this.#starts.set(starter, started.add(path));
		}
	}
};
function programOf(pid) {
	try {
		return readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, "");
	} catch {
		return null;
	}
}

// src/run/detectors/programs-named.ts
const MOST_WORDS = 50;
async function programsNamed({ argv, cwd, env }) {
	const [first = "", ...rest] = argv.flatMap((word) => word.split(/[\s;&|()'"`]+/)).filter((word) => word !== "");
	const named = rest.filter((word) => word.includes("/") && !word.includes("=")).slice(0, MOST_WORDS);
	const start = first.includes("/") ? resolve(cwd, first) : findExecutable(first, env.PATH);
	const paths = [...start === null ? [] : [start], ...named.map((word) => resolve(cwd, word))];
	return (await Promise.all(paths.map((path) => executableFacts(path)))).filter((fact) => fact !== null);
}
const BEFORE = /^(?:[A-Za-z_]\w*=.*|if|then|else|elif|while|until|do|time|exec|!|\{)$/;
async function programsStarted({ argv, cwd }) {
	const [first = "", ...rest] = argv;
	const paths = [first, ...rest.filter((word) => /\s/.test(word)).flatMap((text) => text.split(/[;&|()`\n]+/)).flatMap((part) => firstWord(part) ?? [])].filter((word) => word.includes("/")).slice(0, MOST_WORDS);
	return (await Promise.all(paths.map((path) => executableFacts(resolve(cwd, path))))).flatMap((fact) => fact === null ? [] : [{
		...fact,
		starts: /* @__PURE__ */ new Set()
	}]);
}
const firstWord = (part) => part.split(/\s+/).map((word) => word.replace(/["']/g, "")).find((word) => word !== "" && !BEFORE.test(word));

// src/run/detectors/switched-off.ts
const OPTIONS = {
	"go-race": [{
		variables: ["GORACE"],
		name: "report_bugs"
	}],
	tsan: [{
		variables: ["TSAN_OPTIONS"],
		name: "report_bugs"
	}],
	lsan: ["detect_leaks", "leak_check_at_exit"].map((name) => ({
		variables: ["LSAN_OPTIONS", "ASAN_OPTIONS"],
		name
	}))
};
const NO = /^(?:0|no|false)$/;
function switchedOff(detector, { argv, env }) {
	if (detector === "python-fault") return withoutFaultHandler({
		argv,
		env
	});
	for (const option of OPTIONS[detector] ?? []) {
		const off = offBy(option, (variable) => env[variable]);
		if (off !== null) return {
			detector,
			active: false,
			evidence: `${off} switches it off`
		};
		const text = argv.join(" ");
		const said = offBy(option, (variable) => assigned(text, variable));
		if (said !== null) return {
			detector,
			active: null,
			evidence: `${said} in the command switches it off`
		};
	}
	return null;
}
function offBy({ variables, name }, optionsIn) {
	for (const variable of variables) {
		const value = runtimeOption(optionsIn(variable) ?? "", name);
		if (value !== null) return NO.test(value) ? `${variable}=${name}=${value}` : null;
	}
	return null;
}
function assigned(text, variable) {
	const last = [...text.matchAll(new RegExp(`\\b${variable}=(?:"([^"]*)"|'([^']*)'|([^\\s;&|]*))`, "g"))].at(-1);
	return last?.[1] ?? last?.[2] ?? last?.[3];
}
const PYTHON = /^(?:.*\/)?(?:python|pypy)[\d.]*$/;
function withoutFaultHandler({ argv, env }) {
	const options = pythonOptions(argv);
	if (/-X ?(?:faulthandler|dev)\b/.test(options.join(" ")) || env.PYTHONDEVMODE) return null;
	const ignoring = options.find((option) => /^-[^-cmXW]*[IE]/.test(option));
	const because = ignoring !== void 0 ? `Python ignores PYTHONFAULTHANDLER with ${ignoring}: add -X faulthandler` : [env.PYTHONFAULTHANDLER, assigned(argv.join(" "), "PYTHONFAULTHANDLER")].includes("") ? "PYTHONFAULTHANDLER is empty, which leaves it switched off" : null;
	return because === null ? null : {
		detector: "python-fault",
		active: null,
		evidence: because
	};
}
function pythonOptions(argv) {
	const words = argv.flatMap((word) => word.split(/[\s;&|()'"`]+/));
	return words.flatMap((word, at) => {
		if (!PYTHON.test(word)) return [];
		const after = words.slice(at + 1);
		const end = after.findIndex((next, i) => !(next.startsWith("-") || /^-[XW]$/.test(after[i - 1] ?? "")));
		return end === -1 ? after : after.slice(0, end);
	});
}

// src/run/detectors/uncovered.ts
const COVERS = {
	"go-race": {
		could: ({ go }) => go !== null && !go.path.startsWith("cmd/"),
		does: ({ go }) => go?.race === true,
		lack: "was not built with -race"
	},
	tsan: marked(["tsan"], "has no __tsan_init"),
	asan: marked(["asan"], "has no __asan_init"),
	lsan: marked(["lsan", "asan"], "has no __lsan_init"),
	helgrind: under(/^helgrind-/),
	drd: under(/^drd-/),
	memcheck: under(/^memcheck-/)
};
function isNative({ marks, go }) {
	return marks !== null && go === null;
}
function marked(marks, lack) {
	return {
		could: isNative,
		does: (program) => marks.some((mark) => program.marks?.has(mark)),
		lack
	};
}
function under(tool) {
	return {
		could: isNative,
		does: ({ name }) => tool.test(name),
		lack: "ran without it"
	};
}
const BUILT_BY_OTHERS = /[/\\](?:node_modules|\.venv|venv)[/\\]/;
const RUN_BY_BUILDS = /^(?:build-script-\w+|build_script_\w+-\w+|conftest|cmTC_\w+)$/;
const MOST_NAMED = 3;
function uncovered(state, programs, folders) {
	const cover = COVERS[state.detector];
	if (state.active !== true || cover === void 0) return state;
	const covered = new Set(programs.filter(cover.does).map(({ path }) => path));
	const without = programs.filter((program) => isOwn(program, folders) && cover.could(program) && !cover.does(program) && ![...program.starts].some((path) => covered.has(path)));
	if (without.length === 0) return state;
	const names = [...new Set(without.map(({ name }) => name))];
	const others = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
	const who = names.slice(0, MOST_NAMED).join(", ") + others;
	return {
		...state,
		active: null,
		evidence: `${state.evidence}, but not everywhere: ${who} ${cover.lack}`
	};
}
const isOwn = ({ name, path }, folders) => folders.some((folder) => path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) && !BUILT_BY_OTHERS.test(path) && !RUN_BY_BUILDS.test(name);

// src/run/detectors/unsettled.ts
const UNSETTLED = 13;
function unsettledAwait(outcome, states, printed) {
	const ran = states.some(({ detector, active }) => detector === "node" && active === true);
	const ended = outcome.kind === "failed" && outcome.exitCode === UNSETTLED;
	if (!ran || !ended || printed.some(({ detector }) => detector === "node")) return null;
	return faultOf$1({
		class: "stall",
		title: `unsettled top-level await (exit code ${UNSETTLED})`,
		stacks: [],
		lines: []
	}, {
		detector: "node",
		source: "exit code",
		root: ""
	});
}

// src/run/detectors/reports.ts
const reports = { async open(operation) {
	const { detectors } = operation.scenario;
	const names = detectors === void 0 ? [] : recognisersOf(detectors);
	if (detectors === void 0 || names.length === 0) return null;
	const patterns = (detectors.files ?? []).map(({ from }) => from);
	const files = await Promise.all(patterns.map((from) => openWrittenFiles(from, operation.cwd)));
	return new ReportsWatch(operation, detectors, names, files);
} };
const recognisersOf = ({ names }) => RECOGNISERS.map(({ detector }) => detector).filter((detector) => names.includes("auto") || names.includes(detector));
var ReportsWatch = class {
	env;
	#operation;
	#asked;
	#names;
	#files;
	#logs;
	#streams;
	#seen = new ProcessesSeen();
	#startedMs = Date.now();
	constructor(operation, plan, names, files) {
		this.#operation = operation;
		this.#names = names;
		this.#asked = names.filter((name) => plan.names.includes(name));
		this.#files = files;
		this.#logs = ownLogs(this.#asked, operation.env, operation.folder);
		this.env = {
			...faultHandler(this.#asked, operation.env),
			...this.#logs.env
		};
		this.#streams = {
			stdout: new Stream(this.#recognise("stdout")),
			stderr: new Stream(this.#recognise("stderr"))
		};
	}
	onSpawn(rootPid, ownPids) {
		this.#seen.watch(rootPid, ownPids);
	}
	onOutput(chunk, stream) {
		this.#streams[stream].push(chunk);
	}
	async finish({ outcome }) {
		const seen = await this.#seen.finish();
		const own = await this.#ownFiles();
		const others = await this.#otherFiles();
		const { stdout, stderr } = this.#streams;
		const recognised = [
			stdout.end(),
			stderr.end(),
			...[...own, ...others].map((file) => this.#inFile(file))
		];
		const logged = own.map(({ path }) => basename(path).replace(/\.\d+$/, ""));
		const named = await programsNamed(this.#operation);
		const started = [...seen, ...(await programsStarted(this.#operation)).filter(isUnseenAmong(seen))];
		const folders = await this.#ownFolders();
		const detectors = this.#asked.map((name) => {
			const state = wordOf(name, recognised) ?? bannerOf(name, logged) ?? shownBy(name, seen, named);
			return (state.active === true ? switchedOff(name, this.#operation) : null) ?? uncovered(state, started, folders);
		});
		const { faults: reported } = combine(recognised.map((found) => ({
			faults: found.faults,
			detectors: []
		})));
		const told = unsettledAwait(outcome, detectors, reported);
		return {
			faults: (told === null ? reported : [...reported, told]).map((fault) => placed(fault, this.#operation.root)),
			detectors
		};
	}
	async #ownFolders() {
		const { root, cwd, env } = this.#operation;
		const named = [
			root,
			cwd,
			tmpdir(),
			env.TMPDIR ?? "",
			env.GOTMPDIR ?? ""
		].filter((folder) => folder !== "");
		return (await Promise.all(named.map((folder) => realpath(resolve(cwd, folder)).catch(() => null)))).flatMap((folder) => folder === null || folder === resolve("/") ? [] : [folder]);
	}
	async #ownFiles() {
		const { folder, log, source } = this.#operation;
		const files = (await Promise.all(this.#asked.map((name) => logFiles(join(folder, name), 0)))).flat();
		for (const { path, text } of files) log.append(`${source}, ${basename(path)}`, Buffer.from(text));
		return files;
	}
	async #otherFiles() {
		const { cwd } = this.#operation;
		const chosen = this.#logs.chosen.map((path) => logFiles(resolve(cwd, path), this.#startedMs));
		const named = (await Promise.all(this.#files.map((files) => files.written()))).flatMap(({ written: paths }) => paths.map((path) => readLog(resolve(cwd, path), 0)));
		return [...(await Promise.all(chosen)).flat(), ...(await Promise.all(named)).filter((file) => file !== null)];
	}
	#recognise(source) {
		return openRecognition(this.#names, {
			source,
			root: join(this.#operation.root, "/")
		});
	}
	#inFile({ path, text }) {
		const recognition = this.#recognise(basename(path).replace(/\.\d+$/, ".log"));
		recognition.push(text);
		return recognition.end();
	}
};
var Stream = class {
	#recognition;
	#decoder = new TextDecoder();
	constructor(recognition) {
		this.#recognition = recognition;
	}
	push(chunk) {
		this.#recognition.push(this.#decoder.decode(chunk, { stream: true }));
	}
	end() {
		this.#recognition.push(this.#decoder.decode());
		return this.#recognition.end();
	}
};
function wordOf(detector, recognised) {
	const said = recognised.flatMap(({ states }) => states.filter((state) => state.detector === detector));
	return said.find(({ active }) => active === false) ?? said[0] ?? null;
}
function bannerOf(detector, logged) {
	return logged.includes(detector) || detector === "lsan" && logged.includes("asan") ? {
		detector,
		active: true,
		evidence: "its runtime wrote a log"
	} : null;
}
const isUnseenAmong = (seen) => ({ path }) => !seen.some((program) => program.path === path);
function shownBy(detector, seen, named) {
	const state = activityOf(detector, seen);
	return state.active === null ? activityOf(detector, [...seen, ...named]) : state;
}
const faultHandler = (asked, env) => asked.includes("python-fault") && env.PYTHONFAULTHANDLER === void 0 ? { PYTHONFAULTHANDLER: "1" } : {};

// src/run/detectors/registry.ts
const DETECTORS = [
	reports,
	histories,
	hang
];

// src/run/detectors/detection.ts
async function openDetection(operation) {
	const watches = (await Promise.all(DETECTORS.map((detector) => detector.open(operation)))).filter((watch) => watch !== null);
	const guard = watches.find((watch) => watch.guard !== void 0)?.guard ?? null;
	return {
		env: Object.assign({}, ...watches.map(({ env }) => env ?? {})),
		hasStreams: watches.some((watch) => watch.onOutput !== void 0),
		guard,
		onSpawn(rootPid, ownPids) {
			for (const watch of watches) watch.onSpawn?.(rootPid, ownPids);
		},
		onOutput(chunk, stream) {
			if (guard?.isGathering) return;
			for (const watch of watches) watch.onOutput?.(chunk, stream);
		},
		finish: async (report) => combine(await Promise.all(watches.map((watch) => watch.finish(report))))
	};
}

export { openDetection };