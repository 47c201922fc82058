import { type SpawnOptions, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Root of the checkout. */
export const ROOT = join(import.meta.dirname, '../..');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly elapsedMs: number;
}

export interface RunningProgram {
  readonly pid: number;
  readonly finished: Promise<Finished>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the program has printed `text` on either stream. */
  printed(text: string): Promise<void>;
}

/** A folder of its own that is gone after `dispose`. */
export function temporaryFolder(): { readonly path: string; readonly dispose: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'stress-e2e-')));
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}

/** What somebody has who cloned the repository and installed nothing: the committed bundle and the examples. */
export function cloneWithoutInstall(folder: string): void {
  for (const part of ['dist', 'examples', 'package.json'])
    cpSync(join(ROOT, part), join(folder, part), {
      recursive: true,
      filter: source => !source.includes('.stress'),
    });
}

/** Starts a program; both streams are collected as text. */
export function start(command: string, args: readonly string[], options: SpawnOptions): RunningProgram {
  const startedAt = performance.now();
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  let onOutput = (): void => {};
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      onOutput();
    });
  }
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code, signal, ...output, elapsedMs: performance.now() - startedAt }),
    );
  });
  return {
    pid: child.pid ?? 0,
    finished,
    kill: signal => void child.kill(signal),
    printed: text =>
      new Promise(resolve => {
        onOutput = () => {
          if (`${output.stdout}${output.stderr}`.includes(text)) resolve();
        };
        onOutput();
      }),
  };
}

/** The built command line, in `cwd`. */
export const startCli = (args: readonly string[], cwd: string): RunningProgram =>
  start(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
  });

export const cli = (args: readonly string[], cwd: string): Promise<Finished> => startCli(args, cwd).finished;
