import { analyze } from '../../src/analyze/analyze.ts';
import { comparePaired } from '../../src/analyze/paired.ts';
import type { Analysis } from '../../src/model/analysis.ts';
import { KIND_DEFAULTS } from '../../src/model/metric-margins.ts';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Policy, Threshold } from '../../src/model/policy.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Status } from '../../src/model/verdict.ts';
import { pairedPlan } from '../../src/plan/pairing.ts';
import { judge } from '../../src/verdict/judge.ts';
import type { Noise, PushNoise, Sides } from './noise.ts';
import { planOf, resultOf, SCENARIOS } from './rounds.ts';

/** The program's own rule, through the code that judges a pull request: search, confirmation, analysis, verdict. */

/** Gated by name with the default effect: whether a scenario is CPU-bound is not the question here. */
const GATED_CPU: Threshold = {
  metric: 'cpu.perop',
  scope: 'suite',
  unit: null,
  max: null,
  min: null,
  regression: KIND_DEFAULTS.cpu.smallestEffect,
  floor: null,
  relativeTo: null,
  required: false,
  line: null,
};

const POLICY: Policy = {
  against: 'base',
  failOnStored: false,
  familyAlpha: 0.05,
  control: false,
  watchHistory: false,
  strict: false,
  failOn: 'fail',
  vanished: 'warn',
  staleAfterDays: 30,
  overrides: NO_OVERRIDES,
  thresholds: Object.fromEntries(SCENARIOS.map(id => [id, [GATED_CPU]])),
};

/** What the rule said of one push. */
export interface Push {
  /** Status of each metric, in the order of the suite. */
  readonly statuses: readonly Status[];
  /** Pairs taken in all, confirmation included. */
  readonly pairs: number;
}

/** The noise of one push: the same whatever the slowdown is, so that slowdowns are compared on equal terms. */
interface Weather {
  readonly metric: Noise['metric'];
  /** Index of the slowed metric. */
  readonly slowed: number;
  readonly search: ReadonlyMap<string, Sides>;
  readonly confirm: ReadonlyMap<string, Sides>;
}

/** Push number `push` under this noise, judged for each of `slowdowns` of its slowed metric. */
export function judgePush(
  noise: Noise,
  push: number,
  seed: number,
  slowdowns: readonly number[],
): readonly Push[] {
  const times = noise.open(push, seed);
  const all = { scenarios: new Set(SCENARIOS), base: 'base', budgetMs: null, control: false };
  const plans = (['search', 'confirm'] as const).map(purpose =>
    pairedPlan(planOf(seed), { ...all, purpose }),
  );
  const [search, confirm] = plans.map(plan => takePairs(plan, times));
  const weather = {
    metric: noise.metric,
    slowed: times.slowed,
    search: search ?? new Map(),
    confirm: confirm ?? new Map(),
  };
  return slowdowns.map(slowdown => judgeOnce(seed, weather, slowdown));
}

/** All pairs of a plan; which run of a pair is the base's is what the plan drew. */
function takePairs({ pairing, scenarios }: Plan, noise: PushNoise): ReadonlyMap<string, Sides> {
  const runs = noise.pairs(pairing?.looks.at(-1) ?? 0);
  return new Map(
    scenarios.map(({ id }, metric) => {
      const taken = runs[metric] ?? [];
      const baseFirst = (pairing?.orders[id] ?? []).map(order => order[0] !== 'head');
      const side = (isFirst: (pair: number) => boolean): number[] =>
        baseFirst.map((_, pair) => taken[2 * pair + (isFirst(pair) ? 0 : 1)] ?? 0);
      return [
        id,
        { base: side(pair => baseFirst[pair] === true), head: side(pair => baseFirst[pair] === false) },
      ];
    }),
  );
}

function judgeOnce(seed: number, weather: Weather, slowdown: number): Push {
  const round = (purpose: 'search' | 'confirm', scenarios: ReadonlySet<string>): RunResult =>
    resultOf(
      pairedPlan(planOf(seed), { purpose, scenarios, base: 'base', budgetMs: null, control: false }),
      slowed(weather, purpose, scenarios, slowdown),
      weather.metric,
    );
  const search = round('search', new Set(SCENARIOS));
  const family = comparePaired(search, null, POLICY);
  const worse = SCENARIOS.filter(id => {
    const comparison = family.of(id, weather.metric);
    return comparison?.kind === 'paired' && comparison.state === 'worse';
  });
  const later = worse.length === 0 ? [] : [round('confirm', new Set(worse))];
  const analysis = analyze(search, { kind: 'absent', searched: '' }, POLICY, later);
  const { checks } = judge(search, analysis, POLICY, () => '');
  const statuses = checks.filter(({ metric }) => metric === weather.metric).map(({ status }) => status);
  if (statuses.length !== SCENARIOS.length) throw new Error(`${statuses.length} metrics were judged`);
  return { statuses, pairs: pairsOf(analysis) };
}

/** The times of the chosen scenarios, the head of the slowed one slower by `slowdown`. */
const slowed = (
  { slowed: index, ...weather }: Weather,
  purpose: 'search' | 'confirm',
  chosen: ReadonlySet<string>,
  slowdown: number,
): ReadonlyMap<string, Sides> =>
  new Map(
    [...weather[purpose]]
      .filter(([id]) => chosen.has(id))
      .map(([id, { base, head }]) => [
        id,
        { base, head: id === SCENARIOS[index] ? head.map(time => time * (1 + slowdown)) : head },
      ]),
  );

const pairsOf = ({ scenarios }: Analysis): number =>
  scenarios
    .flatMap(({ metrics }) => metrics.map(({ comparison }) => comparison))
    .reduce(
      (sum, comparison) =>
        comparison.kind === 'paired' ? sum + comparison.pairs + (comparison.confirmation?.pairs ?? 0) : sum,
      0,
    );
