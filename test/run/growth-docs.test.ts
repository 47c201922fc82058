import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../../src/config/parse.ts';
import { parseStressMetrics } from '../../src/ingest/stress-metrics.ts';
import { growthMetrics } from '../../src/run/growth-metrics.ts';
import { freshFolder } from './suite.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/leaks.md'), 'utf8');

/** A program of the page is the block of code below its name. */
const programOf = (name: string): string =>
  PAGE.split(`<!-- ${name} -->`)[1]?.match(/```\w+\n([\s\S]+?)```/)?.[1] ?? '';

/** Language, what starts it, file, how it is run, and what it reports. */
type Soak = readonly [language: string, tool: string, file: string, command: string, column: string];

const isThere = ([, tool]: Soak): boolean =>
  spawnSync(tool, ['--version'], { timeout: 10_000 }).error === undefined;

const SOAKS = (
  [
    ['Node', 'node', 'soak.mjs', 'node soak.mjs', 'memory.heap'],
    ['Python', 'python3', 'soak.py', 'python3 soak.py', 'memory.rss'],
    ['Go', 'go', 'soak.go', 'go run soak.go', 'memory.heap'],
    ['Java', 'java', 'Soak.java', 'java Soak.java', 'memory.heap'],
    ['C', 'cc', 'soak.c', 'cc -D_GNU_SOURCE -Wall -Werror -o soak soak.c && ./soak', 'memory.heap'],
  ] as const
).filter(isThere);

describe('docs/leaks.md: the soak in', () => {
  test.each(SOAKS)(
    '%s runs, and reports a program that does not leak',
    { timeout: 60_000 },
    (_, _tool, file, command, column) => {
      const folder = freshFolder();
      const metrics = join(folder, 'metrics');
      writeFileSync(metrics, '');
      writeFileSync(join(folder, file), programOf(file));
      const environment = { ...process.env, STRESS_METRICS: metrics };
      const ran = spawnSync('sh', ['-c', command], { cwd: folder, env: environment, encoding: 'utf8' });
      expect(ran).toMatchObject({ status: 0 });
      const { checkpoints, problems } = parseStressMetrics(readFileSync(metrics, 'utf8'), 'metrics');
      expect(problems).toEqual([]);
      expect(checkpoints?.operations).toEqual(Array.from({ length: 50 }, (_, at) => (at + 1) * 4_000));
      const growth = growthMetrics({ series: null, checkpoints, operations: null, elapsedMs: 1, soak: true });
      expect(growth.sources['memory.leak']).toBe(`${column} at checkpoints`);
      expect(Math.abs(growth.metrics['memory.leak'] ?? Number.NaN)).toBeLessThan(10 * 1024);
    },
  );
});

describe('docs/leaks.md', () => {
  test('has a soak that this machine can run', () => {
    expect(SOAKS.length).toBeGreaterThan(0);
  });

  test('shows checkpoints that can be read', () => {
    const block = PAGE.match(/```text\n([\s\S]+?)```/)?.[1] ?? '';
    for (const line of block.trim().split('\n'))
      expect(parseStressMetrics(line, 'page')).toMatchObject({
        problems: [],
        checkpoints: { operations: [20_000] },
      });
  });

  test('shows suites that are valid', () => {
    const suites = [...PAGE.matchAll(/```yaml\n([\s\S]+?)```/g)].map(([, text = '']) => text);
    expect(suites).toHaveLength(2);
    for (const suite of suites) {
      expect(Object.keys(parse(suite).scenarios)).toEqual(['import-soak']);
      expect(parseConfig(suite, 'stress.yml')).toHaveProperty('config');
    }
  });
});
