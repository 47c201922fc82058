import { describe, expect, test } from 'vitest';
import { LoadRecorder } from '../../../src/run/load/recorder.ts';
import { addTallies } from '../../../src/run/load/tally.ts';
import { windowAt, windowEdges } from '../../../src/run/load/windows.ts';
import { countIn, quantileIn } from '../../../src/stats/histogram.ts';

const EDGES = [0, 1000, 2000, 3000];

/** One operation that was due, sent and ended at these moments. */
function operate(recorder: LoadRecorder, dueMs: number, sentMs: number, endMs: number): void {
  recorder.scheduled(dueMs, sentMs - dueMs);
  recorder.sent(sentMs);
  recorder.ended({ dueMs, sentMs, endMs, kind: 'ok' });
}

describe('a recorder of a load', () => {
  test('counts an operation where it was due, and its end where it ended', () => {
    const recorder = new LoadRecorder(EDGES);
    operate(recorder, 900, 900, 2100);
    const [first, second, third] = recorder.tally(3000).windows;
    expect(first).toMatchObject({ scheduled: 1, ok: 1, ended: 0 });
    expect(second).toMatchObject({ scheduled: 0, ok: 0, ended: 0 });
    expect(third).toMatchObject({ scheduled: 0, ended: 1, endedWell: 1 });
  });

  test('divides the time under way among the windows that it reached into', () => {
    const recorder = new LoadRecorder(EDGES);
    operate(recorder, 900, 900, 2100);
    expect(recorder.tally(3000).windows.map(({ busyMs }) => busyMs)).toEqual([100, 1000, 100]);
  });

  test('what is still under way counts up to now, and no further than the load', () => {
    const recorder = new LoadRecorder(EDGES);
    recorder.scheduled(2500, 0);
    recorder.sent(2500);
    expect(recorder.tally(9000).windows.map(({ busyMs }) => busyMs)).toEqual([0, 0, 500]);
  });

  test('response counts from the moment it was due, service from the moment it was sent', () => {
    const recorder = new LoadRecorder(EDGES);
    operate(recorder, 100, 350, 400);
    const [window] = recorder.tally(3000).windows;
    expect((quantileIn(window?.response ?? { bins: [], counts: [] }, 1) ?? 0) / 1e6).toBeCloseTo(300, -1);
    expect((quantileIn(window?.service ?? { bins: [], counts: [] }, 1) ?? 0) / 1e6).toBeCloseTo(50, 0);
    expect((quantileIn(window?.lag ?? { bins: [], counts: [] }, 1) ?? 0) / 1e6).toBeCloseTo(250, -1);
  });

  test.each([
    ['ok', 1, 1],
    ['timeout', 1, 0],
    ['interrupted', 1, 0],
    ['failed', 0, 0],
  ] as const)('%s: %i response times, %i service times', (kind, responses, services) => {
    const recorder = new LoadRecorder(EDGES);
    recorder.scheduled(0, 0);
    recorder.sent(0);
    recorder.ended({ dueMs: 0, sentMs: 0, endMs: 10, kind });
    const [window] = recorder.tally(3000).windows;
    expect(countIn(window?.response ?? { bins: [], counts: [] })).toBe(responses);
    expect(countIn(window?.service ?? { bins: [], counts: [] })).toBe(services);
  });

  test('every operation that was due is in exactly one count', () => {
    const recorder = new LoadRecorder(EDGES);
    operate(recorder, 0, 0, 5);
    recorder.scheduled(1, 0);
    recorder.dropped(1);
    recorder.scheduled(2, 0);
    recorder.queued(2);
    recorder.givenUp(2, 500);
    const [window] = recorder.tally(3000).windows;
    expect(window).toMatchObject({ scheduled: 3, ok: 1, dropped: 1, interrupted: 1, queued: 1 });
  });

  test('what came to no end is in the response times by its age, and the shortest age is known', () => {
    const recorder = new LoadRecorder(EDGES);
    operate(recorder, 0, 0, 5);
    for (const dueMs of [10, 20]) recorder.scheduled(dueMs, 0);
    recorder.sent(10);
    recorder.unanswered({ dueMs: 10, sentMs: 10, endMs: 4_000 });
    recorder.givenUp(20, 3_980);
    const [window, next] = recorder.tally(4_000).windows;
    expect(window).toMatchObject({
      ok: 1,
      timedOut: 1,
      unanswered: 1,
      interrupted: 1,
      unendedFromNs: 3.98e9,
    });
    expect(next?.unendedFromNs).toBe(Number.POSITIVE_INFINITY);
  });

  test('a window without an end ends when the load does', () => {
    const recorder = new LoadRecorder(windowEdges(1e12, []).slice(0, 1).concat(1e12));
    operate(recorder, 10, 10, 40);
    expect(recorder.tally(50).edgesMs).toEqual([0, 50]);
  });

  test('tallies of two threads add up, and the busier one says how busy the generator was', () => {
    const [one, other] = [new LoadRecorder(EDGES), new LoadRecorder(EDGES)];
    operate(one, 10, 10, 20);
    operate(other, 10, 10, 20);
    one.generator(0, 0.25);
    other.generator(0, 0.75);
    one.collected(100, 4);
    const sum = addTallies([one.tally(3000), other.tally(3000)]);
    expect(sum.threads).toBe(2);
    expect(sum.windows[0]).toMatchObject({ scheduled: 2, ok: 2, utilization: 0.75, gcPauseMs: 4 });
  });
});

describe('the windows of a load', () => {
  test.each([
    [60_000, 61, 1000],
    [2_000, 9, 250],
    [500, 3, 250],
    [3600_000, 601, 6000],
  ])('of %i ms: %i edges, %i ms apart', (durationMs, edges, step) => {
    const found = windowEdges(durationMs, []);
    expect(found).toHaveLength(edges);
    expect(found[1]).toBe(step);
    expect(found.at(-1)).toBe(durationMs);
  });

  test('none belongs to two phases', () => {
    const span = { fromMs: 10_250, toMs: 15_750 };
    const edges = windowEdges(30_000, [{ name: 'spike', measure: true, spans: [span] }]);
    expect(edges).toContain(10_250);
    expect(edges).toContain(15_750);
    expect(edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? 0))).toBe(true);
  });

  test('a moment on an edge belongs to the window that ends there', () => {
    expect([0, 999.9, 1000, 2999, 3000, 9000].map(ms => windowAt(EDGES, ms))).toEqual([0, 0, 0, 2, 2, 2]);
  });
});
