import { r as appendSummary, t as readState } from "./chunks/state.js";
import { t as TOOL } from "./chunks/version.js";

// src/cleanup.ts
async function cleanup(env) {
	const state = readState(env);
	if (state === null || state.finished) return;
	const [{ readView }, { killMarked, writeReports }] = await Promise.all([import("./chunks/results.js"), import("./chunks/pipeline2.js")]);
	const { left } = await killMarked(state.marker);
	if (left.length > 0) process.stdout.write(`Ended what the cancelled run had left behind: ${left.join(", ")}\n`);
	const view = await readView(state.out, {
		workingDirectory: state.workingDirectory,
		program: `${TOOL.name} run`
	});
	await writeReports(view, state.out);
	const { renderSummary } = await import("./chunks/markdown.js");
	await appendSummary(env.GITHUB_STEP_SUMMARY, renderSummary(view, {
		level: "standard",
		colors: false,
		width: 120,
		runUrl: null
	}));
}
await cleanup(process.env).catch((error) => {
	process.stdout.write(`Nothing to clean up: ${error instanceof Error ? error.message : error}\n`);
});

export {  };