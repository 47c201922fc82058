import { o as formatNumber } from "./format.js";

// src/report/change.ts
const words = (worse, better, setback, verb) => ({
	worse,
	better,
	setback,
	verb
});
const TIME = words("slower", "faster", "slowdown", null);
const BY_KIND = {
	time: TIME,
	tail: TIME,
	cpu: words("more CPU time", "less CPU time", "rise in CPU time", "uses"),
	memory: words("more memory", "less memory", "rise in memory", "uses")
};
const INSTRUCTIONS = words("more instructions", "fewer instructions", "rise in instructions", "executes");
const PER_SECOND = words("fewer per second", "more per second", "drop in throughput", "does");
const HIGHER_IS_BETTER = words("lower", "higher", "drop", null);
const LOWER_IS_BETTER = words("higher", "lower", "rise", null);
function directionWords(metric) {
	if (metric.id === "time.wall") return {
		...TIME,
		verb: "got"
	};
	if (metric.id === "cpu.instructions") return INSTRUCTIONS;
	if (metric.better === "higher") return metric.unit === "per-second" ? PER_SECOND : HIGHER_IS_BETTER;
	return (metric.unit === "ns" || metric.kind === "memory" ? BY_KIND[metric.kind] : void 0) ?? LOWER_IS_BETTER;
}
const visibleChange = (metric, change) => metric.better === "lower" ? change : -change / (1 + change);
function formatPercent(ratio) {
	return `${percentDigits(Math.abs(ratio)).replace(/\.0$/, "")} %`;
}
const formatSignedPercent = (ratio) => `${signed(ratio)} %`;
function formatChange(metric, change, interval) {
	const ends = [interval.low, interval.high].map((end) => end === null ? null : visibleChange(metric, end));
	const [low, high] = metric.better === "lower" ? ends : ends.toReversed();
	const [from, to] = [low, high].map((end, i) => end == null ? i === 0 ? "−∞" : "+∞" : signed(end));
	return `${formatSignedPercent(visibleChange(metric, change))} [${from}, ${to}]`;
}
function describeChange(metric, change) {
	const { worse, better } = directionWords(metric);
	return `${formatPercent(visibleChange(metric, change))} ${change >= 0 ? worse : better}`;
}
const percentDigits = (ratio) => formatNumber(ratio * 100, ratio < .9995 ? 1 : 0);
function signed(ratio) {
	const digits = percentDigits(Math.abs(ratio));
	return /[1-9]/.test(digits) ? `${ratio < 0 ? "−" : "+"}${digits}` : digits;
}

export { formatSignedPercent as a, formatPercent as i, directionWords as n, visibleChange as o, formatChange as r, describeChange as t };