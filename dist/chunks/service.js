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

// src/model/service.ts
const SERVICE_SCOPES = [
	"invocation",
	"scenario",
	"suite"
];
function startOrder(names, services) {
	const byName = new Map(services.map((service) => [service.name, service]));
	const ordered = [];
	const met = /* @__PURE__ */ new Set();
	const visit = (name) => {
		const service = byName.get(name);
		if (service === void 0 || met.has(name)) return;
		met.add(name);
		service.needs.forEach(visit);
		ordered.push(service);
	};
	names.forEach(visit);
	return ordered;
}
const scopeBeside = ({ scope }, { leaks }) => leaks && scope === "scenario" ? "invocation" : scope;

export { MOST_RUNS as a, runsToRuleOut as c, MOST_CELLS as i, scopeBeside as n, MOST_TESTS as o, startOrder as r, cellOf as s, SERVICE_SCOPES as t };