import type { Monitor, MonitorMember, Readings } from '../monitor.ts';
import { TICK_NS } from './process-stat.ts';
import { type ProcessTree, processKey, type TreeProcess } from './process-tree.ts';

interface CpuTicks {
  readonly user: number;
  readonly system: number;
}

const add = (a: CpuTicks, b: CpuTicks): CpuTicks => ({ user: a.user + b.user, system: a.system + b.system });

/** CPU time of the children that a process waited for; it is how the work of children too short to be met is counted. */
const ofChildren = ({ stat }: TreeProcess): CpuTicks => ({
  user: stat.childUserTicks,
  system: stat.childSystemTicks,
});
const ofItself = ({ stat }: TreeProcess): CpuTicks => ({ user: stat.userTicks, system: stat.systemTicks });

/**
 * Counts and CPU time, from what the walk over the tree has read anyway. Parents were read before their children, so a child that
 * is waited for in between is missed once but never counted twice; the totals hold their largest value meanwhile.
 */
class Processes implements Monitor<ProcessTree> {
  private total: CpuTicks = { user: 0, system: 0 };
  /** What excluded processes had waited for before the watch began. */
  private before: ReadonlyMap<string, CpuTicks> | null = null;

  sample({ all, live, seen }: ProcessTree): Readings {
    this.before ??= new Map(all.filter(one => one.excluded).map(one => [processKey(one), ofChildren(one)]));
    const now = all.map(one => this.ticksOf(one)).reduce(add, { user: 0, system: 0 });
    this.total = {
      user: Math.max(this.total.user, now.user),
      system: Math.max(this.total.system, now.system),
    };
    return {
      cpuUserNs: this.total.user * TICK_NS,
      cpuSystemNs: this.total.system * TICK_NS,
      cpuNs: (this.total.user + this.total.system) * TICK_NS,
      ...(live.length > 0 && {
        processes: live.length,
        processesSeen: seen,
        threads: live.reduce((sum, one) => sum + one.stat.threads, 0),
      }),
    };
  }

  private ticksOf(process: TreeProcess): CpuTicks {
    const children = ofChildren(process);
    if (!process.excluded) return add(ofItself(process), children);
    const before = this.before?.get(processKey(process)) ?? { user: 0, system: 0 };
    return { user: children.user - before.user, system: children.system - before.system };
  }
}

export const processes: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 1_000, share: 'with-walk' },
  columns: ['cpuNs', 'cpuUserNs', 'cpuSystemNs', 'processes', 'processesSeen', 'threads'],
  open: () => new Processes(),
};
