import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../src/run/http/fault-reason.ts';
import { listen, request } from './exchanges.ts';

const coded = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });

describe('what the generator lacks is its own fault', () => {
  test.each(['EMFILE', 'ENFILE', 'EADDRNOTAVAIL', 'ENOBUFS', 'ENOMEM'])('%s', code => {
    expect(faultOf(coded(code), '1.1')).toMatchObject({ isOwn: true });
    const cancelled = Object.assign(new Error('cancelled'), { cause: coded(code) });
    expect(faultOf(cancelled, '2')).toMatchObject({ isOwn: true });
  });

  test.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND'])('and %s is not', code => {
    expect(faultOf(coded(code), '1.1')).toMatchObject({ isOwn: false });
  });

  test('a machine without one family of addresses does not hide that nobody listens on the other', () => {
    const both = new AggregateError([coded('EADDRNOTAVAIL'), coded('ECONNREFUSED')]);
    expect(faultOf(Object.assign(both, { code: 'EADDRNOTAVAIL' }), '1.1')).toEqual({
      reason: 'connection refused',
      isOwn: false,
    });
  });
});

test('a load that runs out of file descriptors is not measured, and no request of it failed', async () => {
  const server = createServer((_incoming, response) => {
    setTimeout(() => response.end('ok'), 50);
  });
  const url = await listen(server as Server);
  const load = { model: 'closed', users: 200, iterations: null, durationMs: 2_000 };
  const share = {
    ...{ requests: [request(url)], load, share: { index: 0, of: 1 }, times: [], graceMs: 1_000 },
    ...{ seed: 1, choiceSeed: 2, orderSeed: 3 },
  };
  const program = join(import.meta.dirname, 'child-generate.ts');
  const { stdout } = await promisify(execFile)('sh', [
    ...['-c', 'ulimit -n 100; exec "$@"', 'sh'],
    ...[process.execPath, program, JSON.stringify([share])],
  ]);
  const told = JSON.parse(stdout);
  expect(told.fault).toMatch(/^the load generator has no file descriptors left; raise its limit/);
  expect(told).toMatchObject({ failures: [], failed: 0, timedOut: 0 });
});
