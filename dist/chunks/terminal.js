import { i as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { c as formatNumber, i as formatPercent, u as formatValue } from "./change.js";
import { r as lastLines, t as cleanName } from "./clean.js";
import { n as environmentFacts, t as describeRun } from "./context.js";
import { n as describeCounts, r as headline, t as STATUS_WORDS } from "./headline.js";
import { a as lookLines, c as reproductions, i as excerptsOf, n as describeReference, o as notMeasured, r as caveatLines, s as recommendationLines, t as describeMethod } from "./reference.js";
import { a as plain, n as explainRow, s as setPhrase, t as describeRow } from "./sentence.js";
import { t as sectionsOf } from "./section.js";
import { c as lacksReference, d as estimatedComparison, i as openEnd, o as remainingEvidence } from "./row.js";
import { i as wrapped, n as fits, r as inertLines, t as columns } from "./terminal-text.js";

// node_modules/picocolors/picocolors.js
var require_picocolors = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let p = process || {};
	let argv = p.argv || [];
	let env = p.env || {};
	let isColorSupported = !(!!env.NO_COLOR || argv.includes("--no-color")) && (!!env.FORCE_COLOR || argv.includes("--color") || p.platform === "win32" || (p.stdout || {}).isTTY && env.TERM !== "dumb" || !!env.CI);
	let formatter = (open, close, replace = open) => (input) => {
		let string = "" + input, index = string.indexOf(close, open.length);
		return ~index ? open + replaceClose(string, close, replace, index) + close : open + string + close;
	};
	let replaceClose = (string, close, replace, index) => {
		let result = "", cursor = 0;
		do {
			result += string.substring(cursor, index) + replace;
			cursor = index + close.length;
			index = string.indexOf(close, cursor);
		} while (~index);
		return result + string.substring(cursor);
	};
	let createColors = (enabled = isColorSupported) => {
		let f = enabled ? formatter : () => String;
		return {
			isColorSupported: enabled,
			reset: f("\x1B[0m", "\x1B[0m"),
			bold: f("\x1B[1m", "\x1B[22m", "\x1B[22m\x1B[1m"),
			dim: f("\x1B[2m", "\x1B[22m", "\x1B[22m\x1B[2m"),
			italic: f("\x1B[3m", "\x1B[23m"),
			underline: f("\x1B[4m", "\x1B[24m"),
			inverse: f("\x1B[7m", "\x1B[27m"),
			hidden: f("\x1B[8m", "\x1B[28m"),
			strikethrough: f("\x1B[9m", "\x1B[29m"),
			black: f("\x1B[30m", "\x1B[39m"),
			red: f("\x1B[31m", "\x1B[39m"),
			green: f("\x1B[32m", "\x1B[39m"),
			yellow: f("\x1B[33m", "\x1B[39m"),
			blue: f("\x1B[34m", "\x1B[39m"),
			magenta: f("\x1B[35m", "\x1B[39m"),
			cyan: f("\x1B[36m", "\x1B[39m"),
			white: f("\x1B[37m", "\x1B[39m"),
			gray: f("\x1B[90m", "\x1B[39m"),
			bgBlack: f("\x1B[40m", "\x1B[49m"),
			bgRed: f("\x1B[41m", "\x1B[49m"),
			bgGreen: f("\x1B[42m", "\x1B[49m"),
			bgYellow: f("\x1B[43m", "\x1B[49m"),
			bgBlue: f("\x1B[44m", "\x1B[49m"),
			bgMagenta: f("\x1B[45m", "\x1B[49m"),
			bgCyan: f("\x1B[46m", "\x1B[49m"),
			bgWhite: f("\x1B[47m", "\x1B[49m"),
			blackBright: f("\x1B[90m", "\x1B[39m"),
			redBright: f("\x1B[91m", "\x1B[39m"),
			greenBright: f("\x1B[92m", "\x1B[39m"),
			yellowBright: f("\x1B[93m", "\x1B[39m"),
			blueBright: f("\x1B[94m", "\x1B[39m"),
			magentaBright: f("\x1B[95m", "\x1B[39m"),
			cyanBright: f("\x1B[96m", "\x1B[39m"),
			whiteBright: f("\x1B[97m", "\x1B[39m"),
			bgBlackBright: f("\x1B[100m", "\x1B[49m"),
			bgRedBright: f("\x1B[101m", "\x1B[49m"),
			bgGreenBright: f("\x1B[102m", "\x1B[49m"),
			bgYellowBright: f("\x1B[103m", "\x1B[49m"),
			bgBlueBright: f("\x1B[104m", "\x1B[49m"),
			bgMagentaBright: f("\x1B[105m", "\x1B[49m"),
			bgCyanBright: f("\x1B[106m", "\x1B[49m"),
			bgWhiteBright: f("\x1B[107m", "\x1B[49m")
		};
	};
	module.exports = createColors();
	module.exports.createColors = createColors;
}));

