import { A as effectRows, B as TRENDS_CAUTION, C as remarksOf, D as pairRatios, E as headResult, F as notMeasured, I as recommendationLines, J as COVERAGE_TITLE, K as trendWords, L as reproductions, M as caveatLines, N as excerptsOf, O as probeRow, P as lookLines, Q as traitsOf, T as loadsOf, U as resourceOf, V as TRENDS_TITLE, W as trendLevels, X as coverageSummary, Y as GAP_WORDS, Z as coverageWord, _ as throughputOf, a as MACHINES_TITLE, c as loadAnswerLines, d as describeLaw, f as efficiencyOf, h as lawAt, i as operationLines, j as gridLines, k as GRIDS_TITLE, l as LADDERS_CAUTION, m as laddersOf, n as serviceLines, o as machineLines, q as trendsOf, r as OPERATIONS_TITLE, s as LOAD_ANSWERS_TITLE, t as SERVICES_TITLE, u as LADDERS_TITLE, v as CELLS_TITLE, w as LOADS_TITLE, x as rowsOfLoad, y as cellRows } from "./services.js";
import { a as cleanSentence, i as cleanName, o as lastLines } from "./clean2.js";
import { n as environmentFacts, t as contextLines } from "./context.js";
import { c as DISTRUST, i as overrideLines, l as describeAlarm, n as explainRow, r as OVERRIDES_TITLE, t as describeRow } from "./sentence.js";
import { A as lacksReference, I as setPhrase, M as metricPhrase, P as plain, S as remainingEvidence, _ as reportLines, a as testSummaries, c as describeMethod, h as faultsOf, i as testRows, k as describeOutcomes, m as describeFault, o as DRIFT_TITLE, p as FAULTS_TITLE, r as TESTS_TITLE, s as driftLines, t as referenceOf, v as stackLines, y as evidenceLines } from "./row.js";
import { n as describeCounts, r as headline, t as STATUS_WORDS } from "./headline.js";
import { t as STATUSES } from "./verdict.js";
import { i as formatPercent, o as visibleChange } from "./change.js";
import { t as pictureRange } from "./sparkline.js";
import { c as formatValue, d as plural, l as formatValues, o as formatNumber, r as formatAmount } from "./format.js";
import { n as loadWords, r as spanWords } from "./load4.js";
import { c as builtInMetric, l as customMetric } from "./metric.js";
import { a as statedGrowth, i as statedChange, n as estimatedComparison, r as leakComparison } from "./compared.js";
import { t as aboutOf } from "./subject.js";
import { t as sectionsOf } from "./section.js";
import { createHash } from "node:crypto";

