import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { joinMachines } from '../../src/analyze/machines.ts';
import type { MetricSamples } from '../../src/model/result.ts';
import { ABSENT, policyWith, runOf, threshold } from '../helpers/runs.ts';

const policy = policyWith({ thresholds: { api: [threshold('load.saturation', { min: 400 })] } });

/** What a machine found whose six invocations saturated at `rate`, or at no rate that can be told. */
function machine(part: string, rate: number | null, bounds: Partial<MetricSamples> = {}) {
  const samples = rate === null ? [] : [rate, rate + 1, rate - 1, rate, rate + 2, rate - 2];
  const run = runOf({
    api: {
      metrics: { 'load.saturation': samples },
      planned: { samples: { warmup: 0, min: 6, max: 6, looks: [6] } },
    },
  });
  const scenarios = run.scenarios.map(scenario => ({
    ...scenario,
    outcomes: { ok: 6 },
    metrics: rate === null ? [] : scenario.metrics.map(measured => ({ ...measured, ...bounds })),
    unavailable: rate === null ? [{ metric: 'load.saturation', reason: 'too early' }] : [],
  }));
  const [scenario] = analyze({ ...run, scenarios }, ABSENT, policy).scenarios;
  if (scenario === undefined) throw new Error('the run has one scenario');
  return { part, scenario };
}

const joined = (...found: readonly ReturnType<typeof machine>[]) => {
  const scenario = joinMachines(found, 0.05);
  return { ...scenario, metric: scenario.metrics.find(({ metric }) => metric.id === 'load.saturation') };
};

describe('machines of which some have no value', () => {
  test('keep a limit only where more than half of all do', () => {
    const one = joined(machine('a', 500), machine('b', null), machine('c', null));
    expect(one.metric?.limits[0]?.position).not.toBe('inside');
    const two = joined(machine('a', 500), machine('b', 510), machine('c', null));
    expect(two.metric?.limits[0]?.position).toBe('inside');
  });

  test('are counted, with their reason', () => {
    const { metric, unavailable } = joined(machine('a', 500), machine('b', null), machine('c', null));
    expect(unavailable).toEqual([{ metric: 'load.saturation', reason: 'on 2 of 3 machines: too early' }]);
    expect(metric?.caveats).toMatchObject([
      { code: 'fewer-machines', text: '2 of 3 machines have no load.saturation: too early' },
    ]);
  });

  test('pass on the doubts of each', () => {
    const bounds = { atLeast: [0, 1, 2, 3, 4, 5] };
    const { metric } = joined(machine('a', 500), machine('b', 600, bounds), machine('c', 600, bounds));
    expect(metric?.estimate?.interval.high).toBeNull();
    expect(metric?.caveats).toMatchObject([
      { code: 'lower-bound', text: expect.stringMatching(/^on 2 of 3 machines: in 6 of 6/) },
    ]);
  });
});
