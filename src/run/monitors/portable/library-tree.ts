import type { TreeTarget, TreeWalk } from '../monitor.ts';

/** Pids of the watched tree at one sample, without the excluded ones. */
export interface LibraryTree {
  readonly live: readonly number[];
}

/** Walks the tree with the platform's own tool (`ps`, `wmic`, PowerShell), which pidtree starts: tens of milliseconds. */
export function openLibraryTree({ rootPid, excludePids }: TreeTarget): TreeWalk<LibraryTree> {
  return {
    async walk() {
      const { pidtree } = await import('pidtree');
      const pids = await pidtree(rootPid, { root: true }).catch(ended);
      return { live: pids.filter(pid => !excludePids.includes(pid)) };
    },
    close() {},
  };
}

/** pidtree rejects when the root is not there; anything else is trouble that the report has to state. */
function ended(error: unknown): number[] {
  if (error instanceof Error && error.message === 'No matching pid found') return [];
  throw error;
}
