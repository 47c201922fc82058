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
const INSTRUCTIONS = [
	{
		from: 0xe8d4a51000,
		factor: 0xe8d4a51000,
		suffix: " T"
	},
	{
		from: 1e9,
		factor: 1e9,
		suffix: " G"
	},
	{
		from: 1e6,
		factor: 1e6,
		suffix: " M"
	},
	{
		from: 1e4,
		factor: 1e3,
		suffix: " k"
	},
	{
		from: 0,
		factor: 1,
		suffix: ""
	}
];
const SIGNIFICANT = 3;
const MOST_DECIMALS = 6;
function formatValues(metric, values) {
	const { numbers, unit } = scaleValues(metric, values);
	return numbers.map((number) => number === null ? "–" : `${number}${unit}${perWhat(metric)}`);
}
function formatAgainst(metric, level, limit) {
	const [shown = "–", allowed = "–"] = formatValues(metric, [level, limit]);
	return level !== null && (vanishesBeside(level, limit) || level !== 0 && readsAsNothing(shown)) ? [formatValue(metric, level), formatValue(metric, limit)] : [shown, allowed];
}
const readsAsNothing = (shown) => /^−?0(\.0+)?(?!\d)/.test(shown);
function vanishesBeside(one, other) {
	const [less = 0, more = 0] = [Math.abs(one), Math.abs(other)].sort((a, b) => a - b);
	return less > 0 && less < more / 10 ** SIGNIFICANT;
}
const formatValue = (metric, value) => formatValues(metric, [value])[0] ?? "–";
function formatLevels(metric, values) {
	const { numbers, unit } = scaleValues(metric, values);
	return `${numbers.map((number) => number === null ? "–" : `${number}${unit}`).join(" → ")}${numbers.at(-1) === null ? "" : perWhat(metric)}`;
}
function formatAmount(metric, value) {
	const { numbers, unit } = scaleValues(metric, [value]);
	return `${numbers[0]}${unit}`;
}
function perWhat({ id, kind }) {
	if (id === "cpu.instructions") return " instructions";
	if (kind !== "slope") return "";
	if (id.endsWith(".leak")) return "/1k ops";
	return id.endsWith(".growth") ? " over the second half" : "";
}
function axisUnit(metric, values) {
	const { factor, suffix } = scaleFor(metric, values.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
	return {
		unit: `${suffix}${perWhat(metric)}`.trim() || "count",
		factor
	};
}
function scaleValues(metric, values) {
	const known = values.filter((value) => value !== null);
	const largest = Math.max(0, ...known.map(Math.abs));
	const { factor, suffix } = scaleFor(metric, largest);
	const scaled = known.map((value) => value / factor);
	const decimals = Math.max(leastDecimals(metric, largest), decimalsFor(scaled, largest / factor));
	return {
		numbers: values.map((value) => value === null ? null : formatNumber(value / factor, decimals)),
		unit: suffix
	};
}
const leastDecimals = ({ kind, unit }, largest) => kind === "slope" && unit === "count" && largest < 100 ? 1 : 0;
function scaleFor(metric, largest) {
	return scalesOf(metric).find((candidate) => largest >= candidate.from) ?? {
		from: 0,
		factor: 1,
		suffix: ""
	};
}
function scalesOf({ id, unit, kind }) {
	if (id === "cpu.instructions") return INSTRUCTIONS;
	return unit === "ratio" && kind === "tail" ? FACTOR : SCALES[unit];
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
		maximumFractionDigits: decimals,
		signDisplay: "negative"
	});
	if (known === void 0) formatters.set(decimals, formatter);
	return formatter.format(value).replace("-", "−");
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

export { formatLevels as a, formatValue as c, plural as d, scaleValues as f, formatDuration as i, formatValues as l, formatAgainst as n, formatNumber as o, formatAmount as r, formatProbability as s, axisUnit as t, perWhat as u };