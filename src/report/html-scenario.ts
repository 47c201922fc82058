import type { MetricAnalysis, ScenarioAnalysis } from '../model/analysis.ts';
import type { ResourceSeries } from '../model/event.ts';
import { builtInMetric, customMetric } from '../model/metric.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { ScenarioResult } from '../model/result.ts';
import type { View } from '../model/view.ts';
import { formatPercent } from './change.ts';
import { formatValue, formatValues, plural } from './format.ts';
import { pairsChart, samplesChart, seriesChart } from './html-chart.ts';
import { code, type Html, html, htmlPhrase, sentence } from './html-text.ts';
import { describeOutcomes } from './joined.ts';
import { headResult, pairRatios } from './pairs.ts';
import { metricPhrase } from './phrase.ts';
import { referenceOf } from './row.ts';

/** Everything that was measured of one scenario, folded. */
export function scenarioSection(analysis: ScenarioAnalysis, view: View): Html {
  const result = headResult(view, analysis.id);
  const outcomes = describeOutcomes(analysis.outcomes) || 'not run';
  return html`<details><summary>${code(analysis.id)} <span class="soft">${plural(analysis.metrics.length, 'metric')}, ${outcomes}${counted(analysis.id, view)}</span></summary><div>${metricsTable(analysis, result, view)}${series(result?.series ?? null)}${unavailable(analysis)}</div></details>`;
}

const counted = (id: string, { result }: View): string =>
  result.plan.scenarios.some(planned => planned.id === id && planned.measure === 'instructions')
    ? ', instructions counted, times not measured'
    : '';

function metricsTable(
  { id, metrics }: ScenarioAnalysis,
  result: ScenarioResult | null,
  view: View,
): Html | null {
  if (metrics.length === 0) return null;
  const hasParts = metrics.some(({ metric }) => metric.id.includes('@'));
  // Only metrics of parts need the plan, which is looked through for it.
  const planned = hasParts ? view.result.plan.scenarios.find(scenario => scenario.id === id) : undefined;
  const samples = new Map(result?.metrics.map(entry => [entry.metric.id, entry.samples]));
  return html`<div class="scroll"><table><thead><tr><th>Metric</th><th class="number">Median [95 %]</th><th class="number">Base</th><th class="number">n</th><th class="number">Spread</th><th>Samples in the order taken; line: median, dashes: base</th></tr></thead><tbody>${metrics.map(metric => metricRow(metric, samples.get(metric.metric.id) ?? [], pairsPicture(id, metric, view), planned ?? null))}</tbody></table></div>`;
}

function metricRow(
  { metric, gated, estimate, comparison }: MetricAnalysis,
  samples: readonly number[],
  pairs: Html | null,
  planned: PlannedScenario | null,
): Html {
  const base = referenceOf(comparison);
  const [center = '–', low = '–', high = '–', reference = '–'] = formatValues(metric, [
    estimate?.center ?? null,
    estimate?.interval.low ?? null,
    estimate?.interval.high ?? null,
    base,
  ]);
  const chart = samples.length === 0 ? null : samplesChart(samples, estimate?.center ?? null, base);
  return html`<tr><td class="name">${htmlPhrase(metricPhrase(metric.id, planned))}<br><span class="soft">${sentence(metric.about)}${gated ? null : '; not judged'}</span></td><td class="number"><span class="big">${center}</span><br><span class="soft">[${low}, ${high}]</span></td><td class="number">${reference}</td><td class="number">${estimate?.n ?? 0}</td><td class="number">${estimate === null ? '–' : formatPercent(estimate.spread)}</td><td>${chart}${pairs}</td></tr>`;
}

/** A dot a pair, for what was compared in pairs. */
function pairsPicture(scenario: string, { metric, comparison }: MetricAnalysis, view: View): Html | null {
  if (comparison.kind !== 'paired') return null;
  const ratios = pairRatios(view, scenario, metric.id);
  if (ratios.search.length + ratios.confirm.length === 0) return null;
  return html`<span class="soft">head against base, a dot a pair${ratios.confirm.length === 0 ? '' : ', fresh ones lighter'}</span>${pairsChart(ratios, comparison.smallestEffect)}`;
}

function series(readings: ResourceSeries | null): Html | null {
  if (readings === null) return null;
  const { atMs, columns, samplerUtilization } = readings;
  const figures = Object.entries(columns).map(([id, values]) => {
    const metric = builtInMetric(id) ?? builtInMetric(`${id}.peak`) ?? customMetric(id, 'count', null);
    const most = values.reduce((a, b) => Math.max(a, b), 0);
    return html`<figure>${seriesChart(atMs, values)}<figcaption>${code(id)} up to ${formatValue(metric, most)}</figcaption></figure>`;
  });
  return html`<h3>Resources over one invocation <span class="soft">(sampling used ${formatPercent(samplerUtilization)} of a core)</span></h3><div class="charts">${figures}</div>`;
}

function unavailable({ unavailable: missing }: ScenarioAnalysis): Html | null {
  if (missing.length === 0) return null;
  return html`<h3>Not measured</h3><ul>${missing.map(({ metric, reason }) => html`<li>${code(metric)}: ${sentence(reason)}</li>`)}</ul>`;
}
