import type { HangPlan } from '../../model/detected.ts';
import { type Accusation, classify, HANG, type Owed } from './classify.ts';
import { intervalOf, patienceOf } from './patience.ts';
import type { ProgressMeter } from './progress.ts';
import { isHeldOutside, type TreeReader } from './read-tree.ts';
import type { Snapshot } from './snapshot.ts';
import { spanMs, type Window } from './window.ts';

/** So much later than planned, nobody watched: the machine slept, or this program did not run. */
const LATE_INTERVALS = 3;

/** What is known of one tree so far: snapshots of the last `afterMs` and its signs of progress. One `look` an interval. */
export class Observation {
  /** Snapshots taken, and the most threads in one. */
  looks = 0;
  mostThreads = 0;
  longestSilenceMs = 0;
  readonly #plan: HangPlan;
  readonly #reader: TreeReader;
  readonly #meter: ProgressMeter;
  #snapshots: readonly Snapshot[] = [];
  #lastLookMs: number;

  constructor(plan: HangPlan, reader: TreeReader, meter: ProgressMeter, nowMs: number) {
    this.#plan = plan;
    this.#reader = reader;
    this.#meter = meter;
    this.#lastLookMs = nowMs;
  }

  /** The last ones, oldest first. */
  get snapshots(): readonly Snapshot[] {
    return this.#snapshots;
  }

  /** How long there has been no sign of progress, milliseconds. */
  silenceMs(nowMs: number): number {
    return nowMs - this.#meter.lastAtMs;
  }

  /** Looks once, and says what is wrong if it has been for long enough. */
  look(nowMs: number): Accusation | null {
    const sinceLastMs = nowMs - this.#lastLookMs;
    this.#lastLookMs = nowMs;
    if (sinceLastMs > LATE_INTERVALS * intervalOf(this.#plan)) this.#excuse(sinceLastMs);
    this.#meter.look(nowMs);
    this.#add(this.#reader.read());
    if (this.#isStopped()) this.#excuse(sinceLastMs);
    this.longestSilenceMs = Math.max(this.longestSilenceMs, this.silenceMs(nowMs));
    const window = this.wholeWindow();
    return window === null
      ? null
      : (this.#upheld(classify(window, this.#owed(nowMs))) ?? this.#starvation(nowMs));
  }

  /** Looks once more, at a tree whose time is over, without any judgement. */
  lookOnly(): void {
    this.#add(this.#reader.read());
  }

  /** What is wrong with a tree whose time is over, as far as the snapshots of the last moments tell. */
  atTheEnd(nowMs: number): Accusation {
    const window = this.#window();
    if (window === null) return HANG;
    const owed = this.#owed(nowMs) === 'progress' ? 'progress' : 'end';
    return this.#upheld(classify(window, owed)) ?? HANG;
  }

  #owed(nowMs: number): Owed {
    const isOwed = this.#meter.promised || this.#plan.progress === 'required';
    const isLate = this.silenceMs(nowMs) >= patienceOf(this.#plan, this.#meter.longestGapMs);
    return isOwed && isLate ? 'progress' : 'nothing';
  }

  #add(snapshot: Snapshot): void {
    this.looks += 1;
    const threads = snapshot.processes.reduce((sum, process) => sum + process.threads.length, 0);
    this.mostThreads = Math.max(this.mostThreads, threads);
    const all = [...this.#snapshots, snapshot];
    const needed = all.findLastIndex(({ atMs }) => snapshot.atMs - atMs >= this.#plan.afterMs);
    this.#snapshots = needed > 0 ? all.slice(needed) : all;
  }

  /** Null until the snapshots reach back far enough. */
  wholeWindow(): Window | null {
    const window = this.#window();
    return window !== null && spanMs(window) >= this.#plan.afterMs ? window : null;
  }

  #window(): Window | null {
    const [first, second, third, ...rest] = this.#snapshots;
    if (first === undefined || second === undefined || third === undefined) return null;
    return [first, second, third, ...rest];
  }

  /** Only if nobody outside of the tree has a part in it. */
  #upheld(accusation: Accusation | null): Accusation | null {
    if (accusation === null) return null;
    const tree = new Set(this.#snapshots.at(-1)?.processes.map(({ pid }) => pid));
    return accusation.unless.some(pipe => isHeldOutside(pipe, tree)) ? null : accusation;
  }

  #starvation(nowMs: number): Accusation | null {
    const starved = this.#meter.starved(nowMs, gapMs => patienceOf(this.#plan, gapMs));
    if (starved === null) return null;
    const seconds = Math.round(starved.silentMs / 100) / 10;
    return {
      class: 'starvation',
      title: `Worker ${starved.worker} has made no progress for ${seconds} s, in which the others reported it ${starved.others} times`,
      unless: [],
    };
  }

  #isStopped(): boolean {
    const threads = this.#snapshots.at(-1)?.processes.flatMap(process => process.threads) ?? [];
    return threads.some(({ state }) => state === 'T' || state === 't');
  }

  #excuse(ms: number): void {
    this.#meter.excuse(ms);
    this.#snapshots = [];
  }
}
