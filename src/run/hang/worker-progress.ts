import type { ProgressLine } from './progress-line.ts';

/** More workers than this are not told apart. */
const MAX_WORKERS = 10_000;

/** A worker without progress while others progressed. */
export interface StarvedWorker {
  readonly worker: string;
  readonly silentMs: number;
  /** How many times others reported in that time. */
  readonly others: number;
}

interface Worker {
  seenAtMs: number;
  longestGapMs: number;
  /** Reports of all workers when it was last seen. */
  reports: number;
}

/** How often the others must have reported while one was silent: once may be the last turn of a loop that all are about to leave. */
const OTHERS_REPORTS = 10;

/** Keeps when each worker was last heard of, on a clock of its caller's, in milliseconds. */
export class WorkerProgress {
  readonly #workers = new Map<string, Worker>();
  #reports = 0;

  add({ worker, done }: ProgressLine, atMs: number): void {
    if (worker === null) return;
    this.#reports += 1;
    const known = this.#workers.get(worker);
    if (done) this.#workers.delete(worker);
    else if (known === undefined && this.#workers.size < MAX_WORKERS)
      this.#workers.set(worker, { seenAtMs: atMs, longestGapMs: 0, reports: this.#reports });
    else if (known !== undefined) {
      known.longestGapMs = Math.max(known.longestGapMs, atMs - known.seenAtMs);
      known.seenAtMs = atMs;
      known.reports = this.#reports;
    }
  }

  /** Time in which no worker can be blamed for silence. */
  excuse(ms: number): void {
    for (const worker of this.#workers.values()) worker.seenAtMs += ms;
  }

  /**
   * The worker that has been silent longest, if that is longer than `patienceOf` its longest gap so far, and others have reported ten
   * times since; null when there is none. A worker is known from its first report, and owes no more once it is done.
   */
  starved(nowMs: number, patienceOf: (longestGapMs: number) => number): StarvedWorker | null {
    const silent = [...this.#workers]
      .map(([worker, { seenAtMs, longestGapMs, reports }]) => ({
        worker,
        silentMs: nowMs - seenAtMs,
        patienceMs: patienceOf(longestGapMs),
        others: this.#reports - reports,
      }))
      .filter(({ silentMs, patienceMs, others }) => silentMs >= patienceMs && others >= OTHERS_REPORTS)
      .sort((a, b) => b.silentMs - a.silentMs);
    const [longest] = silent;
    if (longest === undefined) return null;
    const { patienceMs: _patience, ...starved } = longest;
    return starved;
  }
}
