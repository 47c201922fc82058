import { positionOf } from '../../src/analyze/limits.ts';
import { clopperPearsonInterval } from '../../src/stats/proportion.ts';
import { createRandom, hashSeed, type Random } from '../../src/stats/random.ts';

/** Operations of a part: so many invocations of so many each. */
export const INVOCATIONS = 10;
export const OPERATIONS = 100;
/** Largest share that may fail. */
export const LIMIT = 0.01;
const LEVEL = 0.95;
export const TRIALS = 4000;

/** How often a limit on a share came to each end, as shares of the trials. */
export interface ShareEnds {
  readonly fail: number;
  readonly inconclusive: number;
  readonly pass: number;
}

/**
 * A part of which operations fail at `rate`, `burst` neighbours of one invocation together, and its limit. Counted over all invocations, as the
 * program does.
 */
export function shareEnds(rate: number, burst: number): ShareEnds {
  const random = createRandom(hashSeed(`shares ${rate} ${burst}`));
  const known = new Map<number, keyof ShareEnds>();
  const ends = { fail: 0, inconclusive: 0, pass: 0 };
  for (let trial = 0; trial < TRIALS; trial++) {
    const failed = failures(rate, burst, random);
    const end = known.get(failed) ?? endOf(failed);
    known.set(failed, end);
    ends[end] += 1 / TRIALS;
  }
  return ends;
}

function failures(rate: number, burst: number, random: Random): number {
  let failed = 0;
  for (let i = 0; i < (INVOCATIONS * OPERATIONS) / burst; i++) if (random.next() < rate) failed += burst;
  return failed;
}

function endOf(failed: number): keyof ShareEnds {
  const interval = { ...clopperPearsonInterval(failed, INVOCATIONS * OPERATIONS, LEVEL), level: LEVEL };
  const position = positionOf(interval, 'max', LIMIT);
  return position === 'inside' ? 'pass' : position === 'beyond' ? 'fail' : 'inconclusive';
}
