import type { Pairing } from '../../model/plan.ts';
import type { RunResult } from '../../model/result.ts';
import { lift, type Measured, partId } from './lift.ts';
import { merge } from './merge.ts';

/** All runs of one gate that several machines shared. */
export type Joined = Pick<Measured, 'result' | 'rounds'>;

/**
 * What every machine measured → the runs of one gate: the screening of those that screened, the pairs of those that searched, the fresh
 * pairs of those that confirmed. Where all went straight to pairs, the search comes first, as on one machine; where only some did,
 * their scenarios have no entry in the screening, which plans them all the same.
 */
export function join(all: readonly Measured[]): Joined {
  const lifted = all.map(measured => {
    const id = partId(measured);
    return { first: lift(measured.result, id), later: measured.rounds.map(round => lift(round, id)) };
  });
  const later = lifted.flatMap(({ later }) => later);
  const paired = (purpose: Pairing['purpose']) => (run: RunResult) => run.plan.pairing?.purpose === purpose;
  const firsts = lifted.map(({ first }) => first);
  const straight = firsts.filter(paired('search'));
  const confirmations = later.filter(paired('confirm'));
  const confirmed = confirmations.length === 0 ? [] : [merge(confirmations)];
  // A part without scenarios runs nothing in pairs, whatever the others do.
  if (firsts.every(run => paired('search')(run) || run.plan.scenarios.length === 0) && straight.length > 0)
    return { result: merge(firsts), rounds: confirmed };
  const searches = [...straight, ...later.filter(paired('search'))];
  return {
    result: merge(firsts.map(run => (straight.includes(run) ? withoutPairs(run) : run))),
    rounds: [...(searches.length === 0 ? [] : [merge(searches)]), ...confirmed],
  };
}

/** Plan and machine of a run whose facts stand in another round. */
const withoutPairs = (run: RunResult): RunResult => ({
  ...run,
  plan: { ...run.plan, pairing: null },
  scenarios: [],
});
