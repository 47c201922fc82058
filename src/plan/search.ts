import type { PlacedThreshold } from '../config/config.ts';
import type { OpenLoad } from '../model/load.ts';
import { unqualified } from '../model/metric.ts';
import type { LoadCriterion, SearchPlan } from '../model/plan.ts';

/** Largest rate that is tried: the load generator's own end is met before. */
const LARGEST = 100_000;
/** Upper end of the bracket divided by its lower: finer answers would be chance. */
const RESOLUTION = 1.05;
/** The time before a hold that does not count, as a share of it. */
const SETTLE = 0.2;
const LONGEST_SETTLE_MS = 5_000;

/** Without a limit of the scenario's own, a rate at which more than this share fails is not held. */
const ERRORS: LoadCriterion = { metric: 'errors.rate', max: 0.01, min: null };

/** Metrics that every probe has. */
const OF_A_PROBE = /^(latency|service)\.(mean|p\d+|max|sd|tail)$|^(errors|timeouts)\.rate$|^throughput$/;

/** The search whose first probe is `load`, a constant rate, under the scenario's own absolute limits. */
export function searchPlan(
  load: OpenLoad,
  thresholds: Readonly<Record<string, PlacedThreshold>>,
): SearchPlan | null {
  const [piece] = load.curve.kind === 'pieces' ? load.curve.pieces : [];
  if (piece === undefined) return null;
  const own = Object.entries(thresholds).flatMap(([metric, { max, min }]): LoadCriterion[] => {
    const isOne = OF_A_PROBE.test(metric) && unqualified(metric).part === null;
    return isOne && (max !== null || min !== null) ? [{ metric, max, min }] : [];
  });
  return {
    from: piece.from,
    to: LARGEST,
    holdMs: piece.durationMs,
    settleMs: Math.min(LONGEST_SETTLE_MS, SETTLE * piece.durationMs),
    resolution: RESOLUTION,
    criteria: own.some(({ metric }) => metric === ERRORS.metric) ? own : [...own, ERRORS],
  };
}
