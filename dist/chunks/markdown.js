import { n as environmentFacts, t as contextLines } from "./context.js";
import { c as DISTRUST, i as overrideLines, l as describeAlarm, n as explainRow, r as OVERRIDES_TITLE, t as describeRow } from "./sentence.js";
import { n as describeCounts, r as headline, t as STATUS_WORDS } from "./headline.js";
import { a as cleanSentence, i as cleanName, o as lastLines } from "./clean2.js";
import { A as lacksReference, F as quoted, I as setPhrase, L as subjectOf, M as metricPhrase, N as name, R as text, _ as reportLines, a as testSummaries, c as describeMethod, f as failuresOf, h as faultsOf, i as testRows, j as limitOf, m as describeFault, o as DRIFT_TITLE, p as FAULTS_TITLE, r as TESTS_TITLE, s as driftLines, v as stackLines, y as evidenceLines } from "./row.js";
import { c as formatValue, d as plural, l as formatValues, o as formatNumber, t as axisUnit } from "./format.js";
import { A as effectRows, B as TRENDS_CAUTION, G as trendOfRow, H as describeTrend, I as recommendationLines, K as trendWords, L as reproductions, M as caveatLines, N as excerptsOf, P as lookLines, Q as traitsOf, R as skippedChecks, S as loadRemarks, U as resourceOf, V as TRENDS_TITLE, X as coverageSummary, Y as GAP_WORDS, Z as coverageWord, a as MACHINES_TITLE, b as loadRows, c as loadAnswerLines, d as describeLaw, g as rungRows, i as operationLines, j as gridLines, k as GRIDS_TITLE, l as LADDERS_CAUTION, m as laddersOf, n as serviceLines, o as machineLines, q as trendsOf, r as OPERATIONS_TITLE, s as LOAD_ANSWERS_TITLE, t as SERVICES_TITLE, u as LADDERS_TITLE, v as CELLS_TITLE, w as LOADS_TITLE, y as cellRows, z as unavailableMetrics } from "./services.js";
import { n as sparkline, t as pictureRange } from "./sparkline.js";
import { l as customMetric } from "./metric.js";
import { i as formatPercent } from "./change.js";
import { t as sectionsOf } from "./section.js";

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
	[/\b[0-9a-f]{7,}\b/gi, (digits) => (digits.match(/.{1,6}/g) ?? []).join(JOINER)]
];
const reference = (character) => `&#${character.codePointAt(0)};`;
function escapeSentence(sentence) {
	return escapeInline(cleanSentence(sentence)).replace(LEADING, (start) => /\d/.test(start) ? `${start}${JOINER}` : reference(start));
}
function escapeInline(text) {
	return inert(text).replace(SPECIAL, reference);
}
const inert = (text) => AUTOLINKS.reduce((done, [pattern, by]) => typeof by === "string" ? done.replace(pattern, by) : done.replace(pattern, by), text);
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

