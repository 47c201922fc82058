import type { DetectorAnalysis, FaultAnalysis } from '../model/analysis.ts';
import type { Check, Status } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { checkOf } from './check.ts';

/**
 * Did a detector report a fault, and would it have? One check a detector that was asked for, or that reported something.
 *
 * | found                                                   | status         |
 * |---------------------------------------------------------|----------------|
 * | a fault that the base does not have, or without a base  | `fail`         |
 * | only faults that were reported on the base as well      | `warn`         |
 * | none, but in some invocation it was not active, or nobody knows | `inconclusive` |
 * | none, and it was active in every invocation             | `pass`         |
 */
export function judgeDetectors(subject: Case): readonly Check[] {
  if (subject.planned === null || subject.analysis.ending?.kind === 'not-run') return [];
  return (subject.analysis.detected?.detectors ?? []).map(detector => {
    const [status, reason] = statusOf(detector);
    const check = checkOf(subject, { rule: 'detector', subject: detector.detector, status, reason });
    const worst = worstOf(detector);
    return worst === undefined ? check : { ...check, reproduce: reproductionOf(subject, worst) };
  });
}

/** Of a repeated scenario the first run that had the fault: its seed, order and conditions are its own. */
const reproductionOf = (subject: Case, { invocations }: FaultAnalysis): string | null =>
  subject.planned?.repeat === undefined || invocations.length === 0
    ? subject.reproduce
    : subject.reproduceRun(Math.min(...invocations));

/** One that the base does not have, where there is one. */
const worstOf = ({ faults }: DetectorAnalysis): FaultAnalysis | undefined =>
  faults.find(fault => !isOnBase(fault)) ?? faults[0];

function statusOf(detector: DetectorAnalysis): readonly [Status, string] {
  const { faults, record, bound } = detector;
  const worst = worstOf(detector);
  if (worst !== undefined) return [isOnBase(worst) ? 'warn' : 'fail', describe(worst, faults.length)];
  const { active, inactive, unknown, evidence } = record;
  const all = active + inactive + unknown;
  if (inactive + unknown > 0 || all === 0) {
    const how = inactive > 0 || all === 0 ? 'was not active' : 'cannot be shown to have been active';
    return [
      'inconclusive',
      `${how}${all === 0 ? '' : ` in ${inactive + unknown} of ${all} invocations`}: ${evidence}`,
    ];
  }
  const open = ((bound ?? 1) * 100).toPrecision(3).replace(/\.?0+$/, '');
  return [
    'pass',
    `active in all ${all} invocations, nothing reported; a fault in more than ${open} % of them is excluded`,
  ];
}

/** Whether the base of a paired run reported it as well: it then only warns. */
export const isOnBase = ({ base }: FaultAnalysis): boolean => base !== null && base.reported > 0;

function describe({ class: kind, title, invocations, base }: FaultAnalysis, different: number): string {
  const more = different > 1 ? `; ${different - 1} more` : '';
  const known = base === null ? '' : base.reported > 0 ? ', also on the base' : ', not on the base';
  return `${kind}: ${title} (${invocations.length} ${invocations.length === 1 ? 'invocation' : 'invocations'}${known})${more}`;
}
