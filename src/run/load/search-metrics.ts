import { unqualified } from '../../model/metric.ts';
import { type LoadSearch, SUSTAINABLE, whyUnanswered } from '../../model/search.ts';
import type { LoadMetrics } from './load-metrics.ts';

/**
 * The answer of a search as a metric: the geometric middle between the largest rate that held and the smallest that did not, so that it errs to neither
 * side by more than half of the bracket. Where no rate was met that did not hold, what held is a lower bound.
 */
export function searchMetrics(search: LoadSearch | null): LoadMetrics {
  if (search === null) return { metrics: {}, unavailable: [] };
  const { sustainable, beyond, cut } = search;
  const isBracketed = beyond !== null && cut === null;
  if (sustainable !== null)
    return {
      metrics: { [SUSTAINABLE]: isBracketed ? Math.sqrt(sustainable * beyond) : sustainable },
      atLeast: isBracketed ? [] : [SUSTAINABLE],
      unavailable: [],
    };
  return { metrics: {}, unavailable: [{ metric: SUSTAINABLE, reason: whyUnanswered(search) }] };
}

/** The parts of a probe are its settling and its hold: what they measured is that of the whole. */
export const withoutParts = ({ metrics, ...rest }: LoadMetrics): LoadMetrics => ({
  ...rest,
  metrics: Object.fromEntries(Object.entries(metrics).filter(([id]) => unqualified(id).part === null)),
});
