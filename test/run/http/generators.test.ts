import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Load } from '../../../src/model/load.ts';
import { describeOutcome } from '../../../src/model/outcome.ts';
import { generate } from '../../../src/run/http/generators.ts';
import { addPartWindows } from '../../../src/run/http/part-recorder.ts';
import type { HttpShare } from '../../../src/run/http/share.ts';
import { loadOfThread, peakRateOf, threadsFor } from '../../../src/run/http/split.ts';
import { addWindows } from '../../../src/run/load/tally.ts';
import { countIn, quantileIn } from '../../../src/stats/histogram.ts';
import { listen, request } from './exchanges.ts';

const closed = (users: number, iterations: number): Load => ({
  model: 'closed',
  users,
  iterations,
  durationMs: null,
});
const open = (rate: number, durationMs: number): Load => ({
  model: 'open',
  curve: { kind: 'pieces', pieces: [{ durationMs, from: rate, to: rate }] },
  arrivals: 'uniform',
  maxInFlight: 100,
  overflow: 'queue',
  iterations: null,
  durationMs,
});

const shares = (load: Load, requests: HttpShare['requests'], of = 1): readonly HttpShare[] =>
  Array.from({ length: of }, (_, index) => ({
    ...{ requests, bodies: new Map(), addresses: new Map(), seed: 1, choiceSeed: 2, orderSeed: 3, times: [] },
    graceMs: 1_000,
    load: loadOfThread(load, index, of),
    share: { index, of },
  }));

/** A server that answers every request by this status, and what it was asked for. */
async function answering(statusOf: (url: string) => number): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((incoming, response) => {
    asked.push(incoming.url ?? '');
    response.statusCode = statusOf(incoming.url ?? '');
    response.end('ok');
  });
  return { url: await listen(server as Server), asked };
}

const run = (all: readonly HttpShare[], signal = new AbortController().signal) =>
  generate(all, { signal, onWindow: () => {} });

describe('a load by generator threads', () => {
  test('a closed load sends as many requests as it says, whatever the number of threads', async () => {
    const server = await answering(() => 200);
    for (const of of [1, 2]) {
      const { tally, fault } = await run(shares(closed(3, 20), [request(server.url)], of));
      expect([fault, addWindows(tally.windows).ok, tally.threads]).toEqual([null, 20, of]);
    }
    expect(server.asked).toHaveLength(40);
  });

  test('an open load sends what is due, and threads share it without a gap', async () => {
    const server = await answering(() => 200);
    const { tally } = await run(shares(open(100, 500), [request(server.url)], 2));
    expect(addWindows(tally.windows).scheduled).toBe(50);
    expect(server.asked).toHaveLength(50);
  });

  test('threads choose together what one would', async () => {
    const server = await answering(() => 200);
    const mix = [request(`${server.url}/a`, { weight: 3 }), request(`${server.url}/b`)];
    await run(shares(closed(1, 40), mix));
    const alone = server.asked.splice(0).sort();
    await run(shares(closed(2, 40), mix, 2));
    expect(server.asked.sort()).toEqual(alone);
  });

  test('failures are counted by kind, with the name of the request and an example', async () => {
    const server = await answering(url => (url === '/bad' ? 503 : 200));
    const requests = [
      request(`${server.url}/bad`, { name: 'bad' }),
      request(`${server.url}/good`, { name: 'good', expect: { body: 'other' } }),
    ];
    const { failures, tally } = await run(shares(closed(2, 30), requests));
    expect(failures.map(({ outcome, excerpt }) => [describeOutcome(outcome), excerpt]).sort()).toEqual([
      ['were not answered as expected: bad: status 503', '503 Service Unavailable: ok'],
      ['were not answered as expected: good: body does not contain "other"', '200 OK: ok'],
    ]);
    const { failed } = addWindows(tally.windows);
    expect([failed, failures.reduce((sum, { count }) => sum + count, 0)]).toEqual([30, 30]);
  });
});

describe('what has not ended when the load is given up', () => {
  test('is in the response times of its request at the age that it has reached', async () => {
    let asked = 0;
    const server = createServer((_incoming, response) => {
      if (asked++ % 2 === 0) response.end('ok');
    });
    const url = await listen(server as Server);
    const { tally, parts } = await run(shares(open(40, 500), [request(url, { name: 'hangs' })]));
    const [own = []] = parts;
    const whole = addWindows(tally.windows);
    const part = addPartWindows(own);
    expect([whole.ok, whole.timedOut, whole.unanswered, whole.interrupted]).toEqual([10, 10, 10, 0]);
    expect([part.ok, part.failed, part.timedOut]).toEqual([10, 0, 10]);
    expect(countIn(part.response)).toBe(countIn(whole.response));
    expect(quantileIn(part.response, 0.9)).toBeGreaterThan(1e9);
  });
});

describe('threads that share a load without an end', () => {
  test('are over with the last of them, whichever that is', async () => {
    const server = createServer((incoming, response) => {
      setTimeout(() => response.end('ok'), incoming.url === '/slow' ? 300 : 0);
    });
    const url = await listen(server as Server);
    const [fast] = shares(closed(2, 4), [request(`${url}/fast`)], 2);
    const [, slow] = shares(closed(2, 4), [request(`${url}/slow`)], 2);
    const { tally } = await run([fast, slow].flatMap(share => share ?? []));
    expect(addWindows(tally.windows).ok).toBe(4);
    expect(tally.edgesMs.at(-1)).toBeGreaterThanOrEqual(600);
  });
});

