import type { CheckReader, Conclusion, HistoryChecker } from './checker.ts';
import type { Operation } from './operations.ts';
import { QueueContents, type Room } from './queue-contents.ts';
import type { HistoryRecord } from './record.ts';
import { Violations } from './violations.ts';
import { counted, figure, named } from './words.ts';

/** Queues of one history. */
const QUEUES = 10_000;

/** Each item that was put in comes out exactly once. */
export const queue: HistoryChecker = {
  check: 'queue',
  about:
    'lost items (acknowledged, and not out when the queue was empty), duplicates (out more often than in) and unexpected ones (never put in)',
  ops: ['enqueue', 'dequeue', 'drain'],
  open: ({ held }) => new QueueReader(held),
};

class QueueReader implements CheckReader {
  readonly #queues = new Map<string, QueueContents>();
  readonly #held: number;
  readonly #room: Room;

  constructor(held: number) {
    this.#held = held;
    this.#room = { left: held };
  }

  begun(invoke: HistoryRecord): void {
    this.#contentsOf(invoke.key)?.noteLate(invoke);
  }

  ended({ end, value }: Operation): string | null {
    const contents = this.#contentsOf(end.key);
    if (contents === null) return `There are more than ${QUEUES} queues`;
    if (end.op === 'drain') contents.drained(end);
    else if (end.op === 'dequeue') contents.dequeued(end, String(value));
    else if (value === null) return '"value" of enqueue is missing: text or a whole number';
    else contents.enqueued(end, String(value));
    return null;
  }

  abandoned(invoke: HistoryRecord): void {
    const contents = this.#contentsOf(invoke.key);
    if (invoke.op === 'dequeue') contents?.dequeueInDoubt();
    else if (invoke.op === 'enqueue' && invoke.value !== null)
      contents?.enqueueInDoubt(invoke, String(invoke.value));
  }

  conclude(): Conclusion {
    const violations = new Violations();
    const queues = [...this.#queues];
    for (const [key, contents] of this.#crowded() === null ? queues : [])
      for (const breach of contents.breaches(named('queue', key))) violations.add(breach);
    const [blind = null] = queues.flatMap(([key, contents]) => contents.blind(named('queue', key)) ?? []);
    const total = (of: (contents: QueueContents) => number): number =>
      queues.reduce((sum, [, contents]) => sum + of(contents), 0);
    return {
      violations: violations.list(),
      judged: `${counted(
        total(one => one.put),
        'item',
      )} put in and ${figure(total(one => one.taken))} taken out of ${counted(queues.length, 'queue')}`,
      blind: queues.length === 0 ? 'there is no item' : (blind ?? this.#crowded()),
    };
  }

  /** Why not every item was followed, or null. */
  #crowded(): string | null {
    return this.#room.left > 0
      ? null
      : `there are ${counted(this.#held, 'different item')} or more, which is the most`;
  }

  #contentsOf(key: string): QueueContents | null {
    const known = this.#queues.get(key);
    if (known !== undefined) return known;
    if (this.#queues.size >= QUEUES) return null;
    const made = new QueueContents(this.#room);
    this.#queues.set(key, made);
    return made;
  }
}
