import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { falseAlarmsOf, PUSHES } from './analyze/false-alarms.ts';
import { measuredIn, noiseOf, type Rule } from './analyze/noise.ts';
import { sightOf } from './analyze/sight.ts';
import { conclude } from './evidence.ts';
import type { Checkup } from './model/doctor.ts';
import type { RunEvent } from './model/event.ts';
import type { NoiseReport, ScenarioNoise } from './model/noise.ts';
import type { Plan, PlannedScenario } from './model/plan.ts';
import type { Policy } from './model/policy.ts';
import type { RunResult } from './model/result.ts';
import { SuiteError } from './model/suite-error.ts';
import type { ExitCode } from './model/verdict.ts';
import { TOOL } from './model/version.ts';
import type { View } from './model/view.ts';
import { prepare } from './pipeline.ts';
import { CONFIRMATION_LOOKS, drawOrders, isPairable, pairedPlan, SEARCH_LOOKS } from './plan/pairing.ts';
import type { Request, World } from './request.ts';
import { capabilitiesOf } from './run/capabilities.ts';
import { environmentOf } from './run/environment.ts';
import { startMonitors } from './run/monitors/monitors.ts';
import { run } from './run/run.ts';
import { hashSeed } from './stats/random.ts';

/** What measuring a suite against itself needs of the world; there is no base and no history. */
export type DoctorWorld = Omit<World, 'store' | 'damagedBaseline' | 'openBase' | 'refresh'>;

/** The file of a noise report in the output folder. */
export const NOISE_FILE = 'noise.json';

/** What this machine can measure and inject. Starts a few short programs, and changes nothing. */
export async function checkUp(
  world: Pick<DoctorWorld, 'environment' | 'workingDirectory' | 'out'>,
): Promise<Checkup> {
  return {
    schemaVersion: 1,
    kind: 'stress-action/checkup',
    tool: TOOL,
    at: new Date().toISOString(),
    environment: await environmentOf(world.environment),
    capabilities: await capabilitiesOf({ ...world, root: '/' }),
  };
}

/**
 * Runs the suite in pairs with the same tree on both sides, `pairs` of every scenario whatever they show, and says what the gate could
 * see here. Everything is kept in `out`. Throws `SuiteError` as a gate does (exit code 2).
 */
export async function compareWithItself(
  request: Request,
  pairs: number,
  world: DoctorWorld,
): Promise<NoiseReport> {
  const { plan, policy } = await prepare({ ...request, against: 'base' }, world);
  const taken = await takePairs(selfPlan(plan, pairs), policy, world);
  const report = noiseReport(taken, policy, pairs, world.program);
  await writeFile(join(world.out, NOISE_FILE), `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

/** 0 what was asked for is known · 3 nothing could be measured · 130 interrupted. */
export function exitCodeOf({ scenarios, interruption }: NoiseReport): ExitCode {
  if (interruption !== null) return 130;
  return scenarios.some(({ pairs }) => pairs > 0) ? 0 : 3;
}

/** Pairs between two questions whether the budget lasts: with the last look alone, a scenario would get all of its pairs or none. */
const STEP = 10;

/**
 * The suite's plan with pairs of every scenario that has any; long runs take as many as they do in a gate. SuiteError (exit code 2) where
 * none has.
 */
function selfPlan(plan: Plan, pairs: number): Plan {
  const scenarios = new Set(plan.scenarios.filter(isPairable).map(({ id }) => id));
  if (scenarios.size === 0)
    throw new SuiteError(
      'Cannot hold the suite against itself: its scenarios are repeated tests or results of another step, which are not taken in pairs',
      { exitCode: 2 },
    );
  const paired = pairedPlan(plan, {
    purpose: 'search',
    scenarios,
    base: 'itself',
    budgetMs: plan.budgetMs,
    control: false,
  });
  if (paired.pairing === null) throw new Error('A plan in pairs came back without its pairing');
  const looks = [...Array.from({ length: Math.ceil(pairs / STEP) - 1 }, (_, i) => (i + 1) * STEP), pairs];
  const orders = paired.scenarios
    .filter(({ leaks }) => !leaks)
    .map(({ id }) => [id, drawOrders(looks, hashSeed(`${plan.seed}/self/${id}`), false)] as const);
  return {
    ...paired,
    failFast: false,
    pairing: {
      ...paired.pairing,
      looks,
      orders: { ...paired.pairing.orders, ...Object.fromEntries(orders) },
    },
  };
}

/** A run, and the mean time of a pair of each scenario in milliseconds. */
interface Taken {
  readonly result: RunResult;
  readonly msPerPair: ReadonlyMap<string, number>;
}

/** One setup, one tree on both sides, and no question but of time. */
async function takePairs(plan: Plan, policy: Policy, world: DoctorWorld): Promise<Taken> {
  const created = await mkdir(world.out, { recursive: true });
  if (created !== undefined) await writeFile(join(world.out, '.gitignore'), '*\n');
  await writeFile(join(world.out, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`);
  const monitors = await startMonitors({});
  const stopwatch = pairTimes();
  try {
    const result = await run(plan, {
      ...world,
      policy,
      baseDirectory: world.workingDirectory,
      setupArms: ['head'],
      listeners: [...world.listeners, stopwatch],
      enough: () => new Set(plan.scenarios.map(({ id }) => id)),
      monitors,
    });
    return { result, msPerPair: stopwatch.means() };
  } finally {
    await monitors.close();
  }
}

