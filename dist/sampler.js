import { i as __toESM } from "./chunks/rolldown-runtime.js";
import { a as readProcFile, i as procFolderSize, o as readProcLink, r as listProcFolder, t as TICK_NS } from "./chunks/process-stat.js";
import { i as sharesParentMemory, n as openProcessTree, r as processKey, t as oncePerSample } from "./chunks/process-tree.js";
import { n as writeReport } from "./chunks/report.js";
import { join } from "node:path";
import { opendirSync, readFileSync, writeFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";

// src/run/monitors/linux/process-status.ts
const processStatus = oncePerSample(({ files }) => files.read("status"));

// src/run/monitors/linux/context-switches.ts
const SWITCHES = /^(?:non)?voluntary_ctxt_switches:\s+(\d+)$/gm;
var ContextSwitches = class {
	countOf = /* @__PURE__ */ new Map();
	sample({ live }) {
		for (const process of live) this.readThreads(process);
		const contextSwitches = [...this.countOf.values()].reduce((sum, count) => sum + count, 0);
		return this.countOf.size === 0 ? {} : { contextSwitches };
	}
	readThreads(process) {
		const { pid, stat } = process;
		const threads = stat.threads === 1 ? [String(pid)] : listProcFolder(`/proc/${pid}/task`) ?? [];
		for (const thread of threads) {
			const status = thread === String(pid) ? processStatus(process) : readProcFile(`/proc/${pid}/task/${thread}/status`);
			if (!status) continue;
			const count = [...status.matchAll(SWITCHES)].reduce((sum, match) => sum + Number(match[1]), 0);
			this.countOf.set(`${processKey(process)}:${thread}`, count);
		}
	}
};
const contextSwitches = {
	cost: {
		typicalNs: 2e4,
		share: 5e-4
	},
	columns: ["contextSwitches"],
	open: () => new ContextSwitches()
};

// src/run/monitors/linux/descriptor-kinds.ts
function readDescriptorTargets({ pid }) {
	return listProcFolder(`/proc/${pid}/fd`)?.map((name) => readProcLink(`/proc/${pid}/fd/${name}`)).filter((target) => target !== null) ?? null;
}
const descriptorTargets = oncePerSample(readDescriptorTargets);
function kindOf(target) {
	if (target.startsWith("/") && !target.startsWith("/memfd:")) return "fdFiles";
	if (target.startsWith("socket:")) return "fdSockets";
	if (target.startsWith("pipe:")) return "fdPipes";
	return target === "anon_inode:[eventpoll]" ? "fdEventpolls" : "fdOther";
}
function countKinds({ live }) {
	const lists = live.map(descriptorTargets).filter((targets) => targets !== null);
	if (lists.length === 0) return {};
	const counts = {
		fdFiles: 0,
		fdSockets: 0,
		fdPipes: 0,
		fdEventpolls: 0,
		fdOther: 0
	};
	const targets = lists.flat();
	for (const target of targets) counts[kindOf(target)] += 1;
	return {
		...counts,
		sockets: new Set(targets.filter((target) => target.startsWith("socket:"))).size
	};
}
const descriptorKinds = {
	cost: {
		typicalNs: 1e5,
		share: 8e-4
	},
	columns: [
		"fdFiles",
		"fdSockets",
		"fdPipes",
		"fdEventpolls",
		"fdOther",
		"sockets",
		"socketsReadings"
	],
	open() {
		let socketsReadings = 0;
		return { sample(tree) {
			const counts = countKinds(tree);
			if (counts.sockets === void 0) return counts;
			socketsReadings += 1;
			return {
				...counts,
				socketsReadings
			};
		} };
	}
};

// src/run/monitors/linux/descriptors.ts
function openDescriptors({ pid }) {
	const folder = `/proc/${pid}/fd`;
	return procFolderSize(folder) || (listProcFolder(folder)?.length ?? null);
}
function descriptorLimit({ files }) {
	const soft = /^Max open files +(\d+)/m.exec(files.read("limits") ?? "")?.[1];
	return soft === void 0 ? Number.POSITIVE_INFINITY : Number(soft);
}
var Descriptors = class {
	limits = /* @__PURE__ */ new Map();
	sample({ live }) {
		const counted = live.flatMap((one) => {
			const fds = openDescriptors(one);
			return fds === null ? [] : [{
				fds,
				ratio: fds / this.limitOf(one)
			}];
		});
		if (counted.length === 0) return {};
		return {
			fds: counted.reduce((sum, { fds }) => sum + fds, 0),
			fdsLimitRatio: Math.min(1, Math.max(...counted.map(({ ratio }) => ratio)))
		};
	}
	limitOf(one) {
		const key = processKey(one);
		const limit = this.limits.get(key) ?? descriptorLimit(one);
		this.limits.set(key, limit);
		return limit;
	}
};
const descriptors = {
	cost: {
		typicalNs: 6e3,
		share: "with-walk"
	},
	columns: ["fds", "fdsLimitRatio"],
	open: () => new Descriptors()
};

// src/run/monitors/linux/memory.ts
function kibibytes(text, name) {
	const start = text.indexOf(`${name}:`);
	return start < 0 ? null : Number.parseInt(text.slice(start + name.length + 1, start + 40), 10) * 1024;
}
function residentSet(process) {
	const status = processStatus(process) ?? "";
	const nowBytes = kibibytes(status, "VmRSS");
	const peakBytes = kibibytes(status, "VmHWM");
	return nowBytes === null || peakBytes === null ? null : {
		nowBytes,
		peakBytes
	};
}
function forgetPeak({ pid }) {
	try {
		writeFileSync(`/proc/${pid}/clear_refs`, "5");
		return true;
	} catch {
		return false;
	}
}
var Memory = class {
	largestPeakBytes = 0;
	begun;
	lasting = /* @__PURE__ */ new Set();
	constructor(hasHistory) {
		this.begun = !hasHistory;
	}
	sample({ live }) {
		if (!this.begun) {
			for (const one of live) if (!forgetPeak(one)) this.lasting.add(processKey(one));
		}
		this.begun = true;
		const sets = live.filter((process) => !sharesParentMemory(process)).map((process) => this.resident(process)).filter((set) => set !== null);
		if (sets.length === 0) return {};
		this.largestPeakBytes = Math.max(this.largestPeakBytes, ...sets.map((set) => set.peakBytes));
		return {
			rssBytes: sets.reduce((sum, set) => sum + set.nowBytes, 0),
			largestPeakBytes: this.largestPeakBytes
		};
	}
	resident(process) {
		const set = residentSet(process);
		return set !== null && this.lasting.has(processKey(process)) ? {
			...set,
			peakBytes: set.nowBytes
		} : set;
	}
};
const memory = {
	cost: {
		typicalNs: 3e4,
		share: "with-walk"
	},
	columns: ["rssBytes", "largestPeakBytes"],
	open: ({ hasHistory = false }) => new Memory(hasHistory)
};

// src/run/monitors/linux/sum.ts
function sumReadings(processes, read) {
	const sums = {};
	for (const process of processes) {
		const readings = Object.entries(read(process) ?? {});
		for (const [column, value] of readings) sums[column] = (sums[column] ?? 0) + value;
	}
	return sums;
}

// src/run/monitors/linux/memory-map.ts
const PRIVATE = /^Private_(?:Clean|Dirty|Hugetlb): *(\d+) kB$/gm;
const PROPORTIONAL = /^Pss: *(\d+) kB$/m;
function mappedSets({ pid }) {
	const rollup = readProcFile(`/proc/${pid}/smaps_rollup`) ?? "";
	const pss = PROPORTIONAL.exec(rollup)?.[1];
	if (pss === void 0) return null;
	const privateKib = [...rollup.matchAll(PRIVATE)].reduce((sum, match) => sum + Number(match[1]), 0);
	return {
		pssBytes: Number(pss) * 1024,
		ussBytes: privateKib * 1024
	};
}
const memoryMap = {
	cost: {
		typicalNs: 5e5,
		share: .0015
	},
	columns: ["pssBytes", "ussBytes"],
	open: () => ({ sample: ({ live }) => sumReadings(live.filter((process) => !sharesParentMemory(process)), mappedSets) })
};

// src/run/monitors/linux/processes.ts
const add$1 = (a, b) => ({
	user: a.user + b.user,
	system: a.system + b.system
});
const ofChildren = ({ stat }) => ({
	user: stat.childUserTicks,
	system: stat.childSystemTicks
});
const ofItself = ({ stat }) => ({
	user: stat.userTicks,
	system: stat.systemTicks
});
var Processes = class {
	total = {
		user: 0,
		system: 0
	};
	before = null;
	sample({ all, live, seen }) {
		this.before ??= new Map(all.filter((one) => one.excluded).map((one) => [processKey(one), ofChildren(one)]));
		const now = all.map((one) => this.ticksOf(one)).reduce(add$1, {
			user: 0,
			system: 0
		});
		this.total = {
			user: Math.max(this.total.user, now.user),
			system: Math.max(this.total.system, now.system)
		};
		return {
			cpuUserNs: this.total.user * TICK_NS,
			cpuSystemNs: this.total.system * TICK_NS,
			cpuNs: (this.total.user + this.total.system) * TICK_NS,
			...live.length > 0 && {
				processes: live.length,
				processesSeen: seen,
				threads: live.reduce((sum, one) => sum + one.stat.threads, 0)
			}
		};
	}
	ticksOf(process) {
		const children = ofChildren(process);
		if (!process.excluded) return add$1(ofItself(process), children);
		const before = this.before?.get(processKey(process)) ?? {
			user: 0,
			system: 0
		};
		return {
			user: children.user - before.user,
			system: children.system - before.system
		};
	}
};
const processes = {
	cost: {
		typicalNs: 1e3,
		share: "with-walk"
	},
	columns: [
		"cpuNs",
		"cpuUserNs",
		"cpuSystemNs",
		"processes",
		"processesSeen",
		"threads"
	],
	open: () => new Processes()
};

// src/run/monitors/linux/socket-states.ts
const STATES = {
	"01": "socketsEstablished",
	"08": "socketsCloseWait",
	"0A": "socketsListening"
};
const rows = (pid, table) => (readProcFile(`/proc/${pid}/net/${table}`) ?? "").split("\n").slice(1).map((line) => line.trim().split(/\s+/));
const tcpStates = (pid) => new Map([...rows(pid, "tcp"), ...rows(pid, "tcp6")].map((fields) => [fields[9] ?? "", fields[3] ?? ""]));
const unixInodes = (pid) => new Set(rows(pid, "unix").map((fields) => fields[6] ?? ""));
function socketInodes(tree) {
	const targets = tree.live.flatMap((process) => descriptorTargets(process) ?? []);
	return [...new Set(targets)].flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []);
}
function countStates(tree) {
	const first = tree.live[0];
	const inodes = socketInodes(tree);
	if (first === void 0 || inodes.length === 0) return {};
	const unix = unixInodes(first.pid);
	const others = inodes.filter((inode) => !unix.has(inode));
	const states = others.length === 0 ? /* @__PURE__ */ new Map() : tcpStates(first.pid);
	const counts = {
		socketsEstablished: 0,
		socketsListening: 0,
		socketsCloseWait: 0,
		socketsTcpOther: 0,
		socketsUnix: inodes.length - others.length
	};
	for (const inode of others) {
		const state = states.get(inode);
		if (state !== void 0) counts[STATES[state] ?? "socketsTcpOther"] += 1;
	}
	return counts;
}
const socketStates = {
	cost: {
		typicalNs: 25e5,
		share: 3e-4
	},
	columns: [
		"socketsEstablished",
		"socketsListening",
		"socketsCloseWait",
		"socketsTcpOther",
		"socketsUnix"
	],
	open: () => ({ sample: countStates })
};

