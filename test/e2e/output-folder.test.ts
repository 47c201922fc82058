import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cli, temporaryFolder } from '../helpers/command-line.ts';

const folder = temporaryFolder();
afterAll(folder.dispose);

writeFileSync(
  join(folder.path, 'stress.yml'),
  "version: 1\nscenarios:\n  works: { command: ['true'], samples: { warmup: 0, min: 1, max: 1 } }\n",
);

test('a new output folder is kept out of git', async () => {
  await cli(['run', '--out', 'fresh'], folder.path);
  expect(readFileSync(join(folder.path, 'fresh/.gitignore'), 'utf8')).toBe('*\n');
});

test('a folder that was there before keeps its own .gitignore', async () => {
  mkdirSync(join(folder.path, 'mine'));
  writeFileSync(join(folder.path, 'mine/.gitignore'), 'build/\n');
  await cli(['run', '--out', 'mine'], folder.path);
  expect(readFileSync(join(folder.path, 'mine/.gitignore'), 'utf8')).toBe('build/\n');
});
