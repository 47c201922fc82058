import type { Comparison, Confirmation, Interval, PairedComparison } from '../model/analysis.ts';
import type { Policy } from '../model/policy.ts';
import { thresholdFor } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { median } from '../stats/descriptive.ts';
import { normalQuantile } from '../stats/normal.ts';
import { type LookResult, lookTogether } from '../stats/sequential.ts';
import { signedRank } from '../stats/signed-rank.ts';
import { hodgesLehmann } from '../stats/walsh.ts';
import { directed } from './direction.ts';
import { INTERVAL_LEVEL } from './estimate.ts';
import { isGated } from './gated.ts';
import { type Margin, marginOf, relativeTo } from './margin.ts';
import {
  adverse,
  type Contender,
  changeThatMatters,
  firstPairs,
  type Pairs,
  pairsOf,
  relativePairs,
  type Scale,
  scaleOf,
  sidesOf,
} from './pairs.ts';
import { implausible } from './plausible.ts';
import { NO_HISTORY } from './reference.ts';

/** Level of the one test that confirms: it is made once, on fresh pairs, of what was already significant. */
const CONFIRMATION_ALPHA = 0.05;
/** A confirmed change is at least this share of the one that matters: the first estimate was selected for being large. */
const CONFIRMED_SHARE = 0.5;
/** z of 80 % power, and a factor that simulation asks for (docs/statistics.md). */
const POWER_80 = 0.8416;
const MDE_FACTOR = 1.1;

/** A gated metric whose pairs are looked at together with those of all others. */
export interface Candidate {
  readonly scenario: string;
  /** Scenario whose values divide this one's; null: compared as it is. */
  readonly other: string | null;
  readonly pairs: Pairs;
  readonly margin: Margin;
  readonly scale: Scale;
}

/** Comparisons of a paired run by scenario and metric id, and the size of the family that was looked at together. */
export interface PairedFamily {
  readonly metrics: number;
  readonly all: readonly {
    readonly scenario: string;
    readonly metric: string;
    readonly comparison: Comparison;
  }[];
  of(scenario: string, metric: string): Comparison | null;
}

/**
 * Looks at all gated metrics of a paired run together, then holds what was worse against the confirming run, if there is one.
 * `contender` is what is held against the base.
 */
export function comparePaired(
  search: RunResult,
  confirmation: RunResult | null,
  policy: Policy,
  contender: Contender = 'head',
): PairedFamily {
  const found = search.plan.scenarios.flatMap(scenario =>
    candidatesOf(search, scenario.id, policy, contender),
  );
  const candidates = found.filter(({ pairs }) => pairs.head.length > 0);
  const looks = search.plan.pairing?.looks ?? [];
  const constant = candidates.filter(
    candidate => isConstant(candidate) && candidate.pairs.taken >= (looks[0] ?? 0),
  );
  const varying = candidates.filter(candidate => !constant.includes(candidate));
  const looked = lookTogether(varying.map(memberOf), looks, policy.familyAlpha);
  const all = [
    ...found
      .filter(({ pairs }) => pairs.head.length === 0)
      .map(candidate => ({ ...placeOf(candidate), comparison: withoutRatio(candidate) })),
    ...constant.map(candidate => ({ ...placeOf(candidate), comparison: exactly(candidate) })),
    ...varying.flatMap((candidate, i) => {
      const look = looked[i] ?? null;
      if (look === null) return [];
      const comparison = describe(candidate, look, varying.length);
      const confirmed = comparison.state === 'worse' ? confirm(candidate, confirmation) : null;
      return [{ ...placeOf(candidate), comparison: { ...comparison, confirmation: confirmed } }];
    }),
  ];
  const byPlace = new Map(all.map(found => [`${found.scenario}\0${found.metric}`, found.comparison]));
  return {
    metrics: varying.length,
    all,
    of: (scenario, metric) => byPlace.get(`${scenario}\0${metric}`) ?? null,
  };
}

/** Pairs that lack the other scenario's half have no ratio. */
const withoutRatio = ({ other }: Candidate): Comparison => ({
  kind: 'none',
  code: 'no-reference',
  reason: `no pair has a value of ${other} to divide by`,
});

