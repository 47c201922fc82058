import { KIND_DEFAULTS, METRIC_MARGINS } from '../model/metric-margins.ts';
import type { PlannedScenario } from '../model/plan.ts';
import { type Policy, type Threshold, thresholdFor } from '../model/policy.ts';
import type { ScenarioResult } from '../model/result.ts';
import { COHERENCY, CONTENTION, type Difference, type ScalabilityChange } from '../model/scalability.ts';
import { type Estimate, scalabilityChange } from '../stats/scalability.ts';
import { fitLaw, type Sized } from '../stats/scalability-law.ts';
import type { LadderFacts } from './ladder-facts.ts';
import { describeLack, estimated, refusalOf } from './ladder-law.ts';
import { sidesOf } from './pairs.ts';

/** Parameters that are compared of each ladder. */
const COMPARED = 2;

interface Stated {
  readonly thresholds: readonly Threshold[];
  /** In the plan: together they share the error level. */
  readonly ladders: number;
}

/** The two sides of a ladder, and what kind of evidence they are. */
interface Sides {
  readonly kind: 'paired' | 'stored';
  readonly base: readonly Sized[];
  readonly head: readonly Sized[];
  readonly machines: number;
}

/**
 * How a ladder scales beside the base: beside that of the same run where its rungs were run in pairs, else beside the stored runs of the same
 * machine class together, whose differences from run to run then widen the interval. Intervals are at the level that keeps a false alarm on any parameter
 * of any ladder below the error level of the family.
 */
export function ladderChange(
  planned: readonly PlannedScenario[],
  facts: LadderFacts,
  policy: Policy,
  { thresholds, ladders }: Stated,
): ScalabilityChange {
  if (policy.against === 'none') return none('disabled', 'comparison is switched off');
  if (!isAsked(thresholds)) return none('disabled', 'no `regression` or `floor` asks for a comparison');
  const sides = pairedSides(planned, facts) ?? storedSides(planned, facts);
  if (sides === null) return none('no-reference', 'there is no base with the same rungs to compare with');
  const refusal = refusalOf({ points: [...sides.base, ...sides.head], machines: sides.machines });
  if (refusal !== null) return none('refused', refusal);
  const level = 1 - policy.familyAlpha / (COMPARED * ladders);
  const answer = scalabilityChange(sides.base, sides.head, { seed: facts.result.plan.seed, level });
  if (answer.kind === 'none') return none('refused', [...new Set(answer.lacks.map(describeLack))].join('; '));
  const { alpha, beta } = fitLaw(sides.base);
  const difference = (id: string, of: Estimate, reference: number): Difference => ({
    ...estimated(of, level),
    reference,
    margin: marginOf(id, reference, thresholds),
  });
  return {
    kind: sides.kind,
    contention: difference(CONTENTION, answer.alpha, alpha),
    coherency: difference(COHERENCY, answer.beta, beta),
  };
}

/** Resamples of two sides take a while: nobody is made to wait for what nobody asks. */
const isAsked = (thresholds: readonly Threshold[]): boolean =>
  [CONTENTION, COHERENCY].some(id => {
    const threshold = thresholdFor(thresholds, id, 'ratio');
    return threshold !== null && (threshold.floor !== null || typeof threshold.regression === 'number');
  });

const none = (code: 'disabled' | 'no-reference' | 'refused', reason: string): ScalabilityChange => ({
  kind: 'none',
  code,
  reason,
});

/** The larger of the floor and of the share of the base that may be lost. */
function marginOf(id: string, reference: number, thresholds: readonly Threshold[]): number {
  const threshold = thresholdFor(thresholds, id, 'ratio');
  const floor = threshold?.floor ?? (METRIC_MARGINS[id] ?? KIND_DEFAULTS.share).floor;
  const share = typeof threshold?.regression === 'number' ? threshold.regression : 0;
  return Math.max(floor, share * reference);
}

/** From the first run in pairs that has both sides of every rung. */
function pairedSides(planned: readonly PlannedScenario[], { result, later }: LadderFacts): Sides | null {
  for (const run of [result, ...later]) {
    const rungs = planned.map(scenario => ({ scenario, sides: sidesOf(run, scenario.id) }));
    if (rungs.some(({ sides }) => sides === null)) continue;
    return {
      kind: 'paired',
      base: rungs.flatMap(({ scenario, sides }) => pointsOf(scenario, sides?.base)),
      head: rungs.flatMap(({ scenario, sides }) => pointsOf(scenario, sides?.head)),
      machines: new Set(rungs.map(({ sides }) => sides?.head.part ?? '')).size,
    };
  }
  return null;
}

/** All runs of the history that measured every rung as it is now. */
function storedSides(planned: readonly PlannedScenario[], { heads, histories }: LadderFacts): Sides | null {
  const sides = planned.flatMap(scenario => heads.find(({ id }) => id === scenario.id) ?? []);
  const [first] = sides;
  if (first === undefined || sides.length < planned.length) return null;
  const stored = histories.of(first).runs.flatMap(run => {
    const rungs = planned.map(({ id, digest }) =>
      run.scenarios.find(scenario => scenario.id === id && scenario.digest === digest),
    );
    return rungs.every(rung => rung !== undefined) ? [rungs] : [];
  });
  if (stored.length === 0) return null;
  return {
    kind: 'stored',
    base: stored.flatMap(rungs => rungs.flatMap((rung, i) => pointsOf(planned[i], rung))),
    head: planned.flatMap((scenario, i) => pointsOf(scenario, sides[i])),
    machines: new Set(sides.map(({ part }) => part ?? '')).size,
  };
}

function pointsOf(
  scenario: PlannedScenario | undefined,
  side: Pick<ScenarioResult, 'metrics'> | undefined,
): readonly Sized[] {
  if (scenario?.load.model !== 'closed') return [];
  const { users: size } = scenario.load;
  const samples = side?.metrics.find(({ metric }) => metric.id === 'throughput')?.samples ?? [];
  return samples.map(rate => ({ size, rate }));
}
