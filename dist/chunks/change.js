// src/report/format.ts
const SCALES = {
	ns: [
		{
			from: 72e11,
			factor: 36e11,
			suffix: " h"
		},
		{
			from: 12e10,
			factor: 6e10,
			suffix: " min"
		},
		{
			from: 1e9,
			factor: 1e9,
			suffix: " s"
		},
		{
			from: 1e6,
			factor: 1e6,
			suffix: " ms"
		},
		{
			from: 1e3,
			factor: 1e3,
			suffix: " µs"
		},
		{
			from: 0,
			factor: 1,
			suffix: " ns"
		}
	],
	bytes: [
		{
			from: 1024 ** 4,
			factor: 1024 ** 4,
			suffix: " TB"
		},
		{
			from: 1024 ** 3,
			factor: 1024 ** 3,
			suffix: " GB"
		},
		{
			from: 1024 ** 2,
			factor: 1024 ** 2,
			suffix: " MB"
		},
		{
			from: 1024,
			factor: 1024,
			suffix: " KB"
		},
		{
			from: 0,
			factor: 1,
			suffix: " B"
		}
	],
	ratio: [{
		from: 0,
		factor: .01,
		suffix: " %"
	}],
	count: [{
		from: 0,
		factor: 1,
		suffix: ""
	}],
	"per-second": [{
		from: 0,
		factor: 1,
		suffix: "/s"
	}]
};
const FACTOR = [{
	from: 0,
	factor: 1,
	suffix: "×"
}];
const MOST_DECIMALS = 6;
function formatValues(metric, values) {
	const known = values.filter((value) => value !== null);
	const largest = Math.max(0, ...known.map(Math.abs));
	const scale = scaleFor(metric, largest);
	const decimals = decimalsFor(known.map((value) => value / scale.factor), largest / scale.factor);
	return values.map((value) => value === null ? "–" : `${formatNumber(value / scale.factor, decimals)}${scale.suffix}`);
}
const formatValue = (metric, value) => formatValues(metric, [value])[0] ?? "–";
function scaleFor(metric, largest) {
	return (metric.unit === "ratio" && metric.kind === "tail" ? FACTOR : SCALES[metric.unit]).find((candidate) => largest >= candidate.from) ?? {
		from: 0,
		factor: 1,
		suffix: ""
	};
}
function decimalsFor(values, largest) {
	if (values.every(Number.isInteger)) return 0;
	const wanted = Math.min(Math.max(2 - (largest === 0 ? 0 : Math.floor(Math.log10(largest))), 0), MOST_DECIMALS);
	const distinct = new Set(values).size;
	const shown = (decimals) => new Set(values.map((value) => value.toFixed(decimals))).size;
	const enough = [
		wanted,
		wanted + 1,
		wanted + 2
	].find((decimals) => shown(decimals) === distinct);
	return Math.min(enough ?? wanted, MOST_DECIMALS);
}
const formatters = /* @__PURE__ */ new Map();
function formatNumber(value, decimals) {
	const known = formatters.get(decimals);
	const formatter = known ?? new Intl.NumberFormat("en-US", {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals
	});
	if (known === void 0) formatters.set(decimals, formatter);
	return formatter.format(value === 0 ? 0 : value).replace("-", "−");
}
const plural = (count, one, many = `${one}s`) => `${formatNumber(count, 0)} ${count === 1 ? one : many}`;
function formatDuration(milliseconds) {
	const seconds = Math.max(0, Math.round(milliseconds / 1e3));
	const [hours, minutes, rest] = [
		Math.floor(seconds / 3600),
		Math.floor(seconds / 60) % 60,
		seconds % 60
	];
	if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
	if (minutes > 0) return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
	return `${rest} s`;
}
function formatProbability(p) {
	if (p < 1e-4) return "< 0.0001";
	return p >= .1 ? p.toFixed(2) : String(Number(p.toPrecision(2)));
}

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
const PER_SECOND = words("fewer per second", "more per second", "drop in throughput", "does");
const HIGHER_IS_BETTER = words("lower", "higher", "drop", null);
const LOWER_IS_BETTER = words("higher", "lower", "rise", null);
function directionWords(metric) {
	if (metric.id === "time.wall") return {
		...TIME,
		verb: "got"
	};
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

export { formatSignedPercent as a, formatNumber as c, formatValues as d, plural as f, formatPercent as i, formatProbability as l, directionWords as n, visibleChange as o, formatChange as r, formatDuration as s, describeChange as t, formatValue as u };