import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acceptancesOf } from './baseline/acceptances.ts';
import { acceptRegressions, appendRun } from './baseline/history.ts';
import type { SaveOutcome } from './baseline/store.ts';
import type { Config } from './config/config.ts';
import { applyIntensity } from './config/intensity.ts';
import { loadConfig } from './config/load.ts';
import { conclude, gather, wholeOf } from './evidence.ts';
import type { Acceptance, BaselineLookup } from './model/baseline.ts';
import type { Plan } from './model/plan.ts';
import type { Policy } from './model/policy.ts';
import { MOST_RUNS } from './model/repetition.ts';
import { SuiteError } from './model/suite-error.ts';
import type { View } from './model/view.ts';
import { neededPlaces } from './needed.ts';
import { limitRemarks } from './plan/limit-remarks.ts';
import type { PlanOptions } from './plan/options.ts';
import { makePlan } from './plan/plan.ts';
import { policyOf } from './plan/policy.ts';
import { selects, unmatchedNames } from './plan/select.ts';
import { shardPlan } from './plan/shard.ts';
import { reportFiles } from './report/files.ts';
import type { Request, World } from './request.ts';
import { environmentOf } from './run/environment.ts';
import { replayFacts } from './run/load/replay-facts.ts';
import { requirePlaces } from './run/needed-places.ts';

/** A finished gate: all that is known, and what became of the baseline. */
export interface Gated {
  readonly view: View;
  readonly lookup: BaselineLookup;
  /** Null when this run was not to enter the history; `refreshReason` says why. */
  readonly saved: SaveOutcome | null;
  readonly refreshReason: string;
  /** What the stored history accepts from this run on. */
  readonly accepted: readonly Acceptance[];
}

/** What will happen, and what it will be held to. */
export interface Prepared {
  readonly plan: Plan;
  readonly policy: Policy;
  /** What is known beforehand to stay unanswered, in sentences. */
  readonly remarks: readonly string[];
}

/**
 * The program on one page: Config → Plan → RunEvent… → RunResult → Analysis → Verdict → Report. Every later stage can be repeated
 * from what the one before wrote into `out`.
 */
export async function gate(request: Request, world: World): Promise<Gated> {
  const { plan, policy, remarks } = await prepare(request, world);
  for (const remark of remarks) world.remark?.(remark);
  const lookup = await restoreBaseline(plan, policy, world);
  const evidence = await gather(plan, policy, lookup, world);
  const view = conclude(evidence, lookup, policy, world.program);
  await writeReports(view, world.out);
  const refresh = await refreshBaseline(view, lookup, world);
  return { view, lookup, ...refresh };
}

/** Config → plan and policy, without touching anything else: what `--dry-run` prints. */
export async function prepare(
  request: Request,
  world: Pick<World, 'workingDirectory' | 'fallbackSuite'> & Partial<Pick<World, 'refresh'>>,
): Promise<Prepared> {
  const { workingDirectory } = world;
  const config = await loadConfig(request.config, { workingDirectory });
  await requirePlaces(neededPlaces(config), workingDirectory);
  const replays = await replayFacts(replayFilesOf(config), workingDirectory);
  return prepareFrom(config, request, { ...world, replays });
}

/** Of scenarios that are not selected as well: a suite whose file is missing is broken as a whole. */
const replayFilesOf = ({ scenarios }: Config): readonly string[] =>
  scenarios.flatMap(({ load }) =>
    load.model === 'open' && load.shape.kind === 'replay' ? [load.shape.file] : [],
  );

/** The same of a config that was read already, and of what is known of the moments of replays. */
export function prepareFrom(
  loaded: Config,
  request: Request,
  world: Pick<World, 'fallbackSuite'> & Partial<Pick<World, 'refresh'>> & Pick<PlanOptions, 'replays'>,
): Prepared {
  const config = applyIntensity(
    request.intensity === null ? loaded : { ...loaded, intensity: request.intensity },
  );
  requireSelected(config, request);
  requireRepetition(config, request);
  const plan = makePlan(config, {
    ...request,
    configFile: request.config,
    fallbackSuite: world.fallbackSuite,
    replays: world.replays ?? new Map(),
  });
  const policy = policyOf(config, plan, {
    ...request,
    watchHistory: (world.refresh?.when ?? 'never') !== 'never',
  });
  const { shard = null } = request;
  const mine = shard === null ? plan : shardPlan(plan, shard, policy.thresholds);
  return { plan: mine, policy, remarks: limitRemarks(mine, policy) };
}

/** A filter that matches nothing would run nothing and call that success. */
function requireSelected(config: Config, { selection, config: file }: Request): void {
  const unmatched = unmatchedNames(selection, config.scenarios);
  if (unmatched.length === 0) return;
  const names = config.scenarios.map(scenario => scenario.name).join(', ');
  throw new SuiteError(`Cannot select scenario ${unmatched.join(', ')}: ${file} declares ${names}`, {
    exitCode: 2,
  });
}

