import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../../src/ingest/ingest.ts';
import { signatureOf } from '../../../src/run/repeat/signature.ts';

const INGEST = join(import.meta.dirname, '../../fixtures/ingest');

const of = (text: string): string => signatureOf('', text, 'first');

/** The signature of one failed test in output that the tool itself printed. */
async function recorded(format: string, file: string, name: string): Promise<string> {
  const { readings } = await ingest(createReadStream(join(INGEST, format, file)), { file, format });
  const outcome = readings.find(reading => reading.name === name)?.outcome;
  if (outcome?.kind !== 'failed') throw new Error(`${name} did not fail in ${file}`);
  return of(outcome.message);
}

/** Two messages of one fault, as tools print them. */
const ALIKE: Readonly<Record<string, readonly [string, string]>> = {
  'Go: values and line numbers': [
    '    cache_test.go:41: got 17 entries, want 16\n--- FAIL: TestEvict (0.03s)',
    '    cache_test.go:44: got 19 entries, want 16\n--- FAIL: TestEvict (1.20s)',
  ],
  'Go: a panic, with addresses and the number of the goroutine': [
    'panic: runtime error: index out of range [5] with length 3 [recovered]\n\ngoroutine 18 [running]:\nexample.com/ring.(*Ring).At(...)\n\t/home/a/ring/ring.go:21\nexample.com/ring.TestAt(0xc000118340)\n\t/home/a/ring/ring_test.go:12 +0x85',
    'panic: runtime error: index out of range [9] with length 8 [recovered]\n\ngoroutine 35 [running]:\nexample.com/ring.(*Ring).At(...)\n\t/build/src/ring/ring.go:21\nexample.com/ring.TestAt(0xc0000a2b60)\n\t/build/src/ring/ring_test.go:12 +0x85',
  ],
  'Go: an address that is in use': [
    '    server_test.go:30: listen tcp 127.0.0.1:40213: bind: address already in use',
    '    server_test.go:30: listen tcp 127.0.0.1:38117: bind: address already in use',
  ],
  'pytest: an object and the time': [
    'self = <test_pool.TestPool object at 0x7fb0271f5050>\n\n>       assert pool.idle == 3\nE       AssertionError: assert 2 == 3\nE        +  where 2 = <pool.Pool object at 0x7fb0271f50d0>.idle\n\ntest_pool.py:14: AssertionError',
    'self = <test_pool.TestPool object at 0x7ff56407ad90>\n\n>       assert pool.idle == 3\nE       AssertionError: assert 1 == 3\nE        +  where 1 = <pool.Pool object at 0x7ff56407ae10>.idle\n\ntest_pool.py:14: AssertionError',
  ],
  'pytest: a file in a temporary folder': [
    "E       FileNotFoundError: [Errno 2] No such file or directory: '/tmp/pytest-of-runner/pytest-0/test_read0/in.csv'",
    "E       FileNotFoundError: [Errno 2] No such file or directory: '/tmp/pytest-of-runner/pytest-17/test_read0/in.csv'",
  ],
  'Python: a traceback from another folder': [
    'Traceback (most recent call last):\n  File "/srv/head/app/queue.py", line 44, in take\n    raise Empty\n_queue.Empty: nothing after 0.25 seconds',
    'Traceback (most recent call last):\n  File "/tmp/base-x81/app/queue.py", line 46, in take\n    raise Empty\n_queue.Empty: nothing after 1.5 seconds',
  ],
  'jest: columns, and frames of the tool': [
    'Error: expect(received).toHaveLength(expected)\n\nExpected length: 3\nReceived length: 2\n    at Object.<anonymous> (/project/words.test.js:3:49)\n    at Promise.finally.completed (/project/node_modules/jest-circus/build/jestAdapterInit.js:1557:28)',
    'Error: expect(received).toHaveLength(expected)\n\nExpected length: 3\nReceived length: 7\n    at Object.<anonymous> (/other/words.test.js:5:49)\n    at Promise.then.completed (/other/node_modules/jest-circus/build/utils.js:298:28)',
  ],
  'jest: a timeout': [
    'thrown: "Exceeded timeout of 5000 ms for a test."\n    at Object.test (/project/api.test.js:8:1)',
    'thrown: "Exceeded timeout of 10000 ms for a test."\n    at Object.test (/project/api.test.js:8:1)',
  ],
  'JUnit: values, and frames of the library': [
    'org.opentest4j.AssertionFailedError: size ==> expected: <2> but was: <3>\n\tat org.junit.jupiter.api.AssertEquals.failNotEqual(AssertEquals.java:197)\n\tat QueueTest.size(QueueTest.java:7)',
    'org.opentest4j.AssertionFailedError: size ==> expected: <2> but was: <5>\n\tat org.junit.jupiter.api.AssertEquals.failNotEqual(AssertEquals.java:182)\n\tat QueueTest.size(QueueTest.java:9)',
  ],
  'Java: a hash of an object, and an id': [
    'java.lang.IllegalStateException: Session 0b5ee9a2-57c5-4d3f-9d0e-3a4f5e2b8c11 is closed\n\tat Session.send(Session.java:31)',
    'java.lang.IllegalStateException: Session 7f1d2c3b-0a9e-4f6d-8c5b-1e2d3c4b5a69 is closed\n\tat Session.send(Session.java:31)',
  ],
  'Rust: the place of the panic': [
    "thread 'tests::drains' panicked at src/lib.rs:9:5:\nassertion `left == right` failed\n  left: 3\n right: 4",
    "thread 'tests::drains' panicked at src/lib.rs:12:9:\nassertion `left == right` failed\n  left: 1\n right: 4",
  ],
  'a moment in time': [
    'Error: lease expired at 2026-03-01T10:15:59.123Z',
    'Error: lease expired at 2027-12-24T01:02:03.9Z',
  ],
};

