import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneWithoutInstall, type Finished, ROOT, start, temporaryFolder } from '../helpers/command-line.ts';

/** README's first command and its one-line edit, done by a newcomer in a clone without an install. */
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const [, FIRST_COMMAND = ''] = /```sh\n(.+)\n```/.exec(README) ?? [];
const [, REMOVED = '', ADDED = ''] = /```diff\n-(.+)\n\+(.+)\n```/.exec(README) ?? [];

const clone = temporaryFolder();
beforeAll(() => cloneWithoutInstall(clone.path));
afterAll(clone.dispose);

const firstCommand = (): Promise<Finished> =>
  start('sh', ['-c', FIRST_COMMAND], { cwd: clone.path, env: { ...process.env, NO_COLOR: '1' } }).finished;

test('the first run shows a report and says that it has nothing to compare with', async () => {
  const result = await firstCommand();
  expect(result.code).toBe(0);
  expect(result.stdout).toMatch(/^CANNOT TELL/m);
  expect(result.stdout).toContain('no baseline yet');
});

test('the second run compares with the first and passes', async () => {
  const result = await firstCommand();
  expect(result.stdout).toMatch(/^PASS/m);
  expect(result.stdout).toContain('Compared with 1 run');
  expect(result.code).toBe(0);
});

test('after the one-line edit it fails with the metric, the change with its interval, and a command that reproduces it', async () => {
  const file = join(clone.path, 'examples/quickstart/orders.mjs');
  const source = readFileSync(file, 'utf8');
  expect(source.split('\n')).toContain(REMOVED);
  writeFileSync(file, source.replace(REMOVED, ADDED));

  const result = await firstCommand();
  expect(result.code).toBe(1);
  expect(result.stdout).toMatch(/^FAIL/m);
  expect(result.stdout).toMatch(/totals\s+totals\.time.*\+[\d,.]+ % \[\+[\d,.]+, \+[\d,.]+\]/);
  const [, reproduce = ''] = /\$ (node dist\/cli\.js run .+)/.exec(result.stdout) ?? [];
  expect(reproduce).toContain('--scenario totals --seed');

  const again = await start('sh', ['-c', reproduce], {
    cwd: clone.path,
    env: { ...process.env, NO_COLOR: '1' },
  }).finished;
  expect(again.code).toBe(1);
  expect(again.stdout).toContain('totals.time');
});
