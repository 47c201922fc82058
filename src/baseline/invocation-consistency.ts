import { OUTCOME_KINDS, saysNothing } from '../model/outcome.ts';
import type { ScenarioResult } from '../model/result.ts';

/** What in the invocations of a scenario contradicts its outcomes, as a part of a sentence; null where nothing does. */
export function contradictionInInvocations(scenario: ScenarioResult): string | null {
  const { failedInvocations, detected = { faults: [], detectors: [] } } = scenario;
  const failed = failuresIn(scenario);
  if (failedInvocations.length !== failed || hasTwice(failedInvocations))
    return `it names ${new Set(failedInvocations).size} failed invocations, of which there are ${failed}, in the outcomes`;
  const most = mostInvocations(scenario);
  const fault = detected.faults.find(
    ({ invocations }) => invocations.length === 0 || invocations.length > most || hasTwice(invocations),
  );
  if (fault !== undefined)
    return `it has a fault in ${fault.invocations.length} invocations, of at most ${most} different ones,`;
  const record = detected.detectors.find(
    ({ active, inactive, unknown }) => active + inactive + unknown > most,
  );
  return record === undefined
    ? null
    : `it has a detector that looked at more than ${most} invocations, which is all,`;
}

/** One that says nothing did not fail. */
const failuresIn = ({ outcomes }: ScenarioResult): number =>
  OUTCOME_KINDS.filter(kind => kind !== 'ok' && !saysNothing({ kind })).reduce(
    (sum, kind) => sum + (outcomes[kind] ?? 0),
    0,
  );

/** A warm-up that failed stands in both. */
const mostInvocations = ({ outcomes, warmups }: ScenarioResult): number =>
  Object.values(outcomes).reduce((sum, count) => sum + count, warmups);

const hasTwice = (indices: readonly number[]): boolean => new Set(indices).size < indices.length;
