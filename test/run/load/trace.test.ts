import { describe, expect, test } from 'vitest';
import type { LoadPhase, PhaseTrace } from '../../../src/model/load.ts';
import { isUnanswered } from '../../../src/run/invocation-load.ts';
import { loadMetrics } from '../../../src/run/load/load-metrics.ts';
import { LoadRecorder } from '../../../src/run/load/recorder.ts';
import { shareCounts } from '../../../src/run/load/share-counts.ts';
import { traceOf } from '../../../src/run/load/trace.ts';
import { nothingSound, unsoundPhases } from '../../../src/run/load/void-windows.ts';
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
    recorder.scheduled(dueMs, lagMs(second));
    while (ends[0] !== undefined && ends[0].endMs <= sentMs) end(recorder, ends);
    recorder.sent(sentMs);
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

const HALVES = [
  { name: 'before', measure: true, spans: [{ fromMs: 0, toMs: 10_000 }] },
  { name: 'after', measure: true, spans: [{ fromMs: 10_000, toMs: 20_000 }] },
];
const lateUntil = (end: number) => ({ lagMs: (second: number) => (second < end ? 30 : 0) });

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

  test('of a moment has no throughput: what was due in it ends after it', () => {
    const recorder = new LoadRecorder([0, 1]);
    for (let i = 0; i < 4; i++) {
      recorder.scheduled(0, 0);
      recorder.sent(0);
      recorder.ended({ dueMs: 0, sentMs: 0, endMs: 5, kind: 'ok' });
    }
    const { metrics, unavailable } = loadMetrics(traceOf(recorder.tally(5), { model: 'open' }), 'open');
    expect(metrics).toMatchObject({ operations: 4, 'load.achieved': 1 });
    expect(metrics).not.toHaveProperty('throughput');
    expect(unavailable).toContainEqual({
      metric: 'throughput',
      reason: 'no rate can be told of 1 ms: let the load last longer',
    });
  });

  test('of which nothing that is measured came to an end is unanswered, however well its warm-up went', () => {
    const recorder = new LoadRecorder(EDGES);
    for (let dueMs = 5; dueMs < 20_000; dueMs += 10) {
      recorder.scheduled(dueMs, 0);
      recorder.sent(dueMs);
      const isWarm = dueMs < 5_000;
      recorder.ended({
        dueMs,
        sentMs: dueMs,
        endMs: isWarm ? dueMs + 1 : 50_000,
        kind: isWarm ? 'ok' : 'interrupted',
      });
    }
    const phases = [
      { name: 'warm-up', measure: false, spans: [{ fromMs: 0, toMs: 5_000 }] },
      { name: 'steady', measure: true, spans: [{ fromMs: 5_000, toMs: 20_000 }] },
    ];
    const tally = recorder.tally(50_000);
    const nothing = { unanswered: 0 };
    expect(isUnanswered(traceOf(tally, { model: 'open', phases }), nothing)).toBe(true);
    expect(isUnanswered(traceOf(tally, { model: 'open' }), nothing)).toBe(false);
  });

  test('a phase of which more than half is void measured nothing', () => {
    expect(unsoundPhases(traced(lateUntil(5), HALVES))).toEqual([]);
    expect(unsoundPhases(traced(lateUntil(6), HALVES))).toEqual([
      { name: 'before', reason: expect.stringContaining('more than half of phase "before"') },
    ]);
    expect(unsoundPhases(traced(lateUntil(16), HALVES)).map(({ name }) => name)).toEqual(['before', 'after']);
  });

  test('a load is worthless where all of its measured phases are', () => {
    expect(nothingSound(traced(lateUntil(6), HALVES))).toBeNull();
    expect(nothingSound(traced(lateUntil(16), HALVES))).toContain('phase "before" (10 of 10 windows)');
    const warmUp = [
      { name: 'warm-up', measure: false, spans: [{ fromMs: 0, toMs: 10_000 }] },
      ...HALVES.slice(1),
    ];
    expect(nothingSound(traced(lateUntil(10), warmUp))).toBeNull();
    expect(nothingSound(traced({ lagMs: second => (second < 10 ? 0 : 30) }, warmUp))).toContain(
      'phase "after"',
    );
  });

  test('of a phase its own windows are told, and of a load without phases those of the load', () => {
    const lagMs = (second: number) => (second === 2 ? 70 : second > 12 ? 30 : 0);
    expect(unsoundPhases(traced({ lagMs }, HALVES))[0]?.reason).toMatch(
      /more than half of phase "after" \(7 of 10 windows\): .* by up to 29\.9 ms/,
    );
    expect(nothingSound(traced(lateUntil(11)))).toContain('more than half of the load (11 of 20 windows)');
  });

  test('what is void in one part is missing of it and of the whole, and the other part stands', () => {
    const { metrics, unavailable } = loadMetrics(traced(lateUntil(6), HALVES), 'open');
    expect(metrics['latency.p95@after']).toBeGreaterThan(0);
    expect(metrics['throughput@after']).toBeCloseTo(100, 0);
    expect(metrics).toMatchObject({ operations: 2_000, 'errors.rate': 0, 'errors.rate@before': 0 });
    for (const lost of [
      'latency.p95',
      'throughput',
      'load.dropped',
      'latency.p95@before',
      'throughput@before',
    ]) {
      expect(metrics).not.toHaveProperty([lost]);
      expect(unavailable).toContainEqual({
        metric: lost,
        reason: expect.stringContaining(
          'the load generator was at fault in more than half of phase "before"',
        ),
      });
    }
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

describe('the shares of a load', () => {
  test('are counted as they are told, whole and by phase, but for the failures of the whole', () => {
    const trace = traced({}, HALVES);
    const shares = shareCounts(trace, 'open');
    expect(Object.keys(shares)).not.toContain('errors.rate');
    expect(shares['errors.rate@before']).toEqual({ count: 0, of: 1_000 });
    expect(shares['timeouts.rate']).toEqual({ count: 0, of: 2_000 });
    expect(shares['load.achieved']).toEqual({ count: 2_000, of: 2_000 });
    expect(shares['load.dropped@after']).toEqual({ count: 0, of: 1_000 });
    const { metrics } = loadMetrics(trace, 'open');
    for (const [id, { count, of }] of Object.entries(shares)) expect(metrics[id]).toBe(count / of);
  });

  test('that are withheld have no counts', () => {
    const shares = shareCounts(traced(lateUntil(6), HALVES), 'open');
    expect(shares).not.toHaveProperty(['load.dropped@before']);
    expect(shares).toHaveProperty(['errors.rate@before']);
  });

  test('are whole numbers again, whatever their share is rounded to', () => {
    for (const [count, of] of [
      [1, 3],
      [2, 49],
      [999_999, 1_000_003],
    ] as const) {
      const { counts, ...phase } = traced({}, HALVES).phases[0] as PhaseTrace;
      const own = { ...counts, scheduled: of, ok: of - count, timedOut: count };
      const trace = { ...traced({}, HALVES), phases: [{ ...phase, counts: own }] };
      expect(shareCounts(trace, 'closed')['timeouts.rate']).toEqual({ count, of });
    }
  });
});
