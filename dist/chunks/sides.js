// src/model/search.ts
const SUSTAINABLE = "load.sustainable";
const isGeneratorsFault = ({ probes }) => probes.at(-1)?.verdict.kind === "void";
const heldNothing = ({ sustainable, probes }) => sustainable === null && [
	"fails",
	"holds",
	"unclear"
].includes(probes.at(-1)?.verdict.kind ?? "");
function whyUnanswered({ probes, cut, limiting }) {
	if (cut !== null) return cut;
	const [first = "", last = ""] = [probes[0], probes.at(-1)].map((probe) => perSecond(probe?.rate ?? 0));
	return `no rate holds, from ${first} down to ${last}${limiting === null ? "" : `: ${limiting}`}`;
}
const perSecond = (rate) => `${Number(rate.toPrecision(3))}/s`;

// src/model/sides.ts
const known = /* @__PURE__ */ new WeakMap();
function sideOf(run, id, arm) {
	const sides = known.get(run) ?? new Map(run.scenarios.map((found) => [`${found.arm} ${found.id}`, found]));
	known.set(run, sides);
	return sides.get(`${arm} ${id}`);
}

export { perSecond as a, isGeneratorsFault as i, SUSTAINABLE as n, whyUnanswered as o, heldNothing as r, sideOf as t };