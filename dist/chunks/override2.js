// src/model/override.ts
const NO_OVERRIDES = {
	granted: [],
	refused: [],
	fault: null,
	byComment: false
};
const isMeant = ({ target }, scenario, metric) => matchesGlob(target, scenario) || metric !== null && matchesGlob(target, `${scenario}/${metric}`);
const namesOne = ({ target }, scenario, metric) => target === `${scenario}/${metric}`;
function matchesGlob(pattern, text) {
	const [first = "", ...others] = pattern.split("*");
	const last = others.pop();
	if (last === void 0) return pattern === text;
	if (!text.startsWith(first) || !text.endsWith(last)) return false;
	let at = first.length;
	for (const part of others) {
		const found = text.indexOf(part, at);
		if (found === -1) return false;
		at = found + part.length;
	}
	return at <= text.length - last.length;
}

export { namesOne as i, isMeant as n, matchesGlob as r, NO_OVERRIDES as t };