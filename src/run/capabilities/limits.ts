import os from 'node:os';
import { dirname } from 'node:path/posix';
import type { Capability } from '../../model/doctor.ts';
import { findings } from './finding.ts';
import { type Probe, read, type Surroundings } from './surroundings.ts';

const { good, limited } = findings('limits');

/** What the control group of this process allows. */
export const limits: Probe = at => {
  const groups = groupsOf(at);
  if (groups === null) return [noGroups];
  return [
    good('control-group', 'Control group', `version ${groups.version}`),
    cpuQuota(quotaOf(at, groups)),
    memoryLimit(lowest(at, groups.memoryFolders, MEMORY_FILES)),
    killCounter(at, groups),
  ];
};

/** Folders from the process's own group up to the top, relative to the root: a limit holds for everything below it. */
interface Groups {
  readonly version: 1 | 2;
  readonly memoryFolders: readonly string[];
  readonly cpuFolders: readonly string[];
}

const MEMORY_FILES = ['memory.max', 'memory.limit_in_bytes'];
const TOP = 'sys/fs/cgroup';

const noGroups = limited('control-group', 'Control group', 'not readable', {
  costs: 'a limit on CPU or memory that is in force here stays unknown',
  remedy: null,
});

function groupsOf(at: Surroundings): Groups | null {
  const lines = (read(at, 'proc/self/cgroup') ?? '').split('\n').map(line => line.split(':'));
  const pathOf = (controller: string) =>
    lines.find(([, names]) => names?.split(',').includes(controller))?.[2];
  const [memory, cpu] = [pathOf('memory'), pathOf('cpu')];
  if (memory !== undefined && cpu !== undefined)
    return {
      version: 1,
      memoryFolders: upwards(`${TOP}/memory`, memory),
      cpuFolders: upwards(`${TOP}/cpu`, cpu),
    };
  const unified = lines.find(([id, names]) => id === '0' && names === '')?.[2];
  if (unified === undefined || read(at, `${TOP}/cgroup.controllers`) === null) return null;
  const folders = upwards(TOP, unified);
  return { version: 2, memoryFolders: folders, cpuFolders: folders };
}

/** In a container the path may be that of the host, whose folders are not there: then only the top remains, which is the container's own. */
function upwards(top: string, path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = path; folder !== '/' && folder !== '.'; folder = dirname(folder))
    folders.push(`${top}${folder}`);
  return [...folders, top];
}

/** The lowest number that any of the folders states in one of `files`; null for no limit. Version 1 writes none as nearly 2⁶³. */
function lowest(at: Surroundings, folders: readonly string[], files: readonly string[]): number | null {
  const stated = folders.flatMap(folder =>
    files.map(file => Number(read(at, `${folder}/${file}`) ?? Number.NaN)),
  );
  const real = stated.filter(value => Number.isFinite(value) && value < 2 ** 62);
  return real.length === 0 ? null : Math.min(...real);
}

/** Cores' worth of CPU time that may be used, or null. */
function quotaOf(at: Surroundings, { cpuFolders }: Groups): number | null {
  const shares = cpuFolders.flatMap(folder => {
    const [quota, period] = (
      read(at, `${folder}/cpu.max`) ??
      `${read(at, `${folder}/cpu.cfs_quota_us`)} ${read(at, `${folder}/cpu.cfs_period_us`)}`
    )
      .split(' ')
      .map(Number);
    const share = (quota ?? Number.NaN) / (period ?? Number.NaN);
    return share > 0 ? [share] : [];
  });
  return shares.length === 0 ? null : Math.min(...shares);
}

function cpuQuota(cores: number | null): Capability {
  const [id, name] = ['cpu-quota', 'CPU quota'];
  if (cores === null) return good(id, name, 'none');
  const found = `${Number(cores.toFixed(2))} of ${os.cpus().length} cores`;
  if (cores >= os.cpus().length) return good(id, name, found);
  return limited(id, name, found, {
    costs:
      'the kernel stops the workload in bursts when the quota is used up: elapsed times jump, most of all in the tail',
    remedy: 'give the container whole cores instead (docker run --cpuset-cpus), or gate CPU time (cpu.perop)',
  });
}

const memoryLimit = (bytes: number | null): Capability =>
  good('memory-limit', 'Memory limit', bytes === null ? 'none' : `${(bytes / 1024 ** 2).toFixed(0)} MB`);

/** Kills for memory are told from crashes by the kernel's counters. */
function killCounter(at: Surroundings, { memoryFolders }: Groups): Capability {
  const [id, name] = ['oom-detection', 'Kills for memory'];
  const files = [
    'proc/vmstat',
    ...memoryFolders.flatMap(own => [`${own}/memory.events`, `${own}/memory.oom_control`]),
  ];
  if (files.some(file => /^oom_kill \d+$/m.test(read(at, file) ?? '')))
    return good(id, name, 'counted by the kernel: told apart from crashes');
  return limited(id, name, 'no counter', {
    costs: 'a process that is killed for want of memory looks like one that somebody else killed',
    remedy: 'Linux 4.13 or newer counts them in /proc/vmstat',
  });
}
