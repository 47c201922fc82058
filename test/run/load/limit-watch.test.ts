import { describe, expect, test } from 'vitest';
import type { LiveWindow } from '../../../src/model/event.ts';
import type { LoadPhase, LoadTrace } from '../../../src/model/load.ts';
import type { LoadWatch } from '../../../src/model/plan.ts';
import { LimitWatch } from '../../../src/run/load/limit-watch.ts';
import { LoadRecorder } from '../../../src/run/load/recorder.ts';
import { sustainedMetrics } from '../../../src/run/load/sustained.ts';
import { traceOf } from '../../../src/run/load/trace.ts';

const P95: LoadWatch = { metric: 'latency.p95', max: 100e6, min: null, forMs: 3_000, abort: true };
const ERRORS: LoadWatch = { metric: 'errors.rate', max: 0.1, min: null, forMs: 0, abort: true };
const SPEED: LoadWatch = { metric: 'throughput', max: null, min: 50, forMs: 2_000, abort: true };

const window = (second: number, values: Partial<LiveWindow> = {}): LiveWindow => ({
  fromMs: second * 1000,
  toMs: (second + 1) * 1000,
  scheduled: 100,
  completed: 100,
  failed: 0,
  dropped: 0,
  inFlight: 1,
  p50: 5e6,
  p95: 10e6,
  p99: 20e6,
  ...values,
});
const slow = (second: number) => window(second, { p95: 300e6 });

/** The first reason, and in which second it came. */
function watch(
  watches: readonly LoadWatch[],
  windows: readonly LiveWindow[],
  phases: readonly LoadPhase[] = [],
  model: 'open' | 'closed' = 'open',
) {
  const limits = new LimitWatch(watches, { model, phases });
  for (const seen of windows) {
    const reason = limits.look(seen);
    if (reason !== null) return { second: seen.fromMs / 1000, reason };
  }
  return null;
}

describe('limits that are looked at while a load runs', () => {
  test('one that lasts as long as it may ends the load', () => {
    expect(watch([P95], [window(0), slow(1), slow(2), slow(3)])).toEqual({
      second: 3,
      reason:
        'latency.p95 was 300 ms, above its max of 100 ms, for 3 s until 4 s after the start of the load',
    });
  });

  test('one that pauses begins anew', () => {
    expect(watch([P95], [slow(0), slow(1), window(2), slow(3), slow(4), window(5)])).toBeNull();
  });

  test('without a time one window is enough', () => {
    expect(watch([ERRORS], [window(0), window(1, { failed: 11 })])?.reason).toContain(
      'errors.rate was 11 %, above its max of 10 %',
    );
    expect(watch([ERRORS], [window(0, { failed: 10 })])).toBeNull();
  });

  test('a least rate is watched, too', () => {
    expect(
      watch(
        [SPEED],
        [0, 1].map(second => window(second, { completed: 49 })),
      )?.second,
    ).toBe(1);
  });

  test('the metric of the broken limit is the one that its check is about', () => {
    const limits = new LimitWatch([ERRORS, P95], { model: 'open' });
    expect(limits.limit).toBeNull();
    for (const second of [0, 1, 2]) limits.look(slow(second));
    expect(limits.limit).toBe('latency.p95@sustained');
    const errors = new LimitWatch([P95, ERRORS], { model: 'open' });
    errors.look(window(0, { failed: 50 }));
    expect(errors.limit).toBe('errors.rate');
  });

  test('where nothing ends, the time that something has waited is beyond the limit already', () => {
    const stalled = (second: number) =>
      window(second, { completed: 0, p50: null, p95: null, p99: null, waitedMs: 1000 * second });
    expect(watch([P95], [0, 1, 2, 3].map(stalled))).toEqual({
      second: 3,
      reason: expect.stringContaining(
        'of what was due last nothing had ended, so latency.p95 is above its max of 100 ms',
      ),
    });
    const idle = (second: number) => ({ ...stalled(second), scheduled: 0 });
    expect(watch([P95], [0, 1, 2, 3].map(idle))).toBeNull();
  });

  test('users of a closed load that wait start nothing, and their waiting counts', () => {
    const hanging = (second: number) =>
      window(second, {
        scheduled: 0,
        completed: 0,
        p50: null,
        p95: null,
        p99: null,
        waitedMs: 1000 * second,
      });
    expect(watch([P95], [0, 1, 2, 3].map(hanging), [], 'closed')?.second).toBe(3);
  });

  test('what has been due for a moment has not waited for a window', () => {
    const justDue = (second: number) =>
      window(second, { scheduled: 1, completed: 0, p50: null, p95: null, p99: null });
    expect(watch([{ ...P95, forMs: 0 }], [0, 1, 2].map(justDue))).toBeNull();
  });

  test('warm-up is not looked at', () => {
    const warmUp = { name: 'warm-up', measure: false, spans: [{ fromMs: 0, toMs: 4_000 }] };
    expect(watch([P95], [slow(0), slow(1), slow(2), slow(3), slow(4)], [warmUp])).toBeNull();
  });

  test('a window in which the generator was at fault neither breaks a limit nor ends its breach', () => {
    const late = (second: number) => window(second, { p95: 900e6, voided: true });
    expect(watch([P95], [late(0), late(1), late(2), late(3)])).toBeNull();
    expect(watch([ERRORS], [window(0, { failed: 100, voided: true })])).toBeNull();
    expect(watch([P95], [slow(0), late(1), slow(2), slow(3)])?.second).toBe(3);
    expect(watch([P95], [slow(0), late(1), slow(2), window(3)])).toBeNull();
  });

  test('a limit that does not end the load is not looked at meanwhile', () => {
    expect(watch([{ ...P95, abort: false }], [slow(0), slow(1), slow(2), slow(3)])).toBeNull();
  });
});

