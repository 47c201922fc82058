import { closeSync, openSync, readdirSync, readlinkSync, readSync, statSync } from 'node:fs';

/** One buffer for all reads: the sampler is a single thread and every file is turned into text before the next one is read. */
const buffer = Buffer.allocUnsafe(64 * 1024);

/**
 * The kernel hands out a long file in pieces of at least a page less one line, so a piece shorter than this is the last one, and
 * asking for another, a third of the cost, can be left out (Linux, fs/seq_file.c).
 */
const SHORTEST_PIECE = 2_048;

/** ENOENT before the file was opened, ESRCH afterwards: the process ended in between, which is no error here. */
const vanished = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH');

/** Runs `read`; null when what it reads has vanished. Refusals (EACCES, EPERM) and the like are thrown with their path. */
export function unlessVanished<T>(path: string, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (vanished(error)) return null;
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new Error(`cannot read ${path}: ${code}`, { cause: error });
  }
}

/** Text of an open file from its beginning. */
export function readToEnd(file: number): string {
  let text = '';
  for (let position = 0; ; ) {
    const length = readSync(file, buffer, 0, buffer.length, position);
    text += buffer.toString('latin1', 0, length);
    position += length;
    if (length < SHORTEST_PIECE) return text;
  }
}

/** Text of a file under /proc, null when the process has vanished. Half the cost of `readFileSync`, which asks for the size first. */
export function readProcFile(path: string): string | null {
  return unlessVanished(path, () => {
    const file = openSync(path, 'r');
    try {
      return readToEnd(file);
    } finally {
      closeSync(file);
    }
  });
}

/** Names in a folder under /proc, null when the process has vanished. */
export const listProcFolder = (path: string): string[] | null =>
  unlessVanished(path, () => readdirSync(path));

/** Target of a link under /proc, null when it has vanished. */
export const readProcLink = (path: string): string | null => unlessVanished(path, () => readlinkSync(path));

/** Number of entries in a folder under /proc that reports it as its size (`/proc/PID/fd` since Linux 6.2), else 0. */
export const procFolderSize = (path: string): number | null =>
  unlessVanished(path, () => statSync(path).size);
