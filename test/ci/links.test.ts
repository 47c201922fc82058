import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = ['CONTRIBUTING.md', 'SECURITY.md', 'docs/decisions.md'] as const;

/** Threats, figures and ways to add something are only worth what the files they name still hold. */
describe.each(PAGES)('%s', page => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);

  test('links to files that exist', () => {
    expect(targets.length).toBeGreaterThan(3);
    expect(targets.filter(target => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  });
});
