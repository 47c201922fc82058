import type {
  Comparison,
  Interval,
  LeakComparison,
  PairedComparison,
  StoredComparison,
} from '../model/analysis.ts';
import { pAboveZero } from '../stats/between-machines.ts';
import { median } from '../stats/descriptive.ts';
import { majorityOf } from '../stats/majority.ts';
import { changeOf, stateOf } from './machine-state.ts';

/**
 * What several machines say together of one metric, each having judged by all of its own rule. The machine is the unit: their values are never
 * pooled, so one machine's noise, however many samples it took, stays one voice.
 *
 * | machines                                         | together                                       |
 * |--------------------------------------------------|------------------------------------------------|
 * | more than half find it worse, and alike           | worse; confirmed where more than half confirm  |
 * | more than half find it worse, by unlike amounts   | they disagree: cannot tell                     |
 * | at least one, and not more than half             | they disagree: cannot tell                     |
 * | none worse, more than half exclude it            | excluded                                       |
 * | otherwise                                        | what an undecided one says                     |
 *
 * Alike: with one change a machine, and what differs between them as the error, the mean is above zero at `BETWEEN_ALPHA` (`between-machines.ts`).
 * Without that, three machines of which each has an effect of its own would be taken for a slowdown in a fifth of all pushes
 * (bench/replicas/results.md).
 *
 * The change is the median of the machines', its interval reaches over all of theirs. `alpha` is what each machine may spend (`majority.ts`).
 */
export function agree(comparisons: readonly Comparison[], alpha: number): Comparison {
  const having = (state: ReturnType<typeof stateOf>) =>
    comparisons.filter(comparison => stateOf(comparison, alpha) === state);
  const [worse, fine, open] = [having('worse'), having('fine'), having('open')];
  const needed = majorityOf(comparisons.length);
  const isMajority = worse.length >= needed;
  if (isMajority && areAlike(comparisons)) return together(speaker(worse, needed), comparisons);
  if (worse.length > 0) {
    const found = `${worse.length} of ${comparisons.length} machines ${worse.length === 1 ? 'finds' : 'find'} it worse`;
    const reason = isMajority
      ? `${found}, but by amounts that differ too much between machines`
      : `the machines disagree: ${found}`;
    return { kind: 'none', code: 'disagree', reason };
  }
  const [first] = fine.length >= needed ? fine.toSorted(byChange).toReversed() : [...open, ...fine];
  if (first === undefined) throw new RangeError('Cannot join no comparisons: at least one machine is needed');
  return together(first, comparisons);
}

/** Level at which the machines' changes, one each, must lie above zero. */
export const BETWEEN_ALPHA = 0.05;

/** What has no change, as a metric that vanished, needs no likeness. */
function areAlike(comparisons: readonly Comparison[]): boolean {
  const changes = comparisons.flatMap(comparison => {
    const change = changeOf(comparison);
    if (change === null) return [];
    return [comparison.kind === 'leak' ? change : Math.log1p(change)];
  });
  return changes.length < 2 || pAboveZero(changes) <= BETWEEN_ALPHA;
}

/** Of those that find it worse the mildest, confirmed only where a majority is. */
function speaker(worse: readonly Comparison[], needed: number): Comparison {
  const confirmed = worse.filter(isConfirmed);
  const pool = confirmed.length >= needed ? confirmed : worse.filter(comparison => !isConfirmed(comparison));
  const [mildest] = pool.toSorted(byChange);
  if (mildest === undefined) throw new RangeError('Cannot choose among no comparisons');
  return mildest;
}

const isConfirmed = (comparison: Comparison): boolean =>
  (comparison.kind === 'paired' || comparison.kind === 'leak') && comparison.confirmation?.holds === true;

const byChange = (a: Comparison, b: Comparison): number => (changeOf(a) ?? 0) - (changeOf(b) ?? 0);

/** The numbers of all machines that compared in the same way, said by `one`. */
function together(one: Comparison, all: readonly Comparison[]): Comparison {
  switch (one.kind) {
    case 'paired': {
      const same = all.filter((found): found is PairedComparison => found.kind === 'paired');
      return { ...one, ...levels(same), pairs: sumOf(same.map(({ pairs }) => pairs)) };
    }
    case 'stored':
      return { ...one, ...levels(all.filter((found): found is StoredComparison => found.kind === 'stored')) };
    case 'leak': {
      const same = all.filter((found): found is LeakComparison => found.kind === 'leak');
      return { ...one, difference: median(same.map(({ difference }) => difference)), interval: over(same) };
    }
    default:
      return one;
  }
}

const levels = (same: readonly (PairedComparison | StoredComparison)[]) => ({
  reference: median(same.map(({ reference }) => reference)),
  change: median(same.map(({ change }) => change)),
  difference: median(same.map(({ difference }) => difference)),
  interval: over(same),
});

/** From the lowest end to the highest; an end that one machine cannot bound is not bounded. */
function over(same: readonly { readonly interval: Interval }[]): Interval {
  const ends = (end: 'low' | 'high') => same.map(({ interval }) => interval[end]);
  const bounded = (values: readonly (number | null)[]): readonly number[] | null =>
    values.some(value => value === null) ? null : values.filter(value => value !== null);
  const [low, high] = [bounded(ends('low')), bounded(ends('high'))];
  return {
    low: low === null ? null : Math.min(...low),
    high: high === null ? null : Math.max(...high),
    level: same[0]?.interval.level ?? 0,
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
