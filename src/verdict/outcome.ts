import type { ScenarioEnding } from '../model/event.ts';
import { describeOutcome } from '../model/outcome.ts';
import { thresholdFor } from '../model/policy.ts';
import type { Check, Status } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { checkOf } from './check.ts';

/**
 * Did the scenario do its work? One check, or none for a scenario that only the reference has.
 *
 * | found                                              | status         |
 * |----------------------------------------------------|----------------|
 * | not run at all                                     | `skipped`      |
 * | the recording stops inside it, or it was interrupted | `inconclusive` |
 * | a repeated test of which no run was reported       | `inconclusive` |
 * | an invocation failed, nothing tolerates failures   | `fail`, or what the base says of it |
 * | the budget left it below its smallest sample       | `inconclusive` |
 * | otherwise                                          | `pass`         |
 *
 * Beside a base, failing sometimes is a rate:
 *
 * | the head                                        | status         |
 * |-------------------------------------------------|----------------|
 * | always fails, or fails more often by the test   | `fail`         |
 * | fails, and so does the base                     | `warn`         |
 * | fails too seldom to be told from a base that did not | `inconclusive` |
 *
 * Where every failure came with a fault that a detector reported there is no check at all: `detector.ts` judges the fault.
 *
 * A limit on `errors.rate` takes the place of "no invocation may fail": then that limit judges the failures.
 */
export function judgeOutcome(subject: Case): readonly Check[] {
  // What its runs came to is judged test by test (`tests.ts`).
  if (subject.planned === null || subject.analysis.tests !== undefined || failsOnlyByFaults(subject))
    return [];
  const [status, reason] = outcomeOf(subject);
  return [checkOf(subject, { rule: 'outcome', status, reason })];
}

/** Each failure ended in what a detector reported: its check says it, and better. */
export const failsOnlyByFaults = ({ analysis: { trouble, detected } }: Case): boolean =>
  trouble !== null && detected?.explainsFailures === true;

function outcomeOf(subject: Case): readonly [Status, string] {
  const { analysis, planned } = subject;
  const unfinished = describeUnfinished(analysis.ending);
  if (analysis.ending?.kind === 'not-run') return ['skipped', unfinished];
  if (planned?.repeat !== undefined) return ['inconclusive', `${unfinished}: no run of it is known`];
  const { trouble, invocations } = analysis;
  if (trouble !== null && !tolerates(subject)) {
    return (
      besideBase(subject) ?? [
        'fail',
        `${shareOf(subject, trouble.count)} ${describeOutcome(trouble.outcome)}`,
      ]
    );
  }
  if (invocations === 0)
    return trouble === null ? ['inconclusive', unfinished] : ['fail', 'no invocation succeeded'];
  if (analysis.ending === null || analysis.ending.kind === 'interrupted') return ['inconclusive', unfinished];
  if (invocations < (planned?.samples.min ?? 0) && analysis.ending.kind === 'budget') {
    return ['inconclusive', `${unfinished}: ${invocations} of at least ${planned?.samples.min} samples`];
  }
  return ['pass', `${invocations} invocations succeeded`];
}

/** What the base says of a scenario that fails sometimes; null where it says nothing, or the head always fails. */
function besideBase({ analysis }: Case): readonly [Status, string] | null {
  const { failures, invocations, ending } = analysis;
  if (failures === null || invocations === 0 || ending?.kind === 'failing') return null;
  const { base, head, adjustedP, alpha } = failures;
  const rates = `${head.failed} of ${head.invocations} invocations, the base ${base.failed} of ${base.invocations}`;
  if (adjustedP <= alpha) return ['fail', `fails more often than the base: ${rates}`];
  if (base.failed > 0) return ['warn', `fails sometimes on both sides: ${rates}`];
  return ['inconclusive', `fails too seldom to tell whether this change is why: ${rates}`];
}

const shareOf = (subject: Case, failed: number): string =>
  subject.analysis.invocations === 0
    ? 'every invocation'
    : `${failed} of ${subject.analysis.invocations + failuresOf(subject)} invocations`;

const failuresOf = (subject: Case): number =>
  Object.entries(subject.analysis.outcomes).reduce(
    (sum, [kind, count]) => (kind === 'ok' ? sum : sum + count),
    0,
  );

const tolerates = (subject: Case): boolean =>
  typeof thresholdFor(subject.thresholds, 'errors.rate')?.max === 'number';

function describeUnfinished(ending: ScenarioEnding | null): string {
  switch (ending?.kind) {
    case undefined:
      return 'the recording ends inside this scenario';
    case 'not-run':
      return ending.reason;
    case 'failing':
      return ending.reason;
    case 'interrupted':
      return 'interrupted';
    case 'budget':
      return 'the budget ran out';
    default:
      return 'no sample was taken';
  }
}
