import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `use` with a folder that is gone afterwards, and when this process exits before. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'stress-load-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await use(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

let made = 0;

/** A new, empty folder in another. */
export function subfolder(parent: string, name: string): string {
  const folder = join(parent, `${name}-${made++}`);
  mkdirSync(folder);
  return folder;
}
