import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { BisectRecord } from '../../src/model/bisect.ts';
import { type Finished, ROOT, type RunningProgram, start, temporaryFolder } from '../helpers/command-line.ts';

/** Real histories of a tiny program whose speed is in its source. Times are waited, so no quiet machine is needed. */
const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.dispose();
});

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=author', '-c', 'user.email=author@example.invalid', ...args], {
    cwd,
    encoding: 'utf8',
  }).trim();

/** Seconds. */
const FAST = '0.01';
const SLOW = '0.06';

const SUITE = `version: 1
suite: shop
setup: ./build
scenarios:
  checkout:
    command: [sh, checkout.sh]
    samples: { warmup: 1, min: 10, max: 10 }
    thresholds:
      time.wall: { regression: 30% }
`;

/** A commit in words: how fast its program is, and whether it can be built. */
type Kind = 'fast' | 'slow' | 'unbuildable';

/** A repository with one commit for each kind, its suite not among what is committed: it stands in the working directory only. */
function repository(kinds: readonly Kind[]): { readonly root: string; readonly shas: readonly string[] } {
  const folder = temporaryFolder();
  folders.push(folder);
  const root = join(folder.path, 'shop');
  mkdirSync(root);
  git(root, 'init', '-q', '-b', 'main');
  writeFileSync(join(root, '.gitignore'), '.stress/\nstress.yml\nbuilt\n');
  const shas = kinds.map((kind, number) => {
    writeFileSync(
      join(root, 'checkout.sh'),
      `test -f built && sleep ${kind === 'slow' ? SLOW : FAST} # ${number}\n`,
    );
    writeFileSync(
      join(root, 'build'),
      `#!/bin/sh\n${kind === 'unbuildable' ? 'exit 9' : 'test ! -f built && touch built'}\n`,
      {
        mode: 0o755,
      },
    );
    git(root, 'add', '.');
    git(root, 'commit', '-q', '-m', `number ${number}: ${kind}`);
    return git(root, 'rev-parse', 'HEAD');
  });
  writeFileSync(join(root, 'stress.yml'), SUITE);
  return { root, shas };
}

/** From source: what is tested is the program, whichever bundle is committed. A short budget also shortens the calibration. */
const startBisect = (root: string, good: string, ...more: readonly string[]): RunningProgram =>
  start(process.execPath, [join(ROOT, 'src/cli.ts'), 'bisect', '--good', good, '--budget', '20s', ...more], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
  });

const bisect = (root: string, good: string, ...more: readonly string[]): Promise<Finished> =>
  startBisect(root, good, ...more).finished;

const recordOf = (root: string): BisectRecord =>
  JSON.parse(readFileSync(join(root, '.stress/bisect/bisect.json'), 'utf8'));
const treesOf = (root: string): readonly string[] => git(root, 'worktree', 'list').split('\n');
const foldersBeside = (root: string): readonly string[] => readdirSync(join(root, '..'));

test('finds the commit across one that cannot be built, after an interruption where it stopped', async () => {
  const { root, shas } = repository(['fast', 'fast', 'unbuildable', 'fast', 'slow', 'slow']);
  const [good = '', , unbuildable, lastGood, first, bad] = shas;
  const running = startBisect(root, good);
  await running.printed('left: 4 commits');
  running.kill('SIGINT');
  const stopped = await running.finished;
  expect(stopped.code).toBe(130);
  expect(stopped.stderr).toContain('Interrupted by SIGINT; the same command goes on from here');
  const kept = recordOf(root);
  expect(kept.steps.map(({ sha, finding }) => [sha, finding.kind])).toContainEqual([bad, 'bad']);
  expect(treesOf(root)).toHaveLength(1);
  expect(foldersBeside(root)).toEqual(['shop']);

  const found = await bisect(root, good);
  expect(found.stderr).toContain('State and results are in');
  expect(found.code).toBe(0);
  expect(found.stdout).toMatch(new RegExp(`^Going on after ${kept.steps.length} step`));
  expect(found.stdout).toContain(`FOUND  ${first} is the first bad commit`);
  expect(found.stdout).toContain('cannot be measured: the setup exited with code 9; skipped');
  expect(found.stdout).toMatch(new RegExp(`run --scenario checkout --against ${lastGood} --seed \\d+\n`));
  expect(found.stdout).not.toContain('example.invalid');

  const record = recordOf(root);
  expect(record.steps.slice(0, kept.steps.length)).toEqual(kept.steps);
  expect(record.steps.map(({ sha, finding }) => [sha, finding.kind])).toEqual([
    [bad, 'bad'],
    [unbuildable, 'unmeasured'],
    [lastGood, 'good'],
    [first, 'bad'],
  ]);
  expect(record.ending).toEqual({ kind: 'found', first, lastGood });
  expect(record.followed).toMatchObject({ scenario: 'checkout', metric: { id: 'time.wall' } });
  for (const { folder, finding } of record.steps)
    expect(existsSync(join(root, '.stress/bisect', folder, 'results.json'))).toBe(
      finding.kind !== 'unmeasured',
    );
  expect(treesOf(root)).toHaveLength(1);
  expect(foldersBeside(root)).toEqual(['shop']);
  expect(git(root, 'status', '--porcelain')).toBe('');

  const again = await bisect(root, good);
  expect(again.code).toBe(0);
  expect(again.stdout).toContain('finished before; --restart measures again');
  expect(again.stdout).toContain(`FOUND  ${first}`);
});

