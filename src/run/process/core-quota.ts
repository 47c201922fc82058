import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Cores' worth of time that the control groups of this process allow, the strictest of them (version 2, then 1); Infinity without a
 * limit. `root` is the file system that is read.
 */
export function coreQuota(root = '/'): number {
  const groups = (read(join(root, 'proc/self/cgroup')) ?? '').split('\n').map(line => line.split(':'));
  const unified = groups.find(([id, names]) => id === '0' && names === '')?.[2] ?? '/';
  const legacy = groups.find(([, names]) => names?.split(',').includes('cpu'))?.[2] ?? '/';
  const mounts = ['cpu', 'cpu,cpuacct'].map(name => join(root, 'sys/fs/cgroup', name));
  const limits = [
    ...upwards(unified).map(group => unifiedQuota(join(root, 'sys/fs/cgroup', group))),
    ...mounts.flatMap(mount => upwards(legacy).map(group => legacyQuota(join(mount, group)))),
  ];
  return Math.min(...limits);
}

/** `/a/b` → `/a/b`, `/a`, `/`: a limit of any group above holds too. */
function upwards(group: string): readonly string[] {
  return group === '/' || group === '.' ? ['/'] : [group, ...upwards(dirname(group))];
}

/** `200000 100000` is two cores' worth, `max 100000` no limit. */
function unifiedQuota(folder: string): number {
  const [quota, period] = (read(join(folder, 'cpu.max')) ?? '').split(' ').map(Number);
  return coresOf(quota, period);
}

/** -1 is no limit. */
const legacyQuota = (folder: string): number =>
  coresOf(
    Number(read(join(folder, 'cpu.cfs_quota_us')) ?? -1),
    Number(read(join(folder, 'cpu.cfs_period_us')) ?? 0),
  );

const coresOf = (quota = 0, period = 0): number => (quota > 0 && period > 0 ? quota / period : Infinity);

/** Absent where the other version of control groups is in use, or none. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
