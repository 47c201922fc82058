import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneWithoutInstall, type Finished, ROOT, start, temporaryFolder } from '../helpers/command-line.ts';

/** What README tells a newcomer to do in a clone without an install: its first two commands and its one-line edit. */
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const [DEMO = '', QUICKSTART = ''] = [...README.matchAll(/```sh\n(.+)\n```/g)].map(([, command]) => command);
const [, REMOVED = '', ADDED = ''] = /```diff\n-(.+)\n\+(.+)\n```/.exec(README) ?? [];

const clone = temporaryFolder();
beforeAll(() => cloneWithoutInstall(clone.path));
afterAll(clone.dispose);

const sh = (command: string): Promise<Finished> =>
  start('sh', ['-c', command], { cwd: clone.path, env: { ...process.env, NO_COLOR: '1' } }).finished;

/** Longer than the budget of the demo: a busy machine makes it slow, not wrong. */
const DEMO_TIMEOUT_MS = 300_000;

test(
  'the first command is the demo, which finds all that it should and nothing else',
  async () => {
    expect(DEMO).toBe('node dist/cli.js demo');
    const { code, stdout } = await sh(DEMO);
    expect(stdout).toMatch(/^FAIL {2}\d of \d+ checks/m);
    expect(stdout).toMatch(/^As promised, in /m);
    expect(stdout.match(/^ {2}✓ .+: .+, confirmed by fresh runs$/gm)).toHaveLength(3);
    expect(stdout).toMatch(/^ {2}✓ what did not change \(totals, import, invoices\): no false alarm$/m);
    expect(code).toBe(0);

    const { verdict } = JSON.parse(readFileSync(join(clone.path, '.stress/demo/results.json'), 'utf8'));
    expect(verdict).toMatchObject({ status: 'fail', exitCode: 1 });
    const failed = verdict.checks.filter(({ status }: { status: string }) => status === 'fail');
    const scenarios = new Set(failed.map(({ scenario }: { scenario: string }) => scenario));
    expect([...scenarios].sort()).toEqual(['lookup', 'quotes-for-hours', 'receipts-for-hours']);
    // The two files that the last lines point to.
    for (const [, file = ''] of stdout.matchAll(/^ {2}(\.stress\/demo\/.+)$/gm))
      expect(readFileSync(join(clone.path, file), 'utf8')).toContain('receipts-for-hours');
  },
  DEMO_TIMEOUT_MS,
);

test('the first run shows a report and says that it has nothing to compare with', async () => {
  const result = await sh(QUICKSTART);
  expect(result.code).toBe(0);
  expect(result.stdout).toMatch(/^CANNOT TELL/m);
  expect(result.stdout).toContain('no baseline yet');
});

test('the second run compares with the first and passes', async () => {
  const result = await sh(QUICKSTART);
  expect(result.stdout).toMatch(/^PASS/m);
  expect(result.stdout).toContain('Compared with 1 run');
  expect(result.code).toBe(0);
});

test('after the one-line edit it fails with the metric, the change with its interval, and a command that reproduces it', async () => {
  const file = join(clone.path, 'examples/quickstart/orders.mjs');
  const source = readFileSync(file, 'utf8');
  expect(source.split('\n')).toContain(REMOVED);
  writeFileSync(file, source.replace(REMOVED, ADDED));

  const result = await sh(QUICKSTART);
  expect(result.code).toBe(1);
  expect(result.stdout).toMatch(/^FAIL/m);
  expect(result.stdout).toMatch(/totals\s+totals\.time.*\+[\d,.]+ % \[\+[\d,.]+, \+[\d,.]+\]/);
  const [, reproduce = ''] = /\$ (node dist\/cli\.js run .+)/.exec(result.stdout) ?? [];
  expect(reproduce).toContain('--scenario totals --seed');

  const again = await sh(reproduce);
  expect(again.code).toBe(1);
  expect(again.stdout).toContain('totals.time');
});
