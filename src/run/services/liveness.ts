import { existsSync, readFileSync } from 'node:fs';

/** Whether a process is there and has not ended; null where the system does not tell (no /proc). A zombie has ended. */
export function isLive(pid: number): boolean | null {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return existsSync('/proc/self/stat') ? false : null;
  return !/^\d+ \(.*\) [ZX]/s.test(stat);
}

/** The oldest child of a process; null without one, or where the kernel lists none (CONFIG_PROC_CHILDREN). */
export function oldestChild(pid: number): number | null {
  const first = /^\d+/.exec(read(`/proc/${pid}/task/${pid}/children`) ?? '')?.[0];
  return first === undefined ? null : Number(first);
}

/** Null for a process that is gone. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}
