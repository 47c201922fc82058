import { u as mayWriteBaseline } from "./stores.js";

// src/refresh.ts
function refreshFor({ updateBaseline, baselineRuns: keepRuns, baselineStore }, context) {
	if (updateBaseline === "never") return {
		when: "never",
		reason: "the input update-baseline is never"
	};
	const permission = mayWriteBaseline(baselineStore === "branch" ? {
		...context,
		cacheMode: ""
	} : context);
	if (!permission.allowed) return {
		when: "never",
		reason: permission.reason
	};
	return {
		when: updateBaseline === "always" ? "always" : "if-allowed",
		keepRuns
	};
}

export { refreshFor as t };