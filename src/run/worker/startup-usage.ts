import { readProcFile } from '../monitors/linux/proc-files.ts';
import { parseProcessStat, TICK_NS } from '../monitors/linux/process-stat.ts';
import type { Usage } from '../process/launch.ts';
import { oldestChild } from '../services/liveness.ts';

/** CPU time of a worker up to some moment, with that of the children it has waited for. */
export interface UsedSoFar {
  readonly userNs: number;
  readonly systemNs: number;
}

const NOTHING: UsedSoFar = { userNs: 0, systemNs: 0 };

/**
 * What the child of `launcherPid` has used until now, in ticks of 10 ms: 0 where /proc does not tell. The kernel's account of a process
 * is of its whole life, and a runtime's start and compiling are no operations.
 */
export function usedSoFar(launcherPid: number): UsedSoFar {
  const child = oldestChild(launcherPid);
  const text = child === null ? null : readProcFile(`/proc/${child}/stat`);
  if (!text) return NOTHING;
  const { userTicks, systemTicks, childUserTicks, childSystemTicks } = parseProcessStat(text);
  return {
    userNs: (userTicks + childUserTicks) * TICK_NS,
    systemNs: (systemTicks + childSystemTicks) * TICK_NS,
  };
}

/** The usage of a whole life without its beginning. */
export const withoutBeginning = (usage: Usage | null, { userNs, systemNs }: UsedSoFar): Usage | null =>
  usage === null
    ? null
    : {
        ...usage,
        userNs: Math.max(0, usage.userNs - userNs),
        systemNs: Math.max(0, usage.systemNs - systemNs),
      };
