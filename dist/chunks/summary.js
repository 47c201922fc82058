import { t as withoutSequences } from "./terminal-sequence.js";
import { randomUUID } from "node:crypto";
import { appendFile, stat } from "node:fs/promises";

// src/github/log.ts
const LIMITS = {
	bytes: 65536,
	lineLength: 2e3
};
function fenced(write, body) {
	const word = randomUUID();
	write(`::stop-commands::${word}\n`);
	try {
		return body((text) => write(inert(text)));
	} finally {
		write(`::${word}::\n`);
	}
}
const echoUntrusted = (write, text) => fenced(write, (print) => print(text));
function inert(text) {
	return (text.length > LIMITS.bytes ? `${text.slice(0, LIMITS.bytes)}\n(cut after ${LIMITS.bytes} characters)` : text).replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => `${inertLine(line)}\n`).join("");
}
function inertLine(line) {
	const clean = withoutSequences(line).replace(CONTROLS, "").replaceAll("##[", "# #[");
	return clean.length > LIMITS.lineLength ? `${clean.slice(0, LIMITS.lineLength)}…` : clean;
}
const CONTROLS = /(?!\t)[\p{Cc}\p{Cf}]/gu;

// src/github/summary.ts
const SUMMARY_BYTES = 1024 ** 2;
async function appendSummary(file, markdown) {
	if (file === void 0 || file === "") return notWritten("GITHUB_STEP_SUMMARY is not set");
	try {
		const present = await stat(file);
		if (!present.isFile()) return notWritten(`${file} is not a regular file`);
		const text = `${present.size > 0 ? "\n" : ""}${markdown.trimEnd()}\n`;
		const bytes = present.size + Buffer.byteLength(text);
		if (bytes > SUMMARY_BYTES) return notWritten(`it would have ${bytes} bytes, of ${SUMMARY_BYTES} allowed`);
		await appendFile(file, text);
		return { kind: "written" };
	} catch (error) {
		return notWritten(error instanceof Error ? error.message : String(error));
	}
}
const notWritten = (reason) => ({
	kind: "not-written",
	reason
});

export { echoUntrusted as n, inert as r, appendSummary as t };