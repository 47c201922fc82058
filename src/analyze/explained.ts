import type { FaultClass, KnownFault } from '../model/detected.ts';
import type { Arm } from '../model/event.ts';
import { isReportOf } from '../model/fault-report.ts';
import { MOST_DIFFERENT_FAILURES, type Outcome, type OutcomeKind, saysNothing } from '../model/outcome.ts';
import type { ScenarioResult } from '../model/result.ts';

/** How processes end of which a detector has reported something. */
const WITH_FAULT: ReadonlySet<OutcomeKind> = new Set(['failed', 'signalled']);
const WITHOUT_END: readonly FaultClass[] = ['hang', 'deadlock', 'livelock', 'stall', 'io-hang', 'starvation'];

/**
 * Is what detectors reported all that went wrong on the head? Every failed invocation must have a fault, and what else its end may be is
 *
 * | each failed invocation has              | it ended                                                          |
 * |-----------------------------------------|-------------------------------------------------------------------|
 * | a fault that the base does not have     | as processes with faults do: the check of the detector fails      |
 * | only faults that the base has, too      | well but for the report, or as some invocation of the base did    |
 *
 * A known race is thus no excuse for an exit code that is new, and no fault is one for a service that died.
 */
export function explainFailures(heads: readonly ScenarioResult[], bases: readonly ScenarioResult[]): boolean {
  const known = new Set(bases.flatMap(side => faultsOf(side).map(({ fingerprint }) => fingerprint)));
  const shown = bases.flatMap(side => othersOf(side));
  const failing = heads.filter(hasFailed);
  return failing.length > 0 && failing.every(side => isExplained(side, known, shown));
}

function isExplained(side: ScenarioResult, known: ReadonlySet<string>, shown: readonly Failure[]): boolean {
  const [faults, failed, others] = [faultsOf(side), failedIn(side), othersOf(side)];
  const fresh = faults.filter(({ fingerprint }) => !known.has(fingerprint));
  if (faults.length === 0 || side.failures.length === 0 || !isIn(faults, failed)) return false;
  // Operations failed in invocations that are ok as a whole.
  if (failed.length === 0) return others.length === 0 && failingKinds(side).length === 0;
  if (isIn(fresh, failed)) return others.every(({ outcome }) => isEndWithFault(outcome, faults));
  return (
    side.failures.length < MOST_DIFFERENT_FAILURES &&
    others.every(({ outcome }) => shown.some(same => isAlike(outcome, same.outcome)))
  );
}

type Failure = ScenarioResult['failures'][number];

const faultsOf = ({ detected }: ScenarioResult): readonly KnownFault[] => detected?.faults ?? [];

/** Failures but for those that are nothing but the report of a detector. */
const othersOf = (side: ScenarioResult): readonly Failure[] =>
  side.failures.filter(
    ({ outcome }) => !saysNothing(outcome) && !faultsOf(side).some(fault => isReportOf(fault, outcome)),
  );

const isIn = (faults: readonly KnownFault[], failed: readonly number[]): boolean => {
  const reported = new Set(faults.flatMap(({ invocations }) => invocations));
  return failed.every(index => reported.has(index));
};

const failingKinds = ({ outcomes }: ScenarioResult): readonly string[] =>
  Object.keys(outcomes).filter(kind => !['ok', 'unmeasured', 'interrupted'].includes(kind));

const hasFailed = (side: ScenarioResult): boolean =>
  side.failedInvocations.length > 0 || failingKinds(side).length > 0 || othersOf(side).length > 0;

/** Of a repeated scenario the runs in which the command itself broke: its tests have checks of their own. */
function failedIn({ failedInvocations, repetition }: ScenarioResult): readonly number[] {
  if (repetition === undefined) return failedInvocations;
  const endings = repetition.tests.find(({ test }) => test === '')?.endings ?? '';
  return repetition.runs.filter((_, at) => endings[at] === 'F');
}

const isEndWithFault = ({ kind }: Outcome, faults: readonly KnownFault[]): boolean =>
  WITH_FAULT.has(kind) || (kind === 'timeout' && faults.some(fault => WITHOUT_END.includes(fault.class)));

/** The same end, whatever the moment at which it came. */
function isAlike(a: Outcome, b: Outcome): boolean {
  if (a.kind === 'failed') return b.kind === 'failed' && a.exitCode === b.exitCode;
  if (a.kind === 'signalled') return b.kind === 'signalled' && a.signal === b.signal;
  if (a.kind === 'broken') return b.kind === 'broken' && a.reason === b.reason;
  return a.kind === b.kind;
}

/**
 * The failed invocations but for those that ended well and that only a detector broke: their fault has a check of its own. Where
 * single invocations cannot be told apart, one with a fault counts as a failure of the head, and as none of the base.
 */
export function failedByThemselves(side: ScenarioResult, arm: Arm): readonly number[] {
  const { failedInvocations, failures } = side;
  const others = othersOf(side);
  if (others.length === failures.filter(({ outcome }) => !saysNothing(outcome)).length)
    return failedInvocations;
  const reported = new Set(faultsOf(side).flatMap(({ invocations }) => invocations));
  const without = failedInvocations.filter(index => !reported.has(index));
  const count = others.reduce((sum, failure) => sum + failure.count, 0);
  return arm === 'head' && count > without.length ? failedInvocations : without;
}
