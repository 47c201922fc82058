import type { TreeTarget, TreeWalk } from '../monitor.ts';
import { bestChildSource, type ChildSource, openChildLookup } from './children.ts';
import { ProcessFiles } from './process-files.ts';
import { type ProcessStat, parseProcessStat } from './process-stat.ts';

/** A process at one sample. */
export interface TreeProcess {
  readonly pid: number;
  readonly stat: ProcessStat;
  readonly files: ProcessFiles;
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

/** What src/run/process/launcher-program.ts calls itself. */
const LAUNCHER_NAME = 'stress-launcher';

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

/** Wraps a reader of one process so that the monitors of one sample share what it has read. */
export function oncePerSample<T>(read: (process: TreeProcess) => T): (process: TreeProcess) => T {
  const known = new WeakMap<TreeProcess, { readonly value: T }>();
  return process => {
    const entry = known.get(process) ?? { value: read(process) };
    known.set(process, entry);
    return entry.value;
  };
}

const isDead = (stat: ProcessStat): boolean => stat.state === 'Z' || stat.state === 'X';
const counts = ({ excluded, parent, stat }: TreeProcess): boolean =>
  !excluded && !isDead(stat) && (stat.executed || parent?.excluded !== true);

/** Reads /proc/PID/stat; null when the process has vanished. */
function readStat(files: ProcessFiles): ProcessStat | null {
  const text = files.read('stat');
  return text ? parseProcessStat(text) : null;
}

/**
 * Several operations are watched from this program, which starts a launcher for each; it cannot name them in advance. A launcher is known
 * by its command line: its program, which begins by taking the name, or the name alone.
 */
function isLauncher(stat: ProcessStat, files: ProcessFiles, parent: TreeProcess | null): boolean {
  if (parent?.excluded !== true || !stat.executed) return false;
  const commandLine = files.read('cmdline') ?? '';
  return commandLine.startsWith(LAUNCHER_NAME) || commandLine.includes(`\n$0 = '${LAUNCHER_NAME}';`);
}

/** A process that was met, whether or not its parent still leads to it. */
interface Member {
  readonly startTicks: number;
  readonly files: ProcessFiles;
}

/**
 * Walks a tree again and again. It remembers whom it met: a process whose parent has ended stays in the tree when it is given a parent
 * outside, and a pid that was given to somebody else leaves it.
 */
export class ProcessTreeWalk implements TreeWalk<ProcessTree> {
  private readonly members = new Map<number, Member>();
  private readonly seen = new Set<string>();
  private readonly excluded: ReadonlySet<number>;
  private readonly rootPids: readonly number[];
  private readonly leftOut: ReadonlySet<number>;
  private readonly source: ChildSource;
  private started = false;

  constructor(target: TreeTarget, source: ChildSource) {
    this.excluded = new Set(target.excludePids);
    this.rootPids = [target.rootPid, ...(target.moreRoots ?? [])];
    this.leftOut = new Set(target.leftOut);
    this.source = source;
  }

  walk(): ProcessTree {
    const met = new Map<number, TreeProcess>();
    const childrenOf = openChildLookup(this.source);
    const visit = (pid: number, isNewRoot: boolean): void => {
      if (met.has(pid) || this.leftOut.has(pid)) return;
      // A listed child may end and its pid be given away before its state is read: then nobody here is its parent.
      const found = this.known(pid) ?? this.admit(pid, stat => isNewRoot || met.has(stat.parentPid));
      if (found === null) return;
      const { stat, files } = found;
      const parent = met.get(stat.parentPid) ?? null;
      const excluded = this.excluded.has(pid) || isLauncher(stat, files, parent);
      met.set(pid, { pid, stat, files, parent, excluded });
      for (const child of childrenOf({ pid, threads: stat.threads, files })) visit(child, false);
    };

    for (const root of this.rootPids) visit(root, !this.started);
    this.started = true;
    for (const pid of this.members.keys()) visit(pid, false);

    const all = [...met.values()];
    const live = all.filter(counts);
    for (const process of live) this.seen.add(processKey(process));
    return { all, live, seen: this.seen.size };
  }

  close(): void {
    for (const { files } of this.members.values()) files.close();
    this.members.clear();
  }

  /** The present state of a member; one that has ended is forgotten. */
  private known(pid: number): { stat: ProcessStat; files: ProcessFiles } | null {
    const member = this.members.get(pid);
    if (member === undefined) return null;
    const stat = readStat(member.files);
    if (stat?.startTicks === member.startTicks) return { stat, files: member.files };
    member.files.close();
    this.members.delete(pid);
    return null;
  }

  private admit(
    pid: number,
    belongs: (stat: ProcessStat) => boolean,
  ): { stat: ProcessStat; files: ProcessFiles } | null {
    const files = new ProcessFiles(pid);
    const stat = readStat(files);
    if (stat !== null && belongs(stat)) {
      this.members.set(pid, { startTicks: stat.startTicks, files });
      return { stat, files };
    }
    files.close();
    return null;
  }
}

/** Opens a walk; `source` is for kernels without child lists. */
export const openProcessTree = (
  target: TreeTarget,
  source: ChildSource = bestChildSource(),
): ProcessTreeWalk => new ProcessTreeWalk(target, source);
