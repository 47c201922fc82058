import { expect, test } from 'vitest';
import type { LiveWindow } from '../../../src/model/event.ts';
import { Looking } from '../../../src/run/http/looking.ts';
import { liveWindow } from '../../../src/run/load/live-window.ts';
import { LoadRecorder } from '../../../src/run/load/recorder.ts';
import { histogramOf, quantileIn } from '../../../src/stats/histogram.ts';

/** What one thread saw of a window of a second in which operations took so many milliseconds. */
function seenBy(tookMs: readonly number[], isVoid = false) {
  const recorder = new LoadRecorder([0, 1_000]);
  for (const ms of tookMs) {
    recorder.scheduled(1, 0);
    recorder.sent(1);
    recorder.ended({ dueMs: 1, sentMs: 1, endMs: 1 + ms, kind: 'ok' });
  }
  const window = recorder.window(0);
  if (window === null) throw new Error('there is one window');
  return [liveWindow({ fromMs: 0, toMs: 1_000, waitedMs: 0, isVoid }, window), window.response] as const;
}

test('percentiles of a window are of all threads together, not of the worst', () => {
  const windows: LiveWindow[] = [];
  const looking = new Looking(2, window => windows.push(window));
  const [fast, slow] = [Array.from({ length: 99 }, () => 10), [500]];
  looking.look(...seenBy(fast));
  expect(windows).toEqual([]);
  looking.look(...seenBy(slow));
  const whole = histogramOf([...fast, ...slow].map(ms => ms * 1e6));
  expect(windows).toMatchObject([
    { scheduled: 100, completed: 100, p50: quantileIn(whole, 0.5), p95: quantileIn(whole, 0.95) },
  ]);
  expect(windows[0]?.p95).toBeLessThan(11e6);
});

test('a window in which one thread was at fault is void', () => {
  const windows: LiveWindow[] = [];
  const looking = new Looking(2, window => windows.push(window));
  looking.look(...seenBy([10], true));
  looking.look(...seenBy([10]));
  expect(windows[0]?.voided).toBe(true);
});
