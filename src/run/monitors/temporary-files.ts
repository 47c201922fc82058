import { opendirSync } from 'node:fs';
import { join } from 'node:path';
import type { MonitorMember, Readings } from './monitor.ts';

/** Entries after which counting ends: that many cost 10 ms, and are a leak anyhow. */
const MAX_ENTRIES = 10_000;

/** Entries below a folder at any depth, links not followed; folders that vanish meanwhile count as empty. */
export function countEntries(folder: string, limit: number = MAX_ENTRIES): number {
  const open = [folder];
  let count = 0;
  for (let next = open.pop(); next !== undefined && count < limit; next = open.pop()) {
    for (const { name, isFolder } of entriesOf(next, limit - count)) {
      count += 1;
      if (isFolder) open.push(join(next, name));
    }
  }
  return count;
}

/** At most `limit` entries, without reading the rest of the folder. */
function entriesOf(folder: string, limit: number): { readonly name: string; readonly isFolder: boolean }[] {
  const entries: { readonly name: string; readonly isFolder: boolean }[] = [];
  try {
    const reader = opendirSync(folder, { bufferSize: 256 });
    try {
      for (let one = reader.readSync(); one !== null && entries.length < limit; one = reader.readSync())
        entries.push({ name: one.name, isFolder: one.isDirectory() });
    } finally {
      reader.closeSync();
    }
  } catch {
    // Removed since its parent was read, or closed to us: what can be seen is counted.
  }
  return entries;
}

/** Temporary files that a workload leaves lying, wherever it runs. Not read where the invocation has no folder of its own. */
export const temporaryFiles: MonitorMember<unknown> = {
  cost: { typicalNs: 20_000, share: 0.0008 },
  columns: ['files', 'filesReadings'],
  open: ({ temporary }) => {
    let filesReadings = 0;
    return {
      sample(): Readings {
        if (temporary === null) return {};
        filesReadings += 1;
        return { files: countEntries(temporary), filesReadings };
      },
    };
  },
};
