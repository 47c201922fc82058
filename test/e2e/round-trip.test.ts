import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PARSERS } from '../../src/ingest/registry.ts';
import { cli, temporaryFolder } from '../helpers/command-line.ts';
import { fixtureText } from '../helpers/ingested.ts';

/** One number of each format: as the tool printed it, as the result holds it in base units, and as the report shows it. */
interface RoundTrip {
  readonly file: string;
  /** What stands in the file; several where the number is made of them. */
  readonly printed: readonly string[];
  readonly metric: string;
  /** In ns, bytes, ratios and things a second. */
  readonly value: number;
  readonly shown: string;
}

/** A file of a test tool has outcomes: what failed is shown with its reason. */
interface Outcome {
  readonly file: string;
  readonly printed: readonly string[];
  readonly shown: string;
}

const trip = (
  file: string,
  printed: string | readonly string[],
  metric: string,
  value: number,
  shown: string,
): RoundTrip => ({ file, printed: [printed].flat(), metric, value, shown });

const mean = (...values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const NUMBERS: Readonly<Record<string, RoundTrip>> = {
  hyperfine: trip(
    'hyperfine-1.15.0.json',
    '"mean": 0.0117436749',
    'sleep_briefly.time',
    11_743_674.9,
    '11.7 ms',
  ),
  pyperf: trip(
    'pyperf-2.6.3.json',
    [
      '[7.130800076993182e-06,6.724550075887237e-06,6.7114999183104375e-06]',
      '[6.388450037775328e-06,6.046799990144791e-06,5.948650050413562e-06]',
    ],
    'sort_list.time',
    1e9 *
      mean(
        7.130800076993182e-6,
        6.724550075887237e-6,
        6.7114999183104375e-6,
        6.388450037775328e-6,
        6.046799990144791e-6,
        5.948650050413562e-6,
      ),
    '6.49 µs',
  ),
  'pytest-benchmark': trip(
    'pytest-benchmark-4.0.0.json',
    '1.0058139996544924e-05',
    'test_join[100].time',
    10_058.139996544924,
    '10.1 µs',
  ),
  'google-benchmark': trip(
    'google-benchmark-1.9.5.json',
    '1.6632477442423500e+04',
    'total/100.time',
    16_632.4774424235,
    '16.6 µs',
  ),
  asv: trip(
    'asv-0.5.1.json',
    '1.1332000212860294e-05',
    "words.Join.time_join(10,_'a').time",
    11_332.000212860294,
    '11.3 µs',
  ),
  criterion: trip(
    'criterion-0.4.0/criterion/join/new/sample.json',
    ['"iters":[152.0,304.0,', '"times":[696821.0,5459448.0,'],
    'join.time',
    13_674.92179485171,
    '13.7 µs',
  ),
  jmh: trip(
    'jmh-1.37-failing.json',
    '148.20519752272324',
    'words.Words.join_size=10.time',
    148_205.19752272323,
    '148 µs',
  ),
  'benchmark-dotnet': trip(
    'schema-0.9.9-brief.json',
    '10362283.085796878',
    'BenchmarkDotNet.Samples.Intro.IntroJsonExport.Sleep10.time',
    10_362_283.085796878,
    '10.4 ms',
  ),
  mitata: trip('mitata-1.0.34.json', '45831881.916666664', 'split.time', 45_831_881.91666667, '45.8 ms'),
  vitest: trip('vitest-1.3.1.json', '0.08878366666662411', 'split.time', 88_783.6666666241, '88.8 µs'),
  tinybench: trip(
    'tinybench-2.9.0-table.json',
    '2449142.6249999865',
    'split.time',
    2_449_142.6249999865,
    '2.45 ms',
  ),
  oha: trip('oha-1.16.0.json', '0.002142973', 'oha.latency.p90', 2_142_973, '2.14 ms'),
  vegeta: trip('vegeta-12.12.0.json', '"90th":7372475', 'vegeta.latency.p90', 7_372_475, '7.37 ms'),
  artillery: trip('artillery-2.0.34.json', '"max": 33', '/some.latency.max', 33e6, '33 ms'),
  autocannon: trip('autocannon-7.15.0.json', '"p90":31', '/some.latency.p90', 31e6, '31 ms'),
  k6: trip(
    'k6-1.7.1-handled.json',
    '28.508408449999994',
    'http_req_duration.latency.p95',
    28_508_408.45,
    '28.5 ms',
  ),
  bmf: trip('schema-0.5.json', '88.5', 'parse.time', 88.5, '88.5 ns'),
  'smaller-is-better': trip('schema-1.22.json', '1234.5', 'parse.time', 1234.5, '1.23 µs'),
  'bigger-is-better': trip('schema-1.22.json', '70.5', 'Throughput.value', 70.5, '70.5/s'),
  catch2: trip(
    'catch2-2.13.10.xml',
    '608.041',
    'a_thousand_numbers,_added_one_after_the_other_without_any_haste.time',
    608.041,
    '608 ns',
  ),
  cobertura: trip(
    'gcovr-7.2.xml',
    'line-rate="0.6666666666666666"',
    'coverage.coverage.lines',
    2 / 3,
    '66.7 %',
  ),
  'k6-lines': trip('k6-1.7.1.json', '16.241033', 'GET_/words.latency.max', 16_241_033, '16.2 ms'),
  'vegeta-results': trip(
    'vegeta-12.12.0.json',
    '"latency":7535843',
    'GET_/some.latency.max',
    7_535_843,
    '7.54 ms',
  ),
  'vegeta-csv': trip('vegeta-12.12.0.csv', ',17571800,', 'GET_/words.latency.max', 17_571_800, '17.6 ms'),
  locust: trip(
    'locust-2.16.1.csv',
    ',14.111168196458427,',
    'Aggregated.latency.mean',
    14_111_168.196458427,
    '14.1 ms',
  ),
  'locust-history': trip(
    'locust-2.47.0.csv',
    ',13.810856682357553,',
    'Aggregated.latency.mean',
    13_810_856.682357553,
    '13.8 ms',
  ),
  'go-bench': trip(
    'go-1.21.13-verbose-cpu.txt',
    '7.744 ns/op',
    'BenchmarkSum/size=10.time',
    7.744,
    '7.74 ns',
  ),
  iai: trip('iai-0.1.1.txt', '458721', 'bench_join_large.instructions', 458_721, '458,721'),
  'cargo-bench': trip('cargo-bench-1.95.0.txt', '7,216.94 ns/iter', 'join.time', 7216.94, '7.22 µs'),
  divan: trip('divan-0.1.14.txt', '4.683 µs', 'join.time', 4683, '4.68 µs'),
  'criterion-text': trip('criterion-0.8.2-compared.txt', '26.621 µs', 'join.time', 26_621, '26.6 µs'),
  'catch2-text': trip('catch2-2.13.10.txt', '437.739 ns', 'a_hundred.time', 437.739, '438 ns'),
  wrk: trip('wrk-4.1.0-latency.txt', '32.96ms', '/words.latency.p99', 32_960_000, '33.0 ms'),
  'benchmark.js': trip(
    'benchmark-2.1.4.txt',
    '308,041,228 ops/sec',
    'String#indexOf_x_2.throughput',
    308_041_228,
    '308,041,228/s',
  ),
  lcov: trip('lcov-1.16.info', ['DA:4,1\n', 'DA:6,0\n'], 'coverage.coverage.lines', 4 / 6, '66.7 %'),
};

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  junit: {
    file: 'go-junit-report-1.0.0.xml',
    printed: ['<testcase classname="sums" name="TestSum"', '<failure message="Failed"'],
    shown: 'sums TestSum failed: Failed',
  },
  'go-test': {
    file: 'go-1.21.13-failing.json',
    printed: ['words_test.go:6: expected 0 words, found 1'],
    shown: 'words_test.go:6: expected 0 words, found 1 in',
  },
  tap: {
    file: 'node-20.20.2.tap',
    printed: ['not ok 2 - are equal', 'two words'],
    shown: 'words are equal failed: two words',
  },
};

