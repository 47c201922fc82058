import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes a folder of temporary files with all that is in it; links are removed, never followed. Folders that a workload closed to
 * itself (`chmod 500`) are opened first. What belongs to another user stays where it is: the system empties its temporary folder itself.
 */
export function removeTree(folder: string): void {
  if (removed(folder)) return;
  openUp(folder);
  removed(folder);
}

function removed(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
    return true;
  } catch {
    // Refused, or written to meanwhile: the caller decides what to do about it.
    return false;
  }
}

/** Makes every folder below writable by its owner. Entries are told apart without following links. */
function openUp(folder: string): void {
  try {
    chmodSync(folder, 0o700);
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) openUp(join(folder, entry.name));
  } catch {
    // Of another user, or gone by now: nothing to be opened here.
  }
}
