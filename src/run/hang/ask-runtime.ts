import { IDLE } from './classify.ts';
import type { Dump } from './dumps/dump.ts';
import { hotspotDump } from './dumps/hotspot.ts';
import { examine } from './suspect.ts';
import { activityOf, last, ofProcess, type Window } from './window.ts';

/**
 * A Java machine never stands still: its own threads wake up all the time, and those that wait for a monitor do too. But it knows its
 * locks, and tells of them without harm, in some milliseconds. So those that are idle are asked. Resolves to a dump in which a deadlock was
 * found, else to null.
 */
export async function askRuntimes(window: Window, signal: AbortSignal): Promise<Dump | null> {
  for (const process of last(window).processes) {
    if (activityOf(ofProcess(window, process.pid)).utilization > IDLE) continue;
    const suspect = examine(process);
    if (suspect === null || !hotspotDump.suits(suspect)) continue;
    const dump = await hotspotDump.take(suspect, { environment: {}, signal, hear: async () => '' });
    if (dump !== null && dump.deadlock !== null) return dump;
  }
  return null;
}
