import { d as plural } from "./format.js";

// src/report/compared.ts
const estimatedComparison = (comparison) => comparison?.kind === "stored" || comparison?.kind === "paired" ? comparison : null;
const statedChange = (comparison) => comparison.kind === "paired" ? comparison.confirmation ?? comparison : comparison;
const leakComparison = (comparison) => comparison?.kind === "leak" ? comparison : null;
const statedGrowth = (comparison) => comparison.confirmation ?? comparison;
function describeConfirmation({ state, confirmation }) {
	if (confirmation !== null) {
		const fresh = "pairs" in confirmation ? plural(confirmation.pairs, "fresh pair") : `${plural(confirmation.processes, "fresh process", "fresh processes")} a side`;
		return `${confirmation.holds ? "confirmed" : "not confirmed"} by ${fresh}`;
	}
	return state === "worse" ? "could not be confirmed for lack of time" : null;
}
function storedReference(reference) {
	if (reference.kind === "stored") return reference;
	return reference.kind === "paired" && reference.screening !== null ? storedReference(reference.screening) : null;
}

export { statedGrowth as a, statedChange as i, estimatedComparison as n, storedReference as o, leakComparison as r, describeConfirmation as t };