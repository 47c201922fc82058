import { describe, expect, test } from 'vitest';
import type { Load } from '../../../src/model/load.ts';
import { partMetrics } from '../../../src/run/http/part-metrics.ts';
import { addPartTallies, PartRecorder } from '../../../src/run/http/part-recorder.ts';
import { partsOf } from '../../../src/run/http/parts.ts';
import { loadMetrics } from '../../../src/run/load/load-metrics.ts';
import { LoadRecorder } from '../../../src/run/load/recorder.ts';
import { traceOf } from '../../../src/run/load/trace.ts';
import { Trial } from '../../../src/run/trial.ts';
import { trialMetrics } from '../../../src/run/trial-metrics.ts';

const EDGES = [0, 1000, 2000, 3000];
const open: Load = {
  model: 'open',
  curve: { kind: 'pieces', pieces: [{ durationMs: 3000, from: 1, to: 1 }] },
  arrivals: 'uniform',
  maxInFlight: 10,
  overflow: 'queue',
  iterations: null,
  durationMs: 3000,
};
const requests = [{ name: 'read' }, { name: 'bad', inject: 0.1 }];
const parts = partsOf(requests);
const ON = { isOn: true, isCompared: true };
const OFF = { isOn: false, isCompared: true };

/** A recorder with `count` operations of 2 ms (1 ms after they were sent) for each entry. */
function recorded(
  ...entries: readonly [
    request: number,
    injection: typeof ON,
    count: number,
    kind: 'ok' | 'failed',
    dueMs?: number,
    takesMs?: number,
  ][]
) {
  const recorder = new PartRecorder(parts.count, EDGES);
  for (const [request, injection, count, kind, dueMs = 10, takesMs = 1] of entries)
    for (let i = 0; i < count; i++)
      for (const part of parts.of({ request, injection }))
        recorder.ended(part, { dueMs, endMs: dueMs + takesMs + 1, serviceNs: takesMs * 1e6, kind });
  return recorder.tallies();
}

const quiet = new LoadRecorder(EDGES).tally(3000);

/** Of a load whose generator was late in the windows in which these moments lie. */
function lateAt(...momentsMs: readonly number[]) {
  const recorder = new LoadRecorder(EDGES);
  for (const dueMs of momentsMs)
    for (let i = 0; i < 3; i++) {
      recorder.scheduled(dueMs, 100);
      recorder.sent(dueMs + 100);
    }
  return recorder.tally(3000);
}

describe('values of parts', () => {
  test('each request has its own, of response times and of service times', () => {
    const { metrics, shares } = partMetrics(
      recorded([0, OFF, 300, 'ok'], [0, OFF, 100, 'failed']),
      parts,
      quiet,
      open,
    );
    expect(metrics['errors.rate@read']).toBe(0.25);
    expect(shares).toMatchObject({
      'errors.rate@read': { count: 100, of: 400 },
      'timeouts.rate@read': { count: 0, of: 400 },
    });
    expect(shares).not.toHaveProperty(['errors.rate@bad']);
    expect(metrics['throughput@read']).toBe(100);
    expect(metrics['latency.p50@read']).toBeCloseTo(2e6, -5);
  });

  test('phases that are not measured do not count, but for errors of injected requests', () => {
    const load: Load = {
      ...open,
      phases: [
        { name: 'warm', measure: false, spans: [{ fromMs: 0, toMs: 1000 }] },
        { name: 'steady', measure: true, spans: [{ fromMs: 1000, toMs: 3000 }] },
      ],
    };
    const tallies = recorded(
      [0, OFF, 30, 'failed'],
      [0, OFF, 30, 'ok', 1500],
      [1, ON, 3, 'failed'],
      [1, ON, 1, 'ok', 1500],
    );
    const { metrics } = partMetrics(tallies, parts, quiet, load);
    expect(metrics['errors.rate@read']).toBe(0);
    expect(metrics['injected.clean']).toBe(0.25);
  });

  test('the share of what was injected is that of the time in which injection was on', () => {
    const tallies = recorded([0, ON, 90, 'ok'], [1, ON, 10, 'ok'], [0, OFF, 100, 'ok']);
    const { metrics } = partMetrics(tallies, parts, quiet, open);
    expect([metrics['injected.share'], metrics['injected.clean']]).toEqual([0.1, 1]);
  });

  test('neighbours are compared with those of the time without injection, and only where there are enough', () => {
    const slow = recorded([0, ON, 300, 'ok', 10, 3], [0, OFF, 300, 'ok'], [1, ON, 50, 'ok', 10, 90]);
    const few = recorded([0, ON, 199, 'ok', 10, 3], [0, OFF, 300, 'ok']);
    expect(partMetrics(slow, parts, quiet, open).metrics['injected.slowdown']).toBeCloseTo(3, 1);
    expect(partMetrics(few, parts, quiet, open).metrics).not.toHaveProperty('injected.slowdown');
    expect(partMetrics(slow, parts, quiet, open).metrics['latency.p95@beside-injected']).toBeCloseTo(4e6, -5);
  });

  test('threads together say what one would', () => {
    const [a, b, both] = [
      recorded([0, ON, 20, 'ok']),
      recorded([0, OFF, 30, 'failed', 1500], [1, ON, 2, 'ok']),
      recorded([0, ON, 20, 'ok'], [0, OFF, 30, 'failed', 1500], [1, ON, 2, 'ok']),
    ];
    expect(addPartTallies([a, b])).toEqual(both);
    expect(addPartTallies([b, a])).toEqual(both);
  });
});

