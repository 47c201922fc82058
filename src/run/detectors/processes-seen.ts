import { readlinkSync } from 'node:fs';
import { openProcessTree, type ProcessTreeWalk } from '../monitors/linux/process-tree.ts';
import { type ExecutableFacts, executableFacts } from './executable-facts.ts';

/** Looks at the tree after these many milliseconds and then doubles the pause up to the longest: most processes live longer than one of them. */
const FIRST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 200;
/** Different programs of one operation that are looked at. */
const MOST_PROGRAMS = 200;

/** The programs that were seen in the process tree of one operation. Only Linux tells; elsewhere none are seen. */
export class ProcessesSeen {
  readonly #facts = new Map<string, Promise<ExecutableFacts | null>>();
  #walk: ProcessTreeWalk | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** Starts to look. `ownPids` are not the workload's. */
  watch(rootPid: number, ownPids: readonly number[]): void {
    if (process.platform !== 'linux') return;
    this.#walk = openProcessTree({ rootPid, excludePids: [...ownPids] });
    this.#look(FIRST_PAUSE_MS);
  }

  /** Stops to look, and says what was seen. */
  async finish(): Promise<readonly ExecutableFacts[]> {
    clearTimeout(this.#timer);
    this.#walk?.close();
    this.#walk = null;
    const facts = await Promise.all(this.#facts.values());
    return facts.filter(fact => fact !== null);
  }

  #look(pauseMs: number): void {
    for (const { pid } of this.#walk?.walk().live ?? []) this.#meet(pid);
    this.#timer = setTimeout(() => this.#look(Math.min(2 * pauseMs, LONGEST_PAUSE_MS)), pauseMs);
    this.#timer.unref();
  }

  #meet(pid: number): void {
    const path = programOf(pid);
    if (path === null || this.#facts.has(path) || this.#facts.size >= MOST_PROGRAMS) return;
    // Through /proc, because a test's binary is removed while it runs.
    this.#facts.set(path, executableFacts(`/proc/${pid}/exe`));
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
