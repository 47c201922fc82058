import type { HistoryRecord } from './record.ts';
import type { Moment, Tenure } from './tenures.ts';
import type { Breach } from './violations.ts';
import { named } from './words.ts';

/** A tenure with the token it was given. */
interface Fenced extends Tenure {
  readonly token: number;
}

/**
 * Tokens that do not rise: one that was given twice, and one that is lower than that of a holder who provably had the lock before this one
 * asked for it. Who acquires in one step, and is only slow to write it down, is not accused.
 */
export function staleTokens(
  things: ReadonlyMap<string, readonly Tenure[]>,
  moment: Moment,
): readonly Breach[] {
  return [...things].flatMap(([thing, tenures]) => {
    const fenced = tenures.flatMap(fencedBy);
    const name = named('lock', thing);
    return [...repeated(name, fenced), ...(moment === null ? [] : fallen(name, fenced, moment))];
  });
}

const fencedBy = (tenure: Tenure): readonly Fenced[] =>
  tenure.taken.token === null ? [] : [{ ...tenure, token: tenure.taken.token }];

function repeated(name: string, fenced: readonly Fenced[]): readonly Breach[] {
  const seen = new Map<number, Fenced>();
  return fenced.flatMap(tenure => {
    const first = seen.get(tenure.token);
    seen.set(tenure.token, first ?? tenure);
    return first === undefined
      ? []
      : [breach(`fencing token ${tenure.token} of ${name} was given twice`, first.taken, tenure)];
  });
}

function fallen(name: string, fenced: readonly Fenced[], moment: NonNullable<Moment>): readonly Breach[] {
  const taken = fenced.toSorted((a, b) => moment(a.taken) - moment(b.taken));
  const asked = fenced
    .flatMap(tenure => (tenure.after === null ? [] : [{ tenure, since: moment(tenure.after) }]))
    .sort((a, b) => a.since - b.since);
  const breaches: Breach[] = [];
  let passed = 0;
  let highest: Fenced | undefined;
  for (const { tenure, since } of asked) {
    for (let next = taken[passed]; next !== undefined && moment(next.taken) < since; next = taken[passed]) {
      if (highest === undefined || next.token > highest.token) highest = next;
      passed += 1;
    }
    if (highest !== undefined && tenure.token < highest.token)
      breaches.push(
        breach(
          `fencing token ${tenure.token} of ${name} was given after ${highest.token}`,
          highest.taken,
          tenure,
        ),
      );
  }
  return breaches;
}

const breach = (title: string, before: HistoryRecord, { taken }: Tenure): Breach => ({
  class: 'overlap',
  title,
  size: 0,
  records: [before, taken],
  proof: 'records',
});
