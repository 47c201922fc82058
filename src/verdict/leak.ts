import type { Comparison, LeakComparison } from '../model/analysis.ts';
import { GROWTH_POINTS, type Growing, growthMetric, LEAK_PROCESSES } from '../model/growth.ts';
import type { Check, Status } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { checkOf } from './check.ts';

type Judgement = Pick<Check, 'rule' | 'status' | 'reason'>;

const leak = (status: Status, reason: string): Judgement => ({ rule: 'leak', status, reason });

/**
 * Growth of the head's long runs beside the base's (docs/statistics.md, "Leaks").
 *
 * | state       | confirmation | status         |
 * |-------------|--------------|----------------|
 * | `worse`     | holds        | `fail`         |
 * | `worse`     | does not, or was not made | `warn` |
 * | `excluded`  |              | `pass`         |
 * | `undecided` |              | `inconclusive` |
 *
 * With `strict` the whole interval of the confirming processes must lie beyond the margin.
 */
export function judgeLeak(subject: Case, growing: Growing, comparison: LeakComparison): Judgement {
  const { confirmation, margin, wanted, smallestVisible } = comparison;
  switch (comparison.state) {
    case 'worse': {
      if (confirmation === null)
        return leak(
          'warn',
          'grows more than the base, but there was no time to confirm it with fresh processes',
        );
      if (!confirmation.holds)
        return leak('warn', 'grew more than the base in the first processes, not confirmed by fresh ones');
      const beyond = (confirmation.interval.low ?? Number.NEGATIVE_INFINITY) >= margin;
      return subject.policy.strict && !beyond
        ? leak(
            'warn',
            'a leak and confirmed, but its interval reaches below the growth that matters (strict)',
          )
        : leak('fail', 'grows more than the base with the same work, and confirmed by fresh processes');
    }
    case 'excluded':
      return smallestVisible > wanted
        ? leak('pass', 'grows no more than the base, as far as runs of this length can show')
        : leak('pass', 'a leak that matters is excluded');
    case 'undecided':
      return leak('inconclusive', openQuestion(subject, growing, comparison));
  }
}

/** Why it cannot be told, and what would tell it. */
function openQuestion(
  { analysis }: Case,
  growing: Growing,
  { processes, margin, wanted }: LeakComparison,
): string {
  if (Math.min(processes.base, processes.head) < LEAK_PROCESSES) {
    const needed = `${LEAK_PROCESSES} of the base and ${LEAK_PROCESSES} of the head are needed`;
    // What ended well and has no value was too short for it.
    return processes.head < LEAK_PROCESSES && analysis.invocations >= LEAK_PROCESSES
      ? `some runs were too short for ${GROWTH_POINTS} readings: ${needed}`
      : `too few processes gave a value: ${needed}`;
  }
  const helps =
    growing === 'memory'
      ? 'more operations in each run would, or checkpoints of the heap right after a garbage collection'
      : 'more operations in each run would';
  return margin > wanted
    ? `these runs are too short to show a leak as small as the one that matters: ${helps}`
    : `these processes can neither show nor exclude a leak that matters: ${helps}`;
}

/** Growth without a base beside it is said and never passed; null where nobody wants a comparison. */
export function judgeGrowthAlone(
  { policy }: Case,
  { code, reason }: Extract<Comparison, { kind: 'none' }>,
): Judgement | null {
  if (policy.against === 'none') return null;
  const isUnanswered = code === 'no-reference' || code === 'not-measured' || code === 'disagree';
  return leak(isUnanswered ? 'inconclusive' : 'skipped', reason);
}

/** A soak of which no growth was measured has not been judged, however well its runs ended. */
export function judgeUnmeasuredSoak(subject: Case): readonly Check[] {
  const { analysis, planned, policy } = subject;
  if (planned === null || !planned.leaks || policy.against === 'none' || analysis.invocations === 0)
    return [];
  const isMeasured = analysis.metrics.some(
    ({ metric, estimate }) => estimate !== null && growthMetric(metric.id) !== null,
  );
  if (isMeasured) return [];
  const why = analysis.unavailable.find(({ metric }) => growthMetric(metric) !== null)?.reason;
  return [checkOf(subject, leak('inconclusive', `no growth was measured: ${why ?? NO_READINGS}`))];
}

const NO_READINGS = `each run must be long enough for ${GROWTH_POINTS} readings, or report checkpoints`;
