import { describe, expect, test } from 'vitest';
import { familyOf, loadAlarms } from '../../bench/stats/load-family.ts';
import { analyze } from '../../src/analyze/analyze.ts';
import { gatesOfLoad } from '../../src/analyze/gated-loads.ts';
import type { Load, OpenLoad } from '../../src/model/load.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, noisy, pairedRunOf, policyWith } from '../helpers/runs.ts';
import { spikes } from '../helpers/simulated-load.ts';

const SPIKE: OpenLoad = spikes(50, 500, [20_000], 45_000);
const STEPS: OpenLoad = {
  ...SPIKE,
  curve: {
    kind: 'pieces',
    pieces: [1, 2, 3, 4, 5, 6].map(i => ({ durationMs: 1_000, from: i * 100, to: i * 100 })),
  },
  durationMs: 6_000,
  phases: [1, 2, 3, 4, 5, 6].map(i => ({
    ...{ name: `${i * 100}/s`, measure: true },
    spans: [{ fromMs: (i - 1) * 1_000, toMs: i * 1_000 }],
  })),
};
const WARMED: Load = {
  ...{ model: 'closed', users: 4, iterations: null, durationMs: 2_000 },
  phases: [
    { name: 'warm-up', measure: false, spans: [{ fromMs: 0, toMs: 1_000 }] },
    { name: 'steady', measure: true, spans: [{ fromMs: 1_000, toMs: 2_000 }] },
  ],
};

describe('what is compared by default under a load', () => {
  test.each([
    ['a spike', SPIKE, 'latency.p50@spike', true],
    ['a spike', SPIKE, 'throughput@after', true],
    ['a spike', SPIKE, 'recovery.time', true],
    ['a spike', SPIKE, 'latency.p95@spike', false],
    ['a spike', SPIKE, 'load.saturation', false],
    ['a request of it', SPIKE, 'latency.p50@create', false],
    ['a staircase', STEPS, 'load.saturation', true],
    ['a staircase', STEPS, 'latency.p50', true],
    ['a step of it', STEPS, 'latency.p50@300/s', false],
    ['a closed load', WARMED, 'latency.p50@steady', true],
    ['a phase that is not measured', WARMED, 'latency.p50@warm-up', false],
    ['a load without a spike', WARMED, 'recovery.time', false],
  ] as const)('%s: %s', (_, load, metric, gated) => {
    expect(gatesOfLoad(metric, load)).toBe(gated);
  });

  test('a spike that got slower by far is told, though the load as a whole hardly changed', () => {
    const of = (center: number, seed: number) => noisy(center, 0.01, 10, seed);
    const pair = (base: number, head: number, seed: number) => ({
      base: of(base, seed),
      head: of(head, seed + 1),
    });
    const run = pairedRunOf({
      api: {
        'latency.p50': pair(5e6, 5e6, 1),
        'latency.p50@spike': pair(6e6, 900e6, 3),
        'throughput@spike': pair(490, 250, 5),
        'recovery.time': pair(2e9, 14e9, 7),
      },
    });
    const scenarios = run.plan.scenarios.map(scenario => ({ ...scenario, load: SPIKE }));
    const result = { ...run, plan: { ...run.plan, scenarios } };
    const policy = policyWith({});
    const { checks } = judge(result, analyze(result, ABSENT, policy), policy, () => '');
    const worse = checks.filter(({ status }) => status === 'warn').map(({ metric }) => metric);
    expect(worse.sort()).toEqual(['latency.p50@spike', 'recovery.time', 'throughput@spike']);
  });
});

test('the many metrics of a suite of loads raise no more false alarms than one metric may', {
  timeout: 120_000,
}, () => {
  expect(familyOf(4)).toBe(40);
  const pushes = 400;
  expect(loadAlarms(4).worse).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / pushes));
});
