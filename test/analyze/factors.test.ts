import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { MetricEffects } from '../../src/model/factors.ts';
import type { RunResult } from '../../src/model/result.ts';
import { ABSENT, type Measurements, noisy, plannedScenario, policyWith, runOf } from '../helpers/runs.ts';

/** A grid `api` over rates and payloads, measured as `of` says; null where a cell gave nothing. */
function gridRun(
  rates: readonly number[],
  payloads: readonly string[],
  of: (rate: number, payload: number, seed: number) => Measurements | null,
): RunResult {
  const cells = rates.flatMap(rate => payloads.map((payload, size) => ({ rate, payload, size })));
  const facts = cells.map(({ rate, payload, size }, seed) => {
    const id = `api[rate=${rate}/s,payload=${payload}]`;
    const levels = { rate: `${rate}/s`, payload };
    return [id, { metrics: of(rate, size, seed) ?? {}, planned: { levels } }] as const;
  });
  const run = runOf(Object.fromEntries(facts));
  return {
    ...run,
    plan: { ...run.plan, scenarios: run.plan.scenarios.map(cell => ({ ...cell, name: 'api' })) },
  };
}

const gridsOf = (run: RunResult) => analyze(run, ABSENT, policyWith({})).grids;
function effectsOn(metric: string, run: RunResult): Extract<MetricEffects, { kind: 'estimated' }> {
  const found = gridsOf(run)?.[0]?.metrics.find(effects => effects.metric.id === metric);
  if (found?.kind === 'estimated') return found;
  throw new Error(`no effects: ${JSON.stringify(found)}`);
}

const MS = 1e6;
/** 10 ms, twice as long at 50/s, and half as long again for each larger payload. */
const timeAt = (rate: number, payload: number): number => 10 * MS * (rate === 50 ? 2 : 1) * 1.5 ** payload;
const timed = gridRun([50, 5], ['64KB', '1KB', '1MB'], (rate, payload, seed) => ({
  'latency.p50': noisy(timeAt(rate, [1, 0, 2][payload] ?? 0), 0.02, 10, seed + 1),
}));

describe('main effects of a grid', () => {
  test('are those that were put in, against the lowest level, with intervals that have them', () => {
    const [{ scenario, cells, factors } = { scenario: '', cells: 0, factors: [] }] = gridsOf(timed) ?? [];
    expect({ scenario, cells, factors }).toEqual({
      scenario: 'api',
      cells: 6,
      factors: [
        { factor: 'rate', levels: ['5/s', '50/s'] },
        { factor: 'payload', levels: ['1KB', '64KB', '1MB'] },
      ],
    });
    const { factors: effects, scale, unexplained } = effectsOn('latency.p50', timed);
    expect(scale).toBe('relative');
    const changes = effects.flatMap(({ levels }) => levels.map(({ effect }) => effect));
    for (const [i, truth] of [null, 1, null, 0.5, 1.25].entries()) {
      const effect = changes[i] ?? null;
      expect(effect === null).toBe(truth === null);
      if (effect === null || truth === null) continue;
      expect(effect.change).toBeCloseTo(truth, 1);
      expect(effect.interval?.low).toBeLessThan(truth);
      expect(effect.interval?.high).toBeGreaterThan(truth);
    }
    expect(unexplained).toBeLessThan(0.01);
  });

  test('have geometric means over cells, the other factors being equal', () => {
    const [rate] = effectsOn('latency.p50', timed).factors;
    // Of 1, 1.5 and 2.25 times 10 ms that is 15 ms.
    expect(rate?.levels.map(({ mean }) => mean / MS)).toEqual([expect.closeTo(15, 0), expect.closeTo(30, 0)]);
    expect(rate?.levels.map(({ cells }) => cells)).toEqual([3, 3]);
  });

  test('tell effects that multiply from an interaction', () => {
    expect(effectsOn('latency.p50', timed).interactions?.[0]?.p).toBeGreaterThan(0.001);
    const crossed = gridRun([5, 50], ['1KB', '1MB'], (rate, payload, seed) => ({
      'latency.p50': noisy(rate === 50 && payload === 1 ? 40 * MS : 10 * MS, 0.02, 10, seed),
    }));
    expect(effectsOn('latency.p50', crossed).interactions).toEqual([
      {
        factors: ['rate', 'payload'],
        share: expect.closeTo(1 / 3, 1) as unknown,
        p: expect.closeTo(0) as unknown,
      },
    ]);
  });

  test('on shares are differences, and there are none on what never happened', () => {
    const run = gridRun([5, 50], ['1KB', '1MB'], (_, payload) => ({
      'errors.rate': Array.from({ length: 10 }, () => 0.2 * payload),
      'latency.p50': Array.from({ length: 10 }, () => MS),
    }));
    const effects = effectsOn('errors.rate', run);
    expect(effects.scale).toBe('difference');
    expect(effects.factors.map(({ levels }) => levels[1]?.effect?.change)).toEqual([
      expect.closeTo(0),
      expect.closeTo(0.2),
    ]);
    const sound = gridRun([5, 50], ['1KB', '1MB'], () => ({ 'errors.rate': [0, 0] }));
    expect(gridsOf(sound)?.[0]?.metrics).toEqual([]);
  });

  test('rest on the scatter of invocations where cells are few, and on nothing where these are few as well', () => {
    const run = (samples: number) =>
      gridRun([5, 50], ['1KB', '1MB'], (rate, payload, seed) => ({
        'latency.p50': noisy(timeAt(rate, payload), 0.02, samples, seed),
      }));
    expect(effectsOn('latency.p50', run(10)).error).toBe('invocations');
    expect(effectsOn('latency.p50', run(4))).toMatchObject({
      error: null,
      factors: [{ levels: [{}, { effect: { interval: null } }] }, {}],
    });
    const wide = gridRun([5, 10, 50], ['1KB', '2KB', '3KB'], (rate, payload, seed) => ({
      'latency.p50': noisy(timeAt(rate, payload), 0.02, 4, seed),
    }));
    expect(effectsOn('latency.p50', wide).error).toBe('cells');
  });

  test('are not told where cells lack values, or were measured on several machines', () => {
    const lacking = gridRun([5, 50], ['1KB', '1MB'], (rate, payload, seed) =>
      rate === 50 ? null : { 'latency.p50': noisy(timeAt(rate, payload), 0.02, 10, seed) },
    );
    expect(gridsOf(lacking)?.[0]?.metrics).toMatchObject([
      { kind: 'unknown', reason: 'no cell with one of the levels of rate gave a value' },
    ]);
    const spread = {
      ...timed,
      scenarios: timed.scenarios.map((cell, i) => ({ ...cell, part: i < 3 ? 'a' : 'b' })),
    };
    expect(gridsOf(spread)?.[0]?.metrics).toMatchObject([
      {
        kind: 'unknown',
        reason: 'its cells ran on 2 machines, whose differences would be taken for effects',
      },
    ]);
  });

  test('are absent from suites without a grid', () => {
    expect(
      gridsOf(runOf({ parse: { metrics: { 'time.wall': [1, 2] }, planned: plannedScenario('parse') } })),
    ).toBeUndefined();
  });

  test('are the same again', () => {
    expect(gridsOf(timed)).toEqual(gridsOf(timed));
  });
});
