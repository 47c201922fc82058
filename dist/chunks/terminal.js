import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_picocolors } from "./picocolors.js";
import { A as effectRows, B as TRENDS_CAUTION, F as notMeasured, I as recommendationLines, J as COVERAGE_TITLE, K as trendWords, L as reproductions, M as caveatLines, N as excerptsOf, P as lookLines, Q as traitsOf, S as loadRemarks, U as resourceOf, V as TRENDS_TITLE, W as trendLevels, X as coverageSummary, Y as GAP_WORDS, Z as coverageWord, a as MACHINES_TITLE, b as loadRows, c as loadAnswerLines, i as operationLines, j as gridLines, k as GRIDS_TITLE, n as serviceLines, o as machineLines, p as ladderLines, q as trendsOf, r as OPERATIONS_TITLE, s as LOAD_ANSWERS_TITLE, t as SERVICES_TITLE, u as LADDERS_TITLE, v as CELLS_TITLE, w as LOADS_TITLE, y as cellRows } from "./services.js";
import { i as formatPercent } from "./change.js";
import { a as cleanSentence, i as cleanName, o as lastLines } from "./clean2.js";
import { n as environmentFacts, t as contextLines } from "./context.js";
import { c as DISTRUST, i as overrideLines, l as describeAlarm, n as explainRow, r as OVERRIDES_TITLE, t as describeRow } from "./sentence.js";
import { A as lacksReference, D as openLeak, I as setPhrase, M as metricPhrase, P as plain, S as remainingEvidence, a as testSummaries, b as openEnd, c as describeMethod, f as failuresOf, h as faultsOf, i as testRows, m as describeFault, o as DRIFT_TITLE, p as FAULTS_TITLE, r as TESTS_TITLE, s as driftLines, v as stackLines } from "./row.js";
import { c as formatValue, o as formatNumber } from "./format.js";
import { n as describeCounts, r as headline, t as STATUS_WORDS } from "./headline.js";
import { t as sectionsOf } from "./section.js";
import { i as wrapped, n as fits, r as inertLines, t as columns } from "./terminal-text.js";
import { n as estimatedComparison, r as leakComparison } from "./compared.js";
import { t as aboutOf } from "./subject.js";
import { n as sparkline } from "./sparkline.js";

// src/report/terminal-grids.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
const MOST_LEVELS = 40;
function effectLines(view, { colors, width }) {
	const rows = effectRows(view);
	const sentences = gridLines(view).flatMap((line) => wrapped(setPhrase(line, {
		name: colors.bold,
		text: (text) => text
	}), width, "  - ", "    "));
	const table = columns(rows.slice(0, MOST_LEVELS).map(({ scenario, metric, factor, level, mean, effect }) => [
		`${cleanName(metric)} of ${cleanName(scenario)}`,
		`${factor}=${cleanName(level)}`,
		mean,
		effect
	])).flatMap((line) => wrapped(line, width, "  ", "      "));
	const rest = rows.length - MOST_LEVELS;
	const more = rest > 0 ? [`  … and ${formatNumber(rest, 0)} more in the report files`] : [];
	return [
		...sentences,
		...table,
		...more
	];
}

// src/report/terminal-load.ts
function loadTable(view, level, canvas) {
	const cells = loadRows(view, level).map(({ scenario, phase, done, response, service, failed, dropped }) => [phase === null ? cleanName(scenario) : `  in ${cleanName(phase)}`, ...[
		done,
		response,
		service,
		failed,
		dropped
	]]);
	const [wide, narrow] = [titled$1(cells), titled$1(cells.map((row) => row.filter((_, i) => i !== 3)), 3)];
	return [...fits(wide, canvas.width) ? wide : narrow.flatMap((line) => withinWidth(line, canvas.width)), ...loadRemarks(view).flatMap((remark) => wrapped(setPhrase(remark, {
		name: canvas.colors.bold,
		text: (words) => words
	}), canvas.width, "  - ", "    "))];
}
const withinWidth = (line, width) => fits([line], width) ? [line] : wrapped(line, width, "  ", "    ");
const TITLES = [
	"load",
	"done (of due)",
	"response p50 · p95 · p99",
	"service p50 · p95 · p99",
	"failed",
	"dropped"
];
const titled$1 = (rows, left = null) => rows.length === 0 ? [] : columns([TITLES.filter((_, i) => i !== left), ...rows]).map((line) => `  ${line}`);