const placeOf = ({ scenario, pairs }: Candidate) => ({ scenario, metric: pairs.metric.id });

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
    .flatMap(found => {
      const threshold = thresholdFor(policy.thresholds[id] ?? [], found.metric.id, found.metric.unit);
      const absolute = { ...found, metric: directed(found.metric, threshold) };
      if (!isGated(absolute.metric, sides.head, run.plan, threshold, NO_HISTORY)) return [];
      const other = relativeTo(id, threshold);
      const pairs = relative(absolute, run, other, contender);
      const margin = marginOf(pairs.metric, threshold);
      return [{ scenario: id, other, pairs, margin, scale: scaleOf(pairs, margin) }];
    });
}

/** The pairs as a ratio to `other`'s of the same metric; without another scenario as they are. No pairs where the other has none. */
function relative(pairs: Pairs, run: RunResult, other: string | null, contender: Contender): Pairs {
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

function exactly({ pairs, margin }: Candidate): Comparison {
  const [reference = 0, difference = 0] = [pairs.base[0], adverse(pairs)[0]];
  const change = reference === 0 ? null : difference / Math.abs(reference);
  return { kind: 'exact', reference, change: difference === 0 ? 0 : change, difference, ...margin };
}

/** What the looks need of it. */
export const memberOf = ({ pairs, margin, scale }: Candidate) => ({
  differences: scale.differences,
  attempts: pairs.numbers,
  attempted: pairs.taken,
  margin: scale.fromChange(changeThatMatters(pairs, margin)),
});

function describe(candidate: Candidate, look: LookResult, family: number): PairedComparison {
  const used = firstPairs(candidate.pairs, look.attempts);
  // The scale of all pairs, on which the look was taken: a later zero turns logarithms into differences.
  const scale = { ...candidate.scale, differences: candidate.scale.differences.slice(0, look.n) };
  const interval = changeInterval(scale);
  return {
    kind: 'paired',
    reference: median(used.base),
    pairs: look.n,
    dropped: used.taken - look.n,
    change: scale.toChange(look.estimate),
    interval,
    difference: median(adverse(used)),
    p: look.p,
    adjustedP: look.adjustedP,
    adjustedPBetter: look.adjustedPBetter,
    alpha: look.alpha,
    state: look.state,
    mde80: smallestVisible(scale, interval, look.alpha / Math.max(family, 1)),
    ...candidate.margin,
    confirmation: null,
  };
}

function changeInterval({ differences, toChange }: Scale): Interval {
  const { low, high } = hodgesLehmann(differences, (1 - INTERVAL_LEVEL) / 2);
  return {
    low: low === null ? null : toChange(low),
    high: high === null ? null : toChange(high),
    level: INTERVAL_LEVEL,
  };
}

/**
 * Smallest change found in 80 of 100 runs at `alpha`: 1.1 · h · (z₁₋ₐ + 0.842) / z, with h half the width of the 95 % interval and z its
 * 1.96. Too few pairs for an interval see nothing: then the largest change that can be written.
 */
function smallestVisible({ fromChange, toChange }: Scale, { low, high }: Interval, alpha: number): number {
  if (low === null || high === null) return Number.MAX_SAFE_INTEGER;
  const half = (fromChange(high) - fromChange(low)) / 2;
  const z = normalQuantile((1 + INTERVAL_LEVEL) / 2);
  return toChange((MDE_FACTOR * half * (normalQuantile(1 - alpha) + POWER_80)) / z);
}

/** Fresh pairs of the same metric; null when none were taken. */
function confirm(
  { scenario, pairs: first, margin, other }: Candidate,
  run: RunResult | null,
): Confirmation | null {
  const sides = run === null ? null : sidesOf(run, scenario);
  const found =
    sides === null ? undefined : pairsOf(sides).find(({ metric }) => metric.id === first.metric.id);
  if (run === null || found === undefined) return null;
  const pairs = relative({ ...found, metric: first.metric }, run, other, 'head');
  if (pairs.head.length === 0) return null;
  const scale = scaleOf(pairs, margin);
  return {
    pairs: pairs.head.length,
    ...holdsUp(scale, changeThatMatters(pairs, margin)),
    interval: changeInterval(scale),
  };
}

/** What fresh pairs say of a metric of which a relative change of `matters` is the one that matters. */
export function holdsUp(scale: Scale, matters: number): Pick<Confirmation, 'change' | 'p' | 'holds'> {
  const { estimate } = hodgesLehmann(scale.differences, CONFIRMATION_ALPHA);
  const { pGreater } = signedRank(scale.differences);
  const change = scale.toChange(estimate);
  const isLarge = change >= CONFIRMED_SHARE * matters && change > 0;
  return { change, p: pGreater, holds: pGreater <= CONFIRMATION_ALPHA && isLarge };
}
