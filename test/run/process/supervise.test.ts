import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Guard } from '../../../src/run/process/guard.ts';
import type { Launch, LaunchReport } from '../../../src/run/process/launch.ts';
import { supervise } from '../../../src/run/process/supervise.ts';

const ENDED: LaunchReport = { ending: { kind: 'exit', code: 0 }, wallNs: 1, usage: null, left: [], stuck: 0 };

/** A launch under virtual time that writes down what is done to it and ends after `killsNeeded` kills. */
function launch(killsNeeded: number): Launch & { readonly calls: string[]; readonly end: () => void } {
  const calls: string[] = [];
  let end = (): void => {};
  const ended = new Promise<LaunchReport>(resolve => {
    end = () => resolve(ENDED);
  });
  return {
    pid: 1,
    ownPids: [],
    ended,
    calls,
    end,
    terminate: () => void calls.push(`terminate at ${Date.now()}`),
    kill() {
      calls.push(`kill at ${Date.now()}`);
      if (calls.length > killsNeeded) end();
    },
  };
}

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

const never = new AbortController().signal;

describe('supervise()', () => {
  test('leaves alone what ends in time', async () => {
    const it = launch(1);
    const done = supervise(it, 1000, never);
    await vi.advanceTimersByTimeAsync(900);
    it.end();
    expect(await done).toEqual({ report: ENDED, stop: null });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(it.calls).toEqual([]);
  });

  test('asks at the limit, kills half a second later, and repeats until it is gone', async () => {
    const it = launch(3);
    const done = supervise(it, 1000, never);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await done).toEqual({ report: ENDED, stop: 'timeout' });
    expect(it.calls).toEqual(['terminate at 1002', 'kill at 1602', 'kill at 1702', 'kill at 1802']);
  });

  test('treats an abort as the limit, and only the first of the two counts', async () => {
    const it = launch(1);
    const person = new AbortController();
    const done = supervise(it, 1000, person.signal);
    setTimeout(() => person.abort('SIGINT'), 200);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await done).stop).toBe('abort');
    expect(it.calls[0]).toBe('terminate at 200');
  });

  test('stops at once what begins after the abort', async () => {
    const it = launch(1);
    const done = supervise(it, 1000, AbortSignal.abort());
    await vi.advanceTimersByTimeAsync(1000);
    expect((await done).stop).toBe('abort');
  });

  test('gives up on what nobody can kill, and says that it is still there', async () => {
    const it = launch(Infinity);
    const done = supervise(it, 1000, never);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await done).toMatchObject({ stop: 'timeout', report: { stuck: 1 } });
  });

  test('can wait for a month', async () => {
    const it = launch(1);
    void supervise(it, 31 * 86_400_000, never);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(it.calls).toEqual([]);
    it.end();
  });
});

describe('supervise() with a guard', () => {
  /** Raises the alarm when it is told to, and takes its time over the evidence unless that is aborted. */
  function guard(evidenceMs: number) {
    let raise = (): void => {};
    const it: Guard & { readonly raise: () => void; readonly aborted: boolean[] } = {
      alarm: new Promise<void>(resolve => {
        raise = resolve;
      }),
      isGathering: false,
      heard: () => {},
      aborted: [],
      raise: () => raise(),
      gather(signal) {
        return new Promise(resolve => {
          const done = (): void => {
            it.aborted.push(signal.aborted);
            resolve({ class: 'deadlock', afterMs: 5 });
          };
          const timer = setTimeout(done, evidenceMs);
          signal.addEventListener('abort', () => {
            clearTimeout(timer);
            done();
          });
        });
      },
    };
    return it;
  }

  test('takes evidence at its alarm, and ends the tree after that', async () => {
    const [it, watch] = [launch(1), guard(300)];
    const done = supervise(it, 10_000, never, watch);
    setTimeout(watch.raise, 1000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await done).toMatchObject({ stop: 'hang', alarm: { class: 'deadlock', afterMs: 5 } });
    expect(it.calls[0]).toBe('terminate at 1300');
  });

  test('takes evidence at the limit, which stays what ended it', async () => {
    const [it, watch] = [launch(1), guard(300)];
    const done = supervise(it, 1000, never, watch);
    setTimeout(watch.raise, 1100);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await done).toMatchObject({ stop: 'timeout', alarm: { class: 'deadlock' } });
    expect(it.calls[0]).toBe('terminate at 1302');
  });

  test('waits for what a tree said that did not outlive the question', async () => {
    const [it, watch] = [launch(1), guard(300)];
    const done = supervise(it, 1000, never, watch);
    setTimeout(it.end, 1100);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await done).toMatchObject({ stop: 'timeout', alarm: { class: 'deadlock' } });
    expect(it.calls).toEqual([]);
  });

  test('breaks off the evidence when it is interrupted', async () => {
    const [it, watch] = [launch(1), guard(20_000)];
    const person = new AbortController();
    const done = supervise(it, 1000, person.signal, watch);
    setTimeout(() => person.abort('SIGINT'), 1500);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await done).toMatchObject({ stop: 'timeout' });
    expect(watch.aborted).toEqual([true]);
    expect(it.calls[0]).toBe('terminate at 1500');
  });
});
