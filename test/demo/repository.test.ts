import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRepository } from '../../src/demo/repository.ts';
import { ROOT, temporaryFolder } from '../helpers/command-line.ts';

/** Folders that are there until the last test has ended. */
const folders: ReturnType<typeof temporaryFolder>[] = [];
afterAll(() => {
  for (const folder of folders) folder.dispose();
});
function freshFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
}

const EXAMPLE = join(ROOT, 'examples/demo');
const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();

async function repository(example = EXAMPLE, environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const folder = join(freshFolder(), 'orders');
  await makeRepository(example, folder, environment);
  return folder;
}

describe('makeRepository()', () => {
  test('commits the base, then the files that the head changes', async () => {
    const folder = await repository();
    expect(git(folder, 'log', '--format=%an %ae %ad', '--date=short').split('\n')).toEqual([
      'Demo demo@example.invalid 2026-01-06',
      'Demo demo@example.invalid 2026-01-05',
    ]);
    expect(git(folder, 'diff', '--name-only', 'HEAD~1').split('\n')).toEqual([
      'orders.mjs',
      'quotes.mjs',
      'receipts.mjs',
    ]);
    expect(git(folder, 'status', '--porcelain')).toBe('');
    expect(git(folder, 'branch', '--show-current')).toBe('main');
  });

  test('makes the same commits for everybody, whatever their settings of git', async () => {
    const home = freshFolder();
    const hooks = join(home, 'template/hooks');
    mkdirSync(hooks, { recursive: true });
    writeFileSync(join(hooks, 'pre-commit'), `#!/bin/sh\ntouch ${join(home, 'hooked')}\nexit 1\n`);
    chmodSync(join(hooks, 'pre-commit'), 0o755);
    const settings = [
      '[user]\n\tname = Somebody\n\temail = somebody@example.com\n\tuseConfigOnly = true',
      '[commit]\n\tgpgsign = true\n[gpg]\n\tprogram = /bin/false',
      `[init]\n\ttemplateDir = ${join(home, 'template')}\n[core]\n\tautocrlf = true`,
    ].join('\n');
    writeFileSync(join(home, '.gitconfig'), settings);
    const theirs = await repository(EXAMPLE, { ...process.env, HOME: home, XDG_CONFIG_HOME: home });
    const ours = await repository();
    expect(git(theirs, 'rev-parse', 'HEAD')).toBe(git(ours, 'rev-parse', 'HEAD'));
    expect(readFileSync(join(home, '.gitconfig'), 'utf8')).toBe(settings);
    expect(existsSync(join(home, 'hooked'))).toBe(false);
  });

  test('takes no results of earlier runs, and files that are read-only', async () => {
    const example = freshFolder();
    cpSync(EXAMPLE, example, { recursive: true });
    mkdirSync(join(example, 'base/.stress'));
    writeFileSync(join(example, 'base/.stress/results.json'), '{}');
    chmodSync(join(example, 'base/orders.mjs'), 0o444);
    expect(git(await repository(example), 'ls-files')).toBe(git(await repository(), 'ls-files'));
  });

  test.each([
    [
      'without git',
      EXAMPLE,
      { ...process.env, PATH: '/nowhere' },
      'Cannot make the demo: git is not on the PATH; install it and try again',
    ],
    [
      'without its example',
      '/nowhere',
      process.env,
      'Cannot make the demo: /nowhere/base is missing; run it from a clone of the repository',
    ],
  ])('says in one sentence what is missing %s', async (_, example, environment, message) => {
    const made = repository(example, environment);
    await expect(made).rejects.toMatchObject({ name: 'SuiteError', message, exitCode: 2 });
  });
});

/** Runs one scenario's program; gives its checkpoints, if any. */
function runScenario(folder: string, scenario: string): readonly (readonly [heap: number, fds: number])[] {
  const metrics = join(freshFolder(), 'metrics');
  writeFileSync(metrics, '');
  const environment = { ...process.env, STRESS_METRICS: metrics };
  execFileSync(process.execPath, [join('stress', `${scenario}.mjs`)], { cwd: folder, env: environment });
  const lines = readFileSync(metrics, 'utf8').matchAll(
    /^checkpoint operations=\d+ memory\.heap=(\d+)B fds=(\d+)$/gm,
  );
  return [...lines].map(([, heap, fds]) => [Number(heap), Number(fds)] as const);
}

describe("the demo's example", () => {
  const base = join(freshFolder(), 'base');
  let head = '';
  beforeAll(async () => {
    head = await repository();
    git(head, 'worktree', 'add', '--quiet', '--detach', base, 'HEAD~1');
  });

  test.each(['lookup', 'totals', 'import', 'invoices'])('does the same in %s of both commits', scenario => {
    for (const folder of [base, head]) expect(() => runScenario(folder, scenario)).not.toThrow();
  });

  /** Growth over the second half, where nothing warms up any more. */
  const growth = (folder: string, scenario: string) => {
    const points = runScenario(folder, scenario);
    const [from = [0, 0], to = [0, 0]] = [points[points.length >> 1], points.at(-1)];
    return { points: points.length, heap: to[0] - from[0], fds: to[1] - from[1] };
  };

  test('leaks memory in quotes-for-hours of the second commit, and nothing else', () => {
    const [before, after] = [growth(base, 'quotes-for-hours'), growth(head, 'quotes-for-hours')];
    expect(before.points).toBe(40);
    expect(before.heap).toBeLessThan(15_000);
    // 1,900 operations at 100 KB or more per 1,000.
    expect(after.heap).toBeGreaterThan(190_000);
    expect([before.fds, after.fds]).toEqual([0, 0]);
  });

  test('leaks descriptors in receipts-for-hours of the second commit, and nothing else', () => {
    const [before, after] = [growth(base, 'receipts-for-hours'), growth(head, 'receipts-for-hours')];
    expect([before.fds, after.fds]).toEqual([0, 38]);
    for (const { heap } of [before, after]) expect(heap).toBeLessThan(15_000);
  });
});
