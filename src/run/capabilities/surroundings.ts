import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Capability } from '../../model/doctor.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { findExecutable } from '../process/executable.ts';

/** Where capabilities are looked for. Folders are absolute. */
export interface Surroundings {
  /** Above `proc` and `sys`: `/`, but for tests. */
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly workingDirectory: string;
  /** Where results will go; need not exist. */
  readonly out: string;
}

/** Looks at one side of the machine. Never rejects: what cannot be found out is a finding. */
export type Probe = (at: Surroundings) => readonly Capability[] | Promise<readonly Capability[]>;

/** Text of a file such as `proc/stat`, trimmed; null where it is not there or not readable. */
export function read({ root }: Surroundings, path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8').trim();
  } catch {
    return null;
  }
}

/** The path of an installed program, or null. */
export const installed = ({ environment }: Surroundings, program: string): string | null =>
  findExecutable(program, environment.PATH);

/** A program that does not answer in this time counts as one that does not work. */
const PATIENCE_MS = 5_000;

/** What a program said, and whether it succeeded. */
export interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

/** Runs an installed program and waits for it; null when it is not installed. Both streams, trimmed. */
export function ask(at: Surroundings, program: string, args: readonly string[]): Promise<Answer | null> {
  const path = installed(at, program);
  if (path === null) return Promise.resolve(null);
  const env = { ...childEnvironment(at.environment, [], {}), LC_ALL: 'C' };
  return new Promise(resolve => {
    execFile(
      path,
      [...args],
      { env, timeout: PATIENCE_MS, cwd: at.workingDirectory },
      (error, stdout, stderr) => resolve({ ok: error === null, text: `${stdout}\n${stderr}`.trim() }),
    );
  });
}
