import { describe, expect, test } from 'vitest';
import { readingMetrics } from '../../src/ingest/reading-metrics.ts';
import { read } from '../helpers/ingested.ts';

/** Each metric of a document, as `id=value`. */
const metricsOf = (document: unknown, format: string, file = 'out.json') =>
  readingMetrics([read(JSON.stringify(document), format, file)]).samples.map(
    ({ metric, value }) => `${metric}=${value}`,
  );

const runs = (...results: readonly (readonly [string, number, object?])[]) => ({
  results: results.map(([command, seconds, parameters = {}]) => ({ command, times: [seconds], parameters })),
});

test('commands of hyperfine that only their parameters tell apart are told apart by them, others keep their names', () => {
  const document = runs(
    ['./run.sh', 1, { branch: 'main' }],
    ['./run.sh', 2, { branch: 'feature' }],
    ['echo 1', 3, { n: '1' }],
    ['true', 4],
    ['true', 5],
  );
  expect(metricsOf(document, 'hyperfine')).toEqual([
    './run.sh_branch=main.time=1000000000',
    './run.sh_branch=feature.time=2000000000',
    'echo_1.time=3000000000',
    'true_#1.time=4000000000',
    'true_#2.time=5000000000',
  ]);
});

test('a benchmark of BenchmarkDotNet in several jobs is told apart by them, without names that were drawn', () => {
  const jobs = (names: readonly string[], method = 'Hash', title = method) =>
    names.map((job, index) => ({
      DisplayInfo: `Md5.${title}: ${job} [Text="f(1) [x]"]`,
      MethodTitle: title,
      FullName: `Md5.${method}(Text: "f")`,
      Statistics: { Mean: index + 1 },
    }));
  const told = (...Benchmarks: readonly object[]) =>
    metricsOf({ HostEnvironmentInfo: {}, Benchmarks }, 'benchmark-dotnet').map(id =>
      id.replace('(Text:_"f").time', ''),
    );
  expect(
    told(...jobs(['.NET 6.0(Runtime=.NET 6.0)', 'Job-QWERTY(Runtime=.NET 8.0, Affinity=(1))', 'DefaultJob'])),
  ).toEqual(['.NET_6.0/Md5.Hash=1', 'Runtime=.NET_8.0,_Affinity=(1)/Md5.Hash=2', 'DefaultJob/Md5.Hash=3']);
  expect(told(...jobs(['Job-QWERTY(A=1)', 'Job-ASDFGH(A=1)', 'ShortRun(A=1)'], 'Hash', "'x: y'"))).toEqual([
    'A=1_#1/Md5.Hash=1',
    'A=1_#2/Md5.Hash=2',
    'ShortRun(A=1)/Md5.Hash=3',
  ]);
  expect(told(...jobs(['Job-QWERTY(A=1)']), ...jobs(['Job-ASDFGH(A=2)'], 'Other'))).toEqual([
    'Md5.Hash=1',
    'Md5.Other=1',
  ]);
});

describe('runs of mitata', () => {
  const mitata = (names: readonly (string | null)[], ...benchmarks: readonly object[]) =>
    metricsOf({ layout: names.map(name => ({ name })), benchmarks }, 'mitata');
  const run = (name: string, avg: number, args: object = {}) => ({ name, args, stats: { avg } });

  test('with arguments that the name does not mention are told apart by them', () => {
    expect(mitata([null], { group: 0, runs: [run('fib', 1, { n: 1 }), run('fib', 2, { n: 30 })] })).toEqual([
      'fib_n=1.time=1',
      'fib_n=30.time=2',
    ]);
  });

  test('in groups without a name are told apart by their places, where that is needed', () => {
    const sort = (group: number, avg: number) => ({ group, runs: [run('sort', avg)] });
    const only = { group: 2, runs: [run('only', 3)] };
    expect(mitata([null, 'named', null], sort(0, 1), sort(1, 2), sort(2, 3), only)).toEqual([
      'group_0/sort.time=1',
      'named/sort.time=2',
      'group_2/sort.time=3',
      'only.time=3',
    ]);
    expect(mitata([null], sort(0, 1), sort(0, 2))).toEqual(['sort_#1.time=1', 'sort_#2.time=2']);
  });
});