// src/report/terminal-rows.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
const MARKS = {
	fail: "✗",
	inconclusive: "?",
	warn: "!",
	pass: "✓",
	skipped: "-"
};
const INDENT = "  ";
const DEEPER = "      ";
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
	const wide = columns(cells).map((line) => `${INDENT}${line}`);
	return fits(wide, canvas.width) ? wide : headLines(rows, canvas).flat();
}
function headLines(rows, canvas) {
	const side = columns(rows.map((row) => mainCells(row, canvas))).map((line) => `${INDENT}${line}`);
	if (fits(side, canvas.width)) return side.map((line) => [line]);
	return rows.map((row) => {
		const [mark = "", scenario = "", metric = "", ...values] = mainCells(row, canvas);
		const numbers = values.filter((value) => value !== "").join("  ");
		const subject = [
			mark,
			scenario,
			metric
		].filter((part) => part !== "").join(" ");
		return [`${INDENT}${subject}`, ...numbers === "" ? [] : [`${DEEPER}${numbers}`]];
	});
}
function mainCells(row, canvas) {
	const { check } = row;
	return [
		paint(canvas, check.status)(MARKS[check.status]),
		canvas.colors.bold(cleanName(check.scenario)),
		check.metric === null ? "" : cleanName(check.metric),
		row.metric === null ? row.evidence.join(", ") : row.levels,
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
	return detail === "" ? [] : wrapped(detail, canvas.width, DEEPER, DEEPER).map((line) => canvas.colors.dim(line));
}
function detailOf(row) {
	if (lacksReference(row)) return "";
	const told = row.check.status === "fail" && row.metric !== null && row.check.rule !== "broken";
	const sentence = plain(told ? describeRow(row) : explainRow(row));
	const evidence = remainingEvidence(sentence, row.evidence);
	return evidence.length === 0 || row.metric === null ? sentence : `${sentence} (${evidence.join(", ")})`;
}
const faint = (text, { colors }) => text === "" ? "" : colors.dim(text);
function openOf(row) {
	const { metric, check, evidence } = row;
	const comparison = estimatedComparison(metric?.comparison);
	if (metric !== null && comparison !== null && check.rule === "regression") return openEnd(metric.metric, comparison);
	return metric === null || lacksReference(row) ? "" : evidence.join(", ");
}

// src/report/terminal.ts
const EXCERPT_LINES = 8;
const MOST_EXCERPTS = 5;
const MOST_COMMANDS = 5;
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
		...options.level === "summary" ? [] : background(view, sections, canvas),
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
	const context = [describeRun(view), describeReference(view)];
	return [
		...wrapped(`${word} ${sentence}`, width, "", "  "),
		"",
		...wrapped(describeCounts(view), width, "  ", "  "),
		...context.flatMap((line) => wrapped(`${plain(line)}.`, width, "  ", "    ")).map((line) => colors.dim(line))
	];
}
function attention(view, sections, canvas) {
	const { failed, unclear, warned, improved } = sections;
	const excerpts = excerptsOf(view).slice(0, MOST_EXCERPTS).map(({ scenario, log, output }) => titled(`Last output of ${cleanName(scenario)} (${cleanName(log)})`, lastLines(output, EXCERPT_LINES).map((line) => `  │ ${line}`), canvas));
	return [
		titled("Failed", upTo(MOST_ROWS, failed, (rows) => troubleLines(rows, canvas)), canvas),
		...excerpts,
		titled("Cannot tell", upTo(MOST_ROWS, unclear, (rows) => troubleLines(rows, canvas)), canvas),
		titled("Warnings", upTo(MOST_ROWS, warned, (rows) => troubleLines(rows, canvas)), canvas),
		titled("Not measured", upTo(MOST_ROWS, notMeasured(view, sections), (lines) => bullets(lines, canvas)), canvas),
		titled("Better", upTo(MOST_ROWS, improved, (rows) => quietLines(rows, canvas)), canvas),
		titled("What to do", upTo(MOST_ROWS, recommendationLines(view), (lines) => bullets(lines, canvas)), canvas)
	];
}
function background(view, { passed }, canvas) {
	return [
		titled(`Passed (${passed.length})`, upTo(MOST_ROWS, passed, (rows) => quietLines(rows, canvas)), canvas),
		titled("Coverage", coverageLines(view, canvas), canvas),
		titled("Doubts about these numbers", upTo(MOST_ROWS, caveatLines(view), (lines) => bullets(lines, canvas)), canvas)
	];
}
function details(view, canvas) {
	const method = describeMethod(view);
	const facts = environmentFacts(view).map(([key, value]) => [key, cleanName(value)]);
	return [
		titled("Measured, not judged", informativeLines(view), canvas),
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
function coverageLines({ verdict }, canvas) {
	const by = ({ scenario, level, priority, status }) => [cleanName(scenario), `(${[
		level,
		priority,
		STATUS_WORDS[status]
	].filter((part) => part !== null).join(", ")})`].join(" ");
	const rows = verdict.coverage.map(({ id, status, scenarios }) => [
		cleanName(id),
		paint(canvas, status)(STATUS_WORDS[status]),
		scenarios.map(by).join(", ")
	]);
	return upTo(MOST_ROWS, rows, (shown) => columns(shown).flatMap((line) => wrapped(line, canvas.width, "  ", "      ")));
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
const titled = (title, lines, { colors }) => lines.length === 0 ? [] : [colors.bold(title), ...lines];
const indented = (line) => `  ${line}`;

export { renderTerminal };