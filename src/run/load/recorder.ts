import { HistogramCounter } from '../../stats/histogram-counter.ts';
import type { LoadTally, WindowTally } from './tally.ts';
import { ENDLESS_MS, windowAt } from './windows.ts';

/** How an operation ended, as the load sees it. */
export type EndKind = 'ok' | 'failed' | 'timeout' | 'interrupted';

/** An operation that was sent and has ended; milliseconds since the start of the load. */
export interface Ended {
  readonly dueMs: number;
  readonly sentMs: number;
  readonly endMs: number;
  /** What the operation itself says that it took, where it does; else from sending to end. */
  readonly serviceNs?: number | undefined;
  readonly kind: EndKind;
}

/** Everything that one thread counts of a load while it runs, by window. */
export class LoadRecorder {
  readonly edgesMs: readonly number[];
  readonly #cells: readonly Cell[];
  /** The window that was asked for last: what is asked for next is nearly always in it. */
  #window = 0;
  #inFlight = 0;
  #changedMs = 0;

  constructor(edgesMs: readonly number[]) {
    this.edgesMs = edgesMs;
    this.#cells = edgesMs.slice(1).map(() => new Cell());
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** It was due, which had been noticed `lagMs` late. */
  scheduled(dueMs: number, lagMs: number): void {
    const cell = this.#cell(dueMs);
    cell.scheduled += 1;
    cell.lag.add(Math.max(0, lagMs) * 1e6);
  }

  /** It had to wait for a free place. */
  queued(dueMs: number): void {
    this.#cell(dueMs).queued += 1;
  }

  dropped(dueMs: number): void {
    this.#cell(dueMs).dropped += 1;
  }

  sent(nowMs: number): void {
    this.#change(1, nowMs);
  }

  ended(operation: Ended): void {
    this.#change(-1, operation.endMs);
    const { dueMs, sentMs, endMs, kind } = operation;
    const due = this.#cell(dueMs);
    due[COUNTED[kind]] += 1;
    due.takenMs += endMs - sentMs;
    if (kind === 'timeout' || kind === 'interrupted') due.addUnended((endMs - dueMs) * 1e6);
    else if (kind === 'ok') due.response.add((endMs - dueMs) * 1e6);
    if (kind === 'ok') due.service.add(operation.serviceNs ?? (endMs - sentMs) * 1e6);
    if (kind !== 'interrupted' && endMs < this.#overMs) {
      const now = this.#cell(endMs);
      now.ended += 1;
      if (kind === 'ok') now.endedWell += 1;
    }
  }

  /** It was sent in the load's own time, had the whole time of grace, and came to no end: that was its limit. */
  unanswered(operation: Pick<Ended, 'dueMs' | 'sentMs' | 'endMs'>): void {
    this.ended({ ...operation, kind: 'timeout' });
    this.#cell(operation.dueMs).unanswered += 1;
  }

  /** It waited for a place until the load was given up: `ageMs` old, and never sent. */
  givenUp(dueMs: number, ageMs: number): void {
    const cell = this.#cell(dueMs);
    cell.interrupted += 1;
    cell.unsent += 1;
    cell.addUnended(ageMs * 1e6);
  }

  /** The state of the generator in the window that has just passed. */
  generator(index: number, utilization: number): void {
    const cell = this.#cells[index];
    if (cell !== undefined) cell.utilization = utilization;
  }

  /** The generator's own garbage collection. */
  collected(atMs: number, pauseMs: number): void {
    if (atMs < 0 || atMs >= this.#overMs) return;
    const cell = this.#cell(atMs);
    cell.gcMs += pauseMs;
    cell.gcPauseMs = Math.max(cell.gcPauseMs, pauseMs);
  }

  /** All windows; `nowMs` ends what is still under way, and a last window without an end. */
  tally(nowMs: number): LoadTally {
    this.#change(0, nowMs);
    const edgesMs = this.#overMs === ENDLESS_MS ? [...this.edgesMs.slice(0, -1), nowMs] : this.edgesMs;
    return { edgesMs, threads: 1, windows: this.#cells.map(cell => cell.tally()) };
  }

  /** One window as it is now, for those who look on. */
  window(index: number): WindowTally | null {
    return this.#cells[index]?.tally() ?? null;
  }

  /** Operations that were due in a window and have come to no end. */
  outstanding(index: number): number {
    const cell = this.#cells[index];
    if (cell === undefined) return 0;
    const { scheduled, dropped, ok, failed, timedOut, interrupted } = cell;
    return scheduled - dropped - ok - failed - timedOut - interrupted;
  }

  get #overMs(): number {
    return this.edgesMs.at(-1) ?? 0;
  }

  #cell(ms: number): Cell {
    const cell = this.#cells[this.#windowAt(ms)];
    if (cell === undefined) throw new Error('A load has one window at least');
    return cell;
  }

  #windowAt(ms: number): number {
    const [from, to] = [this.edgesMs[this.#window] ?? 0, this.edgesMs[this.#window + 1] ?? 0];
    if (ms <= from || ms > to) this.#window = windowAt(this.edgesMs, ms);
    return this.#window;
  }

  /** Adds the time since the last change to the windows that it fell into. */
  #change(by: number, nowMs: number): void {
    let fromMs = this.#changedMs;
    const toMs = Math.min(nowMs, this.#overMs);
    if (this.#inFlight > 0) {
      for (let index = this.#windowAt(fromMs); fromMs < toMs; index++) {
        const untilMs = Math.min(toMs, this.edgesMs[index + 1] ?? toMs);
        const cell = this.#cells[index];
        if (cell !== undefined) cell.busyMs += this.#inFlight * (untilMs - fromMs);
        fromMs = untilMs;
      }
    }
    this.#changedMs = Math.max(this.#changedMs, nowMs);
    this.#inFlight += by;
  }
}

const COUNTED = { ok: 'ok', failed: 'failed', timeout: 'timedOut', interrupted: 'interrupted' } as const;

/** One window while it is filled. */
class Cell {
  scheduled = 0;
  queued = 0;
  dropped = 0;
  ok = 0;
  failed = 0;
  timedOut = 0;
  unanswered = 0;
  interrupted = 0;
  unsent = 0;
  ended = 0;
  endedWell = 0;
  busyMs = 0;
  takenMs = 0;
  utilization = 0;
  gcMs = 0;
  gcPauseMs = 0;
  unendedFromNs = Number.POSITIVE_INFINITY;
  readonly response = new HistogramCounter();
  readonly service = new HistogramCounter();
  readonly lag = new HistogramCounter();

  /** The age of what came to no end: its response time is as long or longer. */
  addUnended(ageNs: number): void {
    this.response.add(ageNs);
    this.unendedFromNs = Math.min(this.unendedFromNs, ageNs);
  }

  tally(): WindowTally {
    const { response, service, lag, ...counts } = this;
    return {
      ...counts,
      response: response.histogram(),
      service: service.histogram(),
      lag: lag.histogram(),
    };
  }
}
