import type { TreeTarget, TreeWalk } from '../monitor.ts';

/** Pids of the watched tree at one sample, without the excluded ones. */
export interface LibraryTree {
  readonly live: readonly number[];
}

/** Walks the tree with the platform's own tool (`ps`, `wmic`, PowerShell), which pidtree starts: tens of milliseconds. */
export function openLibraryTree(target: TreeTarget): TreeWalk<LibraryTree> {
  const { rootPid, moreRoots = [], leftOut = [], excludePids } = target;
  return {
    async walk() {
      const [pids, others] = await Promise.all([treesOf([rootPid, ...moreRoots]), treesOf(leftOut)]);
      const uncounted = new Set([...excludePids, ...others]);
      return { live: pids.filter(pid => !uncounted.has(pid)) };
    },
    close() {},
  };
}

async function treesOf(roots: readonly number[]): Promise<readonly number[]> {
  const { pidtree } = await import('pidtree');
  return (await Promise.all(roots.map(root => pidtree(root, { root: true }).catch(ended)))).flat();
}

/** pidtree rejects when the root is not there; anything else is trouble that the report has to state. */
function ended(error: unknown): number[] {
  if (error instanceof Error && error.message === 'No matching pid found') return [];
  throw error;
}
