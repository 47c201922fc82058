import type { Analysis, LadderAnalysis } from '../model/analysis.ts';
import { type Policy, thresholdFor } from '../model/policy.ts';
import { CONTENTION, type Difference } from '../model/scalability.ts';
import type { Check, Status } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { checkOf } from './check.ts';
import { judgeLimits } from './limits.ts';

/**
 * Checks of ladders as wholes, under the scenario's name; those of their rungs are checks of scenarios.
 */
export const judgeLadders = (
  { ladders = [] }: Analysis,
  policy: Policy,
  caseOf: (ladder: LadderAnalysis) => Case,
): readonly Check[] =>
  ladders.flatMap(ladder => {
    const subject = caseOf(ladder);
    return ladder.metrics.flatMap(metric => [
      ...judgeLimits(subject, metric).map(check => withRefusal(check, ladder)),
      ...judgeChange(subject, ladder, metric.metric.id, policy),
    ]);
  });

/** What could not be told has a reason, which a limit's own words do not know. */
const withRefusal = (check: Check, { law }: LadderAnalysis): Check =>
  law.kind === 'refused' ? { ...check, reason: `cannot be told: ${law.reason}` } : check;

/**
 * Head against base, where a threshold asks for it: `regression` or `floor`.
 *
 * | the interval of the difference | pairs | stored runs |
 * |---|---|---|
 * | wholly above what matters | `fail` | `warn`; `fail` where the stored baseline judges |
 * | wholly below it | `pass` | `pass` |
 * | else | `inconclusive` | `inconclusive` |
 */
function judgeChange(
  subject: Case,
  { change }: LadderAnalysis,
  metric: string,
  policy: Policy,
): readonly Check[] {
  const threshold = thresholdFor(subject.thresholds, metric, 'ratio');
  const isAsked =
    threshold !== null && (threshold.floor !== null || typeof threshold.regression === 'number');
  if (!isAsked || (change.kind === 'none' && change.code === 'disabled')) return [];
  const regression = (status: Status, reason: string): readonly Check[] => [
    checkOf(subject, { rule: 'regression', metric, status, reason }),
  ];
  if (change.kind === 'none') return regression('inconclusive', change.reason);
  const difference = metric === CONTENTION ? change.contention : change.coherency;
  const numbers = describe(difference);
  const beside = change.kind === 'paired' ? 'the base on this machine' : 'the stored baseline';
  if ((difference.interval.low ?? Number.NEGATIVE_INFINITY) > difference.margin) {
    const judges = change.kind === 'paired' || policy.against === 'baseline' || policy.failOnStored;
    return regression(judges ? 'fail' : 'warn', `scales worse than ${beside}: ${numbers}`);
  }
  if ((difference.interval.high ?? Number.POSITIVE_INFINITY) <= difference.margin)
    return regression('pass', `a change that matters is excluded: ${numbers}`);
  return regression(
    'inconclusive',
    `can neither show nor exclude a change that matters: ${numbers}; more samples would`,
  );
}

/** The difference, which no row of a report has a place for. */
const describe = ({ value, interval: { low, high }, reference, margin }: Difference): string =>
  `${signed(value)} [${low === null ? '−∞' : signed(low)}, ${high === null ? '+∞' : signed(high)}] on ${digits(reference)}, of which ${digits(margin)} matters`;

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${digits(Math.abs(value))}`;
const digits = (value: number): string => String(Number(value.toPrecision(2)));
