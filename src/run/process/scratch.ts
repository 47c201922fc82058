import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SuiteError } from '../../model/suite-error.ts';
import { removeTree } from './remove-tree.ts';

/** Most that is read of one metrics file: about 500,000 short lines. */
const MAX_METRICS_BYTES = 16 * 1024 ** 2;

/** A private temporary folder of the run: named pipes, metrics files and temporary files of workloads, nothing that anybody should keep. */
export interface Scratch {
  /** The named pipe of one user, made at its first use; null where there are none. Never used by two operations at once. */
  fifo(user: number): string | null;
  /** The same for its stderr, where the streams are told apart. */
  errorFifo(user: number): string | null;
  /** The same for the stdin of a worker. */
  inputFifo(user: number): string | null;
  /** A fresh named pipe, for what lives beside operations; null where there are none. */
  freshFifo(): string | null;
  /** A fresh empty file. */
  metricsFile(): string;
  /** A fresh empty folder for the temporary files of one invocation. */
  temporaryFolder(): TemporaryFolder;
  /** Removes everything that can be removed. */
  dispose(): void;
}

/** Where the processes of one invocation put their temporary files. */
export interface TemporaryFolder {
  readonly path: string;
  /** Removes it with all that is in it. */
  remove(): void;
}

/** Throws `SuiteError` (exit code 3) where no temporary folder can be made. */
export function openScratch(): Scratch {
  const folder = makeFolder();
  const fifos = new Map<string, string | null>();
  let files = 0;
  let folders = 0;
  let fresh = 0;
  // Of one length: the size of its environment can change how fast a program runs.
  const numbered = (name: string, count: number) => join(folder, `${name}${String(count).padStart(7, '0')}`);
  const fifoAt = (name: string): string | null => {
    const known = fifos.get(name);
    if (known !== undefined) return known;
    const made = makeFifo(join(folder, name));
    fifos.set(name, made);
    return made;
  };
  return {
    fifo: user => fifoAt(`output-${user}`),
    errorFifo: user => fifoAt(`errors-${user}`),
    inputFifo: user => fifoAt(`input-${user}`),
    freshFifo: () => makeFifo(numbered('pipe-', fresh++)),
    metricsFile() {
      const file = numbered('metrics-', files++);
      writeFileSync(file, '');
      return file;
    },
    temporaryFolder() {
      // A short name: the path of a socket below it has at most about 100 characters (unix(7)).
      const path = numbered('t', folders++);
      mkdirSync(path, { mode: 0o700 });
      return { path, remove: () => removeTree(path) };
    },
    dispose: () => removeTree(folder),
  };
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'stress-'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SuiteError(`Cannot make a temporary folder in ${tmpdir()}: ${reason}`, { exitCode: 3, cause });
  }
}

/** Node cannot make a named pipe itself; mkfifo is in POSIX. */
function makeFifo(path: string): string | null {
  if (process.platform === 'win32') return null;
  return spawnSync('mkfifo', ['-m', '600', path], { stdio: 'ignore' }).status === 0 ? path : null;
}

/** What a metrics file holds, or why it cannot be read: the workload may have removed it or put anything in its place. */
export type MetricsText = { readonly text: string; readonly cut: boolean } | { readonly fault: string };

/** Reads a metrics file without following links or waiting on pipes, at most 16 MiB of it, and removes it. */
export function takeMetrics(file: string): MetricsText {
  try {
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    try {
      return readBounded(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(file, { recursive: true, force: true });
  }
}

function readBounded(descriptor: number): MetricsText {
  const { size, isFile } = describe(descriptor);
  if (!isFile) return { fault: 'it is no longer a regular file' };
  const buffer = Buffer.alloc(Math.min(size, MAX_METRICS_BYTES));
  let length = 0;
  while (length < buffer.length) {
    const bytes = readSync(descriptor, buffer, length, buffer.length - length, length);
    if (bytes === 0) break;
    length += bytes;
  }
  return { text: buffer.toString('utf8', 0, length), cut: size > MAX_METRICS_BYTES };
}

function describe(descriptor: number): { size: number; isFile: boolean } {
  const status = fstatSync(descriptor);
  return { size: status.size, isFile: status.isFile() };
}
