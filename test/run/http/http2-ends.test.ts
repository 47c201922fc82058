import { constants, createServer as createHttp2, type ServerHttp2Stream } from 'node:http2';
import { createServer, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { exchangeOne, listen, request, toldBy } from './exchanges.ts';

/** Answers by what this does with the stream of a request. */
const streaming = async (answer: (stream: ServerHttp2Stream) => void): Promise<string> => {
  const server = createHttp2();
  server.on('stream', answer);
  return listen(server as Server);
};

test.each<[string, (stream: ServerHttp2Stream) => void, string, number]>([
  ['headers alone', stream => stream.respond({ ':status': 204 }, { endStream: true }), 'ok 204', 0],
  [
    'an empty body',
    stream => {
      stream.respond({ ':status': 200 });
      stream.end();
    },
    'ok 200',
    0,
  ],
  [
    'a body in pieces',
    stream => {
      stream.respond({ ':status': 200 });
      stream.write('x'.repeat(100_000));
      setImmediate(() => stream.end('y'));
    },
    'ok 200',
    100_001,
  ],
  [
    'trailers',
    stream => {
      stream.respond({ ':status': 200 }, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': '1' }));
      stream.end('body');
    },
    'ok 200',
    4,
  ],
  [
    'a reset after its end, though nothing was read of the request',
    stream => {
      stream.respond({ ':status': 200 });
      stream.end('early', () => stream.close(constants.NGHTTP2_NO_ERROR));
    },
    'ok 200',
    5,
  ],
])('HTTP/2: an answer of %s is whole', async (_what, answer, told, bytes) => {
  const exchange = await exchangeOne(request(await streaming(answer), { version: '2' }));
  expect([toldBy(exchange), exchange.bytes]).toEqual([told, bytes]);
});

const NOTHING = Buffer.alloc(0);

/** A frame of HTTP/2 (RFC 9113, 4.1). */
function frame(type: number, flags: number, stream: number, payload: Buffer = NOTHING): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}
const [HEADERS, RST_STREAM, SETTINGS] = [1, 3, 4];
const [ACK, END_HEADERS] = [1, 4];
const PREFACE_BYTES = 24;

/** A server that sends these frames when the first request has arrived: Node's own ends every stream before it resets it. */
const framing = (...frames: readonly Buffer[]): Promise<string> =>
  listen(
    createServer(socket => {
      socket.write(Buffer.concat([frame(SETTINGS, 0, 0), frame(SETTINGS, ACK, 0)]));
      let bytes = NOTHING;
      let at = PREFACE_BYTES;
      socket.on('data', chunk => {
        bytes = Buffer.concat([bytes, Buffer.from(chunk)]);
        for (; bytes.length >= at + 9; at += 9 + bytes.readUIntBE(at, 3))
          if (bytes.readUInt8(at + 3) === HEADERS) socket.write(Buffer.concat(frames));
      });
    }),
  );

/** `:status: 200`, and no more headers. */
const HEAD = frame(HEADERS, END_HEADERS, 1, Buffer.from([0x88]));
const RESET_WITHOUT_ERROR = frame(RST_STREAM, 0, 1, Buffer.alloc(4));

test.each([
  ['after a part of it', [frame(0, 0, 1, Buffer.from('a part'))]],
  ['before any of it', []],
])(
  'HTTP/2: a body that is broken off %s is a failure, though the server names no error',
  async (_where, body) => {
    const url = await framing(HEAD, ...body, RESET_WITHOUT_ERROR);
    const exchange = await exchangeOne(request(url, { version: '2' }));
    expect([toldBy(exchange), exchange.status]).toEqual([
      'failed: connection closed by the server within an answer',
      200,
    ]);
  },
);

test('HTTP/2: a reset without an error after the end of the body takes nothing from the answer', async () => {
  const url = await framing(HEAD, frame(0, 1, 1, Buffer.from('whole')), RESET_WITHOUT_ERROR);
  const exchange = await exchangeOne(request(url, { version: '2' }));
  expect([toldBy(exchange), exchange.bytes]).toEqual(['ok 200', 5]);
});
