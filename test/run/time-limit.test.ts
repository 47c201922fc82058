import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TimeLimit } from '../../src/run/time-limit.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'], now: 0 });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Two turns of the event loop, for what has arrived: each is a millisecond of virtual time. */
const TURNS_MS = 2;

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
  expect(reachedMs).toEqual([startMs + 100 + TURNS_MS]);
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
  expect(reachedMs).toEqual([startMs + 160 + TURNS_MS]);
});

test('a shorter limit does not wait for the timer of a longer one', () => {
  const { limit, reachedMs } = watched();
  const startMs = performance.now();
  setIn(limit, 1_000);
  limit.lift();
  setIn(limit, 10);
  vi.advanceTimersByTime(2_000);
  expect(reachedMs).toEqual([startMs + 10 + TURNS_MS]);
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

test('what has arrived by then is read before a limit counts as reached', () => {
  const { limit, reachedMs } = watched();
  setIn(limit, 100);
  // As an answer that is found when the event loop looks at its sockets, after its timers.
  setTimeout(() => setImmediate(() => limit.lift()), 100);
  vi.advanceTimersByTime(1_000);
  expect(reachedMs).toEqual([]);
});

test('a timer that rang late gives the time back, once', () => {
  const { limit, reachedMs } = watched();
  const now = performance.now.bind(performance);
  const startMs = now();
  setIn(limit, 100);
  // The clock goes on for 300 ms, and nothing rings meanwhile.
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 300);
  vi.advanceTimersByTime(350);
  expect(reachedMs).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(reachedMs).toHaveLength(1);
  expect((reachedMs[0] ?? 0) - startMs).toBeCloseTo(100 + 300 + 300, -1);
});