describe('threads end on every path', () => {
  test.each([
    // Of an open load several may be under way; all that were sent were due.
    ['an open', open(50, 600_000), 'scheduled', 5],
    ['a closed', { ...closed(1, 0), iterations: null, durationMs: 600_000 }, 'ok', 4],
  ] as const)(
    'when the run of %s load is stopped: what was counted so far is told',
    async (_model, load, count, least) => {
      const stop = new AbortController();
      let asked = 0;
      const server = createServer((_incoming, response) => {
        asked += 1;
        if (asked === 5) stop.abort();
        response.end('ok');
      });
      const url = await listen(server as Server);
      const { tally, fault } = await run(shares(load, [request(url)]), stop.signal);
      expect(fault).toBeNull();
      expect(addWindows(tally.windows)[count]).toBeGreaterThanOrEqual(least);
    },
  );

  test.each(['1.1', '2'] as const)(
    'when the service of a closed load hangs (HTTP/%s): what was counted is told, and what waited was interrupted',
    async version => {
      const stop = new AbortController();
      let asked = 0;
      const answer = (_incoming: unknown, response: { end(text: string): unknown }): void => {
        asked += 1;
        if (asked <= 4) response.end('ok');
        // Both users wait by now.
        if (asked === 6) stop.abort();
      };
      const url = await listen((version === '2' ? createHttp2(answer) : createServer(answer)) as Server);
      const load = { ...closed(2, 0), iterations: null, durationMs: 600_000 };
      const plan = request(url, { name: 'hangs', version, timeoutMs: 30_000 });
      const { tally, parts, failures, fault } = await run(shares(load, [plan]), stop.signal);
      expect(addWindows(tally.windows)).toMatchObject({ ok: 4, failed: 0, timedOut: 0, interrupted: 2 });
      expect(addPartWindows(parts[0] ?? [])).toMatchObject({ ok: 4, failed: 0, timedOut: 0 });
      expect([failures, fault, asked]).toEqual([[], null, 6]);
    },
  );

  test('when all users think: none of them sends another request', async () => {
    const stop = new AbortController();
    const server = await answering(() => 200);
    const thinkTime = { minMs: 1e6, maxMs: 1e6 };
    const load: Load = { model: 'closed', users: 3, iterations: null, durationMs: 5_000, thinkTime };
    let completed = 0;
    const { tally, failures } = await generate(shares(load, [request(server.url)]), {
      signal: stop.signal,
      onWindow(window) {
        completed += window.completed;
        if (completed === 3) stop.abort();
      },
    });
    expect(server.asked).toHaveLength(3);
    expect(addWindows(tally.windows)).toMatchObject({ ok: 3, failed: 0 });
    expect(failures).toEqual([]);
  });

  test('when it is stopped before it began', async () => {
    const { url } = await answering(() => 200);
    const { tally } = await run(shares(closed(1, 10), [request(url)]), AbortSignal.abort());
    expect(tally.windows).toEqual([]);
  });

  test.each([
    ['throws', "throw new Error('out of order')", 'the load generator failed: out of order'],
    ['exits', 'process.exit(3)', 'the load generator ended with code 3'],
  ])('when one %s, which is told, and the others are stopped', async (_what, program, fault) => {
    const folder = mkdtempSync(join(tmpdir(), 'generator-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const broken = join(folder, 'broken.mjs');
    writeFileSync(broken, program);
    const { url } = await answering(() => 200);
    const result = await generate(shares(closed(2, 10), [request(url)], 2), {
      signal: new AbortController().signal,
      onWindow: () => {},
      locate: () => pathToFileURL(broken),
    });
    expect(result.fault).toBe(fault);
  });
});

describe('how many threads', () => {
  test.each<[string, Load, number, number]>([
    ['one for a usual rate', open(2_000, 1_000), 8, 1],
    ['more for a large one', open(25_000, 1_000), 8, 3],
    ['never the last core', open(90_000, 1_000), 2, 1],
    ['one for a single core', closed(5_000, 10_000), 1, 1],
    ['more for many users', closed(1_200, 10_000), 8, 3],
    ['never more than operations', closed(5_000, 2), 8, 2],
  ])('%s', (_what, load, cores, threads) => {
    expect(threadsFor(load, peakRateOf(load, []), cores)).toBe(threads);
  });

  test('users and operations are shared without a rest', () => {
    const parts = [0, 1, 2].map(index => loadOfThread(closed(8, 100), index, 3));
    expect(parts.map(part => part.model === 'closed' && [part.users, part.iterations])).toEqual([
      [3, 34],
      [3, 33],
      [2, 33],
    ]);
  });

  test('the rate of a replay is that of its busiest second', () => {
    const replay: Load = { ...open(1, 1), curve: { kind: 'replay', file: 'a' } } as Load;
    expect(peakRateOf(replay, [0, 10, 500, 999, 1000, 5000])).toBe(4);
  });
});