// src/report/markdown-table.ts
const STATUS_MARKS = {
	fail: "❌",
	inconclusive: "🟡",
	warn: "⚠️",
	pass: "✅",
	skipped: "➖"
};
const COLUMNS$1 = [
	["Verdict", ({ check }) => unbroken$1(`${STATUS_MARKS[check.status]} ${STATUS_WORDS[check.status]}`)],
	["Metric", ({ check, planned }) => `${markdownPhrase(metricPhrase(check.metric ?? check.rule, planned))}<br>${codeSpan(check.scenario)}`],
	["Base → head", ({ levels }) => unbroken$1(levels)],
	["Change [95 %]", ({ change }) => emphasised(change)],
	["Evidence", (row) => [...evidenceLines(row).map(unbroken$1), ...basisLines(row)].join("<br>")]
];
function basisLines(row) {
	const { basis } = row;
	const trend = trendOfRow(row);
	return [...trend === null ? [] : [unbroken$1(`${sparkline(trend.picture)} ${trendWords(trend)}`)], ...basis === "" ? [] : [escapeSentence(basis)]];
}
function tableBlock(rows, frame) {
	return tableOf(COLUMNS$1.map(([title]) => title), rows.map((row) => COLUMNS$1.map(([, cell]) => cell(row))), frame);
}
const tableOf = (titles, rows, frame) => framed(tableLines(titles, rows), frame);
function coverageBlock(view, frame) {
	const block = framed(tableLines([
		"Covers",
		"Verdict",
		"By"
	], view.verdict.coverage.map((line) => [
		[codeSpan(line.id), ...line.text === void 0 ? [] : [escapeSentence(line.text)]].join("<br>"),
		unbroken$1(`${STATUS_MARKS[line.status]} ${coverageWord(line)}`),
		line.gap === void 0 ? line.scenarios.map(coveringScenario).join("<br>") : GAP_WORDS[line.gap]
	])), frame);
	const summary = coverageSummary(view).map((line) => `- ${line}`);
	return summary.length === 0 ? block : {
		...block,
		tail: [
			"",
			...summary,
			...block.tail
		]
	};
}
const coveringScenario = (covering) => `${codeSpan(covering.scenario)} ${traitsOf(covering, "narrow")}`;
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
	return unbroken$1(parts.filter((part) => part !== "").join(" "));
}
const unbroken$1 = (text) => text.replaceAll(" ", "\xA0");

// src/report/markdown-line.ts
const bullet = (phrase) => `- ${markdownPhrase(phrase)}`;
function markedLine(row) {
	const rates = failuresOf(row) === null ? "" : `; ${row.evidence.join("; ")}`;
	const numbers = [row.levels, row.change].filter((part) => part !== "").join(", ");
	const shown = row.change === "" ? rates : ` (${numbers})`;
	return `- ${STATUS_MARKS[row.check.status]} ${markdownPhrase(describeRow(row))}${shown}`;
}

// src/report/markdown-group.ts
function groupsOf({ failed, unclear, warned }) {
	const open = [...unclear, ...warned];
	return [
		{
			title: "Failed",
			noun: "failures",
			rows: failed
		},
		{
			title: "Cannot tell",
			noun: "checks that cannot be told",
			rows: unclear.filter((row) => !isLeak(row))
		},
		{
			title: "Leaks that are not settled",
			noun: "leaks that are not settled",
			rows: open.filter(isLeak)
		},
		{
			title: "Warnings",
			noun: "warnings",
			rows: warned.filter((row) => !isLeak(row))
		}
	].filter(({ rows }) => rows.length > 0);
}
const isLeak = ({ check: { rule, metric } }) => rule === "leak" || (metric?.endsWith(".leak") ?? false);
function groupBlocks({ title, noun, rows }, titled) {
	const heading = titled === "titled" ? [`**${title}**`, ""] : [];
	const whole = rows.filter((row) => row.metric === null);
	const measured = rows.filter((row) => row.metric !== null);
	const [list, table] = whole.length > 0 ? [heading, []] : [[], heading];
	return [
		{
			head: list,
			items: whole.map(markedLine),
			tail: [""],
			noun
		},
		tableBlock(measured, {
			head: table,
			tail: [""],
			noun
		}),
		{
			head: [],
			items: explanations(measured.filter(isDoubtful)),
			tail: [""],
			noun: "explanations"
		}
	];
}
const isDoubtful = (row) => !lacksReference(row) && (row.check.status !== "fail" || row.check.rule === "broken");
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

// src/report/markdown-tests.ts
const COLUMNS = [
	["Verdict", ({ check }) => STATUS_MARKS[check.status]],
	["Test", ({ test, check }) => `${codeSpan(test)}<br>${codeSpan(check.scenario)}`],
	["Failed", ({ failed }) => unbroken(failed)],
	["Rate [95 %]", ({ rate }) => unbroken(rate)],
	["Before", ({ before }) => before],
	["Depends on", ({ trigger }) => trigger === null ? "" : markdownPhrase(trigger)],
	["Failure", ({ kinds }) => kinds.map(({ count, line }) => `${count} × ${escapeSentence(line)}`).join("<br>")],
	["Again", ({ again }) => codeSpan(again)]
];
function testBlocks(view) {
	const [rows, summaries] = [testRows(view), testSummaries(view)];
	const heading = [`**${TESTS_TITLE}**`, ""];
	return [tableOf(COLUMNS.map(([title]) => title), rows.map((row) => COLUMNS.map(([, cell]) => cell(row))), {
		head: heading,
		tail: [""],
		noun: "repeated tests that failed"
	}), {
		head: rows.length === 0 ? heading : [],
		items: summaries.map(bullet),
		tail: [""],
		noun: "repeated scenarios"
	}];
}
const unbroken = (text) => text.replaceAll(" ", "\xA0");

