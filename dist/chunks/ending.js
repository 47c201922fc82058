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
	let [failed, runs] = [0, 0];
	for (let i = 0; i < endings.length; i++) {
		const letter = endingAt(test, endings, i);
		if (isFailure(letter)) failed += 1;
		if (isRun(letter)) runs += 1;
	}
	return {
		failed,
		runs
	};
}

export { tallyEndings as i, isFailure as n, isRun as r, endingAt as t };