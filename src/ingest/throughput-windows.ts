import { mean } from '../stats/descriptive.ts';
import type { Collector } from './collector.ts';

/** Whole windows that are needed to say anything of a course. */
const WINDOWS = 6;
/** The last third against the first: below this share the target did not keep up. */
const COLLAPSED = 0.5;
/** Windows that are kept; an hour of seconds. */
const MOST = 3600;

/**
 * Successful responses in windows of one second. A mean over the whole run hides a target that stopped to answer on the way, and a run that
 * ends early because of it looks quick.
 */
export class ThroughputWindows {
  readonly #counts: number[] = [];
  #origin: number | null = null;

  /** One success at `milliseconds` of any clock that does not go back by more than the run so far. */
  success(milliseconds: number): void {
    this.#origin ??= milliseconds;
    const at = Math.floor((milliseconds - this.#origin) / 1000);
    if (at >= 0 && at < MOST) this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  /** Says where the throughput collapsed. The first and the last window are cut by the run and left out. */
  tell(name: string, collector: Collector): void {
    tellCollapse(name, Array.from(this.#counts, count => count ?? 0).slice(1, -1), collector);
  }
}

/** Says where throughput, in things a second of whole windows, fell to below half on the way. */
export function tellCollapse(name: string, windows: readonly number[], collector: Collector): void {
  if (windows.length < WINDOWS) return;
  const third = Math.floor(windows.length / 3);
  const first = mean(windows.slice(0, third));
  const last = mean(windows.slice(-third));
  if (last >= COLLAPSED * first) return;
  collector.problem(
    `Throughput of ${name} fell on the way, from ${first.toPrecision(3)}/s in the first third to ${last.toPrecision(3)}/s in the last`,
  );
}
