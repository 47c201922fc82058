import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const PAGE = read('docs/shards.md');

describe('docs/shards.md', () => {
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
