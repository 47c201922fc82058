import { describe, expect, test } from 'vitest';
import { bottlenecksOf } from '../../src/analyze/bottleneck.ts';
import type { ResourceSeries } from '../../src/model/event.ts';
import type { LoadLevel } from '../../src/model/saturation.ts';
import { runOf } from '../helpers/runs.ts';
import { simulatedTrace, staircase } from '../helpers/simulated-load.ts';

/** 200/s; saturated from 240/s on, in the sixth of ten steps of two seconds. */
const SERVER = { places: 4, serviceMs: 20, times: 'equal' } as const;
const TRACE = simulatedTrace({ ...staircase(400, 10, 2_000), arrivals: 'uniform' }, SERVER, 1);
const SATURATED_MS = 10_000;

/** Readings four times a second: totals grow by so much a second before and within the saturated part, the others are values. */
function seriesOf(
  columns: Readonly<Record<string, readonly [before: number, within: number]>>,
): ResourceSeries {
  const atMs = Array.from({ length: 80 }, (_, i) => i * 250);
  const totals = new Set(['cpuNs', 'contextSwitches']);
  const valuesOf = (id: string, [before, within]: readonly [number, number]): readonly number[] => {
    let total = 0;
    return atMs.map(at => {
      const value = at < SATURATED_MS ? before : within;
      total += value / 4;
      return totals.has(id) ? total : value;
    });
  };
  const entries = Object.entries(columns).map(([id, pair]) => [id, valuesOf(id, pair)] as const);
  return { atMs, columns: Object.fromEntries(entries), samplerUtilization: 0 };
}

function causesOf(columns: Parameters<typeof seriesOf>[0] | null, cores = 4) {
  const [scenario] = runOf({ api: { metrics: { 'load.saturation': [200] } } }).scenarios;
  if (scenario === undefined) throw new Error('no scenario');
  const series = columns === null ? null : seriesOf(columns);
  return bottlenecksOf({ ...scenario, loadTrace: TRACE, series }, cores)?.map(({ cause }) => cause);
}

const IDLE = { cpuNs: [0.1e9, 0.3e9], contextSwitches: [200, 300] } as const;

describe('what ran short where throughput stopped following the load', () => {
  test('is looked for in the part that is saturated', () => {
    const levels: readonly LoadLevel[] = TRACE.saturation?.levels ?? [];
    expect(levels[TRACE.saturation?.firstSaturated ?? 0]?.fromMs).toBeGreaterThanOrEqual(SATURATED_MS);
  });

  const causes: readonly (readonly [string, Parameters<typeof seriesOf>[0], readonly string[]])[] = [
    ['all cores', { ...IDLE, cpuNs: [1e9, 3.8e9] }, ['cpu']],
    ['one core, as a single thread uses', { ...IDLE, cpuNs: [0.4e9, 0.98e9] }, ['one-core']],
    ['cores that others have', { ...IDLE, cpuNs: [0.4e9, 0.98e9], psiCpuSomeRatio: [0.1, 0.9] }, ['machine']],
    ['cores that the host gives to others', { ...IDLE, stealRatio: [0, 0.3] }, ['machine']],
    ['all cores, whoever waits for them', { ...IDLE, cpuNs: [1e9, 3.8e9], psiCpuSomeRatio: [0, 1] }, ['cpu']],
    [
      'one core, where a task waits now and then',
      { ...IDLE, cpuNs: [0.4e9, 1e9], psiCpuSomeRatio: [0, 0.1] },
      ['one-core'],
    ],
    [
      'no lock, where switches come of cores that others have',
      { ...IDLE, contextSwitches: [240, 2_000], psiCpuSomeRatio: [0, 0.6] },
      ['machine'],
    ],
    ['the quota of its control group', { ...IDLE, cpuThrottledRatio: [0, 0.8] }, ['throttled']],
    ['descriptors', { ...IDLE, fdsLimitRatio: [0.1, 0.97] }, ['descriptors']],
    ['memory', { ...IDLE, psiMemorySomeRatio: [0, 0.4] }, ['memory']],
    ['storage', { ...IDLE, psiIoSomeRatio: [0.01, 0.5] }, ['storage']],
    [
      'a lock: idle cores, and more switches for each operation',
      { ...IDLE, contextSwitches: [240, 2_000] },
      ['locks'],
    ],
    ['nothing that is watched', IDLE, ['unknown']],
    [
      'the quota first, and memory, too',
      { ...IDLE, cpuThrottledRatio: [0, 1], psiMemorySomeRatio: [0, 1] },
      ['throttled', 'memory'],
    ],
    ['nothing that was short before as well, alone', { ...IDLE, fdsLimitRatio: [0.95, 0.2] }, ['unknown']],
  ];
  for (const [name, columns, expected] of causes) {
    test(`is ${name}`, () => expect(causesOf(columns)).toEqual(expected));
  }

  test('is unknown without readings', () => expect(causesOf(null)).toEqual(['unknown']));

  test('is not asked where nothing was saturated', () => {
    const [scenario] = runOf({ api: { metrics: { 'load.saturation': [200] } } }).scenarios;
    if (scenario === undefined) throw new Error('no scenario');
    const loadTrace = simulatedTrace(staircase(100, 10, 2_000), SERVER, 1);
    expect(bottlenecksOf({ ...scenario, loadTrace }, 4)).toBeNull();
    expect(bottlenecksOf(scenario, 4)).toBeNull();
  });
});
