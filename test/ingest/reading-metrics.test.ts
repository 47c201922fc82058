import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/config/driver-schema.ts';
import { readingMetrics } from '../../src/ingest/reading-metrics.ts';
import { PARSERS } from '../../src/ingest/registry.ts';
import { SampleStore } from '../../src/ingest/sample-store.ts';
import { read } from '../helpers/ingested.ts';

const idsOf = (text: string, format: string) =>
  readingMetrics([read(text, format)]).declarations.map(({ id }) => id);
const bmf = (name: string, measure: string) => JSON.stringify({ [name]: { [measure]: { value: 1 } } });

describe('readingMetrics() names a metric', () => {
  test('by benchmark and measure, without blanks', () => {
    expect(idsOf(bmf('parse a file', 'latency'), 'bmf')).toEqual(['parse_a_file.time']);
  });

  test('with its group only where the name stands in several', () => {
    const text = 'pkg: x\nBenchmarkA 1 1 ns/op\nBenchmarkB 1 1 ns/op\npkg: y\nBenchmarkA 1 2 ns/op\n';
    expect(idsOf(text, 'go-bench')).toEqual(['x/BenchmarkA.time', 'BenchmarkB.time', 'y/BenchmarkA.time']);
  });

  test('with its file where several files give the same metric of it, and only there', () => {
    const ids = (...files: readonly (readonly [string, object])[]) =>
      readingMetrics(files.map(([file, content]) => read(JSON.stringify(content), 'bmf', file))).samples.map(
        ({ metric, value }) => `${metric}=${value}`,
      );
    const coverage = (value: number) => ({ all: { lines: { value } } });
    expect(ids(['a/lcov', coverage(1)], ['b/lcov', { ...coverage(0), b: { lines: { value: 7 } } }])).toEqual([
      'a/lcov/all.lines=1',
      'b/lcov/all.lines=0',
      'b.lines=7',
    ]);
    expect(ids(['a', coverage(1)], ['b', { all: { branches: { value: 3 } } }])).toEqual([
      'all.lines=1',
      'all.branches=3',
    ]);
    expect(ids(['a', coverage(1)], ['a', coverage(3)])).toEqual(['all.lines=1', 'all.lines=3']);
  });

  test('with its file and its group where both are needed', () => {
    const text = 'pkg: x\nBenchmarkA 1 1 ns/op\npkg: y\nBenchmarkA 1 2 ns/op\n';
    const twice = ['one', 'two'].map(file => read(text, 'go-bench', file));
    expect(readingMetrics(twice).declarations.map(({ id }) => id)).toEqual([
      'one/x/BenchmarkA.time',
      'one/y/BenchmarkA.time',
      'two/x/BenchmarkA.time',
      'two/y/BenchmarkA.time',
    ]);
  });

  test('unlike any metric of the program itself', () => {
    expect(idsOf(bmf('memory', 'peak'), 'bmf')).toEqual(['read.memory.peak']);
  });

  test('in at most 100 characters, and two long names differently', () => {
    const long = (end: string) => idsOf(bmf('x'.repeat(300) + end, 'latency'), 'bmf')[0] ?? '';
    expect(long('a')).toHaveLength(100);
    expect(long('a')).not.toBe(long('b'));
  });

  test('never by the duration of a test', () => {
    expect(idsOf('<testsuite><testcase name="a" time="1"/></testsuite>', 'junit')).toEqual([]);
  });

  test("by a user's own duration, and by their latency in its own unit", () => {
    expect(readingMetrics([read(bmf('bench', 'duration'), 'bmf')]).samples).toEqual([
      { metric: 'bench.duration', value: 1 },
    ]);
    const counters = JSON.stringify({
      context: { library_build_type: 'release' },
      benchmarks: [{ name: 'BM_x', run_type: 'iteration', iterations: 1, latency: 2, duration: 0 }],
    });
    expect(readingMetrics([read(counters, 'google-benchmark')])).toMatchObject({
      samples: [
        { metric: 'BM_x.latency', value: 2 },
        { metric: 'BM_x.duration', value: 0 },
      ],
      declarations: [{ unit: 'count' }, { unit: 'count' }],
    });
  });

  test("by a user's own duration beside the test's", () => {
    const event = (fields: object) =>
      `${JSON.stringify({ Time: '2026-11-30T07:00:00Z', Package: 'x', ...fields })}\n`;
    const output = (text: string) => event({ Action: 'output', Test: 'BenchmarkA', Output: text });
    const text = [
      event({ Action: 'start' }),
      event({ Action: 'run', Test: 'BenchmarkA' }),
      output('BenchmarkA-2 \t 10\t 5.0 duration\t 2.0 ns/op\n'),
      event({ Action: 'pass', Test: 'BenchmarkA', Elapsed: 1 }),
      event({ Action: 'pass', Elapsed: 1 }),
    ];
    const ingested = read(text.join(''), 'go-test');
    expect(readingMetrics([ingested]).samples).toEqual([
      { metric: 'BenchmarkA.duration', value: 5 },
      { metric: 'BenchmarkA.time', value: 2 },
    ]);
    expect(ingested.problems).toEqual([]);
  });
});

describe('SampleStore', () => {
  test('keeps everything up to its capacity, then a uniform choice; count, mean and ends stay exact', () => {
    const store = new SampleStore({ left: 1e6 }, 1000);
    for (let value = 0; value < 100_000; value++) store.add(value);
    expect(store.values).toHaveLength(1000);
    expect([store.count, store.min, store.max]).toEqual([100_000, 0, 99_999]);
    expect(store.mean).toBeCloseTo(49_999.5, 5);
    // Of 1,000 uniform values 500 ± 5 standard deviations (15.8) lie in either half, and as many are even.
    for (const isIn of [(value: number) => value < 50_000, (value: number) => value % 2 === 0]) {
      expect(Math.abs(store.values.filter(isIn).length - 500)).toBeLessThan(80);
    }
  });

  test('keeps each value with the same chance, wherever it stands', () => {
    const [length, kept, times] = [200, 20, 4000];
    const counts = new Array<number>(length).fill(0);
    for (let seed = 0; seed < times; seed++) {
      const store = new SampleStore({ left: 1e6 }, kept, seed);
      for (let value = 0; value < length; value++) store.add(value);
      for (const value of store.values) counts[value] = (counts[value] ?? 0) + 1;
    }
    // Each of 200 counts is binomial(4,000; 1/10): 400 ± 5 standard deviations (19).
    expect(counts.filter(count => Math.abs(count - 400) > 95)).toEqual([]);
  });

  test('stops at what the whole file may keep, and keeps one value of each metric all the same', () => {
    const allowance = { left: 2 };
    const stores = [1, 2, 3].map(() => new SampleStore(allowance));
    for (const store of stores) for (const value of [1, 2, 3]) store.add(value);
    expect(stores.map(({ values }) => values.length)).toEqual([2, 1, 1]);
  });
});

describe('the list of formats', () => {
  test('has one name for each parser', () => {
    expect(new Set(PARSERS.map(({ format }) => format)).size).toBe(PARSERS.length);
  });

  test('of the config has every parser', () => {
    const known: readonly string[] = FORMATS;
    expect(PARSERS.map(({ format }) => format).filter(format => !known.includes(format))).toEqual([]);
  });

  test('stands in docs/ingest.md, with what each parser says of itself', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/ingest.md'), 'utf8');
    const rows = PARSERS.map(({ format, about }) => `| \`${format}\` | ${about} |`);
    expect(rows.filter(row => !page.includes(row))).toEqual([]);
  });
});
