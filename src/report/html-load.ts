import type { LoadCounts, LoadTrace, PhaseTrace } from '../model/load.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { LoadSearch, ProbeVerdict } from '../model/search.ts';
import type { View } from '../model/view.ts';
import { cleanName } from './clean.ts';
import { formatNumber, formatValue } from './format.ts';
import { type LoadChart, loadChart } from './html-load-chart.ts';
import { code, type Html, html, htmlPhrase, sentence } from './html-text.ts';
import { loadWords } from './load.ts';
import { spanWords } from './load-curve.ts';
import { remarksOf } from './load-remarks.ts';
import { type LoadRow, rowsOfLoad } from './load-rows.ts';
import { probeRow } from './load-search.ts';
import type { ShownLoad } from './loads.ts';

const RATE: MetricDefinition = { id: '', unit: 'per-second', better: 'higher', kind: 'rate', about: '' };
const TIME: MetricDefinition = { id: '', unit: 'ns', better: 'lower', kind: 'tail', about: '' };

/** Each load: what it was, what happened over its time, what its phases came to, and how a search went. */
export const loadSections = (loads: readonly ShownLoad[], { analysis }: View): Html =>
  html`${loads.map(shown => html`<h3>${code(shown.id)}</h3>${intro(shown)}${charts(shown)}${partsTable(shown, rowsOfLoad(shown, analysis))}${remarks(shown)}${shown.searches.slice(-1).map(probesTable)}`)}`;

/** The load of a scenario that searches is only that of its first probe. */
const intro = ({ load, searches }: ShownLoad): Html | null =>
  searches.length > 0 ? null : html`<p class="soft">${loadWords(load)}.</p>`;

function charts({ trace, load }: ShownLoad): Html | null {
  if (trace === null) return null;
  const figures = chartsOf(trace, load.model).map(chart => loadChart(chart, trace));
  const shading =
    trace.voided.length === 0 ? '' : ' Shaded windows do not count: the load generator was at fault.';
  return html`<div class="charts">${figures}</div><p class="soft">One invocation.${shading}</p>`;
}

function chartsOf({ windows }: LoadTrace, model: 'open' | 'closed'): readonly LoadChart[] {
  const { edgesMs, scheduled, completed, inFlight, p50, p95, p99 } = windows;
  const perSecond = (counts: readonly number[]): readonly number[] =>
    counts.map((count, i) => count / (Math.max((edgesMs[i + 1] ?? 0) - (edgesMs[i] ?? 0), 1) / 1e3));
  const offered = { label: model === 'open' ? 'due' : 'started', values: perSecond(scheduled) };
  return [
    {
      label: 'operations a second',
      lines: [offered, { label: 'ended', values: perSecond(completed) }],
      axis: value => formatValue(RATE, value),
    },
    {
      label: model === 'open' ? 'response times' : 'service times',
      lines: [
        { label: '50th percentile', values: p50 },
        { label: '95th', values: p95 },
        { label: '99th', values: p99 },
      ],
      axis: value => formatValue(TIME, value),
    },
    {
      label: 'operations under way',
      lines: [{ label: 'mean of each window', values: inFlight }],
      axis: value => formatNumber(value, value < 10 ? 1 : 0),
    },
  ];
}

/** A row of the table of a load's parts. */
interface PartRow {
  readonly label: string;
  readonly about: string;
  /** Absent for a phase that is not measured. */
  readonly values: LoadRow | undefined;
  readonly counts: LoadCounts;
}

/** Values over all invocations, counts of the one that is drawn; phases that are not measured have counts alone. */
function partsTable({ trace }: ShownLoad, rows: readonly LoadRow[]): Html | null {
  if (trace === null) return null;
  const whole = { label: 'all that is measured', about: '', values: rows[0], counts: trace.counts };
  const parts = [whole, ...(trace.phases.length < 2 ? [] : trace.phases.map(phase => partOf(phase, rows)))];
  const counted = COUNTS.filter(
    ([key, , when]) => when === 'always' || parts.some(({ counts }) => counts[key] > 0),
  );
  const titles = [
    ...['Done (of due)', 'Response p50 · p95 · p99', 'Service p50 · p95 · p99'],
    ...counted.map(([, title]) => title),
  ];
  const lines = parts.map(({ label, about, values, counts }) => {
    const cells = [
      ...[values?.done ?? '–', values?.response ?? '–', values?.service ?? '–'],
      ...counted.map(([key]) => formatNumber(counts[key], 0)),
    ];
    return html`<tr><td>${cleanName(label)} <span class="soft">${about}</span></td>${cells.map(cell => html`<td class="number">${cell}</td>`)}</tr>`;
  });
  return html`<div class="scroll"><table><thead><tr><th>Part</th>${titles.map(title => html`<th class="number">${title}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

const COUNTS: readonly (readonly [keyof LoadCounts, string, 'always' | 'where any'])[] = [
  ['scheduled', 'Due', 'always'],
  ['ok', 'Well', 'always'],
  ['failed', 'Failed', 'always'],
  ['timedOut', 'Timed out', 'where any'],
  ['dropped', 'Dropped', 'where any'],
  ['interrupted', 'Given up', 'where any'],
  ['queued', 'Waited', 'where any'],
];

function partOf({ name, spans, measure, counts }: PhaseTrace, rows: readonly LoadRow[]): PartRow {
  const about = `${spanWords(spans)}${measure ? '' : ', not measured'}`;
  return { label: name, about, values: rows.find(({ phase }) => phase === name), counts };
}

function remarks(shown: ShownLoad): Html | null {
  const lines = remarksOf(shown);
  return lines.length === 0 ? null : html`<ul>${lines.map(line => html`<li>${htmlPhrase(line)}</li>`)}</ul>`;
}

/** Every probe of the last search, in the order in which they were made. */
function probesTable({ probes }: LoadSearch): Html {
  const rows = probes.map(probe => {
    const { rate, purpose, held, throughput, times, kind, verdict } = probeRow(probe);
    const why = verdict === '' ? null : html`<span class="soft">${sentence(verdict)}</span>`;
    return html`<tr><td class="number">${rate}</td><td>${purpose}, ${held}</td><td class="number">${throughput}</td><td class="number">${times}</td><td><span class="pill ${PROBES[kind][0]}">${PROBES[kind][1]}</span> ${why}</td></tr>`;
  });
  return html`<p class="soft">Probes of the last search:</p><div class="scroll"><table><thead><tr><th class="number">Rate</th><th>Probe</th><th class="number">Done</th><th class="number">Response p50 · p99</th><th>What came of it</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Colour and word of what came of a probe. */
const PROBES: Readonly<Record<ProbeVerdict['kind'], readonly [colour: string, word: string]>> = {
  holds: ['pass', 'holds'],
  fails: ['fail', 'does not hold'],
  unclear: ['inconclusive', 'unclear'],
  void: ['skipped', 'void'],
  broken: ['warn', 'broken off'],
};