// src/report/terminal-rows.ts
const MARKS = {
	fail: "✗",
	inconclusive: "?",
	warn: "!",
	pass: "✓",
	skipped: "-"
};
const INDENT$1 = "  ";
const DEEPER$1 = "      ";
function paint({ colors }, status) {
	return {
		fail: colors.red,
		inconclusive: colors.magenta,
		warn: colors.yellow,
		pass: colors.green,
		skipped: colors.dim
	}[status];
}
function troubleLines(rows, canvas) {
	const lines = headLines(rows, canvas);
	return rows.flatMap((row, i) => [...lines[i] ?? [], ...detailLines(row, canvas)]);
}
function quietLines(rows, canvas) {
	const cells = rows.map((row) => [...mainCells(row, canvas), faint(openOf(row), canvas)]);
	const wide = columns(cells).map((line) => `${INDENT$1}${line}`);
	return fits(wide, canvas.width) ? wide : headLines(rows, canvas).flat();
}
function headLines(rows, canvas) {
	const side = columns(rows.map((row) => mainCells(row, canvas))).map((line) => `${INDENT$1}${line}`);
	if (fits(side, canvas.width)) return side.map((line) => [line]);
	return rows.map((row) => {
		const [mark = "", scenario = "", metric = "", ...values] = mainCells(row, canvas);
		const numbers = values.filter((value) => value !== "");
		const together = numbers.length === 0 ? [] : [`${DEEPER$1}${numbers.join("  ")}`];
		const subject = [
			mark,
			scenario,
			metric
		].filter((part) => part !== "").join(" ");
		const lines = fits(together, canvas.width) ? together : numbers.map((value) => `${DEEPER$1}${value}`);
		return [`${INDENT$1}${subject}`, ...lines];
	});
}
function mainCells(row, canvas) {
	const { check } = row;
	const about = aboutOf(check);
	return [
		paint(canvas, check.status)(MARKS[check.status]),
		canvas.colors.bold(cleanName(check.scenario)),
		about === null ? "" : plain(metricPhrase(about, row.planned)),
		row.metric === null && row.levels === "" ? row.evidence.join(", ") : row.levels,
		lacksReference(row) ? row.evidence.join(", ") : emphasised(row.change, canvas)
	];
}
function emphasised(change, { colors }) {
	const bracket = change.indexOf("[");
	if (bracket <= 0) return change;
	return `${colors.bold(change.slice(0, bracket).trim())} ${change.slice(bracket)}`;
}
function detailLines(row, canvas) {
	const detail = detailOf(row);
	return detail === "" ? [] : wrapped(detail, canvas.width, DEEPER$1, DEEPER$1).map((line) => canvas.colors.dim(line));
}
function detailOf(row) {
	if (lacksReference(row)) return "";
	const told = row.check.status === "fail" && row.metric !== null && row.check.rule !== "broken";
	const sentence = plain(told ? describeRow(row) : explainRow(row));
	const pieces = [...remainingEvidence(sentence, row.evidence), ...row.basis === "" ? [] : [row.basis]];
	if (failuresOf(row) !== null) return [sentence, ...pieces].join("; ");
	return pieces.length === 0 || row.metric === null ? sentence : `${sentence} (${pieces.join(", ")})`;
}
const faint = (text, { colors }) => text === "" ? "" : colors.dim(text);
function openOf(row) {
	const { metric, check, evidence } = row;
	if (failuresOf(row) !== null) return evidence.join(", ");
	const leak = leakComparison(metric?.comparison);
	if (metric !== null && leak !== null && check.rule === "leak") return openLeak(metric.metric, leak);
	const comparison = estimatedComparison(metric?.comparison);
	if (metric !== null && comparison !== null && check.rule === "regression") return openEnd(metric.metric, comparison);
	return metric === null || lacksReference(row) ? "" : evidence.join(", ");
}

