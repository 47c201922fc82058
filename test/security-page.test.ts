import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** A threat of SECURITY.md is only as good as the test that it names: a row quotes the title of each, and the title has to be there. */
const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** One row of the table of threats, cell by cell. */
interface Row {
  readonly threat: string;
  readonly protection: string;
  readonly code: string;
  readonly test: string;
}

const rows: readonly Row[] =
  (read('SECURITY.md').split('| threat | protection | code | test |\n')[1] ?? '')
    .split('\n\n')[0]
    ?.split('\n')
    .slice(1)
    .map(line => line.split(' | ').map(cell => cell.replace(/^\| | \|$/g, '')))
    .map(([threat = '', protection = '', code = '', proof = '']) => ({
      threat,
      protection,
      code,
      test: proof,
    })) ?? [];

const linksIn = (cell: string): readonly string[] =>
  [...cell.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);

/** `[name](path): “title”`, as often as a cell has it. */
const proofsIn = (cell: string): readonly { readonly path: string; readonly title: string }[] =>
  [...cell.matchAll(/\]\(([^)]+)\): “([^”]+)”/g)].map(([, path = '', title = '']) => ({ path, title }));

test('the table has a row for every threat that was thought of', () => {
  expect(rows.length).toBeGreaterThanOrEqual(20);
  expect(new Set(rows.map(({ threat }) => threat)).size).toBe(rows.length);
});

describe.each(rows)('$threat', ({ protection, code, test: proof }) => {
  test('is met by code that exists', () => {
    expect(protection.length).toBeGreaterThan(20);
    expect(linksIn(code).length).toBeGreaterThan(0);
    expect(linksIn(code).filter(path => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('is tried by tests whose titles are quoted behind their files', () => {
    const proofs = proofsIn(proof);
    expect(proofs.length).toBeGreaterThan(0);
    expect(linksIn(proof)).toEqual(proofs.map(({ path }) => path));
    expect(
      proofs.filter(({ path, title }) => !existsSync(join(ROOT, path)) || !read(path).includes(title)),
    ).toEqual([]);
  });
});
