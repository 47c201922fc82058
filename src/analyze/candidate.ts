import type { Interval } from '../model/analysis.ts';
import { type Policy, thresholdFor } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { isShareOfOperations } from '../model/share.ts';
import { hodgesLehmann } from '../stats/walsh.ts';
import { incomparable } from './censored.ts';
import { directed } from './direction.ts';
import { INTERVAL_LEVEL } from './estimate.ts';
import { isGated } from './gated.ts';
import { type Margin, marginOf, relativeTo } from './margin.ts';
import {
  type Contender,
  changeThatMatters,
  type Pairs,
  pairsOf,
  relativePairs,
  type Scale,
  type Sides,
  scaleOf,
  sidesOf,
} from './pairs.ts';
import { implausible } from './plausible.ts';
import { NO_HISTORY } from './reference.ts';

/** A gated metric whose pairs are looked at together with those of all others. */
export interface Candidate {
  readonly scenario: string;
  /** Scenario whose values divide this one's; null: compared as it is. */
  readonly other: string | null;
  readonly pairs: Pairs;
  readonly margin: Margin;
  readonly scale: Scale;
}

/** The gated metrics of one scenario of a paired run. */
export function candidatesOf(
  run: RunResult,
  id: string,
  policy: Policy,
  contender: Contender,
): readonly Candidate[] {
  const sides = sidesOf(run, id, contender);
  if (sides === null) return [];
  return pairsOf(sides)
    .filter(({ metric, base, head }) => implausible(metric, [...base, ...head]) === null && head.length > 0)
    .filter(({ metric }) => boundsOnly(sides, metric.id) === null)
    .flatMap(found => {
      const threshold = thresholdFor(policy.thresholds[id] ?? [], found.metric.id, found.metric.unit);
      const absolute = { ...found, metric: directed(found.metric, threshold) };
      if (!isGated(absolute.metric, sides.head, run, threshold, NO_HISTORY)) return [];
      const other = relativeTo(id, threshold);
      const pairs = relative(absolute, run, other, contender);
      const margin = marginOf(pairs.metric, threshold);
      return [{ scenario: id, other, pairs, margin, scale: scaleOf(pairs, margin) }];
    });
}

/** Why the sides of a metric say nothing of each other, though both have it; null where they do. */
export function boundsOnly({ base, head }: Sides, id: string): string | null {
  const [own, other] = [head, base].map(({ metrics }) => metrics.find(({ metric }) => metric.id === id));
  return own === undefined || other === undefined ? null : incomparable(other, own);
}

/** The pairs as a ratio to `other`'s of the same metric; without another scenario as they are. No pairs where the other has none. */
export function relative(pairs: Pairs, run: RunResult, other: string | null, contender: Contender): Pairs {
  if (other === null) return pairs;
  const sides = sidesOf(run, other, contender);
  const found =
    sides === null ? undefined : pairsOf(sides).find(({ metric }) => metric.id === pairs.metric.id);
  return found === undefined ? { ...pairs, base: [], head: [], numbers: [] } : relativePairs(pairs, found);
}

/**
 * Neither side varies: the difference needs no test. A time that never varies is no clock, and is tested like any other; a single pair
 * cannot vary.
 */
export const isConstant = ({ pairs: { metric, base, head } }: Candidate): boolean =>
  head.length > 1 &&
  !['time', 'tail', 'cpu'].includes(metric.kind) &&
  base.every(value => value === base[0]) &&
  head.every(value => value === head[0]);

/** What the looks need of it. */
export const memberOf = ({ pairs, margin, scale }: Pick<Candidate, 'pairs' | 'margin' | 'scale'>) => ({
  differences: scale.differences,
  attempts: pairs.numbers,
  attempted: pairs.taken,
  margin: scale.fromChange(changeThatMatters(pairs, margin)),
  byMean: isShareOfOperations(pairs.metric.id),
});

/**
 * Level at which the interval of pairs that were looked at several times is taken, so that it covers 95 %: that the data chose when to stop
 * costs up to two points (bench/stats/coverage.md, "at the look that stopped").
 */
export const LOOKED_LEVEL = 0.96;

/** Of the change, at 95 %; `level` is the one at which it is taken. */
export function changeInterval({ differences, toChange }: Scale, level = LOOKED_LEVEL): Interval {
  const { low, high } = hodgesLehmann(differences, (1 - level) / 2);
  return {
    low: low === null ? null : toChange(low),
    high: high === null ? null : toChange(high),
    level: INTERVAL_LEVEL,
  };
}
