import { addHistograms, type Histogram } from '../../stats/histogram.ts';
import { HistogramCounter } from '../../stats/histogram-counter.ts';
import type { EndKind } from '../load/recorder.ts';
import { windowAt } from '../load/windows.ts';

/** What one part of the operations came to in one window of the load. They count where they were due, but for `endedWell`. */
export interface PartWindow {
  readonly ok: number;
  readonly failed: number;
  readonly timedOut: number;
  /** Those that ended well in it, whenever they were due. */
  readonly endedWell: number;
  /** Nanoseconds, of what did not fail and of what ended well, as of the whole load (run/load/recorder.ts). */
  readonly response: Histogram;
  readonly service: Histogram;
}

/** By part, in its order, and by window of the load. */
export type PartTallies = readonly (readonly PartWindow[])[];

/** An operation of a part that has ended; milliseconds since the start of the load. */
export interface PartEnded {
  readonly dueMs: number;
  readonly endMs: number;
  readonly serviceNs: number;
  readonly kind: EndKind;
}

/** Counts parts of the operations, such as those of one kind of request, by window. */
export class PartRecorder {
  readonly #edgesMs: readonly number[];
  readonly #parts: readonly (readonly Cell[])[];

  constructor(parts: number, edgesMs: readonly number[]) {
    this.#edgesMs = edgesMs;
    this.#parts = Array.from({ length: parts }, () => edgesMs.slice(1).map(() => new Cell()));
  }

  ended(part: number, operation: PartEnded): void {
    const { dueMs, endMs, kind } = operation;
    this.#cell(part, dueMs)?.add(operation);
    if (kind === 'ok' && endMs < this.#overMs) this.#cell(part, endMs)?.addEndedWell();
  }

  tallies(): PartTallies {
    return this.#parts.map(cells => cells.map(cell => cell.window()));
  }

  get #overMs(): number {
    return this.#edgesMs.at(-1) ?? 0;
  }

  #cell(part: number, ms: number): Cell | undefined {
    return this.#parts[part]?.[windowAt(this.#edgesMs, ms)];
  }
}

class Cell {
  #ok = 0;
  #failed = 0;
  #timedOut = 0;
  #endedWell = 0;
  readonly #response = new HistogramCounter();
  readonly #service = new HistogramCounter();

  add({ dueMs, endMs, serviceNs, kind }: PartEnded): void {
    if (kind === 'ok') this.#ok += 1;
    else if (kind === 'failed') this.#failed += 1;
    else if (kind === 'timeout') this.#timedOut += 1;
    if (kind !== 'failed') this.#response.add((endMs - dueMs) * 1e6);
    if (kind === 'ok') this.#service.add(serviceNs);
  }

  addEndedWell(): void {
    this.#endedWell += 1;
  }

  window(): PartWindow {
    return {
      ok: this.#ok,
      failed: this.#failed,
      timedOut: this.#timedOut,
      endedWell: this.#endedWell,
      response: this.#response.histogram(),
      service: this.#service.histogram(),
    };
  }
}

/** Operations that were due in it and ended, well or not. */
export const endedIn = ({ ok, failed, timedOut }: PartWindow): number => ok + failed + timedOut;

/** Over windows of one part, or over threads of one window. */
export function addPartWindows(windows: readonly PartWindow[]): PartWindow {
  const sum = (of: (window: PartWindow) => number): number =>
    windows.reduce((total, window) => total + of(window), 0);
  return {
    ok: sum(window => window.ok),
    failed: sum(window => window.failed),
    timedOut: sum(window => window.timedOut),
    endedWell: sum(window => window.endedWell),
    response: addHistograms(windows.map(window => window.response)),
    service: addHistograms(windows.map(window => window.service)),
  };
}

/** Of threads that shared one load. */
export function addPartTallies(threads: readonly PartTallies[]): PartTallies {
  const [first = []] = threads;
  return first.map((windows, part) =>
    windows.map((_, index) => addPartWindows(threads.flatMap(parts => parts[part]?.[index] ?? []))),
  );
}
