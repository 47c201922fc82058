import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testFaults } from '../../src/ingest/test-faults.ts';
import { fixtures, fixtureText, read } from '../helpers/ingested.ts';

/** Formats whose text says where a part of it begins, and where that ends. Between parts a text may be whole. */
const PARTS: Readonly<Record<string, { readonly begin: RegExp; readonly end: RegExp }>> = {
  'cargo-bench': { begin: /^running /gm, end: /^test result: /gm },
  'catch2-text': { begin: /^.* is a Catch /gm, end: /^(?:All tests passed|test cases: )/gm },
  'go-bench': { begin: /^pkg: /gm, end: /^(?:PASS|FAIL)$/gm },
  'go-test': {
    begin: /^\{.*"Action":"(?:start|run)"/gm,
    end: /^\{.*"Action":"(?:pass|fail|skip)"(?!.*"Test").*\}$/gm,
  },
  lcov: { begin: /^SF:/gm, end: /^end_of_record$/gm },
  locust: { begin: /^Type,/gm, end: /^"?(?:None)?"?,"?Aggregated"?,.*$/gm },
  wrk: { begin: /^Running .* @ .*\n/gm, end: /^Requests\/sec: .*\n/gm },
};

/** Formats that are records of one kind up to the end: those of them that are whole are a shorter run. */
const RECORDS = ['k6-lines', 'vegeta-results', 'vegeta-csv', 'locust-history'];

const textsOf = (format: string): readonly string[] =>
  fixtures()
    .filter(path => path.startsWith(`${format}/`))
    .map(fixtureText);

const lastPlaceOf = (text: string, mark: RegExp): number => [...text.matchAll(mark)].at(-1)?.index ?? -1;

/** Texts of the format up to any place. */
const cutOf = (format: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...textsOf(format)), fc.nat())
    .map(([text, place]) => text.slice(0, place % text.length));

/** A failed test is a failure also where the text goes no further. */
function isNoSuccess(text: string, format: string): void {
  const ingested = read(text, format);
  const isFailed = testFaults([ingested]).failed.length > 0;
  expect(isFailed || ingested.broken !== null, JSON.stringify(text.slice(-200))).toBe(true);
}

describe('a text that was cut off is no success', () => {
  for (const [format, { begin, end }] of Object.entries(PARTS))
    test(`${format}: inside of a part`, () => {
      fc.assert(
        fc.property(cutOf(format), text => {
          fc.pre(lastPlaceOf(text, begin) > lastPlaceOf(text, end));
          isNoSuccess(text, format);
        }),
        { seed: 1, numRuns: 300 },
      );
    });

  test('divan: before the last row, whose branch says that it is the last', () => {
    const parts = textsOf('divan').map(text => ({ text, end: lastPlaceOf(text, /^[│ ]*╰─ \S+ +\d.*$/gm) }));
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.nat(), ({ text, end }, place) => {
        isNoSuccess(text.slice(0, place % end), 'divan');
        isNoSuccess(text.slice(0, end + (place % text.slice(end).lastIndexOf('│'))), 'divan');
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  for (const format of RECORDS)
    test(`${format}: inside of a record`, () => {
      fc.assert(
        fc.property(cutOf(format), text => {
          const record = text.slice(text.lastIndexOf('\n') + 1);
          const fields = record.split(',').length;
          // The last field of a row may have been as short as that.
          const isCsv = !record.startsWith('{');
          fc.pre(record !== '' && !record.endsWith('}}}') && !(isCsv && fields >= widthOf(format)));
          isNoSuccess(text, format);
        }),
        { seed: 1, numRuns: 300 },
      );
    });

  test.each([
    ['criterion-text', 'fib 20   time:   [24.1 us 24.2 us 24.3 us]\nfib 30   time:   [24.1 ms 24'],
    ['criterion-text', 'fib 20   time:   [24.1 us 24.2 us 24.3 us]\n         thrpt:  [1 KiB/s 1 Ki'],
    ['benchmark.js', 'a x 5 ops/sec ±1.00% (9 runs sampled)\nb x 1,2'],
    ['benchmark.js', 'a x 5 ops/sec ±1.00% (9 runs sampled)\nb x 1,234 ops/sec ±1.0'],
    ['iai', 'a\n  Instructions: 5\n  L1 Hits:   '],
    ['go-bench', 'BenchmarkA-2 10 5 ns/op\nBenchmarkB-2   100   10'],
  ])('%s: inside of its last line', (format, text) => isNoSuccess(text, format));
});

describe('a text that is whole may lack', () => {
  test.each([
    ['go-bench', 'BenchmarkA-2 10 5 ns/op'],
    ['criterion-text', 'fib 20   time:   [24.1 us 24.2 us 24.3 us]\n\nelapsed time: 5 s'],
    ['benchmark.js', 'a x 5 ops/sec ±1.00% (9 runs sampled)\nFastest is a'],
    ['go-test', '{"Action":"pass","Package":"x","Test":"T"}'],
  ])('%s: the end of its last line', (format, text) => {
    expect(read(text, format).broken).toBeNull();
  });
});

const widthOf = (format: string): number =>
  Math.min(...textsOf(format).map(text => (text.split('\n')[0] ?? '').split(',').length));
