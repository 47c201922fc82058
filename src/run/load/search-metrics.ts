import type { LoadSearch } from '../../model/search.ts';
import type { LoadMetrics } from './load-metrics.ts';

const SUSTAINABLE = 'load.sustainable';

/** The answer of a search as a metric. A lower bound is no value: whoever compared it would compare generators. */
export function searchMetrics(search: LoadSearch | null): LoadMetrics {
  if (search === null) return { metrics: {}, unavailable: [] };
  const { sustainable, beyond, cut } = search;
  if (sustainable !== null && beyond !== null && cut === null)
    return { metrics: { [SUSTAINABLE]: sustainable }, unavailable: [] };
  const reason = sustainable === null ? cut : `at least ${sustainable.toFixed(1)}/s: ${cut}`;
  return {
    metrics: {},
    unavailable: [{ metric: SUSTAINABLE, reason: reason ?? 'the search found no rate' }],
  };
}
