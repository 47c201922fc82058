import { n as environmentFacts, t as contextLines } from "./context.js";
import { i as describeAlarm, n as explainRow, r as DISTRUST, t as describeRow } from "./sentence.js";
import { n as describeCounts, r as headline, t as STATUS_WORDS } from "./headline.js";
import { i as formatNumber, l as plural, o as formatValue, s as formatValues } from "./format.js";
import { i as formatPercent } from "./change.js";
import { n as cleanSentence, r as lastLines, t as cleanName } from "./clean.js";
import { D as setPhrase, O as subjectOf, S as lacksReference, d as evidenceLines, i as driftLines, o as sparkline, r as DRIFT_TITLE, s as describeMethod, u as failuresOf } from "./row.js";
import { a as recommendationLines, c as TRENDS_TITLE, f as trendWords, i as notMeasured, l as describeTrend, n as excerptsOf, o as reproductions, p as trendsOf, r as lookLines, s as TRENDS_CAUTION, t as caveatLines } from "./notes.js";
import { t as sectionsOf } from "./section.js";

// src/report/markdown-budget.ts
const COMMENT_BUDGET = {
	limit: 6e4,
	size: (text) => text.length
};
const SUMMARY_BUDGET = {
	limit: 1e6,
	size: (text) => Buffer.byteLength(text, "utf8")
};
const RESERVE = 1e3;
function fitBlocks(blocks, footer, budget) {
	let left = budget.limit - RESERVE - sizeOf(footer, budget);
	const lines = [];
	const omitted = [];
	for (const [i, block] of blocks.entries()) {
		const frame = sizeOf([...block.head, ...block.tail], budget);
		const room = left - frame - promised(blocks.slice(i + 1), budget);
		const kept = room >= 0 ? fittingItems(block.items, room, budget) : [];
		const missing = block.items.length - kept.length;
		if (missing > 0) omitted.push(`${block.noun} (${formatNumber(missing, 0)})`);
		if (kept.length === 0) continue;
		lines.push(...block.head, ...kept, ...block.tail);
		left -= frame + sizeOf(kept, budget);
	}
	const note = omitted.length === 0 ? [] : [`**Left out for length:** ${omitted.join(", ")}.`, ""];
	return [
		...lines,
		...note,
		...footer
	].join("\n");
}
const SHARE = .03;
const promised = (blocks, budget) => blocks.reduce((sum, { head, items, tail }) => sum + Math.min(sizeOf([
	...head,
	...items,
	...tail
], budget), budget.limit * SHARE), 0);
const sizeOf = (lines, { size }) => lines.reduce((sum, line) => sum + size(line) + 1, 0);
function fittingItems(items, room, budget) {
	let used = 0;
	const end = items.findIndex((item) => {
		used += sizeOf([item], budget);
		return used > room;
	});
	return end === -1 ? items : items.slice(0, end);
}

// src/report/markdown-text.ts
const JOINER = "⁠";
const SPECIAL = /[\\`|<>&*_[\]~$]/g;
const LEADING = /^(?:[-+](?=[\s-]|$)|=|\d{1,9}(?=[.)](?:\s|$)))/;
const AUTOLINKS = [
	[/@/g, `@${JOINER}`],
	[/#/g, `#${JOINER}`],
	[/:(?=\/\/|[\w+-]+:)/g, `:${JOINER}`],
	[/\b(www)\./gi, `$1${JOINER}.`],
	[/\b(GH)-(?=\d)/gi, `$1${JOINER}-`],
	[/\b([0-9a-f]{4})(?=[0-9a-f]{3,36}\b)/gi, `$1${JOINER}`]
];
const reference = (character) => `&#${character.codePointAt(0)};`;
function escapeSentence(sentence) {
	return escapeInline(cleanSentence(sentence)).replace(LEADING, (start) => /\d/.test(start) ? `${start}${JOINER}` : reference(start));
}
function escapeInline(text) {
	return inert(text).replace(SPECIAL, reference);
}
const inert = (text) => AUTOLINKS.reduce((done, [pattern, replacement]) => done.replace(pattern, replacement), text);
function codeSpan(name) {
	const shown = cleanName(name);
	if (shown.includes("|")) return `<code>${inert(shown).replace(/[^\p{L}\p{N} ]/gu, reference)}</code>`;
	return fenced(shown);
}
function fenced(line) {
	const fence = "`".repeat(longestRun(line) + 1);
	const pad = /^`|`$/.test(line) ? " " : "";
	return `${fence}${pad}${line}${pad}${fence}`;
}
function codeBlock(lines, language) {
	const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
	return [
		`${fence}${language}`,
		...lines,
		fence
	].join("\n");
}
const longestRun = (text) => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
const markdownPhrase = (phrase) => setPhrase(phrase, {
	name: codeSpan,
	text: escapeInline
});

