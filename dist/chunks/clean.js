import { stripVTControlCharacters } from "node:util";

// src/report/clean.ts
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu;
const NAME_LENGTH = 100;
const SENTENCE_LENGTH = 400;
function oneLine(text, limit) {
	const line = stripVTControlCharacters(text).replace(/\s+/gu, " ").replace(UNPRINTABLE, "").trim();
	return line === "" ? "(empty)" : cut(line, limit);
}
const cleanName = (name) => oneLine(name, 100);
const cleanSentence = (text) => oneLine(text, 400);
function lastLines(text, limit) {
	const lines = stripVTControlCharacters(text).split(/\r?\n|\r/).map((line) => cut(line.replaceAll("	", "    ").replace(UNPRINTABLE, "").trimEnd(), 200));
	return lines.filter((line, i) => line !== "" || i > 0 && i < lines.length - 1).slice(-limit);
}
function cut(text, limit) {
	if (text.length <= limit) return text;
	const points = [...text];
	return points.length <= limit ? text : `${points.slice(0, limit - 1).join("")}…`;
}

export { oneLine as i, cleanSentence as n, lastLines as r, cleanName as t };