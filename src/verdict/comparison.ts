import type { Comparison, MetricAnalysis, PairedComparison, StoredComparison } from '../model/analysis.ts';
import { growthMetric } from '../model/growth.ts';
import { type Threshold, thresholdFor } from '../model/policy.ts';
import type { Check, Status } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { checkOf } from './check.ts';
import { judgeGrowthAlone, judgeLeak } from './leak.ts';
import { whyMissing } from './limits.ts';

/**
 * A comparison that would only see changes of more than this many times what the user asked for cannot answer the question
 * (docs/statistics.md, "Cannot tell").
 */
export const BLINDNESS = 2;

type Judgement = Pick<Check, 'rule' | 'status' | 'reason'> & { readonly improved?: boolean };

/** Head against reference, for metrics that are gated; other metrics are shown, not judged. */
export function judgeComparison(subject: Case, metric: MetricAnalysis): readonly Check[] {
  if (isAskedInVain(subject, metric)) return [checkOf(subject, { ...UNDIRECTED, metric: metric.metric.id })];
  if (!metric.gated && metric.comparison.kind !== 'vanished' && metric.comparison.kind !== 'broken')
    return [];
  const judgement = judgementOf(subject, metric, metric.comparison);
  return judgement === null ? [] : [checkOf(subject, { ...judgement, metric: metric.metric.id })];
}

/** A user who names a metric to be compared is owed an answer; a pattern over many names none. */
const isAskedInVain = ({ thresholds }: Case, { metric }: MetricAnalysis): boolean =>
  metric.undirected === true &&
  thresholds.some(
    threshold =>
      threshold.metric === metric.id &&
      (typeof threshold.regression === 'number' || threshold.relativeTo !== null),
  );

const UNDIRECTED: Judgement = {
  rule: 'regression',
  status: 'inconclusive',
  reason:
    'nothing says whether more of it is better: state a limit beside it, `min` where more is better, else `max`',
};

function judgementOf(subject: Case, metric: MetricAnalysis, comparison: Comparison): Judgement | null {
  const growth = growthMetric(metric.metric.id);
  switch (comparison.kind) {
    case 'none':
      if (growth !== null) return judgeGrowthAlone(subject, comparison);
      return judgeAbsence(subject, comparison);
    case 'vanished':
      return judgeVanished(subject, whyMissing(subject, metric));
    case 'broken':
      return { rule: 'broken', status: 'fail', reason: comparison.reason };
    case 'exact':
      return judgeExact(comparison);
    case 'stored':
      return judgeStored(subject, metric, comparison);
    case 'paired':
      return judgePaired(subject, comparison);
    case 'leak':
      return growth === null ? null : judgeLeak(subject, growth.growing, comparison);
  }
}

/** Compared with nothing is never a pass: it is said, and policy decides what it costs. */
function judgeAbsence(subject: Case, comparison: Extract<Comparison, { kind: 'none' }>): Judgement | null {
  if (subject.policy.against === 'none' || comparison.code === 'not-gated') return null;
  const status = comparison.code === 'new' || comparison.code === 'changed' ? 'skipped' : 'inconclusive';
  return { rule: 'regression', status, reason: comparison.reason };
}

function judgeVanished(subject: Case, why: string | null): Judgement | null {
  const { vanished } = subject.policy;
  if (vanished === 'ignore') return null;
  return {
    rule: 'vanished',
    status: vanished,
    reason: `the reference has it, this run does not${why === null ? '' : `: ${why}`}`,
  };
}

function judgeExact(comparison: Extract<Comparison, { kind: 'exact' }>): Judgement {
  const { difference, change, floor, smallestEffect } = comparison;
  const matters = Math.abs(difference) >= floor && (change === null || Math.abs(change) >= smallestEffect);
  if (difference > 0 && matters) {
    return {
      rule: 'regression',
      status: 'fail',
      reason: 'worse, and neither side varies: the difference is real',
    };
  }
  return {
    rule: 'regression',
    status: 'pass',
    reason: difference === 0 ? 'identical in every invocation' : 'not worse by what matters',
    improved: difference < 0 && matters,
  };
}

