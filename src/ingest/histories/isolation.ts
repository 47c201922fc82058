import type { CheckReader, Conclusion, HistoryChecker, Surroundings } from './checker.ts';
import type { Operation } from './operations.ts';
import type { HistoryRecord } from './record.ts';
import { hasTwoWorkers, overlapsOf, type Tenure, Tenures } from './tenures.ts';
import { Tokens } from './tokens.ts';
import { Violations } from './violations.ts';
import { counted, figure } from './words.ts';

/** What one worker writes no other reads, and what is a worker's own is nobody else's meanwhile. */
export const isolation: HistoryChecker = {
  check: 'isolation',
  about:
    "cross-talk: a worker observes another's token, or two workers have one identity open at once; lost updates: a worker no longer observes its own last token",
  ops: ['write', 'observe', 'open', 'close'],
  open: surroundings => new IsolationReader(surroundings),
};

/** A single worker never sees what another wrote or has. */
const NO_OTHER = 'all is of one worker: each worker needs a name of its own';

class IsolationReader implements CheckReader {
  readonly #held: number;
  readonly #tokens: Tokens;
  readonly #identities: Tenures;

  constructor(surroundings: Surroundings) {
    this.#held = surroundings.held;
    this.#tokens = new Tokens(surroundings.held);
    this.#identities = new Tenures(surroundings);
  }

  begun(invoke: HistoryRecord): void {
    if (invoke.op === 'close') this.#identities.giving(String(invoke.value), invoke);
    else if (invoke.op === 'write') this.#tokens.beginWrite(invoke);
  }

  ended(operation: Operation): string | null {
    const { end, value } = operation;
    if (end.op === 'observe') {
      this.#tokens.observe(end);
      return null;
    }
    if (value === null)
      return end.type === 'fail' ? null : `"value" of ${end.op} is missing: text or a whole number`;
    if (end.op === 'write') return this.#tokens.endWrite(operation);
    if (end.op === 'close') return this.#identities.gave(String(value), operation);
    this.#identities.take(String(value), operation);
    return null;
  }

  abandoned(invoke: HistoryRecord): void {
    if (invoke.op === 'write') this.#tokens.writeInDoubt(invoke);
  }

  conclude(): Conclusion {
    const violations = new Violations();
    for (const breach of this.#tokens.breaches()) violations.add(breach);
    const things = this.#identities.things();
    const moment = this.#identities.moment();
    if (moment !== null)
      for (const { thing, first, second } of overlapsOf(things, moment))
        violations.add({
          class: 'cross-talk',
          title: `workers ${first.worker} and ${second.worker} had identity ${thing} at once`,
          size: 1,
          records: [first.taken, second.taken, ...(first.givenBack === null ? [] : [first.givenBack])],
          // Between the two it may have been given back, and taken again.
          proof: 'absence',
        });
    const identities = [...things.values()].flat();
    const ended = identities.filter(({ givenBack }) => givenBack !== null).length;
    return {
      violations: violations.list(),
      judged: `${counted(this.#tokens.judged, 'observation')} of ${counted(this.#tokens.size, 'token')}, and ${counted(identities.length, 'identity', 'identities')} (${figure(ended)} closed)`,
      blind: this.#blind(identities, ended, moment !== null),
    };
  }

  #blind(identities: readonly Tenure[], ended: number, hasOrder: boolean): string | null {
    if (this.#tokens.size >= this.#held || this.#identities.isFull)
      return `there are ${counted(this.#held, 'token or identity', 'tokens or identities')} or more, which is the most`;
    if (identities.length > 0 && !hasOrder)
      return 'its identities stand in several files and not all have an `at`, so that nothing says which was open at once';
    if (identities.length > 0 && ended === 0)
      return 'no identity was closed, so that none is known to have lasted';
    if (this.#tokens.judged === 0 && identities.length < 2)
      return 'no token was observed after it was written';
    const isBetweenWorkers =
      hasTwoWorkers(identities) || (this.#tokens.judged > 0 && this.#tokens.hasTwoWorkers);
    return isBetweenWorkers ? null : NO_OTHER;
  }
}
