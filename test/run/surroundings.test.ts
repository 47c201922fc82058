import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deadlines, fits } from '../../src/run/budget.ts';
import { openCalibration } from '../../src/run/calibration.ts';
import { commitOf } from '../../src/run/commit.ts';
import { environmentOf, machineClassOf } from '../../src/run/environment.ts';
import { openStop } from '../../src/run/stop.ts';
import { freshFolder, planOf, scenario } from './suite.ts';

describe('environmentOf()', () => {
  test('describes this machine, in types that survive JSON', async () => {
    const found = await environmentOf({});
    expect(found).toMatchObject({
      os: process.platform,
      arch: process.arch,
      cores: os.availableParallelism(),
      runtimes: { node: process.versions.node },
    });
    expect(found.cpuModel).not.toBe('');
    expect(found.memoryBytes).toBeGreaterThan(1e8);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test('names the image of a hosted runner', async () => {
    const found = await environmentOf({ ImageOS: 'ubuntu24', ImageVersion: '20261101.1' });
    expect(found.image).toBe('ubuntu24/20261101.1');
    expect((await environmentOf({ ImageOS: 'ubuntu24' })).image).toBe('ubuntu24');
  });
});

describe('machineClassOf()', () => {
  test.each([
    ['AMD EPYC 7763 64-Core Processor', 'linux-x64-4c-amd-epyc-7763'],
    ['Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz', 'linux-x64-4c-intel-xeon-platinum-8370c'],
    ['Arm 0x41 0xd49', 'linux-x64-4c-arm-0x41-0xd49'],
    ['', 'linux-x64-4c-unknown-cpu'],
    ['../../etc', 'linux-x64-4c-etc'],
  ])('makes of "%s" the key %s', (cpuModel, key) => {
    expect(machineClassOf({ os: 'linux', arch: 'x64', cores: 4, cpuModel })).toBe(key);
  });
});

describe('commitOf()', () => {
  const git = (folder: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();

  function repository(): string {
    const folder = freshFolder();
    git(folder, 'init', '-q', '-b', 'work');
    writeFileSync(join(folder, 'a'), '1');
    git(folder, 'add', 'a');
    git(folder, 'commit', '-q', '-m', 'First: with a # in it');
    return folder;
  }

  test('reads sha, branch and subject of a clean tree', async () => {
    const folder = repository();
    const sha = git(folder, 'rev-parse', 'HEAD');
    expect(await commitOf(folder, process.env)).toEqual({
      sha,
      ref: 'work',
      subject: 'First: with a # in it',
      dirty: false,
    });
  });

  test('a changed file makes it dirty, a new one does not', async () => {
    const folder = repository();
    writeFileSync(join(folder, 'new'), '1');
    expect(await commitOf(folder, process.env)).toMatchObject({ dirty: false });
    writeFileSync(join(folder, 'a'), '2');
    expect(await commitOf(folder, process.env)).toMatchObject({ dirty: true });
  });

  test('a detached head has the ref that GitHub names', async () => {
    const folder = repository();
    git(folder, 'checkout', '-q', '--detach');
    expect(await commitOf(folder, process.env)).toMatchObject({ ref: null });
    const environment = { ...process.env, GITHUB_REF_NAME: '12/merge', GITHUB_HEAD_REF: 'feature' };
    expect(await commitOf(folder, environment)).toMatchObject({ ref: 'feature' });
  });

  test('outside a repository it is what GitHub says, or null', async () => {
    const sha = 'a'.repeat(40);
    expect(await commitOf(freshFolder(), process.env)).toBeNull();
    expect(await commitOf(freshFolder(), { ...process.env, GITHUB_SHA: sha })).toMatchObject({ sha });
    expect(await commitOf(freshFolder(), { ...process.env, GITHUB_SHA: '$(evil)' })).toBeNull();
    expect(await commitOf(freshFolder(), { PATH: '/nowhere', GITHUB_SHA: sha })).toMatchObject({ sha });
  });
});

describe('calibration', () => {
  test.each([1, 2, 3, 5, 8, 40])('spreads five readings over %i gaps', gaps => {
    const { readingsIn } = openCalibration(null);
    const counts = Array.from({ length: gaps }, (_, gap) => readingsIn(gap, gaps));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test('reads the time of one piece of work, however many pieces it takes', async () => {
    let elapsed = 0;
    const reading = await openCalibration(1000).read(() => ++elapsed);
    expect(reading.atMs).toBe(1);
    expect(reading.cpuNs).toBeGreaterThan(1e6);
    expect(reading.memoryNs).toBeGreaterThan(1e5);
    expect(reading.utilization).toBeGreaterThan(0.05);
    expect(reading.utilization).toBeLessThanOrEqual(1);
  });
});

describe('deadlines()', () => {
  const shares = (...budgets: readonly number[]) =>
    budgets.map((budgetMs, index) => scenario(`s${index}`, { command: ['true'], budgetMs }));

  test.each([
    ['without a budget there are none', null, [null, null]],
    ['each leaves the later ones their share', 100, [70, 100]],
    ['no deadline lies before the start', 20, [0, 20]],
  ])('%s', (_, budgetMs, expected) => {
    expect(deadlines(planOf(shares(70, 30), { budgetMs }))).toEqual(expected);
  });

  test.each([
    ['the first invocation may try while there is time', 99, 100, [], true],
    ['but not afterwards', 100, 100, [], false],
    ['another one must fit as its predecessors lasted', 50, 100, [40, 56], true],
    ['and is not begun when it would not', 50, 100, [50, 52], false],
    ['without a deadline everything fits', 1e12, null, [1e12], true],
  ])('fits(): %s', (_, elapsedMs, deadlineMs, durations, expected) => {
    expect(fits(elapsedMs, deadlineMs, durations)).toBe(expected);
  });
});

describe('openStop()', () => {
  test('tells an interruption from a budget that was used up', async () => {
    const person = new AbortController();
    const interrupted = openStop(person.signal, null);
    person.abort('SIGTERM');
    expect([interrupted.signal.aborted, interrupted.interruption()]).toEqual([true, 'SIGTERM']);
    const spent = openStop(new AbortController().signal, 1);
    await new Promise(resolve => spent.signal.addEventListener('abort', resolve));
    expect(spent.interruption()).toBeNull();
    for (const stopping of [interrupted, spent]) stopping.close();
  });

  test('is aborted from the beginning by a signal that came before it', () => {
    const stopping = openStop(AbortSignal.abort('SIGINT'), 1000);
    expect(stopping.interruption()).toBe('SIGINT');
    expect(stopping.signal.aborted).toBe(true);
    stopping.close();
  });
});
