import { existsSync, readFileSync } from 'node:fs';

/** Of the flags in /proc/PID/stat: the process is ending (PF_EXITING in the kernel's sched.h). */
const EXITING = 0x4;

/** Whether a process is there and has not ended; null where the system does not tell (no /proc). */
export function isLive(pid: number): boolean | null {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return existsSync('/proc/self/stat') ? false : null;
  return !tellsOfAnEnd(stat);
}

/**
 * Whether a line of /proc/PID/stat is of a process that has ended, as a zombie has, or is ending: its connections are closed before it is a
 * zombie, so whoever asked it knows already, and on a crowded machine much can happen until then.
 */
export function tellsOfAnEnd(stat: string): boolean {
  // The name in parentheses may hold anything; after it come the state, five numbers that say nothing here, and the flags.
  const [, state, flags] = /^\d+ \(.*\) (\S)(?: -?\d+){5} (\d+)/s.exec(stat) ?? [];
  return state === 'Z' || state === 'X' || (Number(flags) & EXITING) !== 0;
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
