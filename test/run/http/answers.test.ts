import { expect, test } from 'vitest';
import { exchangeAll, exchangeOne, rawServer, request, saying, toldBy } from './exchanges.ts';

test.each([
  ['a body of a given length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', 'ok 200', 5],
  [
    'a body in chunks, with an extension and a trailer',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nX-End: 1\r\n\r\n',
    'ok 200',
    5,
  ],
  ['no body after 204', 'HTTP/1.1 204 No Content\r\n\r\n', 'ok 204', 0],
  [
    'no body after 304, whatever its length says',
    'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n',
    'ok 304',
    0,
  ],
  [
    'answers on the way to the answer',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
    'ok 200',
    2,
  ],
  [
    'a redirect as an answer like others',
    'HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n',
    'ok 302',
    0,
  ],
  [
    'a status that is none of success',
    'HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n',
    'failed: status 503',
    0,
  ],
])('%s', async (_what, bytes, told, length) => {
  const exchange = await exchangeOne(request(await saying(bytes)));
  expect([toldBy(exchange), exchange.bytes]).toEqual([told, length]);
});

test('an answer of HTTP/1.0 without a length ends where the connection does', async () => {
  const url = await saying('HTTP/1.0 200 OK\r\n\r\nall of it', 'close');
  const exchange = await exchangeOne(request(url, { expect: { body: 'of it' } }));
  expect([toldBy(exchange), exchange.bytes]).toEqual(['ok 200', 9]);
});

test('an answer to HEAD has no body though it has a length, and its connection is used again', async () => {
  const sockets = new Set<unknown>();
  const url = await rawServer(socket => {
    sockets.add(socket);
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
  });
  const plan = request(url, { method: 'HEAD' });
  expect((await exchangeAll([plan, plan])).map(toldBy)).toEqual(['ok 200', 'ok 200']);
  expect(sockets.size).toBe(1);
});

test('an answer that arrives byte by byte is read like one that arrives at once', async () => {
  const bytes = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n';
  const url = await rawServer(socket => {
    const rest = [...bytes];
    const next = (): void => {
      const byte = rest.shift();
      if (byte !== undefined) socket.write(byte, () => setImmediate(next));
    };
    next();
  });
  const exchange = await exchangeOne(request(url, { expect: { body: 'hello' } }));
  expect(toldBy(exchange)).toBe('ok 200');
});

test('a body far above what expectations look at is counted and read to its end', async () => {
  const megabytes = 8;
  const url = await rawServer(socket => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${megabytes * 1024 ** 2}\r\n\r\n`);
    socket.write(Buffer.alloc(megabytes * 1024 ** 2, 'x'));
  });
  const [unlooked, looked, after] = await exchangeAll([
    request(url),
    request(url, { expect: { body: 'x' } }),
    request(url),
  ]);
  expect([unlooked, looked, after].map(exchange => exchange && toldBy(exchange))).toEqual([
    'ok 200',
    'failed: body is larger than 1048576 bytes, which is not looked at',
    'ok 200',
  ]);
  expect(unlooked?.bytes).toBe(megabytes * 1024 ** 2);
});

test.each([
  ['what is no answer', 'SSH-2.0-OpenSSH_9\r\n', 'failed: protocol: what arrived is no answer of HTTP/1.1'],
  [
    'a length that is no number',
    'HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello',
    'failed: protocol: content-length is no number',
  ],
  [
    'two lengths that differ',
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!',
    'failed: protocol: what arrived is no answer of HTTP/1.1',
  ],
  [
    'the size of a chunk that is no number',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n',
    'failed: protocol: the size of a chunk is no number',
  ],
  [
    'a coding that is not understood',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    'failed: protocol: a transfer-encoding other than chunked, which is not understood',
  ],
  [
    'headers without end',
    `HTTP/1.1 200 OK\r\n${'X-A: aaaaaaaaaaaaaaaa\r\n'.repeat(10_000)}`,
    'failed: protocol: headers of more than 80 KiB',
  ],
  [
    'the size of a chunk without end',
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'0'.repeat(400_000)}`,
    'failed: protocol: more framing than body',
  ],
])('%s is a failure that says so', async (_what, bytes, told) => {
  expect(toldBy(await exchangeOne(request(await saying(bytes))))).toBe(told);
});

test.each([
  ['before an answer', '', 'failed: connection closed by the server before an answer'],
  [
    'within the headers',
    'HTTP/1.1 200 OK\r\nContent-Le',
    'failed: connection closed by the server within an answer',
  ],
  [
    'within the body',
    'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello',
    'failed: connection closed by the server within an answer',
  ],
  [
    'within the chunks',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n',
    'failed: connection closed by the server within an answer',
  ],
])('a connection that ends %s has not answered', async (_where, bytes, told) => {
  expect(toldBy(await exchangeOne(request(await saying(bytes, 'close'))))).toBe(told);
});

test('an example shows status line and body, without control characters', async () => {
  const url = await saying('HTTP/1.1 500 Oh\r\nContent-Length: 15\r\n\r\nbad \u0007\u001b[31mthing');
  const { ending } = await exchangeOne(request(url));
  expect(ending).toEqual({ kind: 'failed', reason: 'status 500', example: '500 Oh: bad [31mthing' });
});
