import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SuiteError } from '../model/suite-error.ts';

/** What a suite says must be there before anything of it runs. */
export interface NeededPlace {
  readonly kind: 'file' | 'folder';
  /** Below the working directory: each relative to the one before it. */
  readonly path: readonly string[];
  /** Whose it is, as the beginning of a sentence: `The body of the request "create" of orders`. */
  readonly whose: string;
  /** How its path is read, for whoever mends it. */
  readonly rule: string;
}

/** Throws a SuiteError (exit 2) that names every one of `places` that is not there, or is something else. */
export async function requirePlaces(places: readonly NeededPlace[], workingDirectory: string): Promise<void> {
  const faults: string[] = [];
  for (const place of places) {
    const { kind, path, whose, rule } = place;
    const fault = await faultAt(resolve(workingDirectory, ...path), kind);
    if (fault !== null) faults.push(`${whose}: ${path.at(-1)} ${fault}; ${rule}`);
  }
  if (faults.length === 0) return;
  throw new SuiteError(`Cannot run the suite: ${faults.join('\n')}`, { exitCode: 2 });
}

/** A socket or a pipe is left to whoever reads it: what it holds is not known before. */
async function faultAt(path: string, kind: NeededPlace['kind']): Promise<string | null> {
  try {
    const found = await stat(path);
    if (kind === 'folder') return found.isDirectory() ? null : 'is no folder';
    return found.isDirectory() ? 'is a folder' : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'does not exist' : `cannot be reached (${code})`;
  }
}
