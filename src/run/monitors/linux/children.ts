import { existsSync } from 'node:fs';
import { listProcFolder, readProcFile } from './proc-files.ts';
import type { ProcessFiles } from './process-files.ts';
import { parseProcessStat } from './process-stat.ts';

/** A process whose children are asked for. */
interface Parent {
  readonly pid: number;
  readonly threads: number;
  readonly files: ProcessFiles;
}

/** Gives the pids of the direct children of a process; empty when it has vanished. */
type ChildLookup = (parent: Parent) => readonly number[];

const numbers = (text: string | null): number[] => (text ?? '').split(' ').filter(Boolean).map(Number);

/** Children are listed with the thread that forked them, so every thread has to be asked. */
const childrenFromThreads: ChildLookup = ({ pid, threads, files }) => {
  const ofFirst = numbers(files.read(`task/${pid}/children`));
  if (threads === 1) return ofFirst;
  const others = (listProcFolder(`/proc/${pid}/task`) ?? []).filter(task => task !== String(pid));
  return ofFirst.concat(others.flatMap(task => numbers(readProcFile(`/proc/${pid}/task/${task}/children`))));
};

/** Reads the state of every process of the machine once and answers from that. */
function childrenFromScan(): ChildLookup {
  const byParent = new Map<number, number[]>();
  for (const name of listProcFolder('/proc') ?? []) {
    const text = /^\d+$/.test(name) ? readProcFile(`/proc/${name}/stat`) : null;
    if (!text) continue;
    const { parentPid } = parseProcessStat(text);
    byParent.set(parentPid, [...(byParent.get(parentPid) ?? []), Number(name)]);
  }
  return ({ pid }) => byParent.get(pid) ?? [];
}

export type ChildSource = 'threads' | 'scan';

/** `threads` needs CONFIG_PROC_CHILDREN, which most distributions set; a scan of all processes serves everywhere. */
export const bestChildSource = (): ChildSource =>
  existsSync('/proc/thread-self/children') ? 'threads' : 'scan';

/** A lookup that is good for one walk over the tree. */
export const openChildLookup = (source: ChildSource): ChildLookup =>
  source === 'threads' ? childrenFromThreads : childrenFromScan();