// src/run/monitors/linux/storage-io.ts
const READ = /^read_bytes: (\d+)$/m;
const WRITTEN = /^write_bytes: (\d+)$/m;
const NOTHING = {
	read: 0,
	written: 0
};
const add = (a, b) => ({
	read: a.read + b.read,
	written: a.written + b.written
});
const largest = (a, b) => ({
	read: Math.max(a.read, b.read),
	written: Math.max(a.written, b.written)
});
function transferOf({ files }) {
	const text = files.read("io") ?? "";
	return {
		read: Number(READ.exec(text)?.[1] ?? 0),
		written: Number(WRITTEN.exec(text)?.[1] ?? 0)
	};
}
var StorageIo = class {
	familyOf = /* @__PURE__ */ new Map();
	largestOf = /* @__PURE__ */ new Map();
	sample({ all }) {
		const sums = /* @__PURE__ */ new Map();
		for (const process of all.filter(({ excluded }) => !excluded)) {
			const family = this.family(process);
			sums.set(family, add(sums.get(family) ?? NOTHING, transferOf(process)));
		}
		for (const [family, sum] of sums) this.largestOf.set(family, largest(this.largestOf.get(family) ?? NOTHING, sum));
		const total = [...this.largestOf.values()].reduce(add, NOTHING);
		return this.largestOf.size === 0 ? {} : {
			ioReadBytes: total.read,
			ioWrittenBytes: total.written
		};
	}
	family(process) {
		const key = processKey(process);
		const { parent } = process;
		const inherited = parent === null ? void 0 : this.familyOf.get(processKey(parent));
		const family = this.familyOf.get(key) ?? inherited ?? key;
		this.familyOf.set(key, family);
		return family;
	}
};
const storageIo = {
	cost: {
		typicalNs: 12e3,
		share: "with-walk"
	},
	columns: ["ioReadBytes", "ioWrittenBytes"],
	open: () => new StorageIo()
};

