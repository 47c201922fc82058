import type { Operation } from './operations.ts';
import type { HistoryRecord } from './record.ts';
import type { Breach } from './violations.ts';

/** What one worker may find in one place: its last token; where a write is in doubt, that one or the one before. */
interface Place {
  readonly possible: readonly (string | null)[];
  /** The last write that is certain. */
  readonly written: HistoryRecord | null;
}

/** An observation that was not the worker's own token, to be explained when all writes are known. */
interface Foreign {
  readonly record: HistoryRecord;
  readonly own: HistoryRecord | null;
}

/** Foreign observations that are explained; more change no verdict. */
const EXPLAINED = 10_000;
/** Writes in doubt, one after the other, after which anything is possible. */
const DOUBTS = 100;

/** Tokens that workers write to places of their own, and what they find there afterwards. */
export class Tokens {
  /** Observations that could be held against something. */
  judged = 0;
  /** Two workers wrote or observed, so that one could have seen what is of the other. */
  hasTwoWorkers = false;
  #firstWorker: string | null = null;
  /** Who wrote it first. */
  readonly #writers = new Map<string, HistoryRecord>();
  /** Written by two workers. */
  readonly #ambiguous = new Set<string>();
  /** By worker and key. */
  readonly #places = new Map<string, Place>();
  readonly #foreign: Foreign[] = [];
  readonly #held: number;

  constructor(held: number) {
    this.#held = held;
  }

  /** Tokens written. */
  get size(): number {
    return this.#writers.size;
  }

  /** A token may be seen by others before the end of its write stands there. */
  beginWrite(invoke: HistoryRecord): void {
    this.#own(String(invoke.value), invoke);
  }

  /** Text: another worker wrote the same token, which then tells nothing. */
  endWrite({ end, value }: Operation): string | null {
    if (end.type === 'fail') return null;
    this.#meet(end);
    const token = String(value);
    if (end.type === 'info') this.#doubt(token, end);
    else this.#setPlace(end, { possible: [token], written: end });
    const writer = this.#own(token, end);
    return writer.worker === end.worker
      ? null
      : `Workers ${writer.worker} and ${end.worker} write the same token ${token}: each write needs one of its own`;
  }

  writeInDoubt(invoke: HistoryRecord): void {
    this.#meet(invoke);
    this.#doubt(String(invoke.value), invoke);
  }

  observe(record: HistoryRecord): void {
    if (record.type !== 'ok') return;
    this.#meet(record);
    const token = record.value === null ? null : String(record.value);
    const { possible, written } = this.#placeOf(record);
    if (possible.includes(token)) this.judged += written === null ? 0 : 1;
    else if (possible.length < DOUBTS && this.#foreign.length < EXPLAINED)
      this.#foreign.push({ record, own: written });
  }

  /** Explains what was observed. */
  breaches(): readonly Breach[] {
    const found = this.#foreign.flatMap(foreign => this.#explain(foreign) ?? []);
    this.judged += found.length;
    return found;
  }

  #explain({ record, own }: Foreign): Breach | null {
    const token = String(record.value);
    const writer = record.value === null ? undefined : this.#writers.get(token);
    if (this.#ambiguous.has(token) || this.size >= this.#held) return null;
    const before = own === null ? [] : [own];
    const who = `worker ${record.worker}`;
    if (writer !== undefined && writer.worker !== record.worker)
      return {
        class: 'cross-talk',
        title: `${who} observed token ${token}, which worker ${writer.worker} wrote`,
        size: 2,
        records: [writer, ...before, record],
        proof: 'records',
      };
    // Before its own first write a worker finds whatever was there.
    if (own === null) return null;
    const found =
      record.value === null
        ? 'nothing'
        : `${record.value}, ${writer === undefined ? 'which nobody wrote' : 'its own older token'}`;
    return {
      class: record.value === null || writer !== undefined ? 'lost-update' : 'unexpected',
      title: `${who} wrote token ${own.value} and then observed ${found}`,
      size: 1,
      records: [own, record],
      proof: 'absence',
    };
  }

  #meet({ worker }: HistoryRecord): void {
    this.#firstWorker ??= worker;
    if (worker !== this.#firstWorker) this.hasTwoWorkers = true;
  }

  /** The first writer of a token; `record` becomes it where there is none. */
  #own(token: string, record: HistoryRecord): HistoryRecord {
    const writer = this.#writers.get(token) ?? record;
    if (writer.worker !== record.worker) this.#ambiguous.add(token);
    if (this.#writers.size < this.#held) this.#writers.set(token, writer);
    return writer;
  }

  #doubt(token: string, record: HistoryRecord): void {
    const { possible, written } = this.#placeOf(record);
    this.#setPlace(record, { possible: [...possible.slice(-DOUBTS), token], written });
  }

  #placeOf(record: HistoryRecord): Place {
    return this.#places.get(placeKey(record)) ?? NEW;
  }

  #setPlace(record: HistoryRecord, place: Place): void {
    const key = placeKey(record);
    if (this.#places.size < this.#held || this.#places.has(key)) this.#places.set(key, place);
  }
}

const NEW: Place = { possible: [], written: null };
const placeKey = ({ worker, key }: HistoryRecord): string => JSON.stringify([worker, key]);