// src/report/markdown-attention.ts
const EXCERPT_LINES = 20;
const MOST_COMMANDS = 5;
function attentionBlocks(view, sections, charts) {
	const groups = groupsOf(sections);
	const titled = groups.length > 1 ? "titled" : "alone";
	return [
		...groups.flatMap((group) => groupBlocks(group, titled)),
		faultsBlock(faultsOf(view)),
		...testBlocks(view),
		excerptsBlock(excerptsOf(view)),
		list(`**${DRIFT_TITLE}**`, driftLines(view), "steps and creep in the history"),
		...charts,
		...notMeasuredBlocks(skippedChecks(sections), unavailableMetrics(view)),
		list("**What to do**", recommendationLines(view), "recommendations"),
		list(`**${OVERRIDES_TITLE}**`, overrideLines(view), "lines about what was accepted"),
		reproduceBlock(reproductions(sections)),
		{
			head: ["**Better**", ""],
			items: sections.improved.map(markedLine),
			tail: [""],
			noun: "improvements"
		}
	];
}
const excerptsBlock = (excerpts) => ({
	head: [],
	items: excerpts.map(({ scenario, log, output }) => {
		const lines = codeBlock(lastLines(output, EXCERPT_LINES), "text");
		return `Last output of ${codeSpan(scenario)} (${codeSpan(log)}):\n\n${lines}\n`;
	}),
	tail: [],
	noun: "output excerpts"
});
const faultsBlock = (faults) => ({
	head: [`**${FAULTS_TITLE}**`, ""],
	items: faults.map((reported) => {
		const stacks = stackLines(reported.fault).map((line) => `  - ${codeSpan(line)}`);
		const report = reportLines(reported.fault);
		const folded = report.length === 0 ? [] : [
			"",
			"  <details><summary>as it was printed</summary>",
			"",
			...nested(codeBlock(report, "text")),
			"",
			"  </details>"
		];
		return [
			bullet(describeFault(reported)),
			...stacks,
			...folded
		].join("\n");
	}),
	tail: [""],
	noun: "faults"
});
const nested = (block) => block.split("\n").map((line) => `  ${line}`);
function notMeasuredBlocks(checks, metrics) {
	const title = "**Not measured**";
	const both = checks.length > 0 && metrics.length > 0;
	return [{
		...list(title, checks, "checks that were not measured"),
		tail: both ? [] : [""]
	}, {
		...list(title, metrics, "lines about metrics that were not measured"),
		...both ? { head: [] } : {}
	}];
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
const list = (title, phrases, noun) => ({
	head: [title, ""],
	items: phrases.map(bullet),
	tail: [""],
	noun
});

// src/report/markdown-budget.ts
const COMMENT_BUDGET = {
	limit: 6e4,
	size: (text) => text.length
};
const SUMMARY_BUDGET = {
	limit: 1e6,
	size: (text) => Buffer.byteLength(text, "utf8")
};
const CHECK_BUDGET = {
	limit: 6e4,
	size: (text) => Buffer.byteLength(text, "utf8")
};
const RESERVE = 1500;
const SHARE = .02;
function fitBlocks(blocks, footer, budget) {
	const room = budget.limit - RESERVE - sizeOf(footer, budget);
	const all = blocks.map((block) => measured(block, budget));
	const [shown, dropped] = sum(all, ({ whole }) => whole) <= room ? [all, []] : [all.filter((block) => !isOrnament(block)), all.filter(isOrnament)];
	const fitted = [...fitInto(room, shown), ...dropped.map(({ block }) => ({
		block,
		kept: 0
	}))];
	return [
		...fitted.flatMap(linesOf),
		...omissions(fitted),
		...footer
	].join("\n");
}
function fitInto(room, blocks) {
	let left = room;
	let promised = sum(blocks, ({ sure }) => sure);
	return blocks.map(({ block, frame, sizes, sure }) => {
		promised -= sure;
		const kept = countFitting(sizes, left - promised - frame);
		if (kept > 0) left -= frame + sum(sizes.slice(0, kept), (size) => size);
		return {
			block,
			kept
		};
	});
}
const linesOf = ({ block: { head, items, tail }, kept }) => kept === 0 ? [] : [
	...head,
	...items.slice(0, kept),
	...tail
];
function omissions(fitted) {
	const counts = /* @__PURE__ */ new Map();
	for (const { block, kept } of fitted) {
		const missing = block.items.length - kept;
		if (missing > 0) counts.set(block.noun, (counts.get(block.noun) ?? 0) + missing);
	}
	const parts = [...counts].map(([noun, count]) => `${noun} (${formatNumber(count, 0)})`);
	return parts.length === 0 ? [] : [`**Left out for length:** ${parts.join(", ")}.`, ""];
}
function measured(block, budget) {
	const frame = sizeOf([...block.head, ...block.tail], budget);
	const sizes = block.items.map((item) => sizeOf([item], budget));
	const whole = frame + sum(sizes, (size) => size);
	return {
		block,
		frame,
		sizes,
		whole,
		sure: Math.min(whole, budget.limit * SHARE)
	};
}
const isOrnament = ({ block }) => block.ornament === true;
const sizeOf = (lines, { size }) => sum(lines, (line) => size(line) + 1);
function countFitting(sizes, room) {
	let used = 0;
	const end = sizes.findIndex((size) => {
		used += size;
		return used > room;
	});
	return end === -1 ? sizes.length : end;
}
const sum = (values, of) => values.reduce((total, value) => total + of(value), 0);

// src/report/mermaid.ts
const CONFIG = `---
config:
  xyChart:
    width: 720
    height: 260
    yAxis:
      labelFontSize: 11
  themeVariables:
    xyChart:
      backgroundColor: transparent
      plotColorPalette: "#2f81f7, #8b949e"
---`;
const LEAST_POINTS = 3;
const LARGEST = 0x38d7ea4c68000;
function lineChart({ x, y, lines }) {
	const values = lines.flat();
	if (!(values.every((value) => Math.abs(value) < LARGEST) && (lines[0]?.length ?? 0) >= LEAST_POINTS)) return null;
	const { least, range } = pictureRange(values);
	const from = values.some((value) => value < 0) ? least : Math.max(least, 0);
	const write = (value) => value.toFixed(decimalsFor(range));
	return [
		CONFIG,
		"xychart-beta",
		`  x-axis "${ownWords(x.title)}" ${x.from} --> ${x.to}`,
		`  y-axis "${ownWords(y.title)}" ${write(from)} --> ${write(from + range)}`,
		...lines.map((line) => `  line [${line.map(write).join(", ")}]`)
	].join("\n");
}
const decimalsFor = (range) => Math.min(Math.max(2 - Math.floor(Math.log10(range)), 0), 9);
const ownWords = (title) => title.replace(/[^\p{L}\p{N} .,%/×()-]/gu, "");

// src/report/markdown-chart.ts
const MOST_CHARTS = 3;
const LEAST_RUNS = 5;
function chartsBlock({ failed, unclear, drifted, warned }) {
	const leaks = unclear.filter(({ check }) => check.rule === "leak");
	const items = [];
	const drawn = /* @__PURE__ */ new Set();
	for (const row of [
		...failed,
		...leaks,
		...drifted,
		...warned
	]) {
		const key = JSON.stringify([row.check.scenario, row.check.metric]);
		const chart = items.length < MOST_CHARTS && !drawn.has(key) ? chartOf(row) : null;
		if (chart === null) continue;
		drawn.add(key);
		items.push(`${markdownPhrase(chart.caption)}\n\n${codeBlock(chart.mermaid.split("\n"), "mermaid")}\n`);
	}
	return {
		head: ["**Pictures**", ""],
		items,
		tail: [],
		noun: "pictures",
		ornament: true
	};
}
const chartOf = (row) => growthChart(row) ?? historyChart(row);
function growthChart(row) {
	const trend = trendOfRow(row);
	if (trend === null) return null;
	const metric = customMetric(resourceOf(trend), trend.unit, null);
	const { factor, unit } = axisUnit(metric, trend.picture);
	const mermaid = lineChart({
		x: {
			title: "share of the run (%)",
			from: 0,
			to: 100
		},
		y: { title: unit },
		lines: [trend.picture.map((value) => value / factor)]
	});
	const caption = [
		name(metric.id),
		text(" of "),
		name(row.check.scenario),
		text(" over one long run: "),
		quoted(trend.source)
	];
	return mermaid === null ? null : {
		caption,
		mermaid
	};
}
function historyChart(row) {
	const { metric, check } = row;
	const levels = metric === null ? [] : historyOf(metric);
	const held = heldTo(row);
	if (metric === null || held === null || levels.length <= LEAST_RUNS) return null;
	const { factor, unit } = axisUnit(metric.metric, [...levels, held.level]);
	const mermaid = lineChart({
		x: {
			title: "runs, this one last",
			from: 1,
			to: levels.length
		},
		y: { title: unit },
		lines: [levels, levels.map(() => held.level)].map((line) => line.map((value) => value / factor))
	});
	const stored = plural(levels.length - 1, "stored run");
	const caption = [...subjectOf(check), text(` over ${stored} and this one, the last point; grey: ${held.words}`)];
	return mermaid === null ? null : {
		caption,
		mermaid
	};
}
const historyOf = ({ comparison, estimate }) => comparison.kind === "stored" && estimate !== null ? [...comparison.levels, estimate.center] : [];
function heldTo(row) {
	const limit = limitOf(row);
	if (limit !== null) return {
		level: limit.value,
		words: `its limit (${limit.limit})`
	};
	const comparison = row.metric?.comparison;
	return comparison?.kind === "stored" ? {
		level: comparison.reference,
		words: "the level that they predict"
	} : null;
}

// src/report/markdown-grids.ts
const gridBlocks = (view) => [{
	...folded$1(GRIDS_TITLE),
	items: gridLines(view).map(bullet),
	noun: "sentences about main effects"
}, tableOf([
	"Scenario",
	"Metric",
	"Factor",
	"Level",
	"Mean",
	"Against the lowest [95 %]"
], effectRows(view).map(({ scenario, metric, factor, level, mean, effect }) => [
	...[scenario, metric].map(codeSpan),
	factor,
	codeSpan(level),
	mean,
	effect
]), {
	...folded$1(`${GRIDS_TITLE}, level by level`),
	noun: "levels of factors"
})];
const folded$1 = (title) => ({
	head: [`<details><summary>${title}</summary>`, ""],
	tail: [
		"",
		"</details>",
		""
	]
});

// src/report/markdown-load.ts
const MOST_REMARKS = 12;
function loadBlock(view, level) {
	const remarks = loadRemarks(view).map(bullet);
	const shown = level === "detailed" ? remarks : remarks.slice(0, MOST_REMARKS);
	const rest = remarks.length - shown.length;
	const more = rest > 0 ? [`- … and ${rest} more in the detailed report`] : [];
	const head = [`<details><summary>${LOADS_TITLE}</summary>`, ""];
	const rows = loadRows(view, level).map(cellsOf);
	if (rows.length === 0) return {
		head,
		items: [...shown, ...more],
		tail: [
			"",
			"</details>",
			""
		],
		noun: "loads"
	};
	const tail = [
		"",
		...shown,
		...more,
		"",
		"</details>",
		""
	];
	return tableOf(TITLES, rows, {
		head,
		tail,
		noun: "loads"
	});
}
const TITLES = [
	"Load",
	"Done (of what was due)",
	"Response p50 · p95 · p99",
	"Service p50 · p95 · p99",
	"Failed",
	"Dropped"
];
const cellsOf = ({ scenario, phase, done, response, service, failed, dropped }) => [phase === null ? codeSpan(scenario) : `${codeSpan(scenario)}<br>in ${codeSpan(phase)}`, ...[
	done,
	response,
	service,
	failed,
	dropped
].map((value) => value.replaceAll(" ", "\xA0"))];

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

// src/report/markdown-sections.ts
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
		{
			...folded(MACHINES_TITLE),
			items: machineLines(view).map(bullet),
			noun: "metrics of several machines"
		},
		{
			...folded(SERVICES_TITLE),
			items: serviceLines(view).map(bullet),
			noun: "services"
		},
		{
			...folded(LOAD_ANSWERS_TITLE),
			items: loadAnswerLines(view).map(bullet),
			noun: "answers of loads"
		},
		...laddersBlocks(view),
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
const laddersBlocks = (view) => {
	const laws = laddersOf(view).map((ladder) => bullet([
		name(ladder.name),
		text(": "),
		...describeLaw(ladder)
	]));
	const rungs = tableOf([
		"Scenario",
		"Users",
		"Throughput",
		"By the law",
		"Of each user, against one alone"
	], rungRows(view).map(({ ladder, users, throughput, fitted, efficiency }) => [...[
		codeSpan(ladder),
		users,
		throughput,
		fitted,
		efficiency
	]]), {
		...folded(`${LADDERS_TITLE}, by users`),
		noun: "rungs of ladders"
	});
	const tail = [
		"",
		`${LADDERS_CAUTION}.`,
		"",
		"</details>",
		""
	];
	return [{
		...folded(LADDERS_TITLE),
		items: laws,
		tail,
		noun: "ladders"
	}, rungs];
};
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
const cellsBlock = (view) => tableOf([
	"Scenario",
	"Test",
	"Condition",
	"Failed",
	"Rate"
], cellRows(view).map(({ scenario, test, condition, failed, rate }) => [
	codeSpan(scenario),
	markdownPhrase(test),
	markdownPhrase(condition),
	failed,
	rate
]), {
	...folded(CELLS_TITLE),
	noun: "conditions of repeated tests"
});
const operationsBlock = (view) => ({
	...folded(OPERATIONS_TITLE),
	items: operationLines(view).map(bullet),
	noun: "times of operations"
});
const looksBlock = (view) => ({
	...folded("Looks at pairs"),
	items: lookLines(view).map(bullet),
	noun: "looks at pairs"
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
const renderCheckSummary = (view, options) => document(view, {
	...options,
	level: "summary"
}, CHECK_BUDGET);
function document(view, options, budget) {
	const sections = sectionsOf(view);
	const title = `### ${STATUS_MARKS[view.verdict.status]} ${capitalise(STATUS_WORDS[view.verdict.status])} – ${markdownPhrase(headline(view, sections))}`;
	const opening = whole([
		title,
		"",
		...banner(view),
		`**${describeCounts(view)}**`,
		"",
		contextLines(view).map((line) => `${markdownPhrase(line)}.`).join(" "),
		""
	]);
	const pictures = options.level === "summary" ? [] : [chartsBlock(sections)];
	const blocks = [
		opening,
		...attentionBlocks(view, sections, pictures),
		...options.level === "summary" ? [] : [
			cellsBlock(view),
			loadBlock(view, options.level),
			...gridBlocks(view),
			trendsBlock(view, options.level),
			...backgroundBlocks(view, sections)
		],
		...options.level === "detailed" ? [
			looksBlock(view),
			operationsBlock(view),
			informativeBlock(view)
		] : []
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

export { looksBlock as a, CHECK_BUDGET as c, backgroundBlocks as i, fitBlocks as l, renderComment as n, trendsBlock as o, renderSummary as r, informativeBlock as s, renderCheckSummary as t };