import { thresholdFor } from '../model/policy.ts';
import type { Check } from '../model/verdict.ts';
import type { Case } from './case.ts';

type Judgement = Pick<Check, 'rule' | 'status' | 'reason' | 'subject'> & {
  readonly metric?: string;
  readonly improved?: boolean;
};

/** A check on `subject`, with its place in the config and its reproduction filled in. */
export function checkOf(subject: Case, judgement: Judgement): Check {
  const metric = judgement.metric ?? null;
  const threshold = metric === null ? null : thresholdFor(subject.thresholds, metric);
  return {
    scenario: subject.analysis.id,
    metric,
    rule: judgement.rule,
    ...(judgement.subject === undefined ? {} : { subject: judgement.subject }),
    status: judgement.status,
    reason: judgement.reason,
    reproduce: subject.reproduce,
    line: threshold?.line ?? subject.planned?.line ?? null,
    improved: judgement.improved ?? false,
    accepted: null,
  };
}
