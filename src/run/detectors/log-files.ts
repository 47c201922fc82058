import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Files of one kind that are read, and bytes of each: a log has its reports at its beginning. */
const MOST_FILES = 200;
const MOST_BYTES = 4 * 1024 ** 2;

/** A file that a detector wrote. */
export interface LogFile {
  readonly path: string;
  readonly text: string;
}

/** The files whose paths begin with `beginning` and a full stop, as runtimes make them of a `log_path`; those older than `sinceMs` are left. */
export async function logFiles(beginning: string, sinceMs: number): Promise<readonly LogFile[]> {
  const folder = dirname(beginning);
  const names = await namesIn(folder);
  const own = names.filter(name => name.startsWith(`${basename(beginning)}.`)).sort();
  const files = await Promise.all(own.slice(0, MOST_FILES).map(name => readLog(join(folder, name), sinceMs)));
  return files.filter(file => file !== null);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // The folder that the user chose is not there: nobody wrote into it.
    return [];
  }
}

/** Reads a file without following links or waiting on pipes; null for an older one, and for what is no file. */
export async function readLog(path: string, sinceMs: number): Promise<LogFile | null> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    try {
      const status = await file.stat();
      if (!status.isFile() || status.mtimeMs < sinceMs) return null;
      const buffer = Buffer.alloc(Math.min(status.size, MOST_BYTES));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return { path, text: buffer.toString('utf8', 0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch {
    // It was removed in between, or is not ours to read: the detector's state says that its log is missing.
    return null;
  }
}