// src/report/markdown-measured.ts
function informativeBlock({ analysis }) {
	return {
		head: ["<details><summary>Measured, not judged</summary>", ""],
		items: analysis.scenarios.flatMap(({ id, metrics }) => metrics.filter((metric) => !metric.gated).map((metric) => `- ${codeSpan(id)} ${codeSpan(metric.metric.id)}: ${levelOf(metric)}`)),
		tail: [
			"",
			"</details>",
			""
		],
		noun: "metrics that are not judged"
	};
}
function levelOf({ metric, estimate }) {
	if (estimate === null) return "no value";
	const ends = formatValues(metric, [estimate.interval.low, estimate.interval.high]).join(", ");
	return escapeSentence(`${formatValue(metric, estimate.center)} [${ends}], n ${estimate.n}, spread ${formatPercent(estimate.spread)}`);
}

// node_modules/markdown-table/index.js
function defaultStringLength(value) {
	return value.length;
}
function markdownTable(table, options) {
	const settings = options || {};
	const align = (settings.align || []).concat();
	const stringLength = settings.stringLength || defaultStringLength;
	const alignments = [];
	const cellMatrix = [];
	const sizeMatrix = [];
	const longestCellByColumn = [];
	let mostCellsPerRow = 0;
	let rowIndex = -1;
	while (++rowIndex < table.length) {
		const row = [];
		const sizes = [];
		let columnIndex = -1;
		if (table[rowIndex].length > mostCellsPerRow) mostCellsPerRow = table[rowIndex].length;
		while (++columnIndex < table[rowIndex].length) {
			const cell = serialize(table[rowIndex][columnIndex]);
			if (settings.alignDelimiters !== false) {
				const size = stringLength(cell);
				sizes[columnIndex] = size;
				if (longestCellByColumn[columnIndex] === void 0 || size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			}
			row.push(cell);
		}
		cellMatrix[rowIndex] = row;
		sizeMatrix[rowIndex] = sizes;
	}
	let columnIndex = -1;
	if (typeof align === "object" && "length" in align) while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = toAlignment(align[columnIndex]);
	else {
		const code = toAlignment(align);
		while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = code;
	}
	columnIndex = -1;
	const row = [];
	const sizes = [];
	while (++columnIndex < mostCellsPerRow) {
		const code = alignments[columnIndex];
		let before = "";
		let after = "";
		if (code === 99) {
			before = ":";
			after = ":";
		} else if (code === 108) before = ":";
		else if (code === 114) after = ":";
		let size = settings.alignDelimiters === false ? 1 : Math.max(1, longestCellByColumn[columnIndex] - before.length - after.length);
		const cell = before + "-".repeat(size) + after;
		if (settings.alignDelimiters !== false) {
			size = before.length + size + after.length;
			if (size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			sizes[columnIndex] = size;
		}
		row[columnIndex] = cell;
	}
	cellMatrix.splice(1, 0, row);
	sizeMatrix.splice(1, 0, sizes);
	rowIndex = -1;
	const lines = [];
	while (++rowIndex < cellMatrix.length) {
		const row = cellMatrix[rowIndex];
		const sizes = sizeMatrix[rowIndex];
		const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
		columnIndex = -1;
		const line = [];
		while (++columnIndex < cellsInRow) {
			const cell = row[columnIndex] || "";
			let before = "";
			let after = "";
			if (settings.alignDelimiters !== false) {
				const size = longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0);
				const code = alignments[columnIndex];
				if (code === 114) before = " ".repeat(size);
				else if (code === 99) {
					const half = size / 2;
					if (size % 2) {
						before = " ".repeat(half + .5);
						after = " ".repeat(half - .5);
					} else {
						before = " ".repeat(half);
						after = before;
					}
				} else after = " ".repeat(size);
			}
			if (settings.delimiterStart !== false && !columnIndex) line.push("|");
			if (settings.padding !== false && !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) line.push(" ");
			if (settings.alignDelimiters !== false) line.push(before);
			line.push(cell);
			if (settings.alignDelimiters !== false) line.push(after);
			if (settings.padding !== false) line.push(" ");
			if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) line.push("|");
		}
		lines.push(settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join(""));
	}
	return lines.join("\n");
}
function serialize(value) {
	return value === null || value === void 0 ? "" : String(value);
}
function toAlignment(value) {
	const code = typeof value === "string" ? value.codePointAt(0) : 0;
	return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}

