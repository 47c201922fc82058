import type { Analysis, ScenarioAnalysis } from '../model/analysis.ts';
import type { BaselineLookup } from '../model/baseline.ts';
import type { Plan } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { budgetCaveats, runCaveats } from './caveats.ts';
import { withDetected } from './detected.ts';
import { driftOf } from './drift.ts';
import { withGrids } from './factors.ts';
import { compareFailures, withFailures } from './failures.ts';
import { adjustForFamily, familySize, suiteShift } from './family.ts';
import { analyzeTests, withTests } from './flakes.ts';
import { type Histories, oneHistory } from './histories.ts';
import { analyzeLadders } from './ladders.ts';
import { adviseOnLeaks } from './leak-advice.ts';
import { oneProgramCaveats } from './one-program.ts';
import { recommend } from './recommend.ts';
import { referenceOf } from './reference.ts';
import { headOf, headsOf, onlyBefore, pairedReference, roundsOf, withPairs } from './rounds.ts';
import { analyzeScenario, vanishedScenarios } from './scenario.ts';
import { searchedRateCaveats } from './searched-rates.ts';

/**
 * Facts × reference → estimates, intervals, comparisons and advice. Policy enters only to say which metrics form the family that
 * shares the error level and which change matters; nothing here is good or bad.
 *
 * 1. choose the runs of the baseline that are comparable (`reference.ts`)
 * 2. look at the pairs of base and head, where there are any (`rounds.ts`, `paired.ts`)
 * 3. estimate and compare every metric of every scenario (`scenario.ts`), pairs in the place of the stored history
 * 4. say what the runs of repeated tests say (`flakes.ts`), and what the cells of grids say together (`factors.ts`)
 * 5. adjust for the number of gated metrics, together over the whole push (`family.ts`)
 * 6. add what limits the evidence, and what to do next (`caveats.ts`, `recommend.ts`)
 *
 * `later` are the paired runs that followed `result`; a run without a stored history may be paired itself.
 */
export function analyze(
  result: RunResult,
  lookup: BaselineLookup,
  policy: Policy,
  later: readonly RunResult[] = [],
): Analysis {
  const own = { ...policy, familyAlpha: policy.familyAlpha * shareOf(result.plan) };
  const histories = oneHistory(referenceOf(lookup, result, own));
  const analysis = analyzeBeside(result, histories, own, later);
  const tests = analyzeTests([result, ...later], histories, own);
  const tested = { ...analysis, scenarios: withTests(analysis.scenarios, tests, result, own) };
  return withGrids(tested, [result, ...later]);
}

/** One of several parts of a suite may spend its share of the error level: what it finds decided then holds over the whole push. */
function shareOf({ shard, scenarios }: Plan): number {
  if (shard === undefined) return 1;
  const all = shard.parts.reduce((sum, part) => sum + part.scenarios.length, 0);
  return Math.min(1, Math.max(scenarios.length, 1) / Math.max(all, 1));
}

/** The same beside histories that are given: of a merged run, each machine has its own. */
export function analyzeBeside(
  result: RunResult,
  histories: Histories,
  policy: Policy,
  later: readonly RunResult[],
): Analysis {
  const rounds = roundsOf([result, ...later], policy);
  const heads = headsOf([result, ...later]).map(scenario => headOf(scenario, rounds));
  const gated = familySize(heads, histories, policy, result);
  const raw: readonly ScenarioAnalysis[] = [
    ...heads.map(scenario => {
      const history = histories.of(scenario);
      const before = onlyBefore(scenario, rounds, history);
      return analyzeScenario(scenario, result, history, policy, gated, before);
    }),
    ...vanishedScenarios(result, histories.all),
  ];
  const failures = compareFailures([result, ...later], policy.familyAlpha);
  const paired = raw.map(scenario => withPairs(scenario, rounds));
  const scenarios = withDetected(withFailures(adjustForFamily(paired), failures), [result, ...later]);
  const reference =
    rounds === null ? histories.reference : pairedReference(rounds, result, histories.reference);
  const ladders = analyzeLadders({ result, later, heads, histories }, policy);
  return {
    schemaVersion: 1,
    reference,
    family: { alpha: policy.familyAlpha, metrics: rounds?.family.metrics ?? gated },
    scenarios,
    ...(ladders.length === 0 ? {} : { ladders }),
    suiteShift: suiteShift(scenarios),
    control: rounds?.control ?? null,
    drift: driftOf(result, histories, policy),
    recommendations: [
      ...recommend(scenarios, reference, policy.familyAlpha),
      ...adviseOnLeaks(scenarios, heads),
    ],
    caveats: [
      ...runCaveats(result, scenarios),
      ...oneProgramCaveats(result.plan, policy, reference),
      ...searchedRateCaveats(result.plan, scenarios),
      ...[result, ...later].flatMap(budgetCaveats),
    ],
  };
}
