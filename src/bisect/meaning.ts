import type { Comparison, LeakComparison, PairedComparison } from '../model/analysis.ts';
import type { Compared, Followed, StepFinding } from '../model/bisect.ts';
import { describeOutcome } from '../model/outcome.ts';
import type { View } from '../model/view.ts';
import { isDistrusted } from '../verdict/distrust.ts';

/** Why nothing is believed of pairs in which the base differed from itself. */
export const DISTRUSTED = 'good differed from itself in the same pairs';

/** What a step says of the followed metric. A measurement whose base differs from itself says nothing. */
export function stepFinding(
  view: View,
  { scenario, metric }: Pick<Followed, 'scenario' | 'metric'>,
): StepFinding {
  const found = view.analysis.scenarios.find(({ id }) => id === scenario);
  const analysis = found?.metrics.find(candidate => candidate.metric.id === metric.id);
  if (found === undefined || analysis === undefined || found.invocations === 0)
    return { kind: 'unmeasured', reason: troubleIn(view, scenario) };
  const evidence: Compared = { scenario, metric: analysis.metric, comparison: analysis.comparison };
  return isDistrusted(view.analysis.control)
    ? { kind: 'unclear', evidence, reason: DISTRUSTED }
    : findingOf(evidence);
}

/** Why a scenario gave nothing to compare, in words; the candidate's own trouble where it had any. */
export function troubleIn({ analysis }: View, scenario: string): string {
  const found = analysis.scenarios.find(({ id }) => id === scenario);
  const trouble = found?.trouble ?? null;
  if (trouble !== null) return `${scenario} ${describeOutcome(trouble.outcome)}`;
  const ending = found?.ending ?? null;
  if (ending !== null && 'reason' in ending) return `${scenario} was not measured: ${ending.reason}`;
  return `${scenario} gave nothing to compare`;
}

/**
 * What a comparison says that was held to half of the followed change: its margin is that half (`follow.ts`).
 *
 * | pairs                                      | fresh pairs                    | the step is |
 * |--------------------------------------------|--------------------------------|-------------|
 * | worse by the margin or more                | again, by the margin or more   | `bad`       |
 * | worse by the margin or more                | wholly below the margin        | `good`      |
 * | worse by the margin or more                | neither, or none were taken    | `unclear`   |
 * | the margin is excluded                     |                                | `good`      |
 * | neither                                    |                                | `unclear`   |
 *
 * Without spread on either side the difference itself decides.
 */
export function findingOf(evidence: Compared): StepFinding {
  const { comparison } = evidence;
  const said = answerOf(comparison);
  return said === 'bad' || said === 'good'
    ? { kind: said, evidence }
    : { kind: 'unclear', evidence, reason: said.reason };
}

type ExactComparison = Extract<Comparison, { kind: 'exact' }>;

type Answer = 'bad' | 'good' | { readonly reason: string };

function answerOf(comparison: Comparison): Answer {
  switch (comparison.kind) {
    case 'paired':
      return ofTests(comparison, relativeMargin(comparison));
    case 'leak':
      return ofTests(comparison, comparison.margin);
    case 'exact':
      return reachesMargin(comparison) ? 'bad' : 'good';
    case 'vanished':
      return { reason: 'good has the metric and this commit does not' };
    case 'stored':
      return { reason: 'it was not run beside good' };
    default:
      return { reason: comparison.reason };
  }
}

function ofTests({ state, confirmation }: PairedComparison | LeakComparison, margin: number): Answer {
  if (state === 'excluded') return 'good';
  if (state === 'undecided')
    return { reason: 'half of the followed change can neither be shown nor excluded' };
  if (confirmation === null) return { reason: 'there was no time to confirm the change with fresh pairs' };
  const fresh = 'change' in confirmation ? confirmation.change : confirmation.difference;
  if (confirmation.holds && fresh >= margin) return 'bad';
  const { high } = confirmation.interval;
  return high !== null && high < margin
    ? 'good'
    : { reason: 'fresh pairs neither confirmed half of the followed change nor excluded it' };
}

/** Whether a difference without spread is adverse and as large as what decides. */
export const reachesMargin = ({ difference, change, smallestEffect, floor }: ExactComparison): boolean =>
  difference > 0 && difference >= floor && (change === null || change >= smallestEffect);

/** The change that decides, relative; of a base at zero it is counted in units of the floor, as the comparison itself is. */
export function relativeMargin({ smallestEffect, floor, reference }: PairedComparison): number {
  return Math.max(smallestEffect, floor / unitOf({ reference, floor }));
}

/** What a relative change is relative to, base units. */
export const unitOf = ({ reference, floor }: Pick<PairedComparison, 'reference' | 'floor'>): number =>
  Math.abs(reference) || floor || 1;