// src/run/monitors/linux/system-pressure.ts
const PRESSURE_FILES = {
	psiCpuSomeRatio: "/proc/pressure/cpu",
	psiMemorySomeRatio: "/proc/pressure/memory",
	psiIoSomeRatio: "/proc/pressure/io"
};
const cpuTicks = () => (readProcFile("/proc/stat") ?? "").split("\n", 1).join("").split(/\s+/).slice(1, 9).map(Number);
function stalledUs(path) {
	const total = /^some .*total=(\d+)$/m.exec(readProcFile(path) ?? "")?.[1];
	return total === void 0 ? null : Number(total);
}
function readTotals() {
	const ticks = cpuTicks();
	const stalled = {};
	for (const [column, path] of Object.entries(PRESSURE_FILES)) {
		const total = stalledUs(path);
		if (total !== null) stalled[column] = total;
	}
	return {
		atUs: performance.now() * 1e3,
		stealTicks: ticks[7] ?? 0,
		allTicks: ticks.reduce((sum, value) => sum + value, 0),
		stalledUs: stalled
	};
}
const ratio = (part, whole) => Math.min(1, Math.max(0, part / whole));
var SystemPressure = class {
	last = null;
	sample() {
		const now = readTotals();
		const then = this.last ?? now;
		this.last ??= now;
		if (now.allTicks === then.allTicks) return {};
		this.last = now;
		const readings = { stealRatio: ratio(now.stealTicks - then.stealTicks, now.allTicks - then.allTicks) };
		for (const [column, total] of Object.entries(now.stalledUs)) readings[column] = ratio(total - (then.stalledUs[column] ?? total), now.atUs - then.atUs);
		return readings;
	}
};
const systemPressure = {
	cost: {
		typicalNs: 5e4,
		share: 3e-4
	},
	columns: [
		"stealRatio",
		"psiCpuSomeRatio",
		"psiMemorySomeRatio",
		"psiIoSomeRatio"
	],
	open: () => new SystemPressure()
};

