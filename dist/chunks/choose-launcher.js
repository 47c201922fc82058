import { t as withoutSequences } from "./terminal-sequence.js";
import { t as SuiteError } from "./suite-error.js";
import { t as TimeLimit } from "./time-limit.js";
import { c as builtInMetric } from "./metric.js";
import { t as findExecutable } from "./executable.js";
import { a as parseObject, c as shorten$1, i as ownProperties, n as found, o as readMetricLine, r as lengthFault, s as readQuantity, t as LineSplitter } from "./line-splitter.js";
import { i as unitFault, n as nameFault, r as scaleOf, t as clash } from "./naming.js";
import { r as Tail, t as signalProcess } from "./signal.js";
import { join } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, closeSync, constants, fstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { constants as constants$1, tmpdir } from "node:os";
import { Socket } from "node:net";

// src/run/process/child-environment.ts
const WITHHELD = /^(INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_TOKEN|GH_TOKEN|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|ARTIFACTS|ARTIFACTS_LIST))$/i;
function childEnvironment(own, passEnv, added) {
	const passed = Object.entries(own).flatMap(([name, value]) => value !== void 0 && (!WITHHELD.test(name) || passEnv.includes(name)) ? [[name, value]] : []);
	return {
		...Object.fromEntries(passed),
		...added
	};
}

// src/run/process/remove-tree.ts
function removeTree(folder) {
	if (removed(folder)) return;
	openUp(folder);
	removed(folder);
}
function removed(folder) {
	try {
		rmSync(folder, {
			recursive: true,
			force: true,
			maxRetries: 2
		});
		return true;
	} catch {
		return false;
	}
}
function openUp(folder) {
	try {
		chmodSync(folder, 448);
		for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) openUp(join(folder, entry.name));
	} catch {}
}

