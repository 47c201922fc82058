// src/model/load-shape.ts
const EVEN = /* @__PURE__ */ new Set([
	"constant",
	"sine",
	"square",
	"sawtooth",
	"burst",
	"randomWalk"
]);
const isEven = (shape) => EVEN.has(shape.kind);
const rateName = (rate) => `${Number(rate.toPrecision(6))}/s`;

export { rateName as n, isEven as t };