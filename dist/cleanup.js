import { n as echoUntrusted, t as appendSummary } from "./chunks/summary.js";
import { t as readState } from "./chunks/state.js";
import { t as TOOL } from "./chunks/version.js";

// src/cleanup.ts
async function cleanup(env) {
	const state = readState(env);
	if (state === null || state.finished) return;
	const [{ readView }, { killMarked, writeReports }] = await Promise.all([import("./chunks/results2.js"), import("./chunks/pipeline2.js")]);
	const { left } = await killMarked(state.marker);
	if (left.length > 0) say(`Ended what the cancelled run had left behind: ${left.join(", ")}`);
	const view = await readView(state.out, {
		workingDirectory: state.workingDirectory,
		program: `${TOOL.name} run`
	});
	await writeReports(view, state.out);
	const { renderSummary } = await import("./chunks/markdown2.js");
	await appendSummary(env.GITHUB_STEP_SUMMARY, renderSummary(view, {
		level: "standard",
		colors: false,
		width: 120,
		runUrl: null
	}));
}
function say(text) {
	echoUntrusted((piece) => process.stdout.write(piece), text);
}
await cleanup(process.env).catch((error) => {
	say(`Nothing to clean up: ${error instanceof Error ? error.message : error}`);
});

export {  };