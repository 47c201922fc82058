import { median, robustSpread } from '../../src/stats/descriptive.ts';
import { pairsFor } from '../../src/stats/power.ts';
import type { NoiseMetric, PushRecord } from './record.ts';

/** A design that fixes the number of pairs beforehand, tests once, and fails on that test alone. */
export interface FixedDesign {
  /** Relative change that it is to find, and how surely. */
  readonly change: number;
  readonly power: number;
  /** Its error level over all metrics of the push. Without a confirmation it must be what the push is promised. */
  readonly familyAlpha: number;
  /** It must see the change on each of these. */
  readonly metrics: readonly NoiseMetric[];
}

/** Pairs that each scenario needs, and what they take. */
export interface FixedCost {
  readonly pairs: Readonly<Record<string, number>>;
  /** Of the whole push. */
  readonly seconds: number;
}

/** The first of Holm's levels, at which a single slower metric must be rejected. */
const levelOf = ({ familyAlpha }: FixedDesign, family: number): number => familyAlpha / Math.max(family, 1);

/** Robust standard deviation of ln(head / base) over all pairs of unchanged pushes. */
export const pairNoise = (pushes: readonly PushRecord[], scenario: string, metric: NoiseMetric): number =>
  robustSpread(pushes.flatMap(({ gate }) => gate.scenarios[scenario]?.ratios[metric] ?? []));

/** Pairs of one scenario: as many as its noisiest metric of the design needs. */
export function fixedPairs(design: FixedDesign, noises: readonly number[], family: number): number {
  const change = Math.log1p(design.change);
  const alpha = levelOf(design, family);
  // A metric that does not vary at all still needs as many pairs as can reach the level.
  const least = change * 1e-6;
  return Math.max(...noises.map(noise => pairsFor(Math.max(noise, least), change, alpha, design.power)));
}

/**
 * What the design would have taken on the pushes that were recorded, knowing each scenario's noise beforehand. Everything but the pairs
 * (worktree, builds, calibration, reports) takes as long as it did.
 */
export function costOf(design: FixedDesign, unchanged: readonly PushRecord[]): FixedCost {
  const family = median(unchanged.map(({ gate }) => gate.family));
  const names = Object.keys(unchanged[0]?.gate.scenarios ?? {});
  const pairs = Object.fromEntries(
    names.map(name => {
      const noises = design.metrics.map(metric => pairNoise(unchanged, name, metric));
      return [name, fixedPairs(design, noises, family)];
    }),
  );
  const pairing = names.reduce((sum, name) => sum + (pairs[name] ?? 0) * pairSeconds(unchanged, name), 0);
  return { pairs, seconds: median(unchanged.map(besidePairs)) + pairing };
}

const pairSeconds = (pushes: readonly PushRecord[], name: string): number =>
  median(pushes.map(({ gate }) => gate.scenarios[name]?.pairSeconds ?? 0));

/** Seconds of a push that were not spent on pairs. */
export const besidePairs = ({ gate }: PushRecord): number =>
  Object.values(gate.scenarios).reduce(
    (left, { searchPairs, confirmPairs, pairSeconds }) => left - (searchPairs + confirmPairs) * pairSeconds,
    gate.seconds,
  );
