import fc from 'fast-check';
import { expect } from 'vitest';
import { AnswerReader, type ReadState } from '../../src/run/http/answer-reader.ts';
import { expectationOf } from '../../src/run/http/expectation.ts';
import { fuzz } from './fuzz.ts';
import { spoiledBytes, spoiledText } from './spoiled.ts';

/** What a server may send in answer to a request, whole and broken off, as it arrives in pieces of any size. */

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const ANSWERS = [
  `${HEAD}content-length: 17\r\n\r\n{"items":[{"a":1}`,
  `${HEAD}transfer-encoding: chunked\r\n\r\n8\r\n{"items":\r\n9;x=y\r\n[{"a":1}]\r\n0\r\nlast: 1\r\n\r\n`,
  `HTTP/1.1 100 Continue\r\n\r\n${HEAD}content-length: 2\r\nconnection: close\r\n\r\n{}`,
  'HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\n\r\n',
  'HTTP/1.0 404 Not Found\r\n\r\nuntil the end',
  'HTTP/1.1 302 Found\r\nlocation: /\r\nset-cookie: a=1\r\nset-cookie: b=2\r\ncontent-length: 0\r\n\r\n',
];
const PIECES = [
  '\r\n\r\n',
  '0\r\n\r\n',
  'ffffffff\r\n',
  'HTTP/1.1 200',
  'content-length: 9',
  'a:'.repeat(2000),
];

const expectation = expectationOf({
  status: [200, 204],
  headers: { 'content-type': 'json' },
  body: null,
  json: { '$.items[0].a': 1 },
});

/** What the reader has said by the end, and why the answer is none that was expected. */
function told(pieces: readonly Buffer[], isHead: boolean): unknown {
  const reader = new AnswerReader();
  reader.expect({ isHead, expectation });
  let state: ReadState = { kind: 'more' };
  for (const piece of pieces) {
    if (state.kind !== 'more') break;
    state = reader.read(piece);
  }
  if (state.kind === 'more') state = reader.end();
  if (state.kind === 'garbage') expect(state.reason).toMatch(/^protocol: .{1,100}$/);
  return state.kind === 'whole' ? [state.answer, expectation.fault(state.answer)] : state.kind;
}

const cut = (bytes: Buffer, size: number): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

fuzz(
  'an answer may be any bytes, and is the same in whatever pieces it arrives',
  fc.record({
    bytes: spoiledBytes(spoiledText(ANSWERS, PIECES)),
    isHead: fc.boolean(),
    size: fc.integer({ min: 1, max: 50 }),
  }),
  ({ bytes, isHead, size }) => {
    const sent = Buffer.from(bytes);
    expect(told(cut(sent, size), isHead)).toEqual(told([sent], isHead));
  },
);
