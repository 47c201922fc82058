// src/model/sides.ts
const known = /* @__PURE__ */ new WeakMap();
function sideOf(run, id, arm) {
	const sides = known.get(run) ?? new Map(run.scenarios.map((found) => [`${found.arm} ${found.id}`, found]));
	known.set(run, sides);
	return sides.get(`${arm} ${id}`);
}

export { sideOf as t };