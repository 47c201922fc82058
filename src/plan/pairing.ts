import type { Pairing, Plan } from '../model/plan.ts';
import { createRandom, hashSeed } from '../stats/random.ts';

/** Pair counts of the looks: few enough to spend the error level on, with most of the data in the last (docs/statistics.md). */
export const SEARCH_LOOKS: readonly number[] = [10, 20, 40, 60];
/** Fresh pairs that confirm what was found worse. */
export const CONFIRMATION_PAIRS = 30;

/** What a paired round is made of. */
export interface RoundOptions {
  readonly purpose: Pairing['purpose'];
  /** Scenario ids to run; the plan's order stays. */
  readonly scenarios: ReadonlySet<string>;
  /** What the base is, for people. */
  readonly base: string;
  /** What is left of the suite's budget; null without one. */
  readonly budgetMs: number | null;
}

/**
 * The plan of a paired round: base and head of the chosen scenarios in alternation. Orders are drawn from the plan's seed and the
 * purpose, so that a confirmation does not repeat the order of the search.
 */
export function pairedPlan(plan: Plan, { purpose, scenarios, base, budgetMs }: RoundOptions): Plan {
  const chosen = plan.scenarios.filter(scenario => scenarios.has(scenario.id));
  const looks = purpose === 'search' ? SEARCH_LOOKS : [CONFIRMATION_PAIRS];
  const share = budgetMs === null ? null : budgetMs / Math.max(chosen.length, 1);
  return {
    ...plan,
    budgetMs,
    scenarios: chosen.map(scenario => ({ ...scenario, budgetMs: share })),
    omitted: [
      ...plan.omitted,
      ...plan.scenarios.filter(scenario => !scenarios.has(scenario.id)).map(({ name }) => name),
    ],
    pairing: {
      purpose,
      base,
      looks,
      baseFirst: Object.fromEntries(
        chosen.map(({ id }) => [id, drawOrder(looks, hashSeed(`${plan.seed}/${purpose}/${id}`))]),
      ),
    },
  };
}

/**
 * Who goes first in each pair: random, and as often the one as the other within each look. A fixed order would let whatever favours
 * the second of a pair pass for a change (an order A B A B with a 1 % effect alarms in 41 % of runs, docs/statistics.md).
 */
export function drawOrder(looks: readonly number[], seed: number): readonly boolean[] {
  const random = createRandom(seed);
  return looks.flatMap((look, k) => {
    const count = look - (looks[k - 1] ?? 0);
    const halves = Array.from({ length: count }, (_, i) => i < count / 2);
    return random.shuffle(count % 2 === 1 && random.next() < 0.5 ? halves.map(first => !first) : halves);
  });
}
