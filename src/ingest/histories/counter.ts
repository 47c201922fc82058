import type { CheckReader, Conclusion, HistoryChecker } from './checker.ts';
import { CounterBounds } from './counter-bounds.ts';
import type { Operation } from './operations.ts';
import type { HistoryRecord } from './record.ts';
import { Violations } from './violations.ts';
import { counted, named } from './words.ts';

/** Counters of one history. */
const COUNTERS = 10_000;

/** Additions are neither lost nor done twice: the final value lies between what was acknowledged and that with what is in doubt. */
export const counter: HistoryChecker = {
  check: 'counter',
  about:
    'lost updates: the `final` value of a counter is less than all acknowledged additions, or more than those with the ones in doubt; likewise each `read`',
  ops: ['add', 'read', 'final'],
  open: ({ isOneFile }) => new CounterReader(isOneFile),
};

class CounterReader implements CheckReader {
  readonly #counters = new Map<string, CounterBounds>();
  readonly #isOneFile: boolean;

  constructor(isOneFile: boolean) {
    this.#isOneFile = isOneFile;
  }

  begun(invoke: HistoryRecord): void {
    const bounds = this.#boundsOf(invoke.key);
    if (invoke.op === 'add') bounds?.begin(invoke);
    // Between files there is no order in which a read could be held against additions.
    else if (invoke.op === 'read' && this.#isOneFile) bounds?.beginRead(invoke);
  }

  ended({ invoke, end, value }: Operation): string | null {
    const bounds = this.#boundsOf(end.key);
    if (bounds === null) return `There are more than ${COUNTERS} counters`;
    if (end.op === 'add') {
      if (typeof value !== 'number') return '"value" of add is missing: a whole number';
      bounds.endAdd(invoke, end, value);
    } else if (end.op === 'final') bounds.addFinal(end);
    else bounds.endRead(invoke, end);
    return null;
  }

  /** What was begun stays possible. */
  abandoned(): void {}

  conclude(): Conclusion {
    const violations = new Violations();
    const counters = [...this.#counters];
    for (const [key, bounds] of counters)
      for (const breach of bounds.breaches(named('counter', key))) violations.add(breach);
    const [blind = null] = counters.flatMap(([key, bounds]) => bounds.blind(named('counter', key)) ?? []);
    return {
      violations: violations.list(),
      judged: judgedOf(counters.map(([, bounds]) => bounds)),
      blind: counters.length === 0 ? 'there is no addition' : blind,
    };
  }

  #boundsOf(key: string): CounterBounds | null {
    const known = this.#counters.get(key);
    if (known !== undefined) return known;
    if (this.#counters.size >= COUNTERS) return null;
    const made = new CounterBounds();
    this.#counters.set(key, made);
    return made;
  }
}

function judgedOf(counters: readonly CounterBounds[]): string {
  const total = (of: (bounds: CounterBounds) => number): number =>
    counters.reduce((sum, bounds) => sum + of(bounds), 0);
  const additions = counted(
    total(bounds => bounds.acknowledged),
    'acknowledged addition',
  );
  const reads = counted(
    total(bounds => bounds.judgedReads),
    'read',
  );
  return `${additions} and ${reads} of ${counted(counters.length, 'counter')}`;
}
