import type { CheckReader, Conclusion, HistoryChecker } from './checker.ts';
import type { Operation } from './operations.ts';
import type { HistoryRecord } from './record.ts';
import { Violations } from './violations.ts';
import { counted } from './words.ts';

/** No identifier is given twice. */
export const uniqueIds: HistoryChecker = {
  check: 'unique-ids',
  about: 'duplicates: an identifier was generated twice, with both workers',
  ops: ['generate'],
  open: ({ held }) => new UniqueIdsReader(held),
};

class UniqueIdsReader implements CheckReader {
  readonly #first = new Map<string, HistoryRecord>();
  readonly #violations = new Violations();
  readonly #held: number;
  #generated = 0;

  constructor(held: number) {
    this.#held = held;
  }

  begun(): void {}

  ended({ end }: Operation): null {
    if (end.type === 'ok') this.#generate(end);
    return null;
  }

  /** An identifier that nobody got cannot meet another. */
  abandoned(): void {}

  conclude(): Conclusion {
    return {
      violations: this.#violations.list(),
      judged: counted(this.#generated, 'identifier'),
      blind: this.#blind(),
    };
  }

  #generate(record: HistoryRecord): void {
    this.#generated += 1;
    const id = `${record.key}\n${record.value}`;
    const first = this.#first.get(id);
    if (first !== undefined) this.#accuse(first, record);
    else if (this.#first.size < this.#held) this.#first.set(id, record);
  }

  #accuse(first: HistoryRecord, again: HistoryRecord): void {
    const who =
      first.worker === again.worker
        ? `twice by worker ${first.worker}`
        : `by worker ${first.worker} and by worker ${again.worker}`;
    this.#violations.add({
      class: 'duplicate',
      title: `identifier ${again.value} was generated ${who}`,
      size: 1,
      records: [first, again],
      proof: 'records',
    });
  }

  #blind(): string | null {
    if (this.#generated < 2)
      return `there ${this.#generated === 0 ? 'is no identifier' : 'is a single identifier'}`;
    return this.#first.size < this.#held
      ? null
      : `there are more than ${counted(this.#held, 'identifier')}: later ones were held against the first ones alone`;
  }
}
