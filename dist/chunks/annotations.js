import { i as oneLine, t as cleanName } from "./clean.js";
import { o as remainingEvidence } from "./row.js";
import { t as STATUS_WORDS } from "./headline.js";
import { a as plain, n as explainRow, t as describeRow } from "./sentence.js";
import { t as sectionsOf } from "./section.js";

// src/report/annotations.ts
const MOST_OF_A_KIND = 10;
const MESSAGE_LENGTH = 2e3;
const TITLE_LENGTH = 120;
const KINDS = {
	fail: "error",
	inconclusive: "warning",
	warn: "warning",
	skipped: "notice"
};
function annotationsOf(view) {
	const { failed, unclear, warned, skipped } = sectionsOf(view);
	const annotations = [
		...failed,
		...unclear,
		...warned,
		...skipped
	].map((row) => annotationOf(row, view));
	return [
		"error",
		"warning",
		"notice"
	].flatMap((kind) => capped(annotations.filter((annotation) => annotation.kind === kind)));
}
function annotationOf(row, view) {
	const { check } = row;
	const subject = check.metric === null ? "" : ` ${cleanName(check.metric)}`;
	const found = plain(describeRow(row));
	const why = plain(explainRow(row));
	const evidence = remainingEvidence(found, row.evidence);
	const numbers = [
		row.levels,
		row.change,
		...evidence
	].filter((part) => part !== "").join(", ");
	const sentences = [
		found,
		found.includes(why) ? "" : why,
		numbers,
		check.reproduce === null ? "" : `Reproduce: ${check.reproduce}`
	];
	return {
		kind: check.status === "pass" ? "notice" : KINDS[check.status],
		title: oneLine(`${STATUS_WORDS[check.status]}: ${cleanName(check.scenario)}${subject}`, TITLE_LENGTH),
		message: oneLine(sentences.filter((sentence) => sentence !== "").join(". "), MESSAGE_LENGTH),
		file: view.result.plan.configFile,
		line: check.line
	};
}
function capped(annotations) {
	if (annotations.length <= MOST_OF_A_KIND) return annotations;
	const shown = annotations.slice(0, 9);
	const [next, ...rest] = annotations.slice(9);
	if (next === void 0) return shown;
	return [...shown, {
		...next,
		title: `and ${rest.length + 1} more`,
		message: `${rest.length + 1} more stand in the report`,
		line: null
	}];
}

export { annotationsOf };