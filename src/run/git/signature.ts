import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Beside what git keeps of the worktree: out of sight of the workload, and gone when git forgets it. */
const signatureOf = (path: string): string | null => {
  const [, folder] = /^gitdir: (.+)$/m.exec(read(join(path, '.git'))) ?? [];
  return folder === undefined ? null : join(folder, 'stress-action');
};

/** Writes into the worktree at `path` that this process made it. */
export function sign(path: string): void {
  const file = signatureOf(path);
  if (file !== null) writeFileSync(file, `${hostname()} ${process.pid}`);
}

/** Whether a process of this machine signed the worktree at `path` and is dead. Of another machine's, as a container's, nothing is known. */
export function isAbandoned(path: string): boolean {
  const file = signatureOf(path);
  const [, host, pid] = /^(\S+) (\d+)$/.exec(file === null ? '' : read(file)) ?? [];
  return host === hostname() && !isAlive(Number(pid));
}

/** '' where there is no such file, and for the repository itself, whose `.git` is a folder. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is alive and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
