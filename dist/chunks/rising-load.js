// src/model/recovery.ts
const BEFORE_SPIKE = "before";
const SPIKE = "spike";

// src/model/rising-load.ts
const LEAST_RATES = 6;
const LEAST_SHARE = .5;
function risingPart(curve) {
	if (curve.kind !== "pieces") return null;
	const [best] = risingRuns(placed(curve.pieces)).sort((a, b) => riseOf(b) - riseOf(a));
	if (best === void 0 || riseOf(best) <= 0) return null;
	const wholeMs = curve.pieces.reduce((sum, { durationMs }) => sum + durationMs, 0);
	return lengthOf(best) >= LEAST_SHARE * wholeMs && showsWhere(best) ? best : null;
}
function placed(pieces) {
	let endMs = 0;
	return pieces.map((piece) => {
		const fromMs = endMs;
		endMs += piece.durationMs;
		return {
			...piece,
			fromMs,
			toMs: endMs
		};
	});
}
function risingRuns(pieces) {
	const runs = [[]];
	let last = 0;
	for (const piece of pieces) {
		if (piece.from < last || piece.to < piece.from) runs.push([]);
		if (piece.to >= piece.from) runs.at(-1)?.push(piece);
		last = piece.to;
	}
	return runs.filter((run) => run.length > 0);
}
const riseOf = (run) => (run.at(-1)?.to ?? 0) - (run[0]?.from ?? 0);
const lengthOf = (run) => (run.at(-1)?.toMs ?? 0) - (run[0]?.fromMs ?? 0);
const showsWhere = (run) => run.some(({ from, to }) => to > from) || new Set(run.map(({ to }) => to)).size >= 6;

export { BEFORE_SPIKE as n, SPIKE as r, risingPart as t };