import type { PlannedScenario } from '../../src/model/plan.ts';
import { type Law, rateAt } from '../../src/stats/scalability-law.ts';
import { noisy, type ScenarioFacts } from './runs.ts';

export const SIZES = [1, 2, 4, 8, 16, 32, 64] as const;

/** A rung of the ladder `orders`. */
const rung = (users: number, looks = [10]): Partial<PlannedScenario> => ({
  name: 'orders',
  load: { model: 'closed', users, iterations: null, durationMs: 1_000 },
  samples: { warmup: 0, min: 10, max: 10, looks },
});

export interface LadderWish {
  readonly law: Law;
  /** Spread of ln(throughput) between invocations. */
  readonly sd?: number;
  readonly sizes?: readonly number[];
  readonly invocations?: number;
  readonly seed: number;
}

/** Throughput of each rung by a law that is known, with noise, by the id of the rung. */
export const throughputOf = ({ law, sd = 0.03, sizes = SIZES, invocations = 10, seed }: LadderWish) =>
  Object.fromEntries(
    sizes.map((users, i) => [
      `orders[users=${users}]`,
      { throughput: noisy(rateAt(law, users), sd, invocations, seed * 1_000 + i) },
    ]),
  );

/** Scenarios of a run, as `runOf` takes them. */
export const ladderFacts = (wish: LadderWish): Readonly<Record<string, ScenarioFacts>> =>
  Object.fromEntries(
    Object.entries(throughputOf(wish)).map(([id, metrics], i) => [
      id,
      { metrics, planned: rung(wish.sizes?.[i] ?? SIZES[i] ?? 1) },
    ]),
  );
