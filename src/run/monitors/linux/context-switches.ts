import type { Monitor, MonitorMember, Readings } from '../monitor.ts';
import { listProcFolder, readProcFile } from './proc-files.ts';
import { processStatus } from './process-status.ts';
import { type ProcessTree, processKey, type TreeProcess } from './process-tree.ts';

const SWITCHES = /^(?:non)?voluntary_ctxt_switches:\s+(\d+)$/gm;

/**
 * /proc/PID/status counts the main thread alone, so every thread is read. The last count of a thread that ended stays in the sum; a
 * process between two samples, or what a thread did after the last one, is missed: getrusage of a waited child is exact.
 */
class ContextSwitches implements Monitor<ProcessTree> {
  private readonly countOf = new Map<string, number>();

  sample({ live }: ProcessTree): Readings {
    for (const process of live) this.readThreads(process);
    const contextSwitches = [...this.countOf.values()].reduce((sum, count) => sum + count, 0);
    return this.countOf.size === 0 ? {} : { contextSwitches };
  }

  private readThreads(process: TreeProcess): void {
    const { pid, stat } = process;
    const threads = stat.threads === 1 ? [String(pid)] : (listProcFolder(`/proc/${pid}/task`) ?? []);
    for (const thread of threads) {
      const isFirst = thread === String(pid);
      const status = isFirst ? processStatus(process) : readProcFile(`/proc/${pid}/task/${thread}/status`);
      if (!status) continue;
      const count = [...status.matchAll(SWITCHES)].reduce((sum, match) => sum + Number(match[1]), 0);
      this.countOf.set(`${processKey(process)}:${thread}`, count);
    }
  }
}

export const contextSwitches: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 20_000, share: 0.0005 },
  columns: ['contextSwitches'],
  open: () => new ContextSwitches(),
};
