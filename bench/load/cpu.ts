import { readdirSync, readFileSync } from 'node:fs';

/** Length of a clock tick of /proc, ms: USER_HZ is 100 on every architecture of Linux that Node runs on. */
const TICK_MS = 10;

interface ProcessTime {
  readonly parent: number;
  readonly ticks: number;
}

/** Null where the process has ended. Fields are counted after the name, which is in brackets and may hold anything (proc_pid_stat(5)). */
function timeOf(pid: string): ProcessTime | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // Its own user and system time, and that of the children it has waited for.
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    // It ended between the listing and the reading.
    return null;
  }
}

/** CPU time, user and kernel, that a process, all its threads and what it started have used so far; ms, by ticks of 10. */
export function treeCpuMs(rootPid: number): number {
  const processes = new Map<number, ProcessTime>();
  for (const name of readdirSync('/proc').filter(entry => /^\d+$/.test(entry))) {
    const time = timeOf(name);
    if (time !== null) processes.set(Number(name), time);
  }
  const belongs = (pid: number): boolean =>
    pid === rootPid || (processes.has(pid) && belongs(processes.get(pid)?.parent ?? 0));
  let ticks = 0;
  for (const [pid, time] of processes) if (belongs(pid)) ticks += time.ticks;
  return ticks * TICK_MS;
}
