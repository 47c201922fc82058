import type { Surroundings } from './checker.ts';
import type { Operation } from './operations.ts';
import type { HistoryRecord } from './record.ts';

/** A time in which a worker certainly had a thing: from the record after it got it to the record before it gave it back. */
export interface Tenure {
  readonly worker: string;
  readonly taken: HistoryRecord;
  /** What the worker wrote last before it asked for it; null where that is not known. */
  readonly after: HistoryRecord | null;
  /** Null where it never said that it would give it back: then only the moment of `taken` is certain. */
  givenBack: HistoryRecord | null;
}

/** Two tenures of one thing by two workers that were at once. */
export interface Overlap {
  readonly thing: string;
  readonly first: Tenure;
  readonly second: Tenure;
}

/** What a moment is: the clock that workers give, or the place in the one file. Null: there is no order. */
export type Moment = ((record: HistoryRecord) => number) | null;

/**
 * Who had what, and when. Overlap is proven where one tenure begins inside that of another worker. Memory: as many tenures as may be held.
 */
export class Tenures {
  readonly #things = new Map<string, Tenure[]>();
  /** By thing and worker: the tenure that was not given back yet. */
  readonly #current = new Map<string, Tenure>();
  readonly #isOneFile: boolean;
  /** Of all records: how many have a time of their own. */
  #timed = 0;
  #untimed = 0;
  #room: number;

  constructor({ isOneFile, held }: Surroundings) {
    this.#isOneFile = isOneFile;
    this.#room = held;
  }

  get isFull(): boolean {
    return this.#room === 0;
  }

  take(thing: string, { end, after }: Operation): void {
    if (end.type !== 'ok' || this.#room === 0) return;
    this.#room -= 1;
    this.#count(end);
    if (after !== null) this.#count(after);
    const tenure: Tenure = { worker: end.worker, taken: end, after, givenBack: null };
    const list = this.#things.get(thing) ?? [];
    if (list.length === 0) this.#things.set(thing, list);
    list.push(tenure);
    // One that was never given back ended at a time that nobody knows.
    this.#current.set(keyOf(thing, end), tenure);
  }

  /** It is about to be given back: the last moment at which the worker certainly has it. */
  giving(thing: string, invoke: HistoryRecord): void {
    const tenure = this.#current.get(keyOf(thing, invoke));
    if (tenure === undefined) return;
    this.#count(invoke);
    tenure.givenBack = invoke;
  }

  /** Text: the worker had nothing to give back. */
  gave(thing: string, { invoke, end }: Operation): string | null {
    const tenure = this.#current.get(keyOf(thing, end));
    if (tenure === undefined)
      return this.isFull ? null : `Worker ${end.worker} gives back what it does not have`;
    if (end.type === 'fail') {
      tenure.givenBack = null;
      return null;
    }
    if (invoke === null) {
      this.#count(end);
      tenure.givenBack = end;
    }
    this.#current.delete(keyOf(thing, end));
    return null;
  }

  /** All tenures by thing. */
  things(): ReadonlyMap<string, readonly Tenure[]> {
    return this.#things;
  }

  /** Times of a clock where every record has one, otherwise lines, which have an order within one file. */
  moment(): Moment {
    if (this.#untimed === 0 && this.#timed > 0) return ({ at, line }) => at ?? line;
    return this.#isOneFile ? ({ line }) => line : null;
  }

  #count({ at }: HistoryRecord): void {
    if (at === null) this.#untimed += 1;
    else this.#timed += 1;
  }
}

const keyOf = (thing: string, { worker }: HistoryRecord): string => JSON.stringify([thing, worker]);

/** Whether there is anything that two workers may have had at once. */
export const hasTwoWorkers = (tenures: readonly Tenure[]): boolean =>
  tenures.some(({ worker }) => worker !== tenures[0]?.worker);

/** Each tenure that began while another worker's went on, with the one of these that went on longest. */
export function overlapsOf(
  things: ReadonlyMap<string, readonly Tenure[]>,
  moment: NonNullable<Moment>,
): readonly Overlap[] {
  return [...things].flatMap(([thing, tenures]) => {
    const inOrder = tenures.toSorted((a, b) => moment(a.taken) - moment(b.taken));
    const going = new Going(moment);
    return inOrder.flatMap(second => {
      const first = going.of(second);
      going.add(second);
      return first === null ? [] : [{ thing, first, second }];
    });
  });
}

/** The tenures that go on longest, of two workers: one of them is not that of whoever comes next. */
class Going {
  readonly #moment: NonNullable<Moment>;
  #longest: readonly Tenure[] = [];

  constructor(moment: NonNullable<Moment>) {
    this.#moment = moment;
  }

  add(tenure: Tenure): void {
    if (tenure.givenBack === null) return;
    const candidates = [...this.#longest, tenure].toSorted((a, b) => this.#end(b) - this.#end(a));
    this.#longest = candidates
      .filter(({ worker }, index) => candidates.findIndex(other => other.worker === worker) === index)
      .slice(0, 2);
  }

  /** One of another worker that provably went on when `second` began, or null. */
  of(second: Tenure): Tenure | null {
    const start = this.#moment(second.taken);
    const proven = (first: Tenure): boolean =>
      first.worker !== second.worker &&
      this.#end(first) > start &&
      // Of two that begin in one tick of the clock either may be the first: both must outlast it.
      (this.#moment(first.taken) < start || this.#end(second) > start);
    return this.#longest.find(proven) ?? null;
  }

  #end({ givenBack }: Tenure): number {
    return givenBack === null ? Number.NEGATIVE_INFINITY : this.#moment(givenBack);
  }
}
