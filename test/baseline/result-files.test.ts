import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findResults } from '../../src/baseline/result-files.ts';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'results-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '{}');
  }
}

const found = async (...names: readonly string[]): Promise<readonly string[]> =>
  (await findResults(names, folder)).map(place => relative(folder, place));

describe('findResults()', () => {
  test('finds the folder of every artifact, in the order of their names', async () => {
    write('parts/b/results.json', 'parts/a/results.json', 'parts/c/deep/er/results.json');
    expect(await found('parts')).toEqual(['parts/a', 'parts/b', 'parts/c/deep/er']);
  });

  test('takes the rounds below a result for what they are', async () => {
    write('a/results.json', 'a/events.ndjson', 'a/search/events.ndjson', 'a/confirm/events.ndjson');
    expect(await found('.')).toEqual(['a']);
  });

  test('finds the recording of a run that did not reach its end', async () => {
    write('a/events.ndjson');
    expect(await found('a')).toEqual(['a']);
  });

  test('reads patterns, hidden folders and files alike, each place once', async () => {
    write('x-1/.stress/results.json', 'x-2/.stress/results.json', 'y/results.json');
    expect(await found('x-*', 'y/results.json', 'x-1')).toEqual([
      'x-1/.stress',
      'x-2/.stress',
      'y/results.json',
    ]);
  });

  test('follows no link out of the folder', async () => {
    write('elsewhere/results.json', 'parts/a/results.json');
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'parts', 'link'));
    symlinkSync(join(folder, 'elsewhere/results.json'), join(folder, 'parts', 'results.json'));
    expect(await found('parts')).toEqual(['parts/a']);
  });

  test.each([
    ['a folder without results', 'empty'],
    ['what does not exist', 'nowhere'],
    ['a pattern that nothing matches', 'z-*'],
  ])('says of %s that there is nothing', async (_, name) => {
    mkdirSync(join(folder, 'empty'));
    await expect(findResults([name], folder)).rejects.toMatchObject({
      exitCode: 2,
      message: `Cannot find results in ${name}: there is no results.json or events.ndjson in it or below`,
    });
  });
});
