import { describe, expect, test } from 'vitest';
import type { Checkpoints, ResourceSeries } from '../../src/model/event.ts';
import { GROWING } from '../../src/model/growth.ts';
import { thinCheckpoints } from '../../src/run/checkpoints.ts';
import { type GrowthFacts, growthMetrics } from '../../src/run/growth-metrics.ts';

const KB = 1024;

/** 40 points, 1,000 operations apart; memory as a function of the operations done. */
const checkpoints = (heap: (operations: number) => number, points = 40): Checkpoints => {
  const operations = Array.from({ length: points }, (_, at) => (at + 1) * 1000);
  return { operations, columns: { 'memory.heap': { unit: 'bytes', values: operations.map(heap) } } };
};

/** 4 Hz for so many seconds; columns as functions of the milliseconds passed. */
const sampled = (seconds: number, columns: Record<string, (ms: number) => number>): ResourceSeries => {
  const atMs = Array.from({ length: seconds * 4 + 1 }, (_, row) => row * 250);
  const values = Object.entries(columns).map(([name, value]) => [name, atMs.map(value)] as const);
  return { atMs, columns: Object.fromEntries(values), samplerUtilization: 0 };
};

const of = (facts: Partial<GrowthFacts>) =>
  growthMetrics({
    series: null,
    checkpoints: null,
    operations: null,
    elapsedMs: 10_000,
    soak: true,
    ...facts,
  });
const reasonOf = (metric: string, facts: Partial<GrowthFacts>) =>
  of(facts).unavailable.find(one => one.metric === metric)?.reason;

describe('growth of one invocation', () => {
  test('from checkpoints: over the second half, and per 1,000 operations', () => {
    const { metrics, sources } = of({
      checkpoints: checkpoints(operations => 5e6 + 10 * KB * (operations / 1000)),
    });
    expect(metrics['memory.leak']).toBeCloseTo(10 * KB);
    expect(metrics['memory.growth']).toBeCloseTo(10 * KB * 19);
    expect(sources['memory.leak']).toBe('memory.heap at checkpoints');
  });

  test('is none where a warm-up is over by the middle, and where a saw-tooth returns to its floor', () => {
    const warm = of({ checkpoints: checkpoints(operations => 1e6 * Math.min(1, operations / 15_000)) });
    expect(warm.metrics['memory.growth']).toBe(0);
    const saw = of({ series: sampled(50, { rssBytes: ms => 1e6 + (ms % 2_500) * 1e3 }), operations: 10 });
    expect(saw.metrics['memory.growth']).toBe(0);
  });

  test('from samples: the operations that the workload counted are spread over the time', () => {
    const series = sampled(10, { rssBytes: ms => 1e6 + ms * KB, fds: ms => 10 + Math.floor(ms / 500) });
    const { metrics, sources } = of({ series, operations: 200_000 });
    // 10,000 ms for 200,000 operations: 50 ms, and so 50 KB, for 1,000.
    expect(metrics['memory.leak']).toBeCloseTo(50 * KB);
    expect(metrics['fds.leak']).toBeCloseTo(0.1, 1);
    expect(metrics['fds.growth']).toBeCloseTo(10, -1);
    expect(sources).toMatchObject({
      'memory.growth': 'memory of the process tree',
      'fds.leak': 'open descriptors of the process tree',
    });
  });

  test('takes the operations of checkpoints before those that were only written at the end', () => {
    const series = sampled(10, { fds: ms => ms / 10 });
    const { metrics } = of({ series, checkpoints: checkpoints(() => 1), operations: 1e9 });
    // 1,000 descriptors over 40,000 operations.
    expect(metrics['fds.leak']).toBeCloseTo(25);
  });

  test('does not reach back into the dense samples at the start of a watch', () => {
    const dense = Array.from({ length: 60 }, (_, at) => at * 5);
    const steady = sampled(10, {}).atMs.map(ms => ms + 300);
    const atMs = [...dense, ...steady];
    const series = {
      atMs,
      columns: { rssBytes: atMs.map(ms => Math.min(ms, 4_000) * 1e3) },
      samplerUtilization: 0,
    };
    expect(of({ series }).metrics['memory.growth']).toBe(0);
  });

  test.each<[string, string, Partial<GrowthFacts>, RegExp]>([
    [
      'checkpoints are too few',
      'memory.growth',
      { checkpoints: checkpoints(() => 1, 19) },
      /^needs 20 readings, this invocation gave 19: write more checkpoints$/,
    ],
    [
      'it was over too soon',
      'memory.leak',
      { series: sampled(2, { rssBytes: () => 1 }) },
      /this invocation gave 9: let it run for 5 s or more$/,
    ],
    [
      'nobody counted operations',
      'fds.leak',
      { series: sampled(10, { fds: () => 1 }) },
      /write operations=n/,
    ],
    [
      'no operation was done',
      'fds.leak',
      { series: sampled(10, { fds: () => 1 }), operations: 0 },
      /write operations=n/,
    ],
    ['nobody read it', 'files.growth', {}, /^nothing was read of it/],
  ])('is unavailable with a reason when %s', (_, metric, facts, reason) => {
    expect(reasonOf(metric, facts)).toMatch(reason);
    expect(of(facts).metrics).not.toHaveProperty([metric]);
    expect(of({ ...facts, soak: false }).unavailable).toEqual([]);
  });

  test('gives a value or a reason for everything that may leak', () => {
    const series = sampled(10, { rssBytes: () => 1, fds: () => 1, files: () => 0 });
    const { metrics, unavailable } = of({ series, operations: 5 });
    const told = [...Object.keys(metrics), ...unavailable.map(one => one.metric)];
    expect(told.sort()).toEqual(GROWING.flatMap(metric => [`${metric}.growth`, `${metric}.leak`]).sort());
  });
});

describe('thinCheckpoints()', () => {
  test('keeps both ends and the parallels', () => {
    const many = checkpoints(operations => operations * 2, 12_345);
    const { operations, columns } = thinCheckpoints(many);
    expect(operations).toHaveLength(400);
    expect([operations[0], operations.at(-1)]).toEqual([1_000, 12_345_000]);
    expect(columns['memory.heap']?.values).toEqual(operations.map(one => one * 2));
    expect(new Set(operations).size).toBe(400);
  });

  test('leaves few as they are', () => {
    const few = checkpoints(() => 1, 400);
    expect(thinCheckpoints(few)).toBe(few);
  });
});