/** 100 operations a second; each takes what its second says, ms. None is due in a second of 0. */
function traced(takesMs: readonly number[]): LoadTrace {
  const recorder = new LoadRecorder([...takesMs, 0].map((_, second) => second * 1000));
  for (const [second, takes] of takesMs.entries()) {
    for (let i = 0; takes > 0 && i < 100; i++) {
      const dueMs = second * 1000 + i * 10;
      recorder.scheduled(dueMs, 0);
      recorder.sent(dueMs);
      recorder.ended({ dueMs, sentMs: dueMs, endMs: dueMs + takes, kind: 'ok' });
    }
  }
  return traceOf(recorder.tally(takesMs.length * 1000), { model: 'open' });
}

describe('the level that was kept up', () => {
  const levelMs = (takesMs: readonly number[], forMs: number): number =>
    (sustainedMetrics(traced(takesMs), [{ ...P95, forMs }]).metrics['latency.p95@sustained'] ?? Number.NaN) /
    1e6;

  test('for one window is the worst of all', () => {
    expect(levelMs([5, 50, 5, 200, 5], 1_000)).toBeCloseTo(200, -1);
  });

  test('for three is the worst that no window of the stretch was below', () => {
    expect(levelMs([5, 50, 60, 200, 5], 3_000)).toBeCloseTo(50, 0);
    expect(levelMs([5, 50, 5, 200, 5], 3_000)).toBeCloseTo(5, 0);
  });

  test('breaks a limit exactly when the limit was broken for so long', () => {
    const takesMs = [5, 150, 160, 170, 5, 400, 5, 120, 130];
    expect(levelMs(takesMs, 3_000)).toBeGreaterThan(100);
    expect(levelMs(takesMs, 4_000)).toBeLessThan(100);
  });

  test('is not kept up over a time in which nothing can be told', () => {
    const windows = sustainedMetrics(traced([150, 150, 150, 0, 0, 150, 150]), [{ ...P95, forMs: 4_000 }]);
    expect(windows.metrics).toEqual({});
  });

  test('is unknown of a load that is shorter', () => {
    const { metrics, unavailable } = sustainedMetrics(traced([5, 5]), [P95]);
    expect(metrics).toEqual({});
    expect(unavailable).toEqual([
      {
        metric: 'latency.p95@sustained',
        reason: 'the load has no 3 s on end in which latency.p95 can be told',
      },
    ]);
  });
});
