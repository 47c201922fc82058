// src/model/repetition.ts
const MOST_RUNS = 1e4;
const MOST_CELLS = 1e3;
const MOST_TESTS = 5e3;
const BOUND_ERROR = .05;
const runsToRuleOut = (rate) => Math.ceil(Math.log(BOUND_ERROR) / Math.log1p(-rate));
function cellOf({ cells, deck }, run) {
	const cell = cells[deck[run % deck.length] ?? 0];
	if (cell === void 0) throw new Error(`The plan has no cell for run ${run}`);
	return cell;
}

export { runsToRuleOut as a, cellOf as i, MOST_RUNS as n, MOST_TESTS as r, MOST_CELLS as t };