import { describe, expect, test } from 'vitest';
import { faults, fixtureText, read } from '../helpers/ingested.ts';

/** What each format says of a text that is wrong: a sentence, the format, the text, and what it must say. */
const CASES: readonly (readonly [string, string, string, string | RegExp])[] = [
  ['no number', 'go-bench', 'BenchmarkA-2 100 fast ns/op\n', '1: "fast" before "ns/op" is not a number'],
  ['a value without a unit', 'go-bench', 'BenchmarkA-2 100 5\n', /^1: .* pairs of value and unit$/],
  ['no iterations', 'go-bench', 'BenchmarkA-2 0 5 ns/op\n', /BenchmarkA did 0 iterations: no work was done/],
  [
    'not a number of Go',
    'go-bench',
    'BenchmarkA 10 NaN ns/op\n',
    /time of BenchmarkA is NaN: not a finite number/,
  ],
  ['an infinite rate', 'go-bench', 'BenchmarkA 10 +Inf MB/s\n', /throughput.bytes of BenchmarkA is Infinity/],
  ['a negative time', 'go-bench', 'BenchmarkA 10 -5 ns/op\n', /is -5: it cannot be negative/],
  [
    'a benchmark that took no time at all',
    'go-bench',
    'BenchmarkA 10 0 ns/op\n',
    /^broken: BenchmarkA has no usable value/,
  ],
  [
    'a panic',
    'go-bench',
    'BenchmarkA 10 5 ns/op\npanic: no words\n',
    'broken: line 2: The run ended in a panic: no words',
  ],
  [
    'a package that failed',
    'go-bench',
    'BenchmarkA 10 5 ns/op\nFAIL\tx\t1s\n',
    /broken: line 2: .* x 1s failed/,
  ],
  [
    'a line that is no event',
    'go-test',
    '{"Action":"pass","Package":"x","Test":"T"}\nnoise\n',
    '2: "noise" is not an event of go test -json',
  ],
  [
    'a failed build',
    'go-test',
    '{"Action":"build-fail","ImportPath":"x"}\n',
    'broken: line 1: x does not build',
  ],
  [
    'a package that fails outside of its tests',
    'go-test',
    '{"Action":"output","Package":"x","Output":"exit status 2\\n"}\n{"Action":"fail","Package":"x"}\n',
    /broken: line 2: x failed outside of its tests: exit status 2/,
  ],
  [
    'a JSON document that was cut',
    'hyperfine',
    '{"results": [{"command": "a", "times": [0.1',
    /^broken: It is not a whole JSON document/,
  ],
  [
    'a result without times',
    'hyperfine',
    '{"results":[{"command":"a","mean":1}]}',
    'broken: a has no times of single runs',
  ],
  [
    'only failed runs',
    'hyperfine',
    '{"results":[{"command":"a","times":[1],"exit_codes":[403]}]}',
    'broken: a has no usable value',
  ],
  [
    'a run that a signal ended',
    'hyperfine',
    '{"results":[{"command":"a","times":[1,2],"exit_codes":[null,0]}]}',
    /Run 0 of a ended with exit code null/,
  ],
  [
    'an exit code that cannot be text',
    'hyperfine',
    '{"results":[{"command":"a","times":[1,2],"exit_codes":[{"toString":null},0]}]}',
    /Run 0 of a ended with exit code \{"toString":null\}/,
  ],
  [
    'a time that is text',
    'hyperfine',
    '{"results":[{"command":"a","times":["1",2]}]}',
    /Run 0 of a has a time that is no number/,
  ],
  ['no result at all', 'hyperfine', '{"results":[]}', 'broken: It holds no measurement and no test'],
  [
    'a negative round',
    'pytest-benchmark',
    '{"benchmarks":[{"name":"a","stats":{"data":[-1]}}]}',
    /time of a is -1000000000: it cannot be negative/,
  ],
  [
    "Python's NaN",
    'pytest-benchmark',
    '{"benchmarks":[{"name":"a","stats":{"data":[NaN]}}]}',
    /time of a is NaN/,
  ],
  [
    'a benchmark without a name',
    'pytest-benchmark',
    '{"benchmarks":[{"stats":{"data":[1]}}]}',
    'benchmarks.0: A benchmark needs a "name"',
  ],
  [
    'no round',
    'pytest-benchmark',
    '{"benchmarks":[{"name":"a","stats":{"data":[]}}]}',
    /^benchmarks.0.stats.data.0: A time is not a number/,
  ],
  [
    'a value that is text',
    'pyperf',
    '{"benchmarks":[{"metadata":{"name":"a"},"runs":[{"values":["x"]}]}]}',
    /A value is not a number/,
  ],
  [
    'only calibration',
    'pyperf',
    '{"benchmarks":[{"metadata":{"name":"a"},"runs":[{"warmups":[[1,2]]}]}]}',
    'broken: a has no usable value',
  ],
  [
    'an unknown unit of time',
    'google-benchmark',
    '{"benchmarks":[{"name":"a","real_time":1,"time_unit":"days"}]}',
    /"days" is not a unit of time/,
  ],
  [
    'zero iterations',
    'google-benchmark',
    '{"benchmarks":[{"name":"a","iterations":0,"real_time":1}]}',
    /a did 0 iterations/,
  ],
  [
    'a sample without its iterations',
    'criterion',
    '{"iters":[1],"times":[1,2]}',
    /1 counts of iterations for 2 times/,
  ],
  ['zero iterations', 'criterion', '{"iters":[0],"times":[1]}', /benchmark did 0 iterations/],
  ['neither samples nor estimate', 'criterion', '{"mean":{}}', /neither samples nor an estimate/],
  [
    'a time without a name',
    'criterion-text',
    '    time:   [1 ns 2 ns 3 ns]\n',
    '1: A time stands without the name of a benchmark',
  ],
  ['two values for three', 'criterion-text', 'a   time:   [1 ns 2 ns]\n', /is not low, estimate and high/],
  [
    'a value that is missing',
    'criterion-text',
    'a   time:   [1 ns 2 ns  ns]\n',
    /is not low, estimate and high/,
  ],
  ['an unknown unit', 'criterion-text', 'a   time:   [1 x 2 x 3 x]\n', /is not low, estimate and high/],
  [
    'a program that was cut off',
    'cargo-bench',
    'running 1 test\ntest a ... bench: 1 ns/iter (+/- 0)\n',
    /It ends before a test program has told its result/,
  ],
  [
    'a time that is none',
    'cargo-bench',
    'test a ... bench: slow\n',
    /a: slow is not a time for each iteration/,
  ],
  ['an unknown ending', 'cargo-bench', 'test a ... exploded\n', /The test a ended in an unknown way/],
  [
    'a median that is none',
    'divan',
    'w  fastest       │ slowest       │ median        │ mean          │ samples │ iters\n╰─ a   1 ns  │ 1 ns │ soon │ 1 ns │ 1 │ 1\n',
    '2: "soon" is not a median time',
  ],
  [
    'iterations beyond any number',
    'google-benchmark',
    '{"benchmarks":[{"name":"a","iterations":1e999,"real_time":1}]}',
    /a did Infinity iterations: that cannot be/,
  ],
  ['a reference to no character', 'junit', '<testsuite>&#xffffff;</testsuite>', /not a whole XML document/],
  ['no table', 'divan', 'hello\n', /The heading of the table is missing/],
  [
    'a document type that defines entities',
    'junit',
    '<!DOCTYPE a [<!ENTITY a "b">]><testsuites><testcase name="&a;"/></testsuites>',
    /broken: It is not a whole XML document: .*undefined entity/,
  ],
  [
    'a file that was cut',
    'junit',
    '<testsuites><testcase name="a"/>',
    /broken: It is not a whole XML document: .*unclosed tag/,
  ],
  [
    'elements that cross',
    'junit',
    '<testsuites><a></b></testsuites>',
    /broken: It is not a whole XML document/,
  ],
  ['a case without a name', 'junit', '<testsuite>\n<testcase/></testsuite>', '2: A test case needs a name'],
  [
    'a suite with more failures than its cases show',
    'junit',
    '<testsuite name="s" errors="1"><testcase name="a"/></testsuite>',
    /The suite s counts 1 failures that no test case shows/,
  ],
  ['no test', 'junit', '<testsuites tests="0"/>', 'broken: It holds no measurement and no test'],
  ['elements that nest without end', 'junit', '<a>'.repeat(1000), /elements nest deeper than 64 levels/],
  [
    'a negative duration',
    'junit',
    '<testsuite><testcase name="a" time="-1"/></testsuite>',
    /duration of a is -1000000000: it cannot be negative/,
  ],
  ['fewer tests than planned', 'tap', '1..3\nok 1 - a\n', 'broken: The output plans 3 tests and has 1'],
  ['no plan', 'tap', 'TAP version 13\nok 1 - a\n', /has no plan/],
  [
    'tests that gave up',
    'tap',
    'ok 1 - a\nBail out! no disk\n1..1\n',
    /The tests gave up: Bail out! no disk/,
  ],
  [
    'a subtest that was cut off',
    'tap',
    '# Subtest: s\n    1..2\n    ok 1 - a\nok 1 - s\n1..1\n',
    /The subtest .* plans 2 tests and has 1/,
  ],
  [
    'a benchmark without a mean',
    'catch2',
    '<Catch name="c"><TestCase name="t"><BenchmarkResults name="b"/><OverallResult success="true"/></TestCase></Catch>',
    '1: A benchmark has no mean',
  ],
  [
    'a report that was cut',
    'catch2-text',
    'x is a Catch v2.13.10 host application.\n',
    /It ends before the summary of the tests/,
  ],
  ['an object for the list', 'smaller-is-better', '{"name":"a"}', /It is not a list of/],
  [
    'a value that is no number',
    'smaller-is-better',
    '[{"name":"a","unit":"ms","value":"soon"}]',
    '0.value: a needs a "value" that is a number',
  ],
  [
    'an entry without a name',
    'bigger-is-better',
    '[{"unit":"ms","value":1}]',
    '0: An entry needs a "name" of text',
  ],
  [
    'a measure without a value',
    'bmf',
    '{"a":{"latency":{"lower_value":1}}}',
    /latency of a needs a "value" that is a number/,
  ],
  ['arrays that nest without end', 'bmf', '['.repeat(100_000), 'broken: It nests deeper than 64 levels'],
  ['no result', 'asv', '{"results":{}}', 'broken: It holds no measurement and no test'],
  [
    'a score that is text',
    'jmh',
    '[{"benchmark":"a","primaryMetric":{"score":"x","scoreUnit":"us/op"}}]',
    /A score is not a number/,
  ],
  [
    'a benchmark without a score',
    'jmh',
    '[{"benchmark":"a","primaryMetric":{}}]',
    /It has neither raw data nor a score/,
  ],
  [
    'a score that JMH could not take',
    'jmh',
    '[{"benchmark":"a","primaryMetric":{"score":"NaN","scoreUnit":"us/op"}}]',
    /time of a is NaN/,
  ],
  ['an object for the list', 'jmh', '{}', /It is not a list of the results of JMH/],
  [
    'a histogram that counts more than could be kept',
    'jmh',
    '[{"benchmark":"a","primaryMetric":{"scoreUnit":"us/op","rawDataHistogram":[[[[1,1e15]]]]}}]',
    /It has neither raw data nor a score/,
  ],
  ['a benchmark that threw', 'benchmark-dotnet', '{"Benchmarks":[{"Type":"T"}]}', /needs its "FullName" or/],
  [
    'no operations',
    'benchmark-dotnet',
    '{"Benchmarks":[{"FullName":"a","Statistics":{"Mean":1},"Measurements":[{"IterationStage":"Result","Operations":0,"Nanoseconds":5}]}]}',
    /a did 0 iterations/,
  ],
  [
    'a negative mean',
    'vitest',
    '{"files":[{"groups":[{"fullName":"g","benchmarks":[{"name":"a","mean":-1}]}]}]}',
    /time of a is -1000000/,
  ],
  [
    'a task that has not run',
    'tinybench',
    '[{"name":"a","result":{"state":"not-started"}}]',
    /A time is not a number/,
  ],
  [
    'a row without its samples',
    'tinybench',
    '[{"Task name":"a","Latency avg (ns)":"5 ± 1%"}]',
    /A row needs its "Samples"/,
  ],
  [
    'a run without a name',
    'mitata',
    '{"benchmarks":[{"runs":[{"stats":{"avg":1}}]}]}',
    /A run needs a "name"/,
  ],
  ['a rate that is none', 'benchmark.js', 'a x fast ops/sec ±1.00% (9 runs sampled)\n', /is not name x rate/],
  ['no sample', 'benchmark.js', 'a x 5 ops/sec ±0.00% (0 runs sampled)\n', /a did 0 iterations/],
  ['no event', 'iai', 'hello\n', 'broken: No event of it was counted'],
  ['a runner that is absent', 'iai', 'gungraun: Error: no runner\n', /broken: line 1: gungraun: Error/],
  ['no iteration', 'k6', '{"metrics":{"iterations":{"count":0,"rate":0}}}', /No iteration was finished/],
  [
    'a load generator that fell behind',
    'k6',
    '{"metrics":{"iterations":{"count":5,"rate":1},"dropped_iterations":{"count":3,"rate":1},"a":{"count":1,"rate":1}}}',
    /3 iterations were dropped/,
  ],
  ['no value', 'k6-lines', '{"type":"Metric","data":{"type":"trend"},"metric":"a"}\n', /It has no value/],
  [
    'a line that is cut',
    'k6-lines',
    '{"metric":"a","type":"Point","data":{"ti\n',
    /^1: .* is not a value of k6/,
  ],
  ['no request', 'vegeta', '{"requests":0}', /vegeta had no request: no work was done/],
  ['no count of requests', 'vegeta', '{"latencies":{}}', /It has no number of "requests"/],
  ['a line that is no result', 'vegeta-results', 'noise\n', '1: "noise" is not a result of vegeta'],
  ['a row that is none', 'vegeta-csv', 'a,b\n', '1: "a,b" is not a row of vegeta'],
  [
    'a negative latency',
    'vegeta-csv',
    '1795968435949086263,200,-5,0,1,,,,0,GET,http://h/,\n',
    /latency of GET \/ is -5/,
  ],
  [
    'only errors',
    'oha',
    '{"summary":{},"errorDistribution":{"connection refused":3}}',
    /All 3 requests of oha failed: connection refused × 3/,
  ],
  [
    'requests that the end of the run cut off, alone',
    'oha',
    '{"summary":{},"errorDistribution":{"aborted due to deadline":3}}',
    /oha had no request/,
  ],
  [
    'a run that was cut off',
    'wrk',
    'Running 1s test @ http://h/\n  1 threads and 2 connections\n',
    /has no totals: it was cut off/,
  ],
  ['a run without connections', 'wrk', 'Running 1s test @ http://h/\n', /ends before it has begun/],
  [
    'a latency that wrk could not take',
    'wrk',
    'Running 1s test @ http://h/\n  1 threads and 2 connections\n    Latency     -nanus    -nanus   0.00us    0.00%\n  5 requests in 1.00s, 1.00KB read\nRequests/sec:      5.00\nTransfer/sec:      1.00KB\n',
    /latency.mean of \/ is NaN/,
  ],
  [
    'only socket errors',
    'wrk',
    'Running 1s test @ http://h/\n  1 threads and 2 connections\n  0 requests in 1.00s, 0.00B read\n  Socket errors: connect 2, read 0, write 0, timeout 0\nRequests/sec:      0.00\nTransfer/sec:       0.00B\n',
    /All 2 requests of \/ failed: connect error × 2/,
  ],
  [
    'no count of requests',
    'autocannon',
    '{"url":"http://h/","latency":{}}',
    /A run needs its number of "requests"/,
  ],
  [
    'users that sent nothing',
    'artillery',
    '{"aggregate":{"counters":{"vusers.created":5,"vusers.failed":5}}}',
    /None of 5 virtual users sent a request; 5 failed/,
  ],
  [
    'a row of other columns',
    'locust',
    'Type,Name,Request Count,Failure Count\nGET,/\n',
    /^2: "GET,\/" is not a row/,
  ],
  ['no request', 'locust', 'Type,Name,Request Count,Failure Count\nGET,/,0,0\n', /GET \/ had no request/],
  [
    'a throughput that collapses while all users are there',
    'locust-history',
    `Timestamp,User Count,Type,Name,Requests/s,Failures/s,Total Request Count,Total Failure Count\n${[
      9, 9, 9, 9, 2, 2, 2,
    ]
      .map((rate, second) => `${second},5,GET,/,${rate},0,${second + 1},0\n`)
      .join('')}`,
    /Throughput of GET \/ fell on the way/,
  ],
  ['a record that was cut off', 'lcov', 'SF:a\nDA:1,1\n', /It ends before the record of a has ended/],
  ['a key without its value', 'lcov', 'SF:a\nDA:1,1\nLF\nend_of_record\n', '3: LF has no value'],
  ['a sum that is no count', 'lcov', 'SF:a\nDA:1,1\nLF:1,2\nend_of_record\n', '3: LF is "1,2", not a count'],
  [
    'two records of one file',
    'lcov',
    'SF:a\nDA:1,1\nend_of_record\nSF:a\nDA:1,0\nend_of_record\n',
    /a has two records/,
  ],
  [
    'more that is hit than there is',
    'lcov',
    'SF:a\nLF:1\nLH:2\nend_of_record\n',
    /a has 2 of 1 lines: that cannot be/,
  ],
  ['a count that is none', 'lcov', 'SF:a\nDA:1,x\nend_of_record\n', '2: "DA:1,x" has no count'],
  ['no line at all', 'lcov', 'SF:a\nend_of_record\n', /coverage has no usable value/],
  [
    'less than no hit',
    'cobertura',
    '<coverage line-rate="1"><class><lines><line number="1" hits="-1"/></lines></class></coverage>',
    /less than nothing/,
  ],
  [
    'no class',
    'cobertura',
    '<coverage lines-valid="0" lines-covered="0" branches-valid="0" branches-covered="0"/>',
    /coverage has no usable value/,
  ],
];

