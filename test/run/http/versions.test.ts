import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { constants, createServer as createHttp2, createSecureServer, type Http2Stream } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openClient } from '../../../src/run/http/client.ts';
import { prepareRequest } from '../../../src/run/http/prepared.ts';
import {
  exchangeAll,
  exchangeBy,
  exchangeOne,
  listen,
  NO_FILES,
  request,
  saying,
  toldBy,
} from './exchanges.ts';

const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
execFileSync(
  'openssl',
  [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-keyout', keyFile, '-out', certFile, '-subj', '/CN=localhost'],
    ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
  ],
  { stdio: 'ignore' },
);
const [key, cert] = [readFileSync(keyFile, 'utf8'), readFileSync(certFile, 'utf8')];

const secured = (url: string): string => url.replace('http:', 'https:');

test('https: a certificate that is trusted', async () => {
  const server = createHttps({ key, cert }, (_request, response) => response.end('ok'));
  const url = secured(await listen(server as Server));
  const plan = request(url, { expect: { body: 'ok' } });
  const exchanges = await exchangeAll([plan, plan], { authorities: cert });
  expect(exchanges.map(toldBy)).toEqual(['ok 200', 'ok 200']);
});

test.each(['1.1', '2'] as const)(
  'https by %s: a certificate that nobody vouches for is refused',
  async version => {
    const server = createSecureServer({ key, cert, allowHTTP1: true }, (_request, response) =>
      response.end('ok'),
    );
    const url = secured(await listen(server as Server));
    expect(toldBy(await exchangeOne(request(url, { version })))).toMatch(
      /^failed: certificate refused: self-signed certificate$/,
    );
  },
);

test('HTTP/2: method, path, headers and body arrive, and an answer comes back', async () => {
  const server = createHttp2((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', chunk => {
      body += chunk;
    });
    incoming.on('end', () => {
      response.setHeader('x-seen', `${incoming.method} ${incoming.url} ${incoming.headers['x-a']} ${body}`);
      response.end('{"n":1}');
    });
  });
  const url = await listen(server as Server);
  const exchange = await exchangeOne(
    request(`${url}/p?q=1`, {
      version: '2',
      method: 'POST',
      headers: { 'X-A': 'b' },
      body: { kind: 'text', text: 'hello' },
      expect: { headers: { 'x-seen': 'POST /p?q=1 b hello' }, json: { '$.n': 1 } },
    }),
  );
  expect(toldBy(exchange)).toBe('ok 200');
});

test('HTTP/2 over TLS shares one connection for requests at once', async () => {
  let sessions = 0;
  const server = createSecureServer({ key, cert }, (_request, response) => response.end('ok'));
  server.on('session', () => {
    sessions += 1;
  });
  const url = secured(await listen(server as Server));
  const client = openClient({ authorities: cert });
  const prepared = prepareRequest(request(url, { version: '2' }), new Map(), NO_FILES);
  const exchanges = await Promise.all(Array.from({ length: 20 }, () => exchangeBy(client, prepared)));
  client.close();
  expect(new Set(exchanges.map(toldBy))).toEqual(new Set(['ok 200']));
  expect(sessions).toBe(1);
});

test('HTTP/2: more requests at once than a session may have streams open another session', async () => {
  let sessions = 0;
  const server = createHttp2({ settings: { maxConcurrentStreams: 2 } }, (_request, response) =>
    setImmediate(() => response.end('ok')),
  );
  server.on('session', () => {
    sessions += 1;
  });
  const url = await listen(server as Server);
  const client = openClient();
  const prepared = prepareRequest(request(url, { version: '2' }), new Map(), NO_FILES);
  // The first answer brings the server's settings.
  await exchangeBy(client, prepared);
  const exchanges = await Promise.all(Array.from({ length: 6 }, () => exchangeBy(client, prepared)));
  client.close();
  expect(new Set(exchanges.map(toldBy))).toEqual(new Set(['ok 200']));
  expect(sessions).toBe(3);
});

test('HTTP/2: a server that does not answer is given up when the time is over', async () => {
  const server = createHttp2(() => {});
  const url = await listen(server as Server);
  expect(toldBy(await exchangeOne(request(url, { version: '2', timeoutMs: 50 })))).toBe(
    'timeout: timeout after 0.05 s',
  );
});

test('HTTP/2: a connection that ends has not answered, and the next request has another', async () => {
  let nth = 0;
  const server = createHttp2((incoming, response) => {
    if (nth++ === 0) incoming.stream.session?.destroy();
    else response.end('ok');
  });
  const url = await listen(server as Server);
  const plan = request(url, { version: '2' });
  const [first, second] = await exchangeAll([plan, plan]);
  expect(first && toldBy(first)).toMatch(/^failed: (connection|protocol)/);
  expect(second && toldBy(second)).toBe('ok 200');
});

