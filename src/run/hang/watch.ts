import { setTimeout as sleep } from 'node:timers/promises';
import type { Detected, HangPlan } from '../../model/detected.ts';
import type { Alarm, Guard } from '../process/guard.ts';
import { askRuntimes } from './ask-runtime.ts';
import { type Accusation, HANG } from './classify.ts';
import type { Dump } from './dumps/dump.ts';
import { takeDumps } from './evidence.ts';
import { Listener } from './listener.ts';
import { Observation } from './observation.ts';
import { intervalOf } from './patience.ts';
import { ProgressMeter, type ProgressSources } from './progress.ts';
import { openTreeReader, type TreeReader } from './read-tree.ts';
import { type HangFault, hangFault, hangLog } from './report.ts';
import type { Snapshot } from './snapshot.ts';
import { watchState } from './watch-state.ts';

/** Time for all evidence together: each way to ask has a limit of its own. */
const EVIDENCE_MS = 30_000;
/** Fewer snapshots than this show nothing. */
const FEWEST_SNAPSHOTS = 3;
/** A runtime that had no deadlock to tell of is asked again after four times as long. */
const ASK_AGAIN = 4;

/** What a watch is given. */
export interface HangWatchOptions {
  readonly plan: HangPlan;
  readonly sources: ProgressSources;
  /** Of the operation, to find a debugger with. */
  readonly environment: Readonly<Record<string, string>>;
  /** With a separator at its end. */
  readonly root: string;
  /** Takes the evidence in full. */
  readonly log: (text: string) => void;
}

/**
 * Watches one process tree: looks once an interval, raises the alarm at the first accusation, gathers evidence before the tree is ended. Looks
 * happen between other events of this program; none of its own is waited for.
 */
export class HangWatch implements Guard {
  readonly alarm: Promise<void>;
  readonly #options: HangWatchOptions;
  readonly #intervalMs: number;
  readonly #listener = new Listener();
  readonly #meter: ProgressMeter;
  /** Aborts when there are to be no more looks. */
  readonly #looking = new AbortController();
  /** Aborts when everything is over. */
  readonly #closing = new AbortController();
  #raise = (): void => {};
  #tree: { readonly reader: TreeReader; readonly observation: Observation } | null = null;
  #timer: NodeJS.Timeout | undefined;
  #accusation: Accusation | null = null;
  #dumps: readonly Dump[] = [];
  #askAfterMs: number;
  #fault: HangFault | null = null;
  #trouble: string | null = null;
  #isGathering = false;

  constructor(options: HangWatchOptions) {
    this.#options = options;
    this.#intervalMs = intervalOf(options.plan);
    this.#askAfterMs = options.plan.afterMs;
    this.#meter = new ProgressMeter(options.sources, performance.now());
    this.alarm = new Promise(resolve => {
      this.#raise = resolve;
    });
  }

  /** Begins to look at the tree below `rootPid` but for `ownPids`. */
  start(rootPid: number, ownPids: readonly number[]): void {
    const reader = openTreeReader(rootPid, ownPids);
    const observation = new Observation(this.#options.plan, reader, this.#meter, performance.now());
    this.#tree = { reader, observation };
    this.#lookLater(observation);
  }

  get isGathering(): boolean {
    return this.#isGathering;
  }

  heard(chunk: Buffer): void {
    this.#meter.printed(chunk.length);
    this.#listener.heard(chunk);
  }

  async gather(signal: AbortSignal): Promise<Alarm> {
    this.#isGathering = true;
    this.#stopLooking();
    const { plan } = this.#options;
    if (this.#tree === null) return { class: HANG.class, afterMs: plan.afterMs };
    const limit = AbortSignal.any([signal, this.#closing.signal, AbortSignal.timeout(EVIDENCE_MS)]);
    const silenceMs = this.#tree.observation.silenceMs(performance.now());
    const fault = await this.#gather(this.#tree.observation, limit);
    this.#fault = fault;
    return { class: fault.class, afterMs: Math.round(Math.max(plan.afterMs, silenceMs)) };
  }

  /** Ends the watch: what it found, and whether it would have found anything. */
  finish(): Detected {
    this.#stopLooking();
    this.#closing.abort();
    const state = watchState(this.#tree, this.#intervalMs, this.#trouble);
    this.#tree?.reader.close();
    return { faults: this.#fault === null ? [] : [this.#fault], detectors: [state] };
  }

  #stopLooking(): void {
    clearTimeout(this.#timer);
    this.#looking.abort();
  }

  #lookLater(observation: Observation): void {
    this.#timer = setTimeout(() => this.#look(observation), this.#intervalMs);
  }

  async #look(observation: Observation): Promise<void> {
    try {
      const now = performance.now();
      this.#accusation = observation.look(now) ?? (await this.#wordOfRuntimes(observation, now));
    } catch (error) {
      this.#trouble = messageOf(error);
    }
    if (this.#looking.signal.aborted) return;
    if (this.#accusation === null) this.#lookLater(observation);
    else this.#raise();
  }

  /** Runtimes that know are asked when there has been no sign of progress, and again after four times as long. */
  async #wordOfRuntimes(observation: Observation, nowMs: number): Promise<Accusation | null> {
    const silenceMs = observation.silenceMs(nowMs);
    const window = observation.wholeWindow();
    if (silenceMs < this.#options.plan.afterMs) this.#askAfterMs = this.#options.plan.afterMs;
    if (window === null || silenceMs < this.#askAfterMs) return null;
    this.#askAfterMs = silenceMs * ASK_AGAIN;
    const dump = await askRuntimes(window, this.#looking.signal);
    if (dump === null || dump.deadlock === null) return null;
    this.#dumps = [dump];
    return { class: 'deadlock', title: dump.deadlock, unless: [] };
  }

  async #gather(observation: Observation, signal: AbortSignal): Promise<HangFault> {
    await this.#lookOften(observation, signal);
    const accusation = this.#accusation ?? observation.atTheEnd(performance.now());
    const snapshots = observation.snapshots;
    const dumps = this.#dumps.length > 0 ? this.#dumps : await this.#takeDumps(snapshots.at(-1), signal);
    const evidence = { accusation, snapshots, dumps };
    this.#options.log(hangLog(evidence));
    return hangFault(evidence, this.#options.root);
  }

  /** A tree whose time was over soon has to be looked at a few times more. */
  async #lookOften(observation: Observation, signal: AbortSignal): Promise<void> {
    try {
      while (observation.snapshots.length < FEWEST_SNAPSHOTS) {
        await sleep(this.#intervalMs, undefined, { signal });
        observation.lookOnly();
      }
    } catch (error) {
      if (!signal.aborted) this.#trouble = messageOf(error);
    }
  }

  async #takeDumps(latest: Snapshot | undefined, signal: AbortSignal): Promise<readonly Dump[]> {
    if (latest === undefined) return [];
    const hear = (withinMs: number): Promise<string> => this.#listener.hear(withinMs, signal);
    return takeDumps(latest, { environment: this.#options.environment, signal, hear });
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
