import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `use` with a folder that is gone afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'stress-load-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let made = 0;

/** A new, empty folder in another. */
export function subfolder(parent: string, name: string): string {
  const folder = join(parent, `${name}-${made++}`);
  mkdirSync(folder);
  return folder;
}
