import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TimeLimit } from '../../../src/run/http/time-limit.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'], now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A limit, and the moments at which it was reached. */
function watched() {
  const reachedMs: number[] = [];
  const limit = new TimeLimit(() => reachedMs.push(performance.now()));
  return { limit, reachedMs };
}

/** Sets a limit of `ms` from now. */
const setIn = (limit: TimeLimit, ms: number): void => limit.set(performance.now() + ms);

test('a limit is reached once, when it is over', () => {
  const { limit, reachedMs } = watched();
  const startMs = performance.now();
  setIn(limit, 100);
  vi.advanceTimersByTime(1_000);
  expect(reachedMs).toEqual([startMs + 100]);
});

test('limits that are lifted in time are never reached, and share one timer', () => {
  const { limit, reachedMs } = watched();
  for (let request = 0; request < 50; request++) {
    setIn(limit, 100);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(30);
    limit.lift();
  }
  vi.advanceTimersByTime(1_000);
  expect(reachedMs).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a limit that is set while the timer of an earlier one runs is reached when it is over itself', () => {
  const { limit, reachedMs } = watched();
  const startMs = performance.now();
  setIn(limit, 100);
  vi.advanceTimersByTime(60);
  limit.lift();
  setIn(limit, 100);
  vi.advanceTimersByTime(1_000);
  expect(reachedMs).toEqual([startMs + 160]);
});

test('a shorter limit does not wait for the timer of a longer one', () => {
  const { limit, reachedMs } = watched();
  const startMs = performance.now();
  setIn(limit, 1_000);
  limit.lift();
  setIn(limit, 10);
  vi.advanceTimersByTime(2_000);
  expect(reachedMs).toEqual([startMs + 10]);
});

test('a limit that is over before it is set is reached all the same', () => {
  const { limit, reachedMs } = watched();
  setIn(limit, -5);
  vi.advanceTimersByTime(10);
  expect(reachedMs).toHaveLength(1);
});

test('once it is closed no timer keeps the program alive, and nothing is reached', () => {
  const { limit, reachedMs } = watched();
  setIn(limit, 100);
  limit.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(reachedMs).toEqual([]);
});
