import type { Monitor, MonitorMember, Readings } from '../monitor.ts';
import { processStatus } from './process-status.ts';
import { type ProcessTree, sharesParentMemory, type TreeProcess } from './process-tree.ts';

interface ResidentSet {
  readonly nowBytes: number;
  readonly peakBytes: number;
}

/** Kilobytes as the kernel writes them, which are KiB; null where the line is missing, as in a process that is ending. */
function kibibytes(text: string, name: string): number | null {
  const start = text.indexOf(`${name}:`);
  return start < 0 ? null : Number.parseInt(text.slice(start + name.length + 1, start + 40), 10) * 1024;
}

function residentSet(process: TreeProcess): ResidentSet | null {
  const status = processStatus(process) ?? '';
  const nowBytes = kibibytes(status, 'VmRSS');
  const peakBytes = kibibytes(status, 'VmHWM');
  return nowBytes === null || peakBytes === null ? null : { nowBytes, peakBytes };
}

/**
 * Resident sets from /proc/PID/status, whose figures are exact; those in `stat` lag by up to a batch of pages a core. VmHWM keeps
 * the peak between two samples.
 */
class Memory implements Monitor<ProcessTree> {
  private largestPeakBytes = 0;

  sample({ live }: ProcessTree): Readings {
    const sets = live
      .filter(process => !sharesParentMemory(process))
      .map(residentSet)
      .filter(set => set !== null);
    if (sets.length === 0) return {};
    this.largestPeakBytes = Math.max(this.largestPeakBytes, ...sets.map(set => set.peakBytes));
    return {
      rssBytes: sets.reduce((sum, set) => sum + set.nowBytes, 0),
      largestPeakBytes: this.largestPeakBytes,
    };
  }
}

export const memory: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 30_000, share: 'with-walk' },
  columns: ['rssBytes', 'largestPeakBytes'],
  open: () => new Memory(),
};