describe('a text that is wrong is stated, never passed over', () => {
  test.each(CASES)('%s (%s)', (_, format, text, said) => {
    const told = faults(read(text, format));
    expect(told.filter(one => (typeof said === 'string' ? one === said : said.test(one)))).not.toEqual([]);
  });
});

describe('what is right around a fault is still read', () => {
  test('lines after one that cannot be read', () => {
    const { readings, broken } = read(
      'BenchmarkA 1 x ns/op\nBenchmarkB 1 7 ns/op\nBenchmarkA 1 5 ns/op\n',
      'go-bench',
    );
    expect(broken).toBeNull();
    expect(readings.map(({ name, metrics }) => [name, metrics[0]?.samples])).toEqual([
      ['BenchmarkA', [5]],
      ['BenchmarkB', [7]],
    ]);
  });

  test('the failures of a file that was cut off', () => {
    const text = '<testsuite><testcase name="a"><failure message="no"/></testcase><testcase name="b">';
    const { readings, broken } = read(text, 'junit');
    expect(broken).not.toBeNull();
    expect(readings[0]?.outcome).toMatchObject({ kind: 'failed', message: 'no' });
  });

  test('a line longer than a mebibyte is passed over, with its number', () => {
    const { readings, problems } = read(`${'x'.repeat(3e6)}\nBenchmarkA 1 5 ns/op\n`, 'go-bench');
    expect(problems).toMatchObject([{ line: 1 }]);
    expect(readings).toHaveLength(1);
  });
});

