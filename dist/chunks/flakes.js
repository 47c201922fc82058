import { t as matchesGlob } from "./glob.js";

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
const isMeantBy = (pattern, { test, group }) => matchesGlob(pattern, test === "" ? COMMAND_ITSELF : test) || group !== void 0 && test.startsWith(`${group} `) && matchesGlob(pattern, test.slice(group.length + 1));
const mayMean = (pattern, test) => isMeantBy(pattern, { test }) || [...test.matchAll(/ /g)].slice(0, MOST_BLANKS).some(({ index }) => matchesGlob(pattern, test.slice(index + 1)));

export { testLabel as i, isMeantBy as n, mayMean as r, DEFAULT_BOUND as t };