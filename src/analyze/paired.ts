import type { Comparison, PairedComparison } from '../model/analysis.ts';
import type { Policy } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { median } from '../stats/descriptive.ts';
import { normalQuantile } from '../stats/normal.ts';
import { type LookResult, lookTogether } from '../stats/sequential.ts';
import { type Candidate, candidatesOf, changeInterval, isConstant, memberOf } from './candidate.ts';
import { confirm } from './confirm.ts';
import { INTERVAL_LEVEL } from './estimate.ts';
import { adverse, type Contender, firstPairs, type Scale, scaleUpTo } from './pairs.ts';

/** z of 80 % power, and a factor that simulation asks for (docs/statistics.md). */
export const POWER_80 = 0.8416;
export const MDE_FACTOR = 1.1;

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
  const constants = new Set(constant);
  const varying = candidates.filter(candidate => !constants.has(candidate));
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

function exactly({ pairs, margin }: Candidate): Comparison {
  const [reference = 0, difference = 0] = [pairs.base[0], adverse(pairs)[0]];
  const change = reference === 0 ? null : difference / Math.abs(reference);
  return { kind: 'exact', reference, change: difference === 0 ? 0 : change, difference, ...margin };
}

function describe(candidate: Candidate, look: LookResult, family: number): PairedComparison {
  const used = firstPairs(candidate.pairs, look.attempts);
  // The scale of all pairs, on which the look was taken: a later zero turns logarithms into differences.
  const scale = scaleUpTo(candidate.scale, look.n, look.attempts);
  return {
    kind: 'paired',
    reference: median(used.base),
    pairs: look.n,
    dropped: used.taken - look.n,
    change: scale.toChange(look.estimate),
    interval: changeInterval(scale),
    difference: median(adverse(used)),
    p: look.p,
    adjustedP: look.adjustedP,
    adjustedPBetter: look.adjustedPBetter,
    alpha: look.alpha,
    state: look.state,
    mde80: smallestVisible(scale, look.alpha / Math.max(family, 1)),
    ...candidate.margin,
    confirmation: null,
  };
}

/**
 * Smallest change found in 80 of 100 runs at `alpha`: 1.1 · h · (z₁₋ₐ + 0.842) / z, with h half the width of the 95 % interval and z its
 * 1.96. Too few pairs for an interval see nothing: then the largest change that can be written.
 */
function smallestVisible(scale: Scale, alpha: number): number {
  const { fromChange, toChange } = scale;
  const { low, high } = changeInterval(scale, INTERVAL_LEVEL);
  if (low === null || high === null) return Number.MAX_SAFE_INTEGER;
  const half = (fromChange(high) - fromChange(low)) / 2;
  const z = normalQuantile((1 + INTERVAL_LEVEL) / 2);
  return toChange((MDE_FACTOR * half * (normalQuantile(1 - alpha) + POWER_80)) / z);
}
