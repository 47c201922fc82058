import type { MetricAnalysis } from '../model/analysis.ts';
import type { Acceptance, Baseline } from '../model/baseline.ts';
import { isMeant, namesOne, type Override } from '../model/override.ts';
import type { View } from '../model/view.ts';

/**
 * What the history has to remember of a run's overrides: a metric whose level starts anew with this run. That is
 *
 * - what was found worse and is accepted, by whatever pattern;
 * - a metric that an override names in full, as its change may be too small for the stored history to see.
 *
 * Nothing is stored twice: a run of the same commit, weeks later, finds the same comments again.
 */
export function acceptancesOf(view: View, baseline: Baseline | null): readonly Acceptance[] {
  const { result, analysis, policy } = view;
  const isKnownCommit = baseline?.runs.some(({ commit }) => commit === result.commit?.sha) ?? false;
  return analysis.scenarios.flatMap(({ id, metrics }) =>
    metrics.flatMap(metric => {
      const override = policy.overrides.granted.findLast(one => isMeant(one, id, metric.metric.id));
      if (override === undefined || metric.estimate === null) return [];
      const isNamed = namesOne(override, id, metric.metric.id) && !isKnownCommit;
      if (!isNamed && !wasFoundWorse(view, id, metric)) return [];
      const acceptance = acceptanceOf(override, id, metric, result.startedAt);
      return isStored(acceptance, override, baseline) ? [] : [acceptance];
    }),
  );
}

function wasFoundWorse({ verdict }: View, scenario: string, { metric }: MetricAnalysis): boolean {
  return verdict.checks.some(
    check => check.scenario === scenario && check.metric === metric.id && check.accepted !== null,
  );
}

const acceptanceOf = (
  { reason, author }: Override,
  scenario: string,
  { metric, estimate }: MetricAnalysis,
  at: string,
): Acceptance => ({ scenario, metric: metric.id, reason, author, at, level: estimate?.center ?? null });

/** One for the same metric, stored after the override was written. */
const isStored = ({ scenario, metric }: Acceptance, { at }: Override, baseline: Baseline | null): boolean =>
  baseline?.accepted.some(
    known => known.scenario === scenario && known.metric === metric && Date.parse(known.at) >= Date.parse(at),
  ) ?? false;
