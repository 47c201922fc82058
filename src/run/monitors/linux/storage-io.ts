import type { Monitor, MonitorMember, Readings } from '../monitor.ts';
import { type ProcessTree, processKey, type TreeProcess } from './process-tree.ts';

interface Transfer {
  readonly read: number;
  readonly written: number;
}

const READ = /^read_bytes: (\d+)$/m;
const WRITTEN = /^write_bytes: (\d+)$/m;
const NOTHING: Transfer = { read: 0, written: 0 };

/** Bytes that a process and the children it waited for caused to be moved from and to storage (proc_pid_io(5)). */
function transferOf({ files }: TreeProcess): Transfer | null {
  const text = files.read('io');
  if (!text) return null;
  return { read: Number(READ.exec(text)?.[1]), written: Number(WRITTEN.exec(text)?.[1]) };
}

/**
 * Storage I/O. What a child moved goes over to its parent when it is waited for, so the sum over living processes keeps it; of an
 * excluded launcher only the growth since the watch began counts, which is its children's and what it wrote itself.
 */
class StorageIo implements Monitor<ProcessTree> {
  private total: Transfer = NOTHING;
  private before: ReadonlyMap<string, Transfer> | null = null;

  sample({ all, seen }: ProcessTree): Readings {
    const transfers = all.map(process => ({ process, transfer: transferOf(process) ?? NOTHING }));
    this.before ??= new Map(
      transfers
        .filter(({ process }) => process.excluded)
        .map(({ process, transfer }) => [processKey(process), transfer]),
    );
    let [read, written] = [0, 0];
    for (const { process, transfer } of transfers) {
      const before = this.before.get(processKey(process)) ?? NOTHING;
      read += transfer.read - before.read;
      written += transfer.written - before.written;
    }
    this.total = { read: Math.max(this.total.read, read), written: Math.max(this.total.written, written) };
    return seen === 0 ? {} : { ioReadBytes: this.total.read, ioWrittenBytes: this.total.written };
  }
}

export const storageIo: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 12_000, share: 'with-walk' },
  columns: ['ioReadBytes', 'ioWrittenBytes'],
  open: () => new StorageIo(),
};