// src/run/process/scratch.ts
const MAX_METRICS_BYTES = 16 * 1024 ** 2;
function openScratch() {
	const folder = makeFolder();
	const fifos = /* @__PURE__ */ new Map();
	let files = 0;
	let folders = 0;
	let fresh = 0;
	const numbered = (name, count) => join(folder, `${name}${String(count).padStart(7, "0")}`);
	const fifoAt = (name) => {
		const known = fifos.get(name);
		if (known !== void 0) return known;
		const made = makeFifo(join(folder, name));
		fifos.set(name, made);
		return made;
	};
	return {
		fifo: (user) => fifoAt(`output-${user}`),
		errorFifo: (user) => fifoAt(`errors-${user}`),
		inputFifo: (user) => fifoAt(`input-${user}`),
		freshFifo: () => makeFifo(numbered("pipe-", fresh++)),
		metricsFile() {
			const file = numbered("metrics-", files++);
			writeFileSync(file, "");
			return file;
		},
		temporaryFolder() {
			const path = numbered("t", folders++);
			mkdirSync(path, { mode: 448 });
			return {
				path,
				remove: () => removeTree(path)
			};
		},
		dispose: () => removeTree(folder)
	};
}
function makeFolder() {
	try {
		return mkdtempSync(join(tmpdir(), "stress-"));
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new SuiteError(`Cannot make a temporary folder in ${tmpdir()}: ${reason}`, {
			exitCode: 3,
			cause
		});
	}
}
function makeFifo(path) {
	if (process.platform === "win32") return null;
	return spawnSync("mkfifo", [
		"-m",
		"600",
		path
	], { stdio: "ignore" }).status === 0 ? path : null;
}
function takeMetrics(file) {
	try {
		const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
		try {
			return readBounded(descriptor);
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		return { fault: error instanceof Error ? error.message : String(error) };
	} finally {
		rmSync(file, {
			recursive: true,
			force: true
		});
	}
}
function readBounded(descriptor) {
	const { size, isFile } = describe(descriptor);
	if (!isFile) return { fault: "it is no longer a regular file" };
	const buffer = Buffer.alloc(Math.min(size, MAX_METRICS_BYTES));
	let length = 0;
	while (length < buffer.length) {
		const bytes = readSync(descriptor, buffer, length, buffer.length - length, length);
		if (bytes === 0) break;
		length += bytes;
	}
	return {
		text: buffer.toString("utf8", 0, length),
		cut: size > MAX_METRICS_BYTES
	};
}
function describe(descriptor) {
	const status = fstatSync(descriptor);
	return {
		size: status.size,
		isFile: status.isFile()
	};
}

// src/ingest/checkpoint-line.ts
function readCheckpointLine(line) {
	if (/^checkpoint(?:\s|$)/.test(line)) return lengthFault(line) ?? readWords(line);
	if (!/^\{\s*"checkpoint"/.test(line)) return null;
	return lengthFault(line) ?? readJson(line);
}
function readWords(line) {
	const values = [];
	for (const word of line.split(/\s+/).slice(1)) {
		const equals = word.indexOf("=");
		const quantity = readQuantity(word.slice(equals + 1));
		if (equals < 1 || quantity === null) return `"${shorten$1(word)}" in a checkpoint is not name=value with the unit attached`;
		values.push({
			name: word.slice(0, equals),
			...quantity
		});
	}
	return values;
}
function readJson(line) {
	const columns = ownProperties(parseObject(line)?.checkpoint);
	if (columns === null) return `"${shorten$1(line)}" is not a JSON object with a checkpoint object`;
	const values = [];
	for (const [name, written] of Object.entries(columns)) {
		const quantity = typeof written === "number" ? {
			value: written,
			unit: null
		} : readText(written);
		if (quantity === null) return `"${shorten$1(name)}" needs a number or text such as "5.1MB", found ${found(written)}`;
		values.push({
			name,
			...quantity
		});
	}
	return values;
}
const readText = (written) => typeof written === "string" ? readQuantity(written) : null;

// src/ingest/checkpoints.ts
const MAX_COLUMNS = 20;
const baseUnit = (name) => builtInMetric(name)?.unit ?? (name.startsWith("memory.") ? "bytes" : "count");
var CheckpointColumns = class {
	#operations = [];
	#columns = /* @__PURE__ */ new Map();
	add(written) {
		const point = /* @__PURE__ */ new Map();
		for (const value of written) {
			const read = this.#read(value);
			if (typeof read === "string") return read;
			if (point.has(value.name)) return `"${value.name}" stands twice in one checkpoint`;
			point.set(value.name, read);
		}
		const fault = this.#operationsFault(point) ?? this.#columnsFault(point);
		if (fault === null) this.#push(point);
		return fault;
	}
	columns() {
		if (this.#operations.length === 0) return null;
		return {
			operations: this.#operations,
			columns: Object.fromEntries(this.#columns)
		};
	}
	#read({ name, value, unit }) {
		const known = this.#columns.get(name)?.unit;
		const scale = scaleOf(unit, known ?? baseUnit(name));
		if (scale === null) return unitFault(unit ?? "");
		if (known !== void 0 && known !== scale.unit) return clash(name, known, scale.unit);
		if (!Number.isFinite(value) || value < 0) return `"${name}" of a checkpoint is ${value}; it is 0 or more`;
		return nameFault(name) ?? {
			unit: scale.unit,
			values: [value * scale.factor]
		};
	}
	#operationsFault(point) {
		const { unit, values: [operations = 0] = [] } = point.get("operations") ?? {};
		if (unit !== "count") return "A checkpoint needs operations=n, the operations done since the process began";
		const last = this.#operations.at(-1) ?? -1;
		return operations > last ? null : `operations=${operations} does not rise: the checkpoint before has ${last}`;
	}
	#columnsFault(point) {
		if (point.size === 1) return "A checkpoint needs a value beside operations, such as memory.heap=5.1MB";
		if (point.size > 21) return `A checkpoint has at most ${MAX_COLUMNS} values, this one has ${point.size - 1}`;
		if (this.#operations.length === 0) return null;
		const lacking = [...this.#columns.keys()].find((name) => !point.has(name));
		if (lacking !== void 0) return `The checkpoint lacks "${lacking}", which the first one has`;
		const extra = [...point.keys()].find((name) => name !== "operations" && !this.#columns.has(name));
		return extra === void 0 ? null : `The checkpoint has "${extra}", which the first one lacks`;
	}
	#push(point) {
		for (const [name, { unit, values: [value = 0] }] of point) {
			const column = this.#columns.get(name);
			if (name === "operations") this.#operations.push(value);
			else if (column === void 0) this.#columns.set(name, {
				unit,
				values: [value]
			});
			else column.values.push(value);
		}
	}
};

// src/ingest/stress-metrics.ts
const MAX_SAMPLES = 5e5;
const MAX_PROBLEMS = 50;
const NOTHING_EMITTED = {
	samples: [],
	declarations: [],
	checkpoints: null,
	problems: []
};
function parseStressMetrics(text, fileName) {
	const read = {
		samples: [],
		declared: /* @__PURE__ */ new Map(),
		checkpoints: new CheckpointColumns()
	};
	const problems = [];
	let line = 0;
	let values = 0;
	for (const content of linesOf(text)) {
		line += 1;
		const fault = values < MAX_SAMPLES ? readLine(content.trim(), read) : TOO_MANY;
		if (fault === null) values += 1;
		else problems.push({
			file: fileName,
			line,
			column: null,
			path: "",
			message: fault
		});
		if (problems.length >= MAX_PROBLEMS || fault === TOO_MANY) break;
	}
	const { samples, declared, checkpoints } = read;
	return {
		samples,
		declarations: [...declared.values()],
		checkpoints: checkpoints.columns(),
		problems
	};
}
const TOO_MANY = `The rest was left out: more than ${MAX_SAMPLES.toLocaleString("en")} values; write aggregates instead`;
function readLine(line, read) {
	if (line === "" || line.startsWith("#")) return null;
	const checkpoint = readCheckpointLine(line);
	if (typeof checkpoint === "string") return checkpoint;
	if (checkpoint !== null) return read.checkpoints.add(checkpoint);
	const written = readMetricLine(line);
	if (typeof written === "string") return written;
	return nameFault(written.name) ?? accept(written, read);
}
function accept({ name, value, unit, better }, { samples, declared }) {
	const known = builtInMetric(name) ?? declared.get(name);
	const scale = scaleOf(unit, known?.unit ?? "count");
	if (scale === null) return unitFault(unit ?? "");
	if (known !== void 0 && known.unit !== scale.unit) return clash(name, known.unit, scale.unit);
	if (known !== void 0 && contradicts(better, known.better)) return `"${name}" cannot be better ${better}: it is better ${known.better} everywhere else`;
	if (known === void 0) declared.set(name, {
		id: name,
		unit: scale.unit,
		better
	});
	samples.push({
		metric: name,
		value: value * scale.factor
	});
	return null;
}
const contradicts = (written, known) => written !== null && known !== null && written !== known;
function* linesOf(text) {
	let from = 0;
	while (from < text.length) {
		const end = text.indexOf("\n", from);
		yield text.slice(from, end === -1 ? text.length : end);
		from = end === -1 ? text.length : end + 1;
	}
}

// src/run/process/capture.ts
const HELD_BYTES = 65536;
function captureInto(log, source) {
	const tail = new Tail(HELD_BYTES);
	let held = [];
	let heldBytes = 0;
	const flush = () => {
		if (heldBytes > 0) log.append(source, Buffer.concat(held));
		held = [];
		heldBytes = 0;
	};
	return {
		write(chunk) {
			tail.push(chunk);
			held.push(chunk);
			heldBytes += chunk.length;
			if (heldBytes >= HELD_BYTES) flush();
		},
		aside(chunk) {
			flush();
			log.append(source, chunk);
		},
		finish() {
			flush();
			return tail.text();
		}
	};
}

// src/run/process/excerpt.ts
const EXCERPT_LINE_CHARS = 300;
const INVISIBLE = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
function plainText(output) {
	return withoutSequences(output).split("\n").map((line) => line.replace(/(?<!\r)\r+$/, "").replace(/^.*\r/s, "")).map((line) => line.replace(INVISIBLE, (character) => character === "	" ? "	" : "")).join("\n");
}
function excerptOf(output) {
	return plainText(output).split("\n").map((line) => line.trimEnd()).filter((line) => line !== "").slice(-20).map(shorten).join("\n");
}
function shorten(line) {
	const characters = [...line.slice(0, EXCERPT_LINE_CHARS * 2)];
	if (characters.length <= EXCERPT_LINE_CHARS) return line;
	return `${characters.slice(0, EXCERPT_LINE_CHARS).join("")}…`;
}

// src/run/process/out-of-memory.ts
function counterFiles() {
	const lines = (read$1("/proc/self/cgroup") ?? "").split("\n").map((line) => line.split(":"));
	const unified = lines.find(([id, names]) => id === "0" && names === "")?.[2] ?? "/";
	const memory = lines.find(([, names]) => names?.split(",").includes("memory"))?.[2] ?? "/";
	return [
		"/proc/vmstat",
		`/sys/fs/cgroup${unified}/memory.events`,
		`/sys/fs/cgroup/memory${memory}/memory.oom_control`
	];
}
function countMemoryKills() {
	return counterFiles().map((file) => Number(/^oom_kill (\d+)$/m.exec(read$1(file) ?? "")?.[1] ?? 0)).reduce((sum, count) => sum + count, 0);
}
function read$1(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return null;
	}
}
const RUNTIME_EVIDENCE = [
	["Node.js", /JavaScript heap out of memory/],
	["Java", /java\.lang\.OutOfMemoryError/],
	["Go", /runtime: out of memory|fatal error: runtime: cannot allocate memory|\bcannot allocate memory\b/],
	["Python", /^MemoryError\b/m],
	["C++", /std::bad_alloc/],
	["Rust", /memory allocation of \d+ bytes failed/],
	[".NET", /System\.OutOfMemoryException/],
	["Ruby", /\bNoMemoryError\b/],
	["PHP", /Allowed memory size of \d+ bytes exhausted/],
	["Perl", /^Out of memory!/m]
];
function memoryEvidence(output) {
	for (const [runtime, pattern] of RUNTIME_EVIDENCE) {
		const found = pattern.exec(output);
		if (found !== null) return `${runtime} reported "${found[0]}"`;
	}
	return null;
}

