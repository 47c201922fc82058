import type { StdioOptions } from 'node:child_process';
import { type ChildProcess, spawn } from 'node:child_process';
import type { Command } from './pinned.ts';

const alive = new Set<ChildProcess>();

process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Starts a command that does not outlive this process, however that ends (`process.exit` by signals: run.ts). */
export function spawnChild(
  [file, ...words]: Command,
  options: { readonly cwd?: string; readonly stdio: StdioOptions },
): ChildProcess {
  const child = spawn(file, words, options);
  alive.add(child);
  child.once('close', () => alive.delete(child));
  return child;
}
