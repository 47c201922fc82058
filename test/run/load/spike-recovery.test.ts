import { describe, expect, test } from 'vitest';
import { answerMetrics } from '../../../src/run/load/load-answers.ts';
import { median } from '../../../src/stats/descriptive.ts';
import { type Server, simulatedTrace, spikes, staircase } from '../../helpers/simulated-load.ts';

/** 200 operations a second. */
const SERVER: Server = { places: 4, serviceMs: 20, times: 'exponential' };
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

const recoveries = (load: ReturnType<typeof spikes>, server = SERVER) =>
  SEEDS.map(seed => simulatedTrace(load, server, seed).recovery?.spikes ?? []);

describe('recovery after a spike', () => {
  test('takes as long as the backlog takes to be worked off: 1,500 operations at 150 a second', () => {
    const found = recoveries(spikes(50, 500, [20_000], 50_000)).flat();
    expect(found.every(({ recovered }) => recovered)).toBe(true);
    const afterMs = found.map(spike => spike.afterMs);
    expect(median(afterMs)).toBeGreaterThanOrEqual(9_000);
    expect(median(afterMs)).toBeLessThanOrEqual(11_000);
    expect(Math.min(...afterMs)).toBeGreaterThanOrEqual(8_000);
  });

  test('takes no time after a spike that the server hardly feels, but for chance', () => {
    const found = recoveries(spikes(50, 90, [20_000], 50_000)).flat();
    const atOnce = found.filter(({ recovered, afterMs }) => recovered && afterMs === 0);
    expect(atOnce.length / found.length).toBeGreaterThanOrEqual(0.75);
  });

  test('is a lower bound where the load ends before it, never above the truth', () => {
    const found = recoveries(spikes(50, 500, [20_000], 31_000)).flat();
    expect(found.filter(({ recovered }) => recovered)).toEqual([]);
    expect(Math.max(...found.map(({ afterMs }) => afterMs))).toBeLessThanOrEqual(10_000);
    expect(Math.min(...found.map(({ afterMs }) => afterMs))).toBeGreaterThan(0);
  });

  test('is told of each spike, and as a metric of the one that was felt longest', () => {
    const slow: Server = { ...SERVER, stall: { fromMs: 55_000, toMs: 63_000 } };
    const trace = simulatedTrace(spikes(50, 300, [20_000, 50_000], 90_000), slow, 7);
    const [first, second] = trace.recovery?.spikes ?? [];
    expect(second?.afterMs).toBeGreaterThan(first?.afterMs ?? 0);
    const { metrics, atLeast } = answerMetrics(trace);
    expect(metrics['recovery.time']).toBe((second?.afterMs ?? 0) * 1e6);
    expect(atLeast).toEqual([]);
  });

  test('has not come while operations fail that did not before', () => {
    const failing = (dueMs: number) => (dueMs > 25_000 && dueMs < 33_000 ? 0.5 : 0);
    const found = recoveries(spikes(50, 90, [20_000], 50_000), { ...SERVER, failing }).flat();
    const afterMs = found.map(spike => spike.afterMs);
    expect(Math.min(...afterMs)).toBeGreaterThanOrEqual(8_000);
  });

  test('that took at least no time at all is no value', () => {
    const trace = simulatedTrace(spikes(50, 90, [20_000], 50_000), SERVER, 1);
    const { steady } = trace.recovery ?? {};
    if (steady === undefined) throw new Error('The load has time before its spike');
    const unseen = { endMs: 25_000, afterMs: 0, recovered: false };
    const { metrics, atLeast, unavailable } = answerMetrics({
      ...trace,
      recovery: { steady, spikes: [unseen] },
    });
    expect([metrics, atLeast]).toEqual([{}, []]);
    expect(unavailable).toEqual([
      { metric: 'recovery.time', reason: expect.stringContaining('nothing that could tell was seen') },
    ]);
  });

  test('is nothing that a load without spikes, or without time before them, could tell', () => {
    expect(simulatedTrace(staircase(100, 6, 2_000), SERVER, 1).recovery).toBeUndefined();
    const [, ...phases] = spikes(50, 90, [5_000], 20_000).phases ?? [];
    expect(
      simulatedTrace({ ...spikes(50, 90, [5_000], 20_000), phases }, SERVER, 1).recovery,
    ).toBeUndefined();
  });
});
