// src/model/factors.ts
const FACTORS = [
	"rate",
	"payload",
	"concurrency",
	"connections",
	"mix"
];
const SIZES = [
	["GB", 1024 ** 3],
	["MB", 1024 ** 2],
	["KB", 1024]
];
function levelText(factor, level) {
	if (typeof level === "string") return level;
	if (factor === "rate") return `${Number(level.toPrecision(6))}/s`;
	return factor === "payload" ? sizeText(level) : String(level);
}
function sizeText(bytes) {
	const [unit, size] = SIZES.find(([, scale]) => bytes >= scale && bytes % scale === 0) ?? ["B", 1];
	return `${bytes / size}${unit}`;
}
const compareLevels = (factor, a, b) => factor === "mix" ? a.localeCompare(b, "en") : amountOf(a) - amountOf(b);
function amountOf(level) {
	const unit = SIZES.find(([name]) => level.endsWith(name));
	return Number.parseFloat(level) * (unit?.[1] ?? 1);
}

export { compareLevels as n, levelText as r, FACTORS as t };