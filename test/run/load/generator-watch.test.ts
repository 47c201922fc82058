import { beforeEach, expect, test, vi } from 'vitest';
import { watchGenerator } from '../../../src/run/load/generator-watch.ts';
import { LoadRecorder } from '../../../src/run/load/recorder.ts';
import { ENDLESS_MS } from '../../../src/run/load/windows.ts';

/** The monotonic clock of the load, moved by the tests; the thread's own utilisation is real. */
const clock = vi.hoisted(() => ({ nowMs: 0 }));
vi.mock('../../../src/run/load/clock.ts', () => ({ monotonicMs: () => clock.nowMs }));
beforeEach(() => {
  clock.nowMs = 0;
});

/** The thread is busy until the clock says so. */
function spin(ms: number): void {
  const until = performance.now() + 20;
  while (performance.now() < until);
  clock.nowMs += ms;
}

/** How busy the first window is said to have been of a load that keeps its thread busy for so long, and is over then. */
function saidOf(edgesMs: readonly number[], busyMs: number): number | undefined {
  const recorder = new LoadRecorder(edgesMs);
  const watch = watchGenerator(recorder, 0);
  spin(busyMs);
  watch.stop();
  return recorder.window(0)?.utilization;
}

test.each([
  ['a window', [0, 60_000]],
  ['a window without an end', [0, ENDLESS_MS]],
])('a sliver of %s says nothing of it', (_what, edgesMs) => {
  expect(saidOf(edgesMs, 1)).toBe(0);
});

test.each([
  ['a window', [0, 100]],
  ['a window without an end', [0, ENDLESS_MS]],
])('most of %s does', (_what, edgesMs) => {
  expect(saidOf(edgesMs, 150)).toBeGreaterThan(0.5);
});

test('windows that passed while the thread was held up were as busy as that time', async () => {
  const recorder = new LoadRecorder([0, 20, 40, 60, 10_000]);
  const passed: number[] = [];
  const watch = watchGenerator(recorder, 0, index => passed.push(index));
  spin(300);
  while (passed.length < 3) await new Promise(resolve => setTimeout(resolve, 1));
  watch.stop();
  expect(recorder.window(2)?.utilization).toBeGreaterThan(0.5);
  expect(recorder.window(3)?.utilization).toBe(0);
});
