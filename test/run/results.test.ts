import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { conclude } from '../../src/evidence.ts';
import type { PlannedScenario, ReadingPlan } from '../../src/model/plan.ts';
import type { RunResult, ScenarioResult } from '../../src/model/result.ts';
import { RENDERERS } from '../../src/report/registry.ts';
import { FIXTURES, fixtures } from '../helpers/ingested.ts';
import { ABSENT } from '../helpers/runs.ts';
import { freshFolder, POLICY, planOf, runPlan, samplesOf, scenario } from './suite.ts';

/** A scenario that reads `read` below the working directory. */
const readsResults = (id: string, read: readonly ReadingPlan[]): PlannedScenario => ({
  ...scenario(id, { command: 'unused' }),
  driver: { kind: 'results', cwd: '.', read },
  samples: { warmup: 0, min: 1, max: 1000, looks: [1000] },
});

/** What files of these names and texts give, read by one scenario. */
async function resultsOf(files: Readonly<Record<string, string>>, read: readonly ReadingPlan[]) {
  const folder = freshFolder();
  mkdirSync(join(folder, 'out'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'out', name), text);
  const ran = await runPlan(planOf([readsResults('benches', read)]), { workingDirectory: folder });
  return ran.of('benches');
}

const bench = (name: string, nanoseconds: number): string =>
  `pkg: x\nBenchmark${name} 10 ${nanoseconds} ns/op\nok x 1s\n`;

describe('results: reads what another step wrote', () => {
  test('a benchmark in several files has a sample in each, in the order of their names', async () => {
    const it = await resultsOf({ '2.txt': bench('A', 7), '1.txt': bench('A', 5), '3.txt': bench('A', 9) }, [
      { format: 'go-bench', from: 'out/*.txt' },
    ]);
    expect(samplesOf(it, 'BenchmarkA.time')).toEqual([5, 7, 9]);
    expect(it.outcomes).toEqual({ ok: 3 });
  });

  test('files of different benchmarks are parts of one sample', async () => {
    const it = await resultsOf({ 'a.txt': bench('A', 5), 'b.txt': bench('B', 6) }, [
      { format: 'auto', from: 'out/*.txt' },
    ]);
    expect([samplesOf(it, 'BenchmarkA.time'), samplesOf(it, 'BenchmarkB.time')]).toEqual([[5], [6]]);
    expect(it.outcomes).toEqual({ ok: 1 });
  });

  test('nothing of its own is measured: reading a file is no work of anybody', async () => {
    const it = await resultsOf({ 'a.txt': bench('A', 5) }, [{ format: 'go-bench', from: 'out/a.txt' }]);
    expect(it.metrics.map(({ metric }) => metric.id)).toEqual(['BenchmarkA.time']);
  });

  test('a missing file is stated and no success', async () => {
    const it = await resultsOf({ 'a.txt': bench('A', 5) }, [
      { format: 'go-bench', from: 'out/a.txt' },
      { format: 'junit', from: 'out/absent-*.xml' },
    ]);
    expect(it.outcomes).toEqual({ ok: 1, broken: 1 });
    expect(it.failures[0]?.outcome).toMatchObject({
      reason: 'out/absent-*.xml: There is no file of this pattern',
    });
  });

  test('a path with the characters of patterns is a path where there is such a file', async () => {
    const it = await resultsOf({ 'a[1].txt': bench('A', 5), 'a1.txt': bench('A', 6) }, [
      { format: 'go-bench', from: 'out/a[1].txt' },
    ]);
    expect(samplesOf(it, 'BenchmarkA.time')).toEqual([5]);
  });

  test('a failed test fails the sample, and a file that is broken does', async () => {
    const failed = '<testsuite><testcase name="a"><failure message="no"/></testcase></testsuite>';
    const it = await resultsOf({ '1.xml': failed, '2.xml': '<testsuite>' }, [
      { format: 'junit', from: 'out/*.xml' },
    ]);
    expect(it.outcomes).toEqual({ broken: 2 });
  });

  test('a file that is older than the commit is read, and stated', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'a.txt'), bench('A', 5));
    utimesSync(join(folder, 'a.txt'), 1e9, 1e9);
    for (const args of [
      ['init', '-q'],
      ['-c', 'user.name=n', '-c', 'user.email=e@x', 'commit', '-qm', 'c', '--allow-empty'],
    ])
      execFileSync('git', args, { cwd: folder });
    const plan = planOf([readsResults('old', [{ format: 'go-bench', from: 'a.txt' }])]);
    const it = (await runPlan(plan, { workingDirectory: folder })).of('old');
    expect(samplesOf(it, 'BenchmarkA.time')).toEqual([5]);
    expect(it.problems.map(({ message }) => message)).toEqual([
      'It is older than the commit that is checked out, and may have measured another one',
    ]);
  });
});

/** The newest output of each format that holds no failure; those of criterion need their folders. */
function newestByFormat(): ReadonlyMap<string, string> {
  const usable = fixtures().filter(
    path => !/failing|forbidden|refused|unbuildable|unloadable|asv|go-test|junit\/|tap\//.test(path),
  );
  return new Map(usable.map(path => [path.split('/')[0] ?? '', path]));
}

const path = (newest: ReadonlyMap<string, string>, format: string): string => newest.get(format) ?? '';

function ranOf({ scenarios }: RunResult, format: string): ScenarioResult {
  const found = scenarios.find(({ id }) => id === format);
  if (found === undefined) throw new Error(`${format} was not read`);
  return found;
}

test('file → result → report: the numbers of every format, with the units in which people read them', async () => {
  const folder = freshFolder();
  const newest = newestByFormat();
  for (const [format, path] of newest)
    cpSync(
      join(FIXTURES, path),
      join(folder, path.includes('criterion/join') ? path : `${format}-${basename(path)}`),
    );
  const plan = planOf(
    [...newest].map(([format, path]) =>
      readsResults(format, [
        { format, from: path.includes('criterion/join') ? path : `${format}-${basename(path)}` },
      ]),
    ),
  );
  expect(readdirSync(folder).length).toBeGreaterThan(30);
  const { result } = await runPlan(plan, { workingDirectory: folder });
  const told: string[] = [];
  for (const [format] of newest) {
    const alone = {
      ...result,
      scenarios: [ranOf(result, format)],
      plan: { ...plan, scenarios: plan.scenarios.filter(({ id }) => id === format) },
    };
    const view = conclude(
      { result: alone, rounds: [] },
      ABSENT,
      { ...POLICY, against: 'baseline' },
      'stress-action run',
    );
    const text = await RENDERERS.terminal(view, {
      level: 'detailed',
      colors: false,
      width: 160,
      runUrl: null,
    });
    const lines = text.split('\n').filter(line => line.startsWith('  ?  '));
    expect(lines.length, format).toBeGreaterThan(0);
    told.push(`${format}: ${path(newest, format)}`, ...lines, '');
  }
  await expect(told.join('\n')).toMatchFileSnapshot('golden/results-of-every-format.txt');
}, 60_000);