// src/run/monitors/linux/throttling.ts
function candidates() {
	const own = (read("/proc/self/cgroup") ?? "").split("\n").map((line) => line.split(":"));
	const unified = own.find(([id]) => id === "0")?.[2] ?? "/";
	const legacy = own.find(([, names]) => names?.split(",").includes("cpu"))?.[2] ?? "/";
	return [
		`/sys/fs/cgroup${unified}/cpu.stat`,
		"/sys/fs/cgroup/cpu.stat",
		`/sys/fs/cgroup/cpu${legacy}/cpu.stat`,
		"/sys/fs/cgroup/cpu/cpu.stat"
	];
}
function periodsIn(text) {
	const figure = (name) => {
		const found = new RegExp(`^${name} (\\d+)$`, "m").exec(text)?.[1];
		return found === void 0 ? null : Number(found);
	};
	const [all, throttled] = [figure("nr_periods"), figure("nr_throttled")];
	return all === null || throttled === null || all === 0 ? null : {
		all,
		throttled
	};
}
function read(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return null;
	}
}
var Throttling = class {
	file = candidates().find((file) => periodsIn(read(file) ?? "") !== null) ?? null;
	last = null;
	sample() {
		const now = this.file === null ? null : periodsIn(read(this.file) ?? "");
		const then = this.last;
		if (now === null || now.all === then?.all) return {};
		this.last = now;
		return then === null ? {} : { cpuThrottledRatio: Math.min(1, (now.throttled - then.throttled) / (now.all - then.all)) };
	}
};
const throttling = {
	cost: {
		typicalNs: 15e3,
		share: 1e-4
	},
	columns: ["cpuThrottledRatio"],
	open: () => new Throttling()
};

