import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CAPABILITY_GROUPS, type Capability } from '../../src/model/doctor.ts';
import { clock, clockStepNs } from '../../src/run/capabilities/clock.ts';
import { counters } from '../../src/run/capabilities/counters.ts';
import { disk } from '../../src/run/capabilities/disk.ts';
import { faults } from '../../src/run/capabilities/faults.ts';
import { github } from '../../src/run/capabilities/github.ts';
import { limits } from '../../src/run/capabilities/limits.ts';
import { monitors } from '../../src/run/capabilities/monitors.ts';
import { processes } from '../../src/run/capabilities/processes.ts';
import { quiet } from '../../src/run/capabilities/quiet.ts';
import { repository } from '../../src/run/capabilities/repository.ts';
import { runtimes } from '../../src/run/capabilities/runtimes.ts';
import type { Probe, Surroundings } from '../../src/run/capabilities/surroundings.ts';
import { capabilitiesOf } from '../../src/run/capabilities.ts';
import { commit, git } from './repository.ts';
import { freshFolder } from './suite.ts';

/** A machine made of files and of tiny programs. */
function machineOf(
  files: Readonly<Record<string, string>>,
  programs: Readonly<Record<string, string>> = {},
  environment: NodeJS.ProcessEnv = {},
): Surroundings {
  const root = freshFolder();
  for (const [path, text] of Object.entries(files)) write(join(root, path), text);
  for (const [name, script] of Object.entries(programs)) {
    write(join(root, 'bin', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(root, 'bin', name), 0o755);
  }
  return {
    root,
    environment: { PATH: join(root, 'bin'), ...environment },
    workingDirectory: root,
    out: join(root, 'out/of/results'),
  };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function found(probe: Probe, at: Surroundings, id: string): Promise<Capability> {
  const capability = (await probe(at)).find(entry => entry.id === id);
  if (capability === undefined) throw new Error(`nothing was said of ${id}`);
  return capability;
}

describe('limits of the control group', () => {
  const version2 = (files: Readonly<Record<string, string>>) =>
    machineOf({
      'proc/self/cgroup': '0::/ci/job\n',
      'sys/fs/cgroup/cgroup.controllers': 'cpu memory\n',
      ...files,
    });
  const version1 = (files: Readonly<Record<string, string>>) =>
    machineOf({ 'proc/self/cgroup': '4:memory:/ci\n2:cpu,cpuacct:/ci\n0::/\n', ...files });
  const MAX_1 = '9223372036854771712';

  test.each([
    ['no quota', () => version2({ 'sys/fs/cgroup/ci/job/cpu.max': 'max 100000\n' }), 'good', 'none'],
    [
      'half a core',
      () => version2({ 'sys/fs/cgroup/ci/job/cpu.max': '50000 100000\n' }),
      'limited',
      '0.5 of',
    ],
    [
      'the quota of a group above',
      () => version2({ 'sys/fs/cgroup/ci/cpu.max': '25000 100000\n' }),
      'limited',
      '0.25 of',
    ],
    [
      'a quota above all cores',
      () => version2({ 'sys/fs/cgroup/cpu.max': '99000000 100000\n' }),
      'good',
      '990 of',
    ],
    [
      'half a core, version 1',
      () =>
        version1({
          'sys/fs/cgroup/cpu/ci/cpu.cfs_quota_us': '50000\n',
          'sys/fs/cgroup/cpu/ci/cpu.cfs_period_us': '100000\n',
        }),
      'limited',
      '0.5 of',
    ],
    [
      'no quota, version 1',
      () =>
        version1({
          'sys/fs/cgroup/cpu/ci/cpu.cfs_quota_us': '-1\n',
          'sys/fs/cgroup/cpu/ci/cpu.cfs_period_us': '100000\n',
        }),
      'good',
      'none',
    ],
  ])('CPU: %s', async (_, make, state, said) => {
    const capability = await found(limits, make(), 'cpu-quota');
    expect(capability.state).toBe(state);
    expect(capability.found).toContain(said);
  });

  test.each([
    ['none', () => version2({ 'sys/fs/cgroup/ci/job/memory.max': 'max\n' }), 'none'],
    [
      'the lowest on the way up',
      () =>
        version2({
          'sys/fs/cgroup/ci/job/memory.max': 'max\n',
          'sys/fs/cgroup/ci/memory.max': `${512 * 1024 ** 2}\n`,
        }),
      '512 MB',
    ],
    [
      'version 1 writes none as nearly 2^63',
      () => version1({ 'sys/fs/cgroup/memory/ci/memory.limit_in_bytes': `${MAX_1}\n` }),
      'none',
    ],
    [
      'version 1',
      () => version1({ 'sys/fs/cgroup/memory/ci/memory.limit_in_bytes': `${1024 ** 3}\n` }),
      '1024 MB',
    ],
  ])('memory: %s', async (_, make, said) => {
    expect((await found(limits, make(), 'memory-limit')).found).toBe(said);
  });

  test('kills for memory are told apart where a counter is there', async () => {
    const counted = version2({ 'sys/fs/cgroup/ci/job/memory.events': 'low 0\noom_kill 3\n' });
    expect((await found(limits, counted, 'oom-detection')).state).toBe('good');
    expect((await found(limits, version2({}), 'oom-detection')).state).toBe('limited');
  });

  test('a machine without control groups says so', async () => {
    expect(await limits(machineOf({}))).toMatchObject([{ id: 'control-group', state: 'limited' }]);
  });
});

describe('clock and CPU speed', () => {
  const cpu = 'sys/devices/system/cpu';
  test.each([
    [
      'a quick clock source',
      { 'sys/devices/system/clocksource/clocksource0/current_clocksource': 'tsc\n' },
      'clock-source',
      'good',
    ],
    [
      'a slow one',
      { 'sys/devices/system/clocksource/clocksource0/current_clocksource': 'hpet\n' },
      'clock-source',
      'limited',
    ],
    [
      'every core at full speed',
      { [`${cpu}/cpu0/cpufreq/scaling_governor`]: 'performance\n' },
      'governor',
      'good',
    ],
    [
      'one core that saves power',
      {
        [`${cpu}/cpu0/cpufreq/scaling_governor`]: 'performance\n',
        [`${cpu}/cpu1/cpufreq/scaling_governor`]: 'powersave\n',
      },
      'governor',
      'limited',
    ],
    ['a frequency that nobody tells', {}, 'governor', 'limited'],
    ['turbo on', { [`${cpu}/intel_pstate/no_turbo`]: '0\n' }, 'turbo', 'limited'],
    ['turbo off', { [`${cpu}/intel_pstate/no_turbo`]: '1\n' }, 'turbo', 'good'],
    ['boost on', { [`${cpu}/cpufreq/boost`]: '1\n' }, 'turbo', 'limited'],
    ['hyper-threading on', { [`${cpu}/smt/active`]: '1\n' }, 'smt', 'limited'],
    ['hyper-threading off', { [`${cpu}/smt/active`]: '0\n' }, 'smt', 'good'],
  ])('%s', async (_, files, id, state) => {
    expect((await found(clock, machineOf(files), id)).state).toBe(state);
  });

  test('the clock takes steps that can be measured', () => {
    expect(clockStepNs()).toBeGreaterThan(0);
    expect(clockStepNs()).toBeLessThan(1e6);
  });
});

describe('instruction counters', () => {
  test.each([
    ['perf counts', { perf: 'echo "1534,,instructions:u,1,100.00,," >&2' }, 'perf', 'good', 'counts'],
    [
      'the CPU has none',
      { perf: 'echo "<not supported>,,instructions:u,0,100.00,," >&2' },
      'perf',
      'missing',
      'no counters',
    ],
    [
      'the kernel forbids',
      { perf: 'echo "Access to performance monitoring is limited." >&2; exit 255' },
      'perf',
      'limited',
      'perf_event_paranoid 4',
    ],
    ['no perf', {}, 'perf', 'missing', 'not found'],
    ['valgrind', { valgrind: 'echo valgrind-3.22.0' }, 'valgrind', 'good', '3.22.0'],
    ['a valgrind that does not start', { valgrind: 'exit 1' }, 'valgrind', 'missing', 'does not start'],
    ['no valgrind', {}, 'valgrind', 'missing', 'not found'],
  ])('%s', async (_, programs, id, state, said) => {
    const at = machineOf({ 'proc/sys/kernel/perf_event_paranoid': '4\n' }, programs);
    const capability = await found(counters, at, id);
    expect(capability.state).toBe(state);
    expect(capability.found).toContain(said);
  });
});

describe('monitors', () => {
  const proc = { 'proc/self/stat': '1 (x) R', 'proc/self/fd/0': '' };

  test('all there', async () => {
    const pressure = { 'proc/pressure/cpu': '', 'proc/pressure/memory': '', 'proc/pressure/io': '' };
    const all = await monitors(
      machineOf({ ...proc, 'proc/self/smaps_rollup': 'Rss: 1 kB\nPss: 1 kB\n', ...pressure }),
    );
    expect(all.map(({ state }) => state)).toEqual(['good', 'good', 'good', 'good']);
  });

  test('each that is missing says which metric is lost', async () => {
    const at = machineOf(proc);
    expect(await found(monitors, at, 'smaps-rollup')).toMatchObject({
      state: 'limited',
      costs: /memory\.uss/,
    });
    expect(await found(monitors, at, 'psi')).toMatchObject({ state: 'missing', found: 'not there' });
  });

  test('a machine without /proc falls back to a library', async () => {
    expect(await monitors(machineOf({}))).toMatchObject([{ id: 'proc', state: 'limited' }]);
  });
});

describe('processes', () => {
  test('without perl the launcher says what is not exact', async () => {
    expect(await found(processes, machineOf({}), 'launcher')).toMatchObject({
      state: 'limited',
      remedy: /perl/,
    });
  });

  test('a score that cannot be written is a risk for the report', async () => {
    expect((await found(processes, machineOf({}), 'oom-score')).state).toBe('limited');
    const writable = machineOf({ 'proc/self/oom_score_adj': '0\n' });
    expect((await found(processes, writable, 'oom-score')).state).toBe('good');
  });
});

describe('who else is at work', () => {
  // Frozen counters: nothing happens while the machine is watched, so what was since boot speaks.
  const stat = (steal: number) => ({ 'proc/stat': `cpu  1000 0 1000 8000 0 0 0 ${steal} 0 0\n` });

  test.each([
    ['an honest host', 0, 'good'],
    ['a host that lends the cores to others', 500, 'limited'],
  ])('%s', async (_, steal, state) => {
    const at = machineOf(stat(steal));
    expect((await found(quiet, at, 'steal')).state).toBe(state);
    expect((await found(quiet, at, 'load')).state).toBe('good');
  });
});

describe('repository', () => {
  const real = { PATH: process.env.PATH };

  test('no git at all', async () => {
    expect(await repository(machineOf({}))).toMatchObject([{ id: 'git', state: 'missing' }]);
  });

  test('a repository of another user', async () => {
    const at = machineOf({}, { git: 'echo "fatal: detected dubious ownership in repository" >&2; exit 128' });
    expect((await found(repository, at, 'history')).found).toContain('another user');
  });

  test('no repository, a whole one, a shallow one', async () => {
    const nowhere = machineOf({}, {}, { ...real, GIT_CEILING_DIRECTORIES: os.tmpdir() });
    expect((await found(repository, nowhere, 'history')).found).toBe('none here');
    const whole = machineOf({}, {}, real);
    git(whole.root, 'init', '-q');
    commit(whole.root, 'a', '1');
    commit(whole.root, 'a', '2');
    expect((await found(repository, whole, 'history')).state).toBe('good');
    const folder = freshFolder();
    git(folder, 'clone', '-q', '--depth', '1', `file://${whole.root}`, 'clone');
    const shallow = { ...whole, workingDirectory: join(folder, 'clone') };
    expect(await found(repository, shallow, 'history')).toMatchObject({ state: 'limited', found: 'shallow' });
  });
});

describe('the rest', () => {
  test('runtimes are asked for their version, and those that are not there are not listed', async () => {
    const at = machineOf(
      {},
      {
        go: 'echo go version go1.24.1 linux/amd64',
        java: 'echo openjdk version \\"21.0.2\\" >&2',
        rustc: 'exit 1',
      },
    );
    expect((await runtimes(at)).map(({ id, found: version }) => [id, version])).toEqual([
      ['go', '1.24.1'],
      ['java', '21.0.2'],
    ]);
  });

  test('fault tools are present or absent', async () => {
    const states = async (at: Surroundings) => (await faults(at)).map(({ state }) => state);
    expect(await states(machineOf({}))).toEqual(['missing', 'missing', 'missing']);
    expect(await states(machineOf({}, { tc: '', toxiproxy: '', 'stress-ng': '' }))).toEqual([
      'good',
      'good',
      'good',
    ]);
  });

  test('room is looked for where the results will be, though the folder is not there yet', async () => {
    const at = machineOf({});
    expect((await found(disk, at, 'disk-out')).found).toContain(`free in ${at.root}`);
  });

  test('outside of GitHub nothing is said of it; inside, no token is printed', async () => {
    expect(await github(machineOf({}))).toEqual([]);
    const inside = machineOf(
      {},
      {},
      {
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_TOKEN: 'secret-value',
        ImageOS: 'ubuntu24',
        ImageVersion: '20261101.1',
        RUNNER_ENVIRONMENT: 'github-hosted',
      },
    );
    const said = await github(inside);
    expect(said.map(({ id, state }) => [id, state])).toEqual([
      ['runner', 'limited'],
      ['event', 'limited'],
      ['permissions', 'good'],
    ]);
    expect(JSON.stringify(said)).not.toContain('secret-value');
    expect(said[0]?.found).toBe('ubuntu24 20261101.1 github-hosted');
  });
});

describe('capabilitiesOf() on this machine', () => {
  test('says something of every group but GitHub, in order, and gives every trouble a price', async () => {
    const folder = freshFolder();
    const environment = { PATH: process.env.PATH };
    const all = await capabilitiesOf({ root: '/', environment, workingDirectory: folder, out: folder });
    const groups = [...new Set(all.map(({ group }) => group))];
    expect(groups).toEqual(CAPABILITY_GROUPS.filter(group => groups.includes(group)));
    expect(groups).toEqual(expect.arrayContaining(['machine', 'processes', 'quiet', 'disk', 'faults']));
    for (const entry of all) if (entry.state !== 'good') expect(entry.costs).not.toBe('');
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});
