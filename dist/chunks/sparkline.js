// src/report/sparkline.ts
const BLOCKS = "▁▂▃▄▅▆▇█";
const WIDEST = 24;
const LEAST_RANGE = .05;
function sparkline(values) {
	const cells = peaksOf(values);
	const { least, range } = pictureRange(values);
	const top = 7;
	return cells.map((value) => BLOCKS[Math.round((value - least) / range * top)] ?? "").join("");
}
function pictureRange(values) {
	const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
	const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
	const largest = Math.max(Math.abs(least), Math.abs(most));
	const range = Math.max(most - least, largest * LEAST_RANGE) || 1;
	return {
		least: least - (range - (most - least)) / 2,
		range
	};
}
function peaksOf(values) {
	if (values.length <= WIDEST) return values;
	return Array.from({ length: WIDEST }, (_, cell) => {
		const [from, to] = [cell, cell + 1].map((edge) => Math.floor(edge * values.length / WIDEST));
		return values.slice(from, to).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
	});
}

export { sparkline as n, pictureRange as t };