import type { ScenarioEnding } from '../model/event.ts';
import { describeOutcome } from '../model/outcome.ts';
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
 * | an invocation failed, nothing tolerates failures   | `fail`, or what the base says of it |
 * | the load generator could not do too many invocations | `inconclusive` |
 * | it ended below its smallest sample, undecided      | `inconclusive` |
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
 * A limit on `errors.rate` takes the place of "no operation may fail": then that limit judges them. An invocation that was lost as a whole
 * (its service or its worker ended, nothing that it sent came to an end) is no operation, and fails all the same.
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
  const { trouble } = analysis;
  const isOwn = trouble !== null && trouble.outcome.kind !== 'unmeasured';
  if (isOwn && (isAborted(subject) || !tolerates(subject, trouble)))
    return besideBase(subject) ?? ['fail', describeTrouble(subject, trouble)];
  return measuredOf(subject, isOwn);
}

/** A limit with `abortOnFail` was broken: no other limit tolerates that. */
const isAborted = ({ analysis }: Case): boolean => (analysis.outcomes.aborted ?? 0) > 0;

/**
 * Whether what was measured is enough, where nothing failed that is not tolerated. What the load generator could not do says nothing of the
 * workload; the invocations in which it could still do, and so do those whose failures a limit judges.
 */
function measuredOf({ analysis, planned }: Case, hasFailures: boolean): readonly [Status, string] {
  const { invocations, ending, hindrance } = analysis;
  const { failed, silent } = countsOf(analysis);
  const least = planned?.samples.min ?? 1;
  const taken = invocations + failed;
  const unfinished = describeUnfinished(ending);
  if (invocations === 0 && failed > 0 && hasFailures && (silent === 0 || failed >= least))
    return ['fail', 'no invocation succeeded'];
  const isDone = ending?.kind === 'complete' || ending?.kind === 'decided';
  const isShort = taken < least && (silent > 0 || !isDone);
  if (isShort && hindrance !== undefined) {
    const which = taken === 0 ? 'every invocation' : `all but ${taken} of at least ${least} invocations`;
    return ['inconclusive', `${which} ${hindrance}`];
  }
  if (ending === null || ending.kind === 'interrupted' || invocations === 0)
    return ['inconclusive', unfinished];
  if (!isShort) return ['pass', `${invocations} invocations succeeded`];
  return ['inconclusive', `${isDone ? '' : `${unfinished}: `}${taken} of at least ${least} samples`];
}

/** Invocations that failed, and those that say nothing of the workload. */
function countsOf({ invocations, outcomes }: Case['analysis']): Record<'failed' | 'silent', number> {
  const all = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  const silent = (outcomes.unmeasured ?? 0) + (outcomes.interrupted ?? 0);
  return { failed: all - silent - invocations, silent };
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

/** `59 of 100 requests were not answered as expected: status 404`. What several kinds are counted in is not said of one of them. */
function describeTrouble(subject: Case, trouble: Trouble): string {
  const { outcome, count, alike = count } = trouble;
  const share = shareOf(subject, trouble);
  if (alike === count) return `${share} ${describeOutcome(outcome)}`;
  const most = `most often (${alike.toLocaleString('en')})`;
  return outcome.kind === 'unmet'
    ? `${share} were not answered as expected, ${most}: ${outcome.reason}`
    : `${share} failed, ${most}: ${describeOutcome(outcome)}`;
}

function shareOf({ analysis }: Case, { count, outcome, requests }: Trouble): string {
  const counted = count.toLocaleString('en');
  if (requests !== undefined) {
    const noun = outcome.kind === 'unmet' ? 'requests' : 'operations';
    return requests === null
      ? `${counted} ${noun}`
      : `${counted} of ${requests.toLocaleString('en')} ${noun}`;
  }
  const { failed, silent } = countsOf(analysis);
  const all = analysis.invocations + failed + silent;
  return count >= all ? 'every invocation' : `${count} of ${all} invocations`;
}

/**
 * Failures of operations only: no share of them tells of an invocation that was lost as a whole, with its service, its worker or all that it
 * sent, and of the operations that were never done in it. What could not even be started is no share of anything.
 */
const tolerates = (subject: Case, { outcome, whole }: Trouble): boolean =>
  outcome.kind !== 'unstartable' &&
  whole !== true &&
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
