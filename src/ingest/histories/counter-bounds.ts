import type { HistoryRecord } from './record.ts';
import type { Breach } from './violations.ts';

/** Sums of additions, and of subtractions, which is not positive. */
interface Sums {
  readonly up: number;
  readonly down: number;
}

/** A value outside of what was possible when it was read. */
interface Outlier {
  readonly record: HistoryRecord;
  readonly value: number;
  readonly bound: number;
  readonly side: 'below' | 'above';
}

const NOTHING: Sums = { up: 0, down: 0 };
/** Final reads and outliers kept of one counter; more change no verdict. */
const KEPT = 1000;

/**
 * What one counter may be at any moment: at least what was acknowledged with every subtraction that has begun, at most every addition that
 * has begun with the acknowledged subtractions. A read is held against the widest of these while it was done.
 */
export class CounterBounds {
  /** Additions that were acknowledged, and reads that were judged. */
  acknowledged = 0;
  judgedReads = 0;
  #done = NOTHING;
  #begun = NOTHING;
  /** An addition (a subtraction) had no invoke: it may have been done before any earlier line. */
  readonly #unannounced = { up: false, down: false };
  /** By the invoke of a read: what was done when it began. */
  readonly #reads = new Map<HistoryRecord, Sums>();
  readonly #outliers: Outlier[] = [];
  readonly #finals: HistoryRecord[] = [];
  /** The first addition after a final read in the same file. */
  #late: HistoryRecord | null = null;

  begin(invoke: HistoryRecord): void {
    this.#noteLate(invoke);
    this.#begun = plus(this.#begun, Number(invoke.value));
  }

  endAdd(invoke: HistoryRecord | null, end: HistoryRecord, value: number): void {
    if (end.type === 'fail') {
      if (invoke !== null) this.#begun = minus(this.#begun, value);
      return;
    }
    if (invoke === null) {
      this.#begun = plus(this.#begun, value);
      this.#unannounced[value < 0 ? 'down' : 'up'] = true;
    }
    if (end.type !== 'ok') return;
    this.#noteLate(end);
    this.#done = plus(this.#done, value);
    this.acknowledged += 1;
  }

  beginRead(invoke: HistoryRecord): void {
    this.#reads.set(invoke, this.#done);
  }

  endRead(invoke: HistoryRecord | null, end: HistoryRecord): void {
    const before = invoke === null ? undefined : this.#reads.get(invoke);
    if (invoke !== null) this.#reads.delete(invoke);
    if (before === undefined || end.type !== 'ok') return;
    this.judgedReads += 1;
    const outlier = outlierOf(end, before.up + this.#begun.down, this.#begun.up + before.down);
    if (outlier !== null && this.#outliers.length < KEPT) this.#outliers.push(outlier);
  }

  /** Several are allowed: each was read after all workers had ended. */
  addFinal(end: HistoryRecord): void {
    if (end.type === 'ok' && this.#finals.length < KEPT) this.#finals.push(end);
  }

  breaches(name: string): readonly Breach[] {
    if (!this.#isExact()) return [];
    const reads = this.#outliers.filter(({ side }) => !this.#unannounced[side === 'below' ? 'down' : 'up']);
    return [...reads, ...this.#wrongFinals()].map(outlier => breachOf(name, outlier));
  }

  /** Why silence about this counter proves nothing, or null. */
  blind(name: string): string | null {
    if (!this.#isExact()) return `the sum of ${name} is beyond 2^53, where numbers are no longer exact`;
    if (this.acknowledged === 0) return `no addition to ${name} was acknowledged`;
    if (this.#late !== null)
      return `line ${this.#late.line} adds to ${name} after its final read, which must come after all additions`;
    return this.#finals.length === 0 ? `${name} has no final read` : null;
  }

  #wrongFinals(): readonly Outlier[] {
    if (this.#late !== null) return [];
    const [lowest, highest] = [this.#done.up + this.#begun.down, this.#begun.up + this.#done.down];
    return this.#finals.flatMap(final => outlierOf(final, lowest, highest) ?? []);
  }

  #isExact(): boolean {
    return Number.isSafeInteger(this.#begun.up) && Number.isSafeInteger(this.#begun.down);
  }

  #noteLate(record: HistoryRecord): void {
    if (this.#finals.some(({ file }) => file === record.file)) this.#late ??= record;
  }
}

const plus = ({ up, down }: Sums, value: number): Sums =>
  value < 0 ? { up, down: down + value } : { up: up + value, down };

const minus = ({ up, down }: Sums, value: number): Sums =>
  value < 0 ? { up, down: down - value } : { up: up - value, down };

function outlierOf(record: HistoryRecord, lowest: number, highest: number): Outlier | null {
  const value = Number(record.value);
  if (value < lowest) return { record, value, bound: lowest, side: 'below' };
  return value > highest ? { record, value, bound: highest, side: 'above' } : null;
}

/** What was not read may have been an addition or a subtraction, so that either side rests on nothing else having been done. */
function breachOf(name: string, { record, value, bound, side }: Outlier): Breach {
  const size = Math.abs(value - bound);
  const what = record.op === 'final' ? 'the final value' : 'a read';
  const common = { size, records: [record], proof: 'absence' } as const;
  return side === 'below'
    ? {
        ...common,
        class: 'lost-update',
        title: `${what} of ${name} is ${value} and must be at least ${bound}: ${size} lost`,
      }
    : {
        ...common,
        class: 'duplicate',
        title: `${what} of ${name} is ${value} and can be at most ${bound}: ${size} too many`,
      };
}
