import { existsSync } from 'node:fs';
import { listProcFolder, readProcFile } from './proc-files.ts';
import { readProcessStat } from './process-stat.ts';

/** Gives the pids of the direct children of a process with so many threads; empty when it has vanished. */
export type ChildLookup = (pid: number, threads: number) => readonly number[];

const numbers = (text: string | null): number[] => (text ?? '').split(' ').filter(Boolean).map(Number);

/** Children are listed with the thread that forked them, so every thread has to be asked. */
const childrenFromThreads: ChildLookup = (pid, threads) => {
  const tasks = threads === 1 ? [String(pid)] : (listProcFolder(`/proc/${pid}/task`) ?? []);
  return tasks.flatMap(task => numbers(readProcFile(`/proc/${pid}/task/${task}/children`)));
};

/** Reads the state of every process of the machine once and answers from that. */
function childrenFromScan(): ChildLookup {
  const byParent = new Map<number, number[]>();
  for (const name of listProcFolder('/proc') ?? []) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? readProcessStat(pid) : null;
    if (stat === null) continue;
    byParent.set(stat.parentPid, [...(byParent.get(stat.parentPid) ?? []), pid]);
  }
  return pid => byParent.get(pid) ?? [];
}

export type ChildSource = 'threads' | 'scan';

/** `threads` needs CONFIG_PROC_CHILDREN, which most distributions set; a scan of all processes serves everywhere. */
export const bestChildSource = (): ChildSource =>
  existsSync('/proc/thread-self/children') ? 'threads' : 'scan';

/** A lookup that is good for one walk over the tree. */
export const openChildLookup = (source: ChildSource): ChildLookup =>
  source === 'threads' ? childrenFromThreads : childrenFromScan();