/** Answers the first request, and does this with the second; tells how many it was asked. */
async function failingOnce(fail: (stream: Http2Stream, socket: Socket) => void) {
  const asked: string[] = [];
  const sockets: Socket[] = [];
  const server = createHttp2((incoming, response) => {
    asked.push(incoming.method);
    const [socket] = sockets;
    if (asked.length === 2 && socket !== undefined) fail(incoming.stream, socket);
    else response.end('ok');
  });
  server.on('connection', (socket: Socket) => sockets.push(socket));
  return { url: await listen(server as Server), asked };
}

/** Without a word of goodbye (GOAWAY). */
const closing = () => failingOnce((_stream, socket) => socket.destroy());

test('HTTP/2: a kept connection that the server closes is replaced once, for methods that may be repeated', async () => {
  const { url, asked } = await closing();
  const plan = request(url, { version: '2' });
  expect((await exchangeAll([plan, plan])).map(toldBy)).toEqual(['ok 200', 'ok 200']);
  expect(asked).toEqual(['GET', 'GET', 'GET']);
});

test('HTTP/2: a POST on a kept connection that the server closes is not sent twice', async () => {
  const { url, asked } = await closing();
  const plan = request(url, { version: '2', method: 'POST', body: { kind: 'text', text: 'a' } });
  const [, second] = await exchangeAll([plan, plan]);
  expect(second && toldBy(second)).toMatch(/^failed: connection/);
  expect(asked).toEqual(['POST', 'POST']);
});

test('HTTP/2: a stream that the server resets, and not its connection, is not tried again', async () => {
  const { url, asked } = await failingOnce(stream => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
  const plan = request(url, { version: '2' });
  const [, second] = await exchangeAll([plan, plan]);
  expect(second && toldBy(second)).toMatch(/^failed: protocol/);
  expect(asked).toHaveLength(2);
});

test('HTTP/2: what is under way when its client is closed is not sent once more', async () => {
  const client = openClient();
  const { url, asked } = await failingOnce(() => client.close());
  const prepared = prepareRequest(request(url, { version: '2' }), new Map(), NO_FILES);
  expect(toldBy(await exchangeBy(client, prepared))).toBe('ok 200');
  expect(toldBy(await exchangeBy(client, prepared))).toMatch(/^failed: connection/);
  expect(asked).toHaveLength(2);
});

test('HTTP/2 where nobody listens', async () => {
  const server = createHttp2();
  const url = await listen(server as Server);
  await new Promise(resolve => server.close(resolve));
  expect(toldBy(await exchangeOne(request(url, { version: '2' })))).toBe('failed: connection refused');
});

test('HTTP/2 where only HTTP/1.1 is spoken, plain and over TLS', async () => {
  const plain = await saying('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', 'close');
  expect(toldBy(await exchangeOne(request(plain, { version: '2' })))).toBe(
    'failed: protocol: the server does not speak HTTP/2 on this port; leave out `version`',
  );
  const server = createHttps({ key, cert }, (_request, response) => response.end('ok'));
  const url = secured(await listen(server as Server));
  const exchange = await exchangeOne(request(url, { version: '2' }), { authorities: cert });
  expect(toldBy(exchange)).toBe('failed: TLS: the server does not speak HTTP/2; leave out `version`');
});

test('HTTP/1.1 over TLS where only HTTP/2 is spoken', async () => {
  const server = createSecureServer({ key, cert }, (_request, response) => response.end('ok'));
  const exchange = await exchangeOne(request(secured(await listen(server as Server))), {
    authorities: cert,
  });
  expect(toldBy(exchange)).toBe('failed: TLS: the server does not speak HTTP/1.1; write `version: "2"`');
});

test.each(['1.1', '2'] as const)('TLS by %s where it is not spoken', async version => {
  const url = secured(await listen(createPlain((_request, response) => response.end('ok')) as Server));
  expect(toldBy(await exchangeOne(request(url, { version })))).toBe(
    'failed: TLS: the server does not speak it on this port; write `http:` in place of `https:`',
  );
});

test('HTTP/2 with a new connection for each request', async () => {
  let sessions = 0;
  const server = createHttp2((_request, response) => response.end('ok'));
  server.on('session', () => {
    sessions += 1;
  });
  const plan = request(await listen(server as Server), { version: '2', connections: 'new' });
  expect((await exchangeAll([plan, plan])).map(toldBy)).toEqual(['ok 200', 'ok 200']);
  expect(sessions).toBe(2);
});
