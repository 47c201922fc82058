import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { analyze } from './analyze/analyze.ts';
import { appendRun } from './baseline/history.ts';
import { readResultFile } from './baseline/result-file.ts';
import type { BaselineStore, SaveOutcome } from './baseline/store.ts';
import type { Config } from './config/config.ts';
import { applyIntensity } from './config/intensity.ts';
import { loadConfig } from './config/load.ts';
import type { BaselineLookup } from './model/baseline.ts';
import type { RunEvent } from './model/event.ts';
import type { Intensity, Plan, PlannedScenario } from './model/plan.ts';
import type { Policy } from './model/policy.ts';
import type { RunResult } from './model/result.ts';
import { SuiteError } from './model/suite-error.ts';
import type { Verdict } from './model/verdict.ts';
import type { View } from './model/view.ts';
import { makePlan } from './plan/plan.ts';
import { policyOf } from './plan/policy.ts';
import { type Selection, unmatchedNames } from './plan/select.ts';
import { reportFiles } from './report/files.ts';
import { environmentOf } from './run/environment.ts';
import { fold } from './run/fold.ts';
import { startMonitors } from './run/monitors/monitors.ts';
import { readRecording } from './run/recording.ts';
import { type Listener, run } from './run/run.ts';
import { judge } from './verdict/judge.ts';

/** What somebody asks for, typed by an entry from flags or inputs. Null and empty lists mean: as the config says. */
export interface Request {
  /** Relative to the working directory. */
  readonly config: string;
  readonly selection: Selection;
  readonly intensity: Intensity | null;
  readonly durationMs: number | null;
  readonly samples: number | null;
  readonly seed: number | null;
  readonly budgetMs: number | null;
  readonly against: Policy['against'] | null;
  readonly failOn: Policy['failOn'] | null;
}

/** Everything outside that the pipeline touches. Paths are absolute. */
export interface World {
  readonly workingDirectory: string;
  /** Results, logs and reports go there. */
  readonly out: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly toolVersion: string;
  /** A random word that every process under test carries, so that all of them can be found again. */
  readonly marker: string;
  /** Name of the suite where the config gives none. */
  readonly fallbackSuite: string;
  /** How a person runs this suite, such as `node dist/cli.js run examples/quickstart`: the start of every command that reproduces. */
  readonly program: string;
  readonly store: BaselineStore;
  /**
   * What a baseline that cannot be read means: `refuse` the request, for a file that a person named and can mend, or `state` it as a
   * verdict, for an entry of a cache that nobody can edit.
   */
  readonly damagedBaseline: 'refuse' | 'state';
  /** Whether a run may enter the stored history; `keepRuns` bounds its length. */
  readonly refresh: { readonly when: 'never' | 'if-allowed' | 'always'; readonly keepRuns: number };
  /** Aborted, with the signal's name as reason, when the run must stop. */
  readonly signal: AbortSignal;
  readonly listeners: readonly Listener[];
}

/** A finished gate: all that is known, and what became of the baseline. */
export interface Gated {
  readonly view: View;
  readonly lookup: BaselineLookup;
  /** Null when this run was not to enter the history; `refreshReason` says why. */
  readonly saved: SaveOutcome | null;
  readonly refreshReason: string;
}

/** What will happen, and what it will be held to. */
export interface Prepared {
  readonly plan: Plan;
  readonly policy: Policy;
}

/**
 * The program on one page: Config → Plan → RunEvent… → RunResult → Analysis → Verdict → Report. Every later stage can be repeated
 * from what the one before wrote into `out`.
 */
export async function gate(request: Request, world: World): Promise<Gated> {
  const { plan, policy } = await prepare(request, world);
  const lookup = await restoreBaseline(plan, policy, world);
  const result = await measure(plan, policy, lookup, world);
  const view = conclude(result, lookup, policy, world.program);
  await writeReports(view, world.out);
  const refresh = await refreshBaseline(view, lookup, world);
  return { view, lookup, ...refresh };
}

