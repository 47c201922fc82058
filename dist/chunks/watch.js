import { a as isOwnNative, c as faultOf, i as javaFrames, n as goroutinesIn } from "./go-stack.js";
import { r as Tail, t as signalProcess } from "./signal.js";
import { a as readProcFile, n as parseProcessStat, o as readProcLink, r as listProcFolder } from "./process-stat.js";
import { t as findExecutable } from "./executable.js";
import { n as openProcessTree } from "./process-tree.js";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { execFile } from "node:child_process";
import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";

// src/run/hang/dead.ts
function deadProcesses({ processes }) {
	if (processes.some((process) => process.threads.length === 0 || process.threads.some(mayActAlone))) return [];
	let dead = processes.filter(({ threads }) => threads.every(isClosedWait));
	for (;;) {
		const pids = new Set(dead.map(({ pid }) => pid));
		const rest = dead.filter((process) => !hasHope(process, pids, processes));
		if (rest.length === dead.length) return hasCause(rest) ? rest : [];
		dead = rest;
	}
}
function mayActAlone({ state, wait }) {
	if (wait.kind === "child") return state !== "S" && state !== "D";
	return state !== "S" || wait.kind === "none" || wait.kind === "timed" || wait.kind === "unknown";
}
const isClosedWait = ({ wait, target }) => wait.kind === "lock" || wait.kind === "child" || wait.kind === "descriptor" && isPipe(target);
const isPipe = (target) => target?.startsWith("pipe:") === true;
const hasHope = (process, dead, all) => process.threads.some(({ wait, holders }) => {
	if (wait.kind === "child") return all.some(({ pid, parentPid }) => parentPid === process.pid && !dead.has(pid));
	if (wait.kind === "descriptor") return holders.length === 0 || holders.some((pid) => !dead.has(pid));
	return wait.kind === "lock" && isOpenToOthers(wait, process) && dead.size < all.length;
});
const isOpenToOthers = ({ shared, expected }, { threads }) => shared && !threads.some(({ tid }) => tid === expected);
const hasCause = (dead) => dead.some(({ threads }) => threads.some(({ wait }) => wait.kind === "lock" || wait.kind === "descriptor"));
const pipesOf$1 = (dead) => [...new Set(dead.flatMap(({ threads }) => threads.flatMap(({ target }) => isPipe(target) ? [target ?? ""] : [])))];

// src/run/hang/snapshot.ts
const processKey = ({ pid, startTicks }) => `${pid}:${startTicks}`;

// src/run/hang/window.ts
const TICK_MS = 10;
const spanMs = (window) => last(window).atMs - window[0].atMs;
const last = (window) => window[window.length - 1] ?? window[0];
function activityOf(window) {
	const elapsedMs = Math.max(1, spanMs(window));
	const [first, end] = [totalsOf(window[0]), totalsOf(last(window))];
	const rise = (from, to) => [...to].reduce((sum, [key, value]) => sum + Math.max(0, value - (from.get(key) ?? 0)), 0);
	return {
		utilization: rise(first.ticks, end.ticks) * TICK_MS / elapsedMs,
		switchRate: rise(first.switches, end.switches) * 1e3 / elapsedMs,
		runnable: window.filter(hasRunnable).length / window.length
	};
}
const hasRunnable = ({ processes }) => processes.some(({ threads }) => threads.some(({ state }) => state === "R"));
function totalsOf({ processes }) {
	const ticks = /* @__PURE__ */ new Map();
	const switches = /* @__PURE__ */ new Map();
	for (const process of processes) {
		ticks.set(processKey(process), process.childTicks);
		for (const thread of process.threads) {
			ticks.set(threadKey(process, thread), thread.ticks);
			switches.set(threadKey(process, thread), thread.switches);
		}
	}
	return {
		ticks,
		switches
	};
}
const threadKey = (process, { tid }) => `${processKey(process)}/${tid}`;
const ofProcess = (window, pid) => {
	const only = ({ atMs, processes }) => ({
		atMs,
		processes: processes.filter((process) => process.pid === pid)
	});
	const [first, second, third, ...rest] = window;
	return [
		only(first),
		only(second),
		only(third),
		...rest.map(only)
	];
};
function isFrozen(window) {
	const still = stillnessOf(window[0]);
	return window.every((snapshot) => stillnessOf(snapshot) === still);
}
const stillnessOf = ({ processes }) => processes.map((process) => `${processKey(process)}(${process.threads.map(threadStillness).join(" ")})`).join(" ");
const threadStillness = ({ tid, ticks, switches, call, wait }) => [
	tid,
	ticks,
	switches,
	call,
	placeOf$3(wait)
].join(",");
function placeOf$3(wait) {
	if (wait.kind === "lock") return wait.address;
	return wait.kind === "descriptor" ? `fd ${wait.fd}` : wait.kind;
}
function lastingWaits(window) {
	const places = window.slice(0, -1).map(placesOf);
	return last(window).processes.flatMap((process) => process.threads.filter((thread) => places.every((place) => place.get(threadKey(process, thread)) === threadPlace(thread))).map((thread) => ({
		process,
		thread
	})));
}
const threadPlace = ({ state, call, wait }) => `${state} ${call} ${placeOf$3(wait)}`;
const placesOf = ({ processes }) => new Map(processes.flatMap((process) => process.threads.map((thread) => [threadKey(process, thread), threadPlace(thread)])));

