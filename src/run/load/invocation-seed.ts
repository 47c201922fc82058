import { createRandom } from '../../stats/random.ts';

/**
 * The seed of what is random in one invocation, the same for both sides of a pair. Users, threads and probes count on from it, so seeds of
 * neighbouring invocations must lie far apart: with `seed + index` all users but one would repeat the pauses of the invocation
 * before, and invocations that are taken for independent would be one and the same.
 */
export const invocationSeed = (scenarioSeed: number, index: number): number =>
  createRandom(scenarioSeed + index).bits();
