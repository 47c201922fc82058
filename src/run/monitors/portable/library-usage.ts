import type { Monitor, MonitorMember, Readings } from '../monitor.ts';
import type { LibraryTree } from './library-tree.ts';

/** How long the library keeps what it knows of a process, which holds one descriptor for each on Linux. */
const LIBRARY_MEMORY_MS = 10_000;

/** Two readings of the start of one process differ by rounding; a new process with the same pid starts later than that. */
const START_TOLERANCE_MS = 2_000;

/**
 * Resident memory, CPU time and number of processes through pidusage, for systems without /proc. CPU time of a process that ended
 * stays in the sum as it was read last; children between two samples are missed.
 */
class LibraryUsage implements Monitor<LibraryTree> {
  private readonly met = new Map<number, { startedMs: number; cpuMs: number }>();
  private endedCpuMs = 0;
  private seen = 0;

  async sample({ live }: LibraryTree): Promise<Readings> {
    if (live.length === 0) return {};
    const { default: pidusage } = await import('pidusage');
    const answer = await pidusage(live, { maxage: LIBRARY_MEMORY_MS }).catch(ended);
    const usages = live.flatMap(pid => {
      const usage = answer[pid];
      return usage ? [{ pid, ...usage }] : [];
    });
    if (usages.length === 0) return {};
    for (const { pid, ctime, timestamp, elapsed } of usages) this.meet(pid, timestamp - elapsed, ctime);
    const cpuMs = [...this.met.values()].reduce((sum, one) => sum + one.cpuMs, this.endedCpuMs);
    return {
      rssBytes: usages.reduce((sum, usage) => sum + usage.memory, 0),
      cpuNs: cpuMs * 1e6,
      processes: usages.length,
      processesSeen: this.seen,
    };
  }

  private meet(pid: number, startedMs: number, cpuMs: number): void {
    const known = this.met.get(pid);
    const same = known !== undefined && Math.abs(known.startedMs - startedMs) < START_TOLERANCE_MS;
    if (!same) {
      this.seen += 1;
      this.endedCpuMs += known?.cpuMs ?? 0;
    }
    this.met.set(pid, { startedMs: same ? known.startedMs : startedMs, cpuMs });
  }
}

/** pidusage rejects when none of the processes is left; anything else is trouble that the report has to state. */
function ended(error: unknown): Readonly<Record<string, undefined>> {
  if (error instanceof Error && error.message === 'No matching pid found') return {};
  throw error;
}

export const libraryUsage: MonitorMember<LibraryTree> = {
  cost: { typicalNs: 5_000_000, share: 0.005 },
  columns: ['rssBytes', 'cpuNs', 'processes', 'processesSeen'],
  open: () => new LibraryUsage(),
};
