import { describe, expect, test } from 'vitest';
import type { LoadCriterion, SearchPlan } from '../../../src/model/plan.ts';
import { judgeProbe } from '../../../src/run/load/probe.ts';
import { type HoldRate, searchMax } from '../../../src/run/load/search.ts';
import { searchMetrics } from '../../../src/run/load/search-metrics.ts';
import { type Server, simulatedTrace, steadyLoad } from '../../helpers/simulated-load.ts';

/** One place, exponential times, 200 operations a second; of its response times the 95th percentile is to be 100 ms at most. */
const SERVER: Server = { places: 1, serviceMs: 5, times: 'exponential' };
const LIMIT: LoadCriterion = { metric: 'latency.p95', max: 100e6, min: null };
/** λ = μ + ln 0.05 / 100 ms, from the quantile of M/M/1. */
const TRUTH = 200 + Math.log(0.05) / 0.1;

const PLAN: SearchPlan = {
  ...{ from: 50, to: 100_000, holdMs: 10_000, settleMs: 2_000, resolution: 1.05 },
  criteria: [LIMIT],
};

/** Probes of a queue, each with arrivals and times of its own. */
function queue(seed: number): HoldRate {
  let probes = 0;
  return async (rate, holdMs, purpose) => {
    const load = steadyLoad(rate, PLAN.settleMs, holdMs);
    const trace = simulatedTrace(load, SERVER, 1_000 * seed + probes++);
    const verdict = judgeProbe(trace, PLAN.criteria);
    return { rate, holdMs, purpose, verdict, throughput: null, p50: null, p99: null };
  };
}

describe('what a search finds of a queue whose limit is known', () => {
  test('lies a little below it rather than above, and near', async () => {
    const searches = await Promise.all(Array.from({ length: 20 }, (_, i) => searchMax(PLAN, queue(i + 1))));
    const errors = searches.map(
      search => (searchMetrics(search).metrics['load.sustainable'] ?? Number.NaN) / TRUTH - 1,
    );
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const above = searches.filter(({ sustainable }) => (sustainable ?? 0) > TRUTH).length;
    // docs/load.md has the figures of 200 searches.
    expect(mean).toBeGreaterThan(-0.03);
    expect(mean).toBeLessThan(0.01);
    expect(errors.filter(error => Math.abs(error) < 0.06).length).toBeGreaterThan(0.85 * errors.length);
    expect(above).toBeLessThan(0.25 * searches.length);
  }, 120_000);
});
