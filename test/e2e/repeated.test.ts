import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { View } from '../../src/model/view.ts';
import { cli, temporaryFolder } from '../helpers/command-line.ts';

/** Tests that fail sometimes, through the real command line in a real repository: the seed of each run decides, so that every run is the same. */
const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.dispose();
});

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...args], {
    cwd,
    encoding: 'utf8',
  });

/** Tests by name, each with the share of seeds at which it fails. */
const program = (rates: Readonly<Record<string, number>>): string => `
import { writeFileSync } from 'node:fs';
const seed = Number(process.env.STRESS_SEED);
const drawn = salt => {
  let h = (seed ^ (salt * 2654435761)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
};
const rates = ${JSON.stringify(rates)};
const cases = Object.entries(rates).map(([name, rate], i) =>
  drawn(name.length + 7) < rate
    ? '<testcase classname="orders" name="' + name + '"><failure message="got ' + i + '"/></testcase>'
    : '<testcase classname="orders" name="' + name + '"/>');
writeFileSync(process.env.STRESS_DIR + '/junit.xml', '<testsuite name="orders">' + cases.join('') + '</testsuite>');
process.exitCode = cases.some(text => text.includes('failure')) ? 1 : 0;
`;

const SUITE = `version: 1
suite: shop
requirements: { AC-1: Sorts, AC-2: Exports }
scenarios:
  orders:
    command: [node, tests.mjs]
    read: [{ format: junit, from: $STRESS_DIR/junit.xml }]
    covers: [AC-1]
    level: unit
    repeat: { runs: 20, parallel: 4, vary: [seed] }
`;

function repository(rates: Readonly<Record<string, number>>): string {
  const folder = temporaryFolder();
  folders.push(folder);
  const root = join(folder.path, 'shop');
  mkdirSync(root);
  git(root, 'init', '-q', '-b', 'main');
  writeFileSync(join(root, '.gitignore'), '.stress/\nbaseline.json\n');
  writeFileSync(join(root, 'stress.yml'), SUITE);
  writeFileSync(join(root, 'tests.mjs'), program(rates));
  git(root, 'add', '.');
  git(root, 'commit', '-q', '-m', 'base');
  return root;
}

function commit(root: string, rates: Readonly<Record<string, number>>): void {
  writeFileSync(join(root, 'tests.mjs'), program(rates));
  git(root, 'commit', '-qam', 'head');
}

const viewOf = (root: string): View => JSON.parse(readFileSync(join(root, '.stress/results.json'), 'utf8'));
const testChecks = (root: string) =>
  Object.fromEntries(
    viewOf(root)
      .verdict.checks.filter(({ rule }) => rule === 'test')
      .map(({ subject = 'the others', status }) => [subject, status]),
  );

test('a known flake warns, a test that began to fail and a new one fail, and the base runs only for them', async () => {
  const root = repository({ flaky: 0.3, sorts: 0, sure: 0 });
  commit(root, { flaky: 0.3, sorts: 0.8, sure: 0, brandNew: 0.4 });
  const { code, stdout } = await cli(['run', '--against', 'HEAD~1'], root);
  expect(testChecks(root)).toEqual({
    'orders flaky': 'warn',
    'orders sorts': 'fail',
    'orders brandNew': 'fail',
    'the others': 'pass',
  });
  expect(code).toBe(1);
  expect(stdout).toContain('a known flake');
  expect(stdout).toContain('it is new in this change');
  expect(stdout).toContain('1 of 2 requirements covered (50 %)');
  const { result, rounds } = viewOf(root);
  expect(result.scenarios.map(({ arm, repetition }) => [arm, repetition?.runs.length])).toEqual([
    ['head', 20],
  ]);
  const base = rounds.flatMap(round => round.scenarios).filter(({ arm }) => arm === 'base');
  expect(base.map(({ repetition }) => repetition?.seeds)).toEqual([result.scenarios[0]?.repetition?.seeds]);
});

test('where nothing fails the base is run once, to know its tests, and the bound is said', async () => {
  const root = repository({ sorts: 0, sure: 0 });
  commit(root, { sorts: 0, sure: 0, another: 0 });
  const { code, stdout } = await cli(['run', '--against', 'HEAD~1'], root);
  expect(code).toBe(0);
  expect(stdout).toContain('up to 13.9 % is not excluded at 95 %; 59 runs would exclude 5 %');
  expect(stdout).toContain('a single run of 1 repeated scenario, to know its tests');
  const bases = viewOf(root).rounds.flatMap(({ scenarios }) => scenarios.filter(({ arm }) => arm === 'base'));
  expect(bases.map(({ repetition }) => repetition?.runs)).toEqual([[0]]);
});

test('a test that the change deletes is missed, without a history', async () => {
  const root = repository({ sorts: 0, sure: 0 });
  commit(root, { sorts: 0 });
  const { stdout } = await cli(['run', '--against', 'HEAD~1'], root);
  expect(stdout).toContain('a test of the base was not run here: orders sure');
  const gone = viewOf(root).verdict.checks.filter(({ rule }) => rule === 'vanished');
  expect(gone.map(({ status }) => status)).toEqual(['warn']);
});

test('the printed command makes the failing run again', async () => {
  const root = repository({ flaky: 0.2, sure: 0 });
  const first = await cli(['run', '--against', 'none'], root);
  expect(first.code).toBe(1);
  const command =
    viewOf(root).verdict.checks.find(({ subject }) => subject === 'orders flaky')?.reproduce ?? '';
  const flags = command.slice(command.indexOf('--scenario')).split(' ');
  expect(flags).toContain('--repetition');
  const again = await cli(['run', ...flags], root);
  expect(again.code).toBe(1);
  expect(testChecks(root)['orders flaky']).toBe('fail');
  expect(viewOf(root).result.scenarios[0]?.repetition?.runs).toHaveLength(1);
});

test('what entered the history while it was in quarantine is a known flake, without a base', async () => {
  const root = repository({ flaky: 0.3, sure: 0 });
  const quarantine = `    quarantine: [{ test: "*flaky", owner: a, reason: b, expires: "9999-12-31" }]\n`;
  writeFileSync(join(root, 'stress.yml'), `${SUITE}${quarantine}`);
  const gate = ['run', '--baseline', 'baseline.json', '--against', 'baseline'];
  expect((await cli([...gate, '--update-baseline'], root)).code).toBe(0);
  const [run] = JSON.parse(readFileSync(join(root, 'baseline.json'), 'utf8')).runs;
  expect(run.scenarios[0].tests.failing).toMatchObject([{ test: 'orders flaky', runs: 20 }]);
  writeFileSync(join(root, 'stress.yml'), SUITE);
  const { code, stdout } = await cli(gate, root);
  expect(stdout).toMatch(/a known flake \(\d+ of 20 in the history\)/);
  expect(code).toBe(0);
});
