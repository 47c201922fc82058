import { t as json2xml_default } from "./json2xml.js";
import { i as testLabel } from "./flakes.js";
import { t as grouped } from "./grouped.js";
import { a as cleanSentence, i as cleanName, o as lastLines, s as oneLine } from "./clean2.js";
import { r as totalDurationMs } from "./context.js";
import { c as DISTRUST, l as describeAlarm, n as explainRow, t as describeRow } from "./sentence.js";
import { P as plain, S as remainingEvidence, n as rowsOf } from "./row.js";
import { d as plural } from "./format.js";

// src/report/junit.ts
function renderJunit(view) {
	const rows = rowsOf(view);
	const scenarios = [...grouped(rows, (row) => row.check.scenario)];
	const suites = [...distrust(view), ...scenarios.map(([scenario, own]) => suiteOf(scenario, [...own.map((row) => caseOf(row, view)), ...cleanCases(scenario, view)], view))];
	const document = {
		"?xml": {
			"@version": "1.0",
			"@encoding": "UTF-8"
		},
		testsuites: {
			"@name": oneLine(view.result.plan.suite, 200),
			...totals(suites),
			"@time": (totalDurationMs(view) / 1e3).toFixed(3),
			testsuite: suites
		}
	};
	return `${builder.build(document)}`;
}
const builder = new json2xml_default({
	ignoreAttributes: false,
	attributeNamePrefix: "@",
	textNodeName: "#text",
	format: true,
	suppressBooleanAttributes: false,
	suppressEmptyNode: true
});
function suiteOf(scenario, cases, view) {
	const count = (key) => cases.filter((entry) => entry[key] !== void 0).length;
	return {
		"@name": cleanName(scenario),
		"@tests": cases.length,
		"@failures": count("failure"),
		"@errors": count("error"),
		"@skipped": count("skipped"),
		"@timestamp": oneLine(view.result.startedAt, 40),
		testcase: cases
	};
}
function distrust(view) {
	const alarm = describeAlarm(view);
	if (alarm === null) return [];
	const message = `${DISTRUST}${plain(alarm)}`;
	const place = {
		"@name": "control",
		"@classname": CONTROL_SUITE,
		"@file": cleanName(view.result.plan.configFile)
	};
	const said = view.policy.failOn === "inconclusive" ? { failure: {
		"@message": message,
		"@type": "control",
		"#text": message
	} } : { skipped: { "@message": message } };
	return [suiteOf(CONTROL_SUITE, [{
		...place,
		...said
	}], view)];
}
const CONTROL_SUITE = "base against itself";
const totals = (suites) => {
	const sum = (key) => suites.reduce((total, suite) => total + suite[key], 0);
	return {
		"@tests": sum("@tests"),
		"@failures": sum("@failures"),
		"@errors": sum("@errors"),
		"@skipped": sum("@skipped")
	};
};
function caseOf(row, view) {
	const { check } = row;
	return {
		"@name": nameOf(check),
		"@classname": cleanName(check.scenario),
		"@file": cleanName(view.result.plan.configFile),
		...check.line === null ? {} : { "@line": check.line },
		...resultOf(row, view)
	};
}
function nameOf({ metric, rule, subject }) {
	if (metric !== null) return `${cleanName(metric)} ${rule}`;
	if (subject === void 0) return rule === "test" ? "tests that never failed" : rule;
	return rule === "test" ? cleanName(testLabel(subject)) : `${cleanName(subject)} ${rule}`;
}
function cleanCases(scenario, { analysis, result }) {
	const tests = analysis.scenarios.find(({ id }) => id === scenario)?.tests;
	const caseFor = (test) => ({
		"@name": cleanName(testLabel(test)),
		"@classname": cleanName(scenario),
		"@file": cleanName(result.plan.configFile)
	});
	return [...(tests?.clean.tests ?? []).map(({ test, runs }) => ({
		...caseFor(test),
		"system-out": `0 of ${plural(runs, "run")} failed`
	})), ...(tests?.unobserved ?? []).map((test) => ({
		...caseFor(test),
		skipped: { "@message": "skipped in every run" }
	}))];
}
function resultOf(row, { policy }) {
	const { check } = row;
	const why = plain(explainRow(row));
	switch (check.status) {
		case "fail": return check.rule === "outcome" || check.rule === "broken" ? { error: troubleOf(row) } : { failure: troubleOf(row) };
		case "inconclusive": return policy.failOn === "inconclusive" ? { failure: troubleOf(row) } : { skipped: { "@message": `cannot tell: ${why}` } };
		case "skipped": return { skipped: { "@message": why } };
		case "warn": return {
			...check.rule === "test" && check.subject !== void 0 ? { flakyFailure: [troubleOf(row)] } : {},
			"system-out": [`warning: ${plain(describeRow(row))}`, ...factsOf(row)].join("\n")
		};
		case "pass": return {};
	}
}
const troubleOf = (row) => ({
	"@message": plain(describeRow(row)),
	"@type": row.check.rule,
	"#text": [plain(explainRow(row)), ...factsOf(row)].join("\n")
});
function factsOf(row) {
	const { levels, change, check, scenario } = row;
	const evidence = remainingEvidence(plain(explainRow(row)), row.evidence);
	const trouble = check.rule === "outcome" ? scenario?.trouble ?? null : null;
	return [
		[levels, change].filter((part) => part !== "").join(", "),
		[...evidence, row.basis].filter((part) => part !== "").join(", "),
		check.reproduce === null ? "" : `reproduce: ${cleanSentence(check.reproduce)}`,
		...trouble === null ? [] : lastLines(trouble.excerpt, 20)
	].filter((line) => line !== "");
}

export { renderJunit };