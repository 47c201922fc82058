import type { ClosedLoad } from '../../model/load.ts';
import { createRandom } from '../../stats/random.ts';
import { monotonicMs } from './clock.ts';
import type { Operate, OperationEnd } from './operate.ts';
import { closedPacer, type Pacer } from './pacer.ts';
import { pause } from './pause.ts';
import type { LoadRecorder } from './recorder.ts';

/** What a closed load runs with. */
export interface ClosedRun {
  readonly load: ClosedLoad;
  readonly operate: Operate;
  /** Where operations are counted by window; null where the end of the load is no time. */
  readonly recorder: LoadRecorder | null;
  readonly signal: AbortSignal;
  /** Of the pauses. */
  readonly seed: number;
  /** The monotonic clock's reading at which the load starts. */
  readonly startMs: number;
}

/** Runs one trial of a closed load: `users` loops side by side. Returns when all operations have ended. */
export async function runClosed(run: ClosedRun): Promise<void> {
  const starts = new Starts(run);
  await Promise.all(Array.from({ length: run.load.users }, (_, user) => new User(run, starts, user).done));
}

/** Hands out the operations of a load to its users. */
class Starts {
  readonly #pacer: Pacer;
  readonly #signal: AbortSignal;
  #started = 0;
  #isWanted = true;

  constructor({ load, signal }: ClosedRun) {
    this.#pacer = closedPacer(load);
    this.#signal = signal;
  }

  /** The number of the operation that starts now; null where there is no other. */
  next(nowMs: number): number | null {
    if (!this.#isWanted || this.#signal.aborted) return null;
    // At least one operation whatever the clock says: a trial without one measured nothing.
    const elapsedMs = this.#started === 0 ? 0 : nowMs;
    if (this.#pacer.next(elapsedMs, this.#started) === 'stop') return null;
    return this.#started++;
  }

  /** One that was handed out has ended. After one that says so no other is wanted. */
  ended({ last }: OperationEnd): void {
    if (last === true) this.#isWanted = false;
  }

  get isWanted(): boolean {
    return this.#isWanted && !this.#signal.aborted;
  }
}

/** One loop: an operation, a pause where the user thinks, the next operation. */
class User {
  readonly done: Promise<void>;
  readonly #run: ClosedRun;
  readonly #starts: Starts;
  readonly #user: number;
  readonly #thinkMs: () => number;
  #dueMs = 0;
  #finish: () => void = () => {};

  constructor(run: ClosedRun, starts: Starts, user: number) {
    this.#run = run;
    this.#starts = starts;
    this.#user = user;
    this.#thinkMs = thinking(run, user);
    this.done = new Promise(resolve => {
      this.#finish = resolve;
    });
    this.#operate(this.#nowMs());
  }

  #nowMs(): number {
    return monotonicMs() - this.#run.startMs;
  }

  /** In a closed model an operation is due when its user starts it. */
  #operate(nowMs: number): void {
    const iteration = this.#starts.next(nowMs);
    if (iteration === null) {
      this.#finish();
      return;
    }
    const { operate, recorder } = this.#run;
    this.#dueMs = nowMs;
    recorder?.scheduled(nowMs, 0);
    recorder?.sent(nowMs);
    operate(this.#user, iteration, nowMs, this.#ended);
  }

  /** One function for all operations of the user, of which there is one at a time. */
  readonly #ended = (end: OperationEnd): void => {
    const { kind, serviceNs } = end;
    const endMs = this.#nowMs();
    this.#run.recorder?.ended({ dueMs: this.#dueMs, sentMs: this.#dueMs, endMs, kind, serviceNs });
    this.#starts.ended(end);
    if (this.#run.load.thinkTime === undefined) this.#operate(endMs);
    else void this.#think(endMs);
  };

  async #think(nowMs: number): Promise<void> {
    const thinkMs = this.#thinkMs();
    const { load, signal } = this.#run;
    const leftMs = (load.durationMs ?? Number.POSITIVE_INFINITY) - nowMs;
    if (this.#starts.isWanted) await pause(Math.min(thinkMs, leftMs), signal);
    // The clock alone does not say that the load is over: timers may ring a little early.
    if (thinkMs >= leftMs && !signal.aborted) this.#finish();
    else this.#operate(this.#nowMs());
  }
}

/** How long a user thinks, each time anew. */
function thinking({ load: { thinkTime }, seed }: ClosedRun, user: number): () => number {
  const { minMs, maxMs } = thinkTime ?? { minMs: 0, maxMs: 0 };
  const random = createRandom(seed + user);
  return () => minMs + random.next() * (maxMs - minMs);
}
