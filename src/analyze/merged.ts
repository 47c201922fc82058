import type { Analysis, Reference, ScenarioAnalysis } from '../model/analysis.ts';
import { grouped } from '../model/grouped.ts';
import { legOf, legsOf } from '../model/merged.ts';
import type { Policy } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { addHistograms } from '../stats/histogram.ts';
import { alphaOfOne } from '../stats/majority.ts';
import { analyzeBeside } from './analyze.ts';
import { withDetected } from './detected.ts';
import { withGrids } from './factors.ts';
import { suiteShift } from './family.ts';
import { analyzeTests, withTests } from './flakes.ts';
import { historiesOf, joinReferences, type Lookups } from './histories.ts';
import { analyzeLadders } from './ladders.ts';
import { type Layer, layersOf } from './layers.ts';
import { joinMachines, type OfMachine } from './machines.ts';
import { operationTimesOf } from './operation-times.ts';
import { headsOf } from './rounds.ts';

/**
 * The analysis of a merged run. Legs (systems) are families of their own, each with an equal share of the error level. Within a leg all
 * metrics of all parts share one family, exactly as on one machine. Where several machines measured a scenario, each judges alone
 * at the level that makes a majority of them right (`majority.ts`), and `machines.ts` says what they say together.
 */
export function analyzeMerged(
  result: RunResult,
  later: readonly RunResult[],
  lookups: Lookups,
  policy: Policy,
): Analysis {
  const legs = legsOf(result);
  const share = policy.familyAlpha / Math.max(legs.length, 1);
  const parts = result.merged?.parts ?? [];
  const analyses = legs.map(leg => {
    const own = new Set(parts.filter(({ environment }) => legOf(environment) === leg).map(({ id }) => id));
    return analyzeLeg(layersOf([result, ...later], own), lookups, { ...policy, familyAlpha: share });
  });
  const joined = joinAnalyses(analyses);
  // A fault on one machine is a fault, and a detector that was missing on one was missing: what all machines say is added up.
  const detected = withDetected(joined.scenarios, [result, ...later]);
  // Runs of a test are independent wherever they were made: of several machines they are counted together, with the machine as a condition.
  const tests = analyzeTests([result, ...later], historiesOf(lookups, result, policy), policy);
  const ladders = analyzeLadders(
    { result, later, heads: headsOf([result, ...later]), histories: historiesOf(lookups, result, policy) },
    policy,
  );
  const whole = {
    ...joined,
    scenarios: withTests(detected, tests, result, policy),
    ...(ladders.length === 0 ? {} : { ladders }),
  };
  return withGrids(whole, [result, ...later]);
}

/** Each layer holds one machine of every scenario; the first has all scenarios. */
function analyzeLeg(layers: readonly Layer[], lookups: Lookups, policy: Policy): Analysis {
  const alpha = alphaOfOne(policy.familyAlpha, Math.max(layers.length, 1));
  const analyses = layers.map(({ result, later }, i) => {
    const own = { ...policy, familyAlpha: alpha, watchHistory: policy.watchHistory && i === 0 };
    return analyzeBeside(result, historiesOf(lookups, result, own), own, later);
  });
  const found = analyses.flatMap(({ scenarios }, i) =>
    scenarios
      // What vanished is told once, by the layer that plans everything.
      .filter(({ id }) => i === 0 || layers[i]?.partOf.has(id))
      .map((scenario): OfMachine => ({ part: layers[i]?.partOf.get(scenario.id) ?? '', scenario })),
  );
  const [first] = analyses;
  if (first === undefined) throw new RangeError('Cannot analyze a leg without parts');
  const scenarios = [...grouped(found, ({ scenario }) => scenario.id).values()].map(machines =>
    withAllOperations(joinMachines(machines, alpha), machines, layers),
  );
  return { ...joinAnalyses(analyses), scenarios, family: first.family };
}

/** Of several machines the operations of all, added bin by bin: their percentiles are never averaged. */
function withAllOperations(
  joined: ScenarioAnalysis,
  machines: readonly OfMachine[],
  layers: readonly Layer[],
): ScenarioAnalysis {
  if (machines.length < 2) return joined;
  const heads = layers.flatMap(({ result, later }) =>
    headsOf([result, ...later]).filter(({ id }) => id === joined.id),
  );
  const histograms = heads.flatMap(({ latency }) => latency ?? []);
  const times = histograms.length === 0 ? null : operationTimesOf({ latency: addHistograms(histograms) });
  return times === null ? joined : { ...joined, operationTimes: times };
}

/** Side by side; sentences that several say are said once. */
function joinAnalyses(all: readonly Analysis[]): Analysis {
  const [first] = all;
  if (first === undefined) throw new RangeError('Cannot join no analyses: at least one is needed');
  const scenarios = all.flatMap(analysis => analysis.scenarios);
  const controls = all.flatMap(({ control }) => control ?? []);
  return {
    schemaVersion: 1,
    reference: joinAllReferences(all.map(({ reference }) => reference)),
    family: { alpha: first.family.alpha, metrics: all.reduce((sum, { family }) => sum + family.metrics, 0) },
    scenarios,
    suiteShift: suiteShift(scenarios),
    control:
      controls.length === 0
        ? null
        : {
            metrics: controls.reduce((sum, { metrics }) => sum + metrics, 0),
            alarms: controls.flatMap(({ alarms }) => alarms),
          },
    drift: all.flatMap(({ drift }) => drift),
    recommendations: distinct(all.flatMap(({ recommendations }) => recommendations)),
    caveats: distinct(all.flatMap(({ caveats }) => caveats)),
  };
}

function joinAllReferences(references: readonly Reference[]): Reference {
  const paired = references.flatMap(reference => (reference.kind === 'paired' ? [reference] : []));
  const others = references.filter(reference => reference.kind !== 'paired');
  const [first] = paired;
  if (first === undefined) return joinReferences(references);
  const screenings = [...paired.flatMap(({ screening }) => screening ?? []), ...others];
  return {
    kind: 'paired',
    base: [...new Set(paired.map(({ base }) => base))].join(' and '),
    scenarios: [...new Set(paired.flatMap(({ scenarios }) => scenarios))],
    screening: screenings.length === 0 ? null : joinReferences(screenings),
  };
}

const distinct = <T extends Analysis['caveats'][number] | Analysis['recommendations'][number]>(
  values: readonly T[],
): readonly T[] => [...new Map(values.map(value => [JSON.stringify(value), value])).values()];