// src/run/hang/classify.ts
const BUSY = .5;
const HASTY_PER_SECOND = 1e3;
const IDLE = .05;
function classify(window, owed) {
	const certain = deadlockIn(window);
	if (certain !== null || owed === "nothing") return certain;
	if (isStopped(window)) return owed === "end" ? HANG : null;
	const overdue = overdueIn(window);
	if (owed === "end") return overdue.class === "io-hang" ? overdue : HANG;
	return overdue;
}
const HANG = {
	class: "hang",
	title: "It did not end within its time, and nothing tells why",
	unless: []
};
function deadlockIn(window) {
	if (!isFrozen(window)) return null;
	const dead = deadProcesses(last(window));
	if (dead.length === 0) return null;
	const locked = dead.filter(({ threads }) => threads.some(({ wait }) => wait.kind === "lock"));
	return {
		class: locked.length > 0 ? "deadlock" : "io-hang",
		title: locked.length > 0 ? lockTitle(locked) : pipeTitle(dead),
		unless: pipesOf$1(dead)
	};
}
function lockTitle(locked) {
	const threads = locked.reduce((sum, process) => sum + process.threads.length, 0);
	const [whose, is] = threads === 1 ? ["The only thread", "waits"] : [`All ${threads} threads`, "wait"];
	return `${whose} of ${namesOf(locked)} ${is} for a lock or a condition, and no other thread is left that could release it`;
}
function pipeTitle(dead) {
	const waiting = dead.filter(({ threads }) => threads.some(({ wait }) => wait.kind === "descriptor"));
	const thread = waiting.flatMap(({ threads }) => threads).find(({ wait }) => wait.kind === "descriptor");
	const act = thread?.call === null || thread === void 0 ? "wait" : thread.call;
	return `${namesOf(waiting)} waits in ${act} at ${thread?.target ?? "a pipe"}, whose other end nobody is left to use`;
}
const namesOf = (processes) => processes.slice(0, 3).map(({ name, pid }) => `${name} (${pid})`).join(", ") + (processes.length > 3 ? ` and ${processes.length - 3} more` : "");
const isUninterruptible = ({ thread }) => thread.state === "D" && thread.wait.kind !== "child";
const isAtDescriptor = ({ process, thread }) => thread.wait.kind === "descriptor" && thread.holders.every((pid) => pid === process.pid);
function overdueIn(window) {
	const activity = activityOf(window);
	if (isBusy(activity)) return livelock(activity);
	const waits = lastingWaits(window);
	const blocked = waits.find(isUninterruptible) ?? waits.find(isAtDescriptor);
	return blocked === void 0 || activity.utilization > .05 ? stall(activity) : ioHang(blocked);
}
const isBusy = ({ utilization, switchRate, runnable }) => utilization > BUSY || runnable > BUSY || switchRate > HASTY_PER_SECOND;
const livelock = ({ utilization, switchRate }) => ({
	class: "livelock",
	title: `No progress, yet it uses ${percent(utilization)} of a core and changes threads ${Math.round(switchRate)} times a second`,
	unless: []
});
const stall = ({ utilization }) => ({
	class: "stall",
	title: `No progress, and it does next to nothing: ${percent(utilization)} of a core`,
	unless: []
});
const ioHang = ({ process, thread }) => ({
	class: "io-hang",
	title: `${process.name} (${process.pid}) has waited in ${placeOf$2(thread)} all the time`,
	unless: []
});
const placeOf$2 = ({ call, target, channel }) => `${call ?? "the kernel"}${target === null ? channel === null ? "" : ` (${channel})` : ` at ${target}`}`;
const percent = (share) => `${Math.round(share * 100)} %`;
const isStopped = (window) => window.some(({ processes }) => processes.some(({ threads }) => threads.some(({ state }) => state === "T" || state === "t")));

// src/run/hang/dumps/hotspot.ts
const SIGQUIT$1 = 3;
const ANSWER_MS$4 = 5e3;
const MAX_CHARS = 4 * 1024 ** 2;
const hotspotDump = {
	speaks: "runtime",
	suits: ({ runtime, catches }) => runtime === "hotspot" && catches.has(SIGQUIT$1),
	async take(suspect, { signal }) {
		const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS$4)]);
		try {
			const text = await ask(await listening(suspect, limit), limit);
			return {
				heading: `Thread dump of ${suspect.name} (${suspect.pid})`,
				text,
				...readHotspot(text)
			};
		} catch {
			return null;
		}
	}
};
async function listening({ pid }, signal) {
	const folder = `/proc/${pid}/root/tmp`;
	const [request, socket] = [`${folder}/.attach_pid${pid}`, `${folder}/.java_pid${pid}`];
	if (existsSync(socket)) return socket;
	writeFileSync(request, "", {
		flag: "wx",
		mode: 384
	});
	try {
		signalProcess(pid, "SIGQUIT");
		while (!existsSync(socket)) await setTimeout$1(20, void 0, { signal });
		return socket;
	} finally {
		rmSync(request, { force: true });
	}
}
function ask(path, signal) {
	return new Promise((resolve, reject) => {
		const socket = createConnection({
			path,
			signal
		});
		let text = "";
		socket.setEncoding("utf8");
		socket.on("data", (chunk) => {
			if (text.length < MAX_CHARS) text += chunk;
		});
		socket.once("error", reject);
		socket.once("close", () => resolve(text.replace(/^\d+\n/, "")));
		socket.write("1\0threaddump\0-l\0\0\0");
	});
}
function readHotspot(text) {
	const at = text.search(/^Found (?:one|\d+) (?:Java-level )?deadlocks?:/m);
	if (at < 0) return {
		core: text,
		stacks: [],
		deadlock: null
	};
	const report = text.slice(at);
	const lines = report.slice(Math.max(0, report.indexOf("Java stack information"))).split("\n");
	const stacks = lines.flatMap((line, i) => THREAD.test(line) ? [javaFrames(lines.slice(i + 1))] : []);
	return {
		core: report,
		deadlock: report.split("\n", 1)[0]?.replace(/:$/, "") ?? null,
		stacks: stacks.filter((frames) => frames.length > 0)
	};
}
const THREAD = /^"(.*)":$/;

// src/run/hang/suspect.ts
function examine({ pid, name, startTicks }) {
	try {
		if (parseProcessStat(readProcFile(`/proc/${pid}/stat`) ?? "").startTicks !== startTicks) return null;
		const status = readProcFile(`/proc/${pid}/status`);
		const executable = readProcLink(`/proc/${pid}/exe`);
		if (!status || executable === null) return null;
		return {
			pid,
			name,
			runtime: runtimeOf(pid, executable),
			catches: caughtIn(status)
		};
	} catch {
		return null;
	}
}
function caughtIn(status) {
	const mask = BigInt(`0x${/^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "0"}`);
	return new Set(Array.from({ length: 64 }, (_, bit) => bit + 1).filter((n) => mask >> BigInt(n - 1) & 1n));
}
function runtimeOf(pid, executable) {
	const maps = readProcFile(`/proc/${pid}/maps`) ?? "";
	const program = executable.replace(/ \(deleted\)$/, "").split("/").at(-1) ?? "";
	if (maps.includes("/libjvm.so")) return maps.includes("/libj9vm") ? "native" : "hotspot";
	if (/^python\d*(\.\d+)?t?$/.test(program) || /\/libpython\d[\w.]*\.so/.test(maps)) return "cpython";
	if (/^node(js)?$/.test(program) || maps.includes("/libnode.so")) return "node";
	return hasGoNote(pid) ? "go" : "native";
}
const GO_NOTE = Buffer.from([
	4,
	0,
	0,
	0,
	71,
	111,
	0,
	0
]);
const NOTES_WITHIN_BYTES = 65536;
function hasGoNote(pid) {
	const file = openSync(`/proc/${pid}/exe`, "r");
	try {
		const head = Buffer.alloc(NOTES_WITHIN_BYTES);
		return head.subarray(0, readSync(file, head, 0, head.length, 0)).includes(GO_NOTE);
	} finally {
		closeSync(file);
	}
}

