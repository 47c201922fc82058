import type { Monitor, MonitorMember, Readings } from '../monitor.ts';
import { type ProcessTree, processKey, type TreeProcess } from './process-tree.ts';

interface Transfer {
  readonly read: number;
  readonly written: number;
}

const READ = /^read_bytes: (\d+)$/m;
const WRITTEN = /^write_bytes: (\d+)$/m;
const NOTHING: Transfer = { read: 0, written: 0 };
const add = (a: Transfer, b: Transfer): Transfer => ({
  read: a.read + b.read,
  written: a.written + b.written,
});
const largest = (a: Transfer, b: Transfer): Transfer => ({
  read: Math.max(a.read, b.read),
  written: Math.max(a.written, b.written),
});

/** Bytes that a process and the children it waited for caused to be moved from and to storage (proc_pid_io(5)). */
function transferOf({ files }: TreeProcess): Transfer {
  const text = files.read('io') ?? '';
  return { read: Number(READ.exec(text)?.[1] ?? 0), written: Number(WRITTEN.exec(text)?.[1] ?? 0) };
}

/**
 * Storage I/O. What a child moved goes over to its parent when it is waited for, so the sum over a family keeps it while the family's
 * first process lives; the largest sum stays afterwards. An excluded launcher is in no family, as its own traffic cannot be told apart
 * from what it took over; it splits the tree into one family for each process it started. What happens after the last sample is missed.
 */
class StorageIo implements Monitor<ProcessTree> {
  /** First process of the family by member: an orphan stays with the family it came from. */
  private readonly familyOf = new Map<string, string>();
  private readonly largestOf = new Map<string, Transfer>();

  sample({ all }: ProcessTree): Readings {
    const sums = new Map<string, Transfer>();
    for (const process of all.filter(({ excluded }) => !excluded)) {
      const family = this.family(process);
      sums.set(family, add(sums.get(family) ?? NOTHING, transferOf(process)));
    }
    for (const [family, sum] of sums)
      this.largestOf.set(family, largest(this.largestOf.get(family) ?? NOTHING, sum));
    const total = [...this.largestOf.values()].reduce(add, NOTHING);
    return this.largestOf.size === 0 ? {} : { ioReadBytes: total.read, ioWrittenBytes: total.written };
  }

  private family(process: TreeProcess): string {
    const key = processKey(process);
    const { parent } = process;
    const inherited = parent === null ? undefined : this.familyOf.get(processKey(parent));
    const family = this.familyOf.get(key) ?? inherited ?? key;
    this.familyOf.set(key, family);
    return family;
  }
}

export const storageIo: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 12_000, share: 'with-walk' },
  columns: ['ioReadBytes', 'ioWrittenBytes'],
  open: () => new StorageIo(),
};
