import type { HistoryRecord } from './record.ts';
import type { Breach } from './violations.ts';

/** How often one item went in, may have gone in, and came out. */
interface Passage {
  put: number;
  inDoubt: number;
  taken: number;
  readonly records: HistoryRecord[];
}

/** Items that may still be remembered, of all queues together. */
export interface Room {
  left: number;
}

/** Records kept of one item: the first in, the first two out. */
const RECORDS = 3;

/** What went into one queue and what came out. The order does not matter, so that any number of files may be read. */
export class QueueContents {
  /** Acknowledged items in, and items out. */
  put = 0;
  taken = 0;
  readonly #room: Room;
  readonly #passages = new Map<string, Passage>();
  /** Each may have taken one item that nobody saw. */
  #dequeuesInDoubt = 0;
  #drain: HistoryRecord | null = null;
  /** The first item put in after the queue was called drained, in the same file. */
  #late: HistoryRecord | null = null;

  constructor(room: Room) {
    this.#room = room;
  }

  enqueued(end: HistoryRecord, item: string): void {
    if (end.type === 'info') this.enqueueInDoubt(end, item);
    if (end.type !== 'ok') return;
    this.noteLate(end);
    const passage = this.#passageOf(item, end);
    if (passage === null) return;
    passage.put += 1;
    this.put += 1;
  }

  /** One that failed found nothing. */
  dequeued(end: HistoryRecord, item: string): void {
    if (end.type === 'info') this.dequeueInDoubt();
    if (end.type !== 'ok') return;
    const passage = this.#passageOf(item, end);
    if (passage === null) return;
    passage.taken += 1;
    this.taken += 1;
  }

  dequeueInDoubt(): void {
    this.#dequeuesInDoubt += 1;
  }

  enqueueInDoubt(record: HistoryRecord, item: string): void {
    const passage = this.#passageOf(item, record);
    if (passage !== null) passage.inDoubt += 1;
  }

  drained(end: HistoryRecord): void {
    if (end.type === 'ok') this.#drain ??= end;
  }

  noteLate(record: HistoryRecord): void {
    if (record.op === 'enqueue' && this.#drain?.file === record.file) this.#late ??= record;
  }

  breaches(name: string): readonly Breach[] {
    const all = [...this.#passages];
    const out = all.flatMap(([item, passage]) => outOfNowhere(name, item, passage) ?? []);
    const lost = all.filter(([, { put, taken }]) => put > taken);
    const missing = lost.reduce((sum, [, { put, taken }]) => sum + put - taken, 0);
    const size = missing - this.#dequeuesInDoubt;
    if (size <= 0 || this.#drain === null || this.#late !== null) return out;
    const records = lost.slice(0, RECORDS).flatMap(([, passage]) => passage.records);
    const doubt =
      this.#dequeuesInDoubt === 0 ? '' : `, ${this.#dequeuesInDoubt} more may have been taken in doubt`;
    const title = `${size} of ${this.put} items put into ${name} never came out${doubt}: ${lost[0]?.[0]} is one`;
    return [
      ...out,
      { class: 'lost-item', title, size, records: [...records, this.#drain], proof: 'absence' },
    ];
  }

  /** Why silence about this queue proves nothing, or null. */
  blind(name: string): string | null {
    if (this.put === 0) return `no item put into ${name} was acknowledged`;
    if (this.#late !== null) return `line ${this.#late.line} puts an item into ${name} after it was drained`;
    return this.#drain === null
      ? `${name} was not drained at the end, so that nothing can be called lost`
      : null;
  }

  /** Null where there is no room for another item. */
  #passageOf(item: string, record: HistoryRecord): Passage | null {
    const known = this.#passages.get(item);
    const passage = known ?? this.#made(item);
    if (passage !== null && passage.records.length < RECORDS) passage.records.push(record);
    return passage;
  }

  #made(item: string): Passage | null {
    if (this.#room.left === 0) return null;
    this.#room.left -= 1;
    const passage = { put: 0, inDoubt: 0, taken: 0, records: [] };
    this.#passages.set(item, passage);
    return passage;
  }
}

/** An item that came out more often than it can have gone in, or null. */
function outOfNowhere(name: string, item: string, { put, inDoubt, taken, records }: Passage): Breach | null {
  const size = taken - put - inDoubt;
  if (size <= 0) return null;
  return put + inDoubt === 0
    ? {
        class: 'unexpected',
        title: `item ${item} came out of ${name}, and nobody had put it in`,
        size,
        records,
        proof: 'absence',
      }
    : {
        class: 'duplicate',
        title: `item ${item} came out of ${name} ${taken} times, and went in ${put + inDoubt === 1 ? 'once' : `${put + inDoubt} times`}`,
        size,
        records,
        proof: 'absence',
      };
}
