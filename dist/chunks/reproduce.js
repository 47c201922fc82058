// src/reproduce.ts
function reproduce(program, { result, rounds }, scenario, run) {
	const { configFile, given = {}, seed } = result.plan;
	const base = [result, ...rounds].find(({ plan }) => plan.pairing !== null)?.plan.pairing?.base;
	const against = run === null ? base ?? given.against : "none";
	return [
		program,
		...configFile === DEFAULT_CONFIG ? [] : ["--config", quote(configFile)],
		"--scenario",
		quote(scenario.name),
		...against === void 0 ? [] : ["--against", quote(against)],
		...overridden(given, run),
		"--seed",
		seed,
		...run === null ? [] : ["--repetition", run]
	].join(" ");
}
function overridden({ intensity, durationMs, samples, budgetMs }, run) {
	const often = run === null ? {
		samples,
		budgetMs
	} : {};
	return [
		...option("--intensity", intensity),
		...option("--duration", shownDuration(durationMs)),
		...option("--samples", often.samples),
		...option("--budget", shownDuration(often.budgetMs))
	];
}
const option = (name, value) => value === void 0 ? [] : [name, value];
function shownDuration(ms) {
	if (ms === void 0) return void 0;
	return ms % 1e3 === 0 ? `${ms / 1e3}s` : `${ms}ms`;
}
const DEFAULT_CONFIG = "stress.yml";
const quote = (word) => /^[\w./@:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

export { reproduce as n, quote as t };