// src/run/process/launcher-report.ts
function readLauncherReport(text) {
	const lines = parseLines(text);
	const usage = lines.ended === null ? null : usageOf(lines.ended.usage);
	return {
		report: {
			ending: endingOf(lines),
			wallNs: lines.ended?.wallNs ?? 0,
			usage: lines.errno === null ? usage : null,
			left: lines.rest?.left ?? [],
			stuck: lines.rest?.stuck ?? 0
		},
		clean: lines.rest !== null || lines.errno !== null && lines.ended === null
	};
}
function parseLines(text) {
	const records = text.split("\n").map(recordIn).filter((record) => record !== null);
	const find = (read) => records.map(read).find((found) => found !== null) ?? null;
	return {
		errno: find(({ errno }) => countOf(errno)),
		ended: find(({ wallNs, status, usage }) => {
			const [wall, wait] = [countOf(wallNs), countOf(status)];
			return wall === null || wait === null || !Array.isArray(usage) ? null : {
				wallNs: wall,
				status: wait,
				usage: usage.map((long) => countOf(long) ?? 0)
			};
		}),
		rest: find(({ left, stuck }) => {
			const count = countOf(stuck);
			return count === null || !Array.isArray(left) ? null : {
				left: left.filter((name) => typeof name === "string"),
				stuck: count
			};
		})
	};
}
function recordIn(line) {
	try {
		const value = line.startsWith("{") ? JSON.parse(line) : null;
		return typeof value === "object" && value !== null ? { ...value } : null;
	} catch {
		return null;
	}
}
const countOf = (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
function endingOf(lines) {
	if (lines.errno !== null) return {
		kind: "not-started",
		code: errnoName(lines.errno)
	};
	if (lines.ended === null) return {
		kind: "lost",
		reason: "the measurement launcher was killed"
	};
	return decodeWaitStatus(lines.ended.status);
}
function decodeWaitStatus(status) {
	const signal = status & 127;
	if (signal === 0) return {
		kind: "exit",
		code: status >> 8 & 255
	};
	return {
		kind: "signal",
		signal: signalName(signal)
	};
}
function signalName(number) {
	return Object.entries(constants$1.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}
function errnoName(number) {
	return Object.entries(constants$1.errno).find(([, value]) => value === number)?.[0] ?? `errno ${number}`;
}
function usageOf(longs) {
	const at = (index) => longs[index] ?? 0;
	return {
		userNs: at(0) * 1e9 + at(1) * 1e3,
		systemNs: at(2) * 1e9 + at(3) * 1e3,
		peakBytes: at(4) * 1024,
		minorFaults: at(8),
		majorFaults: at(9),
		readBytes: at(11) * 512,
		writtenBytes: at(12) * 512,
		contextSwitches: at(16) + at(17)
	};
}

// src/run/process/shell.ts
function chooseShell(environment) {
	if (process.platform === "win32") return [
		"cmd.exe",
		"/d",
		"/s",
		"/c"
	];
	const bash = findExecutable("bash", environment.PATH);
	return bash === null ? ["/bin/sh", "-ec"] : [
		bash,
		"--noprofile",
		"--norc",
		"-e",
		"-o",
		"pipefail",
		"-c"
	];
}
function argumentsOf(command, shell) {
	if (typeof command === "string") return [...shell, command];
	const [file = "", ...args] = command;
	return [file, ...args];
}
const REPORTED_BY_SHELL = new Set("SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGSEGV SIGPIPE SIGALRM SIGTERM SIGXCPU SIGXFSZ SIGSYS".split(" "));
function signalReportedByShell(exitCode) {
	const name = exitCode > 128 ? signalName(exitCode - 128) : "";
	return REPORTED_BY_SHELL.has(name) ? name : null;
}

// src/run/process/classify.ts
function classify(evidence) {
	const { ending, stop } = evidence;
	if (stop === "abort") return { kind: "interrupted" };
	if (stop === "timeout") return {
		kind: "timeout",
		afterMs: evidence.timeoutMs
	};
	if (stop === "hang" && evidence.alarm !== void 0) return {
		kind: "hung",
		...evidence.alarm
	};
	if (ending.kind === "lost") return {
		kind: "broken",
		reason: ending.reason
	};
	if (ending.kind === "not-started") return {
		kind: "unstartable",
		reason: explainErrno(ending.code)
	};
	if (ending.kind === "exit" && evidence.expectExitCodes.includes(ending.code)) return { kind: "ok" };
	return outOfMemory(evidence) ?? (ending.kind === "signal" ? signalled(ending.signal) : exited(evidence));
}
function outOfMemory(evidence) {
	const text = endingSignal(evidence) === "SIGKILL" && evidence.memoryKills > 0 ? "SIGKILL while the kernel counted a kill for memory" : memoryEvidence(evidence.output);
	return text === null ? null : {
		kind: "out-of-memory",
		evidence: text
	};
}
function exited(evidence) {
	const exitCode = evidence.ending.kind === "exit" ? evidence.ending.code : 0;
	const signal = endingSignal(evidence);
	if (signal !== null) return signalled(signal);
	if (evidence.throughShell && (exitCode === 126 || exitCode === 127)) {
		const lastWords = excerptOf(evidence.output).split("\n").at(-1) ?? "";
		return {
			kind: "unstartable",
			reason: lastWords === "" ? `the shell exited with ${exitCode}` : lastWords
		};
	}
	return {
		kind: "failed",
		exitCode
	};
}
const signalled = (signal) => ({
	kind: "signalled",
	signal
});
function endingSignal({ ending, throughShell }) {
	if (ending.kind === "signal") return ending.signal;
	return ending.kind === "exit" && throughShell ? signalReportedByShell(ending.code) : null;
}
const ERRNO_MEANING = {
	ENOENT: "the command was not found",
	EACCES: "the command is not executable or may not be executed",
	ENOTDIR: "a part of its path is not a folder",
	ENOEXEC: "the file is not a program of this machine and has no #! line",
	E2BIG: "its arguments and environment are too large",
	EAGAIN: "the limit of processes is reached",
	ENOMEM: "there is no memory left for another process"
};
function explainErrno(code) {
	return `${ERRNO_MEANING[code] ?? "the operating system refused"} (${code})`;
}

// src/run/process/output-channel.ts
const END_WAIT_MS = 500;
function openChannel(fifo, onData) {
	return fifo === null ? socketChannel(onData) : fifoChannel(fifo, (chunk) => onData(chunk, "stdout"));
}
function openSeparateChannels(fifo, errorFifo, onData) {
	if (fifo === null || errorFifo === null) return socketChannel(onData);
	const output = fifoChannel(fifo, (chunk) => onData(chunk, "stdout"));
	const errors = fifoChannel(errorFifo, (chunk) => onData(chunk, "stderr"));
	return {
		output: output.output,
		errorOutput: errors.output,
		attach(child) {
			output.attach(child);
			errors.attach(child);
		},
		async drained() {
			await Promise.all([output.drained(), errors.drained()]);
		}
	};
}
function fifoChannel(fifo, onData) {
	const readEnd = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
	const writeEnd = openSync(fifo, constants.O_WRONLY);
	const stream = new Socket({
		fd: readEnd,
		readable: true,
		writable: false
	});
	const ended = endOf(stream, onData);
	return {
		output: writeEnd,
		attach: () => closeSync(writeEnd),
		drained: () => within$1(ended, [stream])
	};
}
function socketChannel(onData) {
	let streams = [];
	let ended = Promise.resolve();
	return {
		output: "pipe",
		attach(child) {
			const { stdout, stderr } = child;
			streams = [stdout, stderr].filter((stream) => stream !== null);
			ended = Promise.all([stdout === null ? null : endOf(stdout, (chunk) => onData(chunk, "stdout")), stderr === null ? null : endOf(stderr, (chunk) => onData(chunk, "stderr"))]);
		},
		drained: () => within$1(ended, streams)
	};
}
function endOf(stream, onData) {
	return new Promise((resolve) => {
		stream.on("data", onData);
		for (const event of [
			"end",
			"error",
			"close"
		]) stream.once(event, () => resolve());
	});
}
async function within$1(ended, streams) {
	let timer;
	const patience = new Promise((resolve) => {
		timer = setTimeout(resolve, END_WAIT_MS);
	});
	await Promise.race([ended, patience]);
	clearTimeout(timer);
	for (const stream of streams) stream.destroy();
}

// src/run/process/supervise.ts
const GRACE_MS = 500;
const REPEAT_MS = 100;
const GIVE_UP_MS = 4e3;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
async function supervise(launch, timeoutMs, signal, guard = null) {
	let stop = null;
	let gathered;
	let isGone = false;
	let giveUp = () => {};
	const over = new AbortController();
	const timers = [];
	const after = (ms, act) => timers.push(setTimeout(act, Math.min(ms, LONGEST_TIMER_MS)));
	const givenUp = new Promise((resolve) => {
		giveUp = () => resolve(WITHSTOOD);
	});
	const end = () => {
		if (over.signal.aborted) return;
		over.abort();
		if (isGone) return;
		launch.terminate();
		after(GRACE_MS, () => timers.push(setInterval(launch.kill, REPEAT_MS)));
		after(GIVE_UP_MS, giveUp);
	};
	const endFor = (reason) => {
		if (stop !== null) return;
		stop = reason;
		if (guard === null) end();
		else {
			gathered = guard.gather(over.signal);
			gathered.then(end);
		}
	};
	const onAbort = () => {
		stop ??= "abort";
		end();
	};
	const limit = new TimeLimit(() => endFor("timeout"));
	limit.set(performance.now() + Math.min(timeoutMs, LONGEST_TIMER_MS));
	guard?.alarm.then(() => endFor("hang"));
	signal.addEventListener("abort", onAbort);
	if (signal.aborted) onAbort();
	try {
		const report = await Promise.race([launch.ended, givenUp]);
		isGone = true;
		return {
			report,
			stop,
			...gathered === void 0 ? {} : { alarm: await gathered }
		};
	} finally {
		over.abort();
		limit.close();
		signal.removeEventListener("abort", onAbort);
		for (const timer of timers) clearTimeout(timer);
	}
}
const WITHSTOOD = {
	ending: {
		kind: "lost",
		reason: "it could not be killed"
	},
	wallNs: 0,
	usage: null,
	left: [],
	stuck: 1
};

// src/run/process/run-command.ts
async function runCommand(request) {
	const fault = folderFault(request.command.cwd);
	if (fault !== null) return neverStarted(fault);
	const kills = countMemoryKills();
	const capture = captureInto(request.log, request.source);
	const channel = channelOf(request, capture);
	const launch = request.launcher.launch(request.command, {
		...channel.errorOutput === void 0 ? {} : { errorOutput: channel.errorOutput },
		output: channel.output,
		...request.input === void 0 ? {} : { input: request.input.input },
		onSpawn(child) {
			channel.attach(child);
			request.input?.attach(child);
		}
	});
	if (launch.pid !== void 0) request.onSpawn(launch.pid, launch.ownPids);
	const supervised = await supervise(launch, request.timeoutMs, request.signal, request.guard ?? null);
	const { report, stop } = supervised;
	await channel.drained();
	request.input?.close();
	const output = capture.finish();
	const evidence = {
		...request,
		...supervised,
		ending: report.ending,
		output
	};
	return {
		outcome: classify({
			...evidence,
			memoryKills: countMemoryKills() - kills
		}),
		excerpt: excerptOf(output),
		...measurements(report, stop)
	};
}
function channelOf({ fifo, reader, guard }, { write, aside }) {
	const take = (chunk) => {
		if (guard?.isGathering) aside(chunk);
		else write(chunk);
		guard?.heard(chunk);
	};
	if (reader === void 0) return openChannel(fifo, take);
	return openSeparateChannels(fifo, reader.errorFifo, (chunk, stream) => {
		if (stream !== reader.unlogged) take(chunk);
		reader.onOutput(chunk, stream);
	});
}
function measurements(report, stop) {
	const { wallNs, usage, left, stuck } = report;
	return {
		wallNs,
		usage,
		left: stop === null ? left : [],
		stuck
	};
}
function folderFault(folder) {
	const status = statSync(folder, { throwIfNoEntry: false });
	if (status === void 0) return `its working directory ${folder} does not exist`;
	return status.isDirectory() ? null : `its working directory ${folder} is not a folder`;
}
const neverStarted = (reason) => ({
	outcome: {
		kind: "unstartable",
		reason
	},
	wallNs: 0,
	usage: null,
	excerpt: "",
	left: [],
	stuck: 0
});

// src/run/process/marked.ts
const MARKER = "STRESS_INVOCATION";
function findMarked(prefix) {
	if (prefix === "") return [];
	const wanted = Buffer.from(`${MARKER}=${prefix}`);
	return processIds().filter((pid) => pid !== process.pid && carries(pid, wanted)).flatMap((pid) => liveName(pid) ?? []);
}
async function killMarked(prefix) {
	const seen = /* @__PURE__ */ new Map();
	for (let round = 0; round < 50; round++) {
		const alive = findMarked(prefix);
		if (alive.length === 0) return {
			left: [...seen.values()],
			stuck: 0
		};
		for (const { pid, name } of alive) {
			seen.set(pid, name);
			signalProcess(pid, "SIGKILL");
		}
		await setTimeout$1(round === 0 ? 1 : 20);
	}
	return {
		left: [...seen.values()],
		stuck: findMarked(prefix).length
	};
}
function processIds() {
	if (process.platform !== "linux") return [];
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number);
}
function carries(pid, wanted) {
	const environment = read(`/proc/${pid}/environ`);
	const at = environment?.indexOf(wanted) ?? -1;
	return at === 0 || at > 0 && environment?.[at - 1] === 0;
}
function liveName(pid) {
	const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(read(`/proc/${pid}/stat`)?.toString() ?? "") ?? [];
	if (name === void 0 || state === "Z" || state === "X") return null;
	return {
		pid,
		name: name.replace(/[^\w.:+-]/g, "_")
	};
}
function read(path) {
	try {
		return readFileSync(path);
	} catch {
		return null;
	}
}

// src/run/worker/emitted.ts
const ANSWER = "the worker’s answer";
function metricsOf(values) {
	const lines = Object.entries(values).map(([name, written]) => {
		const quantity = typeof written === "string" ? readQuantity(written) : {
			value: written,
			unit: null
		};
		return JSON.stringify({
			name,
			...quantity ?? { value: written }
		});
	});
	return lines.length === 0 ? NOTHING_EMITTED : parseStressMetrics(lines.join("\n"), ANSWER);
}
const checkpointLine = (operations, values) => JSON.stringify({ checkpoint: {
	operations,
	...values
} });
const joinEmitted = (parts) => ({
	samples: parts.flatMap(({ samples }) => samples),
	declarations: parts.flatMap(({ declarations }) => declarations),
	checkpoints: parts.findLast(({ checkpoints }) => checkpoints !== null)?.checkpoints ?? null,
	problems: parts.flatMap(({ problems }) => problems)
});
const protocolProblems = (faults) => ({
	...NOTHING_EMITTED,
	problems: faults.map((message) => ({
		file: ANSWER,
		line: null,
		column: null,
		path: "",
		message
	}))
});

// src/run/process/input-channel.ts
const openInput = (fifo) => fifo === null ? socketInput() : fifoInput(fifo);
function fifoInput(fifo) {
	const both = openSync(fifo, constants.O_RDWR);
	const readEnd = openSync(fifo, constants.O_RDONLY);
	const writeEnd = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
	closeSync(both);
	const stream = new Socket({
		fd: writeEnd,
		readable: false,
		writable: true
	});
	stream.on("error", () => {});
	return {
		input: readEnd,
		attach: () => closeSync(readEnd),
		write: (text) => stream.write(text),
		close: () => stream.write("", () => stream.destroy())
	};
}
function socketInput() {
	let stdin = null;
	return {
		input: "pipe",
		attach(child) {
			stdin = child.stdin;
			stdin?.on("error", () => {});
		},
		write: (text) => stdin?.write(text),
		close: () => stdin?.end()
	};
}

// src/run/worker/protocol.ts
const ABILITIES = [
	"gc",
	"stats",
	"checkpoint"
];
const encode = (id, message) => `${JSON.stringify({
	id,
	...message
})}\n`;
function readAnswer(line) {
	const record = line.startsWith("{") ? parseObject(line) : null;
	if (record === null) return null;
	const { id, ok, error, ns, ...body } = record;
	if (typeof id !== "number") return {
		fault: `An answer needs the "id" of its message: ${shorten$1(line)}`,
		id: null
	};
	if (typeof ok !== "boolean") return {
		fault: `An answer needs "ok": true or false: ${shorten$1(line)}`,
		id
	};
	if (ns !== void 0 && !isDuration(ns)) return {
		fault: `"ns" is a number of nanoseconds, 0 or more: ${shorten$1(line)}`,
		id
	};
	return {
		id,
		error: ok ? null : errorText(error),
		ns: ns ?? null,
		body
	};
}
const suspicionOf = (line) => /"id"\s*:/.test(line) ? `An answer stands alone on its line: ${shorten$1(line)}` : null;
const isDuration = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const errorText = (error) => typeof error === "string" && error !== "" ? error : "it gives no reason";
function abilitiesIn({ body }) {
	const listed = Array.isArray(body.abilities) ? body.abilities : [];
	return new Set(ABILITIES.filter((ability) => listed.includes(ability)));
}
function valuesIn({ body }, key) {
	return ownProperties(body[key]) ?? {};
}

// src/run/worker/session.ts
const LATE = Symbol("late");
async function within(promise, ms) {
	let giveUp = () => {};
	const late = new Promise((resolve) => {
		giveUp = () => resolve(LATE);
	});
	const limit = new TimeLimit(giveUp);
	limit.set(performance.now() + ms);
	try {
		return await Promise.race([promise, late]);
	} finally {
		limit.close();
	}
}
var WorkerSession = class {
	#ends;
	#waiting = /* @__PURE__ */ new Map();
	#decoder = new TextDecoder();
	#lines;
	#lastId = 0;
	#closed = false;
	#readMs = 0;
	#suspicion = null;
	constructor(ends) {
		this.#ends = ends;
		this.#lines = new LineSplitter({
			line: (text) => this.#read(text),
			tooLong: () => ends.onFault("A line of the worker is longer than 1 MiB")
		});
	}
	ask(message) {
		if (this.#closed) return Promise.resolve(null);
		const id = ++this.#lastId;
		return new Promise((resolve) => {
			this.#waiting.set(id, {
				sentMs: performance.now(),
				resolve
			});
			this.#ends.send(encode(id, message));
		});
	}
	receive(chunk) {
		this.#readMs = performance.now();
		this.#lines.push(this.#decoder.decode(chunk, { stream: true }));
	}
	suspicionSince(ms) {
		return this.#suspicion !== null && this.#suspicion.atMs >= ms ? this.#suspicion.text : null;
	}
	close() {
		this.#closed = true;
		this.#lines.end();
		for (const { resolve } of this.#waiting.values()) resolve(null);
		this.#waiting.clear();
	}
	#read(line) {
		const answer = readAnswer(line);
		if (answer === null) {
			this.#suspect(suspicionOf(line));
			this.#ends.onPrint(line);
		} else if ("fault" in answer) this.#misspoken(answer);
		else this.#settle(answer);
	}
	#misspoken(malformed) {
		const { fault, id } = malformed;
		this.#ends.onFault(fault);
		this.#suspect(fault);
		const waiting = id === null ? void 0 : this.#waiting.get(id);
		if (id === null || waiting === void 0) return;
		this.#waiting.delete(id);
		waiting.resolve(malformed);
	}
	#suspect(text) {
		if (text !== null) this.#suspicion = {
			text,
			atMs: this.#readMs
		};
	}
	#settle(answer) {
		const waiting = this.#waiting.get(answer.id);
		if (waiting === void 0) {
			const fault = `The worker answered ${answer.id}, which is no message that waits for an answer`;
			this.#ends.onFault(fault);
			this.#suspect(fault);
			return;
		}
		this.#waiting.delete(answer.id);
		waiting.resolve({
			answer,
			roundTripNs: (this.#readMs - waiting.sentMs) * 1e6
		});
	}
};

