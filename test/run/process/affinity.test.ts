import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coreToSpare } from '../../../src/run/process/affinity.ts';
import { coreMask, parseCoreList } from '../../../src/run/process/core-list.ts';
import { coreQuota } from '../../../src/run/process/core-quota.ts';
import { freshFolder, planOf, runPlan, scenario } from '../suite.ts';

describe('parseCoreList()', () => {
  test.each([
    ['one core', '0', [0]],
    ['a range', '2-4', [2, 3, 4]],
    ['several', '0-1,4,62-64', [0, 1, 4, 62, 63, 64]],
    ['none', '', []],
    ['something else', 'all', []],
  ])('reads %s', (_, text, cores) => {
    expect(parseCoreList(text)).toEqual(cores);
  });
});

describe('coreMask()', () => {
  test.each([
    ['no cores: no mask', [], ''],
    ['the lowest core is the lowest bit of the first byte', [0], '0100000000000000'],
    ['cores 1 to 3', [1, 2, 3], '0e00000000000000'],
    ['core 64 begins the second word', [63, 64], '00000000000000800100000000000000'],
  ])('%s', (_, cores, mask) => {
    expect(coreMask(cores)).toBe(mask);
  });
});

describe('coreQuota()', () => {
  function tree(files: Readonly<Record<string, string>>): string {
    const root = freshFolder();
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return root;
  }

  test.each([
    ['nothing limits it', {}, Infinity],
    [
      'a container of version 2',
      { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': '250000 100000\n' },
      2.5,
    ],
    [
      'a limit of a group above',
      {
        'proc/self/cgroup': '0::/a/b\n',
        'sys/fs/cgroup/a/cpu.max': '200000 100000\n',
        'sys/fs/cgroup/a/b/cpu.max': 'max 100000\n',
      },
      2,
    ],
    [
      'a container of version 1',
      {
        'proc/self/cgroup': '5:cpu,cpuacct:/docker/x\n',
        'sys/fs/cgroup/cpu,cpuacct/docker/x/cpu.cfs_quota_us': '300000\n',
        'sys/fs/cgroup/cpu,cpuacct/docker/x/cpu.cfs_period_us': '100000\n',
      },
      3,
    ],
    [
      'version 1 without a limit',
      {
        'proc/self/cgroup': '5:cpu:/\n',
        'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
        'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
      },
      Infinity,
    ],
  ])('%s', (_, files, cores) => {
    expect(coreQuota(tree(files))).toBe(cores);
  });
});

const allowed = () =>
  /^Cpus_allowed_list:\s*(.+)$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1] ?? '';
const single = process.platform !== 'linux' || parseCoreList(allowed()).length < 2;

describe.skipIf(single)(`a kept core${single ? ' (skipped: Linux with two cores needed)' : ''}`, () => {
  const cores = parseCoreList(single ? '' : allowed());
  const [kept, ...workload] = cores;
  const shown = 'sed -n "s/^Cpus_allowed_list:[[:space:]]*//p" /proc/self/status';

  test('is the lowest; workloads get all others', async () => {
    expect(await coreToSpare(process.env, cores.length)).toEqual({ kept, workload });
  });

  test.each([
    ['there are too few', process.env, cores.length + 1, `${cores.length} of the ${cores.length + 1} cores`],
    ['there is no Perl', { PATH: '/nonexistent' }, cores.length, 'takes Perl'],
  ])('does not exist where %s', async (_, environment, needed, reason) => {
    expect(await coreToSpare(environment, needed)).toEqual({
      workload: null,
      kept: null,
      reason: expect.stringContaining(reason),
    });
  });

  test('is closed to the workload and all its children, open to the setup, and recorded', async () => {
    const command = `${shown}; (${shown})`;
    const ran = await runPlan(planOf([scenario('it', { command })], { setup: shown }), {
      coresToSpareOne: cores.length,
    });
    const lists = (log: string) =>
      ran
        .file(log)
        .split('\n')
        .filter(line => /^[\d,-]+$/.test(line))
        .map(parseCoreList);
    expect(lists('logs/it.log')).toEqual([workload, workload]);
    expect(lists('logs/setup.log')).toEqual([cores]);
    const { runtimes, machineClass } = ran.result.environment;
    expect(runtimes).toMatchObject({ 'cores for the workload': `${workload.length} of ${cores.length}` });
    expect(machineClass).toContain(`-${workload.length}of${cores.length}c-`);
  });

  test('changes nothing where it does not exist', async () => {
    const ran = await runPlan(planOf([scenario('it', { command: shown })]), {
      coresToSpareOne: cores.length + 1,
    });
    expect(ran.file('logs/it.log')).toContain(allowed());
    expect(ran.result.environment.machineClass).not.toContain('of');
  });
});
