import { a as LINE_CHARS } from "./limits2.js";

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

// src/ingest/line-splitter.ts
const CARRIAGE_RETURN = 13;
var LineSplitter = class {
	#rest = "";
	#number = 0;
	#passing = false;
	#sink;
	constructor(sink) {
		this.#sink = sink;
	}
	push(piece) {
		let from = 0;
		let end = piece.indexOf("\n");
		while (end !== -1) {
			if (from > 0) this.#tell(piece, from, end);
			else this.#finish(piece.slice(from, end));
			from = end + 1;
			end = piece.indexOf("\n", from);
		}
		if (!this.#passing) this.#rest += piece.slice(from);
		if (this.#rest.length <= LINE_CHARS) return;
		this.#passing = true;
		this.#rest = "";
	}
	end() {
		if (this.#rest !== "" || this.#passing) this.#finish("");
	}
	#finish(last) {
		const [rest, passing] = [this.#rest, this.#passing];
		this.#rest = "";
		this.#passing = false;
		if (passing) this.#tooLong();
		else this.#tell(rest + last, 0, rest.length + last.length);
	}
	#tell(text, from, end) {
		if (end - from > LINE_CHARS) {
			this.#tooLong();
			return;
		}
		this.#number += 1;
		const isReturn = end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN;
		this.#sink.line(text.slice(from, isReturn ? end - 1 : end), this.#number);
	}
	#tooLong() {
		this.#number += 1;
		this.#sink.tooLong(this.#number);
	}
};

export { parseObject as a, shorten as c, ownProperties as i, found as n, readMetricLine as o, lengthFault as r, readQuantity as s, LineSplitter as t };