// src/run/worker/worker-process.ts
const NO_LIMIT_MS = 2 ** 31 - 1;
function startWorker({ inputFifo, errorFifo, onFault, onPrint, onOutput, ...request }) {
	const ending = new AbortController();
	const input = openInput(inputFifo);
	const print = (text) => {
		request.log.append(request.source, Buffer.from(`${text}\n`));
		onPrint?.(text);
	};
	const session = new WorkerSession({
		send: input.write,
		onPrint: print,
		onFault
	});
	return {
		session,
		ended: runCommand({
			...request,
			timeoutMs: NO_LIMIT_MS,
			signal: AbortSignal.any([request.signal, ending.signal]),
			input,
			reader: {
				errorFifo,
				unlogged: "stdout",
				onOutput(chunk, stream) {
					if (stream === "stdout") session.receive(chunk);
					onOutput?.(chunk, stream);
				}
			}
		}).finally(() => session.close()),
		write: input.write,
		closeInput: input.close,
		end: () => ending.abort()
	};
}

// src/run/process/core-list.ts
const MOST_CORES = 8192;
const parseCoreList = (text) => text.split(",").flatMap((part) => {
	const [, first, last = first] = /^\s*(\d{1,4})(?:-(\d{1,4}))?\s*$/.exec(part) ?? [];
	if (first === void 0) return [];
	return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i).filter((core) => core < MOST_CORES);
});
function coreMask(cores) {
	const bytes = new Uint8Array(cores.length === 0 ? 0 : 8 * (1 + Math.floor(Math.max(...cores) / 64)));
	for (const core of cores) bytes[core >> 3] = (bytes[core >> 3] ?? 0) | 1 << (core & 7);
	return Buffer.from(bytes).toString("hex");
}