// src/run/hang/ask-runtime.ts
async function askRuntimes(window, signal) {
	for (const process of last(window).processes) {
		if (activityOf(ofProcess(window, process.pid)).utilization > .05) continue;
		const suspect = examine(process);
		if (suspect === null || !hotspotDump.suits(suspect)) continue;
		const dump = await hotspotDump.take(suspect, {
			environment: {},
			signal,
			hear: async () => ""
		});
		if (dump !== null && dump.deadlock !== null) return dump;
	}
	return null;
}

// src/run/hang/dumps/dump.ts
const paragraphs = (text) => text.split(/\n[ \t]*\n/);

// src/run/hang/dumps/cpython.ts
const ANSWER_MS$3 = 2e3;
const [SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV] = [
	6,
	7,
	8,
	10,
	11
];
const pythonDump = {
	speaks: "runtime",
	suits: ({ runtime, catches }) => runtime === "cpython" && catches.has(SIGUSR1),
	take: (suspect, scene) => stacksAfter("SIGUSR1", suspect, scene)
};
const pythonLastWords = {
	speaks: "runtime",
	suits: ({ runtime, catches }) => runtime === "cpython" && [
		SIGABRT,
		SIGBUS,
		SIGFPE,
		SIGSEGV
	].every((signal) => catches.has(signal)),
	take: (suspect, scene) => stacksAfter("SIGABRT", suspect, scene)
};
async function stacksAfter(signal, { pid, name }, { hear }) {
	const heard = hear(ANSWER_MS$3);
	signalProcess(pid, signal);
	const text = await heard;
	const stacks = readPython(text);
	return stacks.length === 0 ? null : {
		heading: `Python threads of ${name} (${pid})`,
		text,
		core: text,
		stacks,
		deadlock: null
	};
}
function readPython(text) {
	const all = paragraphs(text).flatMap((paragraph) => {
		return paragraph.split(/^(?:Current thread|Thread) 0x[\da-f]+.*$/m).map(framesIn).filter((frames) => frames.length > 0);
	});
	const own = all.map((frames) => frames.filter(({ file }) => !FOREIGN.test(file))).filter(({ length }) => length > 0);
	return own.length > 0 ? own : all;
}
const FOREIGN = /\/lib(?:64)?\/python\d|^<frozen |\/site-packages\//;
const framesIn = (text) => [...text.matchAll(/^\s*File "([^"\n]*)", line (\d+) in (\S+)/gm)].map(([, file = "", line, name = ""]) => ({
	function: name,
	file,
	line: Number(line)
}));

// src/run/hang/dumps/gdb.ts
const ANSWER_MS$2 = 15e3;
const MAX_BYTES$1 = 1024 ** 2;
const ARGUMENTS = [
	"-nx",
	"-batch",
	"-ex",
	"set debuginfod enabled off",
	"-ex",
	"thread apply all backtrace 30"
];
const gdbStacks = {
	speaks: "debugger",
	suits: ({ runtime }) => runtime === "native" || runtime === "cpython",
	take({ pid, name }, { environment, signal }) {
		const gdb = findExecutable("gdb", environment.PATH);
		if (gdb === null) return Promise.resolve(null);
		const options = {
			env: {
				PATH: environment.PATH ?? "",
				LC_ALL: "C",
				DEBUGINFOD_URLS: ""
			},
			cwd: "/",
			signal,
			timeout: ANSWER_MS$2,
			killSignal: "SIGKILL",
			maxBuffer: MAX_BYTES$1
		};
		return new Promise((resolve) => {
			execFile(gdb, [
				...ARGUMENTS,
				"-p",
				String(pid)
			], options, (_, stdout) => {
				const stacks = readGdb(stdout);
				const dump = {
					heading: `Stacks of ${name} (${pid}) by gdb`,
					text: stdout,
					core: stdout,
					stacks,
					deadlock: null
				};
				resolve(stacks.length === 0 ? null : dump);
			});
		});
	}
};
const readGdb = (text) => text.split(/^Thread \d+ /m).slice(1).map((thread) => [...thread.matchAll(FRAME)].map(frameOf).filter((frame) => frame !== null)).filter((frames) => frames.length > 0);
const FRAME = /^#\d+ +(?:0x[\da-f]+ in )?([^\s(]+) [^\n]*?(?: at ([^\s:]+):(\d+)| from (\S+)|$)/gm;
function frameOf([, name = "", file, line, library]) {
	const frame = {
		function: name,
		file: file ?? null,
		line: line === void 0 ? null : Number(line)
	};
	return library === void 0 && isOwnNative(frame) ? frame : null;
}

// src/run/hang/dumps/go.ts
const SIGQUIT = 3;
const ANSWER_MS$1 = 5e3;
const goDump = {
	speaks: "runtime",
	suits: ({ runtime, catches }) => runtime === "go" && catches.has(SIGQUIT),
	async take({ pid, name }, { hear }) {
		const heard = hear(ANSWER_MS$1);
		signalProcess(pid, "SIGQUIT");
		const text = await heard;
		return text === "" ? null : {
			heading: `Goroutines of ${name} (${pid})`,
			text,
			...readGo(text)
		};
	}
};
const AT_LOCK = /^(?:sync\.(?:RW)?Mutex\.R?Lock|semacquire)\b/;
const ALIVE = /^(?:running|runnable|sleep|IO wait|syscall)\b/;
const REGISTERS = / fp=0x[\da-f]+ sp=0x[\da-f]+ pc=0x[\da-f]+$/gm;
function readGo(text) {
	const own = paragraphs(text.replace(REGISTERS, "")).flatMap(ownGoroutine);
	const atLock = own.filter(({ state }) => AT_LOCK.test(state));
	const waiting = atLock.length > 0 ? atLock : own.filter(({ state }) => !ALIVE.test(state));
	const isDead = atLock.length > 1 || atLock.length === 1 && !own.some(({ state }) => ALIVE.test(state));
	const who = atLock.length === 1 ? "1 goroutine waits" : `${atLock.length} goroutines wait`;
	return {
		core: [.../* @__PURE__ */ new Set([...waiting, ...own])].map(({ printed }) => printed).join("\n\n"),
		stacks: waiting.map(({ frames }) => frames),
		deadlock: isDead ? `${who} for a lock` : null
	};
}
const ownGoroutine = (printed) => goroutinesIn(printed.split("\n")).filter(({ frames }) => frames.length > 0).map((goroutine) => ({
	...goroutine,
	printed
}));