/**
 * A stored baseline screens: it says ok or suspect. A suspect fails only where policy makes the stored baseline the judge, because a
 * run on another machine at another time is weaker evidence than a paired run.
 */
function judgeStored(subject: Case, metric: MetricAnalysis, comparison: StoredComparison): Judgement {
  const threshold = thresholdFor(subject.thresholds, metric.metric.id);
  if (isSuspect(subject, comparison)) {
    const judges = subject.policy.against === 'baseline' || subject.policy.failOnStored;
    return judges
      ? { rule: 'regression', status: 'fail', reason: 'worse than the stored baseline predicts' }
      : {
          rule: 'regression',
          status: 'warn',
          reason: 'suspect: worse than the stored baseline predicts, not confirmed on this machine',
        };
  }
  if (cannotSee(threshold, comparison)) {
    return {
      rule: 'regression',
      status: 'inconclusive',
      reason: 'this history cannot see a change as small as the one that matters',
    };
  }
  const improved =
    comparison.adjustedPBetter <= subject.familyAlpha && -comparison.change >= comparison.smallestEffect;
  return {
    rule: 'regression',
    status: 'pass',
    reason: improved
      ? 'better than the stored baseline predicts'
      : 'within what the stored baseline predicts',
    improved,
  };
}

/**
 * Pairs on one machine: the only evidence that may fail a push by default, and only after fresh pairs confirmed it.
 *
 * | state       | confirmation | status         |
 * |-------------|--------------|----------------|
 * | `worse`     | holds        | `fail`         |
 * | `worse`     | does not, or was not made | `warn` |
 * | `excluded`  |              | `pass`         |
 * | `undecided` |              | `inconclusive` |
 *
 * With `strict` the whole interval of the confirming pairs must lie beyond the margin.
 */
function judgePaired(subject: Case, comparison: PairedComparison): Judgement {
  const regression = (status: Status, reason: string): Judgement => ({ rule: 'regression', status, reason });
  const { confirmation, smallestEffect } = comparison;
  switch (comparison.state) {
    case 'worse': {
      if (confirmation === null)
        return regression('warn', 'worse, but there was no time to confirm it with fresh pairs');
      if (!confirmation.holds)
        return regression('warn', 'worse in the first pairs, not confirmed by fresh ones');
      const margin = Math.max(
        smallestEffect,
        comparison.reference === 0 ? 0 : comparison.floor / Math.abs(comparison.reference),
      );
      const beyond = (confirmation.interval.low ?? Number.NEGATIVE_INFINITY) >= margin;
      return subject.policy.strict && !beyond
        ? regression(
            'warn',
            'worse and confirmed, but its interval reaches below the change that matters (strict)',
          )
        : regression('fail', 'worse than the base on this machine, and confirmed by fresh pairs');
    }
    case 'excluded': {
      const improved = comparison.adjustedPBetter <= comparison.alpha && -comparison.change >= smallestEffect;
      const reason = improved ? 'better than the base on this machine' : 'a change that matters is excluded';
      return { ...regression('pass', reason), improved };
    }
    case 'undecided':
      return regression('inconclusive', 'these pairs can neither show nor exclude a change that matters');
  }
}

/** Significant in the family, large enough to matter, and at least half of what this comparison can see (docs/statistics.md). */
function isSuspect(subject: Case, comparison: StoredComparison): boolean {
  const margin = Math.max(comparison.smallestEffect, comparison.mde80 / 2);
  const evidence = subject.policy.strict
    ? (comparison.interval.low ?? Number.NEGATIVE_INFINITY)
    : comparison.change;
  return (
    comparison.adjustedP <= subject.familyAlpha &&
    evidence >= margin &&
    comparison.difference >= comparison.floor
  );
}

const cannotSee = (threshold: Threshold | null, comparison: StoredComparison): boolean =>
  typeof threshold?.regression === 'number' && comparison.mde80 > BLINDNESS * threshold.regression;

/** Statuses a check may have that a `required` threshold does not accept. */
export const UNANSWERED: ReadonlySet<Status> = new Set(['inconclusive', 'skipped']);
