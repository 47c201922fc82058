import { r as matchesGlob } from "./watched.js";

// src/model/flakes.ts
const DEFAULT_BOUND = .05;
const LABEL_LENGTH = 80;
const MOST_BLANKS = 50;
const COMMAND_ITSELF = "the command itself";
function testLabel(test) {
	if (test === "") return COMMAND_ITSELF;
	const points = [...test];
	if (points.length <= LABEL_LENGTH) return test;
	const half = Math.floor(79 / 2);
	return `${points.slice(0, half).join("")}…${points.slice(-39).join("")}`;
}
function isMeantBy(pattern, test) {
	const name = test === "" ? COMMAND_ITSELF : test;
	return [0, ...[...name.matchAll(/ /g)].map(({ index }) => index + 1).slice(0, MOST_BLANKS)].some((at) => matchesGlob(pattern, name.slice(at)));
}

export { isMeantBy as n, testLabel as r, DEFAULT_BOUND as t };