// src/run/process/launcher-environment.ts
const SWAYS_PERL = /^(PERL5OPT|PERL5LIB|PERLLIB|PERL5DB|PERL_UNICODE|PERLIO|PERL_HASH_SEED|PERL_SIGNALS|LC_ALL)$/;
function launcherEnvironment(env) {
	const renamed = Object.entries(env).map(([name, value]) => [SWAYS_PERL.test(name) ? `STRESS_RESTORE_${name}` : name, value]);
	const locale = "LC_ALL" in env ? {} : { STRESS_REMOVE_LC_ALL: "1" };
	return {
		...Object.fromEntries(renamed),
		LC_ALL: "C",
		...locale
	};
}

// src/run/process/launcher-program.ts
const LAUNCHER_PROGRAM = String.raw`
$0 = 'stress-launcher';
for (sort keys %ENV) {
  $ENV{$1} = delete $ENV{$_} if /^STRESS_RESTORE_(.+)/;
  delete @ENV{$_, $1} if /^STRESS_REMOVE_(.+)/;
}
my ($prctl, $clock, $wait4, $affinity) = map { $_ + 0 } splice @ARGV, 0, 4;
my $cores = pack 'H*', shift;
open my $report, '>&=', 3 or exit 125;
fcntl $report, 2, 1;

sub children {
  my %found;
  opendir my $proc, '/proc' or return %found;
  for my $pid (grep /^\d+$/, readdir $proc) {
    open my $stat, '<', "/proc/$pid/stat" or next;
    my ($name, $parent) = (<$stat> // '') =~ /^\d+ \((.*)\) \S (\d+)/s or next;
    ($found{$pid} = $name) =~ s/[^\w.:+-]/_/g if $parent == $$;
  }
  return %found;
}

my ($pid, $stopped);
$SIG{PIPE} = 'IGNORE';
$SIG{TERM} = sub { $stopped = 1; kill 'TERM', -$pid if $pid };
$SIG{ALRM} = sub { $stopped = 1; my %c = children(); kill 'KILL', keys %c; kill 'KILL', -$pid if $pid };
syscall($prctl, 36, 1, 0, 0, 0) == 0 or exit 124;
syscall $prctl, 1, 14, 0, 0, 0;

my $score;
if (open my $adj, '+<', '/proc/self/oom_score_adj') {
  $score = <$adj> + 0;
  if ($score < 800) { seek $adj, 0, 0; print $adj 800 } else { undef $score }
  close $adj;
}

my ($before, $after, $status, $usage) = ("\0" x 16, "\0" x 16, "\0" x 4, "\0" x 144);
pipe my $stamp, my $stamper or exit 122;
$pid = fork;
if (defined $pid && $pid == 0) {
  $SIG{TERM} = $SIG{ALRM} = $SIG{PIPE} = 'DEFAULT';
  setpgrp;
  if ($cores ne '' && syscall($affinity, 0, length $cores, $cores) == -1) {
    syswrite $report, sprintf qq({"errno":%d}\n), $!;
    exit 127;
  }
  syscall $clock, 1, $before;
  syswrite $stamper, $before;
  exec { $ARGV[0] } @ARGV;
  syswrite $report, sprintf qq({"errno":%d}\n), $!;
  exit 127;
}
if (!defined $pid) { syswrite $report, sprintf qq({"errno":%d}\n), $!; exit 123 }
if (defined $score && open my $adj, '>', '/proc/self/oom_score_adj') { print $adj $score; close $adj }
close $stamper;
kill 'KILL', $pid if $stopped;
1 while syscall($wait4, $pid, $status, 0, $usage) == -1 && $! == 4;
syscall $clock, 1, $after;
$before = $after unless sysread($stamp, $before, 16) == 16;
my ($s0, $n0, $s1, $n1) = unpack 'q4', $before . $after;
syswrite $report, sprintf qq({"wallNs":%d,"status":%d,"usage":[%s]}\n),
  ($s1 - $s0) * 1e9 + $n1 - $n0, unpack('i', $status), join ',', unpack 'q18', $usage;

my ($tick, %left, %stuck) = 0;
until ((my $reaped = waitpid -1, 1) == -1) {
  next if $reaped > 0;
  if ($stopped || $tick >= 20) { my %c = children(); @left{keys %c} = values %c; kill 'KILL', keys %c }
  if (++$tick > 300) { %stuck = children(); last }
  select undef, undef, undef, 0.01;
}
syswrite $report, sprintf qq({"left":[%s],"stuck":%d}\n), join(',', map { qq("$_") } values %left), scalar keys %stuck;
`;
const SYSTEM_CALLS = {
	x64: [
		157,
		228,
		61,
		203
	],
	arm64: [
		167,
		113,
		260,
		122
	]
};

