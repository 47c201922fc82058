import type { WatchTarget } from '../monitor.ts';
import { bestChildSource, type ChildSource, openChildLookup } from './children.ts';
import { type ProcessStat, readProcessStat } from './process-stat.ts';

/** A process at one sample. */
export interface TreeProcess {
  readonly pid: number;
  readonly stat: ProcessStat;
  /** Null for the root, and for an orphan whose new parent is outside the tree. */
  readonly parent: TreeProcess | null;
  readonly excluded: boolean;
}

/** The watched tree at one sample. */
export interface ProcessTree {
  /** Parents before children, with excluded and dead processes. */
  readonly all: readonly TreeProcess[];
  /** Processes that count: alive, not excluded, and past the moment in which they are still a copy of the excluded launcher. */
  readonly live: readonly TreeProcess[];
  /** Different processes that counted so far. */
  readonly seen: number;
}

/** Names a process for good: a pid alone is given to another process later. */
export const processKey = (process: TreeProcess): string => `${process.pid}:${process.stat.startTicks}`;

/** After vfork a child runs in its parent's memory until it calls exec: counting it would double the parent. */
export function sharesParentMemory({ stat, parent }: TreeProcess): boolean {
  return (
    !stat.executed &&
    parent !== null &&
    stat.virtualBytes === parent.stat.virtualBytes &&
    stat.residentPages === parent.stat.residentPages
  );
}

const isDead = (stat: ProcessStat): boolean => stat.state === 'Z' || stat.state === 'X';
const counts = ({ excluded, parent, stat }: TreeProcess): boolean =>
  !excluded && !isDead(stat) && (stat.executed || parent?.excluded !== true);

/**
 * Returns a function that walks the tree as it is now. It remembers whom it met: a process whose parent has ended stays in the tree
 * when it is given a parent outside, and a pid that was given to somebody else leaves it.
 */
export function openProcessTree(
  target: WatchTarget,
  source: ChildSource = bestChildSource(),
): () => ProcessTree {
  const excluded = new Set(target.excludePids);
  const startOf = new Map<number, number>();
  const seen = new Set<string>();

  const isKnown = (pid: number, stat: ProcessStat): boolean => startOf.get(pid) === stat.startTicks;
  let started = false;

  return () => {
    const childrenOf = openChildLookup(source);
    const met = new Map<number, TreeProcess>();
    const visit = (pid: number, belongs: (stat: ProcessStat) => boolean): void => {
      const stat = met.has(pid) ? null : readProcessStat(pid);
      if (stat === null || !belongs(stat)) return;
      startOf.set(pid, stat.startTicks);
      met.set(pid, { pid, stat, parent: met.get(stat.parentPid) ?? null, excluded: excluded.has(pid) });
      // A listed child may end and its pid be given away before its state is read: then nobody here is its parent.
      for (const child of childrenOf(pid, stat.threads))
        visit(child, found => met.has(found.parentPid) || isKnown(child, found));
    };

    visit(target.rootPid, stat => !started || isKnown(target.rootPid, stat));
    started = true;
    for (const pid of startOf.keys()) visit(pid, stat => isKnown(pid, stat));
    for (const pid of startOf.keys()) if (!met.has(pid)) startOf.delete(pid);

    const all = [...met.values()];
    const live = all.filter(counts);
    for (const process of live) seen.add(processKey(process));
    return { all, live, seen: seen.size };
  };
}
