import type { LoadSpan, LoadTrace, PhaseTrace } from '../model/load.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { LoadSearch } from '../model/search.ts';
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
  html`${loads.map(shown => html`<h3>${code(shown.id)}</h3>${intro(shown)}${charts(shown)}${partsTable(shown, rowsOfLoad(shown, analysis))}${remarks(shown)}${shown.searches.map(probesTable)}`)}`;

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

/** Values over all invocations, counts of the one that is drawn; phases that are not measured have counts alone. */
function partsTable({ trace }: ShownLoad, rows: readonly LoadRow[]): Html | null {
  if (trace === null) return null;
  const [whole, ...parts] = rows;
  const lines = [
    ...(whole === undefined ? [] : [partLine('measured phases together', null, whole, trace.counts)]),
    ...(trace.phases.length < 2
      ? []
      : trace.phases.map(phase =>
          partLine(
            phase.name,
            phase.spans,
            parts.find(row => row.phase === phase.name),
            phase.counts,
            phase,
          ),
        )),
  ];
  const heads = [
    'Done',
    'Response p50 · p95 · p99',
    'Service p50 · p95 · p99',
    ...COUNTS.map(([, title]) => title),
  ];
  return html`<div class="scroll"><table><thead><tr><th>Part</th>${heads.map(head => html`<th class="number">${head}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

const COUNTS: readonly (readonly [keyof PhaseTrace['counts'], string])[] = [
  ['scheduled', 'Due'],
  ['ok', 'Well'],
  ['failed', 'Failed'],
  ['timedOut', 'Timed out'],
  ['dropped', 'Dropped'],
  ['interrupted', 'Given up'],
  ['queued', 'Waited'],
];

function partLine(
  label: string,
  spans: readonly LoadSpan[] | null,
  row: LoadRow | undefined,
  counts: PhaseTrace['counts'],
  { measure }: Pick<PhaseTrace, 'measure'> = { measure: true },
): Html {
  const about = [...(spans === null ? [] : [spanWords(spans)]), ...(measure ? [] : ['not measured'])].join(
    ', ',
  );
  const values = [row?.done ?? '–', row?.response ?? '–', row?.service ?? '–'];
  const numbers = [...values, ...COUNTS.map(([key]) => formatNumber(counts[key], 0))];
  return html`<tr><td>${cleanName(label)}<br><span class="soft">${about}</span></td>${numbers.map(value => html`<td class="number">${value}</td>`)}</tr>`;
}

function remarks(shown: ShownLoad): Html | null {
  const lines = remarksOf(shown);
  return lines.length === 0 ? null : html`<ul>${lines.map(line => html`<li>${htmlPhrase(line)}</li>`)}</ul>`;
}

/** Every probe of one search, in the order in which they were made. */
function probesTable({ probes }: LoadSearch): Html {
  const rows = probes.map(probe => {
    const { rate, purpose, held, throughput, times, kind, verdict } = probeRow(probe);
    return html`<tr><td class="number">${rate}</td><td>${purpose}, ${held}</td><td class="number">${throughput}</td><td class="number">${times}</td><td><span class="pill ${PILLS[kind]}">${kind}</span> <span class="soft">${sentence(verdict)}</span></td></tr>`;
  });
  return html`<div class="scroll"><table><thead><tr><th class="number">Rate</th><th>Probe</th><th class="number">Done</th><th class="number">Response p50 · p99</th><th>What came of it</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

const PILLS: Readonly<Record<LoadSearch['probes'][number]['verdict']['kind'], string>> = {
  holds: 'pass',
  fails: 'fail',
  unclear: 'inconclusive',
  void: 'skipped',
  broken: 'warn',
};