// src/report/markdown-table.ts
const STATUS_MARKS = {
	fail: "❌",
	inconclusive: "🟡",
	warn: "⚠️",
	pass: "✅",
	skipped: "➖"
};
const COLUMNS = [
	["Verdict", ({ check }) => unbroken(`${STATUS_MARKS[check.status]} ${STATUS_WORDS[check.status]}`)],
	["Metric", ({ check }) => `${codeSpan(check.metric ?? check.rule)}<br>${codeSpan(check.scenario)}`],
	["Base → head", ({ levels }) => unbroken(levels)],
	["Change [95 %]", ({ change }) => emphasised(change)],
	["Evidence", (row) => [...evidenceLines(row).map(unbroken), ...basisLines(row)].join("<br>")]
];
function basisLines({ basis, check, scenario }) {
	const trend = check.rule === "leak" ? scenario?.trends.find(({ metric }) => metric === check.metric) : void 0;
	return [...trend === void 0 ? [] : [unbroken(`${sparkline(trend.picture)} ${trendWords(trend)}`)], ...basis === "" ? [] : [escapeSentence(basis)]];
}
function tableBlock(rows, frame) {
	return framed(tableLines(COLUMNS.map(([title]) => title), rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))), frame);
}
function coverageBlock({ verdict }, frame) {
	return framed(tableLines([
		"Covers",
		"Verdict",
		"By"
	], verdict.coverage.map(({ id, status, scenarios }) => [
		codeSpan(id),
		unbroken(`${STATUS_MARKS[status]} ${STATUS_WORDS[status]}`),
		scenarios.map(coveringScenario).join("<br>")
	])), frame);
}
function coveringScenario({ scenario, level, priority, status }) {
	const traits = [
		level,
		priority,
		STATUS_WORDS[status]
	].filter((part) => part !== null);
	return `${codeSpan(scenario)} ${traits.join(", ")}`;
}
const tableLines = (titles, rows) => markdownTable([titles, ...rows].map((row) => [...row]), {
	align: "l",
	alignDelimiters: false
}).split("\n");
function framed([titles = "", rule = "", ...items], frame) {
	return {
		...frame,
		head: [
			...frame.head,
			titles,
			rule
		],
		items
	};
}
function emphasised(change) {
	const bracket = change.indexOf("[");
	const amount = (bracket === -1 ? change : change.slice(0, bracket)).trim();
	const interval = bracket === -1 ? "" : change.slice(bracket);
	const parts = [amount === "" ? "" : `**${amount}**`, interval];
	return unbroken(parts.filter((part) => part !== "").join(" "));
}
const unbroken = (text) => text.replaceAll(" ", "\xA0");

