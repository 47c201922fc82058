import { t as SuiteError } from "./suite-error.js";
import { basename, dirname, relative, resolve } from "node:path";
import { readFile, readdir, stat } from "node:fs/promises";

// src/config/explain.ts
const MOST_SHOWN = 20;
const WIDEST = 100;
function explainProblems(problems, sourceText) {
	const lines = sourceText?.replace(/^\uFEFF/, "").split(/\r\n|[\r\n]/) ?? [];
	const gutter = String(Math.max(0, ...problems.slice(0, MOST_SHOWN).map(({ line }) => line ?? 0))).length;
	const shown = problems.slice(0, MOST_SHOWN).map((problem) => paragraph(problem, lines, gutter));
	const rest = problems.length - shown.length;
	if (rest > 0) shown.push(`… and ${rest} more ${rest === 1 ? "problem" : "problems"}; mend these first`);
	return shown.join("\n\n");
}
function paragraph(problem, lines, gutter) {
	const { file, line, column, message } = problem;
	if (line === null) return `${file}: ${message}`;
	const head = `${file}:${line}:${column ?? 1}: ${message}`;
	const source = lines[line - 1];
	if (source === void 0 || source.trim() === "") return head;
	const { text, at } = cut(source, (column ?? 1) - 1);
	return `${head}\n  ${String(line).padStart(gutter)} | ${text}\n  ${" ".repeat(gutter)} | ${" ".repeat(at)}${"^".repeat(widthAt(text, at))}`;
}
function cut(line, offset) {
	const plain = line.replace(/[\p{Cc}\p{Cf}]/gu, (character) => character === "	" ? " " : "�");
	if (plain.length <= WIDEST) return {
		text: plain.trimEnd(),
		at: offset
	};
	const from = Math.max(0, Math.min(offset - WIDEST / 2, plain.length - WIDEST));
	const ends = {
		before: from > 0 ? "…" : "",
		after: from + WIDEST < plain.length ? "…" : ""
	};
	return {
		text: `${ends.before}${plain.slice(from, from + WIDEST)}${ends.after}`,
		at: offset - from + ends.before.length
	};
}
function widthAt(text, at) {
	const rest = text.slice(at);
	const word = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(rest)?.[0] ?? /^[^:,\]}#[{]+(?=:(?:\s|$)|[,\]}]|\s#|$)/.exec(rest)?.[0].trimEnd() ?? /^\S+/.exec(rest)?.[0];
	return Math.max(1, word?.length ?? 1);
}

// src/config/load.ts
const LARGEST_BYTES = 1024 ** 2;
async function loadConfig(file, options) {
	const text = await readText(file, options.workingDirectory);
	const { parseConfig } = await import("./parse2.js");
	const parsed = parseConfig(text, shownName(file, options.workingDirectory));
	if ("config" in parsed) return parsed.config;
	const { problems } = parsed;
	const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
	throw new SuiteError(`Cannot use ${problems[0]?.file}: ${count}`, {
		exitCode: 2,
		problems
	});
}
async function explainLoadFailure(error, options) {
	const file = error.problems.find((problem) => problem.line !== null)?.file;
	const source = file === void 0 ? null : await readFile(resolve(options.workingDirectory, file), "utf8").catch(() => null);
	return `${error.message}\n\n${explainProblems(error.problems, source)}`;
}
function shownName(file, workingDirectory) {
	const path = relative(workingDirectory, resolve(workingDirectory, file));
	return path === "" || path.startsWith("..") ? file : path;
}
async function readText(file, workingDirectory) {
	const path = resolve(workingDirectory, file);
	const refuse = (message, cause) => {
		const name = shownName(file, workingDirectory);
		const problem = {
			file: name,
			line: null,
			column: null,
			path: "",
			message
		};
		return new SuiteError(`Cannot use ${name}: ${message}`, {
			exitCode: 2,
			problems: [problem],
			cause
		});
	};
	const found = await stat(path).catch((error) => error);
	if (found instanceof Error) throw refuse(await absence(path, found), found);
	if (found.isDirectory()) throw refuse(`${path} is a directory; name the file inside it, such as ${file}/stress.yml`);
	if (!found.isFile()) throw refuse(`${path} is not a regular file`);
	if (found.size > LARGEST_BYTES) throw refuse(`it is ${found.size.toLocaleString("en-US")} bytes large; at most 1 MiB is read`);
	const bytes = await readFile(path).catch((error) => {
		throw refuse(`it cannot be read (${error.message})`, error);
	});
	return decoded(bytes) ?? Promise.reject(refuse(encodingProblem(bytes)));
}
function decoded(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}
const encodingProblem = (bytes) => bytes[0] === 255 && bytes[1] === 254 || bytes[0] === 254 && bytes[1] === 255 ? "it is encoded in UTF-16; save it as UTF-8" : "it is not text in UTF-8; save it as UTF-8, or check whether it is the right file";
const OTHER_NAMES = [
	"stress.yml",
	"stress.yaml",
	".stress.yml",
	".stress.yaml"
];
async function absence(path, error) {
	if (error.code !== "ENOENT" && error.code !== "ENOTDIR") return `${path} cannot be read (${error.message})`;
	const beside = await readdir(dirname(path)).catch(() => []);
	const other = OTHER_NAMES.find((name) => name !== basename(path) && beside.includes(name));
	if (other !== void 0) return `there is no file at ${path}, but ${other} stands beside it; rename it, or name it with --config`;
	return `there is no file at ${path}; create one that declares your suite, or name another with --config. A first suite:\n\n  version: 1\n  scenarios:\n    start:\n      command: ./bench.sh\n\nAll keys are on the page docs/configuration.md`;
}

export { loadConfig as n, explainLoadFailure as t };