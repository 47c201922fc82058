import { describe, expect, test } from 'vitest';
import type { ClosedLoad } from '../../../src/model/load.ts';
import { type OperateAsync, type OperationEnd, operateBy } from '../../../src/run/load/operate.ts';
import { runLoad } from '../../../src/run/load/run-load.ts';
import { traceOf } from '../../../src/run/load/trace.ts';

const LOAD: ClosedLoad = { model: 'closed', users: 4, iterations: 40, durationMs: null };
const OK: OperationEnd = { kind: 'ok' };

async function run(load: ClosedLoad, operate: OperateAsync, signal = new AbortController().signal) {
  const tally = await runLoad({ load, seed: 1, graceMs: 0, signal, operate: operateBy(operate) });
  return traceOf(tally, load);
}

/** Ends in a later turn of the event loop, so that other users have theirs. */
const turn = (): Promise<OperationEnd> => new Promise(resolve => setImmediate(resolve, OK));

describe('a closed load', () => {
  test('starts as many operations as it is to, numbered in order over all users', async () => {
    const iterations: number[] = [];
    const { counts } = await run(LOAD, (_, iteration) => {
      iterations.push(iteration);
      return turn();
    });
    expect(iterations).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(counts).toMatchObject({ scheduled: 40, ok: 40, interrupted: 0 });
  });

  test('has every user at work, and none of them twice at once', async () => {
    const atWork = new Set<number>();
    let [most, overlaps] = [0, 0];
    await run(LOAD, async user => {
      if (atWork.has(user)) overlaps += 1;
      atWork.add(user);
      most = Math.max(most, atWork.size);
      await turn();
      atWork.delete(user);
      return OK;
    });
    expect([most, overlaps]).toEqual([4, 0]);
  });

  test('does one operation even when its time is over at once', async () => {
    const { counts } = await run({ ...LOAD, users: 1, iterations: null, durationMs: 1e-6 }, turn);
    expect(counts.scheduled).toBe(1);
  });

  test('starts no other after one that says that it was the last', async () => {
    const { counts } = await run({ ...LOAD, users: 1 }, async (_, iteration) => ({
      kind: 'failed',
      last: iteration === 9,
    }));
    expect(counts).toMatchObject({ scheduled: 10, failed: 10 });
  });

  test('knows how busy its generator was, though it has no window but its whole time', async () => {
    const { generator } = await run(LOAD, async () => {
      for (const since = performance.now(); performance.now() - since < 3; );
      return turn();
    });
    expect(generator.utilization).toBeGreaterThan(0.9);
  });

  test('counts each end by its kind, and all of them among those that were under way', async () => {
    const kinds = ['ok', 'failed', 'timeout', 'interrupted'] as const;
    const { counts } = await run(LOAD, async (_, iteration) => ({ kind: kinds[iteration % 4] ?? 'ok' }));
    expect(counts).toMatchObject({ scheduled: 40, ok: 10, failed: 10, timedOut: 10, interrupted: 10 });
  });

  test('takes the time that an operation says that it took as its service time', async () => {
    const { phases } = await run(LOAD, async () => ({ kind: 'ok', serviceNs: 0 }));
    expect(phases[0]?.service).toEqual({ bins: [0], counts: [40] });
  });

  test('ends a pause of a user when it is told to stop', async () => {
    const stopped = new AbortController();
    const thinkTime = { minMs: 1e6, maxMs: 1e6 };
    const load = { ...LOAD, users: 1, iterations: null, durationMs: 1e7, thinkTime };
    let started = 0;
    await run(
      load,
      async () => {
        started += 1;
        setImmediate(() => stopped.abort());
        return OK;
      },
      stopped.signal,
    );
    expect(started).toBe(1);
  });

  test('starts nothing more when it is told to stop while operations are under way', async () => {
    const stopped = new AbortController();
    const operate: OperateAsync = (_, iteration) => {
      if (iteration === 7) stopped.abort();
      return turn();
    };
    const { counts } = await run(LOAD, operate, stopped.signal);
    expect(counts).toMatchObject({ scheduled: 8, ok: 8 });
  });

  test('starts nothing more where all users think when it is told to stop', async () => {
    const stopped = new AbortController();
    const thinkTime = { minMs: 1e6, maxMs: 1e6 };
    const load = { ...LOAD, iterations: null, durationMs: 1e7, thinkTime };
    const operate: OperateAsync = async (_, iteration) => {
      if (iteration === 3) setImmediate(() => stopped.abort());
      return OK;
    };
    expect((await run(load, operate, stopped.signal)).counts).toMatchObject({ scheduled: 4, ok: 4 });
  });

  test('thinks no longer than it lasts', async () => {
    const thinkTime = { minMs: 1e6, maxMs: 1e6 };
    const { counts } = await run({ ...LOAD, iterations: null, durationMs: 20, thinkTime }, turn);
    expect(counts).toMatchObject({ scheduled: 4, ok: 4 });
  });
});
