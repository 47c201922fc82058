import type { ClosedLoad } from '../../model/load.ts';
import { createRandom } from '../../stats/random.ts';
import { monotonicMs } from './clock.ts';
import type { Operate } from './operate.ts';
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
  const loop = new ClosedLoop(run);
  await Promise.all(Array.from({ length: run.load.users }, (_, user) => loop.user(user)));
}

class ClosedLoop {
  readonly #run: ClosedRun;
  readonly #pacer: Pacer;
  #started = 0;
  #isWanted = true;

  constructor(run: ClosedRun) {
    this.#run = run;
    this.#pacer = closedPacer(run.load);
  }

  async user(user: number): Promise<void> {
    const { load, signal, seed } = this.#run;
    const random = createRandom(seed + user);
    // At least one operation whatever the clock says: a trial without one measured nothing.
    while (
      this.#isWanted &&
      this.#pacer.next(this.#started === 0 ? 0 : this.#nowMs(), this.#started) === 'start'
    ) {
      await this.#operate(user);
      const { thinkTime } = load;
      if (thinkTime === undefined) continue;
      const thinkMs = thinkTime.minMs + random.next() * (thinkTime.maxMs - thinkTime.minMs);
      const leftMs = (load.durationMs ?? Number.POSITIVE_INFINITY) - this.#nowMs();
      if (this.#isWanted) await pause(Math.min(thinkMs, leftMs), signal);
    }
  }

  #nowMs(): number {
    return monotonicMs() - this.#run.startMs;
  }

  /** In a closed model an operation is due when its user starts it. */
  async #operate(user: number): Promise<void> {
    const { operate, recorder } = this.#run;
    const dueMs = this.#nowMs();
    recorder?.scheduled(dueMs);
    recorder?.sent(dueMs, dueMs, 0);
    const { kind, serviceNs, last } = await operate(user, this.#started++, dueMs);
    const endMs = this.#nowMs();
    const service = serviceNs === undefined ? {} : { serviceNs };
    recorder?.ended({ dueMs, sentMs: dueMs, endMs, kind, ...service });
    if (last === true) this.#isWanted = false;
  }
}
