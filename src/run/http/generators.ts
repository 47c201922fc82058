import { Worker } from 'node:worker_threads';
import type { LiveWindow, OperationFailure } from '../../model/event.ts';
import { monotonicMs } from '../load/clock.ts';
import { addTallies, type LoadTally } from '../load/tally.ts';
import { locateThread } from '../locate-thread.ts';
import { addFailures } from './failure-kinds.ts';
import { Looking } from './looking.ts';
import { addPartTallies, type PartTallies } from './part-recorder.ts';
import type { FromThread, HttpShare, ShareResult, ToThread } from './share.ts';

/** From the last thread's readiness to the start: metronomes need some of it, and a thread that is late is late for its first requests. */
const LEAD_MS = 250;
/** A thread that is told to stop and has not ended by then is ended. */
const STOP_MS = 2_000;

/** How a load is made. */
export interface GeneratorsRun {
  readonly signal: AbortSignal;
  readonly onWindow: (window: LiveWindow) => void;
  /** Gives the thread's program; absent: that of this installation. */
  readonly locate?: () => URL;
}

/** What the threads counted together, and why some of it is missing. */
export interface GeneratorsResult {
  readonly tally: LoadTally;
  readonly parts: PartTallies;
  readonly failures: readonly OperationFailure[];
  /** Of requests that were due in phases which are not measured. */
  readonly unmeasuredFailures: readonly OperationFailure[];
  /** A thread failed, or could not send; null where all came to their end. */
  readonly fault: string | null;
}

/** Makes a load by one thread a share. All start at the same moment, and every one has ended when this resolves. */
export async function generate(
  shares: readonly HttpShare[],
  { signal, onWindow, locate = program }: GeneratorsRun,
): Promise<GeneratorsResult> {
  const looking = new Looking(shares.length, onWindow);
  const threads = shares.map(share => new GeneratorThread(locate(), share, looking.look));
  const stop = (): void => {
    for (const thread of threads) thread.stop();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await Promise.all(threads.map(thread => thread.ready));
    const startMs = monotonicMs() + LEAD_MS;
    for (const thread of threads) thread.start(startMs);
    // One that fails leaves a load that nobody asked for: the others are stopped.
    for (const thread of threads) void thread.ended.then(ending => faultIn(ending) !== null && stop());
    return together(await Promise.all(threads.map(thread => thread.ended)));
  } finally {
    signal.removeEventListener('abort', stop);
    await Promise.all(threads.map(thread => thread.close()));
  }
}

const program = (): URL => locateThread('generator', import.meta.url);

function together(endings: readonly Ending[]): GeneratorsResult {
  const results = endings.flatMap(ending => ('result' in ending ? ending.result : []));
  const [fault = null] = endings.flatMap(ending => faultIn(ending) ?? []);
  return {
    tally: addTallies(results.map(({ tally }) => tally)),
    parts: addPartTallies(results.map(({ parts }) => parts)),
    failures: addFailures(results.map(({ failures }) => failures)),
    unmeasuredFailures: addFailures(results.map(({ unmeasuredFailures }) => unmeasuredFailures)),
    fault,
  };
}

/** How a thread ended: with what it counted, by a fault of its own, or because it was stopped before it had begun. */
type Ending = { readonly result: ShareResult } | { readonly fault: string } | { readonly stopped: true };

function faultIn(ending: Ending): string | null {
  if ('fault' in ending) return ending.fault;
  return 'result' in ending ? ending.result.shortage : null;
}

/** One generator thread, seen from the main thread. */
class GeneratorThread {
  readonly ready: Promise<void>;
  readonly ended: Promise<Ending>;
  readonly #worker: Worker;
  #timer: NodeJS.Timeout | undefined;

  constructor(location: URL, share: HttpShare, look: Looking['look']) {
    const worker = new Worker(location, { name: 'generator', workerData: share, execArgv: [] });
    this.#worker = worker;
    this.ended = new Promise(resolve => {
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'window') look(message.window, message.response);
        else if (message.kind === 'done') resolve({ result: message.result });
      });
      worker.on('error', error => resolve({ fault: `the load generator failed: ${error.message}` }));
      worker.on('exit', code =>
        resolve(code === 0 ? { stopped: true } : { fault: `the load generator ended with code ${code}` }),
      );
    });
    this.ready = Promise.race([
      new Promise<void>(resolve =>
        worker.on('message', (message: FromThread) => message.kind === 'ready' && resolve()),
      ),
      this.ended.then(() => {}),
    ]);
  }

  start(startMs: number): void {
    this.#tell({ kind: 'start', startMs });
  }

  /** It says what it has counted so far; where it does not, it is ended. */
  stop(): void {
    this.#tell({ kind: 'stop' });
    this.#timer ??= setTimeout(() => void this.#worker.terminate(), STOP_MS);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#worker.terminate();
  }

  #tell(message: ToThread): void {
    this.#worker.postMessage(message);
  }
}