describe('what tools mean by their words', () => {
  test('a test that failed and passed on a retry is flaky, not passed', () => {
    const text = '<testsuite><testcase name="a"><flakyFailure message="late"/></testcase></testsuite>';
    expect(read(text, 'junit').readings[0]?.outcome).toMatchObject({ kind: 'flaky', message: 'late' });
  });

  test('each rerun of surefire is a run', () => {
    const text =
      '<testsuite><testcase name="a"><failure message="1"/><rerunFailure message="2"/></testcase></testsuite>';
    expect(read(text, 'junit').readings[0]?.outcome?.runs).toEqual({
      passed: 0,
      failed: 2,
      skipped: 0,
      flaky: 0,
    });
  });

  test('thousands of seconds, as Maven writes them', () => {
    const text = '<testsuite><testcase name="a" time="1,234.5"/></testsuite>';
    expect(read(text, 'junit').readings[0]?.metrics[0]?.samples).toEqual([1234.5e9]);
  });

  test('another GOMAXPROCS is another benchmark', () => {
    const { readings } = read('BenchmarkA-2 1 5 ns/op\nBenchmarkA-4 1 3 ns/op\n', 'go-bench');
    expect(readings.map(({ name }) => name)).toEqual(['BenchmarkA', 'BenchmarkA-4']);
  });

  test('only aggregates of Google Benchmark: the median', () => {
    const entry = (aggregate: string, time: number) =>
      `{"name":"a_${aggregate}","run_name":"a","run_type":"aggregate","aggregate_name":"${aggregate}","real_time":${time}}`;
    const text = `{"benchmarks":[${entry('mean', 9)},${entry('median', 5)},${entry('stddev', 1)}]}`;
    expect(read(text, 'google-benchmark').readings[0]?.metrics[0]?.samples).toEqual([5]);
  });

  test('UTF-16 and a byte order mark are no part of the text', async () => {
    const { ingest } = await import('../../src/ingest/ingest.ts');
    const bytes = Buffer.from(`\ufeff${fixtureText('go-bench/go-1.26.8.txt')}`, 'utf16le');
    const chunks = (async function* () {
      yield bytes;
    })();
    expect((await ingest(chunks, { file: 'x', format: 'auto' })).readings).toHaveLength(3);
  });
});
