import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_picocolors } from "./picocolors.js";
import { t as CAPABILITY_GROUPS } from "./doctor.js";
import { a as cleanSentence } from "./clean2.js";
import { i as wrapped, r as inertLines } from "./terminal-text.js";

// src/report/doctor.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
const HEADINGS = {
	machine: "Machine",
	processes: "Starting processes",
	monitors: "Watching resources",
	limits: "Limits",
	clock: "Clock and CPU speed",
	quiet: "Quiet",
	counters: "Counting instructions",
	repository: "Base commits",
	disk: "Room",
	runtimes: "Runtimes",
	github: "GitHub Actions",
	faults: "Injecting faults"
};
const SYMBOLS = {
	good: "✓",
	limited: "!",
	missing: "✗"
};
function renderCheckup({ capabilities }, options) {
	const colors = import_picocolors.default.createColors(options.colors);
	const column = Math.max(...capabilities.map(({ name }) => name.length)) + 2;
	const text = CAPABILITY_GROUPS.map((group) => capabilities.filter((entry) => entry.group === group)).filter((entries) => entries.length > 0).map((entries) => [colors.bold(HEADINGS[entries[0]?.group ?? "machine"]), ...entries.flatMap((entry) => linesOf(entry, column, options))]);
	const closing = wrapped(summary(capabilities, options.command), options.width, "", "");
	return `${inertLines([...text, closing].map((lines) => lines.join("\n")).join("\n\n"))}\n`;
}
function linesOf(entry, column, { colors, width }) {
	const paint = import_picocolors.default.createColors(colors);
	const tint = {
		good: paint.green,
		limited: paint.yellow,
		missing: paint.red
	}[entry.state];
	const margin = " ".repeat(column + 4);
	const first = `  ${SYMBOLS[entry.state]} ${entry.name.padEnd(column)}`;
	const found = wrapped(cleanSentence(entry.found), width, first, margin).map((line) => line.replace(SYMBOLS[entry.state], tint(SYMBOLS[entry.state])));
	if (entry.state === "good") return found;
	return [
		...found,
		...wrapped(cleanSentence(entry.costs), width, margin, margin).map((line) => paint.dim(line)),
		...entry.remedy === null ? [] : wrapped(cleanSentence(entry.remedy), width, `${margin}→ `, `${margin}  `)
	];
}
function summary(capabilities, command) {
	const count = (state) => capabilities.filter((entry) => entry.state === state).length;
	return [`${count("good")} good, ${count("limited")} limited, ${count("missing")} missing.`, `What your own suite can tell apart here: ${command} --aa`].join(" ");
}

export { renderCheckup };