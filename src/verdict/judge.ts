import type { Analysis, LadderAnalysis, ScenarioAnalysis } from '../model/analysis.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import { dayOf } from '../model/quarantine.ts';
import type { RunResult } from '../model/result.ts';
import type { Check, Verdict } from '../model/verdict.ts';
import { accept } from './accept.ts';
import type { Case } from './case.ts';
import { judgeComparison } from './comparison.ts';
import { traceCoverage } from './coverage.ts';
import { judgeDetectors } from './detector.ts';
import { distrust } from './distrust.ts';
import { judgeDrift } from './drift.ts';
import { judgeLadders } from './ladder.ts';
import { judgeUnmeasuredSoak } from './leak.ts';
import { judgeLimits } from './limits.ts';
import { judgeMissing } from './missing.ts';
import { judgeOutcome } from './outcome.ts';
import { concludeVerdict } from './overall.ts';
import { blameStops } from './stopped.ts';
import { judgeTests } from './tests.ts';
import { traceabilityOf } from './traceability.ts';

/**
 * Analysis × policy → verdict: one check for each thing the policy holds a scenario to. `reproduce` gives the command that runs a
 * scenario again, or one run of a repeated test.
 */
export function judge(
  result: RunResult,
  analysis: Analysis,
  policy: Policy,
  reproduce: (scenario: PlannedScenario, run: number | null) => string,
): Verdict {
  const caseOf = (scenario: ScenarioAnalysis, id: string): Case => {
    const planned = result.plan.scenarios.find(candidate => candidate.id === id) ?? null;
    return {
      analysis: scenario,
      planned,
      policy,
      reference: analysis.reference,
      familyAlpha: analysis.family.alpha,
      thresholds: policy.thresholds[scenario.id] ?? [],
      reproduce: planned === null ? null : reproduce(planned, null),
      reproduceRun: run => (planned === null ? null : reproduce(planned, run)),
      today: dayOf(result),
    };
  };
  const judged = [
    ...analysis.scenarios.flatMap(scenario => judgeScenario(caseOf(scenario, scenario.id))),
    ...judgeLadders(analysis, policy, ladder => caseOf(asScenario(ladder), ladder.rungs[0]?.scenario ?? '')),
  ];
  const believed = distrust([...judged, ...judgeMissing(result), ...judgeDrift(analysis)], analysis);
  const checks = accept(believed, analysis, policy);
  const traceability = traceabilityOf(result.plan, checks);
  const verdict = concludeVerdict(checks, result, policy, traceCoverage(result.plan, checks));
  return traceability === null ? verdict : { ...verdict, traceability };
}

/** A ladder where a scenario is expected: its rungs are scenarios of their own, and end, fail and leak by themselves. */
const asScenario = ({ name, metrics }: LadderAnalysis): ScenarioAnalysis => ({
  id: name,
  ending: null,
  outcomes: {},
  invocations: 0,
  trouble: null,
  metrics,
  failures: null,
  trends: [],
  unavailable: [],
});

/** Every check of one scenario: how it ended and its repeated tests first, then its limits, then its comparisons. */
function judgeScenario(subject: Case): readonly Check[] {
  const metrics = subject.analysis.metrics;
  const checks = [
    ...judgeOutcome(subject),
    ...judgeTests(subject),
    ...judgeDetectors(subject),
    ...judgeUnmeasuredSoak(subject),
    ...metrics.flatMap(metric => judgeLimits(subject, metric)),
    ...metrics.flatMap(metric => judgeComparison(subject, metric)),
  ];
  return blameStops(checks, subject.analysis);
}
