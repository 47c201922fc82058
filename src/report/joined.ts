import type { LimitAnalysis, MetricAnalysis, Reference, ScenarioAnalysis } from '../model/analysis.ts';
import { OUTCOME_KINDS, type OutcomeKind } from '../model/outcome.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { Check } from '../model/verdict.ts';
import type { Phrase } from './phrase.ts';

/** A check joined with what is known of its scenario and metric. */
export interface Joined {
  readonly check: Check;
  /** Null when the analysis has no such scenario. */
  readonly scenario: ScenarioAnalysis | null;
  /** Null for a scenario that only the reference has. */
  readonly planned: PlannedScenario | null;
  /** Null for checks on the scenario as a whole. */
  readonly metric: MetricAnalysis | null;
  /** What the stored history shows of it, in words; null for a check on this run. */
  readonly drift: Phrase | null;
  /** What the run as a whole was compared with. */
  readonly reference: Reference['kind'];
}

/** The limit that the check is about; null when it is about something else. */
export const limitOf = ({ check, metric }: Joined): LimitAnalysis | null =>
  metric?.limits.find(limit => limit.limit === check.rule) ?? null;

/**
 * The check lacks the reference that the whole run lacks: one cause for many rows, which is stated once. A limit needs no comparison,
 * so its rows keep their own reason.
 */
export const lacksReference = ({ check, metric, reference }: Joined): boolean =>
  reference === 'none' &&
  check.rule !== 'max' &&
  check.rule !== 'min' &&
  metric?.comparison.kind === 'none' &&
  metric.comparison.code === 'no-reference';

/** `3 signalled, 17 ok`: the outcomes of a scenario's invocations, troubles first. */
export function describeOutcomes(outcomes: ScenarioAnalysis['outcomes']): string {
  const kinds: readonly OutcomeKind[] = [...OUTCOME_KINDS.filter(kind => kind !== 'ok'), 'ok'];
  return kinds
    .flatMap(kind => (outcomes[kind] === undefined ? [] : [`${outcomes[kind]} ${kind}`]))
    .join(', ');
}
