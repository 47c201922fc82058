import { closeSync, openSync, readSync, readdirSync, readlinkSync, statSync } from "node:fs";

// src/run/monitors/linux/proc-files.ts
const buffer = Buffer.allocUnsafe(65536);
const SHORTEST_PIECE = 2048;
const vanished = (error) => error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH");
function unlessVanished(path, read) {
	try {
		return read();
	} catch (error) {
		if (vanished(error)) return null;
		const code = error instanceof Error && "code" in error ? error.code : error;
		throw new Error(`cannot read ${path}: ${code}`, { cause: error });
	}
}
function readToEnd(file) {
	let text = "";
	for (let position = 0;;) {
		const length = readSync(file, buffer, 0, buffer.length, position);
		text += buffer.toString("latin1", 0, length);
		position += length;
		if (length < SHORTEST_PIECE) return text;
	}
}
function readProcFile(path) {
	return unlessVanished(path, () => {
		const file = openSync(path, "r");
		try {
			return readToEnd(file);
		} finally {
			closeSync(file);
		}
	});
}
const listProcFolder = (path) => unlessVanished(path, () => readdirSync(path));
const readProcLink = (path) => unlessVanished(path, () => readlinkSync(path));
const procFolderSize = (path) => unlessVanished(path, () => statSync(path).size);

// src/run/monitors/linux/process-stat.ts
const TICK_NS = 1e7;
const FORKED_WITHOUT_EXEC = 64;
function parseProcessStat(text) {
	const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
	const field = (number) => Number(fields[number - 3]);
	return {
		state: fields[0] ?? "",
		parentPid: field(4),
		executed: (field(9) & FORKED_WITHOUT_EXEC) === 0,
		userTicks: field(14),
		systemTicks: field(15),
		childUserTicks: field(16),
		childSystemTicks: field(17),
		threads: field(20),
		startTicks: field(22),
		virtualBytes: field(23),
		residentPages: field(24)
	};
}

export { readProcFile as a, unlessVanished as c, procFolderSize as i, parseProcessStat as n, readProcLink as o, listProcFolder as r, readToEnd as s, TICK_NS as t };