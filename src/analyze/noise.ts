import type { MetricNoise, Need } from '../model/noise.ts';
import type { Policy } from '../model/policy.ts';
import { thresholdFor } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { median, quantile, robustSpread } from '../stats/descriptive.ts';
import { pairsFor, smallestVisibleChange } from '../stats/power.ts';
import { alphaByLook } from '../stats/sequential.ts';
import { type Candidate, candidatesOf, isConstant } from './candidate.ts';
import { marginOf } from './margin.ts';
import { changeThatMatters, pairsOf, scaleOf, sidesOf } from './pairs.ts';
import { implausible } from './plausible.ts';

/** Changes for which the pairs are counted that would show them. */
export const PLANNED_CHANGES: readonly number[] = [0.02, 0.05, 0.1];

/** What the gate will do with a suite. */
export interface Rule {
  /** Pair counts of its looks. */
  readonly looks: readonly number[];
  readonly confirmationLooks: readonly number[];
  /** Error level that all metrics of a push share. */
  readonly alpha: number;
}

/** The metrics of a run of one tree against itself. */
export interface Measured {
  /** Gated ones that vary: the family that shares the error level. */
  readonly family: readonly Candidate[];
  /** Gated ones that do not vary. */
  readonly constant: readonly Candidate[];
  /** Not gated, but they could be. */
  readonly others: readonly Candidate[];
}

/** CPU time is offered instead of elapsed time, so its noise is worth knowing even where it is not gated. */
const OFFERED: readonly string[] = ['cpu.perop'];

/** Sorts the metrics of a paired run of a tree against itself as the gate would. */
export function measuredIn(run: RunResult, policy: Policy): Measured {
  const gated = run.plan.scenarios
    .flatMap(({ id }) => candidatesOf(run, id, policy, 'head'))
    .filter(({ pairs }) => pairs.head.length > 1);
  const isGated = (scenario: string, metric: string): boolean =>
    gated.some(candidate => candidate.scenario === scenario && candidate.pairs.metric.id === metric);
  return {
    family: gated.filter(candidate => !isConstant(candidate)),
    constant: gated.filter(isConstant),
    others: run.plan.scenarios.flatMap(({ id }) =>
      offered(run, id, policy).filter(({ pairs }) => !isGated(id, pairs.metric.id)),
    ),
  };
}

function offered(run: RunResult, id: string, policy: Policy): readonly Candidate[] {
  const sides = sidesOf(run, id);
  if (sides === null) return [];
  return pairsOf(sides)
    .filter(
      ({ metric, base, head }) =>
        OFFERED.includes(metric.id) && head.length > 1 && implausible(metric, [...base, ...head]) === null,
    )
    .map(pairs => {
      const threshold = thresholdFor(policy.thresholds[id] ?? [], pairs.metric.id, pairs.metric.unit);
      const margin = marginOf(pairs.metric, threshold);
      return { scenario: id, other: null, pairs, margin, scale: scaleOf(pairs, margin) };
    });
}

/** One-sided level at each look for the metric that moves first: Holm divides the look's share by the size of the family. */
const levelsOf = ({ looks, alpha }: Rule, family: number): readonly number[] =>
  alphaByLook(looks.length, alpha).map(level => level / Math.max(family, 1));

/** What `candidate`, measured against itself, says of the changes that it would show. `family` is the number of metrics beside it. */
export function noiseOf(
  candidate: Candidate,
  rule: Rule,
  { family, gated, msPerPair }: Circumstances,
): MetricNoise {
  const { pairs, margin, scale } = candidate;
  const values = [...pairs.base, ...pairs.head];
  const level = median(values);
  const noise = spreadOf(scale.differences);
  const matters = changeThatMatters(pairs, margin);
  const power = isConstant(candidate)
    ? exactPower(rule)
    : testPower({ noise, margin: scale.fromChange(matters) }, rule, family);
  return {
    metric: pairs.metric,
    gated,
    level,
    pairs: pairs.head.length,
    spread: level === 0 ? 0 : robustSpread(values) / Math.abs(level),
    pairNoise: noise,
    neighbours: lagOne(pairs.base),
    pairNeighbours: lagOne(scale.differences),
    matters,
    visible: rule.looks.map((look, i) => {
      const least = power.visible(look, i);
      return { pairs: look, change: least === null ? null : Math.max(matters, scale.toChange(least)) };
    }),
    needed: PLANNED_CHANGES.map((change): Need => {
      const needed = power.needed(scale.fromChange(change));
      const ms = msPerPair === null ? null : needed * msPerPair;
      return { change, pairs: needed, ms, counts: change > matters };
    }),
  };
}

/** What stands around one metric of a suite. */
export interface Circumstances {
  /** Metrics that share the error level. */
  readonly family: number;
  readonly gated: boolean;
  readonly msPerPair: number | null;
}

/** Widest 80 of 100 values of a normal sample, in standard deviations: 2 Φ⁻¹(0.9). */
const CENTRAL_80 = 2.563103;

/** Robust; where more than half of the differences are the same, from the inner 80 %; 0 where those are the same, too. */
function spreadOf(differences: readonly number[]): number {
  const robust = robustSpread(differences);
  return robust > 0 ? robust : (quantile(differences, 0.9) - quantile(differences, 0.1)) / CENTRAL_80;
}

/** What can be seen, on the scale of the differences. */
interface Power {
  /** At the look of `pairs` pairs, the k-th from 0; null: nothing. */
  readonly visible: (pairs: number, k: number) => number | null;
  /** Pairs that show a difference. One below the margin is planned for as if it counted. */
  readonly needed: (difference: number) => number;
}

/** What varies on neither side is compared directly, at the first look. */
const exactPower = ({ looks }: Rule): Power => ({ visible: () => 0, needed: () => looks[0] ?? 1 });

/** An estimate that falls short of the truth by more than this in 20 of 100 runs is the test's own smallest change at level ½. */
const CENTRE = 0.5;
/** For what hardly varies: the number of pairs is then that which the level needs. */
const LEAST_NOISE = 1e-9;

/**
 * A change is found when the test rejects and the estimate reaches the margin: both must hold in 80 of 100 runs. `needed` is the inverse
 * of `visible`, at the level of the last look.
 */
function testPower(
  { noise: found, margin }: { readonly noise: number; readonly margin: number },
  rule: Rule,
  family: number,
): Power {
  const noise = Math.max(found, LEAST_NOISE);
  const levels = levelsOf(rule, family);
  return {
    visible(pairs, k) {
      const tested = smallestVisibleChange(noise, pairs, levels[k] ?? 0);
      const shortfall = smallestVisibleChange(noise, pairs, CENTRE);
      return tested === null || shortfall === null ? null : Math.max(tested, margin + shortfall);
    },
    needed(difference) {
      const tested = pairsFor(noise, difference, levels.at(-1) ?? 0);
      return difference > margin ? Math.max(tested, pairsFor(noise, difference - margin, CENTRE)) : tested;
    },
  };
}

/** Correlation of each value with the next; null where nothing varies or there are too few. */
export function lagOne(values: readonly number[]): number | null {
  if (values.length < 3) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const total = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (total === 0) return null;
  const next = values.slice(1);
  return next.reduce((sum, value, i) => sum + (value - mean) * ((values[i] ?? mean) - mean), 0) / total;
}
