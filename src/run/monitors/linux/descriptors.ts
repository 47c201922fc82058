import type { MonitorMember, Readings } from '../monitor.ts';
import { listProcFolder, procFolderSize } from './proc-files.ts';
import type { ProcessTree, TreeProcess } from './process-tree.ts';
import { sumReadings } from './sum.ts';

/** Since Linux 6.2 the folder's size is the count; 0 there means an older kernel or no descriptor, and a listing tells which. */
function openDescriptors({ pid }: TreeProcess): Readings | null {
  const folder = `/proc/${pid}/fd`;
  const fds = procFolderSize(folder) || listProcFolder(folder)?.length;
  return fds === undefined ? null : { fds };
}

export const descriptors: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 6_000, share: 'with-walk' },
  columns: ['fds'],
  open: () => ({ sample: ({ live }) => sumReadings(live, openDescriptors) }),
};
