import { readlinkSync } from 'node:fs';
import { openProcessTree, type ProcessTreeWalk, type TreeProcess } from '../monitors/linux/process-tree.ts';
import { type ExecutableFacts, executableFacts } from './executable-facts.ts';
import type { StartedProgram } from './uncovered.ts';

/** Looks at the tree after these many milliseconds and then doubles the pause up to the longest: most processes live longer than one of them. */
const FIRST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 200;
/** Different programs of one operation that are looked at. */
const MOST_PROGRAMS = 200;

/** The programs that were seen in the process tree of one operation. Only Linux tells; elsewhere none are seen. */
export class ProcessesSeen {
  readonly #facts = new Map<string, Promise<ExecutableFacts | null>>();
  /** By path: the paths of programs that ran below it. */
  readonly #starts = new Map<string, Set<string>>();
  #walk: ProcessTreeWalk | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** Starts to look. `ownPids` are not the workload's. */
  watch(rootPid: number, ownPids: readonly number[]): void {
    if (process.platform !== 'linux') return;
    this.#walk = openProcessTree({ rootPid, excludePids: [...ownPids] });
    this.#look(FIRST_PAUSE_MS);
  }

  /** Stops to look, and says what was seen. */
  async finish(): Promise<readonly StartedProgram[]> {
    clearTimeout(this.#timer);
    this.#walk?.close();
    this.#walk = null;
    const seen = await Promise.all(this.#facts.values());
    return seen.flatMap(facts =>
      // By its own path: what was met as a shell may have become another program before its file was opened.
      facts === null ? [] : [{ ...facts, starts: this.#starts.get(facts.path) ?? new Set() }],
    );
  }

  #look(pauseMs: number): void {
    const paths = new Map<number, string>();
    for (const process of this.#walk?.walk().live ?? []) {
      const path = programOf(process.pid);
      if (path === null) continue;
      paths.set(process.pid, path);
      this.#meet(process.pid, path);
      this.#noteStarters(process, path, paths);
    }
    this.#timer = setTimeout(() => this.#look(Math.min(2 * pauseMs, LONGEST_PAUSE_MS)), pauseMs);
    this.#timer.unref();
  }

  #meet(pid: number, path: string): void {
    if (this.#facts.has(path) || this.#facts.size >= MOST_PROGRAMS) return;
    // Through /proc, because a test's binary is removed while it runs.
    this.#facts.set(path, executableFacts(`/proc/${pid}/exe`));
  }

  /** `paths` are those of the processes above it. */
  #noteStarters({ parent }: TreeProcess, path: string, paths: ReadonlyMap<number, string>): void {
    for (let above = parent; above !== null; above = above.parent) {
      const starter = paths.get(above.pid);
      if (starter === undefined || starter === path || !this.#facts.has(starter)) continue;
      const started = this.#starts.get(starter) ?? new Set();
      this.#starts.set(starter, started.add(path));
    }
  }
}

/** Path of what a process executes; null for one that has ended, or another user's. */
function programOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
  } catch {
    return null;
  }
}
