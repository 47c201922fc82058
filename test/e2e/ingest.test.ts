import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cli, temporaryFolder } from '../helpers/command-line.ts';

const folder = temporaryFolder();
afterAll(folder.dispose);

/** Three processes of one benchmark, a few nanoseconds apart; gives the paths. */
const measured = (nanoseconds: number): readonly string[] =>
  [0, 1, 2].map(process => {
    const name = `bench-${process}.txt`;
    writeFileSync(
      join(folder.path, name),
      `pkg: x\nBenchmarkParse/a-2 100 ${nanoseconds + process} ns/op\nok x 1s\n`,
    );
    return name;
  });

test('ingest makes a result, adds it to the baseline, and judges the next one against it', async () => {
  const first = await cli(
    ['ingest', '--format', 'go-bench', ...measured(500), '--update-baseline'],
    folder.path,
  );
  expect(first.stdout).toContain('BenchmarkParse/a.time  501 ns');
  expect(first.code).toBe(0);
  expect(readFileSync(join(folder.path, '.stress/.gitignore'), 'utf8')).toBe('*\n');
  const slower = await cli(['ingest', ...measured(900)], folder.path);
  expect(slower.stdout).toContain('501 ns → 901 ns');
  const { result } = JSON.parse(readFileSync(join(folder.path, '.stress/results.json'), 'utf8'));
  expect(result.scenarios[0].outcomes).toEqual({ ok: 3 });
});

test('what ingest judged can be judged again by run, and explained', async () => {
  const again = await cli(['run', '--config', '.stress/ingest.yml', '--against', 'baseline'], folder.path);
  expect(again.stdout).toContain('501 ns → 901 ns');
  const explained = await cli(
    ['report', '.stress', '--explain', 'results/BenchmarkParse/a.time'],
    folder.path,
  );
  expect(explained.stdout).toContain('BenchmarkParse/a.time');
  expect(explained.code).toBe(0);
});

test('a file that is missing is no success, and an unknown format is refused with all that there are', async () => {
  const missing = await cli(['ingest', 'absent.json', '--out', 'other'], folder.path);
  expect(missing.stdout).toContain('absent.json: There is no file of this pattern');
  expect(missing.code).not.toBe(0);
  const refused = await cli(['ingest', '--format', 'nonsense', 'absent.json', '--out', 'third'], folder.path);
  expect(refused.stderr).toMatch(/`nonsense` is not known; allowed are auto, go-bench, .*lcov/);
  expect(refused.code).toBe(2);
  expect(existsSync(join(folder.path, 'third/results.json'))).toBe(false);
});

/** Eight summaries of k6: latencies as ever, and so many errors a second, which a counter of the script's own counts. */
function counted(name: string, errors: number): readonly string[] {
  return Array.from({ length: 8 }, (_, n) => {
    const file = `${name}-${n}.json`;
    const metrics = {
      iterations: { type: 'counter', contains: 'default', values: { count: 400, rate: 40 } },
      iteration_duration: { type: 'trend', contains: 'time', values: { avg: 20 + n / 100 } },
      Errors: {
        type: 'counter',
        contains: 'default',
        values: { count: errors * 10, rate: errors + n / 100 },
      },
    };
    writeFileSync(
      join(folder.path, file),
      JSON.stringify({ root_group: {}, state: { testRunDurationMs: 1e4 }, metrics }),
    );
    return file;
  });
}

test('more of what a k6 script counts is no improvement: it is shown, and judged as soon as a limit says which way', async () => {
  await cli(['ingest', ...counted('good', 1), '--out', 'k6', '--update-baseline'], folder.path);
  const worse = await cli(['ingest', ...counted('bad', 40), '--out', 'k6'], folder.path);
  expect(worse.stdout).not.toMatch(/better[^\n]*Errors/i);
  const suite = JSON.parse(readFileSync(join(folder.path, 'k6/ingest.yml'), 'utf8'));
  const again = async (limit: object) => {
    suite.scenarios.results.thresholds = { 'Errors.throughput': limit };
    writeFileSync(join(folder.path, 'limited.yml'), JSON.stringify(suite));
    const run = await cli(
      ['run', '--config', 'limited.yml', '--out', 'k6', '--against', 'baseline', '--fail-on', 'inconclusive'],
      folder.path,
    );
    return { ...run, stdout: run.stdout.replace(/\s+/g, ' ') };
  };
  expect(await again({ regression: '5%' })).toMatchObject({
    code: 4,
    stdout: expect.stringContaining('nothing says whether more of it is better'),
  });
  expect(await again({ max: '100/s' })).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/✗ results Errors\.throughput 1\.0\/s → 40\.0\/s/),
  });
});