test('says the range where the commits in question cannot be built, and a search between other ends begins anew', async () => {
  const { root, shas } = repository(['fast', 'unbuildable', 'slow']);
  const [good = '', unbuildable, bad] = shas;
  const ranged = await bisect(root, good, '--metric', 'time.wall');
  expect(ranged.code).toBe(4);
  expect(ranged.stdout).toContain('CANNOT TELL  the first bad commit is one of these 2');
  expect(recordOf(root).ending).toEqual({ kind: 'range', commits: [unbuildable, bad], lastGood: good });

  const other = await bisect(root, good, '--bad', 'HEAD~1');
  expect(other.code).toBe(3);
  expect(other.stdout).toContain('The earlier search does not count: it was between other commits');
  expect(other.stderr).toContain('Cannot measure the bad commit');
  expect(other.stderr).toContain('the setup exited with code 9');
  expect(recordOf(root).steps).toEqual([]);
  expect(treesOf(root)).toHaveLength(1);
});

test('says what it saw where bad is no worse than good', async () => {
  const { root, shas } = repository(['fast', 'fast', 'fast']);
  const { code, stdout } = await bisect(root, shas[0] ?? '', '--metric', 'time.wall');
  expect(code).toBe(4);
  expect(stdout).toMatch(
    /^CANNOT TELL {2}bad is not confirmed worse than good[\s\S]*checkout time\.wall {2}[+−]?[\d.]+ % \[/m,
  );
  expect(recordOf(root)).toMatchObject({ followed: null, steps: [], ending: { kind: 'not-worse' } });
  expect(treesOf(root)).toHaveLength(1);
});

test.each([
  ['the same commit twice', ['HEAD'], 'are the same commit'],
  ['ends in the wrong order', ['HEAD', '--bad', 'HEAD~1'], 'swap --good and --bad'],
  ['a ref that nobody knows', ['nowhere'], '"nowhere" (--good) is no commit'],
  ['a scenario that nobody declared', ['HEAD~1', '--scenario', 'pay'], 'Cannot select scenario pay'],
])('is not used for %s', async (_, [good = '', ...more], said) => {
  const { root } = repository(['fast', 'slow']);
  const { code, stderr } = await bisect(root, good, ...more);
  expect(stderr).toContain(said);
  expect(code).toBe(2);
  expect(existsSync(join(root, '.stress'))).toBe(false);
});

test('refuses a good commit that cannot be built, and a folder without a repository', async () => {
  const { root, shas } = repository(['unbuildable', 'slow']);
  const broken = await bisect(root, shas[0] ?? '');
  expect([broken.code, broken.stderr]).toEqual([
    3,
    expect.stringContaining('Cannot measure the good commit'),
  ]);
  expect(treesOf(root)).toHaveLength(1);
  rmSync(join(root, '.git'), { recursive: true });
  const outside = await bisect(root, 'HEAD');
  expect([outside.code, outside.stderr]).toEqual([2, expect.stringContaining('is not in a git repository')]);
});

test('refuses what is not taken in pairs before anything runs, and leaves it out of a suite', async () => {
  const { root, shas } = repository(['fast', 'slow']);
  const flaky = '  flaky:\n    command: touch ran\n    repeat: { runs: 3 }\n';
  writeFileSync(join(root, 'stress.yml'), `${SUITE}${flaky}`);
  const alone = await startBisect(root, shas[0] ?? '', '--scenario', 'flaky').finished;
  expect(alone.code).toBe(2);
  expect(alone.stderr).toContain('Cannot bisect: the scenarios are repeated tests');
  expect(existsSync(join(root, '.stress/bisect'))).toBe(false);
  const whole = await startBisect(root, shas[0] ?? '').finished;
  expect(whole.code).toBe(0);
  expect(readdirSync(join(root, '.stress/bisect/steps'), { recursive: true }).join()).not.toContain('flaky');
});
