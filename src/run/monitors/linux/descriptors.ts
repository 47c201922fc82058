import type { Monitor, MonitorMember, Readings } from '../monitor.ts';
import { listProcFolder, procFolderSize } from './proc-files.ts';
import { type ProcessTree, processKey, type TreeProcess } from './process-tree.ts';

/** Since Linux 6.2 the folder's size is the count; 0 there means an older kernel or no descriptor, and a listing tells which. */
function openDescriptors({ pid }: TreeProcess): number | null {
  const folder = `/proc/${pid}/fd`;
  return procFolderSize(folder) || (listProcFolder(folder)?.length ?? null);
}

/** What a process may open at most, the soft limit; infinite without one, and where it cannot be read. */
function descriptorLimit({ files }: TreeProcess): number {
  const soft = /^Max open files +(\d+)/m.exec(files.read('limits') ?? '')?.[1];
  return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
}

/** Counts of the tree, and how near the process that is nearest to its own limit has come. Limits are read once a process. */
class Descriptors implements Monitor<ProcessTree> {
  private readonly limits = new Map<string, number>();

  sample({ live }: ProcessTree): Readings {
    const counted = live.flatMap(one => {
      const fds = openDescriptors(one);
      return fds === null ? [] : [{ fds, ratio: fds / this.limitOf(one) }];
    });
    if (counted.length === 0) return {};
    return {
      fds: counted.reduce((sum, { fds }) => sum + fds, 0),
      fdsLimitRatio: Math.min(1, Math.max(...counted.map(({ ratio }) => ratio))),
    };
  }

  private limitOf(one: TreeProcess): number {
    const key = processKey(one);
    const limit = this.limits.get(key) ?? descriptorLimit(one);
    this.limits.set(key, limit);
    return limit;
  }
}

export const descriptors: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 6_000, share: 'with-walk' },
  columns: ['fds', 'fdsLimitRatio'],
  open: () => new Descriptors(),
};
