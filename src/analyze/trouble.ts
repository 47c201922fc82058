import type { ScenarioAnalysis } from '../model/analysis.ts';
import { describeOutcome, describeUnmet, saysNothing } from '../model/outcome.ts';
import type { FailureWithLog, ScenarioResult } from '../model/result.ts';

type Trouble = NonNullable<ScenarioAnalysis['trouble']>;

/**
 * What went wrong, with its best example; null when every operation was ok. Said is the first of these that there is, and of several such the
 * most frequent:
 *
 * | what                                            | counted in  |
 * |-------------------------------------------------|-------------|
 * | a load that a limit with `abortOnFail` stopped  | invocations |
 * | invocations that were lost as a whole           | invocations |
 * | operations that failed                          | operations  |
 * | what the load generator could not do            | invocations |
 */
export function troubleOf(scenario: ScenarioResult): ScenarioAnalysis['trouble'] {
  const own = scenario.failures.filter(({ outcome }) => !saysNothing(outcome));
  const aborted = own.filter(({ outcome }) => outcome.kind === 'aborted');
  const whole = own.filter(({ invocations = 0 }) => invocations > 0);
  if (aborted.length > 0) return ofInvocations(aborted);
  if (whole.length > 0) return ofInvocations(whole);
  return own.length > 0 ? ofOperations(own, scenario) : ofInvocations(unmeasuredIn(scenario));
}

/** Why the load generator could not do an invocation, most frequent reason; nothing where it could do all. */
export function hindranceOf(scenario: ScenarioResult): Pick<ScenarioAnalysis, 'hindrance'> {
  const [first] = unmeasuredIn(scenario).toSorted(byCount);
  return first === undefined ? {} : { hindrance: describeOutcome(first.outcome) };
}

/** Of several machines: what is said of one comes before what is said of operations, then what is most. */
export const worstTrouble = (troubles: readonly Trouble[]): ScenarioAnalysis['trouble'] =>
  troubles.toSorted((a, b) => Number(b.whole === true) - Number(a.whole === true) || byCount(a, b))[0] ??
  null;

const unmeasuredIn = ({ failures }: ScenarioResult): readonly FailureWithLog[] =>
  failures.filter(({ outcome }) => outcome.kind === 'unmeasured');

function ofInvocations(failures: readonly FailureWithLog[]): Trouble | null {
  const counted = failures.map(failure => ({ ...failure, count: failure.invocations ?? failure.count }));
  const trouble = mostFrequent(counted);
  const isKnown = failures.some(({ invocations = 0 }) => invocations > 0);
  return trouble === null || !isKnown ? trouble : { ...trouble, whole: true };
}

/** Where an invocation is one operation, it is the invocation that failed. */
function ofOperations(failures: readonly FailureWithLog[], scenario: ScenarioResult): Trouble | null {
  const trouble = mostFrequent(failures);
  const { ok, failed } = scenario.operations;
  const invocations = Object.values(scenario.outcomes).reduce((sum, count) => sum + count, 0);
  const isRequest = trouble?.outcome.kind === 'unmet';
  if (trouble === null || (!isRequest && ok + failed <= invocations)) return trouble;
  return {
    ...trouble,
    ...(isRequest ? { excerpt: kindsOf(failures) } : {}),
    requests: trouble.count > failed ? null : ok + failed,
  };
}

function mostFrequent(failures: readonly FailureWithLog[]): Trouble | null {
  const [worst] = failures.toSorted(byCount);
  if (worst === undefined) return null;
  const { outcome, count: alike, excerpt, log } = worst;
  const count = failures.reduce((sum, failure) => sum + failure.count, 0);
  return { outcome, count, ...(alike === count ? {} : { alike }), excerpt, log };
}

const byCount = (a: { readonly count: number }, b: { readonly count: number }): number => b.count - a.count;

/** Requests fail in several ways at once: each has a line with its count and an example. */
const kindsOf = (failures: readonly FailureWithLog[]): string =>
  failures
    .flatMap(({ outcome, count, excerpt }) =>
      outcome.kind === 'unmet' ? [describeUnmet(outcome.reason, count, excerpt)] : [],
    )
    .join('\n');
