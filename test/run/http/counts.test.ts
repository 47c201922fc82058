import { createServer } from 'node:http';
import type { Server } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { ClosedLoad, OpenLoad } from '../../../src/model/load.ts';
import { planOf, runPlan, samplesOf, scenario } from '../suite.ts';
import { listen, request } from './exchanges.ts';

/** One operation a window: one late start makes no window void, so that a busy machine measures it, too. */
const LOAD: OpenLoad = {
  model: 'open',
  curve: { kind: 'pieces', pieces: [{ durationMs: 2_000, from: 4, to: 4 }] },
  arrivals: 'uniform',
  maxInFlight: 200,
  overflow: 'queue',
  iterations: null,
  durationMs: 2_000,
};

/** One invocation of this load on a server that is told the number of each request. */
async function runOn(answers: (nth: number) => number | null, load: OpenLoad, timeoutMs = 5_000) {
  let asked = 0;
  const server = createServer((_incoming, response) => {
    const status = answers(asked++);
    if (status === null) return;
    response.statusCode = status;
    response.end('ok');
  });
  const url = await listen(server as Server);
  const driver = { kind: 'http', cwd: '.', requests: [request(url)] } as const;
  const { of } = await runPlan(planOf([{ ...scenario('it', { command: 'true', load, timeoutMs }), driver }]));
  return of('it');
}

describe('what counts of a load', () => {
  test('the share of failures is of measured phases: a warm-up in which all goes well does not thin it out', async () => {
    const it = await runOn(nth => (nth >= 4 && nth % 2 === 0 ? 503 : 200), {
      ...LOAD,
      phases: [
        { name: 'warm-up', measure: false, spans: [{ fromMs: 0, toMs: 1_000 }] },
        { name: 'hold', measure: true, spans: [{ fromMs: 1_000, toMs: 2_000 }] },
      ],
    });
    expect(it.outcomes).toEqual({ ok: 1 });
    expect(it.operations).toEqual({ ok: 2, failed: 2 });
    expect(samplesOf(it, 'errors.rate')).toEqual([0.5]);
  });

  test('failures of a phase that is not measured are told apart from those that count, by the moment at which they were due', async () => {
    const phases = [
      { name: 'warm-up', measure: false, spans: [{ fromMs: 0, toMs: 1_000 }] },
      { name: 'hold', measure: true, spans: [{ fromMs: 1_000, toMs: 2_000 }] },
    ];
    const it = await runOn(nth => (nth < 2 ? 503 : nth === 6 ? 500 : 200), { ...LOAD, phases });
    const failed = (reason: string) => ({ outcome: { kind: 'unmet', reason: `status ${reason}` } });
    expect(it.operations).toEqual({ ok: 3, failed: 1 });
    expect(it.failures).toMatchObject([{ ...failed('500'), count: 1 }]);
    expect(it.unmeasuredFailures).toMatchObject([{ ...failed('503'), count: 2 }]);
  });

  test('a service that answers nothing at all has failed, though nothing was left to time out: nobody interrupted the load', async () => {
    const it = await runOn(() => null, LOAD, 200);
    expect(it.outcomes).toEqual({ timeout: 1 });
    expect(it.failures).toMatchObject([{ outcome: { kind: 'timeout', afterMs: 200 }, count: 1 }]);
  });

  test('requests that were not answered until the load was given up have failed, and the times that they reached are lower bounds', async () => {
    const it = await runOn(nth => (nth % 2 === 0 ? 200 : null), LOAD, 1_000);
    expect(it.outcomes).toEqual({ ok: 1 });
    expect(it.operations).toEqual({ ok: 4, failed: 4 });
    expect(it.failures).toMatchObject([
      { outcome: { kind: 'unmet', reason: 'no answer until the load had been over for 1 s' }, count: 4 },
    ]);
    expect(samplesOf(it, 'errors.rate')).toEqual([0.5]);
    expect(samplesOf(it, 'timeouts.rate')).toEqual([0.5]);
    const bounds = it.metrics.flatMap(({ metric, atLeast = [] }) => (atLeast.length > 0 ? [metric.id] : []));
    expect(bounds).toEqual(['latency.max', 'latency.mean', 'latency.sd']);
  });

  test('users whose operations last through a warm-up begin none in the measured time: nothing was measured', async () => {
    const server = createServer((_incoming, response) => setTimeout(() => response.end('ok'), 2_000));
    const url = await listen(server as Server);
    const load: ClosedLoad = {
      ...{ model: 'closed' as const, users: 2, iterations: null, durationMs: 1_000 },
      phases: [
        { name: 'warm-up', measure: false, spans: [{ fromMs: 0, toMs: 500 }] },
        { name: 'steady', measure: true, spans: [{ fromMs: 500, toMs: 1_000 }] },
      ],
    };
    const driver = { kind: 'http', cwd: '.', requests: [request(url)] } as const;
    const { of } = await runPlan(planOf([{ ...scenario('it', { command: 'true', load }), driver }]));
    expect(of('it').outcomes).toEqual({ unmeasured: 1 });
    expect(of('it').failures.map(({ outcome }) => outcome)).toEqual([
      { kind: 'unmeasured', reason: 'no operation began in the measured time of its load' },
    ]);
    expect(of('it').metrics).toEqual([]);
  });
});

test('a closed load that a limit ends because its service hangs says what was under way', async () => {
  const url = await listen(createServer(() => {}) as Server);
  const { of } = await runPlan(
    planOf([
      {
        ...scenario('it', {
          command: 'true',
          load: { model: 'closed', users: 3, iterations: null, durationMs: 5_000 },
          watches: [{ metric: 'latency.p95', max: 100e6, min: null, forMs: 0, abort: true }],
        }),
        driver: { kind: 'http', cwd: '.', requests: [request(url, { timeoutMs: 30_000 })] },
      },
    ]),
  );
  expect(of('it').outcomes).toEqual({ aborted: 1 });
  expect(of('it').operations).toEqual({ ok: 0, failed: 0 });
  expect(of('it').loadTrace?.counts).toMatchObject({ scheduled: 3, interrupted: 3 });
});

test('a search that is interrupted gives no values, though a rate held before', async () => {
  const stop = new AbortController();
  let asked = 0;
  const server = createServer((_incoming, response) => {
    // The first rate is held with five requests.
    if (++asked === 8) stop.abort();
    response.end('ok');
  });
  const url = await listen(server as Server);
  const { of } = await runPlan(
    planOf([
      {
        ...scenario('it', { command: 'true', load: LOAD }),
        driver: { kind: 'http', cwd: '.', requests: [request(url)] },
        search: { from: 4, to: 1_000, holdMs: 1_000, settleMs: 250, resolution: 1.1, criteria: [] },
      },
    ]),
    { signal: stop.signal },
  );
  expect(of('it').outcomes).toEqual({ interrupted: 1 });
  expect(of('it').metrics).toEqual([]);
});
