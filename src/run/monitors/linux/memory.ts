import { writeFileSync } from 'node:fs';
import type { Monitor, MonitorMember, Readings } from '../monitor.ts';
import { processStatus } from './process-status.ts';
import { type ProcessTree, processKey, sharesParentMemory, type TreeProcess } from './process-tree.ts';

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

/** Makes the present resident set of a process its peak (proc_pid_clear_refs(5)); false where the kernel does not let it. */
function forgetPeak({ pid }: TreeProcess): boolean {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return true;
  } catch {
    // It has vanished, belongs to somebody else, or the kernel keeps peaks: what is sampled stands instead.
    return false;
  }
}

/**
 * Resident sets from /proc/PID/status, whose figures are exact; those in `stat` lag by up to a batch of pages a core. VmHWM keeps
 * the peak between two samples. Of processes with a history it is made to begin with the first sample; where that cannot be done, the
 * largest resident set that was sampled stands for it.
 */
class Memory implements Monitor<ProcessTree> {
  private largestPeakBytes = 0;
  private begun: boolean;
  private readonly lasting = new Set<string>();

  constructor(hasHistory: boolean) {
    this.begun = !hasHistory;
  }

  sample({ live }: ProcessTree): Readings {
    if (!this.begun) for (const one of live) if (!forgetPeak(one)) this.lasting.add(processKey(one));
    this.begun = true;
    const own = live.filter(process => !sharesParentMemory(process));
    const sets = own.map(process => this.resident(process)).filter(set => set !== null);
    if (sets.length === 0) return {};
    this.largestPeakBytes = Math.max(this.largestPeakBytes, ...sets.map(set => set.peakBytes));
    return {
      rssBytes: sets.reduce((sum, set) => sum + set.nowBytes, 0),
      largestPeakBytes: this.largestPeakBytes,
    };
  }

  private resident(process: TreeProcess): ResidentSet | null {
    const set = residentSet(process);
    return set !== null && this.lasting.has(processKey(process)) ? { ...set, peakBytes: set.nowBytes } : set;
  }
}

export const memory: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 30_000, share: 'with-walk' },
  columns: ['rssBytes', 'largestPeakBytes'],
  open: ({ hasHistory = false }) => new Memory(hasHistory),
};
