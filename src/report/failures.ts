import type { FailureComparison, FailureRate } from '../model/analysis.ts';
import { formatPercent } from './change.ts';
import { formatNumber, formatProbability } from './format.ts';
import type { Joined } from './joined.ts';

/** A scenario that fails sometimes: how often, beside the base. The numbers stand in `failures` of its check on the whole. */

/** The rates that the check is about; null for every other check, and where nothing ever worked: then what went wrong says more. */
export function failuresOf({ check, scenario }: Joined): FailureComparison | null {
  if (check.rule !== 'outcome' || scenario === null || scenario.failures === null) return null;
  const never = scenario.invocations === 0 || scenario.ending?.kind === 'failing';
  const { failures } = scenario;
  return !never && (failures.head.failed > 0 || check.status === 'pass') ? failures : null;
}

/** `fails 7 of 40 times, the base 0 of 40 (p 0.006)`; of equal flakiness `fails sometimes on both sides (base 2 of 40, head 3 of 40)`. */
export function describeFailures({ base, head, adjustedP, alpha }: FailureComparison): string {
  const isWorse = adjustedP <= alpha;
  if (!isWorse && base.failed > 0 && head.failed > 0)
    return `fails sometimes on both sides (base ${outOf(base)}, head ${outOf(head)})`;
  const rates = `fails ${outOf(head)} times, the base ${outOf(base)}`;
  if (head.failed === 0) return rates;
  const sure = `${rates} (p ${formatProbability(adjustedP)})`;
  return isWorse ? sure : `${sure}: too seldom to tell whether this change is why`;
}

/** `0 of 40 → 7 of 40`. */
export const failureLevels = ({ base, head }: FailureComparison): string =>
  `${outOf(base)} → ${outOf(head)} failed`;

/** `head 17.5 % [8.7 %, 32 %]`, `base 0 % [0 %, 8.8 %]`: the rates with their 95 % intervals. */
export const failureEvidence = ({ base, head }: FailureComparison): readonly string[] => [
  `head ${rateOf(head)}`,
  `base ${rateOf(base)}`,
];

const outOf = ({ failed, invocations }: FailureRate): string =>
  `${formatNumber(failed, 0)} of ${formatNumber(invocations, 0)}`;

function rateOf({ failed, invocations, interval: { low, high } }: FailureRate): string {
  const share = invocations === 0 ? '–' : formatPercent(failed / invocations);
  const [from, to] = [low ?? 0, high ?? 1].map(formatPercent);
  return `${share} [${from}, ${to}]`;
}
