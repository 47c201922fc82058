import { normalQuantile } from './normal.ts';
import { assertLevel } from './sample.ts';

/** Power that is planned for where nothing else is asked. */
export const POWER = 0.8;

/** What the signed-rank test needs more than the z test on normal differences: 1 / its asymptotic relative efficiency. Source: Pitman 1948. */
const RANK_COST = Math.PI / 3;

/** Fewest pairs that can reach p ≤ `alpha` at all: 2⁻ⁿ ≤ alpha. */
const fewestPairs = (alpha: number): number => Math.ceil(-Math.log2(alpha) - 1e-9);

/** Pairs that small samples cost on top: Guenther's z² / 2 for a spread that is not known, and one because p moves in steps. */
const smallSampleCost = (alpha: number): number => normalQuantile(1 - alpha) ** 2 / 2 + 1;

function assertPositive(value: number, name: string): void {
  if (!(value > 0 && Number.isFinite(value)))
    throw new RangeError(`Cannot plan pairs: ${name} is ${value}, it must be positive and finite`);
}

function assertErrors(alpha: number, power: number): void {
  assertLevel(alpha, 'a number of pairs');
  assertLevel(power, 'a number of pairs');
}

/** What one pair must tell, in units of its spread, times √pairs: z₁₋ₐ + z_power. */
const neededSignal = (alpha: number, power: number): number =>
  normalQuantile(1 - alpha) + normalQuantile(power);

/**
 * Pairs with which a signed-rank test at one-sided `alpha` finds a log change of `change` with probability `power`, where the log ratios
 * of pairs have standard deviation `spread`: π/3 · ((z₁₋ₐ + z_power) · spread / change)² + z₁₋ₐ² / 2 + 1, at least log₂(1 / alpha).
 * Within 10 % of what simulation needs for normal differences (test/stats/power.test.ts); differences with outliers need fewer than
 * their standard deviation says. Source of the small-sample term: Guenther 1981.
 */
export function pairsFor(spread: number, change: number, alpha: number, power = POWER): number {
  assertPositive(spread, 'the spread');
  assertPositive(change, 'the change');
  assertErrors(alpha, power);
  const signal = (Math.max(neededSignal(alpha, power), 0) * spread) / change;
  return Math.max(fewestPairs(alpha), Math.ceil(RANK_COST * signal ** 2 + smallSampleCost(alpha)));
}

/**
 * The inverse of `pairsFor`: the smallest log change that `pairs` find with probability `power` (the relative change is its `expm1`).
 * Null where so few pairs cannot reach `alpha` whatever they show.
 */
export function smallestVisibleChange(
  spread: number,
  pairs: number,
  alpha: number,
  power = POWER,
): number | null {
  assertPositive(spread, 'the spread');
  assertPositive(pairs, 'the number of pairs');
  assertErrors(alpha, power);
  const worth = pairs - smallSampleCost(alpha);
  if (pairs < fewestPairs(alpha) || worth <= 0) return null;
  return Math.max(neededSignal(alpha, power), 0) * spread * Math.sqrt(RANK_COST / worth);
}
