import type { Comparison, ControlAnalysis } from '../model/analysis.ts';
import type { Policy } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { compareLeaks } from './leaks.ts';
import { comparePaired } from './paired.ts';

/**
 * Base against base, by the rule that the head is held to, in both directions: what is found here the measurement made up. Null when the
 * base ran only once in each pair.
 */
export function controlOf(search: RunResult, policy: Policy): ControlAnalysis | null {
  if (search.plan.pairing?.control !== true) return null;
  const found = [comparePaired, compareLeaks].flatMap(
    compare => compare(search, null, policy, 'control').all,
  );
  return {
    metrics: found.length,
    alarms: found.flatMap(({ scenario, metric, comparison }) => {
      const change = alarmOf(comparison);
      return change === null ? [] : [{ scenario, metric, change }];
    }),
  };
}

/** The change that a comparison found in either direction, relative where it is; null when it found none. */
function alarmOf(comparison: Comparison): number | null {
  if (comparison.kind === 'leak') return comparison.state === 'worse' ? comparison.difference : null;
  if (comparison.kind === 'exact') {
    const { difference, change, floor, smallestEffect } = comparison;
    const matters =
      Math.abs(difference) >= Math.max(floor, Number.MIN_VALUE) &&
      Math.abs(change ?? Infinity) >= smallestEffect;
    return matters ? (change ?? Math.sign(difference)) : null;
  }
  if (comparison.kind !== 'paired') return null;
  const { state, adjustedPBetter, alpha, change, smallestEffect, difference, floor } = comparison;
  const better = adjustedPBetter <= alpha && -change >= smallestEffect && -difference >= floor && change < 0;
  return state === 'worse' || better ? change : null;
}