// src/run/hang/dumps/node.ts
const ANSWER_MS = 3e3;
const SIGUSR2 = 12;
const MAX_BYTES = 4 * 1024 ** 2;
const nodeReport = {
	speaks: "runtime",
	suits: ({ pid, runtime, catches }) => runtime === "node" && catches.has(SIGUSR2) && reportsOnSignal(pid),
	async take({ pid, name }, { hear }) {
		const heard = hear(ANSWER_MS);
		signalProcess(pid, "SIGUSR2");
		const file = /Writing Node\.js report to file: (\S+)/.exec(await heard)?.[1];
		const report = file === void 0 ? null : reportIn(placeOf$1(pid, file));
		if (report === null) return null;
		return {
			heading: `Report of ${name} (${pid})`,
			text: report,
			core: report,
			stacks: [],
			deadlock: null
		};
	}
};
const reportsOnSignal = (pid) => optionsOf(pid).includes("--report-on-signal");
function optionsOf(pid) {
	const [commandLine = "", environment = ""] = ["cmdline", "environ"].map((name) => readProcFile(`/proc/${pid}/${name}`) ?? "");
	const inherited = /(?:^|\0)NODE_OPTIONS=([^\0]*)/.exec(environment)?.[1] ?? "";
	return [...commandLine.split("\0"), ...inherited.split(/\s+/)];
}
function placeOf$1(pid, file) {
	const option = optionsOf(pid).find((text) => /^--report-dir(?:ectory)?=/.test(text));
	const folder = option?.slice(option.indexOf("=") + 1) ?? ".";
	return folder.startsWith("/") ? `/proc/${pid}/root${folder}/${file}` : `/proc/${pid}/cwd/${folder}/${file}`;
}
function reportIn(path) {
	try {
		const { javascriptStack, libuv } = JSON.parse(boundedText(path));
		const active = (libuv ?? []).filter((handle) => handle.is_active === true);
		return [...(javascriptStack?.stack ?? []).map(String), ...active.map(({ type }) => `The event loop waits for: ${type}`)].join("\n");
	} catch {
		return null;
	}
}
function boundedText(path) {
	const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
	try {
		const status = fstatSync(file);
		return status.isFile() && status.size <= MAX_BYTES ? readFileSync(file, "utf8") : "";
	} finally {
		closeSync(file);
	}
}

// src/run/hang/dumps/registry.ts
const DUMPERS = [
	hotspotDump,
	pythonDump,
	nodeReport,
	gdbStacks,
	goDump,
	pythonLastWords
];

// src/run/hang/evidence.ts
const MOST_SUSPECTS = 8;
async function takeDumps({ processes }, scene) {
	const suspects = inOrder(processes).flatMap((process) => examine(process) ?? []);
	const dumps = {
		runtime: [],
		debugger: []
	};
	const answered = /* @__PURE__ */ new Set();
	for (const dumper of DUMPERS) for (const suspect of suspects) {
		if (scene.signal.aborted || answered.has(suspect.pid) || !dumper.suits(suspect)) continue;
		const dump = await dumper.take(suspect, scene);
		if (dump === null) continue;
		dumps[dumper.speaks].push(dump);
		if (isLastWord(dumper, suspect)) answered.add(suspect.pid);
	}
	return [...dumps.runtime, ...dumps.debugger];
}
const isLastWord = ({ speaks }, { runtime }) => speaks === "runtime" || runtime === "native";
const inOrder = (processes) => processes.toSorted((a, b) => b.threads.length - a.threads.length).slice(0, MOST_SUSPECTS);

