import type { ScenarioEnding } from '../model/event.ts';
import { describeOutcome, type Outcome } from '../model/outcome.ts';
import { thresholdFor } from '../model/policy.ts';
import type { Check, Status } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { checkOf } from './check.ts';
import { isOnBase } from './detector.ts';

/**
 * Did the scenario do its work? One check, or none for a scenario that only the reference has.
 *
 * | found                                              | status         |
 * |----------------------------------------------------|----------------|
 * | not run at all                                     | `skipped`      |
 * | the recording stops inside it, or it was interrupted | `inconclusive` |
 * | a repeated test of which no run was reported       | `inconclusive` |
 * | the load generator could not do too many invocations | `inconclusive` |
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
 * Where faults that a detector reported are all that failed, `detector.ts` judges them, and there is no check here; but one for what was
 * then left unmeasured, if the base has these faults, too:
 *
 * | the head                                            | status         |
 * |-----------------------------------------------------|----------------|
 * | measured nothing, or less than its smallest sample  | `inconclusive` |
 *
 * A limit on `errors.rate` takes the place of "no invocation may fail": then that limit judges the failures.
 */
export function judgeOutcome(subject: Case): readonly Check[] {
  // What its runs came to is judged test by test (`tests.ts`).
  if (subject.planned === null || subject.analysis.tests !== undefined) return [];
  if (failsOnlyByFaults(subject)) return judgeUnmeasured(subject);
  const [status, reason] = outcomeOf(subject);
  return [checkOf(subject, { rule: 'outcome', status, reason })];
}

/** What failed is what a detector reported, and where that only warns, not more often than on the base: its check says it, and better. */
function failsOnlyByFaults(subject: Case): boolean {
  const { trouble, detected, failures } = subject.analysis;
  const isMoreOften = failures !== null && failures.adjustedP <= failures.alpha;
  return trouble !== null && detected?.explainsFailures === true && (hasNewFault(subject) || !isMoreOften);
}

const hasNewFault = ({ analysis: { detected } }: Case): boolean =>
  detected?.detectors.some(({ faults }) => faults.some(fault => !isOnBase(fault))) === true;

/** Faults that only warn may have left nothing to measure, and what was not measured is no pass. */
function judgeUnmeasured(subject: Case): readonly Check[] {
  const { ending, invocations } = subject.analysis;
  const least = subject.planned?.samples.min ?? 0;
  const isDone = ending?.kind === 'complete' || ending?.kind === 'decided';
  if (hasNewFault(subject) || (invocations > 0 && isDone)) return [];
  const isCut = ending === null || ending.kind === 'interrupted';
  if (invocations >= Math.max(least, 1) && !isCut) return [];
  const reported = 'a detector reported what it reports on the base, too';
  const reason = isCut
    ? describeUnfinished(ending)
    : invocations === 0
      ? `nothing was measured: in every invocation ${reported}`
      : `${invocations} of at least ${least} samples: in the others ${reported}`;
  return [checkOf(subject, { rule: 'outcome', status: 'inconclusive', reason })];
}

function outcomeOf(subject: Case): readonly [Status, string] {
  const { analysis, planned } = subject;
  const unfinished = describeUnfinished(analysis.ending);
  if (analysis.ending?.kind === 'not-run') return ['skipped', unfinished];
  if (planned?.repeat !== undefined) return ['inconclusive', `${unfinished}: no run of it is known`];
  const { trouble, invocations } = analysis;
  if (trouble?.outcome.kind === 'unmeasured') return unmeasuredOf(subject, trouble.outcome);
  if (trouble !== null && (isAborted(subject) || !tolerates(subject, trouble))) {
    return (
      besideBase(subject) ?? ['fail', `${shareOf(subject, trouble)} ${describeOutcome(trouble.outcome)}`]
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

/** A limit with `abortOnFail` was broken: no other limit tolerates that. */
const isAborted = ({ analysis }: Case): boolean => (analysis.outcomes.aborted ?? 0) > 0;

/** What the load generator could not do says nothing of the workload; the invocations in which it could still do. */
function unmeasuredOf({ analysis, planned }: Case, outcome: Outcome): readonly [Status, string] {
  const { invocations, ending } = analysis;
  const least = planned?.samples.min ?? 1;
  if (invocations >= least && (ending === null || ending.kind === 'interrupted'))
    return ['inconclusive', describeUnfinished(ending)];
  if (invocations >= least) return ['pass', `${invocations} invocations succeeded`];
  const count =
    invocations === 0 ? 'every invocation' : `all but ${invocations} of at least ${least} invocations`;
  return ['inconclusive', `${count} ${describeOutcome(outcome)}`];
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

type Trouble = NonNullable<Case['analysis']['trouble']>;

function shareOf(subject: Case, { count, requests }: Trouble): string {
  // Those of a warm-up are among the failures, and not among the requests that count.
  if (requests !== undefined && count > requests) return `${count.toLocaleString('en')} requests`;
  if (requests !== undefined)
    return `${count.toLocaleString('en')} of ${requests.toLocaleString('en')} requests`;
  return subject.analysis.invocations === 0
    ? 'every invocation'
    : `${count} of ${subject.analysis.invocations + failuresOf(subject)} invocations`;
}

const failuresOf = (subject: Case): number =>
  Object.entries(subject.analysis.outcomes).reduce(
    (sum, [kind, count]) => (['ok', 'unmeasured'].includes(kind) ? sum : sum + count),
    0,
  );

/** What could not even be started is no share of anything. */
const tolerates = (subject: Case, { outcome }: Trouble): boolean =>
  outcome.kind !== 'unstartable' && typeof thresholdFor(subject.thresholds, 'errors.rate')?.max === 'number';

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
