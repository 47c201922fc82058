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
