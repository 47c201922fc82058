import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { SuiteError } from '../model/suite-error.ts';

/** A place that an input names, absolute. */
export interface NamedPlace {
  readonly input: string;
  readonly path: string;
}

/**
 * Refuses, with a SuiteError (exit 2), a place that reads as one in the workspace and is another one, because a checkout brought a symbolic link:
 * what the author of the workflow spelled out, such as a folder beside the workspace, is meant; what a pull request can commit is not.
 */
export async function requireInside(workspace: string, places: readonly NamedPlace[]): Promise<void> {
  const root = await realPlace(workspace);
  for (const { input, path } of places) {
    const real = await realPlace(path);
    if (isInside(workspace, path) && !isInside(root, real))
      throw new SuiteError(
        `Cannot use the input ${input}: a symbolic link leads from ${path} to ${real}, out of the workspace; remove the link`,
        { exitCode: 2 },
      );
  }
}

/**
 * Refuses, with a SuiteError (exit 2), an output folder that a checkout filled with symbolic links: what is written to their names would be
 * written to wherever they lead.
 */
export async function requireNoLinks(out: string): Promise<void> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true }).catch(() => []);
  const link = entries.find(entry => entry.isSymbolicLink());
  if (link === undefined) return;
  const path = join(link.parentPath, link.name);
  throw new SuiteError(
    `Cannot use the input out: ${path} is a symbolic link; remove it from the repository`,
    {
      exitCode: 2,
    },
  );
}

/** The path without links; of what does not exist yet, by its nearest folder that does. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (dirname(path) === path) throw error;
    return join(await realPlace(dirname(path)), basename(path));
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
