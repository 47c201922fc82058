import { describe, expect, test } from 'vitest';
import { referencesIn, serviceEnvironment, withAddresses } from '../../../src/model/service-reference.ts';
import { saysPortIsTaken } from '../../../src/run/services/free-port.ts';
import { logCheck } from '../../../src/run/services/log-check.ts';
import { lineReader } from '../../../src/run/services/output-lines.ts';
import { fixedAddress } from '../../../src/run/services/readiness.ts';

const never = new AbortController().signal;

describe('a port that a service prints', () => {
  test.each([
    ['8080', 8080],
    ['0', undefined],
    ['65536', undefined],
    ['80; touch evil', undefined],
    ['1e3x', undefined],
  ])('is believed only when it is one: %s', async (printed, port) => {
    const check = logCheck('^port (?<port>.+)$');
    check.onOutput(Buffer.from(`port ${printed}\n`));
    expect(await check.attempt(never)).toEqual({ ready: true, ...(port === undefined ? {} : { port }) });
  });

  test('counts once, the first time', async () => {
    const check = logCheck('port (?<port>[0-9]+)');
    check.onOutput(Buffer.from('port 1000\nport 2000\n'));
    expect(await check.attempt(never)).toEqual({ ready: true, port: 1000 });
  });
});

describe('lines of output', () => {
  const linesOf = (...chunks: readonly (string | Buffer)[]): readonly string[] => {
    const lines: string[] = [];
    const read = lineReader(line => lines.push(line));
    for (const chunk of chunks) read(Buffer.from(chunk));
    return lines;
  };

  test('come whole, however they are cut, and without what colours them', () => {
    expect(linesOf('a\u001b[3', '2mb\u001b[0', 'm\r\nc', '\n', 'rest')).toEqual(['ab', 'c']);
    const accent = Buffer.from('é\n');
    expect(linesOf(accent.subarray(0, 1), accent.subarray(1))).toEqual(['é']);
  });

  test('that never end take no memory', () => {
    const [line = ''] = linesOf(...Array.from({ length: 3_000 }, () => 'x'.repeat(1_000)), '\n');
    expect(line.length).toBeLessThanOrEqual(2_000);
  });
});

describe('references', () => {
  const addresses = new Map([['api', { host: '127.0.0.1', port: 4000 }]]);

  test.each([
    [`\${api.url}/x?y=\${api.port}`, 'http://127.0.0.1:4000/x?y=4000'],
    [`\${api.host}`, '127.0.0.1'],
    [`$\${api.url}`, `\${api.url}`],
    [
      `\${other.url} \${api.constructor} \${api} $api.url`,
      `\${other.url} \${api.constructor} \${api} $api.url`,
    ],
    [`$\${process.pid}`, `$\${process.pid}`],
  ])('%s', (text, expected) => {
    expect(withAddresses(text, addresses)).toBe(expected);
  });

  test('are found where they are replaced, and take no time on long texts that hold none', () => {
    expect(referencesIn(`\${a.url}$\${b.url}`).map(({ service }) => service)).toEqual(['a']);
    expect(referencesIn(`\${a.`.repeat(200_000))).toEqual([]);
    expect(referencesIn(`\${${'a'.repeat(500_000)}`)).toEqual([]);
  });

  test('and variables are told of every service', () => {
    expect(serviceEnvironment(new Map([['order-db', { host: 'h', port: 1 }]]))).toEqual({
      STRESS_SERVICE_ORDER_DB_URL: 'http://h:1',
      STRESS_SERVICE_ORDER_DB_PORT: '1',
      STRESS_SERVICE_ORDER_DB_HOST: 'h',
    });
  });
});

test.each([
  ['Error: listen EADDRINUSE: address already in use 127.0.0.1:4000', true],
  ['OSError: [Errno 98] Address already in use', true],
  ['listen tcp 127.0.0.1:4000: bind: address already in use', true],
  ['Os { code: 98, kind: AddrInUse, message: "Address in use" }', true],
  ['java.net.BindException: Address already in use', true],
  ['panic: the index is empty', false],
])('a port is taken where %s is printed: %s', (output, taken) => {
  expect(saysPortIsTaken(output)).toBe(taken);
});

test.each([
  [
    { kind: 'tcp', target: '5432' },
    { host: '127.0.0.1', port: 5432 },
  ],
  [
    { kind: 'tcp', target: 'localhost:5432' },
    { host: 'localhost', port: 5432 },
  ],
  [
    { kind: 'tcp', target: '[::1]:5432' },
    { host: '::1', port: 5432 },
  ],
  [{ kind: 'http', target: '/health' }, null],
  [
    { kind: 'http', target: 'http://[::1]/health' },
    { host: '::1', port: 80 },
  ],
  [
    { kind: 'http', target: 'https://localhost/health' },
    { host: 'localhost', port: 443 },
  ],
  [{ kind: 'port' }, null],
] as const)('the place of %j is %j', (ready, address) => {
  expect(fixedAddress(ready)).toEqual(address);
});
