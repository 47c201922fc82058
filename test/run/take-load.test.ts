import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OpenLoad } from '../../src/model/load.ts';
import type { LoadCriterion } from '../../src/model/plan.ts';
import type { Driver, GeneratedLoad } from '../../src/run/drivers/driver.ts';
import { openArrivals } from '../../src/run/load/arrivals.ts';
import { LoadRecorder } from '../../src/run/load/recorder.ts';
import { windowEdges } from '../../src/run/load/windows.ts';
import { takeLoad } from '../../src/run/take-load.ts';
import { Trial } from '../../src/run/trial.ts';
import { trialMetrics } from '../../src/run/trial-metrics.ts';
import { scenario } from './suite.ts';

/** Searches over a driver that generates their loads by rule, in no time: the pauses between probes are a clock's that is not real. */

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const P95: LoadCriterion = { metric: 'latency.p95', max: 100e6, min: null };
const SETTLE_MS = 1_000;
const HOLD_MS = 5_000;
const SEARCH = { from: 60, to: 240, holdMs: HOLD_MS, settleMs: SETTLE_MS, resolution: 1.05, criteria: [P95] };

/** What becomes of a probe of this rate, held for so long: all is quick or slow, one in `slowOneIn` is slow, or every start is late. */
type Rule = (rate: number, holdMs: number) => 'quick' | 'slow' | 'late' | { readonly slowOneIn: number };

const driverBy = (rule: Rule): Pick<Driver, 'generate' | 'run'> => ({
  run: () => Promise.reject(new Error('it generates its loads itself')),
  generate: async load => ({
    tally: tallyBy(rule, load),
    ...{ failures: [], unmeasuredFailures: [], metrics: {}, shares: {}, unavailable: [], obstacle: null },
  }),
});

function tallyBy(rule: Rule, { load, seed }: GeneratedLoad) {
  if (load.model === 'closed' || load.curve.kind !== 'pieces') throw new Error('no probe of a search');
  const durationMs = load.durationMs ?? 0;
  const what = rule(load.curve.pieces[0]?.from ?? 0, durationMs - SETTLE_MS);
  const lagMs = what === 'late' ? 40 : 0;
  const recorder = new LoadRecorder(windowEdges(durationMs, load.phases ?? []));
  const arrivals = openArrivals(load, seed);
  for (let i = 0, dueMs = arrivals.next(); dueMs !== null; i++, dueMs = arrivals.next()) {
    const sentMs = dueMs + lagMs;
    recorder.scheduled(dueMs, lagMs);
    recorder.sent(sentMs);
    recorder.ended({ dueMs, sentMs, endMs: sentMs + takesMs(what, i), kind: 'ok' });
  }
  return recorder.tally(durationMs);
}

function takesMs(what: ReturnType<Rule>, operation: number): number {
  const isSlow = typeof what === 'object' ? operation % what.slowOneIn === 0 : what === 'slow';
  return isSlow ? 300 : 5;
}

const LOAD: OpenLoad = {
  ...{ model: 'open', arrivals: 'uniform', maxInFlight: 1_000, overflow: 'queue', iterations: null },
  ...{ curve: { kind: 'pieces', pieces: [{ durationMs: HOLD_MS, from: 60, to: 60 }] }, durationMs: HOLD_MS },
};

async function searched(rule: Rule, stop: AbortSignal = new AbortController().signal) {
  const trial = new Trial();
  const planned = scenario('it', { command: 'true', load: LOAD, search: SEARCH });
  const request: Parameters<typeof takeLoad>[0] = {
    place: { scenario: planned, arm: 'head', index: 0, warmup: false, log: 'logs/it.log' },
    driver: driverBy(rule),
    opening: { source: '', temporary: null, onSpawn: () => {} },
    ...{ stop, trial, headingOf: () => '', onWindow: () => {} },
  };
  // Only the moments of a replay are looked up in what the stages of a run share.
  const taking = takeLoad(request, Object.create(null));
  let over = false;
  const ended = taking.finally(() => {
    over = true;
  });
  while (!over) await vi.advanceTimersByTimeAsync(1_000);
  const { trace, search } = await ended;
  const facts = { elapsedNs: 1e9, watched: null, shortcoming: null, trace, search };
  return {
    trace,
    search,
    outcome: trial.outcome,
    ok: trial.ok,
    told: () => trialMetrics(trial, planned, facts),
  };
}

describe('an invocation that searches', () => {
  test('has the values of the longest hold of its answer', async () => {
    const { search, trace, outcome, told } = await searched(rate => (rate <= 100 ? 'quick' : 'slow'));
    expect(outcome).toEqual({ kind: 'ok' });
    expect(trace?.phases.find(({ name }) => name === 'hold')?.soundMs).toBe(3 * HOLD_MS);
    const { metrics, atLeast } = told();
    expect(metrics.throughput).toBeCloseTo(search?.sustainable ?? 0, 0);
    expect(metrics['load.sustainable']).toBeGreaterThan(100 / 1.03);
    expect(metrics['load.sustainable']).toBeLessThan(100 * 1.03);
    expect(atLeast).toEqual([]);
  });

  test('is not measured where the generator could hold no rate, though one leant to holding', async () => {
    let asked = 0;
    const { search, trace, outcome, ok } = await searched(() => (asked++ === 1 ? { slowOneIn: 25 } : 'late'));
    expect(search?.probes.map(({ verdict }) => verdict.kind)).toEqual(['void', 'unclear', 'void']);
    expect(outcome).toMatchObject({ kind: 'unmeasured' });
    expect(outcome).toHaveProperty(
      'reason',
      expect.stringMatching(/^the load generator could not hold 60\/s/),
    );
    expect([trace, ok]).toEqual([null, 0]);
  });

  test('has a lower bound where the generator could not hold the confirmation, and is not interrupted', async () => {
    const { search, trace, outcome, ok, told } = await searched((rate, holdMs) =>
      rate > 60 || holdMs > HOLD_MS ? 'late' : 'quick',
    );
    expect(search).toMatchObject({ sustainable: 60, beyond: null });
    expect(outcome).toEqual({ kind: 'ok' });
    expect(trace?.phases.find(({ name }) => name === 'hold')?.soundMs).toBe(HOLD_MS);
    expect(ok).toBeGreaterThan(0);
    const { metrics, atLeast } = told();
    expect([metrics['load.sustainable'], atLeast]).toEqual([60, ['load.sustainable']]);
  });

  test('fails where no rate holds for the longer time, and has no values of the shorter one', async () => {
    const { search, trace, outcome, ok } = await searched((_, holdMs) =>
      holdMs > HOLD_MS ? 'slow' : 'quick',
    );
    expect(search?.sustainable).toBeNull();
    expect(outcome).toMatchObject({ kind: 'broken' });
    expect(outcome).toHaveProperty('reason', expect.stringMatching(/6 confirmations failed/));
    expect([trace, ok]).toEqual([null, 0]);
  });

  test('fails where no rate holds at all', async () => {
    const { outcome } = await searched(() => 'slow');
    expect(outcome).toEqual({
      kind: 'broken',
      reason: 'no rate holds, from 60/s down to 1.88/s: latency.p95 max',
    });
  });

  test('is interrupted where somebody stops it', async () => {
    const { outcome } = await searched(() => 'quick', AbortSignal.abort());
    expect(outcome).toEqual({ kind: 'interrupted' });
  });
});
