import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { mkdir, open, rename, rm } from "node:fs/promises";

// src/baseline/write-atomically.ts
async function writeAtomically(file, text) {
	await mkdir(dirname(file), { recursive: true });
	const neighbour = `${file}.${randomUUID()}.tmp`;
	try {
		const handle = await open(neighbour, "wx");
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(neighbour, file);
	} finally {
		await rm(neighbour, { force: true });
	}
}

export { writeAtomically as t };