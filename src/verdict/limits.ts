import type { LimitAnalysis, MetricAnalysis } from '../model/analysis.ts';
import type { Check, Status } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { checkOf } from './check.ts';

/** Absolute limits: fail when the interval is wholly beyond, pass when wholly inside, else cannot tell. */
export function judgeLimits(subject: Case, metric: MetricAnalysis): readonly Check[] {
  return metric.limits.map(limit => {
    const [status, found] = POSITIONS[limit.position](limit, metric);
    const why = metric.estimate === null ? whyMissing(subject, metric) : null;
    const reason = why === null ? found : `${found}: ${why}`;
    return checkOf(subject, { rule: limit.limit, metric: metric.metric.id, status, reason });
  });
}

/** What kept a metric from being measured; null where nothing says. */
export const whyMissing = ({ analysis }: Case, { metric }: MetricAnalysis): string | null =>
  analysis.unavailable.find(({ metric: id }) => id === metric.id)?.reason ?? null;

const side = (limit: LimitAnalysis): string => (limit.limit === 'max' ? 'above' : 'below');

const POSITIONS: Readonly<
  Record<
    LimitAnalysis['position'],
    (limit: LimitAnalysis, metric: MetricAnalysis) => readonly [Status, string]
  >
> = {
  inside: () => ['pass', 'within its limit'],
  beyond: limit => ['fail', `wholly ${side(limit)} its limit`],
  straddles: limit => [
    'inconclusive',
    `cannot tell whether it is ${side(limit)} its limit: more samples would narrow the interval`,
  ],
  unknown: (_, { estimate }) => [
    'inconclusive',
    estimate === null ? 'not measured' : 'too few samples for an interval',
  ],
};
