// src/model/load-phases.ts
function phasesOf(parts) {
	const phases = /* @__PURE__ */ new Map();
	let fromMs = 0;
	for (const { durationMs, phase, measure } of parts) {
		const toMs = fromMs + durationMs;
		if (phase !== null) {
			const { spans = [] } = phases.get(phase) ?? {};
			spans.push(...joined(spans.pop(), {
				fromMs,
				toMs
			}));
			phases.set(phase, {
				measure,
				spans
			});
		}
		fromMs = toMs;
	}
	return [...phases].map(([name, phase]) => ({
		name,
		...phase
	}));
}
const joined = (before, next) => {
	if (before === void 0) return [next];
	return before.toMs === next.fromMs ? [{
		fromMs: before.fromMs,
		toMs: next.toMs
	}] : [before, next];
};
const partsOfPhases = (phases) => phases.map(({ name, durationMs, measure }) => ({
	durationMs,
	phase: name,
	measure
}));
const lengthOf = (parts) => parts.reduce((sum, { durationMs }) => sum + durationMs, 0);
const isIn = (spans, ms) => spans.some(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);

// src/model/http.ts
const PAYLOAD_PLACE = `\${payload}`;
const BESIDE_INJECTED = "beside-injected";
const WITHOUT_INJECTED = "without-injected";

export { lengthOf as a, isIn as i, PAYLOAD_PLACE as n, partsOfPhases as o, WITHOUT_INJECTED as r, phasesOf as s, BESIDE_INJECTED as t };