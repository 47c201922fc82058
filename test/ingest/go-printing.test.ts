import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faults, read } from '../helpers/ingested.ts';

/** What a benchmark may print: whole lines, and one that has no end. */
const printed = fc
  .tuple(
    fc.array(fc.stringMatching(/^[a-z0-9 ]{0,12}\n$/), { maxLength: 3 }),
    fc.stringMatching(/^(?:[a-z0-9 ]{0,12}[a-z ])?$/),
  )
  .map(([lines, last]) => lines.join('') + last);

test('a benchmark of Go that prints is measured, whatever it prints before its result', () => {
  fc.assert(
    fc.property(printed, printed, (before, within) => {
      const text = `pkg: x\nBenchmarkA-2   \t     100\t        10.0 ns/op\n${before}BenchmarkB-2   \t${within}     100\t        99.5 ns/op\t       3 B/op\nPASS\n`;
      const { readings, problems } = read(text, 'go-bench');
      expect(problems).toEqual([]);
      expect(readings.map(({ name, metrics }) => [name, metrics.map(({ mean }) => mean)])).toEqual([
        ['BenchmarkA', [10]],
        ['BenchmarkB', [99.5, 3]],
      ]);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test.each([
  [
    'a benchmark that has begun and has no result',
    'BenchmarkA-2   \thello\n',
    'broken: BenchmarkA has no usable value',
  ],
  [
    'a result without a name',
    'BenchmarkA-2 10 5 ns/op\n     100\t        99.5 ns/op\n',
    '2: "     100\\t        99.5 ns/op" is a result without the name of its benchmark',
  ],
])('%s is stated', (_, text, said) => {
  expect(faults(read(text, 'go-bench'))).toContain(said);
});

test('a benchmark that fails after it has begun to print its line has failed', () => {
  const { readings } = read('BenchmarkA-2   \t--- FAIL: BenchmarkA-2\n    a_test.go:1: late\n', 'go-bench');
  expect(readings).toMatchObject([{ name: 'BenchmarkA', outcome: { kind: 'failed' } }]);
});

test('a line of another program that separates its words by blanks is a result', () => {
  expect(read('BenchmarkA\t10 5 ns/op\n', 'go-bench').readings[0]?.metrics[0]?.samples).toEqual([5]);
});

test('a word that only begins like a benchmark is none', () => {
  const { readings, broken } = read('BenchmarkA-2 10 5 ns/op\nBenchmarks:\t3\nmyBenchmark\t4\n', 'go-bench');
  expect([readings.length, broken]).toEqual([1, null]);
});
