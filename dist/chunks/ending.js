// src/model/ending.ts
const LETTERS = /* @__PURE__ */ new Set([
	".",
	"F",
	"R",
	"s",
	"?"
]);
const isLetter = (text) => LETTERS.has(text);
function endingAt(test, endings, i) {
	const letter = endings[i] ?? "?";
	if (!isLetter(letter) || letter === "?") return test === "" ? "." : "?";
	return letter;
}
const isFailure = (letter) => letter === "F" || letter === "R";
const isRun = (letter) => letter === "." || isFailure(letter);
function tallyEndings(test, endings) {
	const letters = Array.from({ length: endings.length }, (_, i) => endingAt(test, endings, i));
	return {
		failed: letters.filter(isFailure).length,
		runs: letters.filter(isRun).length
	};
}

export { tallyEndings as i, isFailure as n, isRun as r, endingAt as t };