/** One run of what is not repeated, or more runs than are followed, would be something else than what was asked for. */
function requireRepetition(config: Config, { selection, repetition = null, samples }: Request): void {
  const selected = config.scenarios.filter(scenario => selects(selection, scenario));
  const names = (scenarios: Config['scenarios']): string => scenarios.map(({ name }) => name).join(', ');
  const plain = selected.filter(({ repeat }) => repeat === undefined);
  const repeated = selected.filter(({ repeat }) => repeat !== undefined);
  if (repetition !== null && plain.length > 0)
    throw new SuiteError(
      `Cannot run only repetition ${repetition} of ${names(plain)}: without \`repeat\` there are none; choose what is repeated with --scenario`,
      { exitCode: 2 },
    );
  if ((samples ?? 0) > MOST_RUNS && repeated.length > 0)
    throw new SuiteError(
      `Cannot run ${names(repeated)} ${samples} times: at most ${MOST_RUNS} repetitions are followed`,
      { exitCode: 2 },
    );
}

export async function restoreBaseline(plan: Plan, policy: Policy, world: World): Promise<BaselineLookup> {
  if (policy.against === 'none' && world.refresh.when === 'never') return { kind: 'disabled' };
  const { machineClass } = await environmentOf(world.environment);
  const lookup = await world.store.restore({ suite: plan.suite, machineClass });
  if (lookup.kind !== 'unreadable' || world.damagedBaseline === 'state') return lookup;
  const advice = 'mend it, or delete it to start a new history';
  throw new SuiteError(`Cannot use the baseline ${lookup.source}: ${lookup.reason}; ${advice}`, {
    exitCode: 2,
  });
}

/** Writes every report file of `view` into `out`. */
export async function writeReports(view: View, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const files = Object.entries(await reportFiles(view));
  await Promise.all(files.map(([name, text]) => writeFile(join(out, name), text)));
}

/** A run enters the history only when nothing in it is worse: otherwise a regression would become the new normal unseen. */
export async function refreshBaseline(
  view: View,
  lookup: BaselineLookup,
  { refresh, store }: World,
): Promise<Pick<Gated, 'saved' | 'refreshReason' | 'accepted'>> {
  const untouched = { saved: null, accepted: [] };
  if (refresh.when === 'never') return { ...untouched, refreshReason: refresh.reason };
  const refusal =
    refusalToRefresh(view, lookup) ?? (refresh.when === 'always' ? null : refusalByVerdict(view));
  if (refusal !== null) return { ...untouched, refreshReason: refusal };
  const { result } = view;
  const known = lookup.kind === 'found' ? lookup.baseline : null;
  const accepted = acceptancesOf(view, known);
  const baseline = appendRun(known, result, {
    keepRuns: refresh.keepRuns,
    commit: result.commit?.sha ?? 'unknown',
    at: result.startedAt,
    reported: view.analysis.drift,
  });
  const saved = await store.save(acceptRegressions(baseline, accepted), {
    suite: result.plan.suite,
    machineClass: result.environment.machineClass,
  });
  return saved.kind === 'saved'
    ? { saved, refreshReason: 'saved', accepted }
    : { saved, refreshReason: saved.reason, accepted: [] };
}

/** What is not a whole run, or would replace a history that could not be read, never enters it. */
export function refusalToRefresh(view: View, lookup: BaselineLookup): string | null {
  const result = wholeOf(view);
  if (!result.complete || result.interruption !== null) return 'the run is not complete';
  if (!result.scenarios.some(scenario => (scenario.outcomes.ok ?? 0) > 0)) return 'nothing was measured';
  if (result.plan.omitted.length > 0) return 'only a part of the suite was run';
  if (result.plan.scenarios.some(({ repeat }) => (repeat?.only ?? null) !== null))
    return 'only one run of a repeated test was made';
  return lookup.kind === 'unavailable'
    ? `the baseline could not be read, so adding to it would lose it: ${lookup.reason}`
    : null;
}

/** Why a verdict keeps its run out of the history; null where it does not. */
export function refusalByVerdict({ verdict }: View): string | null {
  if (verdict.status === 'fail') return 'the verdict is fail';
  const suspect = verdict.checks.some(
    ({ rule, status, accepted }) =>
      (rule === 'regression' || rule === 'leak') && status === 'warn' && accepted === null,
  );
  return suspect ? 'a regression is suspected' : null;
}

export { defaultBaselineFile, fileStore } from './baseline/file-store.ts';
export type { Base, Request, World } from './request.ts';
export { interruption } from './run/interruption.ts';
export { killMarked } from './run/process/marked.ts';
export { openBaseTree } from './run/trees.ts';
