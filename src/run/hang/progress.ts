import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { readProgressLine } from './progress-line.ts';
import { type StarvedWorker, WorkerProgress } from './worker-progress.ts';

/** Most that is read of the progress file at one look; what is beyond is skipped, and counts as progress. */
const MAX_READ_BYTES = 1024 ** 2;

/** Where a workload shows that it gets on; both files exist before it starts. */
export interface ProgressSources {
  /** `$STRESS_PROGRESS`: whoever has written to it once has promised to go on. */
  readonly progressFile: string;
  /** `$STRESS_METRICS`. */
  readonly metricsFile: string;
}

/** What was seen of a workload's progress. Moments are milliseconds on the clock of the caller. */
export class ProgressMeter {
  /** Of the last sign of progress; of the start where there was none. */
  lastAtMs: number;
  /** It has written to its progress file, or touched it. */
  promised = false;
  /** The longest time between two signs so far. */
  longestGapMs = 0;
  readonly #sources: ProgressSources;
  readonly #workers = new WorkerProgress();
  readonly #untouched: string;
  #outputBytes = 0;
  #seen: string;
  #signs = 0;
  #read = 0;
  #half = '';

  constructor(sources: ProgressSources, nowMs: number) {
    this.#sources = sources;
    this.lastAtMs = nowMs;
    this.#untouched = stampOf(sources.progressFile);
    this.#seen = this.#state();
  }

  /** The workload has printed something. */
  printed(bytes: number): void {
    this.#outputBytes += bytes;
  }

  /** Looks for signs since the last look. */
  look(nowMs: number): void {
    const seen = this.#state();
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.promised ||= stampOf(this.#sources.progressFile) !== this.#untouched;
    for (const line of this.#newLines()) this.#workers.add(readProgressLine(line), nowMs);
    // The time from the start to the first sign is not one between two.
    if (this.#signs > 0) this.longestGapMs = Math.max(this.longestGapMs, nowMs - this.lastAtMs);
    this.#signs += 1;
    this.lastAtMs = nowMs;
  }

  /** Time in which nobody can be blamed for silence: the program was stopped, or nobody watched. */
  excuse(ms: number): void {
    this.lastAtMs += ms;
    this.#workers.excuse(ms);
  }

  starved(nowMs: number, patienceOf: (longestGapMs: number) => number): StarvedWorker | null {
    return this.#workers.starved(nowMs, patienceOf);
  }

  #state(): string {
    const { progressFile, metricsFile } = this.#sources;
    return `${this.#outputBytes} ${stampOf(metricsFile)} ${stampOf(progressFile)}`;
  }

  /** Whole lines that were appended since the last look. */
  #newLines(): readonly string[] {
    const lines = (this.#half + this.#appended()).split('\n');
    this.#half = (lines.pop() ?? '').slice(-MAX_READ_BYTES);
    return lines;
  }

  #appended(): string {
    try {
      const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
      const file = openSync(this.#sources.progressFile, flags);
      try {
        return this.#readFrom(file);
      } finally {
        closeSync(file);
      }
    } catch {
      // The workload has removed it or put something else in its place: there are no lines.
      return '';
    }
  }

  /** A file that has become shorter was written anew. */
  #readFrom(file: number): string {
    const status = fstatSync(file);
    if (!status.isFile()) return '';
    const from = status.size < this.#read ? 0 : this.#read;
    const buffer = Buffer.alloc(Math.min(status.size - from, MAX_READ_BYTES));
    const length = readSync(file, buffer, 0, buffer.length, from);
    this.#read = status.size;
    return buffer.toString('utf8', 0, length);
  }
}

/** Size and last change of a file; the empty text where there is none. */
function stampOf(file: string): string {
  const status = statSync(file, { throwIfNoEntry: false });
  return status === undefined ? '' : `${status.size} ${status.mtimeMs}`;
}
