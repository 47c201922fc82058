import { execFile } from 'node:child_process';

/** Output that is read of one git command: a status of a very large tree. */
const MAX_OUTPUT_BYTES = 64 * 1024 ** 2;

/** How one git command ended. `said` is the last line of its messages, without credentials. */
export type GitEnding =
  | { readonly kind: 'ok'; readonly output: string }
  | { readonly kind: 'refused'; readonly exitCode: number; readonly said: string }
  | { readonly kind: 'unusable'; readonly said: string };

/** What one git command is given beside its arguments. */
export interface GitSurroundings {
  /** Absolute. */
  readonly folder: string;
  /** The program's own. */
  readonly environment: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}

/**
 * Runs one git command and waits for it. It starts no hooks of the repository, never asks anybody anything, and takes no lock that it
 * does not need; its words are English, because some are read. Never rejects.
 */
export function runGit(args: readonly string[], { folder, environment, timeoutMs }: GitSurroundings) {
  const env = {
    ...withoutRepository(environment),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
  const settings = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
  const options = { cwd: folder, env, timeout: timeoutMs, maxBuffer: MAX_OUTPUT_BYTES };
  return new Promise<GitEnding>(resolve => {
    execFile('git', [...settings, ...args], options, (error, stdout, stderr) => {
      if (error === null) resolve({ kind: 'ok', output: stdout.trim() });
      else if (error.killed)
        resolve({ kind: 'unusable', said: `it did not end within ${timeoutMs / 1000} s` });
      else if (typeof error.code === 'number')
        resolve({ kind: 'refused', exitCode: error.code, said: lastLine(stderr) });
      else resolve({ kind: 'unusable', said: `git cannot be run: ${error.code ?? error.message}` });
    });
  });
}

/** Git's last complaint; advice may follow it. It may name the remote, whose URL may hold a password. */
function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  const line = lines.findLast(entry => /^(fatal|error): /.test(entry)) ?? lines.at(-1) ?? '';
  return line.replace(/:\/\/[^/@\s]+@/g, '://').slice(0, 500) || 'no message';
}

/** Started from a hook of git, this program would be told of the hook's repository, which need not be that of the folder. */
function withoutRepository(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.test(name)));
}
