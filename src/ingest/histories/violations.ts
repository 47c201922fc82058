import { RECORDS_SHOWN, type Violation } from './checker.ts';
import type { HistoryRecord } from './record.ts';
import { figure } from './words.ts';

/** One thing that cannot be. `size` says how bad it is: the title of the worst stands for all. */
export interface Breach extends Pick<Violation, 'class' | 'title' | 'records' | 'proof'> {
  readonly size: number;
}

interface Gathered {
  readonly worst: Breach;
  readonly count: number;
  readonly records: readonly HistoryRecord[];
}

/** Gathers breaches into one violation for each class, in bounded memory. */
export class Violations {
  readonly #gathered = new Map<string, Gathered>();

  add(breach: Breach): void {
    const key = `${breach.class} ${breach.proof}`;
    const before = this.#gathered.get(key) ?? { worst: breach, count: 0, records: [] };
    this.#gathered.set(key, {
      worst: breach.size > before.worst.size ? breach : before.worst,
      count: before.count + 1,
      records:
        before.records.length < RECORDS_SHOWN ? [...before.records, ...breach.records] : before.records,
    });
  }

  list(): readonly Violation[] {
    return [...this.#gathered.values()].map(({ worst, count, records }) => ({
      class: worst.class,
      title: count === 1 ? worst.title : `${worst.title} (and ${figure(count - 1)} more)`,
      count,
      records: records.slice(0, RECORDS_SHOWN),
      proof: worst.proof,
    }));
  }
}
