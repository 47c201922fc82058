// src/model/curve-arithmetic.ts
const SECOND_MS = 1e3;
const within = (value, most) => Math.min(Math.max(value, 0), most);
function toWhole(sum) {
	const whole = Math.round(sum);
	return Math.abs(sum - whole) <= 1e-9 + 1e-12 * sum ? whole : sum;
}

// src/model/piece-curve.ts
function pieceArithmetic(pieces) {
	const placed = place(pieces);
	const last = placed.at(-1);
	const durationMs = last === void 0 ? 0 : last.startMs + last.durationMs;
	const total = last === void 0 ? 0 : last.startCount + last.count;
	const byTime = seeker(placed, (piece, ms) => ms < piece.startMs + piece.durationMs);
	const byCount = seeker(placed, (piece, count) => count <= piece.startCount + piece.count);
	return {
		durationMs,
		total,
		rateAt(ms) {
			const piece = byTime(within(ms, durationMs));
			return piece === void 0 ? 0 : rateWithin(piece, within(ms, durationMs) - piece.startMs);
		},
		arrivalsBy(ms) {
			const piece = byTime(within(ms, durationMs));
			return piece === void 0 ? 0 : piece.startCount + countWithin(piece, within(ms, durationMs) - piece.startMs);
		},
		momentOf(count) {
			const piece = byCount(within(count, total));
			if (piece === void 0) return 0;
			return piece.startMs + momentWithin(piece, within(count, total) - piece.startCount);
		}
	};
}
function place(pieces) {
	let startMs = 0;
	let startCount = 0;
	return pieces.map((piece) => {
		const end = toWhole(startCount + (piece.from + piece.to) / 2 * piece.durationMs / SECOND_MS);
		const placed = {
			...piece,
			startMs,
			startCount,
			count: end - startCount
		};
		startMs += piece.durationMs;
		startCount = end;
		return placed;
	});
}
function seeker(placed, reaches) {
	let index = 0;
	const reachesAt = (at, value) => {
		const piece = placed[at];
		return piece === void 0 || reaches(piece, value);
	};
	return (value) => {
		if (index > 0 && reachesAt(index - 1, value)) index = 0;
		while (index < placed.length - 1 && !reachesAt(index, value)) index++;
		return placed[index];
	};
}
const rateWithin = ({ from, to, durationMs }, ms) => from + (to - from) * ms / durationMs;
const countWithin = (piece, ms) => (piece.from + rateWithin(piece, ms)) / 2 * ms / SECOND_MS;
function momentWithin({ from, to, durationMs, count: all }, count) {
	if (count <= 0) return 0;
	const seconds = durationMs / SECOND_MS;
	const moment = from <= to ? timeFor(count, from, (to - from) / seconds) : seconds - timeFor(all - count, to, (from - to) / seconds);
	return within(moment * SECOND_MS, durationMs);
}
function timeFor(count, rate, growth) {
	if (count <= 0) return 0;
	return 2 * count / (rate + Math.sqrt(rate * rate + 2 * count * growth));
}

// src/model/sine-curve.ts
const MOST_STEPS = 60;
function sineArithmetic({ mean, amplitude, periodMs, phase, durationMs }) {
	const period = periodMs / SECOND_MS;
	const omega = 2 * Math.PI / period;
	const rate = (seconds) => mean + amplitude * Math.sin(omega * seconds + phase);
	const due = (seconds) => mean * seconds + amplitude / omega * (Math.cos(phase) - Math.cos(omega * seconds + phase));
	const perPeriod = mean * period;
	const arrivalsBy = (ms) => {
		const seconds = within(ms, durationMs) / SECOND_MS;
		const periods = Math.floor(seconds / period);
		return periods * perPeriod + due(seconds - periods * period);
	};
	return {
		durationMs,
		total: toWhole(arrivalsBy(durationMs)),
		rateAt: (ms) => rate(within(ms, durationMs) % periodMs / SECOND_MS),
		arrivalsBy,
		momentOf(count) {
			const periods = Math.max(0, Math.floor(count / perPeriod));
			const seconds = rootOf(due, rate, count - periods * perPeriod, period);
			return Math.min((periods * period + seconds) * SECOND_MS, durationMs);
		}
	};
}
function rootOf(rising, slope, target, end) {
	let low = 0;
	let high = end;
	let x = within(target / rising(end) * end, end);
	for (let step = 0; step < MOST_STEPS; step++) {
		const excess = rising(x) - target;
		if (excess === 0) return x;
		if (excess > 0) high = x;
		else low = x;
		const newton = x - excess / slope(x);
		const next = newton > low && newton < high ? newton : (low + high) / 2;
		if (Math.abs(next - x) <= Number.EPSILON * end) return next;
		x = next;
	}
	return x;
}

// src/model/load-curve.ts
const arithmeticOf = (curve) => curve.kind === "sine" ? sineArithmetic(curve) : pieceArithmetic(curve.pieces);

export { arithmeticOf as t };