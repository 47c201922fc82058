import { describe, expect, test } from 'vitest';
import { csvFields } from '../../src/ingest/csv.ts';
import { readingMetrics } from '../../src/ingest/reading-metrics.ts';
import { targetOf } from '../../src/ingest/target.ts';
import { faults, read } from '../helpers/ingested.ts';

/** A result of vegeta: request `n`, `milliseconds` after the start. */
const result = (n: number, milliseconds: number, code = 200, latency = 1e6 + n): string =>
  `{"attack":"","seq":${n},"code":${code},"timestamp":"${new Date(milliseconds).toISOString()}","latency":${latency},"bytes_out":0,"bytes_in":0,"error":"","body":null,"method":"GET","url":"http://h/a","headers":null}`;

const results = (lines: readonly string[]) => read(`${lines.join('\n')}\n`, 'vegeta-results');

describe('single requests', () => {
  test('become the statistics of an invocation, percentiles where there are enough of them', () => {
    const few = readingMetrics([results(Array.from({ length: 99 }, (_, n) => result(n, n)))]);
    expect(few.samples.map(({ metric }) => metric)).toEqual([
      'GET_/a.latency.mean',
      'GET_/a.latency.p50',
      'GET_/a.latency.max',
      'GET_/a.errors.rate',
      'GET_/a.throughput',
    ]);
    const many = readingMetrics([results(Array.from({ length: 1000 }, (_, n) => result(n, n)))]);
    const value = (id: string) => many.samples.find(({ metric }) => metric === `GET_/a.latency.${id}`)?.value;
    expect([value('p50'), value('p90'), value('p95')].map(found => Math.round((found ?? 0) - 1e6))).toEqual([
      500, 899, 949,
    ]);
    expect(value('p99')).toBeCloseTo(1e6 + 989.01);
    expect(value('max')).toBe(1e6 + 999);
  });

  test('of which some fail: their times are not those of the target', () => {
    const ingested = results([
      result(0, 0, 200, 5e6),
      result(1, 1, 500, 1),
      result(2, 2, 403, 1),
      result(3, 3, 200, 7e6),
    ]);
    expect(ingested.readings[0]?.metrics[0]?.samples).toEqual([5e6, 7e6]);
    expect(faults(ingested)).toEqual([': 2 of 4 requests of GET /a failed: 500 × 1, 403 × 1']);
  });

  test('all of which were refused are no measurement', () => {
    expect(results([result(0, 0, 403), result(1, 1, 403)]).broken).toBe(
      'All 2 requests of GET /a failed: 403 × 2',
    );
  });

  test('whose throughput collapses on the way: that is stated, and steady ones are not', () => {
    const at = (perSecond: (second: number) => number) =>
      Array.from({ length: 12 }, (_, second) =>
        Array.from({ length: perSecond(second) }, (_, n) => result(n, second * 1000 + n)),
      ).flat();
    const told = (lines: readonly string[]) =>
      faults(results(lines)).filter(text => text.includes('fell on the way'));
    expect(told(at(() => 20))).toEqual([]);
    expect(told(at(second => (second < 6 ? 20 : 4)))).toEqual([
      ': Throughput of GET /a fell on the way, from 20.0/s in the first third to 4.00/s in the last',
    ]);
  });
});

describe('a report of vegeta', () => {
  const report = (rate: number, throughput: number) =>
    read(
      JSON.stringify({
        latencies: { total: 1, mean: 5 },
        requests: 10,
        rate,
        throughput,
        success: 1,
        status_codes: { 200: 10 },
      }),
      'vegeta',
    );

  test('whose throughput stays behind its rate says so', () => {
    expect(faults(report(100, 40))[0]).toContain(
      'Throughput is 40.0/s at 100 requests a second: the target did not keep up',
    );
    expect(faults(report(100, 99))).toEqual([]);
  });
});

describe('targetOf()', () => {
  test.each([
    ['http://127.0.0.1:8080/orders?id=1', 'GET', 'GET /orders', 'http://127.0.0.1:8080'],
    ['https://h', null, '/', 'https://h'],
    ['orders', 'POST', 'POST orders', null],
  ])('%s is the same target on every port and with every query', (address, method, name, origin) => {
    expect(targetOf(address, method)).toEqual({ name, origin });
  });
});

describe('csvFields()', () => {
  test.each([
    ['a,b,,c', ['a', 'b', '', 'c']],
    ['"a,b","say ""it""",c', ['a,b', 'say "it"', 'c']],
    ['', ['']],
    ['a,"cut', ['a', 'cut']],
    ['"a",', ['a', '']],
  ])('%s', (line, fields) => {
    expect(csvFields(line)).toEqual(fields);
  });
});
