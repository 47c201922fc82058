import { readFileSync } from 'node:fs';

/** CPU time of a thread from the scheduler, first field in ns (Linux, Documentation/scheduler/sched-stats.rst). */
function fromScheduler(): number {
  try {
    return Number.parseInt(readFileSync('/proc/thread-self/schedstat', 'latin1'), 10);
  } catch {
    // No such file outside Linux, and none in kernels without CONFIG_SCHED_INFO.
    return performance.eventLoopUtilization().active * 1e6;
  }
}

/**
 * CPU time the calling thread has used, in ns: `process.threadCpuUsage` where Node has it (23.9), the scheduler's account on Linux, else
 * the time in which the event loop was busy, which is an upper bound. Tools that a library starts are not in it.
 */
export function cpuOfThisThreadNs(): number {
  const usage = process.threadCpuUsage?.();
  return usage === undefined ? fromScheduler() : (usage.user + usage.system) * 1e3;
}