// src/report/html-text.ts
var Html = class {
	source;
	constructor(source) {
		this.source = source;
	}
};
const html = (parts, ...inserts) => new Html(parts.map((part, i) => part + set(inserts[i] ?? null)).join(""));
function set(insert) {
	if (insert === null) return "";
	if (insert instanceof Html) return insert.source;
	if (typeof insert === "object") return insert.map(set).join("");
	return escapeHtml(String(insert));
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
const code = (name) => html`<code>${cleanName(name)}</code>`;
const sentence = (text) => html`${cleanSentence(text)}`;
const htmlPhrase = (phrase) => new Html(setPhrase(phrase, {
	name: (text) => code(text).source,
	text: escapeHtml
}));

// src/report/html-cells.ts
const cellsTable = (rows) => html`<div class="scroll"><table><thead><tr><th>Scenario and test</th><th>Condition</th><th class="number">Failed</th><th class="number">Rate</th></tr></thead><tbody>${rows.map((row, i) => tableRow$3(row, rows[i - 1]))}</tbody></table></div>`;
function tableRow$3({ scenario, test, condition, failed, rate }, above) {
	const who = above?.scenario === scenario && above.test[0]?.text === test[0]?.text ? null : html`${code(scenario)}<br>${htmlPhrase(test)}`;
	return html`<tr><td class="name">${who}</td><td>${htmlPhrase(condition)}</td><td class="number">${failed}</td><td class="number">${rate}</td></tr>`;
}

// src/report/html-chart.ts
const round$2 = (value) => String(Math.round(value * 10) / 10);
function countsBar(counts) {
	const total = STATUSES.reduce((sum, status) => sum + counts[status], 0);
	let from = 0;
	const parts = STATUSES.filter((status) => counts[status] > 0).map((status) => {
		const width = counts[status] / total * 1e3;
		const part = html`<rect class="b-${status}" x="${round$2(from)}" y="0" width="${round$2(Math.max(width - 3, 1))}" height="9"/>`;
		from += width;
		return part;
	});
	return html`<svg viewBox="0 0 1000 9" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}
const CHANGE = {
	width: 170,
	height: 22
};
function changeChart({ status, change, low, high, margin, reach }) {
	const { width, height } = CHANGE;
	const x = (ratio) => (Math.max(-1, Math.min(1, ratio / reach)) + 1) / 2 * width;
	const [left, right] = [x(low ?? -reach), x(high ?? reach)];
	const band = [x(-margin), x(margin)];
	return html`<svg class="${status}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="change with its interval"><rect class="margin" x="${round$2(band[0])}" y="2" width="${round$2(Math.max(band[1] - band[0], 1))}" height="${height - 4}"/><line class="zero" x1="${width / 2}" x2="${width / 2}" y1="0" y2="${height}"/><line class="span" x1="${round$2(left)}" x2="${round$2(right)}" y1="${height / 2}" y2="${height / 2}"/>${changeMark(change, reach, x(change))}</svg>`;
}
function changeMark(change, reach, x) {
	const middle = CHANGE.height / 2;
	if (Math.abs(change) <= reach) return html`<circle class="dot" cx="${round$2(x)}" cy="${middle}" r="5"/>`;
	const back = change > 0 ? x - 10 : x + 10;
	return html`<path class="dot" d="M${round$2(x)} ${middle}L${round$2(back)} ${middle - 6}L${round$2(back)} ${middle + 6}Z"/>`;
}
const SAMPLES = {
	width: 240,
	height: 44,
	inset: 4
};
function samplesChart(values, median, reference) {
	const { width, height, inset } = SAMPLES;
	const y = scale([
		...values,
		...present(median),
		...present(reference)
	], height - inset, inset);
	const x = (i) => values.length < 2 ? width / 2 : inset + i / (values.length - 1) * (width - 2 * inset);
	const points = values.map((value, i) => `M${round$2(x(i))} ${round$2(y(value))}h0`).join("");
	const level = (name, value) => value === null ? null : html`<line class="${name}" x1="0" x2="${width}" y1="${round$2(y(value))}" y2="${round$2(y(value))}"/>`;
	return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="samples in the order taken">${level("base", reference)}${level("median", median)}<path class="points" d="${points}"/></svg>`;
}
const PAIRS = {
	width: 240,
	height: 44,
	inset: 4
};
function pairsChart({ search, confirm }, margin) {
	const { width, height, inset } = PAIRS;
	const all = [...search, ...confirm];
	const reach = all.reduce((most, ratio) => Math.max(most, Math.abs(ratio)), margin * 1.5) || 1;
	const x = (ratio) => inset + (ratio / reach + 1) / 2 * (width - 2 * inset);
	const y = (i) => inset + i / Math.max(all.length - 1, 1) * (height - 2 * inset);
	const dots = (ratios, from) => ratios.map((ratio, i) => `M${round$2(x(ratio))} ${round$2(y(from + i))}h0`).join("");
	const [left, right] = [x(-margin), x(margin)];
	return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="change of each pair, ±${formatPercent(reach)}"><rect class="margin" x="${round$2(left)}" y="0" width="${round$2(Math.max(right - left, 1))}" height="${height}"/><line class="zero" x1="${width / 2}" x2="${width / 2}" y1="0" y2="${height}"/><path class="points" d="${dots(search, 0)}"/><path class="points fresh" d="${dots(confirm, search.length)}"/></svg>`;
}
const SERIES = {
	width: 300,
	height: 70
};
function seriesChart(atMs, values) {
	const { width, height } = SERIES;
	const length = Math.min(atMs.length, values.length);
	const end = Math.max(atMs[length - 1] ?? 1, 1);
	const y = scale([0, ...values], height, 2);
	const points = values.slice(0, length).map((value, i) => `${round$2((atMs[i] ?? 0) / end * width)} ${round$2(y(value))}`);
	if (points.length === 0) return new Html("");
	const curve = `M${points.join("L")}`;
	return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="readings over time"><line class="axis" x1="0" x2="${width}" y1="${height}" y2="${height}"/><path class="area" d="${curve}L${width} ${height}L0 ${height}Z"/><path class="curve" d="${curve}"/></svg>`;
}
const TREND = {
	width: 240,
	height: 56,
	inset: 4
};
function trendChart(values) {
	const { width, height, inset } = TREND;
	if (values.length === 0) return new Html("");
	const { least, range } = pictureRange(values);
	const x = (i) => i / Math.max(values.length - 1, 1) * width;
	const y = (value) => height - inset - (value - least) / range * (height - 2 * inset);
	const points = values.map((value, i) => `${round$2(x(i))} ${round$2(y(value))}`);
	return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="a resource over one long run"><rect class="margin" x="${width / 2}" y="0" width="${width / 2}" height="${height}"/><line class="axis" x1="0" x2="${width}" y1="${height}" y2="${height}"/><path class="curve" d="M${points.join("L")}"/></svg>`;
}
function scale(values, bottom, top) {
	const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
	const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
	if (!(most > least)) return () => (bottom + top) / 2;
	return (value) => bottom - (value - least) / (most - least) * (bottom - top);
}
const present = (value) => value === null ? [] : [value];

// src/report/html-grids.ts
function gridTable(view) {
	const rows = effectRows(view);
	const table = rows.length === 0 ? null : html`<div class="scroll"><table><thead><tr><th>Scenario and metric</th><th>Factor</th><th>Level</th><th class="number">Mean</th><th class="number">Against the lowest [95 %]</th></tr></thead><tbody>${rows.map(tableRow$2)}</tbody></table></div>`;
	return html`${table}<ul>${gridLines(view).map((line) => html`<li>${htmlPhrase(line)}</li>`)}</ul>`;
}
const tableRow$2 = ({ scenario, metric, factor, level, mean, effect }) => html`<tr><td class="name">${code(scenario)}<br>${code(metric)}</td><td>${factor}</td><td>${code(level)}</td><td class="number">${mean}</td><td class="number">${effect}</td></tr>`;

// src/report/html-ladders.ts
const ladderFigures = (ladders) => html`${ladders.map(figure$1)}<p class="soft">${LADDERS_CAUTION}.</p>`;
const figure$1 = (ladder) => html`<h3>${code(ladder.name)}</h3><p>${htmlPhrase(describeLaw(ladder))}.</p><div class="charts"><figure>${ladderChart(ladder)}<figcaption>throughput against users; dots: invocations, line: the law</figcaption></figure></div>${table(ladder)}`;
function table(ladder) {
	const rows = ladder.rungs.map((rung) => html`<tr><td class="number">${rung.users}</td><td class="number">${throughputOf(rung)}</td><td class="number">${efficiencyOf(rung, ladder)}</td><td class="number">${rung.throughput.length}</td></tr>`);
	return html`<table><thead><tr><th class="number">Users</th><th class="number">Throughput</th><th class="number">Of each user, against one alone</th><th class="number">n</th></tr></thead><tbody>${rows}</tbody></table>`;
}
const CHART = {
	width: 300,
	height: 140,
	inset: 6
};
const CURVE = 60;
function ladderChart(ladder) {
	const { width, height, inset } = CHART;
	const mostUsers = ladder.rungs.reduce((most, { users }) => Math.max(most, users), 1);
	const curve = Array.from({ length: 61 }, (_, i) => 1 + (mostUsers - 1) * i / CURVE).flatMap((users) => {
		const rate = lawAt(ladder, users);
		return rate === null ? [] : [{
			users,
			rate
		}];
	});
	const dots = ladder.rungs.flatMap(({ users, throughput }) => throughput.map((rate) => ({
		users,
		rate
	})));
	const mostRate = [...dots, ...curve].reduce((most, { rate }) => Math.max(most, rate), 0) || 1;
	const place = ({ users, rate }) => `${round$1(inset + users / mostUsers * (width - 2 * inset))} ${round$1(height - inset - rate / mostRate * (height - 2 * inset))}`;
	const points = dots.map((dot) => `M${place(dot)}h0`).join("");
	const line = curve.length === 0 ? null : html`<path class="curve" d="M${curve.map(place).join("L")}"/>`;
	return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="throughput against users"><line class="axis" x1="0" x2="${width}" y1="${height - inset}" y2="${height - inset}"/>${line}<path class="points" d="${points}"/></svg>`;
}
const round$1 = (value) => String(Math.round(value * 10) / 10);

// src/report/html-load-chart.ts
const WIDTH = 520;
const HEIGHT = 150;
const TOP = 16;
const LETTER = 6;
const round = (value) => String(Math.round(value * 10) / 10);
function loadChart({ label, lines, axis }, { windows, voided, phases }) {
	const { edgesMs } = windows;
	const endMs = Math.max(edgesMs.at(-1) ?? 0, 1);
	const most = lines.flatMap((line) => line.values).reduce((a, b) => Math.max(a, b ?? 0), 0) || 1;
	const x = (ms) => Math.min(ms, endMs) / endMs * WIDTH;
	const y = (value) => 134 - value / most * 118;
	const shades = voided.map(({ index }) => {
		const [from, to] = [x(edgesMs[index] ?? 0), x(edgesMs[index + 1] ?? endMs)];
		return html`<rect class="void" x="${round(from)}" y="${TOP}" width="${round(to - from)}" height="${118}"/>`;
	});
	const spans = phases.length < 2 ? [] : phases.flatMap(({ name, spans }) => spans.map((span) => ({
		name,
		span
	})));
	const middles = edgesMs.slice(0, -1).map((from, i) => (from + (edgesMs[i + 1] ?? from)) / 2);
	const curves = lines.map(({ values }, i) => html`<path class="line l${i}" d="${pathOf(values.map((value, at) => value === null ? null : `${round(x(middles[at] ?? 0))} ${round(y(value))}`))}"/>`);
	const legend = lines.map((line, i) => html`<span class="key l${i}">${line.label}</span> `);
	return html`<figure><svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${shades}${spans.map((part) => phaseMark(part, x))}<line class="axis" x1="0" x2="${WIDTH}" y1="${134}" y2="${134}"/><line class="axis" x1="0" x2="${WIDTH}" y1="${TOP}" y2="${TOP}"/>${curves}<text x="2" y="${26}">${axis(most)}</text><text x="0" y="${146}">0 s</text><text class="end" x="${WIDTH}" y="${146}">${round(endMs / 1e3)} s</text></svg><figcaption>${label}: ${legend}</figcaption></figure>`;
}
function phaseMark({ name, span: { fromMs, toMs } }, x) {
	const [from, to] = [x(fromMs), x(toMs)];
	const label = to - from >= (name.length + 1) * LETTER ? html`<text x="${round(from + 2)}" y="11">${name}</text>` : null;
	return html`<line class="axis" x1="${round(from)}" x2="${round(from)}" y1="2" y2="${134}"/>${label}`;
}
function pathOf(points) {
	const strokes = points.map((point, i) => {
		if (point === null) return "";
		const before = points[i - 1] ?? null;
		const after = points[i + 1] ?? null;
		return before === null ? `M${point}${after === null ? "h0" : ""}` : `L${point}`;
	});
	return new Html(strokes.join(""));
}

// src/report/html-load.ts
const RATE = {
	id: "",
	unit: "per-second",
	better: "higher",
	kind: "rate",
	about: ""
};
const TIME = {
	id: "",
	unit: "ns",
	better: "lower",
	kind: "tail",
	about: ""
};
const loadSections = (loads, { analysis }) => html`${loads.map((shown) => html`<h3>${code(shown.id)}</h3>${intro(shown)}${charts(shown)}${partsTable(shown, rowsOfLoad(shown, analysis))}${remarks(shown)}${shown.searches.slice(-1).map(probesTable)}`)}`;
const intro = ({ load, searches }) => searches.length > 0 ? null : html`<p class="soft">${loadWords(load)}.</p>`;
function charts({ trace, load }) {
	if (trace === null) return null;
	const figures = chartsOf(trace, load.model).map((chart) => loadChart(chart, trace));
	const shading = trace.voided.length === 0 ? "" : " Shaded windows do not count: the load generator was at fault.";
	return html`<div class="charts">${figures}</div><p class="soft">One invocation.${shading}</p>`;
}
function chartsOf({ windows }, model) {
	const { edgesMs, scheduled, completed, inFlight, p50, p95, p99 } = windows;
	const perSecond = (counts) => counts.map((count, i) => count / (Math.max((edgesMs[i + 1] ?? 0) - (edgesMs[i] ?? 0), 1) / 1e3));
	return [
		{
			label: "operations a second",
			lines: [{
				label: model === "open" ? "due" : "started",
				values: perSecond(scheduled)
			}, {
				label: "ended",
				values: perSecond(completed)
			}],
			axis: (value) => formatValue(RATE, value)
		},
		{
			label: model === "open" ? "response times" : "service times",
			lines: [
				{
					label: "50th percentile",
					values: p50
				},
				{
					label: "95th",
					values: p95
				},
				{
					label: "99th",
					values: p99
				}
			],
			axis: (value) => formatValue(TIME, value)
		},
		{
			label: "operations under way",
			lines: [{
				label: "mean of each window",
				values: inFlight
			}],
			axis: (value) => formatNumber(value, value < 10 ? 1 : 0)
		}
	];
}
function partsTable({ trace }, rows) {
	if (trace === null) return null;
	const parts = [{
		label: "all that is measured",
		about: "",
		values: rows[0],
		counts: trace.counts
	}, ...trace.phases.length < 2 ? [] : trace.phases.map((phase) => partOf(phase, rows))];
	const counted = COUNTS.filter(([key, , when]) => when === "always" || parts.some(({ counts }) => counts[key] > 0));
	const titles = [...[
		"Done (of due)",
		"Response p50 · p95 · p99",
		"Service p50 · p95 · p99"
	], ...counted.map(([, title]) => title)];
	const lines = parts.map(({ label, about, values, counts }) => {
		const cells = [...[
			values?.done ?? "–",
			values?.response ?? "–",
			values?.service ?? "–"
		], ...counted.map(([key]) => formatNumber(counts[key], 0))];
		return html`<tr><td>${cleanName(label)} <span class="soft">${about}</span></td>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`;
	});
	return html`<div class="scroll"><table><thead><tr><th>Part</th>${titles.map((title) => html`<th class="number">${title}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>`;
}
const COUNTS = [
	[
		"scheduled",
		"Due",
		"always"
	],
	[
		"ok",
		"Well",
		"always"
	],
	[
		"failed",
		"Failed",
		"always"
	],
	[
		"timedOut",
		"Timed out",
		"where any"
	],
	[
		"dropped",
		"Dropped",
		"where any"
	],
	[
		"interrupted",
		"Given up",
		"where any"
	],
	[
		"queued",
		"Waited",
		"where any"
	]
];
function partOf({ name, spans, measure, counts }, rows) {
	return {
		label: name,
		about: `${spanWords(spans)}${measure ? "" : ", not measured"}`,
		values: rows.find(({ phase }) => phase === name),
		counts
	};
}
function remarks(shown) {
	const lines = remarksOf(shown);
	return lines.length === 0 ? null : html`<ul>${lines.map((line) => html`<li>${htmlPhrase(line)}</li>`)}</ul>`;
}
function probesTable({ probes }) {
	const rows = probes.map((probe) => {
		const { rate, purpose, held, throughput, times, kind, verdict } = probeRow(probe);
		const why = verdict === "" ? null : html`<span class="soft">${sentence(verdict)}</span>`;
		return html`<tr><td class="number">${rate}</td><td>${purpose}, ${held}</td><td class="number">${throughput}</td><td class="number">${times}</td><td><span class="pill ${PROBES[kind][0]}">${PROBES[kind][1]}</span> ${why}</td></tr>`;
	});
	return html`<p class="soft">Probes of the last search:</p><div class="scroll"><table><thead><tr><th class="number">Rate</th><th>Probe</th><th class="number">Done</th><th class="number">Response p50 · p99</th><th>What came of it</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
const PROBES = {
	holds: ["pass", "holds"],
	fails: ["fail", "does not hold"],
	unclear: ["inconclusive", "unclear"],
	void: ["skipped", "void"],
	broken: ["warn", "broken off"]
};

// src/report/html-scenario.ts
function scenarioSection(analysis, view) {
	const result = headResult(view, analysis.id);
	const outcomes = describeOutcomes(analysis.outcomes) || "not run";
	return html`<details><summary>${code(analysis.id)} <span class="soft">${plural(analysis.metrics.length, "metric")}, ${outcomes}${counted(analysis.id, view)}</span></summary><div>${metricsTable(analysis, result, view)}${series(result?.series ?? null)}${unavailable(analysis)}</div></details>`;
}
const counted = (id, { result }) => result.plan.scenarios.some((planned) => planned.id === id && planned.measure === "instructions") ? ", instructions counted, times not measured" : "";
function metricsTable({ id, metrics }, result, view) {
	if (metrics.length === 0) return null;
	const planned = metrics.some(({ metric }) => metric.id.includes("@")) ? view.result.plan.scenarios.find((scenario) => scenario.id === id) : void 0;
	const samples = new Map(result?.metrics.map((entry) => [entry.metric.id, entry.samples]));
	return html`<div class="scroll"><table><thead><tr><th>Metric</th><th class="number">Median [95 %]</th><th class="number">Base</th><th class="number">n</th><th class="number">Spread</th><th>Samples in the order taken; line: median, dashes: base</th></tr></thead><tbody>${metrics.map((metric) => metricRow(metric, samples.get(metric.metric.id) ?? [], pairsPicture(id, metric, view), planned ?? null))}</tbody></table></div>`;
}
function metricRow({ metric, gated, estimate, comparison }, samples, pairs, planned) {
	const base = referenceOf(comparison);
	const [center = "–", low = "–", high = "–", reference = "–"] = formatValues(metric, [
		estimate?.center ?? null,
		estimate?.interval.low ?? null,
		estimate?.interval.high ?? null,
		base
	]);
	const chart = samples.length === 0 ? null : samplesChart(samples, estimate?.center ?? null, base);
	return html`<tr><td class="name">${htmlPhrase(metricPhrase(metric.id, planned))}<br><span class="soft">${sentence(metric.about)}${gated ? null : "; not judged"}</span></td><td class="number"><span class="big">${center}</span><br><span class="soft">[${low}, ${high}]</span></td><td class="number">${reference}</td><td class="number">${estimate?.n ?? 0}</td><td class="number">${estimate === null ? "–" : formatPercent(estimate.spread)}</td><td>${chart}${pairs}</td></tr>`;
}
function pairsPicture(scenario, { metric, comparison }, view) {
	if (comparison.kind !== "paired") return null;
	const ratios = pairRatios(view, scenario, metric.id);
	if (ratios.search.length + ratios.confirm.length === 0) return null;
	return html`<span class="soft">head against base, a dot a pair${ratios.confirm.length === 0 ? "" : ", fresh ones lighter"}</span>${pairsChart(ratios, comparison.smallestEffect)}`;
}
function series(readings) {
	if (readings === null) return null;
	const { atMs, columns, samplerUtilization } = readings;
	const figures = Object.entries(columns).map(([id, values]) => {
		const metric = builtInMetric(id) ?? builtInMetric(`${id}.peak`) ?? customMetric(id, "count", null);
		const most = values.reduce((a, b) => Math.max(a, b), 0);
		return html`<figure>${seriesChart(atMs, values)}<figcaption>${code(id)} up to ${formatValue(metric, most)}</figcaption></figure>`;
	});
	return html`<h3>Resources over one invocation <span class="soft">(sampling used ${formatPercent(samplerUtilization)} of a core)</span></h3><div class="charts">${figures}</div>`;
}
function unavailable({ unavailable: missing }) {
	if (missing.length === 0) return null;
	return html`<h3>Not measured</h3><ul>${missing.map(({ metric, reason }) => html`<li>${code(metric)}: ${sentence(reason)}</li>`)}</ul>`;
}

// src/report/html-style.ts
const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f8fa; --paper: #ffffff; --ink: #1c2128; --soft: #59636e; --line: #d9dee4; --faint: #eef1f4;
  --fail: #c62828; --inconclusive: #8250df; --warn: #9a6700; --pass: #1a7f37; --skipped: #6e7781; --accent: #0969da;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d1117; --paper: #151b23; --ink: #e6edf3; --soft: #9198a1; --line: #30363d; --faint: #1f262e;
    --fail: #ff7b72; --inconclusive: #c297ff; --warn: #e3b341; --pass: #56d364; --skipped: #8b949e; --accent: #58a6ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 25px; line-height: 1.3; margin: 10px 0 14px; font-weight: 650; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { font-size: 18px; margin: 36px 0 12px; font-weight: 650; }
h3 { font-size: 15px; margin: 22px 0 8px; font-weight: 650; }
.panel > h3:first-child { margin-top: 0; }
p { margin: 6px 0; }
code, pre { font-family: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.88em; }
code { background: var(--faint); border-radius: 5px; padding: 1px 5px; overflow-wrap: anywhere; }
h1 code { background: none; padding: 0; }
pre { background: var(--faint); border-radius: 8px; padding: 12px 14px; overflow-x: auto; margin: 8px 0; }
.soft { color: var(--soft); }
.panel { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; }
.verdict { border-top: 5px solid var(--skipped); }
.verdict.fail { border-top-color: var(--fail); }
.verdict.inconclusive { border-top-color: var(--inconclusive); }
.verdict.warn { border-top-color: var(--warn); }
.verdict.pass { border-top-color: var(--pass); }
.pill { display: inline-block; border-radius: 999px; padding: 1px 10px; font-size: 12.5px; font-weight: 650;
  color: var(--paper); background: var(--skipped); white-space: nowrap; }
.pill.fail { background: var(--fail); } .pill.inconclusive { background: var(--inconclusive); }
.pill.warn { background: var(--warn); } .pill.pass { background: var(--pass); }
.counts { display: flex; height: 9px; gap: 2px; border-radius: 5px; overflow: hidden; margin: 14px 0 6px; }
.counts svg { display: block; width: 100%; height: 9px; }
.notice { border-left: 5px solid var(--warn); background: var(--faint); border-radius: 8px; padding: 10px 14px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: 12.5px; }
th, td { padding: 8px 14px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td.number, th.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
td .soft { font-size: 13px; }
td.name code { white-space: nowrap; }
.big { font-weight: 650; }
ul { margin: 6px 0; padding-left: 20px; }
details { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; margin: 10px 0; }
summary { cursor: pointer; padding: 12px 18px; font-weight: 600; overflow-wrap: anywhere; }
details > div { padding: 0 18px 16px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.charts { display: flex; flex-wrap: wrap; gap: 18px; }
figure { margin: 0; } figcaption { font-size: 12.5px; color: var(--soft); }
svg { display: block; overflow: visible; }
svg text { fill: var(--soft); font-size: 10px; }
.axis { stroke: var(--line); stroke-width: 1; }
.zero { stroke: var(--soft); stroke-width: 1; }
.margin { fill: var(--faint); }
.span { stroke: var(--skipped); stroke-width: 3; stroke-linecap: round; }
.dot { fill: var(--skipped); }
.fail .span { stroke: var(--fail); } .fail .dot { fill: var(--fail); }
.inconclusive .span { stroke: var(--inconclusive); } .inconclusive .dot { fill: var(--inconclusive); }
.warn .span { stroke: var(--warn); } .warn .dot { fill: var(--warn); }
.pass .span { stroke: var(--pass); } .pass .dot { fill: var(--pass); }
.points { stroke: var(--accent); stroke-width: 4; stroke-linecap: round; fill: none; opacity: 0.75; }
.points.fresh { opacity: 0.35; }
.median { stroke: var(--accent); stroke-width: 1.5; }
.base { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 4 3; }
.curve { stroke: var(--accent); stroke-width: 1.75; fill: none; stroke-linejoin: round; }
.line { fill: none; stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }
.line.l0 { stroke: var(--accent); } .line.l1 { stroke: var(--warn); } .line.l2 { stroke: var(--fail); }
.key { border-left: 12px solid; padding-left: 5px; margin-right: 8px; }
.key.l0 { border-color: var(--accent); } .key.l1 { border-color: var(--warn); } .key.l2 { border-color: var(--fail); }
.void { fill: var(--skipped); opacity: 0.25; }
text.end { text-anchor: end; }
.area { fill: var(--accent); opacity: 0.1; }
.b-fail { fill: var(--fail); } .b-inconclusive { fill: var(--inconclusive); } .b-warn { fill: var(--warn); }
.b-pass { fill: var(--pass); } .b-skipped { fill: var(--skipped); }
footer { margin-top: 40px; color: var(--soft); font-size: 13px; }
@media print { body { background: #fff; } details > div { display: block; } }
`;

// src/report/html-table.ts
const WIDEST_REACH = 1;
function rowsTable(rows) {
	const reach = reachOf(rows);
	const axis = rows.some((row) => estimatedComparison(row.metric?.comparison) !== null) ? `±${formatPercent(reach)}` : "";
	return html`<div class="scroll"><table><thead><tr><th>Verdict</th><th>Scenario and metric</th><th class="number">Base → head</th><th class="number">Change [95 %]</th><th class="number">${axis}</th><th>Evidence</th></tr></thead><tbody>${rows.map((row) => tableRow$1(row, reach))}</tbody></table></div>`;
}
function tableRow$1(row, reach) {
	const { check } = row;
	const about = aboutOf(check);
	const bracket = row.change.indexOf("[");
	const [amount, interval] = bracket === -1 ? [row.change, ""] : [row.change.slice(0, bracket), row.change.slice(bracket)];
	return html`<tr><td>${pill(row)}</td><td class="name">${code(check.scenario)}${about === null ? null : html`<br>${htmlPhrase(metricPhrase(about, row.planned))}`}</td><td class="number">${levels(row)}</td><td class="number"><span class="big">${amount}</span>${row.check.rule === "leak" ? html`<br>` : " "}${interval}</td><td>${picture$1(row, reach)}</td><td>${words(row)}<span class="soft">${row.metric === null && row.levels === "" ? null : evidence(row)}</span></td></tr>`;
}
const FIRST_LOOK = " (first look)";
function levels({ metric, levels: shown, evidence: pieces }) {
	if (metric === null && shown === "") return html`${pieces.join(", ")}`;
	return shown.endsWith(FIRST_LOOK) ? html`${shown.slice(0, -13)}<br><span class="soft">first look</span>` : html`${shown}`;
}
function words(row) {
	if (row.check.status === "pass" || lacksReference(row)) return null;
	return html`${htmlPhrase(sentenceOf(row))}<br>`;
}
const sentenceOf = (row) => row.check.status === "fail" && row.metric !== null ? describeRow(row) : explainRow(row);
const evidence = (row) => [...remainingEvidence(row.check.status === "pass" ? "" : plain(sentenceOf(row)), evidenceLines(row)), row.basis].filter((part) => part !== "").join(", ");
const pill = ({ check }) => html`<span class="pill ${check.status}">${check.improved ? "better" : STATUS_WORDS[check.status]}</span>`;
function picture$1(row, reach) {
	const { metric, check } = row;
	const leak = leakComparison(metric?.comparison);
	if (metric !== null && leak !== null && check.rule === "leak") return leakPicture(metric.metric, leak, check.status);
	const comparison = estimatedComparison(metric?.comparison);
	if (metric === null || comparison === null || check.rule !== "regression") return null;
	const { change, interval } = statedChange(comparison);
	const seen = (value) => value === null ? null : visibleChange(metric.metric, value);
	const ends = [seen(interval.low), seen(interval.high)];
	const [low, high] = metric.metric.better === "lower" ? ends : [ends[1], ends[0]];
	return changeChart({
		status: check.status,
		change: visibleChange(metric.metric, change),
		low,
		high,
		margin: comparison.smallestEffect,
		reach
	});
}
function leakPicture(metric, comparison, status) {
	const { difference, interval } = statedGrowth(comparison);
	const { margin } = comparison;
	const ends = [
		interval.low ?? 0,
		interval.high ?? 0,
		difference,
		margin * 1.5
	].map(Math.abs);
	const reach = Math.max(...ends) * 1.1 || 1;
	const chart = changeChart({
		status,
		change: difference,
		low: interval.low,
		high: interval.high,
		margin,
		reach
	});
	return html`${chart}<span class="soft">±${formatAmount(metric, reach)}</span>`;
}
function reachOf(rows) {
	const widest = rows.flatMap(({ metric }) => {
		const comparison = estimatedComparison(metric?.comparison);
		if (comparison === null) return [];
		const { change, interval } = statedChange(comparison);
		return [
			interval.low ?? 0,
			interval.high ?? 0,
			change
		];
	}).reduce((most, end) => Math.max(most, Math.abs(end)), .05);
	return Math.min(widest * 1.1, WIDEST_REACH);
}

// src/report/html-endings.ts
const SIZE = {
	width: 240,
	height: 22
};
const MOST_STROKES = 240;
function endingsChart(endings, status) {
	const { width, height } = SIZE;
	const each = Math.ceil(endings.length / MOST_STROKES);
	const strokes = Math.ceil(endings.length / each);
	const x = (stroke) => String(Math.round((stroke + .5) / strokes * width * 10) / 10);
	const drawn = (wanted, top) => Array.from({ length: strokes }, (_, stroke) => endings.slice(stroke * each, (stroke + 1) * each)).flatMap((runs, stroke) => wanted(runs) ? [`M${x(stroke)} ${top}V${height}`] : []).join("");
	const failed = (runs) => /[FR]/.test(runs);
	return html`<svg class="${status}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="runs in the order of their numbers, tall where they failed"><path class="axis" d="${drawn((runs) => !failed(runs) && runs.includes("."), height - 5)}"/><path class="span" d="${drawn(failed, 0)}"/></svg>`;
}

// src/report/html-tests.ts
function testsTable(view) {
	const rows = testRows(view);
	const table = rows.length === 0 ? null : html`<div class="scroll"><table><thead><tr><th>Verdict</th><th>Scenario and test</th><th class="number">Failed</th><th class="number">Rate [95 %]</th><th>Runs in the order of their numbers</th><th>Before, conditions, failures</th></tr></thead><tbody>${rows.map((row) => tableRow(row, view))}</tbody></table></div>`;
	return html`${table}<ul>${testSummaries(view).map((line) => html`<li>${htmlPhrase(line)}</li>`)}</ul>`;
}
function tableRow(row, view) {
	const { check, test, failed, rate, before, trigger, kinds, again } = row;
	const bracket = rate.indexOf("[");
	const [share, interval] = bracket === -1 ? [rate, ""] : [rate.slice(0, bracket), rate.slice(bracket)];
	const lines = [
		before === "" ? null : html`<div>before: ${before}</div>`,
		trigger === null ? null : html`<div>${htmlPhrase(trigger)}</div>`,
		...kinds.map(({ count, line }) => html`<div>${count} × <span class="soft">${line}</span></div>`)
	];
	return html`<tr><td><span class="pill ${check.status}">${STATUS_WORDS[check.status]}</span></td><td class="name">${code(check.scenario)}<br>${code(test)}</td><td class="number">${failed}</td><td class="number"><span class="big">${share}</span><br>${interval}</td><td>${picture(row, view)}<span class="soft">again: ${code(again)}</span></td><td>${lines}</td></tr>`;
}
function picture({ check, failing }, view) {
	const history = (headResult(view, check.scenario)?.repetition)?.tests.find(({ test }) => test === failing.test);
	return history === void 0 ? null : endingsChart(history.endings, check.status);
}

// src/report/html-trends.ts
const trendFigures = (trends) => html`<div class="charts">${trends.map(figure)}</div><p class="soft">${TRENDS_CAUTION}.</p>`;
const figure = ({ scenario, trend }) => html`<figure>${trendChart(trend.picture)}<figcaption>${code(scenario)} ${code(resourceOf(trend))}<br>${trendLevels(trend)}, <span class="big">${trendWords(trend)}</span><br>${sentence(trend.source)}</figcaption></figure>`;

// src/report/html.ts
const EXCERPT_LINES = 40;
function renderHtml(view) {
	const sections = sectionsOf(view);
	const title = `${STATUS_WORDS[view.verdict.status]}: ${plain(headline(view, sections))}`;
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${opening(view, sections)}
${attention(view, sections)}
${rest(view, sections)}
<footer>${cleanName(`${view.result.tool.name} ${view.result.tool.version}`)} · sizes are counted in 1,024s: 1 MB is 1,048,576 bytes</footer>
</main>
</body>
</html>
`.source;
}
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;
function opening(view, sections) {
	const { status, counts } = view.verdict;
	return html`<section class="panel verdict ${status}">
<span class="pill ${status}">${STATUS_WORDS[status].toUpperCase()}</span>
<h1>${htmlPhrase(headline(view, sections))}</h1>
${banner(view)}<div class="counts">${countsBar(counts)}</div>
<p>${describeCounts(view)}</p>
<p class="soft">${contextLines(view).map((line, i) => html`${i === 0 ? "" : " "}${htmlPhrase(line)}.`)}</p>
</section>`;
}
function banner(view) {
	const alarm = describeAlarm(view);
	return alarm === null ? null : html`<p class="notice"><span class="big">${DISTRUST}</span>${htmlPhrase(alarm)}.</p>\n`;
}
function attention(view, sections) {
	const { failed, unclear, warned, improved } = sections;
	const commands = reproductions(sections);
	return [
		panel("Needs attention", [
			...failed,
			...unclear,
			...warned
		], rowsTable),
		panel(FAULTS_TITLE, faultsOf(view), (faults) => html`${faults.map(faultEntry)}`),
		panel(TESTS_TITLE, testSummaries(view), () => testsTable(view)),
		panel("Last output", excerptsOf(view), (excerpts) => html`${excerpts.map(excerpt)}`),
		panel(DRIFT_TITLE, driftLines(view), bullets),
		panel("Not measured", notMeasured(view, sections), bullets),
		panel("What to do", recommendationLines(view), bullets),
		panel(OVERRIDES_TITLE, overrideLines(view), bullets),
		panel("Reproduce", commands, (lines) => html`<pre>${lines.map((line) => `${lastLines(line, 1)[0] ?? ""}\n`)}</pre>`),
		panel("Better", improved, rowsTable)
	];
}
function rest(view, { passed }) {
	const method = describeMethod(view);
	const scenarios = view.analysis.scenarios.map((analysis) => scenarioSection(analysis, view));
	return [
		panel(CELLS_TITLE, cellRows(view), cellsTable),
		panel(LOAD_ANSWERS_TITLE, loadAnswerLines(view), bullets),
		panel(LADDERS_TITLE, laddersOf(view), ladderFigures),
		panel(GRIDS_TITLE, gridLines(view), () => gridTable(view)),
		panel(LOADS_TITLE, loadsOf(view), (loads) => loadSections(loads, view)),
		panel(TRENDS_TITLE, trendsOf(view, "detailed"), trendFigures),
		panel("Passed", passed, rowsTable),
		panel(MACHINES_TITLE, machineLines(view), bullets),
		panel(OPERATIONS_TITLE, operationLines(view), bullets),
		panel(SERVICES_TITLE, serviceLines(view), bullets),
		panel(COVERAGE_TITLE, view.verdict.coverage, (lines) => html`${coverageTable(lines)}${summary(view)}`),
		html`<h2>Scenarios</h2>${scenarios}`,
		panel("Doubts about these numbers", caveatLines(view), bullets),
		panel("Looks", lookLines(view), bullets),
		panel("How this was judged", method === null ? [] : [method], (lines) => html`<p>${lines}</p>`),
		panel("Where it ran", environmentFacts(view), (facts) => html`<dl>${facts.map(fact)}</dl>`)
	];
}
const panel = (title, items, body) => items.length === 0 ? null : html`<h2>${title} <span class="soft">${items.length}</span></h2><section class="panel">${body(items)}</section>`;
const bullets = (phrases) => html`<ul>${phrases.map((phrase) => html`<li>${htmlPhrase(phrase)}</li>`)}</ul>`;
const excerpt = ({ scenario, log, output }) => html`<p>${code(scenario)} <span class="soft">${cleanName(log)}</span></p><pre>${lastLines(output, EXCERPT_LINES).join("\n")}</pre>`;
function faultEntry(reported) {
	const report = reportLines(reported.fault);
	const printed = report.length === 0 ? null : html`<details><summary>as it was printed</summary><pre>${report.join("\n")}</pre></details>`;
	const stacks = stackLines(reported.fault).map((line) => html`<li><code>${line}</code></li>`);
	return html`<p>${htmlPhrase(describeFault(reported))}</p><ul>${stacks}</ul>${printed}`;
}
const fact = ([key, value]) => html`<dt>${key}</dt><dd>${cleanName(value)}</dd>`;
const summary = (view) => html`${coverageSummary(view).map((line) => html`<p class="soft">${line}.</p>`)}`;
function coverageTable(lines) {
	const rows = lines.map((line) => {
		const by = line.scenarios.map((covering) => html`<div>${code(covering.scenario)} <span class="soft">${traitsOf(covering, "wide")}</span></div>`);
		const about = line.text === void 0 ? null : html`<br><span class="soft">${sentence(line.text)}</span>`;
		const gap = line.gap === void 0 ? null : html`<span class="soft">${GAP_WORDS[line.gap]}</span>`;
		return html`<tr><td>${code(line.id)}${about}</td><td><span class="pill ${line.status}">${coverageWord(line)}</span></td><td>${by}${gap}</td></tr>`;
	});
	return html`<table><thead><tr><th>Covers</th><th>Verdict</th><th>By</th></tr></thead><tbody>${rows}</tbody></table>`;
}

export { renderHtml };