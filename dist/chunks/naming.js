import { t as UNIT_FACTORS } from "./unit.js";

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

// src/ingest/metric-line.ts
const MAX_LINE_CHARS = 1e3;
const NUMBER = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|[+-]?(?:nan|inf(?:inity)?))(.*)$/is;
function readMetricLine(line) {
	return lengthFault(line) ?? (line.startsWith("{") ? readObject(line) : readPair(line));
}
const lengthFault = (line) => line.length > MAX_LINE_CHARS ? `A line has at most ${MAX_LINE_CHARS} characters, this one has ${line.length}` : null;
function readQuantity(text) {
	const [, number, attached] = NUMBER.exec(text) ?? [];
	return number === void 0 ? null : {
		value: toNumber(number),
		unit: attached || null
	};
}
function readPair(line) {
	const equals = line.indexOf("=");
	if (equals === -1) return `"${shorten(line)}" is not name=value unit`;
	const name = line.slice(0, equals).trim();
	const words = line.slice(equals + 1).trim().split(/\s+/);
	const better = readBetter(words.at(-1) ?? "");
	if (typeof better === "string") words.pop();
	if (better === false) return `"${shorten(words.at(-1) ?? "")}" is not better=higher or better=lower`;
	const quantity = readQuantity(words[0] ?? "");
	if (quantity === null || words.length > 2 || quantity.unit !== null && words.length > 1) return `"${shorten(line)}" is not name=value unit`;
	return {
		name,
		value: quantity.value,
		unit: quantity.unit ?? words[1] ?? null,
		better
	};
}
function readBetter(word) {
	if (!word.startsWith("better=")) return null;
	const better = word.slice(7);
	return better === "higher" || better === "lower" ? better : false;
}
function readObject(line) {
	const record = parseObject(line);
	if (record === null) return `"${shorten(line)}" is not a JSON object`;
	const { name, value, unit, better } = record;
	if (typeof name !== "string") return "A metric needs a \"name\" of text";
	const number = toNumber(value);
	if (number === null) return `"${shorten(name)}" needs a "value" that is a number, found ${found(value)}`;
	if (unit !== void 0 && unit !== null && typeof unit !== "string") return `"unit" is text, found ${found(unit)}`;
	if (better !== void 0 && better !== null && better !== "higher" && better !== "lower") return `"better" is "higher" or "lower", found ${found(better)}`;
	return {
		name,
		value: number,
		unit: unit ?? null,
		better: better ?? null
	};
}
function parseObject(line) {
	try {
		return ownProperties(JSON.parse(line));
	} catch {
		return null;
	}
}
const ownProperties = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? Object.assign(Object.create(null), value) : null;
function toNumber(value) {
	if (typeof value === "number") return value;
	if (typeof value !== "string" || NUMBER.exec(value)?.[2] !== "") return null;
	if (/nan/i.test(value)) return NaN;
	if (/inf/i.test(value)) return value.startsWith("-") ? -1e400 : 1e400;
	return Number(value);
}
const shorten = (text) => text.length > 60 ? `${text.slice(0, 60)}…` : text;
const found = (value) => shorten(JSON.stringify(value) ?? "nothing");

// src/ingest/naming.ts
const MAX_NAME_CHARS = 100;
function nameFault(name) {
	if (name === "") return "A metric needs a name: write name=value unit";
	if (name.length > MAX_NAME_CHARS) return `A metric name has at most ${MAX_NAME_CHARS} characters, this one has ${name.length}`;
	if (name in Object.prototype) return `"${name}" is reserved and cannot name a metric`;
	if (/[\p{C}\p{Z}]/u.test(name)) return `A metric name has no spaces, control or invisible characters: ${JSON.stringify(name)}`;
	return null;
}
function scaleOf(written, fallback) {
	if (written === null) return {
		unit: fallback,
		factor: 1
	};
	return Object.hasOwn(UNIT_FACTORS, written) ? UNIT_FACTORS[written] ?? null : null;
}
const clash = (name, known, given) => `"${name}" is measured in ${known}, this line gives ${given}`;
const unitFault = (unit) => `"${unit.slice(0, 20)}" is not a unit; allowed: ${Object.keys(UNIT_FACTORS).join(", ")}`;

export { found as a, parseObject as c, shorten as d, createRandom as f, unitFault as i, readMetricLine as l, nameFault as n, lengthFault as o, hashSeed as p, scaleOf as r, ownProperties as s, clash as t, readQuantity as u };