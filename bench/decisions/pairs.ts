import { analyze } from '../../src/analyze/analyze.ts';
import { comparePaired } from '../../src/analyze/paired.ts';
import type { Analysis } from '../../src/model/analysis.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Status } from '../../src/model/verdict.ts';
import { CONFIRMATION_PAIRS, pairedPlan, SEARCH_LOOKS } from '../../src/plan/pairing.ts';
import { createRandom } from '../../src/stats/random.ts';
import { judge } from '../../src/verdict/judge.ts';
import { type Machine, startMachine, timeOn } from './machine.ts';
import { planOf, resultOf, SCENARIOS, type Sides } from './rounds.ts';

/** The program's own rule, through the code that judges a pull request: search, confirmation, analysis, verdict. */

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
  thresholds: {},
};

/** What the rule said of one push. */
export interface Push {
  /** Status of each metric, in the order of the suite. */
  readonly statuses: readonly Status[];
  /** Pairs taken in all, confirmation included. */
  readonly pairs: number;
}

/** The noise of one push: the same whatever the first metric's slowdown is, so that slowdowns are compared on equal terms. */
interface Weather {
  readonly search: ReadonlyMap<string, Sides>;
  readonly confirm: ReadonlyMap<string, Sides>;
}

/** One push on a machine of noise `cv`, judged for each of `slowdowns` of its first metric. */
export function judgePush(cv: number, seed: number, slowdowns: readonly number[]): readonly Push[] {
  const machine = startMachine(cv, createRandom(seed));
  const all = { scenarios: new Set(SCENARIOS), base: 'base', budgetMs: null, control: false };
  const plans = (['search', 'confirm'] as const).map(purpose =>
    pairedPlan(planOf(seed), { ...all, purpose }),
  );
  const [search, confirm] = plans.map(plan => takePairs(plan, machine));
  const weather = { search: search ?? new Map(), confirm: confirm ?? new Map() };
  return slowdowns.map(slowdown => judgeOnce(seed, weather, slowdown));
}

/** Round-robin: the first pair of every scenario, then the second, and so on, each in the order that the plan drew. */
function takePairs(plan: Plan, machine: Machine): ReadonlyMap<string, Sides> {
  const sides = new Map(plan.scenarios.map(({ id }) => [id, { base: [] as number[], head: [] as number[] }]));
  const count = plan.pairing?.looks.at(-1) ?? 0;
  for (let pair = 0; pair < count; pair++)
    for (const [id, { base, head }] of sides) {
      const [first, second] = [timeOn(machine), timeOn(machine)];
      const baseFirst = plan.pairing?.orders[id]?.[pair]?.[0] !== 'head';
      base.push(baseFirst ? first : second);
      head.push(baseFirst ? second : first);
    }
  return sides;
}

function judgeOnce(seed: number, weather: Weather, slowdown: number): Push {
  const round = (purpose: 'search' | 'confirm', scenarios: ReadonlySet<string>): RunResult =>
    resultOf(
      pairedPlan(planOf(seed), { purpose, scenarios, base: 'base', budgetMs: null, control: false }),
      slowed(weather[purpose], scenarios, slowdown),
    );
  const search = round('search', new Set(SCENARIOS));
  const family = comparePaired(search, null, POLICY);
  const worse = SCENARIOS.filter(id => {
    const comparison = family.of(id, 'time.wall');
    return comparison?.kind === 'paired' && comparison.state === 'worse';
  });
  const later = worse.length === 0 ? [] : [round('confirm', new Set(worse))];
  const analysis = analyze(search, { kind: 'absent', searched: '' }, POLICY, later);
  const { checks } = judge(search, analysis, POLICY, () => '');
  const statuses = checks.filter(({ metric }) => metric === 'time.wall').map(({ status }) => status);
  if (statuses.length !== SCENARIOS.length) throw new Error(`${statuses.length} metrics were judged`);
  return { statuses, pairs: pairsOf(analysis) + worse.length * CONFIRMATION_PAIRS };
}

/** The times of the chosen scenarios, the head of the first slower by `slowdown`. */
const slowed = (sides: ReadonlyMap<string, Sides>, chosen: ReadonlySet<string>, slowdown: number) =>
  new Map(
    [...sides]
      .filter(([id]) => chosen.has(id))
      .map(([id, { base, head }]) => [
        id,
        { base, head: id === SCENARIOS[0] ? head.map(time => time * (1 + slowdown)) : head },
      ]),
  );

const pairsOf = ({ scenarios }: Analysis): number =>
  scenarios
    .flatMap(({ metrics }) => metrics.map(({ comparison }) => comparison))
    .reduce((sum, comparison) => sum + (comparison.kind === 'paired' ? comparison.pairs : 0), 0);

/** Most runs of a metric and side, for the table. */
export const MOST_PAIRS = SEARCH_LOOKS.at(-1) ?? 0;
