import { i as cleanName, s as oneLine } from "./clean2.js";
import { c as DISTRUST, l as describeAlarm, n as explainRow, t as describeRow } from "./sentence.js";
import { P as plain, S as remainingEvidence, g as placeOf } from "./row.js";
import { t as STATUS_WORDS } from "./headline.js";
import { t as sectionsOf } from "./section.js";
import { t as aboutOf } from "./subject.js";

// src/report/annotations.ts
const MOST_OF_A_KIND = 10;
const MOST_IN_A_CHECK = 200;
const MESSAGE_LENGTH = 2e3;
const TITLE_LENGTH = 120;
const KINDS = {
	fail: "error",
	inconclusive: "warning",
	warn: "warning",
	skipped: "notice"
};
function annotationsOf(view, most = MOST_OF_A_KIND) {
	const { failed, unclear, warned, drifted, skipped } = sectionsOf(view);
	const rows = [
		...failed,
		...unclear,
		...warned,
		...drifted,
		...skipped
	];
	const annotations = [...distrust(view), ...rows.map((row) => annotationOf(row, view))];
	return [
		"error",
		"warning",
		"notice"
	].flatMap((kind) => capped(annotations.filter((annotation) => annotation.kind === kind), most));
}
function distrust(view) {
	const alarm = describeAlarm(view);
	if (alarm === null) return [];
	return [{
		kind: "warning",
		title: "the base differs from itself",
		message: oneLine(`${DISTRUST}${plain(alarm)}`, MESSAGE_LENGTH),
		file: view.result.plan.configFile,
		line: null
	}];
}
function annotationOf(row, view) {
	const { check } = row;
	const about = aboutOf(check);
	const subject = about === null ? "" : ` ${cleanName(about)}`;
	const place = placeOf(check, view);
	const found = plain(describeRow(row));
	const why = plain(explainRow(row));
	const evidence = remainingEvidence(found, row.evidence);
	const numbers = [
		row.levels,
		row.change,
		...evidence,
		row.basis
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
		file: place?.file ?? view.result.plan.configFile,
		line: place?.line ?? check.line
	};
}
function capped(annotations, most) {
	if (annotations.length <= most) return annotations;
	const shown = annotations.slice(0, most - 1);
	const [next, ...rest] = annotations.slice(most - 1);
	if (next === void 0) return shown;
	return [...shown, {
		...next,
		title: `and ${rest.length + 1} more`,
		message: `${rest.length + 1} more stand in the report`,
		line: null
	}];
}

export { MOST_IN_A_CHECK, annotationsOf };