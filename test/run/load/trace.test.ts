import { describe, expect, test } from 'vitest';
import type { LoadPhase } from '../../../src/model/load.ts';
import { loadMetrics } from '../../../src/run/load/load-metrics.ts';
import { LoadRecorder } from '../../../src/run/load/recorder.ts';
import { traceOf } from '../../../src/run/load/trace.ts';
import { tooLittleSound } from '../../../src/run/load/void-windows.ts';
import { countIn } from '../../../src/stats/histogram.ts';

const SECONDS = 20;
const EDGES = Array.from({ length: SECONDS + 1 }, (_, i) => i * 1000);

interface Shape {
  /** How late operations are sent in second `i`, ms. */
  readonly lagMs?: (second: number) => number;
  /** What an operation takes in second `i`, ms. */
  readonly takesMs?: (second: number) => number;
}

/** 100 operations a second for 20 s, as one thread would count them. */
function recorded({ lagMs = () => 0, takesMs = () => 5 }: Shape = {}): LoadRecorder {
  const recorder = new LoadRecorder(EDGES);
  const ends: { dueMs: number; sentMs: number; endMs: number }[] = [];
  for (let i = 0; i < SECONDS * 100; i++) {
    const dueMs = i * 10 + 5;
    const second = Math.floor(dueMs / 1000);
    const sentMs = dueMs + lagMs(second);
    recorder.scheduled(dueMs);
    while (ends[0] !== undefined && ends[0].endMs <= sentMs) end(recorder, ends);
    recorder.sent(dueMs, sentMs, sentMs - dueMs);
    ends.push({ dueMs, sentMs, endMs: sentMs + takesMs(second) });
    ends.sort((a, b) => a.endMs - b.endMs);
  }
  while (ends.length > 0) end(recorder, ends);
  return recorder;
}

function end(recorder: LoadRecorder, ends: { dueMs: number; sentMs: number; endMs: number }[]): void {
  const first = ends.shift();
  if (first !== undefined) recorder.ended({ ...first, kind: 'ok' });
}

const traced = (shape: Shape = {}, phases?: readonly LoadPhase[]) =>
  traceOf(recorded(shape).tally(SECONDS * 1000), {
    model: 'open',
    ...(phases === undefined ? {} : { phases }),
  });

describe('what became of a load', () => {
  test('Little’s law holds of what was counted', () => {
    const { little } = traced();
    expect(little?.inFlight).toBeCloseTo(0.5, 5);
    expect(little?.expected).toBeCloseTo(0.5, 5);
  });

  test('a window in which starts were late by the generator’s fault is void, and its operations are in no time', () => {
    const { voided, phases } = traced({ lagMs: second => (second === 7 ? 30 : 0) });
    expect(voided).toEqual([
      {
        index: 7,
        cause: 'late',
        reason: expect.stringContaining('100 of 100 starts were more than 2.0 ms late, by up to '),
      },
    ]);
    expect(phases[0]).toMatchObject({ soundMs: 19_000, soundScheduled: 1_900 });
    expect(countIn(phases[0]?.response ?? { bins: [], counts: [] })).toBe(1_900);
    expect(phases[0]?.counts.ok).toBe(2_000);
  });

  test('lateness that is small beside what operations take is none', () => {
    expect(traced({ lagMs: () => 9, takesMs: () => 100 }).voided).toEqual([]);
    expect(traced({ lagMs: () => 9, takesMs: () => 5 }).voided).toHaveLength(SECONDS);
    expect(traced({ lagMs: () => 60, takesMs: () => 5_000 }).voided).toHaveLength(SECONDS);
  });

  test('a collection of garbage and a busy event loop are named', () => {
    const recorder = recorded({ lagMs: second => (second < 2 ? 30 : 0) });
    recorder.collected(500, 25);
    recorder.generator(1, 0.99);
    const { voided } = traceOf(recorder.tally(20_000), { model: 'open' });
    expect(voided.map(({ cause }) => cause)).toEqual(['paused', 'saturated']);
  });

  test('a closed load is never late', () => {
    const tally = recorded({ lagMs: () => 30 }).tally(20_000);
    expect(traceOf(tally, { model: 'closed' }).voided).toEqual([]);
  });

  test('a window in which the generator had no time left is void, though every place was taken and no start was late', () => {
    const recorder = recorded();
    recorder.generator(4, 0.97);
    recorder.generator(5, 0.94);
    expect(traceOf(recorder.tally(20_000), { model: 'open' }).voided).toEqual([
      { index: 4, cause: 'saturated', reason: expect.stringContaining('busy 97 % of the time') },
    ]);
  });

  test('a phase of which more than half is void measured nothing', () => {
    const phases = [
      { name: 'before', measure: true, spans: [{ fromMs: 0, toMs: 10_000 }] },
      { name: 'after', measure: true, spans: [{ fromMs: 10_000, toMs: 20_000 }] },
    ];
    expect(tooLittleSound(traced({ lagMs: second => (second < 6 ? 30 : 0) }, phases))).toContain(
      'more than half of phase "before"',
    );
    expect(tooLittleSound(traced({ lagMs: second => (second < 5 ? 30 : 0) }, phases))).toBeNull();
  });
});

describe('the metrics of a load', () => {
  const phases = [
    { name: 'warm-up', measure: false, spans: [{ fromMs: 0, toMs: 5_000 }] },
    {
      name: 'calm',
      measure: true,
      spans: [
        { fromMs: 5_000, toMs: 10_000 },
        { fromMs: 15_000, toMs: 20_000 },
      ],
    },
    { name: 'spike', measure: true, spans: [{ fromMs: 10_000, toMs: 15_000 }] },
  ];
  const takesMs = (second: number): number => (second < 5 ? 900 : second >= 10 && second < 15 ? 50 : 5);

  test('are those of its measured phases together, and of each', () => {
    const { metrics } = loadMetrics(traced({ takesMs }, phases), 'open');
    const ms = (id: string): number => (metrics[id] ?? Number.NaN) / 1e6;
    expect(metrics.operations).toBe(1_500);
    expect(metrics['load.achieved']).toBe(1);
    expect(ms('latency.p50@calm')).toBeCloseTo(5, 1);
    expect(ms('latency.p50@spike')).toBeCloseTo(50, 0);
    expect(ms('latency.p50')).toBeCloseTo(5, 1);
    expect(ms('latency.p90')).toBeCloseTo(50, 0);
    expect(ms('latency.max')).toBeLessThan(60);
    expect(Object.keys(metrics).filter(id => id.endsWith('@warm-up'))).toEqual([]);
  });

  test('response and service times part when operations are sent late', () => {
    const { metrics } = loadMetrics(traced({ takesMs: () => 100, lagMs: () => 9 }), 'open');
    expect((metrics['latency.p50'] ?? 0) / 1e6).toBeCloseTo(109, -1);
    expect((metrics['service.p50'] ?? 0) / 1e6).toBeCloseTo(100, -1);
  });

  test('say which quantiles too few operations could tell', () => {
    const { metrics, unavailable } = loadMetrics(traced(), 'open');
    expect(metrics['latency.p99']).toBeDefined();
    expect(unavailable).toEqual([
      { metric: 'latency.p999', reason: 'needs at least 10,000 successful operations in an invocation' },
    ]);
  });
});