// src/report/terminal-tests.ts
const MOST_TESTS = 20;
function testLines(view, canvas) {
	const { colors, width } = canvas;
	const summaries = testSummaries(view).flatMap((line) => wrapped(setPhrase(line, {
		name: colors.bold,
		text: (text) => text
	}), width, "  - ", "    "));
	const rows = testRows(view);
	const rest = rows.length - MOST_TESTS;
	const more = rest > 0 ? [`  … and ${formatNumber(rest, 0)} more tests in the report files`] : [];
	return [
		...summaries,
		...rows.slice(0, MOST_TESTS).flatMap((row) => failureLines(row, canvas)),
		...more
	];
}
function failureLines({ check, test, kinds, trigger, before, again }, { colors, width }) {
	const facts = [before === "" ? "" : `before: ${before}`, trigger === null ? "" : plain(trigger)];
	const about = [
		`${colors.bold(cleanName(test))} of ${colors.bold(cleanName(check.scenario))}`,
		...facts.filter((fact) => fact !== ""),
		again
	].join(" · ");
	return [...wrapped(about, width, "  - ", "    "), ...kinds.flatMap(({ count, line }) => wrapped(`${count} × ${line}`, width, "      ", "          ").map((shown) => colors.dim(shown)))];
}
const MOST_CONDITIONS = 40;
function conditionLines(view, { colors, width }) {
	const rows = cellRows(view);
	const shown = rows.slice(0, MOST_CONDITIONS);
	const lines = columns(shown.map(({ condition, failed, rate }) => [
		failed,
		rate,
		plain(condition)
	]));
	const titled = shown.flatMap((row, i) => [...titleOf(row) === titleOf(shown[i - 1]) ? [] : wrapped(colors.bold(titleOf(row)), width, "  - ", "    "), ...wrapped(lines[i] ?? "", width, "      ", "          ")]);
	const rest = rows.length - shown.length;
	return rest > 0 ? [...titled, `  … and ${formatNumber(rest, 0)} more in the report files`] : titled;
}
const titleOf = (row) => row === void 0 ? "" : `${cleanName(row.scenario)}: ${plain(row.test)}`;

// src/report/terminal-trends.ts
const INDENT = "  ";
const DEEPER = "      ";
function trendLines(trends, canvas) {
	if (trends.length === 0) return [];
	const rows = trends.map((placed) => cells(placed, canvas));
	return [...[rows, rows.map((row) => row.slice(0, -1))].map((shown) => columns(shown).map((line) => `${INDENT}${line}`)).find((shown) => fits(shown, canvas.width)) ?? trends.flatMap((placed) => narrow(placed, canvas)), ...wrapped(`${TRENDS_CAUTION}.`, canvas.width, INDENT, INDENT).map(canvas.colors.dim)];
}
const cells = ({ scenario, trend }, { colors }) => [
	colors.bold(cleanName(scenario)),
	cleanName(resourceOf(trend)),
	sparkline(trend.picture),
	trendLevels(trend),
	trendWords(trend),
	colors.dim(cleanSentence(trend.source))
];
function narrow(placed, canvas) {
	const [scenario = "", resource = "", picture = "", ...rest] = cells(placed, canvas);
	return [...wrapped(`${scenario} ${resource} ${picture}`, canvas.width, INDENT, DEEPER), ...wrapped(rest.join("  "), canvas.width, DEEPER, DEEPER)];
}