// src/run/process/perl-launcher.ts
const KILLS_BEFORE_FORCE = 20;
const MAX_REPORT_CHARS = 65536;
function perlLauncher(perl) {
	const numbers = process.platform === "linux" ? SYSTEM_CALLS[process.arch] : void 0;
	return numbers === void 0 ? null : launcherOnCores(perl, numbers, []);
}
function launcherOnCores(perl, numbers, cores) {
	const prefix = [
		"-e",
		LAUNCHER_PROGRAM,
		...numbers.map(String),
		coreMask(cores)
	];
	return {
		name: "perl",
		shortcoming: null,
		launch: (command, surroundings) => launchThrough(perl, prefix, command, surroundings),
		onCores: (chosen) => launcherOnCores(perl, numbers, chosen)
	};
}
function launchThrough(perl, prefix, command, surroundings) {
	const { output, errorOutput = output, input, onSpawn } = surroundings;
	const child = spawn(perl, [...prefix, ...command.argv], {
		cwd: command.cwd,
		env: launcherEnvironment(command.env),
		detached: true,
		stdio: [
			input ?? "ignore",
			output,
			errorOutput,
			"pipe"
		]
	});
	onSpawn(child);
	const { pid } = child;
	let kills = 0;
	return {
		pid,
		ownPids: pid === void 0 ? [] : [pid],
		ended: reportOf(child, command),
		terminate: () => signalProcess(pid, "SIGTERM"),
		kill: () => signalProcess(pid, ++kills > KILLS_BEFORE_FORCE ? "SIGKILL" : "SIGALRM")
	};
}
async function reportOf(child, command) {
	const started = process.hrtime.bigint();
	let text = "";
	child.stdio[3]?.on("data", (chunk) => {
		if (text.length < MAX_REPORT_CHARS) text += chunk.toString("latin1");
	});
	const reported = new Promise((resolve) => child.stdio[3]?.once("close", resolve));
	const failure = await new Promise((resolve) => {
		child.once("error", resolve);
		child.once("exit", () => reported.then(() => resolve(null)));
	});
	if (failure !== null) return notStarted(failure);
	const { report, clean } = readLauncherReport(text);
	if (clean) return report;
	const left = await killMarked(command.env["STRESS_INVOCATION"] ?? "");
	return {
		...report,
		wallNs: Number(process.hrtime.bigint() - started),
		...left
	};
}
function notStarted(failure) {
	return {
		ending: {
			kind: "not-started",
			code: "code" in failure && typeof failure.code === "string" ? failure.code : failure.message
		},
		wallNs: 0,
		usage: null,
		left: [],
		stuck: 0
	};
}

