import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyze } from './analyze/analyze.ts';
import type { Analysis } from './model/analysis.ts';
import type { BaselineLookup } from './model/baseline.ts';
import type { Caveat } from './model/caveat.ts';
import type { Arm } from './model/event.ts';
import type { Plan } from './model/plan.ts';
import type { Policy } from './model/policy.ts';
import type { RunResult } from './model/result.ts';
import type { Verdict } from './model/verdict.ts';
import type { View } from './model/view.ts';
import { pairedPlan, pairsWithBase } from './plan/pairing.ts';
import { reproduce } from './reproduce.ts';
import type { World } from './request.ts';
import { startMonitors } from './run/monitors/monitors.ts';
import { run } from './run/run.ts';
import {
  doubtfulOf,
  straddling,
  unconfirmed,
  undecidedPairs,
  unexplained,
  unnamed,
  worseOf,
} from './undecided.ts';
import { judge } from './verdict/judge.ts';

/** Runs a plan with its monitors; `out` is this round's own folder. Undecided scenarios are asked of the conclusion so far. */
async function measure(plan: Plan, round: Round, world: World): Promise<RunResult> {
  const created = await mkdir(round.out, { recursive: true });
  // A folder of our own holds nobody's source; one that was there before keeps its own rules.
  if (created !== undefined) await writeFile(join(round.out, '.gitignore'), '*\n');
  await writeFile(join(round.out, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`);
  const monitors = await startMonitors({});
  try {
    return await run(plan, {
      ...world,
      ...round,
      monitors,
      enough: soFar => round.undecided(round.view(soFar)),
      failedP0: (soFar, scenario) => hasFailed(round.view(soFar).verdict, scenario),
    });
  } finally {
    await monitors.close();
  }
}

/** One run among those of a gate: where it writes, which trees it needs, and how what it has found so far is read. */
interface Round {
  readonly out: string;
  readonly policy: Policy;
  readonly baseDirectory: string | null;
  readonly setupArms: readonly Arm[];
  readonly doubts: readonly Caveat[];
  readonly view: (soFar: RunResult) => View;
  readonly undecided: (view: View) => ReadonlySet<string>;
}

/** All facts of a gate: the run of the head, and the paired rounds that followed it. */
export type Evidence = Pick<View, 'result' | 'rounds'>;

/**
 * Screen, then search, then confirm. A stored baseline that can see small changes chooses the scenarios that are run in pairs with the
 * base; without one all are. What was found worse is run again, with fresh pairs in a new order. Later data never meet the test that
 * asked for them.
 */
export async function gather(
  plan: Plan,
  policy: Policy,
  lookup: BaselineLookup,
  world: World,
): Promise<Evidence> {
  const base = await baseFor(plan, policy, world);
  const startedMs = performance.now();
  const left = (): number | null =>
    plan.budgetMs === null ? null : Math.max(1, plan.budgetMs - (performance.now() - startedMs));
  const read = (evidence: Evidence): View => conclude(evidence, lookup, policy, world.program);
  const head = headRound(policy, world, read);
  if (base === null) return { result: await measure(plan, head, world), rounds: [] };
  try {
    const paired = (
      purpose: 'search' | 'confirm',
      ids: ReadonlySet<string>,
      round: Partial<Round>,
      once: ReadonlyMap<string, number> = new Map(),
    ) =>
      measure(
        pairedPlan(plan, {
          purpose,
          scenarios: ids,
          base: base.label,
          budgetMs: purpose === 'search' ? shareOf(left(), SEARCH_SHARE) : left(),
          control: policy.control,
          once,
        }),
        { ...head, baseDirectory: base.directory, undecided: undecidedPairs, ...round },
        world,
      );
    const screens = policy.against === 'auto' && lookup.kind === 'found';
    const screening = readsFirst(plan, screens) ? await measure(plan, head, world) : null;
    const screened = screening === null ? null : head.view(screening);
    const doubtful = screened === null ? allOf(plan) : pairable(plan, screens, screened);
    if (screening !== null && (doubtful.size === 0 || screening.interruption !== null)) {
      return { result: screening, rounds: [] };
    }
    const searched: Partial<Round> = {
      out: screening === null ? world.out : join(world.out, 'search'),
      setupArms: screening === null ? ['base', 'head'] : ['base'],
      doubts: base.caveats.map(unlikeTrees),
      view: soFar =>
        read(screening === null ? { result: soFar, rounds: [] } : { result: screening, rounds: [soFar] }),
    };
    const search = await paired('search', doubtful, searched, onceOf(screened));
    const found: Evidence =
      screening === null ? { result: search, rounds: [] } : { result: screening, rounds: [search] };
    const worse = worseOf(read(found));
    if (worse.size === 0 || search.interruption !== null) return found;
    const confirmation = await paired('confirm', worse, {
      out: join(world.out, 'confirm'),
      setupArms: [],
      view: soFar => read({ ...found, rounds: [...found.rounds, soFar] }),
      undecided: unconfirmed,
    });
    return { ...found, rounds: [...found.rounds, confirmation] };
  } finally {
    await base.close();
  }
}

/** The base's tree where the policy wants pairs with it and there is anything to run. */
async function baseFor(
  { scenarios }: Plan,
  { against }: Policy,
  world: World,
): ReturnType<World['openBase']> {
  return scenarios.length > 0 && (against === 'auto' || against === 'base') ? world.openBase(against) : null;
}

/** Of what is left of a budget, what the search may use: a slowdown that nobody had time to confirm fails nothing. */
const SEARCH_SHARE = 0.75;

const shareOf = (budgetMs: number | null, share: number): number | null =>
  budgetMs === null ? null : budgetMs * share;

/** The head alone, in the output folder itself. */
const headRound = (policy: Policy, { out }: World, read: (evidence: Evidence) => View): Round => ({
  out,
  policy,
  baseDirectory: null,
  setupArms: ['head'],
  doubts: [],
  view: result => read({ result, rounds: [] }),
  undecided: straddling,
});

const unlikeTrees = (text: string): Caveat => ({
  code: 'unlike-trees',
  text,
  advice: 'what differs between the trees besides the change may pass for it',
  scenario: null,
});

/**
 * Files of another step hold the head alone: they are read with it, and a program that the suite has not started is measured with it. Of
 * the others those in doubt get pairs, all where nothing screens;
 * repeated tests run on the base only where they failed and the history does not explain it, or once, to know their names.
 */
function pairable(plan: Plan, screens: boolean, view: View): ReadonlySet<string> {
  const doubted = screens ? doubtfulOf(view) : allOf(plan);
  const pairs = new Set(plan.scenarios.filter(pairsWithBase).map(({ id }) => id));
  return new Set([
    ...[...doubted].filter(id => pairs.has(id)),
    ...unexplained(view),
    ...unnamed(view).keys(),
  ]);
}

/** Repeated scenarios of which the base makes a single run, by the number of that run. */
function onceOf(screened: View | null): ReadonlyMap<string, number> {
  if (screened === null) return new Map();
  const whole = unexplained(screened);
  return new Map([...unnamed(screened)].filter(([id]) => !whole.has(id)));
}

/** Whether the head is measured before any pair: to screen, or for what is never paired. */
const readsFirst = ({ scenarios }: Plan, screens: boolean): boolean =>
  screens || !scenarios.every(pairsWithBase);

const allOf = (plan: Plan): ReadonlySet<string> => new Set(plan.scenarios.map(scenario => scenario.id));

const hasFailed = ({ checks }: Verdict, scenario: string): boolean =>
  checks.some(check => check.scenario === scenario && check.status === 'fail');

/** Evidence × baseline × policy → view. Pure: the same facts always give the same verdict. */
export function conclude(evidence: Evidence, lookup: BaselineLookup, policy: Policy, program: string): View {
  const analysis = analyze(evidence.result, lookup, policy, evidence.rounds);
  return judged(evidence, analysis, policy, program);
}

/** Evidence × its analysis × policy → view. */
export function judged(evidence: Evidence, analysis: Analysis, policy: Policy, program: string): View {
  const { result, rounds } = evidence;
  const verdict = judge(wholeOf(evidence), analysis, policy, (scenario, run) =>
    reproduce(program, evidence, scenario, run),
  );
  return { schemaVersion: 1, kind: 'stress-action/results', result, rounds, policy, analysis, verdict };
}

/** The first run, interrupted or incomplete where any of its rounds was: a gate is as whole as its last round. */
export function wholeOf({ result, rounds }: Evidence): RunResult {
  const runs = [result, ...rounds];
  return {
    ...result,
    complete: runs.every(run => run.complete),
    interruption: runs.find(run => run.interruption !== null)?.interruption ?? null,
  };
}
