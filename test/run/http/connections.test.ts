import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { openClient } from '../../../src/run/http/client.ts';
import { prepareRequest } from '../../../src/run/http/prepared.ts';
import {
  exchangeAll,
  exchangeBy,
  exchangeOne,
  listen,
  NO_FILES,
  rawServer,
  request,
  toldBy,
} from './exchanges.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

/** Counts the connections on which requests arrive. */
async function countingServer(answer: string) {
  const used = new Set<unknown>();
  const heads: string[] = [];
  const url = await rawServer((socket, _nth, head) => {
    used.add(socket);
    heads.push(head);
    socket.write(answer);
  });
  return { url, used, heads };
}

test('requests one after the other share a connection, and new ones each have their own', async () => {
  const kept = await countingServer(OK);
  await exchangeAll([request(kept.url), request(kept.url), request(kept.url)]);
  const fresh = await countingServer(OK);
  const plan = request(fresh.url, { connections: 'new' });
  await exchangeAll([plan, plan, plan]);
  expect([kept.used.size, fresh.used.size]).toEqual([1, 3]);
  expect(fresh.heads[0]).toContain('connection: close\r\n');
});

test('a server that says it closes is not asked again on that connection', async () => {
  const server = await countingServer('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok');
  const exchanges = await exchangeAll([request(server.url), request(server.url)]);
  expect(exchanges.map(toldBy)).toEqual(['ok 200', 'ok 200']);
  expect(server.used.size).toBe(2);
});

test.each(['HTTP/1.1 200\0', 'no answer at all'])(
  'what follows an answer spoils its connection alone: %j',
  async surplus => {
    const server = await countingServer(OK + surplus);
    const exchanges = await exchangeAll([request(server.url), request(server.url)]);
    expect(exchanges.map(toldBy)).toEqual(['ok 200', 'ok 200']);
    expect(server.used.size).toBe(2);
  },
);

test('a connection that the server is about to close by its own word is not used again', async () => {
  const server = await countingServer(
    'HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: 2\r\n\r\nok',
  );
  const client = openClient();
  const prepared = prepareRequest(request(server.url, { method: 'POST' }), new Map(), NO_FILES);
  expect(toldBy(await exchangeBy(client, prepared))).toBe('ok 200');
  await new Promise(resolve => setTimeout(resolve, 600));
  expect(toldBy(await exchangeBy(client, prepared))).toBe('ok 200');
  client.close();
  expect(server.used.size).toBe(2);
});

test('one that it keeps for longer is', async () => {
  const server = await countingServer(
    'HTTP/1.1 200 OK\r\nKeep-Alive: timeout=60, max=9\r\nContent-Length: 2\r\n\r\nok',
  );
  await exchangeAll([request(server.url), request(server.url)]);
  expect(server.used.size).toBe(1);
});

/** Answers the first request, and closes the connection when another one arrives on it. */
const closingServer = () => {
  const served = new Set<unknown>();
  return rawServer(socket => {
    if (served.has(socket)) socket.destroy();
    else socket.write(OK);
    served.add(socket);
  });
};

test('a kept connection that the server closes is replaced once, for methods that may be repeated', async () => {
  const url = await closingServer();
  expect((await exchangeAll([request(url), request(url)])).map(toldBy)).toEqual(['ok 200', 'ok 200']);
});

test('a POST on a kept connection that the server closes is not sent twice', async () => {
  const plan = request(await closingServer(), { method: 'POST', body: { kind: 'text', text: 'a' } });
  const [, second] = await exchangeAll([plan, plan]);
  expect(second && toldBy(second)).toMatch(
    /^failed: connection (closed by the server before an answer|reset)$/,
  );
});

test('what is under way on a kept connection when its client is closed is not sent once more', async () => {
  const client = openClient();
  let asked = 0;
  const url = await rawServer(socket => {
    asked += 1;
    if (asked === 1) socket.write(OK);
    else client.close();
  });
  const prepared = prepareRequest(request(url), new Map(), NO_FILES);
  expect(toldBy(await exchangeBy(client, prepared))).toBe('ok 200');
  expect(toldBy(await exchangeBy(client, prepared))).toMatch(/^failed: connection/);
  expect(asked).toBe(2);
});

test('a fresh connection that the server closes is not tried again', async () => {
  let opened = 0;
  const url = await rawServer(socket => {
    opened += 1;
    socket.destroy();
  });
  const told = toldBy(await exchangeOne(request(url)));
  expect(told).toMatch(/^failed: connection (closed by the server before an answer|reset)$/);
  expect(opened).toBe(1);
});

test('bytes after an answer are not taken for the next one', async () => {
  const server = await countingServer(`${OK}HTTP/1.1 500 Bad\r\nContent-Length: 0\r\n\r\n`);
  const exchanges = await exchangeAll([request(server.url), request(server.url)]);
  expect(exchanges.map(toldBy)).toEqual(['ok 200', 'ok 200']);
  expect(server.used.size).toBe(2);
});

test('nobody listens', async () => {
  const server = createServer();
  const url = await listen(server);
  await new Promise(resolve => server.close(resolve));
  expect(toldBy(await exchangeOne(request(url)))).toBe('failed: connection refused');
});

test('a server that does not answer is given up when the time is over, and its connection with it', async () => {
  const server = await countingServer('');
  const plan = request(server.url, { timeoutMs: 50 });
  const exchanges = await exchangeAll([plan, plan]);
  expect(exchanges.map(toldBy)).toEqual(['timeout: timeout after 0.05 s', 'timeout: timeout after 0.05 s']);
  expect(server.used.size).toBe(2);
});

test('the time limit holds for the whole answer, not for its parts', async () => {
  const url = await rawServer(socket => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
    const drip = setInterval(() => socket.write('x'), 10);
    socket.on('close', () => clearInterval(drip));
  });
  const exchange = await exchangeOne(request(url, { timeoutMs: 100 }));
  expect([toldBy(exchange), exchange.status]).toEqual(['timeout: timeout after 0.1 s', 200]);
  expect(exchange.firstByteMs).not.toBeNull();
});