// src/run/process/plain-launcher.ts
const ORPHAN_LOOKS = 20;
const LOOK_EVERY_MS = 10;
const plainLauncher = {
	name: "plain",
	shortcoming: "needs Perl on Linux (x64 or arm64): without it the kernel does not tell the resource usage of a child, and CPU time and memory are sampled",
	launch: launchPlainly
};
function launchPlainly(command, { output, errorOutput = output, input, onSpawn }) {
	const [file, ...args] = command.argv;
	const started = process.hrtime.bigint();
	const child = spawn(file, args, {
		cwd: command.cwd,
		env: command.env,
		detached: process.platform !== "win32",
		stdio: [
			input ?? "ignore",
			output,
			errorOutput
		],
		windowsHide: true
	});
	onSpawn(child);
	const { pid } = child;
	const marker = command.env["STRESS_INVOCATION"] ?? "";
	let stopped = false;
	const ended = new Promise((resolve) => {
		child.once("error", (failure) => resolve(notStarted(failure)));
		child.once("exit", (code, signal) => {
			const wallNs = Number(process.hrtime.bigint() - started);
			const ending = signal ? {
				kind: "signal",
				signal
			} : {
				kind: "exit",
				code: code ?? 0
			};
			clearTree(pid, marker, stopped).then((rest) => resolve({
				ending,
				wallNs,
				usage: null,
				...rest
			}));
		});
	});
	const stopWith = (signal) => () => {
		stopped = true;
		signalTree(pid, signal);
		if (signal === "SIGKILL") for (const escaped of findMarked(marker)) signalProcess(escaped.pid, signal);
	};
	return {
		pid,
		ownPids: [],
		ended,
		terminate: stopWith("SIGTERM"),
		kill: stopWith("SIGKILL")
	};
}
async function clearTree(pid, marker, stopped) {
	for (let looks = stopped ? ORPHAN_LOOKS : 0; looks < ORPHAN_LOOKS; looks++) {
		if (findMarked(marker).length === 0) break;
		await setTimeout$1(LOOK_EVERY_MS);
	}
	const rest = await killMarked(marker);
	if (process.platform !== "linux") signalTree(pid, "SIGKILL");
	return rest;
}
function signalTree(pid, signal) {
	if (pid === void 0) return;
	if (process.platform !== "win32") signalProcess(-pid, signal);
	else spawnSync("taskkill", [
		"/PID",
		String(pid),
		"/T",
		"/F"
	], {
		stdio: "ignore",
		windowsHide: true
	});
}

