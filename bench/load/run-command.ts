import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { spawnChild } from './children.ts';
import type { Command } from './pinned.ts';

/** A command that runs. */
export interface Running {
  readonly pid: number;
  /** What it wrote to standard output; rejects where it ended with another exit code than 0 or the one that is told. */
  readonly ended: Promise<string>;
  /** Sends it SIGKILL; nothing where it has ended. */
  kill(): void;
}

/** How a command is run: where, and which exit code is a success beside 0. */
export interface RunOptions {
  readonly cwd: string;
  readonly alsoOk?: number;
}

/** Starts a command without standard input. */
export async function start(command: Command, { cwd, alsoOk = 0 }: RunOptions): Promise<Running> {
  const child = spawnChild(command, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'close')]);
  const ended = output.then(([out, errors, [code]]) => {
    if (code === 0 || code === alsoOk) return out;
    throw new Error(`${command.join(' ')} ended with ${code}:\n${out}${errors}`);
  });
  // Whoever awaits it sees the failure; until then it is not an unhandled one.
  ended.catch(() => {});
  await once(child, 'spawn');
  return { pid: child.pid ?? 0, ended, kill: () => child.kill('SIGKILL') };
}

/** Runs a command to its end and gives what it wrote to standard output. */
export const run = async (command: Command, options: RunOptions): Promise<string> =>
  (await start(command, options)).ended;

const textOf = async (stream: Readable | null): Promise<string> => (stream === null ? '' : text(stream));