const TRIPS: Readonly<Record<string, RoundTrip | Outcome>> = { ...NUMBERS, ...OUTCOMES };
const textOf = (format: string, { file }: Outcome): string =>
  // A benchmark that raised an error makes the whole file of asv no measurement, and each of its fixtures has one.
  format === 'asv' ? withoutBroken(fixtureText(`asv/${file}`)) : fixtureText(`${format}/${file}`);
const withoutBroken = (text: string): string =>
  text.replace(/"words\.time_broken": \[null.*?\], (?="words)/, '');

const scenarioOf = (format: string): string => format.replace('.', '-');

const folder = temporaryFolder();
afterAll(folder.dispose);
let report = '';
let results: { readonly result: { readonly scenarios: readonly Scenario[] } };
interface Scenario {
  readonly id: string;
  readonly metrics: readonly {
    readonly metric: { readonly id: string };
    readonly samples: readonly number[];
  }[];
}

beforeAll(async () => {
  const scenarios = Object.entries(TRIPS).map(([format, known]) => {
    const path = join(format, known.file);
    mkdirSync(join(folder.path, dirname(path)), { recursive: true });
    writeFileSync(join(folder.path, path), textOf(format, known));
    return `  ${scenarioOf(format)}:\n    results: [{ format: ${format}, from: ${path} }]\n`;
  });
  writeFileSync(join(folder.path, 'stress.yml'), `version: 1\nscenarios:\n${scenarios.join('')}`);
  await cli(['run', '--against', 'none', '--report-level', 'detailed'], folder.path);
  results = JSON.parse(readFileSync(join(folder.path, '.stress/results.json'), 'utf8'));
  report = readFileSync(join(folder.path, '.stress/report.html'), 'utf8');
}, 120_000);

/** Name and value of each row of a scenario's table, as people read them. */
function rowsOf(scenario: string): readonly string[] {
  const section = report.split(`<summary><code>${scenario}</code>`)[1]?.split('</table>')[0] ?? '';
  return section.split('</tr>').map(row =>
    row
      .split('</td>')
      .slice(0, 2)
      .map(cell => plain(cell.split('<br>')[0] ?? ''))
      .join(' = '),
  );
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

test('every format has a number, or an outcome, that is followed from the file to the report', () => {
  expect(Object.keys(TRIPS).sort()).toEqual(PARSERS.map(({ format }) => format).sort());
});

describe('the report shows what the tool printed', () => {
  test.each(Object.entries(TRIPS))('%s: it stands in the file', (format, known) => {
    for (const text of known.printed) expect(textOf(format, known)).toContain(text);
  });

  test.each(Object.entries(NUMBERS))('%s: with its unit', (format, { metric, value, shown }) => {
    const scenario = results.result.scenarios.find(({ id }) => id === scenarioOf(format));
    const [sample = Number.NaN] = scenario?.metrics.find(one => one.metric.id === metric)?.samples ?? [];
    expect(Math.abs(sample / value - 1)).toBeLessThan(1e-12);
    expect(rowsOf(scenarioOf(format))).toContain(`${metric} = ${shown}`);
  });

  test.each(Object.entries(OUTCOMES))('%s: with what failed', (_, { shown }) => {
    expect(plain(report)).toContain(shown);
  });
});
