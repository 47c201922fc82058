import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { openClient } from '../../../src/run/http/client.ts';
import { prepareRequest } from '../../../src/run/http/prepared.ts';
import { LATE, within } from '../../../src/run/worker/session.ts';
import { exchangeBy, NO_FILES, request, toldBy } from './exchanges.ts';

/** Answers in a thread of its own, which goes on while the test's is held up. */
const SERVER = `
const { parentPort, workerData } = require('node:worker_threads');
const { createServer } = require(workerData === '2' ? 'node:http2' : 'node:http');
const server = createServer((request, response) => response.end('ok'));
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

async function serve(version: '1.1' | '2'): Promise<string> {
  const thread = new Worker(SERVER, { eval: true, workerData: version });
  onTestFinished(async () => {
    await thread.terminate();
  });
  const [port] = await once(thread, 'message');
  return `http://127.0.0.1:${port}`;
}

/** Nothing of this thread happens meanwhile, as when the machine is given to others. */
const holdUp = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

test.each(['1.1', '2'] as const)(
  'HTTP/%s: an answer that came in time, and was read late, is no timeout',
  async version => {
    const url = await serve(version);
    const client = openClient();
    onTestFinished(() => client.close());
    const patient = prepareRequest(request(url, { version }), new Map(), NO_FILES);
    const prepared = prepareRequest(request(url, { version, timeoutMs: 300 }), new Map(), NO_FILES);
    expect(toldBy(await exchangeBy(client, patient))).toBe('ok 200');
    const answered = exchangeBy(client, prepared);
    holdUp(1_000);
    expect(toldBy(await answered)).toBe('ok 200');
  },
);

test.each(['1.1', '2'] as const)(
  'HTTP/%s: a request that could not be sent while the generator was held up gets its time afterwards',
  async version => {
    const url = await serve(version);
    const client = openClient();
    onTestFinished(() => client.close());
    const prepared = prepareRequest(request(url, { version, timeoutMs: 300 }), new Map(), NO_FILES);
    const answered = exchangeBy(client, prepared);
    holdUp(1_300);
    expect(toldBy(await answered)).toBe('ok 200');
  },
);

test('an answer of a worker that was read late is no timeout', async () => {
  const echo = spawn('cat', { stdio: ['pipe', 'pipe', 'ignore'] });
  onTestFinished(() => void echo.kill());
  const answer = (): Promise<unknown> => {
    echo.stdin.write('a line\n');
    return once(echo.stdout, 'data');
  };
  await answer();
  const inTime = within(answer(), 200);
  holdUp(1_000);
  expect(await inTime).not.toBe(LATE);
});
