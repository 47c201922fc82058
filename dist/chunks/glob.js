// src/model/glob.ts
function matchesGlob(pattern, text) {
	const [first = "", ...pieces] = pattern.split("*");
	const last = pieces.pop();
	if (last === void 0) return pattern === text;
	const end = text.length - last.length;
	if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
	let at = first.length;
	for (const piece of pieces) {
		const found = text.indexOf(piece, at);
		if (found < 0 || found + piece.length > end) return false;
		at = found + piece.length;
	}
	return at <= end;
}

export { matchesGlob as t };