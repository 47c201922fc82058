import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_picocolors } from "./picocolors.js";
import { a as cleanSentence } from "./clean2.js";
import { i as formatDuration } from "./format.js";
import { i as wrapped, r as inertLines } from "./terminal-text.js";

// src/report/demo.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
const OPENING = "Two commits of a small order book, in a temporary git repository. The second makes one function slower, lets a cache grow for ever, and forgets to close a file; three scenarios of six it does not touch. Both are now run in pairs on this machine, which takes about a minute, more where it is busy.";
const renderDemoOpening = ({ width }) => `${wrapped(OPENING, width, "", "").join("\n")}\n\n`;
function renderDemoEnding(report, places, options) {
	const colors = import_picocolors.default.createColors(options.colors);
	const { parts, kept, elapsedMs, view } = report;
	const right = parts.every((part) => part.right);
	const heading = `${right ? "As promised" : "Not as promised"}, in ${formatDuration(elapsedMs)}:`;
	const { status, exitCode } = view.verdict;
	const delivery = `In a pull request this would be ${status === "fail" ? "a red check" : "a check"} (the gate's exit code is ${exitCode}) and this comment:`;
	const advice = right ? [] : ["", ...wrapped(ADVICE, options.width, "", "")];
	const repository = kept === null ? ["The repository is gone. To have one that stays:", `  ${places.again}`] : ["The repository stays:", `  ${kept}`];
	const lines = [
		colors.bold(heading),
		...parts.flatMap((part) => partLines(part, options)),
		...advice,
		"",
		...wrapped(delivery, options.width, "", ""),
		`  ${places.comment}`,
		"The same as a page for the browser, with every figure:",
		`  ${places.page}`,
		...repository
	];
	return `${inertLines(lines.join("\n"))}\n`;
}
const ADVICE = "A very busy machine can be the reason: the report above says what could not be told. Where it is not busy, this is a bug; please report it with the results.json beside the page.";
function partLines({ scenarios, promise, right, found }, options) {
	const colors = import_picocolors.default.createColors(options.colors);
	const symbol = right ? "✓" : "✗";
	const text = `${promise} (${scenarios.join(", ")}): ${cleanSentence(found)}`;
	const [first = "", ...rest] = wrapped(text, options.width, `  ${symbol} `, "    ");
	return [first.replace(symbol, right ? colors.green(symbol) : colors.red(symbol)), ...rest];
}

export { renderDemoEnding, renderDemoOpening };