// src/baseline/limits.ts
const LIMITS = {
	baselineBytes: 20 * 1024 ** 2,
	resultBytes: 64 * 1024 ** 2,
	depth: 32,
	nameLength: 4096,
	textLength: 1024 ** 2,
	entries: 2e4,
	values: 1e6,
	properties: 2e4
};
const OWN_BASELINE_BYTES = 16 * 1024 ** 2;

export { OWN_BASELINE_BYTES as n, LIMITS as t };