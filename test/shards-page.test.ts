import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const PAGE = read('docs/shards.md');

interface Job {
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly {
    readonly uses?: string;
    readonly with?: Readonly<Record<string, string | number>>;
  }[];
}

const [, workflow = ''] = /```yaml\n([\s\S]+?)```/.exec(PAGE) ?? [];
const jobs: Readonly<Record<string, Job>> = parse(workflow).jobs;
const inputsOf = (job: string, action: string) =>
  jobs[job]?.steps.find(({ uses }) => uses === action)?.with ?? {};

describe('docs/shards.md', () => {
  test.each([
    ['stress', 'org/stress-action@v1', 'action.yml'],
    ['verdict', 'org/stress-action/merge@v1', 'merge/action.yml'],
  ])('gives the job %s only inputs that its action has', (job, action, file) => {
    const known = Object.keys(parse(read(file)).inputs);
    const given = Object.keys(inputsOf(job, action));
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter(name => !known.includes(name))).toEqual([]);
  });

  test('expects as many results as its matrix has parts', () => {
    const shards = jobs.stress?.strategy?.matrix.shard ?? [];
    expect(inputsOf('verdict', 'org/stress-action/merge@v1')['expected-shards']).toBe(shards.length);
    expect(inputsOf('stress', 'org/stress-action@v1').shard).toBe(
      `$${'{{ matrix.shard }}'}/${shards.length}`,
    );
  });

  test('links only to files that exist', () => {
    const links = [...PAGE.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    expect(links.length).toBeGreaterThan(3);
    for (const target of links) expect(() => read(join('docs', target))).not.toThrow();
  });

  test('says of replicas what the simulation found', () => {
    const rows = read('bench/replicas/results.md')
      .split('\n')
      .filter(line => line.startsWith('| 3 |'))
      .map(line => line.split('|').map(cell => Number.parseFloat(cell)));
    const scattered = rows.find(([, , change, spread]) => change === 0 && spread === 5);
    const slower = rows.find(([, , change, spread]) => change === 5 && spread === 2);
    const [, , , , majority = 0, , , pooled = 0, single = 0] = scattered ?? [];
    const text = PAGE.replace(/\s+/g, ' ');
    expect(text).toContain(`are taken for a slowdown in ${Math.round(majority)} % of pushes`);
    expect(text).toContain(
      `would be in ${Math.round(pooled)} %, and one machine alone in ${Math.round(single)} %`,
    );
    expect(text).toContain(`is found in ${Math.round(slower?.[4] ?? 0)} %`);
  });
});
