import { existsSync } from 'node:fs';
import { delimiter, join, relative, sep } from 'node:path';

/** Where the commands of one arm run. */
export interface Tree {
  /** Absolute; commands start here. */
  readonly directory: string;
  /** The program's own environment as it is to be in this tree; asked anew for each command, because a setup makes folders. */
  readonly environment: () => NodeJS.ProcessEnv;
}

export const headTree = (directory: string, environment: NodeJS.ProcessEnv): Tree => ({
  directory,
  environment: () => environment,
});

/**
 * The base's tree beside the head's. A variable that leads into the head's tree (`GITHUB_WORKSPACE`, an entry of `PATH`) leads to the
 * same place of the base's, where that exists: otherwise a command that uses it would measure the head on both sides.
 */
export function baseTree(directory: string, head: Tree): Tree {
  return {
    directory,
    environment() {
      const own = head.environment();
      const [from, to] = roots(head.directory, directory, own.GITHUB_WORKSPACE);
      return Object.fromEntries(
        Object.entries(own).map(([name, value]) => [name, value && moved(value, from, to)]),
      );
    },
  };
}

/**
 * The folders that correspond: the working directories, or the repositories around them where the runner names the head's and both
 * working directories lie alike in theirs.
 */
function roots(head: string, base: string, workspace: string | undefined): readonly [string, string] {
  if (workspace === undefined || workspace === '') return [head, base];
  const inside = relative(workspace, head);
  const suffix = `${sep}${inside}`;
  if (inside === '' || inside.startsWith('..') || !base.endsWith(suffix)) return [head, base];
  return [workspace, base.slice(0, -suffix.length)];
}

const moved = (value: string, from: string, to: string): string =>
  value
    .split(delimiter)
    .map(entry => {
      if (entry !== from && !entry.startsWith(from + sep)) return entry;
      const counterpart = join(to, entry.slice(from.length));
      return existsSync(counterpart) ? counterpart : entry;
    })
    .join(delimiter);
