// src/model/nesting.ts
const DEEPER = /* @__PURE__ */ new Set(["[", "{"]);
const SHALLOWER = /* @__PURE__ */ new Set(["]", "}"]);
function offsetOfDepth(text, limit) {
	let depth = 0;
	for (let offset = 0; offset < text.length; offset++) {
		const character = text.charAt(offset);
		if (character === "\"") offset = endOfString(text, offset);
		else if (SHALLOWER.has(character)) depth--;
		else if (DEEPER.has(character) && ++depth > limit) return offset;
	}
	return null;
}
function endOfString(text, start) {
	for (let offset = start + 1; offset < text.length; offset++) {
		const character = text.charAt(offset);
		if (character === "\\") offset++;
		else if (character === "\"") return offset;
	}
	return text.length;
}

export { offsetOfDepth as t };