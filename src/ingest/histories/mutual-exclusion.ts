import type { CheckReader, Conclusion, HistoryChecker, Surroundings } from './checker.ts';
import { staleTokens } from './fencing.ts';
import type { Operation } from './operations.ts';
import type { HistoryRecord } from './record.ts';
import { hasTwoWorkers, overlapsOf, type Tenure, Tenures } from './tenures.ts';
import { Violations } from './violations.ts';
import { counted, figure, named } from './words.ts';

/** No two workers hold one lock at once, and fencing tokens rise. */
export const mutualExclusion: HistoryChecker = {
  check: 'mutual-exclusion',
  about:
    'overlaps: two workers held one lock at once; fencing tokens that do not rise from one holder to the next',
  ops: ['acquire', 'release'],
  open: surroundings => new MutualExclusionReader(surroundings),
};

/** Overlaps are between workers: a single one never meets another. */
const NO_OTHER = 'no lock was held by two workers: each worker needs a name of its own';

class MutualExclusionReader implements CheckReader {
  readonly #held: number;
  readonly #tenures: Tenures;

  constructor(surroundings: Surroundings) {
    this.#held = surroundings.held;
    this.#tenures = new Tenures(surroundings);
  }

  begun(invoke: HistoryRecord): void {
    if (invoke.op === 'release') this.#tenures.giving(invoke.key, invoke);
  }

  ended(operation: Operation): string | null {
    const { op, key } = operation.end;
    if (op === 'release') return this.#tenures.gave(key, operation);
    this.#tenures.take(key, operation);
    return null;
  }

  /** A lock in doubt accuses nobody. */
  abandoned(): void {}

  conclude(): Conclusion {
    const things = this.#tenures.things();
    const moment = this.#tenures.moment();
    const violations = new Violations();
    if (moment !== null)
      for (const { thing, first, second } of overlapsOf(things, moment))
        violations.add({
          class: 'overlap',
          title: `worker ${second.worker} acquired ${named('lock', thing)} while worker ${first.worker} held it`,
          size: 1,
          records: [first.taken, second.taken, ...(first.givenBack === null ? [] : [first.givenBack])],
          // Between the two it may have been given back, and taken again.
          proof: 'absence',
        });
    for (const breach of staleTokens(things, moment)) violations.add(breach);
    const all = [...things.values()].flat();
    const ended = all.filter(({ givenBack }) => givenBack !== null).length;
    return {
      violations: violations.list(),
      judged: `${counted(all.length, 'hold')} (${figure(ended)} given back) by ${counted(new Set(all.map(({ worker }) => worker)).size, 'worker')}`,
      blind: this.#blind([...things.values()], ended, moment !== null),
    };
  }

  #blind(locks: readonly (readonly Tenure[])[], ended: number, hasOrder: boolean): string | null {
    const holds = locks.flat().length;
    if (holds < 2) return `there ${holds === 0 ? 'is no hold' : 'is a single hold'}`;
    if (this.#tenures.isFull) return `there are ${counted(this.#held, 'hold')} or more, which is the most`;
    if (!locks.some(hasTwoWorkers)) return NO_OTHER;
    if (!hasOrder)
      return 'its records stand in several files and not all have an `at`, so that nothing says which was first';
    return ended === 0 ? 'no hold was given back, so that none is known to have lasted' : null;
  }
}
