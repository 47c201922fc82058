import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cli, startCli, temporaryFolder } from '../helpers/command-line.ts';

/** Base and head in alternation, through the real command line, in a real repository. Times are waited, so no quiet machine is needed. */
const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.dispose();
});

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...args], {
    cwd,
    encoding: 'utf8',
  });

const program = (ms: number): string => `setTimeout(() => {}, ${ms});\n`;

const suite = (setup = ''): string => `version: 1
suite: shop
${setup}
scenarios:
  checkout:
    command: [node, checkout.mjs]
    samples: { warmup: 1, min: 10, max: 10 }
    thresholds:
      time.wall: { regression: 10% }
      memory.peak: { regression: 10% }
`;

/** A repository with one commit, in a folder of its own inside a temporary one: the base's tree appears beside it. */
function repository(setup?: string): string {
  const folder = temporaryFolder();
  folders.push(folder);
  const root = join(folder.path, 'shop');
  mkdirSync(root);
  git(root, 'init', '-q', '-b', 'main');
  writeFileSync(join(root, '.gitignore'), '.stress/\n');
  writeFileSync(join(root, 'stress.yml'), suite(setup));
  writeFileSync(join(root, 'checkout.mjs'), program(60));
  git(root, 'add', '.');
  git(root, 'commit', '-q', '-m', 'base');
  return root;
}

function commit(root: string, ms: number): void {
  writeFileSync(join(root, 'checkout.mjs'), program(ms));
  git(root, 'commit', '-qam', `takes ${ms} ms`);
}

const viewOf = (root: string) => JSON.parse(readFileSync(join(root, '.stress/results.json'), 'utf8'));
const worktrees = (root: string): number => git(root, 'worktree', 'list').trim().split('\n').length;

test('a slower commit fails against its base, confirmed by fresh pairs, and the base tree is gone', async () => {
  const root = repository();
  commit(root, 120);
  const { code, stdout } = await cli(['run', '--against', 'HEAD~1'], root);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FAIL/m);
  expect(stdout).toMatch(/confirmed by 30 fresh pairs/);
  expect(stdout).toMatch(/--scenario checkout --against [0-9a-f]{7,} --seed \d+/);
  const { analysis, result, rounds } = viewOf(root);
  const metric = analysis.scenarios[0].metrics.find(
    ({ metric: { id } }: { metric: { id: string } }) => id === 'time.wall',
  );
  expect(metric.comparison).toMatchObject({
    kind: 'paired',
    state: 'worse',
    confirmation: { holds: true, pairs: 30 },
  });
  expect(result.plan.pairing.purpose).toBe('search');
  expect(rounds.map((run: typeof result) => run.plan.pairing.purpose)).toEqual(['confirm']);
  expect(worktrees(root)).toBe(1);

  const again = await cli(['report', '.stress'], root);
  expect(again.code).toBe(1);
  expect(again.stdout).toBe(stdout);
});

test('an uncommitted change is compared with HEAD, and a change that is none does not fail', async () => {
  const root = repository();
  writeFileSync(join(root, 'checkout.mjs'), `${program(60)}// nothing else\n`);
  const { code, stdout } = await cli(['run', '--against', 'HEAD'], root);
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/^FAIL/m);
  expect(worktrees(root)).toBe(1);
});

test('another folder may be the base', async () => {
  const root = repository();
  const other = join(root, '../earlier');
  cpSync(root, other, { recursive: true });
  commit(root, 120);
  const { code } = await cli(['run', '--against', '../earlier'], root);
  expect(code).toBe(1);
});

test('a base that cannot be set up is stated, and is no pass', async () => {
  const root = repository('setup: test -f built');
  writeFileSync(join(root, 'built'), '');
  git(root, 'add', '.');
  git(root, 'commit', '-qm', 'builds');
  const { code, stdout } = await cli(['run', '--against', 'HEAD~1'], root);
  expect(stdout).toMatch(/^CANNOT TELL/m);
  expect(stdout).toContain('setup of the base');
  expect(code).toBe(0);
  expect(worktrees(root)).toBe(1);
});

test('a base that does not exist is a usage error that names it', async () => {
  const root = repository();
  const { code, stderr } = await cli(['run', '--against', 'no-such-branch'], root);
  expect(code).toBe(2);
  expect(stderr).toContain('no-such-branch');
});

test('an interruption in the middle of the pairs exits 130 and removes the base tree', async () => {
  const root = repository();
  commit(root, 80);
  const running = startCli(['run', '--against', 'HEAD~1'], root);
  await running.printed('pair');
  running.kill('SIGINT');
  const { code } = await running.finished;
  expect(code).toBe(130);
  expect(viewOf(root).verdict).toMatchObject({ status: 'inconclusive', exitCode: 130 });
  expect(worktrees(root)).toBe(1);
});