// src/report/markdown-sections.ts
const EXCERPT_LINES = 20;
const MOST_COMMANDS = 5;
function attentionBlocks(view, sections) {
	const { failed, unclear, warned, improved } = sections;
	const rows = [
		...failed,
		...unclear,
		...warned
	];
	const [measured, whole] = [rows.filter((row) => row.metric !== null), rows.filter((row) => row.metric === null)];
	const doubtful = measured.filter((row) => !lacksReference(row) && (row.check.status !== "fail" || row.check.rule === "broken"));
	return [
		{
			head: [],
			items: whole.map(markedLine),
			tail: [""],
			noun: "scenarios that need attention"
		},
		...excerptsOf(view).map(excerptBlock),
		tableBlock(measured, {
			head: [],
			tail: [""],
			noun: "metrics that need attention"
		}),
		{
			head: [],
			items: explanations(doubtful),
			tail: [""],
			noun: "explanations"
		},
		list(`**${DRIFT_TITLE}**`, driftLines(view), "steps and creep in the history"),
		list("**Not measured**", notMeasured(view, sections), "lines about what was not measured"),
		list("**What to do**", recommendationLines(view), "recommendations"),
		reproduceBlock(reproductions(sections)),
		{
			head: ["**Better**", ""],
			items: improved.map(markedLine),
			tail: [""],
			noun: "improvements"
		}
	];
}
function markedLine(row) {
	const rates = failuresOf(row) === null ? "" : `; ${row.evidence.join("; ")}`;
	const shown = row.change === "" ? rates : ` (${row.levels}, ${row.change})`;
	return `- ${STATUS_MARKS[row.check.status]} ${markdownPhrase(describeRow(row))}${shown}`;
}
function explanations(rows) {
	const groups = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const [mark, why] = [STATUS_MARKS[row.check.status], markdownPhrase(explainRow(row))];
		const group = groups.get(mark + why) ?? {
			mark,
			why,
			rows: []
		};
		group.rows.push(row);
		groups.set(mark + why, group);
	}
	return [...groups.values()].map(({ mark, why, rows: [first, ...others] }) => {
		return `- ${mark} ${first !== void 0 && others.length === 0 ? markdownPhrase(subjectOf(first.check)) : plural(others.length + 1, "metric")}: ${why}`;
	});
}
function backgroundBlocks(view, { passed }) {
	const [measured, whole] = [passed.filter((row) => row.metric !== null), passed.filter((row) => row.metric === null)];
	const method = describeMethod(view);
	return [
		tableBlock(measured, {
			...folded(`Metrics that passed (${measured.length})`),
			noun: "passed checks"
		}),
		{
			...folded(`Scenarios that ran (${whole.length})`),
			items: whole.map(markedLine),
			noun: "scenarios that ran"
		},
		coverageBlock(view, {
			...folded("Coverage"),
			noun: "coverage lines"
		}),
		{
			...folded("Doubts about these numbers"),
			items: caveatLines(view).map(bullet),
			noun: "caveats"
		},
		{
			...folded("How this was judged, and where it ran"),
			items: [
				...method === null ? [] : [method, ""],
				...environmentFacts(view).map(([key, value]) => `- ${key}: ${codeSpan(value)}`),
				"- sizes are counted in 1,024s: 1 MB is 1,048,576 bytes"
			],
			noun: "facts about the run"
		}
	];
}
const trendsBlock = (view, level) => ({
	...folded(TRENDS_TITLE),
	items: trendsOf(view, level).map((placed) => bullet(describeTrend(placed))),
	tail: [
		"",
		`${TRENDS_CAUTION}.`,
		"",
		"</details>",
		""
	],
	noun: "pictures of long runs"
});
const looksBlock = (view) => ({
	...folded("Looks at pairs"),
	items: lookLines(view).map(bullet),
	noun: "looks at pairs"
});
function excerptBlock({ scenario, log, output }) {
	const lines = lastLines(output, EXCERPT_LINES);
	return {
		head: [`Last output of ${codeSpan(scenario)} (${codeSpan(log)}):`, ""],
		items: [codeBlock(lines, "text")],
		tail: [""],
		noun: "output excerpts"
	};
}
function reproduceBlock(commands) {
	const shown = commands.slice(0, MOST_COMMANDS).map((command) => lastLines(command, 1)[0] ?? "");
	return {
		head: [`**Reproduce**${commands.length - shown.length > 0 ? ` (the first ${MOST_COMMANDS} of ${commands.length})` : ""}`, ""],
		items: shown.length === 0 ? [] : [codeBlock(shown, "sh")],
		tail: [""],
		noun: "commands"
	};
}
const bullet = (phrase) => `- ${markdownPhrase(phrase)}`;
const list = (title, phrases, noun) => ({
	head: [title, ""],
	items: phrases.map(bullet),
	tail: [""],
	noun
});
const folded = (title) => ({
	head: [`<details><summary>${title}</summary>`, ""],
	tail: [
		"",
		"</details>",
		""
	]
});

// src/report/markdown.ts
const renderComment = (view, options) => document(view, options, COMMENT_BUDGET);
const renderSummary = (view, options) => document(view, options, SUMMARY_BUDGET);
function document(view, options, budget) {
	const sections = sectionsOf(view);
	const title = `### ${STATUS_MARKS[view.verdict.status]} ${capitalise(STATUS_WORDS[view.verdict.status])} – ${markdownPhrase(headline(view, sections))}`;
	const blocks = [
		whole([
			title,
			"",
			...banner(view),
			`**${describeCounts(view)}**`,
			"",
			contextLines(view).map((line) => `${markdownPhrase(line)}.`).join(" "),
			""
		]),
		...attentionBlocks(view, sections),
		...options.level === "summary" ? [] : [trendsBlock(view, options.level), ...backgroundBlocks(view, sections)],
		...options.level === "detailed" ? [looksBlock(view), informativeBlock(view)] : []
	];
	return fitBlocks(blocks.filter(isNeeded), footer(view, options), budget);
}
function banner(view) {
	const alarm = describeAlarm(view);
	return alarm === null ? [] : [`⚠️ **${DISTRUST.trim()}** ${markdownPhrase(alarm)}.`, ""];
}
function footer({ result }, { runUrl }) {
	const link = runUrl === null ? null : webAddress(runUrl);
	const run = link === null ? "" : ` · <a href="${link}">the run and its full report</a>`;
	return [`<sub>${escapeSentence(`${result.tool.name} ${result.tool.version}`)}${run}</sub>`, ""];
}
function webAddress(address) {
	if (!URL.canParse(address) || !/^https?:\/\//i.test(address)) return null;
	return new URL(address).href.replace(/["'<>&`]/g, encodeURIComponent);
}
const whole = (lines) => ({
	head: lines,
	items: [""],
	tail: [],
	noun: "headlines"
});
const isNeeded = (block) => block.items.length > 0;
const capitalise = (word) => word.charAt(0).toUpperCase() + word.slice(1);

export { renderComment, renderSummary };