import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of one pattern, told apart by who wrote them. */
export interface WrittenFiles {
  /** Paths of those that are new or changed since it was opened, sorted, relative to its folder; and how many of the pattern are not. */
  written(): Promise<{ readonly written: readonly string[]; readonly old: number }>;
}

/** Remembers the files that match `pattern` below `folder` now: what an earlier run left behind says nothing of this one. */
export async function openWrittenFiles(pattern: string, folder: string): Promise<WrittenFiles> {
  const before = new Map(await statesOf(pattern, folder));
  return {
    async written() {
      const after = await statesOf(pattern, folder);
      const written = after.flatMap(([path, state]) => (before.get(path) === state ? [] : [path]));
      return { written, old: after.length - written.length };
    },
  };
}

/** Relative paths with what changes when a file is written, sorted. Folders of dependencies and of git are not entered. */
export async function statesOf(
  pattern: string,
  folder: string,
): Promise<readonly (readonly [string, string])[]> {
  const { glob } = await import('tinyglobby');
  const paths = await glob(pattern, {
    cwd: folder,
    onlyFiles: true,
    dot: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  return Promise.all(paths.sort().map(async path => [path, await stateOf(join(folder, path))] as const));
}

async function stateOf(path: string): Promise<string> {
  try {
    const { mtimeNs, ctimeNs, size, ino } = await lstat(path, { bigint: true });
    return `${mtimeNs} ${ctimeNs} ${size} ${ino}`;
  } catch {
    // It went away in between: reading it will say so.
    return 'gone';
  }
}
