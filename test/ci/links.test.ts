import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/decisions.md',
  'docs/forks.md',
  'docs/github.md',
  'docs/shards.md',
  'docs/statistics.md',
] as const;

/** Threats, figures and ways to add something are only worth what the files they name still hold. */
describe.each(PAGES)('%s', page => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);

  test('links to files that exist', () => {
    expect(targets.length).toBeGreaterThan(3);
    expect(targets.filter(target => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  });

  test('links only to headings that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)];
    const broken = links.filter(([, target = '', heading = '']) => {
      const file = target === '' ? page : join(dirname(page), target);
      return !headingsOf(readFileSync(join(ROOT, file), 'utf8')).has(heading);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

/** The addresses that GitHub gives to the headings of a page. */
const headingsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
