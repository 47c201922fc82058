import { delimiter, join } from "node:path";
import { accessSync, constants } from "node:fs";

// src/run/process/executable.ts
function findExecutable(name, path) {
	return (path ?? "").split(delimiter).filter((folder) => folder !== "").map((folder) => join(folder, name)).find(isExecutable) ?? null;
}
function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

export { findExecutable as t };