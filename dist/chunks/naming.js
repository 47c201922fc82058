import { t as UNIT_FACTORS } from "./unit.js";

// src/ingest/naming.ts
const MAX_NAME_CHARS = 100;
function nameFault(name) {
	if (name === "") return "A metric needs a name: write name=value unit";
	if (name.length > MAX_NAME_CHARS) return `A metric name has at most ${MAX_NAME_CHARS} characters, this one has ${name.length}`;
	if (name in Object.prototype) return `"${name}" is reserved and cannot name a metric`;
	if (/[\p{C}\p{Z}]/u.test(name)) return `A metric name has no spaces, control or invisible characters: ${JSON.stringify(name)}`;
	return null;
}
function scaleOf(written, fallback) {
	if (written === null) return {
		unit: fallback,
		factor: 1
	};
	return Object.hasOwn(UNIT_FACTORS, written) ? UNIT_FACTORS[written] ?? null : null;
}
const clash = (name, known, given) => `"${name}" is measured in ${known}, this line gives ${given}`;
const unitFault = (unit) => `"${unit.slice(0, 20)}" is not a unit; allowed: ${Object.keys(UNIT_FACTORS).join(", ")}`;

export { unitFault as i, nameFault as n, scaleOf as r, clash as t };