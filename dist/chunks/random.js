// src/stats/random.ts
const rotate = (word, by) => word << by | word >>> 32 - by;
function xoshiro128(state) {
	let [a, b, c, d] = state;
	return () => {
		const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = rotate(d, 11);
		return result;
	};
}
function mix(word) {
	let h = word;
	h = Math.imul(h ^ h >>> 16, 2246822507);
	h = Math.imul(h ^ h >>> 13, 3266489909);
	return (h ^ h >>> 16) >>> 0;
}
const WEYL = 2654435769;
function createRandom(seed) {
	if (!Number.isSafeInteger(seed)) throw new RangeError(`Cannot seed a generator with ${seed}: it must be a safe integer`);
	const start = mix(seed) ^ mix(Math.floor(seed / 2 ** 32) + WEYL);
	const word = (i) => mix(start + Math.imul(i, WEYL));
	return fromBits(xoshiro128([
		word(1),
		word(2),
		word(3),
		word(4)
	]));
}
function fromBits(bits) {
	const next = () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
	const below = (n) => Math.floor(bits() / 2 ** 32 * n);
	return {
		bits,
		next,
		below,
		normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
		shuffle(items) {
			const out = [...items];
			for (let i = out.length - 1; i > 0; i--) {
				const j = below(i + 1);
				[out[i], out[j]] = [out[j], out[i]];
			}
			return out;
		}
	};
}
function hashSeed(text) {
	let hash = 2166136261;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
	return mix(hash);
}

export { hashSeed as n, createRandom as t };