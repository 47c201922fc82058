import { a as readProcFile, c as unlessVanished, n as parseProcessStat, r as listProcFolder, s as readToEnd } from "./process-stat.js";
import { closeSync, existsSync, openSync } from "node:fs";

// src/run/monitors/linux/children.ts
const numbers = (text) => (text ?? "").split(" ").filter(Boolean).map(Number);
const childrenFromThreads = ({ pid, threads, files }) => {
	const ofFirst = numbers(files.read(`task/${pid}/children`));
	if (threads === 1) return ofFirst;
	const others = (listProcFolder(`/proc/${pid}/task`) ?? []).filter((task) => task !== String(pid));
	return ofFirst.concat(others.flatMap((task) => numbers(readProcFile(`/proc/${pid}/task/${task}/children`))));
};
function childrenFromScan() {
	const byParent = /* @__PURE__ */ new Map();
	for (const name of listProcFolder("/proc") ?? []) {
		const text = /^\d+$/.test(name) ? readProcFile(`/proc/${name}/stat`) : null;
		if (!text) continue;
		const { parentPid } = parseProcessStat(text);
		byParent.set(parentPid, [...byParent.get(parentPid) ?? [], Number(name)]);
	}
	return ({ pid }) => byParent.get(pid) ?? [];
}
const bestChildSource = () => existsSync("/proc/thread-self/children") ? "threads" : "scan";
const openChildLookup = (source) => source === "threads" ? childrenFromThreads : childrenFromScan();

// src/run/monitors/linux/process-files.ts
const MAX_HELD = 256;
let held = 0;
var ProcessFiles = class {
	files = /* @__PURE__ */ new Map();
	pid;
	constructor(pid) {
		this.pid = pid;
	}
	read(name) {
		const path = `/proc/${this.pid}/${name}`;
		const open = this.files.get(name);
		if (open === void 0 && held >= MAX_HELD) return readProcFile(path);
		return unlessVanished(path, () => readToEnd(open ?? this.hold(name, path)));
	}
	close() {
		for (const file of this.files.values()) closeSync(file);
		held -= this.files.size;
		this.files.clear();
	}
	hold(name, path) {
		const file = openSync(path, "r");
		this.files.set(name, file);
		held += 1;
		return file;
	}
};

// src/run/monitors/linux/process-tree.ts
const LAUNCHER_NAME = "stress-launcher";
const processKey = (process) => `${process.pid}:${process.stat.startTicks}`;
function sharesParentMemory({ stat, parent }) {
	return !stat.executed && parent !== null && stat.virtualBytes === parent.stat.virtualBytes && stat.residentPages === parent.stat.residentPages;
}
function oncePerSample(read) {
	const known = /* @__PURE__ */ new WeakMap();
	return (process) => {
		const entry = known.get(process) ?? { value: read(process) };
		known.set(process, entry);
		return entry.value;
	};
}
const isDead = (stat) => stat.state === "Z" || stat.state === "X";
const counts = ({ excluded, parent, stat }) => !excluded && !isDead(stat) && (stat.executed || parent?.excluded !== true);
function readStat(files) {
	const text = files.read("stat");
	return text ? parseProcessStat(text) : null;
}
function isLauncher(stat, files, parent) {
	if (parent?.excluded !== true || !stat.executed) return false;
	const commandLine = files.read("cmdline") ?? "";
	return commandLine.startsWith(LAUNCHER_NAME) || commandLine.includes(`\n$0 = '${LAUNCHER_NAME}';`);
}
var ProcessTreeWalk = class {
	members = /* @__PURE__ */ new Map();
	seen = /* @__PURE__ */ new Set();
	excluded;
	rootPids;
	leftOut;
	source;
	started = false;
	constructor(target, source) {
		this.excluded = new Set(target.excludePids);
		this.rootPids = [target.rootPid, ...target.moreRoots ?? []];
		this.leftOut = new Set(target.leftOut);
		this.source = source;
	}
	walk() {
		const met = /* @__PURE__ */ new Map();
		const childrenOf = openChildLookup(this.source);
		const visit = (pid, isNewRoot) => {
			if (met.has(pid) || this.leftOut.has(pid)) return;
			const found = this.known(pid) ?? this.admit(pid, (stat) => isNewRoot || met.has(stat.parentPid));
			if (found === null) return;
			const { stat, files } = found;
			const parent = met.get(stat.parentPid) ?? null;
			const excluded = this.excluded.has(pid) || isLauncher(stat, files, parent);
			met.set(pid, {
				pid,
				stat,
				files,
				parent,
				excluded
			});
			for (const child of childrenOf({
				pid,
				threads: stat.threads,
				files
			})) visit(child, false);
		};
		for (const root of this.rootPids) visit(root, !this.started);
		this.started = true;
		for (const pid of this.members.keys()) visit(pid, false);
		const all = [...met.values()];
		const live = all.filter(counts);
		for (const process of live) this.seen.add(processKey(process));
		return {
			all,
			live,
			seen: this.seen.size
		};
	}
	close() {
		for (const { files } of this.members.values()) files.close();
		this.members.clear();
	}
	known(pid) {
		const member = this.members.get(pid);
		if (member === void 0) return null;
		const stat = readStat(member.files);
		if (stat?.startTicks === member.startTicks) return {
			stat,
			files: member.files
		};
		member.files.close();
		this.members.delete(pid);
		return null;
	}
	admit(pid, belongs) {
		const files = new ProcessFiles(pid);
		const stat = readStat(files);
		if (stat !== null && belongs(stat)) {
			this.members.set(pid, {
				startTicks: stat.startTicks,
				files
			});
			return {
				stat,
				files
			};
		}
		files.close();
		return null;
	}
};
const openProcessTree = (target, source = bestChildSource()) => new ProcessTreeWalk(target, source);

export { sharesParentMemory as i, openProcessTree as n, processKey as r, oncePerSample as t };