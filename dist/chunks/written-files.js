import { i as ownProperties } from "./line-splitter.js";
import { t as offsetOfDepth } from "./nesting.js";
import { join } from "node:path";
import { lstat } from "node:fs/promises";

// src/run/own-folder.ts
const OWN_FOLDER = "STRESS_DIR";
const PREFIX = `$${OWN_FOLDER}/`;
const hasOwnFolder = ({ driver, repeat, histories }) => repeat !== void 0 || histories !== void 0 || driver.kind === "command" && (driver.read ?? []).some(({ from }) => from.startsWith(PREFIX));
function placeOfPattern(pattern, folder, own) {
	return own !== null && pattern.startsWith(PREFIX) ? {
		pattern: pattern.slice(PREFIX.length),
		folder: own
	} : {
		pattern,
		folder
	};
}

// src/ingest/json.ts
function readJson(text, collector) {
	if (offsetOfDepth(text, 64) !== null) {
		collector.broken(`It nests deeper than ${64} levels`);
		return;
	}
	const plain = text.charCodeAt(0) === 65279 ? text.slice(1) : text;
	try {
		return JSON.parse(/\b(?:NaN|Infinity)\b/.test(plain) ? quoteForeignNumbers(plain) : plain);
	} catch (error) {
		collector.broken(`It is not a whole JSON document: ${error instanceof Error ? error.message : String(error)}`);
		return;
	}
}
const quoteForeignNumbers = (text) => text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"?|-?\bInfinity\b|\bNaN\b/gs, (found) => found.startsWith("\"") ? found : `"${found}"`);
const objectOf = (value) => ownProperties(value) ?? EMPTY;
const EMPTY = Object.freeze(Object.create(null));
const listOf = (value) => Array.isArray(value) ? value : [];
function numberOf(value) {
	if (typeof value === "number") return value;
	if (typeof value !== "string") return null;
	if (/^nan$/i.test(value)) return NaN;
	return /^[+-]?inf(inity)?$/i.test(value) ? Number(value.startsWith("-") ? -1e400 : 1e400) : null;
}
const textOf = (value) => typeof value === "string" ? value : null;
const scalarOf = (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null;
function lineObject(line) {
	try {
		const value = JSON.parse(line);
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// src/run/written-files.ts
async function openWrittenFiles(pattern, folder) {
	const before = new Map(await statesOf(pattern, folder));
	return { async written() {
		const after = await statesOf(pattern, folder);
		const written = after.flatMap(([path, state]) => before.get(path) === state ? [] : [path]);
		return {
			written,
			old: after.length - written.length
		};
	} };
}
async function statesOf(pattern, folder) {
	const { glob } = await import("./dist2.js");
	const paths = await glob(pattern, {
		cwd: folder,
		onlyFiles: true,
		dot: true,
		followSymbolicLinks: false,
		expandDirectories: false,
		ignore: ["**/node_modules/**", "**/.git/**"]
	});
	return Promise.all(paths.sort().map(async (path) => [path, await stateOf(join(folder, path))]));
}
async function stateOf(path) {
	try {
		const { mtimeNs, ctimeNs, size, ino } = await lstat(path, { bigint: true });
		return `${mtimeNs} ${ctimeNs} ${size} ${ino}`;
	} catch {
		return "gone";
	}
}

export { numberOf as a, scalarOf as c, hasOwnFolder as d, placeOfPattern as f, listOf as i, textOf as l, statesOf as n, objectOf as o, lineObject as r, readJson as s, openWrittenFiles as t, OWN_FOLDER as u };