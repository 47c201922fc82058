import type { Lookups } from '../analyze/histories.ts';
import { acceptancesOf } from '../baseline/acceptances.ts';
import { acceptRegressions, appendRun } from '../baseline/history.ts';
import { renameScenarios } from '../baseline/renamed.ts';
import type { BaselineStore, SaveOutcome } from '../baseline/store.ts';
import type { Acceptance, Baseline, BaselineLookup, ReportedDrift } from '../model/baseline.ts';
import type { Environment } from '../model/environment.ts';
import { legOf, legsOf, type Part, qualified, unqualified } from '../model/merged.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import type { View } from '../model/view.ts';
import { type Gated, refusalByVerdict, refusalToRefresh } from '../pipeline.ts';
import type { World } from '../request.ts';

/** What a refresh touches. */
export interface HistoryWorld extends Pick<World, 'refresh'> {
  readonly storeFor: (environment: Environment) => BaselineStore;
}

/**
 * Adds the merged run to the history of every machine class that took part: to each what its machines measured. The rule is that of a run on
 * one machine: a verdict that refuses keeps it out of all.
 */
export async function refreshHistories(
  view: View,
  lookups: Lookups,
  { refresh, storeFor }: HistoryWorld,
): Promise<Pick<Gated, 'saved' | 'refreshReason' | 'accepted'>> {
  const untouched = { saved: null, accepted: [] };
  if (refresh.when === 'never') return { ...untouched, refreshReason: refresh.reason };
  const refusal =
    [...lookups.values()].map(lookup => refusalToRefresh(view, lookup)).find(reason => reason !== null) ??
    (refresh.when === 'always' ? null : refusalByVerdict(view));
  if (refusal !== null) return { ...untouched, refreshReason: refusal };
  const written = new Map<string, Baseline>();
  const outcomes: SaveOutcome[] = [];
  const accepted: Acceptance[] = [];
  for (const [machineClass, lookup] of lookups) {
    const run = runOf(view, machineClass);
    if (run === null) continue;
    // A file holds the histories of all classes: what was just added to it must stay.
    const before = written.get(placeOf(lookup)) ?? (lookup.kind === 'found' ? lookup.baseline : null);
    const { sha: commit } = run.commit ?? { sha: 'unknown' };
    const reported = reportedOf(view, run);
    const { keepRuns } = refresh;
    const baseline = appendRun(before, run, { keepRuns, commit, at: run.startedAt, reported });
    const { suite } = run.plan;
    const acceptances = acceptedIn(view, run, before);
    const kept = acceptRegressions(baseline, acceptances);
    outcomes.push(await storeFor(run.environment).save(kept, { suite, machineClass }));
    written.set(placeOf(lookup), kept);
    accepted.push(...acceptances);
  }
  const refreshed = summed(outcomes);
  return { ...refreshed, accepted: refreshed.saved?.kind === 'saved' ? accepted : [] };
}

/** The first that was not saved speaks for all. */
function summed(outcomes: readonly SaveOutcome[]): Pick<Gated, 'saved' | 'refreshReason'> {
  const [first] = outcomes;
  const saved = outcomes.find(({ kind }) => kind === 'not-saved') ?? first ?? null;
  if (saved === null) return { saved: null, refreshReason: 'nothing was measured' };
  return { saved, refreshReason: saved.kind === 'saved' ? 'saved' : saved.reason };
}

/** What the machines of one class measured, under the ids that their histories use; null where that is nothing. */
function runOf({ result, rounds }: View, machineClass: string): RunResult | null {
  const parts = (result.merged?.parts ?? []).filter(
    ({ environment }) => environment.machineClass === machineClass,
  );
  const [first] = parts;
  const scenarios = headsOf([result, ...rounds], parts);
  if (first === undefined || scenarios.length === 0) return null;
  const { environment, startedAt } = first;
  const calibration = parts.flatMap(part => part.calibration);
  return { ...result, environment, startedAt, calibration, scenarios };
}

/** Of each scenario the first machine's facts, from the first run that has them: machines are not pooled in a history either. */
function headsOf(runs: readonly RunResult[], parts: readonly Part[]): readonly ScenarioResult[] {
  const legs = new Map(parts.map(({ id, environment }) => [id, legOf(environment)]));
  const heads = new Map<string, ScenarioResult>();
  for (const scenario of runs.flatMap(run => run.scenarios)) {
    const leg = legs.get(scenario.part ?? '');
    if (leg === undefined || scenario.arm !== 'head') continue;
    const id = unqualified(scenario.id, leg);
    if (!heads.has(id)) heads.set(id, { ...scenario, id });
  }
  return [...heads.values()];
}

/** What was accepted of this run's scenarios, under the ids that their history uses. */
function acceptedIn(view: View, run: RunResult, before: Baseline | null): readonly Acceptance[] {
  const leg = legOf(run.environment);
  const isAlone = legsOf(view.result).length < 2;
  const known = before === null || isAlone ? before : renameScenarios(before, id => qualified(id, leg));
  const own = new Set(run.scenarios.map(({ id }) => (isAlone ? id : qualified(id, leg))));
  return acceptancesOf(view, known)
    .filter(({ scenario }) => own.has(scenario))
    .map(acceptance => ({ ...acceptance, scenario: unqualified(acceptance.scenario, leg) }));
}

/** Steps and creep that the report named, of what this run holds. */
function reportedOf({ analysis }: View, run: RunResult): readonly ReportedDrift[] {
  const leg = legOf(run.environment);
  const own = new Set(run.scenarios.map(({ id }) => id));
  return analysis.drift
    .map(drift => ({ ...drift, scenario: unqualified(drift.scenario, leg) }))
    .filter(({ scenario }) => own.has(scenario));
}

function placeOf(lookup: BaselineLookup): string {
  switch (lookup.kind) {
    case 'absent':
      return lookup.searched;
    case 'disabled':
      return '';
    default:
      return lookup.source;
  }
}
