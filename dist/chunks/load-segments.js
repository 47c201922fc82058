import { n as rateName } from "./load-shape.js";

// src/model/load-segments.ts
const isPieced = (shape) => shape.kind !== "sine" && shape.kind !== "replay";
const MOST_PIECES = 1e4;
const NO_TIME_MS = 1e-6;
const segmentsOf = (shape, draw) => {
	switch (shape.kind) {
		case "constant": return [level(shape.durationMs, shape.rate)];
		case "stages": return stages(shape);
		case "spike": return spikes(shape);
		case "square":
		case "sawtooth": return wave(shape);
		case "steps": return steps(shape);
		case "burst": return bursts(shape);
		case "randomWalk": return walk(shape, draw);
		case "phases": return phases(shape);
	}
};
const level = (durationMs, rate, phase = null, measure = true) => ({
	durationMs,
	from: rate,
	to: rate,
	phase,
	measure
});
function* stages({ start, stages: written }) {
	let from = start;
	for (const { durationMs, target, name, measure } of written) {
		if (durationMs > 0) yield {
			durationMs,
			from,
			to: target,
			phase: name,
			measure
		};
		from = target;
	}
}
function* spikes({ base, peak, atMs, widthMs, durationMs }) {
	let atMsNow = 0;
	for (const [index, at] of atMs.entries()) {
		if (at > atMsNow) yield level(at - atMsNow, base, index === 0 ? "before" : "after");
		yield level(Math.min(widthMs, durationMs - at), peak, "spike");
		atMsNow = at + widthMs;
	}
	if (durationMs > atMsNow) yield level(durationMs - atMsNow, base, "after");
}
const wave = ({ kind, low, high, periodMs, durationMs }) => repeated(kind === "square" ? [level(periodMs / 2, low, "low"), level(periodMs / 2, high, "high")] : [{
	durationMs: periodMs,
	from: low,
	to: high,
	phase: null,
	measure: true
}], durationMs);
const bursts = ({ rate, onMs, offMs, durationMs }) => repeated([level(onMs, rate, "on"), level(offMs, 0, "off")], durationMs);
function* repeated(cycle, durationMs) {
	let leftMs = durationMs;
	while (leftMs > NO_TIME_MS) for (const segment of cycle) {
		if (leftMs > NO_TIME_MS) yield cut(segment, leftMs);
		leftMs -= segment.durationMs;
	}
}
function cut(segment, longestMs) {
	if (segment.durationMs <= longestMs) return segment;
	const { from, to, durationMs } = segment;
	return {
		...segment,
		durationMs: longestMs,
		to: from + (to - from) * longestMs / durationMs
	};
}
function* steps({ from, to, step, holdMs }) {
	const before = Math.ceil(Math.abs(to - from) / step - 1e-9);
	const up = Math.sign(to - from) * step;
	for (let i = 0; i < before; i++) yield level(holdMs, from + i * up, rateName(from + i * up));
	yield level(holdMs, to, rateName(to));
}
function* walk({ low, high, step, everyMs, durationMs }, draw) {
	let rate = (low + high) / 2;
	for (let leftMs = durationMs; leftMs > NO_TIME_MS; leftMs -= everyMs) {
		yield level(Math.min(everyMs, leftMs), rate);
		rate = reflected(rate + (2 * draw() - 1) * step, low, high);
	}
}
function reflected(rate, low, high) {
	const width = high - low;
	const way = ((rate - low) % (2 * width) + 2 * width) % (2 * width);
	return low + (way > width ? 2 * width - way : way);
}
function* phases({ phases: written }) {
	for (const { name, durationMs, measure, rate } of written) yield level(durationMs, rate, name, measure);
}

export { isPieced as n, segmentsOf as r, MOST_PIECES as t };