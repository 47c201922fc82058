import type { ScenarioAnalysis } from '../model/analysis.ts';
import { DEFAULT_BOUND, type FailingTest, type NamedTest, type TestsAnalysis } from '../model/flakes.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import { dayOf, entryFor, excuses } from '../model/quarantine.ts';
import { MOST_TESTS, runsToRuleOut } from '../model/repetition.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { ruleOfThree, shareInterval } from '../stats/proportion.ts';
import { anyOf } from '../stats/runs-needed.ts';
import { INTERVAL_LEVEL } from './estimate.ts';
import { type Before, beforeOf, originOf } from './flake-base.ts';
import { clustersOf } from './flake-clusters.ts';
import { countRuns, type SideRuns, type TestRuns } from './flake-counts.ts';
import { adjustOrigins } from './flake-family.ts';
import { withFlakeRate } from './flake-rate.ts';
import { triggersOf } from './flake-trigger.ts';
import type { Histories } from './histories.ts';

/**
 * Repeated tests, from the facts of the head (`runs[0]`, or the first run that has them), of the base beside it and of the history, to rates
 * with their bounds, what triggers failures, and whether they are new. By scenario id; scenarios that were not repeated are missing.
 */
export function analyzeTests(
  runs: readonly RunResult[],
  histories: Histories,
  policy: Policy,
): ReadonlyMap<string, TestsAnalysis> {
  const ids = new Set(runs.flatMap(({ plan }) => plan.scenarios.map(({ id }) => id)));
  const found = [...ids].flatMap(id => {
    const analysis = analyzeOne(id, runs, histories, policy);
    return analysis === null ? [] : [[id, analysis] as const];
  });
  return adjustOrigins(new Map(found), policy.familyAlpha);
}

function analyzeOne(
  id: string,
  runs: readonly RunResult[],
  histories: Histories,
  policy: Policy,
): TestsAnalysis | null {
  const sides = (arm: ScenarioResult['arm']) =>
    runs.map(run => ({ run, scenarios: run.scenarios.filter(one => one.id === id && one.arm === arm) }));
  const side = (arm: ScenarioResult['arm']): SideRuns | null => {
    const first = sides(arm).find(({ scenarios }) => scenarios.some(one => one.repetition !== undefined));
    return first === undefined
      ? null
      : countRuns(first.scenarios, plannedIn(first.run, id)?.repeat, first.run);
  };
  const head = side('head');
  const [scenario] = sides('head').flatMap(({ scenarios }) => scenarios);
  const [planned] = runs.flatMap(run => plannedIn(run, id) ?? []);
  if (head === null || scenario === undefined || planned === undefined) return null;
  const own = sides('head').flatMap(({ scenarios }) => scenarios.map(one => histories.of(one)));
  const before = beforeOf(
    side('base'),
    own,
    scenario,
    head.tests.some(({ test }) => test !== ''),
  );
  return describeTests(head, before, planned, policy.familyAlpha);
}

const plannedIn = ({ plan }: RunResult, id: string): PlannedScenario | undefined =>
  plan.scenarios.find(planned => planned.id === id);

function describeTests(
  head: SideRuns,
  before: Before,
  { repeat }: PlannedScenario,
  alpha: number,
): TestsAnalysis {
  const observed = head.tests.filter(({ tally }) => tally.runs > 0);
  const failed = observed.filter(({ tally }) => tally.failed > 0);
  const failing = describeFailing(failed, before, alpha);
  const rate = repeat?.until.kind === 'bound' ? repeat.until.rate : DEFAULT_BOUND;
  const ran = new Set(observed.map(({ test }) => test));
  const named = observed.some(({ test }) => test !== '');
  const followed = new Set(head.tests.map(({ test }) => test));
  // Of more tests than are followed one that was not run is known only where it was skipped.
  const isGone = (test: string): boolean =>
    test !== '' && !ran.has(test) && (followed.size < MOST_TESTS || followed.has(test));
  return {
    runs: head.runs,
    redRuns: head.redRuns,
    rate,
    needed: runsToRuleOut(rate),
    failing,
    clean: describeClean(
      observed.filter(({ tally }) => tally.failed === 0),
      failed.length === 0,
    ),
    unobserved: head.tests.filter(({ tally }) => tally.runs === 0).map(({ test }) => test),
    // Where nothing but the command's own failure was reported, no test can be missed one by one.
    vanished: named ? before.recent.filter(isGone).toSorted() : [],
    against: before.against,
    redBuild: anyOf(failing.map(test => test.failed / test.runs)),
  };
}

function describeFailing(failed: readonly TestRuns[], before: Before, alpha: number): readonly FailingTest[] {
  const [triggers, clusters] = [triggersOf(failed), clustersOf(failed)];
  return failed
    .map((runs): FailingTest => {
      const { tally, retried } = runs;
      const interval = shareInterval(tally.failed, tally.runs, INTERVAL_LEVEL);
      return {
        test: runs.test,
        ...(runs.group === undefined ? {} : { group: runs.group }),
        ...tally,
        retried,
        interval: { ...interval, level: INTERVAL_LEVEL },
        signatures: runs.signatures,
        trigger: triggers.get(runs.test) ?? null,
        clustered: clusters.get(runs.test) ?? { adjustedP: 1, found: false },
        origin: originOf(runs.test, tally, before, alpha),
        firstRun: runs.signatures.reduce(
          (first, { firstRun }) => Math.min(first, firstRun),
          runs.signatures[0]?.firstRun ?? 0,
        ),
      };
    })
    .sort((a, b) => b.failed / b.runs - a.failed / a.runs || (a.test < b.test ? -1 : 1));
}

function describeClean(runs: readonly TestRuns[], together: boolean): TestsAnalysis['clean'] {
  const tests = runs.map(one => ({ test: one.test, runs: one.tally.runs }));
  const fewestRuns = tests.reduce((least, one) => Math.min(least, one.runs), tests[0]?.runs ?? 0);
  const bound = tests.length === 0 ? null : ruleOfThree(fewestRuns, INTERVAL_LEVEL);
  return { tests, fewestRuns, bound, together };
}

/** The analyses with what is known of their tests, and its rate where a limit wants it. */
export function withTests(
  scenarios: readonly ScenarioAnalysis[],
  tests: ReadonlyMap<string, TestsAnalysis>,
  result: RunResult,
  policy: Policy,
): readonly ScenarioAnalysis[] {
  const today = dayOf(result);
  return scenarios.map(scenario => {
    const own = tests.get(scenario.id);
    if (own === undefined) return scenario;
    const quarantine = plannedIn(result, scenario.id)?.quarantine ?? [];
    const isExcused = (test: NamedTest): boolean => {
      const entry = entryFor(quarantine, test);
      return entry !== null && excuses(entry, today);
    };
    return withFlakeRate({ ...scenario, tests: own }, own, policy, isExcused);
  });
}
