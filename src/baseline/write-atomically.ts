import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a whole file or leaves the old one: to a neighbour on the same disk, flushed, then renamed over it. Folders are made.
 * Throws the system's error; the neighbour is removed on every path.
 */
export async function writeAtomically(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const neighbour = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(neighbour, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(neighbour, file);
  } finally {
    await rm(neighbour, { force: true });
  }
}
