import type { LadderAnalysis, MetricAnalysis } from '../model/analysis.ts';
import { builtInMetric, customMetric } from '../model/metric.ts';
import type { PlannedScenario } from '../model/plan.ts';
import { type Policy, type Threshold, thresholdFor } from '../model/policy.ts';
import type { ScenarioResult } from '../model/result.ts';
import {
  COHERENCY,
  CONTENTION,
  type Estimated,
  type LadderRung,
  laddersOf,
  type ScalabilityLaw,
} from '../model/scalability.ts';
import { median } from '../stats/descriptive.ts';
import { INTERVAL_LEVEL } from './estimate.ts';
import { ladderChange } from './ladder-change.ts';
import type { LadderFacts } from './ladder-facts.ts';
import { ladderLaw, type Measured } from './ladder-law.ts';
import { positionOf } from './limits.ts';

/** Every ladder of the plan as a whole (docs/statistics.md, "Scalability"). */
export function analyzeLadders(facts: LadderFacts, policy: Policy): readonly LadderAnalysis[] {
  const ladders = [...laddersOf(facts.result.plan.scenarios)];
  return ladders.map(([name, rungs]) => analyzeLadder(name, rungs, facts, policy, ladders.length));
}

function analyzeLadder(
  name: string,
  planned: readonly PlannedScenario[],
  facts: LadderFacts,
  policy: Policy,
  ladders: number,
): LadderAnalysis {
  const { result, heads } = facts;
  const sides = planned.flatMap(scenario => heads.find(({ id }) => id === scenario.id) ?? []);
  const rungs = rungsOf(planned, sides);
  const thresholds = policy.thresholds[name] ?? [];
  const looks = Math.max(...planned.map(({ samples }) => samples.looks.length));
  const measured: Measured = {
    points: rungs.flatMap(({ users, throughput }) => throughput.map(rate => ({ size: users, rate }))),
    machines: new Set(sides.map(({ part }) => part ?? '')).size,
    seed: result.plan.seed,
  };
  const law = ladderLaw(measured, INTERVAL_LEVEL);
  const strict = looks === 1 ? law : ladderLaw(measured, 1 - (1 - INTERVAL_LEVEL) / looks);
  return {
    name,
    rungs,
    law,
    metrics: [CONTENTION, COHERENCY].map(id => metricOf(id, law, strict, thresholds, measured.points.length)),
    change: ladderChange(planned, facts, policy, { thresholds, ladders }),
  };
}

function rungsOf(
  planned: readonly PlannedScenario[],
  sides: readonly ScenarioResult[],
): readonly LadderRung[] {
  return planned
    .flatMap(({ id, load }): readonly LadderRung[] => {
      const side = sides.find(scenario => scenario.id === id);
      const throughput = side?.metrics.find(({ metric }) => metric.id === 'throughput')?.samples ?? [];
      const center = throughput.length === 0 ? null : median(throughput);
      return load.model === 'closed' ? [{ scenario: id, users: load.users, throughput, median: center }] : [];
    })
    .sort((a, b) => a.users - b.users);
}

const estimateOf = (id: string, law: ScalabilityLaw): Estimated | null => {
  if (law.kind === 'refused') return null;
  return id === CONTENTION ? law.contention : law.coherency;
};

/** One parameter as a metric. `strict` has intervals at the level that several looks leave for a limit. */
function metricOf(
  id: string,
  law: ScalabilityLaw,
  strict: ScalabilityLaw,
  thresholds: readonly Threshold[],
  invocations: number,
): MetricAnalysis {
  const [estimate, held] = [estimateOf(id, law), estimateOf(id, strict)];
  const threshold = thresholdFor(thresholds, id, 'ratio');
  const interval = held?.interval ?? { low: null, high: null, level: INTERVAL_LEVEL };
  const limits = (['max', 'min'] as const).flatMap(limit => {
    const value = threshold?.[limit] ?? null;
    return value === null ? [] : [{ limit, value, position: positionOf(interval, limit, value), interval }];
  });
  return {
    metric: builtInMetric(id) ?? customMetric(id, 'ratio', 'lower'),
    relativeTo: null,
    gated: false,
    estimate:
      estimate === null
        ? null
        : { n: invocations, center: estimate.value, interval: estimate.interval, spread: 0 },
    comparison: {
      kind: 'none',
      code: 'not-gated',
      reason: 'compared by its difference, for the ladder as a whole',
    },
    limits,
    caveats: [],
  };
}