// src/report/terminal.ts
const EXCERPT_LINES = 8;
const MOST_EXCERPTS = 5;
const MOST_COMMANDS = 5;
const MOST_FAULTS = 20;
const MOST_ROWS = 60;
function renderTerminal(view, options) {
	const canvas = {
		colors: import_picocolors.default.createColors(options.colors),
		width: options.width
	};
	const sections = sectionsOf(view);
	const text = [
		opening(view, sections, canvas),
		...attention(view, sections, canvas),
		...options.level === "summary" ? [] : background(view, sections, options.level, canvas),
		...options.level === "detailed" ? details(view, canvas) : [],
		titled("Reproduce", commands(sections), canvas)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
	return `${inertLines(text.join("\n\n"))}\n`;
}
function opening(view, sections, canvas) {
	const { colors, width } = canvas;
	const { status } = view.verdict;
	const word = colors.bold(colors.inverse(paint(canvas, status)(` ${STATUS_WORDS[status].toUpperCase()} `)));
	const sentence = setPhrase(headline(view, sections), {
		name: colors.bold,
		text: (text) => text
	});
	return [
		...wrapped(`${word} ${sentence}`, width, "", "  "),
		...banner(view, canvas),
		"",
		...wrapped(describeCounts(view), width, "  ", "  "),
		...contextLines(view).flatMap((line) => wrapped(`${plain(line)}.`, width, "  ", "    ")).map((line) => colors.dim(line))
	];
}
function banner(view, canvas) {
	const alarm = describeAlarm(view);
	if (alarm === null) return [];
	const { bold, yellow } = canvas.colors;
	const sentence = `${bold(yellow(DISTRUST))}${setPhrase(alarm, {
		name: bold,
		text: (text) => text
	})}.`;
	return ["", ...wrapped(sentence, canvas.width, "  ! ", "    ")];
}
function attention(view, sections, canvas) {
	const { failed, unclear, warned, improved } = sections;
	const excerpts = excerptsOf(view).slice(0, MOST_EXCERPTS).map(({ scenario, log, output }) => titled(`Last output of ${cleanName(scenario)} (${cleanName(log)})`, lastLines(output, EXCERPT_LINES).map((line) => `  │ ${line}`), canvas));
	return [
		titled("Failed", upTo(MOST_ROWS, failed, (rows) => troubleLines(rows, canvas)), canvas),
		titled(FAULTS_TITLE, upTo(MOST_FAULTS, faultsOf(view), (faults) => faults.flatMap((fault) => faultLines(fault, canvas))), canvas),
		titled(TESTS_TITLE, testLines(view, canvas), canvas),
		...excerpts,
		titled("Cannot tell", upTo(MOST_ROWS, unclear, (rows) => troubleLines(rows, canvas)), canvas),
		titled("Warnings", upTo(MOST_ROWS, warned, (rows) => troubleLines(rows, canvas)), canvas),
		titled(DRIFT_TITLE, upTo(MOST_ROWS, driftLines(view), (lines) => bullets(lines, canvas)), canvas),
		titled("Not measured", upTo(MOST_ROWS, notMeasured(view, sections), (lines) => bullets(lines, canvas)), canvas),
		titled("Better", upTo(MOST_ROWS, improved, (rows) => quietLines(rows, canvas)), canvas),
		titled("What to do", upTo(MOST_ROWS, recommendationLines(view), (lines) => bullets(lines, canvas)), canvas),
		titled(OVERRIDES_TITLE, upTo(MOST_ROWS, overrideLines(view), (lines) => bullets(lines, canvas)), canvas)
	];
}
function background(view, { passed }, level, canvas) {
	return [
		titled(CELLS_TITLE, conditionLines(view, canvas), canvas),
		titled(LOADS_TITLE, loadTable(view, level, canvas), canvas),
		titled(LOAD_ANSWERS_TITLE, upTo(MOST_ROWS, loadAnswerLines(view), (lines) => bullets(lines, canvas)), canvas),
		titled(LADDERS_TITLE, upTo(MOST_ROWS, ladderLines(view), (lines) => bullets(lines, canvas)), canvas),
		titled(GRIDS_TITLE, effectLines(view, canvas), canvas),
		titled(TRENDS_TITLE, upTo(MOST_ROWS, trendsOf(view, level), (trends) => trendLines(trends, canvas)), canvas),
		titled(`Passed (${passed.length})`, upTo(MOST_ROWS, passed, (rows) => quietLines(rows, canvas)), canvas),
		titled(MACHINES_TITLE, upTo(MOST_ROWS, machineLines(view), (lines) => bullets(lines, canvas)), canvas),
		titled(SERVICES_TITLE, upTo(MOST_ROWS, serviceLines(view), (lines) => bullets(lines, canvas)), canvas),
		titled(COVERAGE_TITLE, coverageLines(view, canvas), canvas),
		titled("Doubts about these numbers", upTo(MOST_ROWS, caveatLines(view), (lines) => bullets(lines, canvas)), canvas)
	];
}
function details(view, canvas) {
	const method = describeMethod(view);
	const facts = environmentFacts(view).map(([key, value]) => [key, cleanName(value)]);
	return [
		titled("Measured, not judged", informativeLines(view), canvas),
		titled(OPERATIONS_TITLE, upTo(MOST_ROWS, operationLines(view), (lines) => bullets(lines, canvas)), canvas),
		titled("Looks", upTo(MOST_ROWS, lookLines(view), (lines) => bullets(lines, canvas)), canvas),
		titled("How this was judged", method === null ? [] : wrapped(method, canvas.width, "  ", "  "), canvas),
		titled("Where it ran", columns(facts).flatMap((line) => wrapped(line, canvas.width, "  ", "      ")), canvas)
	];
}
function informativeLines({ analysis }) {
	const rows = analysis.scenarios.flatMap(({ id, metrics }) => metrics.flatMap(({ metric, gated, estimate }) => gated || estimate === null ? [] : [[
		cleanName(metric.id),
		cleanName(id),
		formatValue(metric, estimate.center),
		`n ${estimate.n}`,
		`spread ${formatPercent(estimate.spread)}`
	]]));
	return upTo(MOST_ROWS, rows, (shown) => columns(shown).map(indented));
}
function coverageLines(view, canvas) {
	const by = (covering) => `${cleanName(covering.scenario)} (${traitsOf(covering, "narrow")})`;
	const rows = view.verdict.coverage.map((line) => [
		cleanName(line.id),
		paint(canvas, line.status)(coverageWord(line)),
		line.gap === void 0 ? line.scenarios.map(by).join(", ") : GAP_WORDS[line.gap]
	]);
	const table = upTo(MOST_ROWS, rows, (shown) => columns(shown).flatMap((line) => wrapped(line, canvas.width, "  ", "      ")));
	const summary = coverageSummary(view).flatMap((line) => wrapped(line, canvas.width, "  ", "      "));
	return [...table, ...summary.map((line) => canvas.colors.dim(line))];
}
const commands = (sections) => upTo(MOST_COMMANDS, reproductions(sections), (lines) => lines.map((line) => `  $ ${lastLines(line, 1)[0] ?? ""}`));
function upTo(limit, items, lines) {
	const rest = items.length - limit;
	const shown = lines(items.slice(0, limit));
	return rest > 0 ? [...shown, `  … and ${formatNumber(rest, 0)} more in the report files`] : shown;
}
const bullets = (phrases, { colors, width }) => phrases.flatMap((phrase) => wrapped(setPhrase(phrase, {
	name: colors.bold,
	text: (text) => text
}), width, "  - ", "    "));
function faultLines(reported, canvas) {
	const stacks = stackLines(reported.fault).flatMap((line) => wrapped(line, canvas.width, "      ", "        "));
	return [...bullets([describeFault(reported)], canvas), ...stacks.map((line) => canvas.colors.dim(line))];
}
const titled = (title, lines, { colors }) => lines.length === 0 ? [] : [colors.bold(title), ...lines];
const indented = (line) => `  ${line}`;

export { renderTerminal };