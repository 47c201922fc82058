import { t as withoutSequences } from "./terminal-sequence.js";

// src/report/clean.ts
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;
const NAME_LENGTH = 100;
const SENTENCE_LENGTH = 400;
function oneLine(text, limit) {
	const line = withoutSequences(text).replace(/\s+/gu, " ").replace(UNPRINTABLE, "").trim();
	return line === "" ? "(empty)" : cut(line, limit);
}
const cleanName = (name) => oneLine(name, 100);
const cleanSentence = (text) => oneLine(text, 400);
function lastLines(text, limit) {
	const lines = withoutSequences(text).split(/\r?\n|\r/).map((line) => cut(line.replaceAll("	", "    ").replace(UNPRINTABLE, "").trimEnd(), 200));
	return lines.filter((line, i) => line !== "" || i > 0 && i < lines.length - 1).slice(-limit);
}
const cleanLines = (text) => withoutSequences(text).split("\n").map((line) => line.replaceAll("	", "    ").replace(UNPRINTABLE, "")).join("\n");
function cut(text, limit) {
	if (text.length <= limit) return text;
	const points = [...text];
	return points.length <= limit ? text : `${points.slice(0, limit - 1).join("")}…`;
}

export { cleanSentence as a, cleanName as i, SENTENCE_LENGTH as n, lastLines as o, cleanLines as r, oneLine as s, NAME_LENGTH as t };