describe('where the generator was at fault', () => {
  test('in a window, what failed in it has failed, and only times and throughput pass over it', () => {
    const tallies = recorded(
      [0, OFF, 300, 'ok'],
      [0, OFF, 100, 'failed', 1500],
      [0, OFF, 100, 'ok', 1500, 90],
    );
    const { metrics, unavailable } = partMetrics(tallies, parts, lateAt(1500), open);
    expect(metrics['errors.rate@read']).toBe(0.2);
    expect(metrics['throughput@read']).toBe(150);
    expect(metrics['latency.p95@read']).toBeCloseTo(2e6, -5);
    expect(unavailable).toEqual([]);
  });

  test('in most of a phase, only shares are told, and why the rest is not', () => {
    const load: Load = {
      ...open,
      phases: [
        { name: 'before', measure: true, spans: [{ fromMs: 0, toMs: 1000 }] },
        { name: 'spike', measure: true, spans: [{ fromMs: 1000, toMs: 3000 }] },
      ],
    };
    const tallies = recorded(
      [0, ON, 300, 'ok', 10, 3],
      [0, OFF, 300, 'ok'],
      [0, OFF, 200, 'failed', 1500],
      [1, ON, 50, 'ok'],
    );
    const { metrics, unavailable } = partMetrics(tallies, parts, lateAt(1500, 2500), load);
    const told = new Set(Object.keys(metrics).map(id => id.split('@')[0]));
    expect(told).toEqual(new Set(['errors.rate', 'timeouts.rate', 'injected.clean', 'injected.share']));
    expect(metrics['errors.rate@read']).toBe(0.25);
    const withheld = new Map(unavailable.map(({ metric, reason }) => [metric, reason]));
    for (const metric of ['latency.p95@read', 'throughput@read', 'injected.slowdown'])
      expect(withheld.get(metric)).toContain('at fault in more than half of phase "spike" (2 of 2 windows)');
  });

  test('and why is among what the invocation cannot say', () => {
    const withheld = { metric: 'latency.p95@read', reason: 'the load generator was at fault' };
    const trial = new Trial();
    const nothing = { failures: [], unmeasuredFailures: [], metrics: {}, shares: {}, obstacle: null };
    trial.addGenerated({ tally: quiet, unavailable: [withheld], ...nothing });
    const trace = traceOf(quiet, open);
    const facts = { elapsedNs: 3e9, watched: null, shortcoming: null, trace, search: null };
    expect(trialMetrics(trial, { load: open, leaks: false }, facts).unavailable).toContainEqual(withheld);
  });
});

test('what requests do a second adds up to what the load does, though they end in other windows than they were due in', () => {
  const operations = [
    { part: 0, dueMs: 500, endMs: 1200 },
    { part: 1, dueMs: 900, endMs: 2500 },
    { part: 0, dueMs: 1500, endMs: 1600 },
    { part: 1, dueMs: 2900, endMs: 3100 },
  ];
  const whole = new LoadRecorder(EDGES);
  const own = new PartRecorder(parts.count, EDGES);
  for (const { part, dueMs, endMs } of operations) {
    whole.scheduled(dueMs, 0);
    whole.sent(dueMs);
    whole.ended({ dueMs, sentMs: dueMs, endMs, kind: 'ok' });
    own.ended(part, { dueMs, endMs, serviceNs: (endMs - dueMs) * 1e6, kind: 'ok' });
  }
  const tally = whole.tally(3100);
  const { metrics } = partMetrics(own.tallies(), parts, tally, open);
  expect(loadMetrics(traceOf(tally, open), 'open').metrics.throughput).toBe(1);
  expect([metrics['throughput@read'], metrics['throughput@bad']]).toEqual([2 / 3, 1 / 3]);
});
