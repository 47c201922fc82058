import type { LiveWindow } from '../../model/event.ts';
import type { LoadPhase } from '../../model/load.ts';
import type { Histogram } from '../../stats/histogram.ts';
import { monotonicMs } from '../load/clock.ts';
import type { OperationEnd } from '../load/operate.ts';
import { pause } from '../load/pause.ts';
import type { EndKind } from '../load/recorder.ts';
import { runLoad, windowsOf } from '../load/run-load.ts';
import { isMeasured } from '../load/window-values.ts';
import { choiceOf } from './choice.ts';
import { type HttpClient, openClient } from './client.ts';
import type { Exchange } from './exchange.ts';
import { FailureKinds } from './failure-kinds.ts';
import { PartRecorder } from './part-recorder.ts';
import { partsOf } from './parts.ts';
import { type PreparedRequest, prepareRequest } from './prepared.ts';
import type { HttpShare, ShareResult } from './share.ts';

/** When a thread begins, and who looks on. */
export interface ShareRun {
  /** The monotonic clock's reading at which the load starts. */
  readonly startMs: number;
  readonly signal: AbortSignal;
  readonly onWindow: (window: LiveWindow, response: Histogram) => void;
}

/** The requests of a share, made ready. Throws where an address is none. */
export const preparedFor = ({ requests, bodies, addresses }: HttpShare): readonly PreparedRequest[] =>
  requests.map(plan =>
    prepareRequest(plan, addresses, path => {
      const body = bodies.get(path);
      if (body === undefined) throw new Error(`The body ${path} was not handed to the generator`);
      return Buffer.from(body);
    }),
  );

/** Makes one share of a load, from its start to its end. */
export async function runShare(
  share: HttpShare,
  prepared: readonly PreparedRequest[],
  { startMs, signal, onWindow }: ShareRun,
): Promise<ShareResult> {
  const client = openClient();
  // Users wait for their answers, and a service that hangs keeps them for longer than a thread that is stopped has.
  const hangUp = (): void => client.close();
  signal.addEventListener('abort', hangUp, { once: true });
  const counting = new Counting(share, prepared, client, startMs, signal);
  const { load, seed, times, graceMs, share: arrivals } = share;
  // An open load waits for its arrivals by itself; users begin when they are told to.
  if (load.model === 'closed') await pause(Math.max(0, startMs - monotonicMs()), signal);
  try {
    const tally = await runLoad({
      ...{ load, seed, times, graceMs, share: arrivals, startMs, signal, onWindow },
      operate: (_user, iteration, dueMs, ended) => counting.operate(iteration, dueMs, ended),
    });
    return counting.result(tally);
  } finally {
    signal.removeEventListener('abort', hangUp);
    client.close();
  }
}

/** A request that has not been answered yet; milliseconds since the start of the load. */
interface UnderWay {
  readonly dueMs: number;
  readonly sentMs: number;
  readonly parts: readonly number[];
}

/** Sends what is chosen and counts how it ended, by part and by kind of failure. */
class Counting {
  readonly #prepared: readonly PreparedRequest[];
  readonly #client: HttpClient;
  readonly #startMs: number;
  readonly #signal: AbortSignal;
  readonly #choose: ReturnType<typeof choiceOf>;
  readonly #parts: ReturnType<typeof partsOf>;
  readonly #recorder: PartRecorder;
  readonly #failures = new FailureKinds();
  readonly #unmeasuredFailures = new FailureKinds();
  readonly #phases: readonly LoadPhase[];
  readonly #share: HttpShare['share'];
  readonly #graceMs: number;
  readonly #underWay = new Set<UnderWay>();
  #isOver = false;
  #shortage: string | null = null;

  constructor(
    share: HttpShare,
    prepared: readonly PreparedRequest[],
    client: HttpClient,
    startMs: number,
    signal: AbortSignal,
  ) {
    this.#prepared = prepared;
    this.#client = client;
    this.#startMs = startMs;
    this.#signal = signal;
    this.#share = share.share;
    this.#graceMs = share.graceMs;
    this.#phases = share.load.phases ?? [];
    const { choiceSeed, orderSeed, load, times } = share;
    const durationMs = load.durationMs ?? times.at(-1) ?? null;
    this.#choose = choiceOf(share.requests, { seed: choiceSeed, orderSeed, durationMs });
    this.#parts = partsOf(share.requests);
    this.#recorder = new PartRecorder(this.#parts.count, windowsOf(share.load, share.times));
  }

  operate(iteration: number, dueMs: number, ended: (end: OperationEnd) => void): void {
    if (this.#signal.aborted) {
      // A user that was thinking asks for one more: it is not sent.
      queueMicrotask(() => ended({ kind: 'interrupted', last: true }));
      return;
    }
    const { index, of } = this.#share;
    const choice = this.#choose(iteration * of + index, dueMs);
    const request = this.#prepared[choice.request];
    if (request === undefined) throw new Error(`There is no request ${choice.request}`);
    const parts = this.#parts.of(choice);
    const underWay = parts.length === 0 ? null : { dueMs, sentMs: this.#nowMs(), parts };
    if (underWay !== null) this.#underWay.add(underWay);
    this.#client.exchange(request, exchange => {
      const { ending } = exchange;
      if (ending.kind === 'unsent') this.#shortage ??= ending.reason;
      const kind = this.#kindOf(exchange);
      const serviceNs = (exchange.endMs - exchange.sentMs) * 1e6;
      if (!this.#isOver) {
        if (underWay !== null) this.#record(underWay, serviceNs, kind);
        if (kind !== 'interrupted') this.#failuresAt(dueMs).add(request.name, exchange);
      }
      // What it lacks now it lacks for the next request, too: the load is none that was asked for.
      ended({ kind, serviceNs, last: this.#signal.aborted || ending.kind === 'unsent' });
    });
  }

  /**
   * The load was given up: what is under way is counted at the age that it has reached, and what ends after it is counted nowhere. What had
   * the whole time of grace has timed out (open.ts), the rest was interrupted.
   */
  result(tally: ShareResult['tally']): ShareResult {
    this.#isOver = true;
    for (const underWay of this.#underWay) {
      const ageMs = this.#nowMs() - underWay.sentMs;
      const hadGrace = !this.#signal.aborted && ageMs >= this.#graceMs;
      this.#record(underWay, ageMs * 1e6, hadGrace ? 'timeout' : 'interrupted');
    }
    return {
      tally,
      parts: this.#recorder.tallies(),
      failures: this.#failures.list(),
      unmeasuredFailures: this.#unmeasuredFailures.list(),
      shortage: this.#shortage,
    };
  }

  #failuresAt(dueMs: number): FailureKinds {
    return isMeasured(this.#phases, dueMs) ? this.#failures : this.#unmeasuredFailures;
  }

  /**
   * When the load is stopped its connections are closed: what ends from then on neither failed nor was it answered as a whole. Nor was what
   * the generator could not send.
   */
  #kindOf({ ending }: Exchange): EndKind {
    return this.#signal.aborted || ending.kind === 'unsent' ? 'interrupted' : ending.kind;
  }

  #nowMs(): number {
    return monotonicMs() - this.#startMs;
  }

  #record(underWay: UnderWay, serviceNs: number, kind: EndKind): void {
    this.#underWay.delete(underWay);
    const { dueMs, parts } = underWay;
    const endMs = this.#nowMs();
    for (const part of parts) this.#recorder.ended(part, { dueMs, endMs, serviceNs, kind });
  }
}
