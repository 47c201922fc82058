import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countEntries } from '../../../src/run/monitors/temporary-files.ts';
import { columnOf, lookAt, whileSteady } from './programs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entries-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('entries are counted at any depth, and links are not followed', () => {
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  writeFileSync(join(folder, 'a/b/file'), '');
  symlinkSync('/usr', join(folder, 'link'));
  symlinkSync('.', join(folder, 'a/loop'));
  expect(countEntries(folder)).toBe(5);
});

test('counting ends at the limit, wherever it is reached', () => {
  for (const name of ['a', 'b', 'c']) {
    mkdirSync(join(folder, name));
    for (let file = 0; file < 10; file += 1) writeFileSync(join(folder, name, String(file)), '');
  }
  expect(countEntries(folder)).toBe(33);
  for (const limit of [1, 2, 7, 20, 32]) expect(countEntries(folder, limit)).toBe(limit);
});

test('a folder that is gone has no entries', () => {
  expect(countEntries(join(folder, 'gone'))).toBe(0);
});

test('a watch reads the folder it was told of, and nothing without one', async () => {
  writeFileSync(join(folder, 'left'), '');
  await whileSteady(['sh', '-c', 'echo ready; exec sleep 600'], async ({ pid }) => {
    expect(columnOf(await lookAt(pid, [], folder), 'files')).toBe(1);
    expect(columnOf(await lookAt(pid), 'files')).toBeUndefined();
  });
});
