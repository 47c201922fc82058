import type { LoadTrace, PhaseTrace } from '../../model/load.ts';
import { unqualified } from '../../model/metric.ts';
import type { ShareCount, ShareCounts } from '../../model/share.ts';
import { loadMetrics } from './load-metrics.ts';

/** The operations that a share of a load is one of. */
const OPERATIONS: ReadonlyMap<string, (phase: PhaseTrace) => number> = new Map([
  ['errors.rate', endedIn],
  ['timeouts.rate', endedIn],
  ['load.achieved', ({ counts }: PhaseTrace) => counts.scheduled],
  ['load.dropped', ({ soundScheduled }: PhaseTrace) => soundScheduled],
]);

function endedIn({ counts: { ok, failed, timedOut } }: PhaseTrace): number {
  return ok + failed + timedOut;
}

/**
 * What the shares of a load were counted from, whole and by phase, but for the failures of the whole: those are the invocation's own counts. A
 * share that is withheld has none.
 */
export function shareCounts(trace: LoadTrace, model: 'open' | 'closed'): ShareCounts {
  const counted = Object.entries(loadMetrics(trace, model).metrics).flatMap(([metric, share]) => {
    const { id, part } = unqualified(metric);
    const operations = OPERATIONS.get(id);
    if (operations === undefined || metric === 'errors.rate') return [];
    const phases = trace.phases.filter(({ measure, name }) => measure && (part ?? name) === name);
    return [[metric, countOf(share, phases.map(operations))] as const];
  });
  return Object.fromEntries(counted);
}

/** k / n · n is k again but for a rounding. */
function countOf(share: number, operations: readonly number[]): ShareCount {
  const of = operations.reduce((sum, one) => sum + one, 0);
  return { count: Math.round(share * of), of };
}
