import type { MonitorMember, Readings } from '../monitor.ts';
import { readProcFile } from './proc-files.ts';
import { type ProcessTree, sharesParentMemory, type TreeProcess } from './process-tree.ts';
import { sumReadings } from './sum.ts';

/** Lines of smaps_rollup, in KiB (proc_pid_smaps(5)). Pages of huge mappings that are private are the process's own too. */
const PRIVATE = /^Private_(?:Clean|Dirty|Hugetlb): *(\d+) kB$/gm;
const PROPORTIONAL = /^Pss: *(\d+) kB$/m;

function mappedSets({ pid }: TreeProcess): Readings | null {
  const rollup = readProcFile(`/proc/${pid}/smaps_rollup`) ?? '';
  const pss = PROPORTIONAL.exec(rollup)?.[1];
  if (pss === undefined) return null;
  const privateKib = [...rollup.matchAll(PRIVATE)].reduce((sum, match) => sum + Number(match[1]), 0);
  return { pssBytes: Number(pss) * 1024, ussBytes: privateKib * 1024 };
}

/**
 * Proportional and unique sets. The file is opened anew each time, as an open one keeps showing the memory that the process had before
 * it called exec. The kernel walks the page tables for each reading, about 10 µs a resident MiB, so this has the
 * largest budget and on large trees the lowest rate.
 */
export const memoryMap: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 500_000, share: 0.0015 },
  columns: ['pssBytes', 'ussBytes'],
  open: () => ({
    sample: ({ live }) =>
      sumReadings(
        live.filter(process => !sharesParentMemory(process)),
        mappedSets,
      ),
  }),
};
