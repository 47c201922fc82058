// src/model/scalability.ts
const CONTENTION = "scalability.contention";
const COHERENCY = "scalability.coherency";
const LADDER_METRICS = /* @__PURE__ */ new Set([CONTENTION, COHERENCY]);
function laddersOf(planned) {
	const byName = /* @__PURE__ */ new Map();
	for (const scenario of planned) {
		if (scenario.load.model !== "closed" || scenario.levels !== void 0 || scenario.repeat !== void 0) continue;
		byName.set(scenario.name, [...byName.get(scenario.name) ?? [], scenario]);
	}
	return new Map([...byName].filter(([name, rungs]) => rungs.length > 1 && rungs.every(({ id }) => id !== name)));
}

export { laddersOf as i, CONTENTION as n, LADDER_METRICS as r, COHERENCY as t };