// src/run/hang/listener.ts
const PAUSE_MS = 300;
const KEPT_BYTES = 1024 ** 2;
var Listener = class {
	#tail = null;
	#pause;
	#done = () => {};
	heard(chunk) {
		if (this.#tail === null) return;
		this.#tail.push(chunk);
		clearTimeout(this.#pause);
		this.#pause = setTimeout(this.#done, PAUSE_MS);
	}
	async hear(withinMs, signal) {
		const tail = new Tail(KEPT_BYTES);
		this.#tail = tail;
		let limit;
		await new Promise((resolve) => {
			this.#done = resolve;
			limit = setTimeout(resolve, withinMs);
			signal.addEventListener("abort", this.#done, { once: true });
		});
		clearTimeout(limit);
		clearTimeout(this.#pause);
		signal.removeEventListener("abort", this.#done);
		this.#tail = null;
		return tail.text();
	}
};

// src/run/hang/patience.ts
const STEPS = 20;
const [SHORTEST_MS, LONGEST_MS] = [100, 1e3];
const intervalOf = ({ afterMs }) => Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Math.round(afterMs / 10)));
function patienceOf(plan, longestGapMs) {
	if (!plan.stretches) return plan.afterMs;
	return Math.max(plan.afterMs, STEPS * Math.max(0, longestGapMs - intervalOf(plan)));
}

// src/run/hang/system-calls.ts
const FUTEX = { kind: "futex" };
const INPUT = {
	kind: "descriptor",
	direction: "in"
};
const OUTPUT = {
	kind: "descriptor",
	direction: "out"
};
const CHILD = { kind: "child" };
const TIME = { kind: "time" };
const pointer = (argument) => ({
	argument,
	endless: "null-pointer"
});
const number = (argument) => ({
	argument,
	endless: "minus-one"
});
const events = (limit) => ({
	kind: "events",
	limit
});
const WAITING_CALLS = {
	futex: {
		x64: 202,
		arm64: 98,
		waits: FUTEX
	},
	read: {
		x64: 0,
		arm64: 63,
		waits: INPUT
	},
	pread64: {
		x64: 17,
		arm64: 67,
		waits: INPUT
	},
	readv: {
		x64: 19,
		arm64: 65,
		waits: INPUT
	},
	recvfrom: {
		x64: 45,
		arm64: 207,
		waits: INPUT
	},
	recvmsg: {
		x64: 47,
		arm64: 212,
		waits: INPUT
	},
	write: {
		x64: 1,
		arm64: 64,
		waits: OUTPUT
	},
	pwrite64: {
		x64: 18,
		arm64: 68,
		waits: OUTPUT
	},
	writev: {
		x64: 20,
		arm64: 66,
		waits: OUTPUT
	},
	sendto: {
		x64: 44,
		arm64: 206,
		waits: OUTPUT
	},
	sendmsg: {
		x64: 46,
		arm64: 211,
		waits: OUTPUT
	},
	connect: {
		x64: 42,
		arm64: 203,
		waits: {
			kind: "descriptor",
			direction: "connect"
		}
	},
	accept: {
		x64: 43,
		arm64: 202,
		waits: events(null)
	},
	accept4: {
		x64: 288,
		arm64: 242,
		waits: events(null)
	},
	poll: {
		x64: 7,
		arm64: null,
		waits: events(number(2))
	},
	ppoll: {
		x64: 271,
		arm64: 73,
		waits: events(pointer(2))
	},
	select: {
		x64: 23,
		arm64: null,
		waits: events(pointer(4))
	},
	pselect6: {
		x64: 270,
		arm64: 72,
		waits: events(pointer(4))
	},
	epoll_wait: {
		x64: 232,
		arm64: null,
		waits: events(number(3))
	},
	epoll_pwait: {
		x64: 281,
		arm64: 22,
		waits: events(number(3))
	},
	epoll_pwait2: {
		x64: 441,
		arm64: 441,
		waits: events(pointer(3))
	},
	wait4: {
		x64: 61,
		arm64: 260,
		waits: CHILD
	},
	waitid: {
		x64: 247,
		arm64: 95,
		waits: CHILD
	},
	vfork: {
		x64: 58,
		arm64: null,
		waits: CHILD
	},
	clone: {
		x64: 56,
		arm64: 220,
		waits: CHILD
	},
	clone3: {
		x64: 435,
		arm64: 435,
		waits: CHILD
	},
	pause: {
		x64: 34,
		arm64: null,
		waits: {
			kind: "signal",
			limit: null
		}
	},
	rt_sigsuspend: {
		x64: 130,
		arm64: 133,
		waits: {
			kind: "signal",
			limit: null
		}
	},
	rt_sigtimedwait: {
		x64: 128,
		arm64: 137,
		waits: {
			kind: "signal",
			limit: pointer(2)
		}
	},
	nanosleep: {
		x64: 35,
		arm64: 101,
		waits: TIME
	},
	clock_nanosleep: {
		x64: 230,
		arm64: 115,
		waits: TIME
	},
	restart_syscall: {
		x64: 219,
		arm64: 128,
		waits: TIME
	}
};
function callsOf(architecture) {
	if (architecture !== "x64" && architecture !== "arm64") return null;
	return new Map(Object.entries(WAITING_CALLS).flatMap(([name, { waits, ...numbers }]) => {
		const number = numbers[architecture];
		return number === null ? [] : [[number, {
			name,
			waits
		}]];
	}));
}

// src/run/hang/wait.ts
const FUTEX_WAITS = /* @__PURE__ */ new Set([
	0n,
	6n,
	9n,
	11n,
	13n
]);
const FUTEX_PRIVATE = 128n;
const FUTEX_COMMAND = 127n;
const INT = 4294967295n;
const CALL = /^(\d+)((?: 0x[\da-f]+){6}) /;
function readWait(text, calls) {
	if (text?.trim() === "running") return {
		call: null,
		wait: { kind: "none" }
	};
	const [, number, fields = ""] = CALL.exec(text ?? "") ?? [];
	const known = number === void 0 ? void 0 : calls.get(Number(number));
	if (known === void 0) return {
		call: null,
		wait: { kind: "unknown" }
	};
	return {
		call: known.name,
		wait: waitOf(known, fields.trim().split(" ").map(BigInt))
	};
}
function waitOf({ waits }, values) {
	switch (waits.kind) {
		case "futex": return futexWait(values);
		case "descriptor": return {
			kind: "descriptor",
			direction: waits.direction,
			fd: Number((values[0] ?? 0n) & INT)
		};
		case "events":
		case "signal": return isEndless(waits.limit, values) ? { kind: waits.kind } : { kind: "timed" };
		case "child": return { kind: "child" };
		case "time": return { kind: "timed" };
	}
}
function futexWait([address = 0n, operation = 0n, value = 0n, timeout = 0n]) {
	if (!FUTEX_WAITS.has(operation & FUTEX_COMMAND)) return { kind: "unknown" };
	if (timeout !== 0n) return { kind: "timed" };
	return {
		kind: "lock",
		address: `0x${address.toString(16)}`,
		shared: (operation & FUTEX_PRIVATE) === 0n,
		expected: Number(value & INT)
	};
}
function isEndless(limit, values) {
	if (limit === null) return true;
	const value = values[limit.argument] ?? 0n;
	return limit.endless === "null-pointer" ? value === 0n : (value & INT) === INT;
}

// src/run/hang/read-tree.ts
const NAME = /^\d+ \((.*)\) /s;
const SWITCHES = /^(?:non)?voluntary_ctxt_switches:\s+(\d+)$/gm;
const nameIn = (stat) => (NAME.exec(stat)?.[1] ?? "").replace(/[^\w.:+/-]/g, "_");
function openTreeReader(rootPid, ownPids) {
	const tree = openProcessTree({
		rootPid,
		excludePids: ownPids
	});
	const calls = callsOf(process.arch);
	let blindness = calls === null ? `the system calls of ${process.arch} are not known` : null;
	const waits = {
		calls: calls ?? /* @__PURE__ */ new Map(),
		read(path) {
			try {
				return readProcFile(path);
			} catch (error) {
				blindness = error instanceof Error ? error.message : String(error);
				return null;
			}
		}
	};
	return {
		read() {
			const { live } = tree.walk();
			const holders = holdersIn(live);
			return {
				atMs: performance.now(),
				processes: live.flatMap((process) => processFacts(process, waits, holders) ?? [])
			};
		},
		get blindness() {
			return blindness;
		},
		close: () => tree.close()
	};
}
function processFacts({ pid, stat, files }, waits, holders) {
	const text = files.read("stat");
	if (text === null) return null;
	const tasks = listProcFolder(`/proc/${pid}/task`) ?? [];
	return {
		pid,
		startTicks: stat.startTicks,
		parentPid: stat.parentPid,
		name: nameIn(text),
		childTicks: stat.childUserTicks + stat.childSystemTicks,
		threads: tasks.flatMap((task) => threadFacts(pid, task, waits, holders) ?? [])
	};
}
function threadFacts(pid, task, waits, holders) {
	const folder = `/proc/${pid}/task/${task}`;
	const [stat, status] = [readProcFile(`${folder}/stat`), readProcFile(`${folder}/status`)];
	if (!stat || !status) return null;
	const { state, userTicks, systemTicks } = parseProcessStat(stat);
	if (state === "Z" || state === "X") return null;
	const { call, wait } = readWait(waits.read(`${folder}/syscall`), waits.calls);
	const target = wait.kind === "descriptor" ? readProcLink(`/proc/${pid}/fd/${wait.fd}`) : null;
	return {
		tid: Number(task),
		name: nameIn(stat),
		state,
		ticks: userTicks + systemTicks,
		switches: [...status.matchAll(SWITCHES)].reduce((sum, match) => sum + Number(match[1]), 0),
		call,
		wait,
		target,
		holders: target?.startsWith("pipe:") ? holders(target) : [],
		channel: channelOf(waits.read(`${folder}/wchan`))
	};
}
const channelOf = (text) => text === null || text === "0" ? null : text;
function holdersIn(live) {
	let known = null;
	return (pipe) => {
		known ??= pipesOf(live.map(({ pid }) => pid));
		return known.get(pipe) ?? [];
	};
}
function pipesOf(pids) {
	const holders = /* @__PURE__ */ new Map();
	for (const pid of pids) for (const pipe of new Set(openPipes(pid))) holders.set(pipe, [...holders.get(pipe) ?? [], pid]);
	return holders;
}
function openPipes(pid) {
	return (listProcFolder(`/proc/${pid}/fd`) ?? []).map((fd) => readProcLink(`/proc/${pid}/fd/${fd}`)).filter((link) => link !== null).filter((link) => link.startsWith("pipe:"));
}
function isHeldOutside(pipe, tree) {
	return (listProcFolder("/proc") ?? []).filter((name) => /^\d+$/.test(name)).map(Number).some((pid) => !tree.has(pid) && holds(pid, pipe));
}
function holds(pid, pipe) {
	try {
		return openPipes(pid).includes(pipe);
	} catch {
		return false;
	}
}

// src/run/hang/observation.ts
const LATE_INTERVALS = 3;
var Observation = class {
	looks = 0;
	mostThreads = 0;
	longestSilenceMs = 0;
	#plan;
	#reader;
	#meter;
	#snapshots = [];
	#lastLookMs;
	constructor(plan, reader, meter, nowMs) {
		this.#plan = plan;
		this.#reader = reader;
		this.#meter = meter;
		this.#lastLookMs = nowMs;
	}
	get snapshots() {
		return this.#snapshots;
	}
	silenceMs(nowMs) {
		return nowMs - this.#meter.lastAtMs;
	}
	look(nowMs) {
		const sinceLastMs = nowMs - this.#lastLookMs;
		this.#lastLookMs = nowMs;
		if (sinceLastMs > LATE_INTERVALS * intervalOf(this.#plan)) this.#excuse(sinceLastMs);
		this.#meter.look(nowMs);
		this.#add(this.#reader.read());
		if (this.#isStopped()) this.#excuse(sinceLastMs);
		this.longestSilenceMs = Math.max(this.longestSilenceMs, this.silenceMs(nowMs));
		const window = this.wholeWindow();
		return window === null ? null : this.#upheld(classify(window, this.#owed(nowMs))) ?? this.#starvation(nowMs);
	}
	lookOnly() {
		this.#add(this.#reader.read());
	}
	atTheEnd(nowMs) {
		const window = this.#window();
		if (window === null) return HANG;
		const owed = this.#owed(nowMs) === "progress" ? "progress" : "end";
		return this.#upheld(classify(window, owed)) ?? HANG;
	}
	#owed(nowMs) {
		const isOwed = this.#meter.promised || this.#plan.progress === "required";
		const isLate = this.silenceMs(nowMs) >= patienceOf(this.#plan, this.#meter.longestGapMs);
		return isOwed && isLate ? "progress" : "nothing";
	}
	#add(snapshot) {
		this.looks += 1;
		const threads = snapshot.processes.reduce((sum, process) => sum + process.threads.length, 0);
		this.mostThreads = Math.max(this.mostThreads, threads);
		const all = [...this.#snapshots, snapshot];
		const needed = all.findLastIndex(({ atMs }) => snapshot.atMs - atMs >= this.#plan.afterMs);
		this.#snapshots = needed > 0 ? all.slice(needed) : all;
	}
	wholeWindow() {
		const window = this.#window();
		return window !== null && spanMs(window) >= this.#plan.afterMs ? window : null;
	}
	#window() {
		const [first, second, third, ...rest] = this.#snapshots;
		if (first === void 0 || second === void 0 || third === void 0) return null;
		return [
			first,
			second,
			third,
			...rest
		];
	}
	#upheld(accusation) {
		if (accusation === null) return null;
		const tree = new Set(this.#snapshots.at(-1)?.processes.map(({ pid }) => pid));
		return accusation.unless.some((pipe) => isHeldOutside(pipe, tree)) ? null : accusation;
	}
	#starvation(nowMs) {
		const starved = this.#meter.starved(nowMs, (gapMs) => patienceOf(this.#plan, gapMs));
		if (starved === null) return null;
		const seconds = Math.round(starved.silentMs / 100) / 10;
		return {
			class: "starvation",
			title: `Worker ${starved.worker} has made no progress for ${seconds} s, in which the others reported it ${starved.others} times`,
			unless: []
		};
	}
	#isStopped() {
		return (this.#snapshots.at(-1)?.processes.flatMap((process) => process.threads) ?? []).some(({ state }) => state === "T" || state === "t");
	}
	#excuse(ms) {
		this.#meter.excuse(ms);
		this.#snapshots = [];
	}
};

// src/run/hang/progress-line.ts
const LINE = /^progress(?:\s+worker=([\w.:/-]{1,64})(\s+done)?)?\s*$/;
function readProgressLine(line) {
	const [, worker = null, done] = LINE.exec(line) ?? [];
	return {
		worker,
		done: done !== void 0
	};
}

// src/run/hang/worker-progress.ts
const MAX_WORKERS = 1e4;
const OTHERS_REPORTS = 10;
var WorkerProgress = class {
	#workers = /* @__PURE__ */ new Map();
	#reports = 0;
	add({ worker, done }, atMs) {
		if (worker === null) return;
		this.#reports += 1;
		const known = this.#workers.get(worker);
		if (done) this.#workers.delete(worker);
		else if (known === void 0 && this.#workers.size < MAX_WORKERS) this.#workers.set(worker, {
			seenAtMs: atMs,
			longestGapMs: 0,
			reports: this.#reports
		});
		else if (known !== void 0) {
			known.longestGapMs = Math.max(known.longestGapMs, atMs - known.seenAtMs);
			known.seenAtMs = atMs;
			known.reports = this.#reports;
		}
	}
	excuse(ms) {
		for (const worker of this.#workers.values()) worker.seenAtMs += ms;
	}
	starved(nowMs, patienceOf) {
		const [longest] = [...this.#workers].map(([worker, { seenAtMs, longestGapMs, reports }]) => ({
			worker,
			silentMs: nowMs - seenAtMs,
			patienceMs: patienceOf(longestGapMs),
			others: this.#reports - reports
		})).filter(({ silentMs, patienceMs, others }) => silentMs >= patienceMs && others >= OTHERS_REPORTS).sort((a, b) => b.silentMs - a.silentMs);
		if (longest === void 0) return null;
		const { patienceMs: _patience, ...starved } = longest;
		return starved;
	}
};

// src/run/hang/progress.ts
const MAX_READ_BYTES = 1024 ** 2;
var ProgressMeter = class {
	lastAtMs;
	promised = false;
	longestGapMs = 0;
	#sources;
	#workers = new WorkerProgress();
	#untouched;
	#outputBytes = 0;
	#seen;
	#signs = 0;
	#read = 0;
	#half = "";
	constructor(sources, nowMs) {
		this.#sources = sources;
		this.lastAtMs = nowMs;
		this.#untouched = stampOf(sources.progressFile);
		this.#seen = this.#state();
	}
	printed(bytes) {
		this.#outputBytes += bytes;
	}
	look(nowMs) {
		const seen = this.#state();
		if (seen === this.#seen) return;
		this.#seen = seen;
		this.promised ||= stampOf(this.#sources.progressFile) !== this.#untouched;
		for (const line of this.#newLines()) this.#workers.add(readProgressLine(line), nowMs);
		if (this.#signs > 0) this.longestGapMs = Math.max(this.longestGapMs, nowMs - this.lastAtMs);
		this.#signs += 1;
		this.lastAtMs = nowMs;
	}
	excuse(ms) {
		this.lastAtMs += ms;
		this.#workers.excuse(ms);
	}
	starved(nowMs, patienceOf) {
		return this.#workers.starved(nowMs, patienceOf);
	}
	#state() {
		const { progressFile, metricsFile } = this.#sources;
		return `${this.#outputBytes} ${stampOf(metricsFile)} ${stampOf(progressFile)}`;
	}
	#newLines() {
		const lines = (this.#half + this.#appended()).split("\n");
		this.#half = (lines.pop() ?? "").slice(-MAX_READ_BYTES);
		return lines;
	}
	#appended() {
		try {
			const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
			const file = openSync(this.#sources.progressFile, flags);
			try {
				return this.#readFrom(file);
			} finally {
				closeSync(file);
			}
		} catch {
			return "";
		}
	}
	#readFrom(file) {
		const status = fstatSync(file);
		if (!status.isFile()) return "";
		const from = status.size < this.#read ? 0 : this.#read;
		const buffer = Buffer.alloc(Math.min(status.size - from, MAX_READ_BYTES));
		const length = readSync(file, buffer, 0, buffer.length, from);
		this.#read = status.size;
		return buffer.toString("utf8", 0, length);
	}
};
function stampOf(file) {
	const status = statSync(file, { throwIfNoEntry: false });
	return status === void 0 ? "" : `${status.size} ${status.mtimeMs}`;
}

// src/run/hang/facts-table.ts
const MOST_THREADS = 60;
function factsTable(snapshots) {
	const lines = (snapshots.at(-1)?.processes ?? []).flatMap((process) => [`${process.pid} ${process.name}, child of ${process.parentPid}`, ...process.threads.map((thread) => `  ${lineOf(process, thread, snapshots)}`)]);
	const rest = lines.length - MOST_THREADS;
	return rest > 0 ? [...lines.slice(0, MOST_THREADS), `and ${rest} more lines`] : lines;
}
function lineOf(process, thread, snapshots) {
	const over = (value) => snapshots.map((snapshot) => sameThread(snapshot, process, thread)).map((facts) => facts === null ? "–" : value(facts)).join(" ");
	const channel = thread.channel === null ? "" : `  (${thread.channel})`;
	return `${thread.tid} ${thread.name}  ${thread.state} ${placeOf(thread)}  CPU ${over(({ ticks }) => ticks * 10)} ms  switches ${over(({ switches }) => switches)}${channel}`;
}
function sameThread({ processes }, { pid, startTicks }, { tid }) {
	return processes.find((other) => other.pid === pid && other.startTicks === startTicks)?.threads.find((thread) => thread.tid === tid) ?? null;
}
function placeOf({ call, wait, target }) {
	if (wait.kind === "lock") return `${call} lock ${wait.address}`;
	if (wait.kind === "descriptor") return `${call} fd ${wait.fd} ${target ?? ""}`.trimEnd();
	return call === null ? wait.kind : `${call} ${wait.kind}`;
}

// src/run/hang/report.ts
function hangFault(evidence, root) {
	const { accusation, dumps } = evidence;
	const said = dumps.find(({ deadlock }) => deadlock !== null)?.deadlock ?? null;
	const kind = classOf(accusation, said);
	const report = {
		class: kind,
		title: said === null || accusation.title === said ? accusation.title : `${said}. ${accusation.title}`,
		stacks: dumps.find(({ stacks }) => stacks.length > 0)?.stacks ?? [],
		lines: [...headed("What /proc shows", tableOf(evidence)), ...dumps.flatMap(({ heading, core }) => headed(heading, core.split("\n")))]
	};
	return {
		...faultOf(report, {
			detector: "hang",
			source: "/proc",
			root
		}),
		class: kind
	};
}
const hangLog = (evidence) => [
	evidence.accusation.title,
	...headed("What /proc shows", tableOf(evidence)),
	...evidence.dumps.flatMap(({ heading, text }) => headed(heading, text.split("\n"))),
	""
].join("\n");
const classOf = (accusation, deadlock) => deadlock === null || accusation.class === "livelock" || accusation.class === "starvation" ? accusation.class : "deadlock";
const tableOf = ({ snapshots }) => factsTable(snapshots.slice(-3));
const headed = (heading, lines) => [`-- ${heading}`, ...lines];

// src/run/hang/watch-state.ts
function watchState(tree, intervalMs, trouble) {
	const inactive = (evidence) => ({
		detector: "hang",
		active: false,
		evidence
	});
	if (tree === null) return inactive("no process was started");
	const hindrance = tree.reader.blindness ?? trouble;
	if (hindrance !== null) return inactive(`what its threads wait for could not be read: ${hindrance}`);
	return {
		detector: "hang",
		active: true,
		evidence: evidenceOf(tree.observation, intervalMs)
	};
}
function evidenceOf({ looks, mostThreads, longestSilenceMs }, intervalMs) {
	const interval = `${intervalMs / 1e3} s`;
	if (looks === 0) return `it ended by itself within ${interval}, before the first snapshot`;
	return `${looks} snapshots of up to ${mostThreads === 1 ? "1 thread" : `${mostThreads} threads`}, one every ${interval}; the longest time without progress was ${Math.round(longestSilenceMs / 100) / 10} s`;
}

// src/run/hang/watch.ts
const EVIDENCE_MS = 3e4;
const FEWEST_SNAPSHOTS = 3;
const ASK_AGAIN = 4;
var HangWatch = class {
	alarm;
	#options;
	#intervalMs;
	#listener = new Listener();
	#meter;
	#looking = new AbortController();
	#closing = new AbortController();
	#raise = () => {};
	#tree = null;
	#timer;
	#accusation = null;
	#dumps = [];
	#askAfterMs;
	#fault = null;
	#trouble = null;
	#isGathering = false;
	constructor(options) {
		this.#options = options;
		this.#intervalMs = intervalOf(options.plan);
		this.#askAfterMs = options.plan.afterMs;
		this.#meter = new ProgressMeter(options.sources, performance.now());
		this.alarm = new Promise((resolve) => {
			this.#raise = resolve;
		});
	}
	start(rootPid, ownPids) {
		const reader = openTreeReader(rootPid, ownPids);
		const observation = new Observation(this.#options.plan, reader, this.#meter, performance.now());
		this.#tree = {
			reader,
			observation
		};
		this.#lookLater(observation);
	}
	get isGathering() {
		return this.#isGathering;
	}
	heard(chunk) {
		this.#meter.printed(chunk.length);
		this.#listener.heard(chunk);
	}
	async gather(signal) {
		this.#isGathering = true;
		this.#stopLooking();
		const { plan } = this.#options;
		if (this.#tree === null) return {
			class: HANG.class,
			afterMs: plan.afterMs
		};
		const limit = AbortSignal.any([
			signal,
			this.#closing.signal,
			AbortSignal.timeout(EVIDENCE_MS)
		]);
		const silenceMs = this.#tree.observation.silenceMs(performance.now());
		const fault = await this.#gather(this.#tree.observation, limit);
		this.#fault = fault;
		return {
			class: fault.class,
			afterMs: Math.round(Math.max(plan.afterMs, silenceMs))
		};
	}
	finish() {
		this.#stopLooking();
		this.#closing.abort();
		const state = watchState(this.#tree, this.#intervalMs, this.#trouble);
		this.#tree?.reader.close();
		return {
			faults: this.#fault === null ? [] : [this.#fault],
			detectors: [state]
		};
	}
	#stopLooking() {
		clearTimeout(this.#timer);
		this.#looking.abort();
	}
	#lookLater(observation) {
		this.#timer = setTimeout(() => this.#look(observation), this.#intervalMs);
	}
	async #look(observation) {
		try {
			const now = performance.now();
			this.#accusation = observation.look(now) ?? await this.#wordOfRuntimes(observation, now);
		} catch (error) {
			this.#trouble = messageOf(error);
		}
		if (this.#looking.signal.aborted) return;
		if (this.#accusation === null) this.#lookLater(observation);
		else this.#raise();
	}
	async #wordOfRuntimes(observation, nowMs) {
		const silenceMs = observation.silenceMs(nowMs);
		const window = observation.wholeWindow();
		if (silenceMs < this.#options.plan.afterMs) this.#askAfterMs = this.#options.plan.afterMs;
		if (window === null || silenceMs < this.#askAfterMs) return null;
		this.#askAfterMs = silenceMs * ASK_AGAIN;
		const dump = await askRuntimes(window, this.#looking.signal);
		if (dump === null || dump.deadlock === null) return null;
		this.#dumps = [dump];
		return {
			class: "deadlock",
			title: dump.deadlock,
			unless: []
		};
	}
	async #gather(observation, signal) {
		await this.#lookOften(observation, signal);
		const accusation = this.#accusation ?? observation.atTheEnd(performance.now());
		const snapshots = observation.snapshots;
		const evidence = {
			accusation,
			snapshots,
			dumps: this.#dumps.length > 0 ? this.#dumps : await this.#takeDumps(snapshots.at(-1), signal)
		};
		this.#options.log(hangLog(evidence));
		return hangFault(evidence, this.#options.root);
	}
	async #lookOften(observation, signal) {
		try {
			while (observation.snapshots.length < FEWEST_SNAPSHOTS) {
				await setTimeout$1(this.#intervalMs, void 0, { signal });
				observation.lookOnly();
			}
		} catch (error) {
			if (!signal.aborted) this.#trouble = messageOf(error);
		}
	}
	async #takeDumps(latest, signal) {
		if (latest === void 0) return [];
		const hear = (withinMs) => this.#listener.hear(withinMs, signal);
		return takeDumps(latest, {
			environment: this.#options.environment,
			signal,
			hear
		});
	}
};
const messageOf = (error) => error instanceof Error ? error.message : String(error);

export { HangWatch };