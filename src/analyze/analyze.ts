import type { Analysis, ScenarioAnalysis } from '../model/analysis.ts';
import type { BaselineLookup } from '../model/baseline.ts';
import type { Policy } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { runCaveats } from './caveats.ts';
import { adjustForFamily, familySize, suiteShift } from './family.ts';
import { recommend } from './recommend.ts';
import { referenceOf } from './reference.ts';
import { analyzeScenario, vanishedScenarios } from './scenario.ts';

/**
 * Facts × reference → estimates, intervals, comparisons and advice. Policy enters only to say which metrics form the family that
 * shares the error level and which change matters; nothing here is good or bad.
 *
 * 1. choose the runs of the baseline that are comparable (`reference.ts`)
 * 2. estimate and compare every metric of every scenario (`scenario.ts`)
 * 3. adjust for the number of gated metrics, together over the whole push (`family.ts`)
 * 4. add what limits the evidence, and what to do next (`caveats.ts`, `recommend.ts`)
 */
export function analyze(result: RunResult, lookup: BaselineLookup, policy: Policy): Analysis {
  const history = referenceOf(lookup, result, policy);
  const heads = result.scenarios.filter(scenario => scenario.arm === 'head');
  const gated = familySize(heads, history, policy, result.plan);
  const raw: readonly ScenarioAnalysis[] = [
    ...heads.map(scenario => analyzeScenario(scenario, result, history, policy, gated)),
    ...vanishedScenarios(result, history),
  ];
  const scenarios = adjustForFamily(raw);
  return {
    schemaVersion: 1,
    reference: history.reference,
    family: { alpha: policy.familyAlpha, metrics: gated },
    scenarios,
    suiteShift: suiteShift(scenarios),
    recommendations: recommend(scenarios, history.reference, policy.familyAlpha),
    caveats: runCaveats(result, scenarios),
  };
}
