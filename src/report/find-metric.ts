import type { Analysis, MetricAnalysis } from '../model/analysis.ts';

type ByMetric = ReadonlyMap<string, MetricAnalysis>;

/** An analysis never changes, so its index is made once: thousands of checks look their metric up. */
const indexes = new WeakMap<Analysis['scenarios'], ReadonlyMap<string, ByMetric>>();

/** What is known of one metric of one scenario, or of a ladder as a whole; null when the analysis has none. */
export const findMetric = (
  { scenarios, ladders = [] }: Pick<Analysis, 'scenarios' | 'ladders'>,
  scenario: string,
  metric: string | null,
): MetricAnalysis | null =>
  metric === null
    ? null
    : (indexOf(scenarios).get(scenario)?.get(metric) ??
      ladders.find(({ name }) => name === scenario)?.metrics.find(found => found.metric.id === metric) ??
      null);

function indexOf(scenarios: Analysis['scenarios']): ReadonlyMap<string, ByMetric> {
  const known = indexes.get(scenarios);
  if (known !== undefined) return known;
  const made = new Map(scenarios.map(({ id, metrics }) => [id, firstOfEach(metrics)]));
  indexes.set(scenarios, made);
  return made;
}

/** A hostile result may name a metric twice: the first counts, as for every other reader. */
const firstOfEach = (metrics: readonly MetricAnalysis[]): ByMetric =>
  new Map(metrics.toReversed().map(metric => [metric.metric.id, metric]));