/** Two faults that must not be taken for one. */
const UNLIKE: Readonly<Record<string, readonly [string, string]>> = {
  'other words': ['want EOF, got nil', 'want nil, got EOF'],
  'another function in the stack': [
    'panic: closed\n\t/a/ring/ring.go:21\n\t/a/ring/ring_test.go:12',
    'panic: closed\n\t/a/ring/pool.go:21\n\t/a/ring/ring_test.go:12',
  ],
  'another exception': [
    'E       KeyError: 3\n\ntest_pool.py:14: KeyError',
    'E       IndexError: 3\n\ntest_pool.py:14: IndexError',
  ],
};

describe('signatureOf()', () => {
  test.each(Object.entries(ALIKE))('is one for %s', (_, [a, b]) => {
    expect(of(a)).toBe(of(b));
    expect(of(a)).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each(Object.entries(UNLIKE))('differs for %s', (_, [a, b]) => {
    expect(of(a)).not.toBe(of(b));
  });

  test('differs between all faults of the tables', () => {
    const all = Object.values(ALIKE).map(([text]) => of(text));
    expect(new Set(all).size).toBe(all.length);
  });

  test.each([
    ['junit', 'pytest-7.4.4.xml', 'pytest-9.0.2.xml', 'test_error'],
    ['junit', 'surefire-2.22.2.xml', 'surefire-3.5.4.xml', 'breaks'],
    ['go-test', 'go-1.21.13-failing.json', 'go-1.26.8-failing.json', 'TestCount/empty'],
    ['tap', 'node-20.20.2.tap', 'node-24.21.0.tap', 'are equal'],
  ])('is one for what two versions of a tool print of one fault: %s %s', async (format, a, b, name) => {
    expect(await recorded(format, a, name)).toBe(await recorded(format, b, name));
  });

  test('does not depend on what was logged before the reason', () => {
    const reason = 'worker_test.go:12: expected 3 jobs, found 2';
    expect(of(`started worker alpha\n${reason}`)).toBe(of(`took lease\nlistening\n${reason}`));
  });

  test('of a whole output takes its end, and its kind as it stands', () => {
    const before = 'error: first try was refused\n'.repeat(5);
    const end = (text: string, kind = 'exited with code 1') => signatureOf(kind, text, 'last');
    expect(end(`${before}fatal: no lease\nfatal: giving up\nerror: 3 jobs lost`)).toBe(
      end('fatal: no lease\nfatal: giving up\nerror: 17 jobs lost'),
    );
    expect(end('x')).not.toBe(end('x', 'exited with code 2'));
  });

  test.each([
    '/a'.repeat(50_000),
    'at '.repeat(50_000),
    '0'.repeat(100_000),
    '('.repeat(100_000),
    '#\n'.repeat(50_000),
  ])('reads hostile text of 100,000 characters to the end within the limit of a test (case %#)', text => {
    expect(of(text)).toMatch(/^[0-9a-f]{16}$/);
  });
});