/** Adds up what the invocations of each scenario took, warm-up left out. */
function pairTimes() {
  const times = new Map<string, { ms: number; heads: number }>();
  return {
    onEvent(event: RunEvent): void {
      if (event.type !== 'invocation-finished' || event.invocation.warmup) return;
      const { scenario, arm, durationMs } = event.invocation;
      const { ms, heads } = times.get(scenario) ?? { ms: 0, heads: 0 };
      times.set(scenario, { ms: ms + durationMs, heads: heads + (arm === 'head' ? 1 : 0) });
    },
    means: (): ReadonlyMap<string, number> =>
      new Map([...times].flatMap(([id, { ms, heads }]) => (heads === 0 ? [] : [[id, ms / heads]]))),
  };
}

/** Facts → what the gate could see. Pure. */
function noiseReport(taken: Taken, policy: Policy, pairs: number, program: string): NoiseReport {
  const { result } = taken;
  const { seed, suite } = result.plan;
  const rule: Rule = {
    looks: SEARCH_LOOKS,
    confirmationLooks: CONFIRMATION_LOOKS,
    alpha: policy.familyAlpha,
  };
  const measured = measuredIn(result, policy);
  const view = asJudged(result, policy, program);
  return {
    schemaVersion: 1,
    kind: 'stress-action/noise',
    tool: TOOL,
    startedAt: result.startedAt,
    durationMs: result.durationMs,
    interruption: result.interruption,
    environment: result.environment,
    suite,
    seed,
    pairs,
    rule: { ...rule, metrics: measured.family.length },
    scenarios: result.plan.scenarios.map(scenario => scenarioNoise(scenario, taken, measured, rule, view)),
    falseAlarms: falseAlarmsOf(measured.family, rule, { seed: hashSeed(`${seed}/pushes`), pushes: PUSHES }),
    alarms: alarmsIn(view),
    caveats: view.analysis.caveats,
  };
}

/** The run as the gate would have judged it: at the gate's own looks. */
function asJudged(result: RunResult, policy: Policy, program: string): View {
  const { pairing } = result.plan;
  if (pairing === null) throw new Error('A suite was held against itself without pairs');
  const plan = { ...result.plan, pairing: { ...pairing, looks: SEARCH_LOOKS } };
  return conclude({ result: { ...result, plan }, rounds: [] }, { kind: 'disabled' }, policy, program);
}

/** A paired difference is `warn` until fresh pairs confirm it, and here none are taken. */
const alarmsIn = ({ verdict }: View): NoiseReport['alarms'] =>
  verdict.checks.flatMap(({ scenario, metric, rule, status, reason }) =>
    metric !== null && (rule === 'regression' || rule === 'leak') && (status === 'warn' || status === 'fail')
      ? [{ scenario, metric, reason }]
      : [],
  );

function scenarioNoise(
  { id, leaks }: PlannedScenario,
  { result, msPerPair }: Taken,
  { family, constant, others }: ReturnType<typeof measuredIn>,
  rule: Rule,
  view: View,
): ScenarioNoise {
  const ms = msPerPair.get(id) ?? null;
  const noises = (candidates: typeof family, gated: boolean) =>
    candidates
      .filter(({ scenario }) => scenario === id)
      .map(candidate => noiseOf(candidate, rule, { family: family.length, gated, msPerPair: ms }));
  const all = [...noises(family, true), ...noises(constant, true), ...noises(others, false)];
  const metrics = leaks ? [] : all;
  const analysis = view.analysis.scenarios.find(scenario => scenario.id === id);
  const pairs = Math.max(0, ...all.map(metric => metric.pairs));
  return {
    id,
    pairs,
    msPerPair: ms,
    trouble: troubleOf(id, result),
    soak: leaks,
    metrics,
    leaks: (analysis?.metrics ?? []).flatMap(({ metric, comparison }) =>
      comparison.kind === 'leak' ? [{ metric, comparison }] : [],
    ),
    sight: sightOf(metrics, { pairs, msPerPair: ms }),
  };
}

/** Why a scenario has fewer pairs than were planned. */
function troubleOf(id: string, { scenarios }: RunResult): string | null {
  const head = scenarios.find(scenario => scenario.id === id && scenario.arm === 'head');
  const { ending = null, failedInvocations = [] } = head ?? {};
  switch (ending?.kind) {
    case 'budget':
      return 'the budget was used up before all pairs were taken';
    case 'failing':
    case 'not-run':
      return ending.reason;
    case 'interrupted':
    case undefined:
      return 'it was interrupted';
    default:
      return failedInvocations.length === 0 ? null : `${failedInvocations.length} invocations failed`;
  }
}
