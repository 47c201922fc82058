import type { SearchPlan } from '../../../src/model/plan.ts';
import type { LoadSearch } from '../../../src/model/search.ts';
import { judgeProbe } from '../../../src/run/load/probe.ts';
import { type HoldRate, searchMax } from '../../../src/run/load/search.ts';
import { searchMetrics } from '../../../src/run/load/search-metrics.ts';
import { mean, standardDeviation } from '../../../src/stats/descriptive.ts';
import { type Server, simulatedTrace, steadyLoad } from '../../../test/helpers/simulated-load.ts';
import { share } from './shares.ts';

/** A queue with one place, random arrivals and exponential times (M/M/1), and the limit on the 95th percentile of its response times. */
export interface SearchedQueue {
  /** Mean time of one operation, milliseconds. */
  readonly serviceMs: number;
  readonly limitMs: number;
}

export const SEARCHED: readonly SearchedQueue[] = [
  { serviceMs: 1, limitMs: 20 },
  { serviceMs: 5, limitMs: 100 },
];

/** Operations a second at which that percentile is the limit: λ = μ + ln 0.05 / limit, from the quantile of M/M/1. */
export const truthOf = ({ serviceMs, limitMs }: SearchedQueue): number =>
  1e3 / serviceMs + Math.log(0.05) / (limitMs / 1e3);

/** Length of a hold, and of the settling before it. */
export const HOLD_MS = 10_000;
const SETTLE_MS = 2_000;

const planOf = ({ limitMs }: SearchedQueue): SearchPlan => ({
  ...{ from: 50, to: 100_000, holdMs: HOLD_MS, settleMs: SETTLE_MS, resolution: 1.05 },
  criteria: [{ metric: 'latency.p95', max: limitMs * 1e6, min: null }],
});

/** One search; each of its probes has arrivals and times of its own. */
export function searchQueue(queue: SearchedQueue, seed: number): Promise<LoadSearch> {
  const plan = planOf(queue);
  const server: Server = { places: 1, serviceMs: queue.serviceMs, times: 'exponential' };
  let probes = 0;
  const hold: HoldRate = async (rate, holdMs, purpose) => {
    const trace = simulatedTrace(steadyLoad(rate, SETTLE_MS, holdMs), server, 1_000 * seed + probes++);
    const verdict = judgeProbe(trace, plan.criteria);
    return { rate, holdMs, purpose, verdict, throughput: null, p50: null, p99: null };
  };
  return searchMax(plan, hold);
}

/** What searches came to, as shares of the truth. */
export interface SearchErrors {
  readonly bias: number;
  readonly sd: number;
  /** The largest error of a search, sign included. */
  readonly worst: number;
  readonly within5: number;
  /** Share of searches that call a rate above the truth one that holds. */
  readonly above: number;
  /** Seconds that an invocation holds rates, on average. */
  readonly seconds: number;
}

export function searchErrors(queue: SearchedQueue, searches: readonly LoadSearch[]): SearchErrors {
  const truth = truthOf(queue);
  const errors = searches.map(search => (searchMetrics(search).metrics['load.sustainable'] ?? 0) / truth - 1);
  const held = searches.map(({ probes }) =>
    probes.reduce((sum, { holdMs }) => sum + (SETTLE_MS + holdMs) / 1e3, 0),
  );
  return {
    bias: mean(errors),
    sd: standardDeviation(errors),
    worst: errors.reduce((worst, error) => (Math.abs(error) > Math.abs(worst) ? error : worst), 0),
    within5: share(errors, error => Math.abs(error) <= 0.05),
    above: share(searches, ({ sustainable }) => (sustainable ?? 0) > truth),
    seconds: mean(held),
  };
}
