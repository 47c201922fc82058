// src/model/flakes.ts
const DEFAULT_BOUND = .05;
const LABEL_LENGTH = 80;
function testLabel(test) {
	if (test === "") return "the command itself";
	const points = [...test];
	if (points.length <= LABEL_LENGTH) return test;
	const half = Math.floor(79 / 2);
	return `${points.slice(0, half).join("")}…${points.slice(-39).join("")}`;
}

export { testLabel as n, DEFAULT_BOUND as t };