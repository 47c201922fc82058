import type { OpenLoad } from '../../model/load.ts';
import type { Arrivals } from './arrivals.ts';
import { monotonicMs } from './clock.ts';
import type { Metronome } from './metronome.ts';
import type { Operate } from './operate.ts';
import { Places } from './places.ts';
import type { Ended, LoadRecorder } from './recorder.ts';

/** What an open load runs with. */
export interface OpenRun {
  readonly load: Pick<OpenLoad, 'maxInFlight' | 'overflow'>;
  readonly arrivals: Arrivals;
  /** Length of the load. */
  readonly durationMs: number;
  /** How long what is under way or waits at the end may take. */
  readonly graceMs: number;
  /** The monotonic clock's reading at which the load starts; threads that share it start together. */
  readonly startMs: number;
  readonly recorder: LoadRecorder;
  readonly metronome: Metronome;
  readonly signal: AbortSignal;
  readonly operate: Operate;
}

/** Moments closer than this ring together: the price of a ring is paid once for them, and none is late by more. */
const GRAIN_MS = 0.25;

/**
 * Runs one trial of an open load: every operation starts when it is due, whatever became of those before it. Resolves when the curve is
 * over and what was started has ended, or the time of grace has.
 */
export function runOpen(run: OpenRun): Promise<void> {
  return new OpenLoop(run).done;
}

/** An operation that is due. */
interface Arrival {
  readonly dueMs: number;
  readonly iteration: number;
}

class OpenLoop {
  readonly done: Promise<void>;
  readonly #run: OpenRun;
  readonly #places: Places;
  readonly #waiting: Arrival[] = [];
  /** First of `#waiting` that still waits: taking from the front of a long array would be dear. */
  #firstWaiting = 0;
  readonly #underWay = new Map<number, Pick<Ended, 'dueMs' | 'sentMs'>>();
  #iteration = 0;
  #next: number | null;
  #finish: () => void = () => {};
  #isOver = false;
  /** When the curve was over and all that was due had been seen to: from then on the time of grace runs. */
  #graceFromMs: number | null = null;

  constructor(run: OpenRun) {
    this.#run = run;
    this.#places = new Places(run.load.maxInFlight);
    this.#next = run.arrivals.next();
    this.done = new Promise(resolve => {
      this.#finish = resolve;
    });
    run.signal.addEventListener('abort', this.#abort, { once: true });
    if (run.signal.aborted) this.#abort();
    else this.#tick();
  }

  #nowMs(): number {
    return monotonicMs() - this.#run.startMs;
  }

  /** Starts what is due, and orders the next ring. */
  readonly #tick = (): void => {
    for (let now = this.#nowMs(); this.#next !== null && this.#next <= now; now = this.#nowMs()) {
      if (this.#isOver) return;
      this.#arrive(this.#next, now);
      this.#next = this.#run.arrivals.next();
    }
    if (this.#isOver) return;
    const { durationMs, graceMs, metronome, startMs } = this.#run;
    if (this.#next !== null) {
      const atMs = Math.max(this.#next, this.#nowMs() + GRAIN_MS);
      metronome.at(startMs + atMs, this.#tick);
    } else if (this.#nowMs() < durationMs) metronome.at(startMs + durationMs, this.#tick);
    else if (this.#isQuiet()) this.#end();
    else {
      this.#graceFromMs ??= this.#nowMs();
      const untilMs = this.#graceFromMs + graceMs;
      if (this.#nowMs() < untilMs) metronome.at(startMs + untilMs, this.#tick);
      // Answers that have arrived, and were not read because this thread got no time, are read first.
      else setImmediate(() => setImmediate(() => this.#end(this.#graceFromMs ?? untilMs)));
    }
  };

  readonly #abort = (): void => this.#end();

  #arrive(dueMs: number, nowMs: number): void {
    const { recorder, load } = this.#run;
    // How much later that is noticed is the generator's own fault, whether or not there is a place for it.
    recorder.scheduled(dueMs, nowMs - dueMs);
    const iteration = this.#iteration++;
    const place = this.#places.take();
    const arrival = { dueMs, iteration };
    if (place !== null) this.#start(place, arrival, nowMs);
    else if (load.overflow === 'drop') recorder.dropped(dueMs);
    else {
      recorder.queued(dueMs);
      this.#waiting.push(arrival);
    }
  }

  #start(place: number, { dueMs, iteration }: Arrival, sentMs: number): void {
    const { recorder, operate } = this.#run;
    recorder.sent(sentMs);
    this.#underWay.set(place, { dueMs, sentMs });
    operate(place, iteration, dueMs, ({ kind, serviceNs, last }) => {
      if (this.#isOver) return;
      recorder.ended({ dueMs, sentMs, endMs: this.#nowMs(), kind, serviceNs });
      this.#underWay.delete(place);
      this.#places.give(place);
      if (last === true) this.#end();
      else this.#goOn();
    });
  }

  /** A place is free: the one that has waited longest takes it. */
  #goOn(): void {
    const nowMs = this.#nowMs();
    const first = this.#waiting[this.#firstWaiting];
    const place = first === undefined ? null : this.#places.take();
    if (first !== undefined && place !== null) {
      this.#forget();
      this.#start(place, first, nowMs);
    }
    if (this.#next === null && nowMs >= this.#run.durationMs && this.#isQuiet()) this.#end();
  }

  #forget(): void {
    this.#firstWaiting += 1;
    if (this.#firstWaiting < 1_000 || this.#firstWaiting * 2 < this.#waiting.length) return;
    this.#waiting.splice(0, this.#firstWaiting);
    this.#firstWaiting = 0;
  }

  #isQuiet(): boolean {
    return this.#places.taken === 0 && this.#firstWaiting === this.#waiting.length;
  }

  /**
   * What still waits, or is under way, has an age that is a lower bound of what it would have taken. It was interrupted; what was sent before
   * `graceFromMs`, when the time of grace began that is over now, has timed out. Without one the load was stopped.
   */
  #end(graceFromMs = Number.NEGATIVE_INFINITY): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#run.signal.removeEventListener('abort', this.#abort);
    const endMs = this.#nowMs();
    const { recorder } = this.#run;
    for (const operation of this.#underWay.values()) {
      if (operation.sentMs <= graceFromMs) recorder.unanswered({ ...operation, endMs });
      else recorder.ended({ ...operation, endMs, kind: 'interrupted' });
    }
    for (const { dueMs } of this.#waiting.slice(this.#firstWaiting)) recorder.givenUp(dueMs, endMs - dueMs);
    this.#finish();
  }
}
