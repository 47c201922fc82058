import { describe, expect, test } from 'vitest';
import type { OpenLoad } from '../../../src/model/load.ts';
import { type OperationEnd, operateBy } from '../../../src/run/load/operate.ts';
import { runLoad } from '../../../src/run/load/run-load.ts';
import { traceOf } from '../../../src/run/load/trace.ts';

/** 200 operations in 400 ms. */
const LOAD: OpenLoad = {
  model: 'open',
  curve: { kind: 'pieces', pieces: [{ durationMs: 400, from: 500, to: 500 }] },
  arrivals: 'uniform',
  maxInFlight: 1000,
  overflow: 'queue',
  iterations: null,
  durationMs: 400,
};
const ONE_PLACE = { ...LOAD, maxInFlight: 1 };
const OK: OperationEnd = { kind: 'ok' };
const never = (): Promise<OperationEnd> => new Promise(() => {});

/** Runs a load whose operations `operate` does, and tells what became of it. */
async function run(
  load: OpenLoad,
  operate: (user: number, iteration: number, dueMs: number) => Promise<OperationEnd>,
  { graceMs = 30_000, signal = new AbortController().signal } = {},
) {
  const tally = await runLoad({ load, seed: 1, graceMs, signal, operate: operateBy(operate) });
  return traceOf(tally, load);
}

describe('an open load', () => {
  test('starts every operation that is due, whatever became of those before', async () => {
    const dueMs: number[] = [];
    const { counts } = await run(
      { ...LOAD, maxInFlight: 200 },
      (_, __, due) => {
        dueMs.push(due);
        return never();
      },
      { graceMs: 1 },
    );
    expect(counts).toMatchObject({ scheduled: 200, ok: 0, timedOut: 200, interrupted: 0, queued: 0 });
    expect(dueMs.map(due => Math.round(due))).toEqual(Array.from({ length: 200 }, (_, i) => 2 * (i + 1)));
  });

  test('never starts an operation before it is due', async () => {
    const startedMs = performance.now();
    const early: number[] = [];
    await run(LOAD, async (_, __, dueMs) => {
      // The load starts after this moment, so the time since then is at least the time since its start.
      if (performance.now() - startedMs < dueMs) early.push(dueMs);
      return OK;
    });
    expect(early).toEqual([]);
  });

  test('where no place is free an operation waits, and its response time says so', async () => {
    let together = 0;
    let most = 0;
    const { counts, phases } = await run(ONE_PLACE, async () => {
      most = Math.max(most, ++together);
      await new Promise(resolve => setTimeout(resolve, 4));
      together -= 1;
      return OK;
    });
    expect(most).toBe(1);
    expect(counts).toMatchObject({ scheduled: 200, ok: 200, interrupted: 0 });
    expect(counts.queued).toBeGreaterThan(100);
    expect(phases).toHaveLength(1);
  });

  test('a generator that notices too late what is due is late, though no place was free for it', async () => {
    const blocked = new Int32Array(new SharedArrayBuffer(4));
    const { voided, windows } = await run(ONE_PLACE, async (_, iteration) => {
      if (iteration === 0) Atomics.wait(blocked, 0, 0, 300);
      return OK;
    });
    expect(voided.map(({ index }) => index)).toContain(0);
    expect(windows.lagP99[0]).toBeGreaterThan(100e6);
  });

  test('the same where what is due then is dropped', async () => {
    const blocked = new Int32Array(new SharedArrayBuffer(4));
    const { voided, counts } = await run({ ...ONE_PLACE, overflow: 'drop' }, async (_, iteration) => {
      if (iteration === 0) Atomics.wait(blocked, 0, 0, 300);
      else await new Promise(resolve => setTimeout(resolve, 1));
      return OK;
    });
    expect(counts.dropped).toBeGreaterThan(50);
    expect(voided.map(({ index }) => index)).toContain(0);
  });

  test('a generator that is busy until the end is seen to be', async () => {
    const { generator } = await run(LOAD, async () => {
      for (const since = performance.now(); performance.now() - since < 5; );
      return OK;
    });
    expect(generator.utilization).toBeGreaterThan(0.9);
  });

  test('or is dropped and counted', async () => {
    const { counts } = await run({ ...ONE_PLACE, overflow: 'drop' }, never, { graceMs: 1 });
    expect(counts).toMatchObject({ scheduled: 200, ok: 0, dropped: 199, timedOut: 1, queued: 0 });
  });

  test('what had the whole time of grace and came to no end has timed out; what was never sent, or only in it, is given up', async () => {
    const { counts, phases } = await run(
      { ...LOAD, maxInFlight: 2 },
      // The first ends within the time of grace, and the one that takes its place then never does.
      (_, iteration) =>
        iteration === 0 ? new Promise(resolve => setTimeout(() => resolve(OK), 600)) : never(),
      { graceMs: 1_000 },
    );
    expect(counts).toMatchObject({ scheduled: 200, ok: 1, timedOut: 1, interrupted: 198, queued: 198 });
    expect(phases[0]?.unendedFromNs).toBeGreaterThanOrEqual(1e9);
    // A window in which the generator was late does not count.
    expect(phases[0]?.unsent).toBeLessThanOrEqual(197);
  });

  test('two operations of one user never overlap', async () => {
    const busy = new Set<number>();
    const overlapping: number[] = [];
    await run({ ...LOAD, maxInFlight: 3 }, async user => {
      if (busy.has(user)) overlapping.push(user);
      busy.add(user);
      await new Promise(resolve => setTimeout(resolve, 5));
      busy.delete(user);
      return OK;
    });
    expect(overlapping).toEqual([]);
  });

  test('is over at once when somebody stops it: what was under way is interrupted', async () => {
    const stop = new AbortController();
    const { counts } = await run(
      LOAD,
      (_, iteration) => {
        if (iteration === 20) stop.abort();
        return never();
      },
      { signal: stop.signal },
    );
    expect(counts.scheduled).toBeGreaterThanOrEqual(21);
    expect(counts.interrupted).toBe(counts.scheduled);
  });

  test('is over when what does its operations is gone', async () => {
    const { counts } = await run(LOAD, async (_, iteration) => ({
      kind: 'failed',
      last: iteration === 9,
    }));
    expect(counts.failed).toBeGreaterThanOrEqual(10);
    expect(counts.failed).toBeLessThan(200);
  });

  test('operations of a replay are due when the file says', async () => {
    const dueMs: number[] = [];
    const load: OpenLoad = { ...LOAD, curve: { kind: 'replay', file: 'arrivals.txt' }, durationMs: null };
    const tally = await runLoad({
      ...{ load, seed: 1, graceMs: 1_000, signal: new AbortController().signal, times: [5, 5, 40] },
      operate: operateBy(async (_, __, due) => {
        dueMs.push(due);
        return OK;
      }),
    });
    expect(dueMs).toEqual([5, 5, 40]);
    expect(traceOf(tally, load).counts).toMatchObject({ scheduled: 3, ok: 3 });
  });
});
