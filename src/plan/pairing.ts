import type { Arm } from '../model/arm.ts';
import { looksOf, meetsOneProgram, type Pairing, type Plan, type PlannedScenario } from '../model/plan.ts';
import { createRandom, hashSeed } from '../stats/random.ts';
import { neededServices } from './needed-services.ts';

/** Pair counts of the looks: few enough to spend the error level on, with most of the data in the last (docs/statistics.md). */
export const SEARCH_LOOKS: readonly number[] = [10, 20, 40, 60];
/**
 * Fresh pairs that confirm what was found worse: as a rule the first look does, and what it leaves open gets a second. With one look at
 * 30, a seventh of true changes of 5 % stayed unconfirmed at a noise of 10 % (docs/decisions.md).
 */
export const CONFIRMATION_LOOKS: readonly number[] = [30, 60];

/** Whether pairs of it can be taken: files of another step hold the head alone, and a repeated test is not measured. */
export const isPairable = ({ driver, repeat }: PlannedScenario): boolean =>
  driver.kind !== 'results' && repeat === undefined;

/** Whether pairs of it with a base say anything of the change. */
export const pairsWithBase = (scenario: PlannedScenario): boolean =>
  isPairable(scenario) && !meetsOneProgram(scenario);

/** What a paired round is made of. */
export interface RoundOptions {
  readonly purpose: Pairing['purpose'];
  /** Scenario ids to run; the plan's order stays. */
  readonly scenarios: ReadonlySet<string>;
  /** What the base is, for people. */
  readonly base: string;
  /** What is left of the suite's budget; null without one. */
  readonly budgetMs: number | null;
  /** Whether the base runs twice in each pair. */
  readonly control: boolean;
  /** By id the one run that the base makes of a repeated scenario, to name its tests; absent: all of its runs. */
  readonly once?: ReadonlyMap<string, number>;
}

/**
 * The plan of a paired round: base and head of the chosen scenarios in alternation. Orders are drawn from the plan's seed and the
 * purpose, so that a confirmation does not repeat the order of the search.
 */
export function pairedPlan(
  plan: Plan,
  { purpose, scenarios, base, budgetMs, control, once }: RoundOptions,
): Plan {
  const chosen = plan.scenarios.filter(scenario => scenarios.has(scenario.id));
  const looks = purpose === 'search' ? SEARCH_LOOKS : CONFIRMATION_LOOKS;
  const share = budgetMs === null ? null : budgetMs / Math.max(chosen.length, 1);
  const { services, ...rest } = plan;
  return {
    ...rest,
    budgetMs,
    ...neededServices(services, chosen),
    scenarios: chosen.map(scenario => ({
      ...scenario,
      ...onlyRun(scenario, once?.get(scenario.id)),
      budgetMs: share,
    })),
    omitted: [
      ...plan.omitted,
      ...plan.scenarios.filter(scenario => !scenarios.has(scenario.id)).map(({ name }) => name),
    ],
    pairing: {
      purpose,
      base,
      looks,
      control,
      // What is repeated is run on the base alone, under the numbers, seeds and conditions that the head had.
      orders: Object.fromEntries(
        chosen
          .filter(({ repeat }) => repeat === undefined)
          .map(scenario => {
            const seed = hashSeed(`${plan.seed}/${purpose}/${scenario.id}`);
            return [scenario.id, drawOrders(looksOf({ looks }, scenario), seed, control)];
          }),
      ),
    },
  };
}

const onlyRun = (
  { repeat }: PlannedScenario,
  only: number | undefined,
): Pick<PlannedScenario, 'repeat'> | null =>
  repeat === undefined || only === undefined ? null : { repeat: { ...repeat, only } };

/** Every order of the sides; with three sides each stands in each place twice. */
const ORDERS: readonly (readonly Arm[])[] = [
  ['base', 'head'],
  ['head', 'base'],
];
const CONTROLLED_ORDERS: readonly (readonly Arm[])[] = [
  ['base', 'head', 'control'],
  ['control', 'base', 'head'],
  ['head', 'control', 'base'],
  ['control', 'head', 'base'],
  ['base', 'control', 'head'],
  ['head', 'base', 'control'],
];

/**
 * The order of the sides in each pair: random, and each order as often as any other within each look (but for a remainder, which is
 * drawn). A fixed order would let whatever favours the second of a pair pass for a change (docs/statistics.md has its false alarms).
 */
export function drawOrders(
  looks: readonly number[],
  seed: number,
  control: boolean,
): readonly (readonly Arm[])[] {
  const random = createRandom(seed);
  const all = control ? CONTROLLED_ORDERS : ORDERS;
  return looks.flatMap((look, k) => {
    const count = look - (looks[k - 1] ?? 0);
    const whole = Array.from({ length: Math.floor(count / all.length) }, () => all).flat();
    const rest = random.shuffle([...all]).slice(0, count - whole.length);
    return random.shuffle([...whole, ...rest]);
  });
}
