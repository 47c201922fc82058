import type { PlannedScenario } from '../../model/plan.ts';
import type { RepeatPlan } from '../../model/repetition.ts';
import { createRandom, hashSeed, type Random } from '../../stats/random.ts';

/** Tools that shuffle tests take a number of 31 bits at least; more is refused by some. */
const ORDER_BITS = 31;

/** What a run is given to seed random choices and the order of its tests. */
export interface Seeds {
  readonly seed: number;
  readonly order: number;
}

/** The seeds of run `run`: its own where they vary, else the scenario's. */
export function seedsOf({ seed }: Pick<PlannedScenario, 'seed'>, { varies }: RepeatPlan, run: number): Seeds {
  const order = varies.order ? hashSeed(`${seed}/order/${run}`) : seed;
  return { seed: varies.seed ? hashSeed(`${seed}/run/${run}`) : seed, order: order % 2 ** ORDER_BITS };
}

/** The stream that fixes one kind of choice made for run `run`, whatever varies. */
export const choicesOf = (
  { seed }: Pick<PlannedScenario, 'seed'>,
  kind: 'cpus' | 'pulses',
  run: number,
): Random => createRandom(hashSeed(`${seed}/${kind}/${run}`));
