import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { HttpExpectation } from '../../../src/model/http.ts';
import { expectationOf } from '../../../src/run/http/expectation.ts';
import { ANY } from './exchanges.ts';

const answer = (body: string | Buffer, headers: readonly string[] = [], status = 200) => ({
  kind: 'answer' as const,
  status,
  statusText: 'OK',
  headers,
  body: Buffer.from(body),
});
const faultOf = (expected: Partial<HttpExpectation>, ...said: Parameters<typeof answer>) =>
  expectationOf({ ...ANY, ...expected }).fault(answer(...said));

describe('the status', () => {
  test.each([
    [null, 200, null],
    [null, 399, null],
    [null, 400, 'status 400'],
    [[201, 202], 202, null],
    [[201, 202], 200, 'status 200'],
    [[404], 404, null],
  ])('%o, and %i came: %s', (status, came, fault) => {
    expect(faultOf({ status }, '', [], came)).toBe(fault);
  });
});

describe('headers and the text of the body', () => {
  test.each<[string, Partial<HttpExpectation>, Parameters<typeof answer>, string | null]>([
    [
      'names in any case',
      { headers: { 'content-type': 'json' } },
      ['', ['Content-Type', 'application/json']],
      null,
    ],
    [
      'a part that is not there',
      { headers: { 'content-type': 'json' } },
      ['', ['Content-Type', 'text/html']],
      'header content-type does not contain "json"',
    ],
    ['a header that is not there', { headers: { etag: '"a"' } }, [''], 'header etag is missing'],
    [
      'any of several lines',
      { headers: { 'set-cookie': 'b=2' } },
      ['', ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']],
      null,
    ],
    ['a part of the body', { body: 'ell' }, ['hello'], null],
    ['another body', { body: 'bye' }, ['hello'], 'body does not contain "bye"'],
    ['the status is told before all else', { body: 'bye', status: [201] }, ['hello'], 'status 200'],
  ])('%s', (_what, expected, said, fault) => {
    expect(faultOf(expected, ...said)).toBe(fault);
  });
});

describe('values of JSON', () => {
  const body = '{"items":[{"id":7},{"id":8}],"name":"ü","a b":{"c":null},"length":5}';
  test.each<[Record<string, unknown>, string | null]>([
    [{ '$.items.length': 2 }, null],
    [{ '$.items.length': 3 }, '$.items.length is 2, not 3'],
    [{ '$.items[1].id': 8 }, null],
    [{ '$.items[-1].id': 8 }, null],
    [{ '$.items[2].id': 9 }, '$.items[2].id is missing, and should be 9'],
    [{ '$["a b"].c': null }, null],
    [{ "$['a b']['c']": 1 }, `$['a b']['c'] is null, not 1`],
    [{ '$.name': 'ü', '$.name.length': 1 }, null],
    [{ '$.length': 5 }, null],
    [{ '$.items[0]': { id: 7 } }, null],
    [{ '$.constructor': 1 }, '$.constructor is missing, and should be 1'],
    [{ $: 1 }, '$ is {"items":[{"id":7},{"id":8}],"name":"ü","a b":{"c":null},"le…, not 1'],
  ])('%o: %s', (json, fault) => {
    expect(faultOf({ json }, body)).toBe(fault);
  });

  test('members may stand in any order', () => {
    expect(faultOf({ json: { $: { a: 1, b: [{ c: 2, d: 3 }] } } }, '{"b":[{"d":3,"c":2}],"a":1}')).toBeNull();
  });

  test('a body that is no JSON', () => {
    expect(faultOf({ json: { '$.a': 1 } }, '<html>')).toBe('body is not JSON');
  });
});

describe('encoded bodies', () => {
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('%s is decoded', (encoding, encode) => {
    expect(faultOf({ body: 'hello' }, encode('hello'), ['Content-Encoding', encoding])).toBeNull();
  });

  test('one that nobody can decode here is a failure that says so', () => {
    expect(faultOf({ body: 'a' }, 'a', ['content-encoding', 'zstd'])).toBe(
      'body is encoded by "zstd", which cannot be looked at',
    );
  });

  test('one that is not what it says', () => {
    expect(faultOf({ body: 'a' }, 'aaaa', ['content-encoding', 'gzip'])).toBe('body is no gzip');
  });

  test('one that grows beyond what is looked at', () => {
    const bomb = gzipSync(Buffer.alloc(4 * 1024 ** 2));
    expect(faultOf({ body: 'a' }, bomb, ['content-encoding', 'gzip'])).toBe(
      'body is larger than 1048576 bytes, which is not looked at',
    );
  });

  test('nothing is decoded where nobody looks', () => {
    expect(faultOf({}, 'aaaa', ['content-encoding', 'gzip'])).toBeNull();
  });
});