/** Config → plan and policy, without touching anything else: what `--dry-run` prints. */
export async function prepare(
  request: Request,
  world: Pick<World, 'workingDirectory' | 'fallbackSuite'>,
): Promise<Prepared> {
  const loaded = await loadConfig(request.config, { workingDirectory: world.workingDirectory });
  const config = applyIntensity(
    request.intensity === null ? loaded : { ...loaded, intensity: request.intensity },
  );
  requireSelected(config, request);
  const plan = makePlan(config, {
    ...request,
    configFile: request.config,
    fallbackSuite: world.fallbackSuite,
  });
  return { plan, policy: policyOf(config, plan, request) };
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

async function restoreBaseline(plan: Plan, policy: Policy, world: World): Promise<BaselineLookup> {
  if (policy.against === 'none' && world.refresh.when === 'never') return { kind: 'disabled' };
  const { machineClass } = await environmentOf(world.environment);
  const lookup = await world.store.restore({ suite: plan.suite, machineClass });
  if (lookup.kind !== 'unreadable' || world.damagedBaseline === 'state') return lookup;
  const advice = 'mend it, or delete it to start a new history';
  throw new SuiteError(`Cannot use the baseline ${lookup.source}: ${lookup.reason}; ${advice}`, {
    exitCode: 2,
  });
}

async function measure(plan: Plan, policy: Policy, lookup: BaselineLookup, world: World): Promise<RunResult> {
  await mkdir(world.out, { recursive: true });
  await writeFile(join(world.out, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`);
  const monitors = await startMonitors({});
  try {
    return await run(plan, {
      ...world,
      policy,
      monitors,
      enough: soFar => undecided(conclude(soFar, lookup, policy, world.program).verdict),
      failedP0: (soFar, scenario) =>
        hasFailed(conclude(soFar, lookup, policy, world.program).verdict, scenario),
    });
  } finally {
    await monitors.close();
  }
}

/** Scenarios that more samples may decide: those with an absolute limit that their interval still straddles. */
const undecided = ({ checks }: Verdict): ReadonlySet<string> =>
  new Set(
    checks
      .filter(check => check.status === 'inconclusive' && (check.rule === 'max' || check.rule === 'min'))
      .map(check => check.scenario),
  );

const hasFailed = ({ checks }: Verdict, scenario: string): boolean =>
  checks.some(check => check.scenario === scenario && check.status === 'fail');

/** Result × baseline × policy → view. Pure: the same facts always give the same verdict. */
export function conclude(result: RunResult, lookup: BaselineLookup, policy: Policy, program: string): View {
  const analysis = analyze(result, lookup, policy);
  const verdict = judge(result, analysis, policy, scenario => reproduce(program, result.plan, scenario));
  return { schemaVersion: 1, kind: 'stress-action/results', result, policy, analysis, verdict };
}

/** The command that runs one scenario again with the same seed. */
function reproduce(program: string, plan: Plan, scenario: PlannedScenario): string {
  const config = plan.configFile === DEFAULT_CONFIG ? [] : ['--config', quote(plan.configFile)];
  return [program, ...config, '--scenario', quote(scenario.name), '--seed', plan.seed].join(' ');
}

/** Where a suite is looked for when nobody says. */
export const DEFAULT_CONFIG = 'stress.yml';

/** For a POSIX shell: plain words stay as they are. */
const quote = (word: string): string =>
  /^[\w./@:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** Writes every report file of `view` into `out`. */
export async function writeReports(view: View, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const files = Object.entries(await reportFiles(view));
  await Promise.all(files.map(([name, text]) => writeFile(join(out, name), text)));
}

/** A run enters the history only when nothing in it is worse: otherwise a regression would become the new normal unseen. */
async function refreshBaseline(
  view: View,
  lookup: BaselineLookup,
  world: World,
): Promise<Pick<Gated, 'saved' | 'refreshReason'>> {
  const refusal = refusalToRefresh(view, lookup, world.refresh.when);
  if (refusal !== null) return { saved: null, refreshReason: refusal };
  const { result } = view;
  const baseline = appendRun(lookup.kind === 'found' ? lookup.baseline : null, result, {
    keepRuns: world.refresh.keepRuns,
    commit: result.commit?.sha ?? 'unknown',
    at: result.startedAt,
  });
  const { suite } = result.plan;
  const saved = await world.store.save(baseline, { suite, machineClass: result.environment.machineClass });
  return { saved, refreshReason: saved.kind === 'saved' ? 'saved' : saved.reason };
}

function refusalToRefresh(
  { result, verdict }: View,
  lookup: BaselineLookup,
  when: World['refresh']['when'],
): string | null {
  if (when === 'never') return 'this run was not asked to refresh the baseline';
  if (!result.complete || result.interruption !== null) return 'the run is not complete';
  if (!result.scenarios.some(scenario => (scenario.outcomes.ok ?? 0) > 0)) return 'nothing was measured';
  if (result.plan.omitted.length > 0) return 'only a part of the suite was run';
  if (lookup.kind === 'unavailable')
    return `the baseline could not be read, so adding to it would lose it: ${lookup.reason}`;
  if (when === 'always') return null;
  if (verdict.status === 'fail') return 'the verdict is fail';
  const suspect = verdict.checks.some(check => check.rule === 'regression' && check.status === 'warn');
  return suspect ? 'a regression is suspected' : null;
}

/** Two results side by side: `base` stands as a history of one run. Reads what `run` wrote (a file or a folder). */
export async function compareResults(
  base: string,
  head: string,
  overrides: Pick<Request, 'failOn'>,
  world: Pick<World, 'workingDirectory' | 'program'>,
): Promise<View> {
  const [before, after] = await Promise.all([base, head].map(path => readResult(path, world)));
  if (before === undefined || after === undefined) throw new Error('two paths give two results');
  const baseline = appendRun(null, before.result, {
    keepRuns: 1,
    commit: before.result.commit?.sha ?? 'unknown',
    at: before.result.startedAt,
  });
  const policy: Policy = {
    ...after.policy,
    against: 'baseline',
    failOn: overrides.failOn ?? after.policy.failOn,
    staleAfterDays: Number.MAX_SAFE_INTEGER,
  };
  return conclude(after.result, { kind: 'found', baseline, source: base }, policy, world.program);
}

/** The view of a finished run, or what the recording of an unfinished one still tells. */
export async function readView(
  path: string,
  world: Pick<World, 'workingDirectory' | 'program'>,
): Promise<View> {
  const found = await readResult(path, world);
  return found.view ?? conclude(found.result, { kind: 'disabled' }, found.policy, world.program);
}

interface ReadResult {
  readonly result: RunResult;
  readonly policy: Policy;
  /** Null when only a recording was there. */
  readonly view: View | null;
}

async function readResult(
  path: string,
  { workingDirectory }: Pick<World, 'workingDirectory'>,
): Promise<ReadResult> {
  const found = await readResultFile(resolve(workingDirectory, path));
  if (found.kind === 'view')
    return { result: found.view.result, policy: found.view.policy, view: found.view };
  const { events } = await readRecording(found.file);
  return { result: fold(events), policy: policyIn(events, path), view: null };
}

function policyIn(events: readonly RunEvent[], path: string): Policy {
  const started = events.find(event => event.type === 'run-started');
  if (started === undefined)
    throw new SuiteError(`Cannot read ${path}: it has no run-started event`, { exitCode: 3 });
  return started.policy;
}

export { defaultBaselineFile, fileStore } from './baseline/file-store.ts';
export { interruption } from './run/interruption.ts';
export { killMarked } from './run/process/marked.ts';
