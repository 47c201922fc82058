import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ingestText } from '../../src/ingest/ingest.ts';
import { readingMetrics } from '../../src/ingest/reading-metrics.ts';
import { testFaults } from '../../src/ingest/test-faults.ts';
import { faults, fixtures, fixtureText, read } from '../helpers/ingested.ts';

const RESULT = 'test result: ok. 0 passed; 0 failed; 0 ignored; 1 measured; 0 filtered out\n';
const program = (nanoseconds: string): string =>
  `\nrunning 1 test\ntest tests::add ... bench:     ${nanoseconds} ns/iter (+/- 1.00)\n\n${RESULT}`;

const timesOf = (text: string): readonly (readonly [string | null, number | undefined])[] =>
  read(text, 'cargo-bench').readings.map(({ group, metrics }) => [group, metrics[0]?.mean]);

describe('a path that stands in several programs of one run', () => {
  test('is a benchmark in each, by the number of the program', () => {
    const text = program('100.00') + program('10,000.00') + program('7.00');
    expect(timesOf(text)).toEqual([
      [null, 100],
      ['program 2', 10_000],
      ['program 3', 7],
    ]);
    expect(readingMetrics([read(text, 'cargo-bench')]).samples).toHaveLength(3);
  });

  test('is told by what cargo calls the program, where that is in the text', () => {
    const named = (name: string): string =>
      `     Running unittests src/lib.rs (target/release/deps/${name}-e62994b938fd5803)\n`;
    const text = named('alpha') + program('100.00') + named('beta') + program('5.00');
    expect(timesOf(text)).toEqual([
      ['alpha/src/lib.rs', 100],
      ['beta/src/lib.rs', 5],
    ]);
    // The same program once more is another sample of the same benchmark.
    expect(timesOf(text + named('alpha') + program('300.00'))[0]).toEqual(['alpha/src/lib.rs', 200]);
  });

  test('as older versions of cargo call it', () => {
    const text = `     Running target/release/deps/words-e62994b938fd5803\n${program('5.00')}`;
    expect(timesOf(text)).toEqual([['words', 5]]);
  });
});

/** What a test may print: lines that are none of the harness, of which the last may have no end. */
const printed = fc
  .tuple(fc.array(fc.stringMatching(/^[a-z ]{0,12}\n$/), { maxLength: 3 }), fc.constantFrom('', 'no end '))
  .map(([lines, last]) => lines.join('') + last);

const OK = 'ok\n\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured\n';
const FAILED =
  'FAILED\n\nfailures:\n\nfailures:\n    tests::b\n\ntest result: FAILED. 1 passed; 1 failed; 0 ignored\n';

describe('a test that prints into the line of the harness', () => {
  test('has failed or passed all the same, whether its last line ends or not', () => {
    fc.assert(
      fc.property(printed, fc.boolean(), (output, isFailed) => {
        const text = `running 2 tests\ntest tests::a ... ok\ntest tests::b ... ${output}${isFailed ? FAILED : OK}`;
        const ingested = read(text, 'cargo-bench');
        expect(ingested.broken).toBeNull();
        const failed = testFaults([ingested]).failed.map(fault => fault.split(' ')[0]);
        expect(failed).toEqual(isFailed ? ['tests::b'] : []);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('is a failure also where only the count of the program tells it', () => {
    const text =
      'running 2 tests\ntest tests::a ... ok\ntest result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured\n';
    expect(read(text, 'cargo-bench').broken).toBe(
      'line 3: A test program counts 1 failed tests, of which it shows 0',
    );
  });
});

describe('the tests of a library, which `cargo bench` runs before the benchmarks of other tools', () => {
  const ignored =
    '\nrunning 1 test\ntest tests::a ... ignored\n\ntest result: ok. 0 passed; 0 failed; 1 ignored; 0 measured\n\n';

  test.each(['criterion-text', 'divan', 'iai'])('do not hide %s', format => {
    for (const path of fixtures().filter(one => one.startsWith(`${format}/`))) {
      const text = fixtureText(path);
      const source = { file: 'stdout', format: 'auto' };
      expect(ingestText(ignored + text, source)).toMatchObject({
        format,
        readings: ingestText(text, source).readings,
        broken: null,
      });
    }
  });

  test('are told where nothing else of the text was read', () => {
    expect(faults(read(ignored, 'cargo-bench'))).toEqual([
      ': No test or benchmark of these programs has run; where criterion or divan prints into the same text, name its format',
    ]);
    expect(faults(read(ignored + program('5.00'), 'cargo-bench'))).toEqual([]);
  });
});
