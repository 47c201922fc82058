import { describe, expect, test } from 'vitest';
import type { LoadWindowPassed, RunEvent } from '../../src/model/event.ts';
import type { OpenLoad } from '../../src/model/load.ts';
import { startMonitors } from '../../src/run/monitors/monitors.ts';
import { planOf, runPlan, scenario } from './suite.ts';

const windowsOf = (events: readonly RunEvent[]): readonly LoadWindowPassed[] =>
  events.flatMap(event => (event.type === 'load-window' ? [event] : []));

/** A search from 10/s to 20/s of which at most this share may fail, taken again where this machine took the time away that it needs. */
async function searched(errors: number) {
  for (let attempt = 1; ; attempt++) {
    const taken = await searchedOnce(errors);
    const isMeasured = taken.result.scenarios[0]?.metrics.some(
      ({ metric }) => metric.id === 'load.sustainable',
    );
    if (isMeasured || attempt === 5) return taken;
  }
}

function searchedOnce(errors: number) {
  const load: OpenLoad = {
    ...{ model: 'open', arrivals: 'uniform', maxInFlight: 100, overflow: 'queue', iterations: null },
    ...{ curve: { kind: 'pieces', pieces: [{ durationMs: 400, from: 10, to: 10 }] }, durationMs: 400 },
  };
  const search = {
    ...{ from: 10, to: 20, holdMs: 300, settleMs: 100, resolution: 1.1 },
    criteria: [{ metric: 'errors.rate', max: errors, min: null }],
  };
  return runPlan(planOf([scenario('it', { command: 'true', load, search })]));
}

describe('windows of a load are told while it runs', () => {
  test('in order and without gaps, with what its processes use', async () => {
    const load = { model: 'closed', users: 2, iterations: null, durationMs: 1500 } as const;
    const monitors = await startMonitors();
    const { events } = await runPlan(planOf([scenario('it', { command: 'sleep 0.2', load })]), { monitors });
    await monitors.close();
    const windows = windowsOf(events);
    expect(windows.length).toBeGreaterThan(2);
    for (const [i, { window, arm, probe }] of windows.entries()) {
      expect(window.fromMs).toBe(windows[i - 1]?.window.toMs ?? 0);
      expect([arm, probe]).toEqual(['head', undefined]);
    }
    expect(windows.some(({ window }) => (window.memoryBytes ?? 0) > 0)).toBe(true);
    const trace = events.flatMap(event =>
      event.type === 'invocation-finished' ? [event.invocation.loadTrace] : [],
    )[0];
    const scheduled = windows.reduce((sum, { window }) => sum + window.scheduled, 0);
    expect(scheduled).toBeLessThanOrEqual(trace?.counts.scheduled ?? 0);
  });

  test('of a search with the rate that is tried, and what is known by then', async () => {
    const { events, result } = await searched(0.5);
    const probes = windowsOf(events).map(({ probe }) => probe);
    const [found] = result.scenarios[0]?.searches ?? [];
    expect(probes[0]).toEqual({ rate: 10, purpose: 'search', durationMs: 400, holds: null, fails: null });
    expect([...new Set(probes.map(probe => probe?.rate))]).toEqual([
      ...new Set(found?.probes.map(({ rate }) => rate)),
    ]);
    expect(result.scenarios[0]?.outcomes).toEqual({ ok: 1 });
    const isBracket = probes.every(probe => (probe?.holds ?? 0) < (probe?.fails ?? Number.POSITIVE_INFINITY));
    expect(isBracket).toBe(true);
  });

  test('a search whose rates are too few operations to be certain has an answer all the same', async () => {
    const { result } = await searched(0.01);
    const [found] = result.scenarios;
    expect(found?.outcomes).toEqual({ ok: 1 });
    expect(found?.searches?.[0]?.probes.some(({ verdict }) => verdict.kind === 'unclear')).toBe(true);
    expect(found?.metrics.map(({ metric }) => metric.id)).toContain('load.sustainable');
  });
});
