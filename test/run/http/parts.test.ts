import { describe, expect, test } from 'vitest';
import type { Load } from '../../../src/model/load.ts';
import { partMetrics } from '../../../src/run/http/part-metrics.ts';
import { addPartTallies, PartRecorder } from '../../../src/run/http/part-recorder.ts';
import { partsOf } from '../../../src/run/http/parts.ts';
import { LoadRecorder } from '../../../src/run/load/recorder.ts';

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

describe('values of parts', () => {
  test('each request has its own, of response times and of service times', () => {
    const metrics = partMetrics(recorded([0, OFF, 300, 'ok'], [0, OFF, 100, 'failed']), parts, quiet, open);
    expect(metrics['errors.rate@read']).toBe(0.25);
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
    const metrics = partMetrics(tallies, parts, quiet, load);
    expect(metrics['errors.rate@read']).toBe(0);
    expect(metrics['injected.clean']).toBe(0.25);
  });

  test('the share of what was injected is that of the time in which injection was on', () => {
    const tallies = recorded([0, ON, 90, 'ok'], [1, ON, 10, 'ok'], [0, OFF, 100, 'ok']);
    const metrics = partMetrics(tallies, parts, quiet, open);
    expect([metrics['injected.share'], metrics['injected.clean']]).toEqual([0.1, 1]);
  });

  test('neighbours are compared with those of the time without injection, and only where there are enough', () => {
    const slow = recorded([0, ON, 300, 'ok', 10, 3], [0, OFF, 300, 'ok'], [1, ON, 50, 'ok', 10, 90]);
    const few = recorded([0, ON, 199, 'ok', 10, 3], [0, OFF, 300, 'ok']);
    expect(partMetrics(slow, parts, quiet, open)['injected.slowdown']).toBeCloseTo(3, 1);
    expect(partMetrics(few, parts, quiet, open)).not.toHaveProperty('injected.slowdown');
    expect(partMetrics(slow, parts, quiet, open)['latency.p95@beside-injected']).toBeCloseTo(4e6, -5);
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
