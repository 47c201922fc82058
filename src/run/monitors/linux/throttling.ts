import { readFileSync } from 'node:fs';
import type { Monitor, MonitorMember, Readings } from '../monitor.ts';
import type { ProcessTree } from './process-tree.ts';

/** Totals of a control group with a quota of CPU time; null without such a group (cgroup v2: `cpu.max`; v1: `cpu.cfs_quota_us`). */
interface Periods {
  readonly all: number;
  readonly throttled: number;
}

/** Where the group of this process, in which the workload runs, may have its figures: version 2, then 1. */
function candidates(): readonly string[] {
  const own = (read('/proc/self/cgroup') ?? '').split('\n').map(line => line.split(':'));
  const unified = own.find(([id]) => id === '0')?.[2] ?? '/';
  const legacy = own.find(([, names]) => names?.split(',').includes('cpu'))?.[2] ?? '/';
  // In a container the path is that of the host, and the group itself is mounted.
  return [
    `/sys/fs/cgroup${unified}/cpu.stat`,
    '/sys/fs/cgroup/cpu.stat',
    `/sys/fs/cgroup/cpu${legacy}/cpu.stat`,
    '/sys/fs/cgroup/cpu/cpu.stat',
  ];
}

/** Figures of `cpu.stat`; periods are counted only while there is a quota. */
export function periodsIn(text: string): Periods | null {
  const figure = (name: string): number | null => {
    const found = new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1];
    return found === undefined ? null : Number(found);
  };
  const [all, throttled] = [figure('nr_periods'), figure('nr_throttled')];
  return all === null || throttled === null || all === 0 ? null : { all, throttled };
}

/** Absent where the other version of control groups is in use, or none. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** How often the quota was used up, over the time since the last reading: the first reading only sets the start. */
class Throttling implements Monitor<ProcessTree> {
  private readonly file = candidates().find(file => periodsIn(read(file) ?? '') !== null) ?? null;
  private last: Periods | null = null;

  sample(): Readings {
    const now = this.file === null ? null : periodsIn(read(this.file) ?? '');
    const then = this.last;
    // A period is 100 ms as a rule: a shorter distance has none.
    if (now === null || now.all === then?.all) return {};
    this.last = now;
    return then === null
      ? {}
      : { cpuThrottledRatio: Math.min(1, (now.throttled - then.throttled) / (now.all - then.all)) };
  }
}

export const throttling: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 15_000, share: 0.0001 },
  columns: ['cpuThrottledRatio'],
  open: () => new Throttling(),
};