// src/run/monitors/portable/library-tree.ts
function openLibraryTree(target) {
	const { rootPid, moreRoots = [], leftOut = [], excludePids } = target;
	return {
		async walk() {
			const [pids, others] = await Promise.all([treesOf([rootPid, ...moreRoots]), treesOf(leftOut)]);
			const uncounted = /* @__PURE__ */ new Set([...excludePids, ...others]);
			return { live: pids.filter((pid) => !uncounted.has(pid)) };
		},
		close() {}
	};
}
async function treesOf(roots) {
	const { pidtree } = await import("./chunks/pidtree.js");
	return (await Promise.all(roots.map((root) => pidtree(root, { root: true }).catch(ended$1)))).flat();
}
function ended$1(error) {
	if (error instanceof Error && error.message === "No matching pid found") return [];
	throw error;
}

// src/run/monitors/portable/library-usage.ts
const LIBRARY_MEMORY_MS = 1e4;
const START_TOLERANCE_MS = 2e3;
var LibraryUsage = class {
	met = /* @__PURE__ */ new Map();
	endedCpuMs = 0;
	seen = 0;
	async sample({ live }) {
		if (live.length === 0) return {};
		const { default: pidusage } = await import("./chunks/pidusage.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
		const answer = await pidusage(live, { maxage: LIBRARY_MEMORY_MS }).catch(ended);
		const usages = live.flatMap((pid) => {
			const usage = answer[pid];
			return usage ? [{
				pid,
				...usage
			}] : [];
		});
		if (usages.length === 0) return {};
		for (const { pid, ctime, timestamp, elapsed } of usages) this.meet(pid, timestamp - elapsed, ctime);
		const cpuMs = [...this.met.values()].reduce((sum, one) => sum + one.cpuMs, this.endedCpuMs);
		return {
			rssBytes: usages.reduce((sum, usage) => sum + usage.memory, 0),
			cpuNs: cpuMs * 1e6,
			processes: usages.length,
			processesSeen: this.seen
		};
	}
	meet(pid, startedMs, cpuMs) {
		const known = this.met.get(pid);
		const same = known !== void 0 && Math.abs(known.startedMs - startedMs) < START_TOLERANCE_MS;
		if (!same) {
			this.seen += 1;
			this.endedCpuMs += known?.cpuMs ?? 0;
		}
		this.met.set(pid, {
			startedMs: same ? known.startedMs : startedMs,
			cpuMs
		});
	}
};
function ended(error) {
	if (error instanceof Error && error.message === "No matching pid found") return {};
	throw error;
}
const libraryUsage = {
	cost: {
		typicalNs: 5e6,
		share: .005
	},
	columns: [
		"rssBytes",
		"cpuNs",
		"processes",
		"processesSeen"
	],
	open: () => new LibraryUsage()
};

// src/run/monitors/temporary-files.ts
const MAX_ENTRIES = 1e4;
function countEntries(folder, limit = MAX_ENTRIES) {
	const open = [folder];
	let count = 0;
	for (let next = open.pop(); next !== void 0 && count < limit; next = open.pop()) for (const { name, isFolder } of entriesOf(next, limit - count)) {
		count += 1;
		if (isFolder) open.push(join(next, name));
	}
	return count;
}
function entriesOf(folder, limit) {
	const entries = [];
	try {
		const reader = opendirSync(folder, { bufferSize: 256 });
		try {
			for (let one = reader.readSync(); one !== null && entries.length < limit; one = reader.readSync()) entries.push({
				name: one.name,
				isFolder: one.isDirectory()
			});
		} finally {
			reader.closeSync();
		}
	} catch {}
	return entries;
}
const temporaryFiles = {
	cost: {
		typicalNs: 2e4,
		share: 8e-4
	},
	columns: ["files", "filesReadings"],
	open: ({ temporary }) => {
		let filesReadings = 0;
		return { sample() {
			if (temporary === null) return {};
			filesReadings += 1;
			return {
				files: countEntries(temporary),
				filesReadings
			};
		} };
	}
};

// src/run/monitors/registry.ts
const LINUX = {
	walkCost: {
		typicalNs: 3e4,
		share: .0056
	},
	openTree: (target) => openProcessTree(target),
	members: {
		processes,
		memory,
		"memory-map": memoryMap,
		descriptors,
		"descriptor-kinds": descriptorKinds,
		"socket-states": socketStates,
		"storage-io": storageIo,
		"context-switches": contextSwitches,
		"system-pressure": systemPressure,
		throttling,
		"temporary-files": temporaryFiles
	},
	limits: "the monitors of this version do not give it"
};
const PORTABLE = {
	walkCost: {
		typicalNs: 2e7,
		share: .02
	},
	openTree: openLibraryTree,
	members: {
		"library-usage": libraryUsage,
		"temporary-files": temporaryFiles
	},
	limits: `not available on ${process.platform}: only resident memory, CPU time as one sum and the number of processes can be read there`
};

// src/run/monitors/budget.ts
const GENEROUS_MS = 200;
const GENEROSITY = 4;
const PETTY_NS = 1e6;
var Budget = class {
	owedNs;
	share;
	constructor({ typicalNs, share }) {
		this.owedNs = typicalNs > PETTY_NS ? typicalNs : 0;
		this.share = share;
	}
	dueAtMs(rivals) {
		const dueMs = this.owedNs / 1e6 / (this.share / rivals);
		const generousMs = dueMs / GENEROSITY;
		return generousMs <= GENEROUS_MS ? generousMs : dueMs - 600;
	}
	spend(ns) {
		this.owedNs += ns;
	}
};

// src/run/monitors/schedule.ts
const SHORTEST_MS = 2;
const GROWTH_SAMPLES = 40;
const SHORTEST_GROWTH_GAP_MS = 50;
function nextGapMs(elapsedMs, intervalMs, pace = "usual") {
	const usualMs = Math.min(intervalMs, Math.max(SHORTEST_MS, elapsedMs / 2));
	if (pace === "usual") return usualMs;
	return Math.min(usualMs, Math.max(SHORTEST_GROWTH_GAP_MS, elapsedMs / GROWTH_SAMPLES));
}

// src/run/monitors/series.ts
const dropEverySecond = (values) => values.filter((_, index) => index % 2 === 0);
var SeriesRecorder = class {
	atMs = [];
	rows = [];
	latest = {};
	stride = 1;
	samples = 0;
	peaks = /* @__PURE__ */ new Map();
	limit;
	constructor(limit = 2e3) {
		this.limit = limit;
	}
	add(atMs, readings, isRow) {
		for (const [column, value] of Object.entries(readings)) this.peaks.set(column, Math.max(this.peaks.get(column) ?? value, value));
		this.latest = {
			...this.latest,
			...readings
		};
		if (!isRow) return;
		if (this.samples % this.stride === 0) {
			this.atMs.push(atMs);
			this.rows.push(this.latest);
		}
		this.samples += 1;
		if (this.rows.length >= this.limit) this.thin();
	}
	peak(column) {
		return this.peaks.get(column);
	}
	series(samplerUtilization) {
		if (this.rows.length === 0) return null;
		const last = this.rows.at(-1) ?? {};
		const columns = Object.fromEntries(Object.keys(last).map((column) => [column, this.column(column)]));
		return {
			atMs: this.atMs,
			columns,
			samplerUtilization
		};
	}
	column(column) {
		const first = this.rows.find((row) => row[column] !== void 0)?.[column] ?? 0;
		return this.rows.map((row) => row[column] ?? first);
	}
	thin() {
		this.atMs = dropEverySecond(this.atMs);
		this.rows = dropEverySecond(this.rows);
		this.stride *= 2;
	}
};

// src/run/monitors/since-first.ts
const TOTALS = [
	"cpuNs",
	"cpuUserNs",
	"cpuSystemNs",
	"processesSeen",
	"contextSwitches",
	"ioReadBytes",
	"ioWrittenBytes"
];
function sinceFirstReading() {
	const first = /* @__PURE__ */ new Map();
	return (readings) => {
		const since = { ...readings };
		for (const column of TOTALS) {
			const value = readings[column];
			if (value === void 0) continue;
			const before = first.get(column) ?? value;
			first.set(column, before);
			since[column] = value - before;
		}
		return since;
	};
}

// src/run/monitors/thread-cpu.ts
function fromScheduler() {
	try {
		return Number.parseInt(readFileSync("/proc/thread-self/schedstat", "latin1"), 10);
	} catch {
		return performance.eventLoopUtilization().active * 1e6;
	}
}
function cpuOfThisThreadNs() {
	const usage = process.threadCpuUsage?.();
	return usage === void 0 ? fromScheduler() : (usage.user + usage.system) * 1e3;
}

// src/run/monitors/watch.ts
const GROWTH_GENEROSITY = 5;
var Watch = class {
	recorder = new SeriesRecorder();
	sinceStart;
	trouble = /* @__PURE__ */ new Map();
	monitors;
	tree;
	walkBudget;
	cpuAtStartNs = cpuOfThisThreadNs();
	met = false;
	timer = null;
	current;
	platform;
	options;
	constructor(platform, options) {
		this.platform = platform;
		this.options = options;
		this.sinceStart = options.target.hasHistory ? sinceFirstReading() : (readings) => readings;
		this.tree = platform.openTree(options.target);
		this.walkBudget = new Budget(platform.walkCost);
		this.monitors = Object.values(platform.members).map((member) => ({
			member,
			monitor: member.open(options.target),
			budget: this.budgetOf(member.cost)
		}));
		this.current = this.sampleAndSchedule();
	}
	async stop() {
		await this.current;
		if (this.timer !== null) clearTimeout(this.timer);
		await this.sample(this.monitors);
		this.tree.close();
		const cpuNs = cpuOfThisThreadNs() - this.cpuAtStartNs;
		return writeReport({
			series: this.recorder.series(cpuNs / 1e6 / this.elapsedMs()),
			peak: (column) => this.recorder.peak(column),
			columns: new Set(this.monitors.flatMap(({ member }) => member.columns)),
			limits: this.platform.limits,
			met: this.met,
			trouble: this.trouble
		});
	}
	elapsedMs() {
		return Number(process.hrtime.bigint() - this.options.startNs) / 1e6;
	}
	async sampleAndSchedule() {
		await this.sample(this.affordable());
		const elapsedMs = this.elapsedMs();
		const dueMs = elapsedMs + nextGapMs(elapsedMs, this.options.intervalMs, this.options.pace);
		const affordableMs = this.walkBudget.dueAtMs(this.rivals());
		this.timer = setTimeout(() => {
			this.current = this.sampleAndSchedule();
		}, Math.max(dueMs, affordableMs) - elapsedMs);
	}
	rivals() {
		return this.options.rivals() / (this.options.pace === "growth" ? GROWTH_GENEROSITY : 1);
	}
	budgetOf({ typicalNs, share }) {
		return share === "with-walk" ? this.walkBudget : new Budget({
			typicalNs,
			share
		});
	}
	affordable() {
		const [rivals, elapsedMs] = [this.rivals(), this.elapsedMs()];
		return this.monitors.filter(({ budget }) => budget === this.walkBudget || budget.dueAtMs(rivals) <= elapsedMs);
	}
	async sample(monitors) {
		const atMs = this.elapsedMs();
		const tree = await this.charge(this.walkBudget, () => this.tree.walk()).catch((error) => this.blame(error));
		if (tree === null) return;
		this.met ||= tree.live.length > 0;
		const readings = [];
		for (const { member, monitor, budget } of monitors) readings.push(await this.charge(budget, () => monitor.sample(tree)).catch((error) => this.blame(error, member)));
		const now = this.sinceStart(Object.assign({}, ...readings));
		this.tell(atMs, now);
		this.recorder.add(atMs, now, tree.live.length > 0);
	}
	tell(atMs, { cpuNs, rssBytes }) {
		this.options.onReading?.({
			atMs,
			...cpuNs === void 0 ? {} : { cpuNs },
			...rssBytes === void 0 ? {} : { rssBytes }
		});
	}
	async charge(budget, work) {
		const start = performance.now();
		try {
			return await work();
		} finally {
			budget.spend((performance.now() - start) * 1e6);
		}
	}
	blame(error, member) {
		const reason = error instanceof Error ? error.message : String(error);
		const members = member === void 0 ? this.monitors.map((one) => one.member) : [member];
		for (const column of members.flatMap((one) => one.columns)) this.trouble.set(column, reason);
		return null;
	}
};

// src/run/monitors/sampler.worker.ts
const WARM_UP_ROUNDS = 3;
const open = (options) => process.platform === "linux" ? new Watch(LINUX, options) : new Watch(PORTABLE, options);
async function warmUp() {
	const target = {
		rootPid: process.pid,
		excludePids: [],
		temporary: null
	};
	const rivals = () => 1;
	for (let round = 0; round < WARM_UP_ROUNDS; round += 1) await open({
		target,
		startNs: process.hrtime.bigint(),
		intervalMs: 1e3,
		pace: "usual",
		rivals
	}).stop();
}
function listen(port) {
	const watches = /* @__PURE__ */ new Map();
	const reply = (message) => port.postMessage(message);
	const rivals = () => Math.max(1, watches.size);
	const stop = async (id) => {
		const report = await watches.get(id)?.stop();
		watches.delete(id);
		if (report !== void 0) reply({
			kind: "report",
			id,
			report
		});
	};
	const showing = ({ id, live }) => live ? { onReading: (reading) => reply({
		kind: "reading",
		id,
		reading
	}) } : {};
	port.on("message", (request) => {
		if (request.kind === "watch") watches.set(request.id, open({
			...request,
			...showing(request),
			rivals
		}));
		else stop(request.id);
	});
	reply({ kind: "ready" });
}
if (parentPort === null) throw new Error("The sampler is the program of a worker thread and was started as a process");
if (process.platform === "linux") await warmUp();
listen(parentPort);

export {  };