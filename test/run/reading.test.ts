import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ingestText } from '../../src/ingest/ingest.ts';
import type { ReadingPlan } from '../../src/model/plan.ts';
import { openReadings, readOutput } from '../../src/run/reading.ts';
import { FIXTURES } from '../helpers/ingested.ts';
import { runOne, samples, samplesOf } from './suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'reading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GO = join(FIXTURES, 'go-bench/go-1.26.8.txt');
const JUNIT = join(FIXTURES, 'junit/pytest-9.0.2.xml');

/** One invocation of a shell command in a folder of the test's own, with these readings. */
const reading = (command: string, read: readonly ReadingPlan[], count = 1) =>
  runOne({ command, driver: { cwd: folder, read }, samples: samples(count) });

/** What is read of a process that prints `text`. */
async function readIn(place: string, read: readonly ReadingPlan[], text: string) {
  const readings = await openReadings(read, place, null);
  readings.onOutput(Buffer.from(text), 'stdout');
  return readings.finish();
}

describe('read: takes from a stream', () => {
  test('metrics named by benchmark, the mean over the iterations of the process, gated as a loop and not as a process', async () => {
    const it = await reading(`cat ${GO}; echo '{"noise' >&2`, [{ format: 'go-bench', from: 'stdout' }], 2);
    const [time] = it.metrics.filter(({ metric }) => metric.id === 'BenchmarkJoin.time');
    expect(time?.samples).toEqual([
      expect.closeTo((192.4 + 185.3 + 210.2) / 3),
      expect.closeTo(195.96667, 4),
    ]);
    expect(time?.metric).toMatchObject({ unit: 'ns', better: 'lower', kind: 'rate' });
    expect(it.problems).toEqual([]);
  });

  test('stderr alone, whatever stands on stdout, with the format found out', async () => {
    const it = await reading(`echo '{"results": ['; cat ${GO} >&2`, [{ format: 'auto', from: 'stderr' }]);
    expect(samplesOf(it, 'BenchmarkJoin.allocations')).toEqual([1]);
  });

  test('nothing from a stream without a measurement: the invocation is broken', async () => {
    const it = await reading('true', [{ format: 'go-bench', from: 'stdout' }]);
    expect(it.failures[0]?.outcome).toMatchObject({
      kind: 'broken',
      reason: expect.stringContaining('stdout: It holds no'),
    });
  });
});

describe('read: takes from files', () => {
  test('that the command wrote', async () => {
    const it = await reading(
      `mkdir -p out && cp ${GO} out/new-$$.txt`,
      [{ format: 'go-bench', from: 'out/new-*.txt' }],
      2,
    );
    expect(samplesOf(it, 'BenchmarkJoin.allocated')).toEqual([112, 112]);
  });

  test('never one that was there before: an old file measures an old run', async () => {
    writeFileSync(join(folder, 'old.txt'), 'BenchmarkA 1 5 ns/op\n');
    const it = await reading('true', [{ format: 'go-bench', from: 'old.txt' }]);
    expect(it.failures[0]?.outcome).toMatchObject({
      kind: 'broken',
      reason: expect.stringContaining('only old files'),
    });
  });

  test('never through a link', async () => {
    const it = await reading(`ln -sf ${GO} link.txt`, [{ format: 'go-bench', from: 'link.txt' }]);
    expect(it.outcomes).toEqual({ broken: 1 });
  });
});

describe('outcomes that Go took from its cache', () => {
  /** `go test -json` over two packages, of which it ran only the second. */
  const events = [
    { Action: 'pass', Package: 'a', Test: 'TestA', Elapsed: 0.2 },
    { Action: 'output', Package: 'a', Output: 'ok  \ta\t(cached)\tcoverage: 80.0% of statements\n' },
    { Action: 'pass', Package: 'a', Elapsed: 0 },
    { Action: 'pass', Package: 'b', Test: 'TestB', Elapsed: 0.2 },
    { Action: 'output', Package: 'b', Output: 'ok  \tb\t0.203s\n' },
    { Action: 'pass', Package: 'b', Elapsed: 0.203 },
  ];
  const text = events.map(event => JSON.stringify(event)).join('\n');

  test('are those of an earlier run: the invocation is broken, and only what ran has passed', async () => {
    writeFileSync(join(folder, 'events.json'), text);
    const read = [{ format: 'go-test', from: 'stdout' }];
    const it = await reading('cat events.json', read);
    expect(it.failures[0]?.outcome).toMatchObject({
      kind: 'broken',
      reason: expect.stringMatching(/^stdout: a was not run but cached.*-count=1/),
    });
    const { tests } = await readIn(folder, read, text);
    expect(tests.map(({ test: name, outcome }) => [name, outcome.kind])).toEqual([
      ['a TestA', 'skipped'],
      ['b TestB', 'passed'],
    ]);
  });

  test('hold as they stand where another step ran the tests', () => {
    const { failedTests, tests, broken } = readOutput([ingestText(text, { file: 'x', format: 'go-test' })]);
    expect([failedTests, broken]).toEqual([[], null]);
    expect(tests.map(({ outcome }) => outcome.kind)).toEqual(['passed', 'passed']);
  });
});

describe('a failed test in a reading', () => {
  test('stands in the excerpt of an invocation that failed', async () => {
    const it = await reading(`cp ${JUNIT} a.xml; exit 1`, [{ format: 'junit', from: 'a.xml' }]);
    expect(it.failures[0]?.outcome).toEqual({ kind: 'failed', exitCode: 1 });
    expect(it.failures[0]?.excerpt).toContain(
      "test_plain.TestWords test_text[<\\xe9&>] failed: AssertionError: found '<é&>'",
    );
  });

  test('fails an invocation that hides it behind exit code 0', async () => {
    const it = await reading(`cp ${JUNIT} b.xml`, [{ format: 'junit', from: 'b.xml' }]);
    expect(it.failures[0]?.outcome).toMatchObject({
      kind: 'broken',
      reason: expect.stringContaining('test_text'),
    });
  });

  test('is one that passed on a retry, too', async () => {
    const text = '<testsuite><testcase name="a"><flakyFailure message="late"/></testcase></testsuite>';
    const it = await reading(`echo '${text}'`, [{ format: 'junit', from: 'stdout' }]);
    expect(it.failures[0]?.outcome).toMatchObject({ reason: 'a passed only on a retry: late' });
  });

  test('is not needed: tests that were all skipped say nothing', async () => {
    const text = '<testsuite><testcase name="a"><skipped/></testcase></testsuite>';
    const it = await reading(`echo '${text}'`, [{ format: 'junit', from: 'stdout' }]);
    expect(it.failures[0]?.outcome).toMatchObject({ reason: 'All 1 tests were skipped' });
  });
});
