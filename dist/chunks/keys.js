import { createHash } from "node:crypto";

// src/baseline/keys.ts
const FORMAT = "stress-1";
function restorePrefixes(query, scope) {
	const system = `${FORMAT}-${slug(scope.name ?? query.suite, 40)}-${plain(scope.os, 20)}-${plain(scope.arch, 20)}-`;
	return [`${system}${digest(query.machineClass, 12)}-`, system];
}
function saveKey(query, scope, run) {
	return `${restorePrefixes(query, scope)[0]}${plain(run.id, 24)}-${plain(run.attempt, 8)}`;
}
const slug = (name, max) => `${plain(name, max)}-${digest(name, 8)}`;
const plain = (name, max) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, max).replace(/^-+|-+$/g, "") || "x";
const digest = (text, length) => createHash("sha256").update(text).digest("hex").slice(0, length);

export { saveKey as n, restorePrefixes as t };