import { r as tooLarge, t as fault } from "./hostile-json.js";
import { open } from "node:fs/promises";
import { constants } from "node:fs";

// src/baseline/bounded-file.ts
async function readBoundedText(file, maxBytes) {
	try {
		const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		try {
			const found = await handle.stat();
			if (!found.isFile()) return {
				kind: "unavailable",
				reason: "it is not a regular file"
			};
			if (found.size > maxBytes) return tooLarge(found.size, maxBytes);
			return decode(await handle.readFile());
		} finally {
			await handle.close();
		}
	} catch (error) {
		const code = codeOf(error);
		if (code === "ENOENT" || code === "ENOTDIR") return { kind: "absent" };
		return {
			kind: "unavailable",
			reason: error instanceof Error ? error.message : String(error)
		};
	}
}
function decode(bytes) {
	try {
		return {
			kind: "text",
			text: new TextDecoder("utf-8", { fatal: true }).decode(bytes)
		};
	} catch {
		return fault("hostile", "Found bytes that are not UTF-8 text, expected JSON");
	}
}
const codeOf = (error) => error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;

export { readBoundedText as n, codeOf as t };