// src/run/process/choose-launcher.ts
async function chooseLauncher(environment) {
	const perl = process.platform === "linux" ? findExecutable("perl", environment.PATH) : null;
	const launcher = perl === null ? null : perlLauncher(perl);
	if (perl === null || launcher === null) return plainLauncher;
	const env = { PATH: environment.PATH ?? "" };
	const { ending, usage } = await launcher.launch({
		argv: [
			perl,
			"-e",
			"exit 7"
		],
		cwd: "/",
		env
	}, {
		output: "pipe",
		onSpawn: (child) => void [child.stdout?.resume(), child.stderr?.resume()]
	}).ended;
	return usage !== null && ending.kind === "exit" && ending.code === 7 ? launcher : plainLauncher;
}

export { takeMetrics as A, signalReportedByShell as C, NOTHING_EMITTED as D, plainText as E, childEnvironment as M, parseStressMetrics as O, chooseShell as S, excerptOf as T, runCommand as _, LATE as a, classify as b, abilitiesIn as c, joinEmitted as d, metricsOf as f, folderFault as g, killMarked as h, startWorker as i, removeTree as j, openScratch as k, valuesIn as l, MARKER as m, perlLauncher as n, within as o, protocolProblems as p, parseCoreList as r, ABILITIES as s, chooseLauncher as t, checkpointLine as u, supervise as v, countMemoryKills as w, argumentsOf as x, openChannel as y };