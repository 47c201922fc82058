import { drift } from '../../../src/stats/backlog.ts';
import { createRandom, type Random } from '../../../src/stats/random.ts';
import { repeat, share } from './shares.ts';

/** A queue with arrivals and services at random, one server (M/M/1), watched over a minute in windows of a second. */
export interface Queue {
  /** Arrivals as a share of what can be served. */
  readonly load: number;
  /** Mean time of one service, seconds. */
  readonly serviceSeconds: number;
}

export const WINDOWS = 60;

/**
 * Mean number in the queue in each window. Below a load of 1 it begins in its steady state, else empty. Arrivals and services together are a
 * Poisson process; a service of nobody changes nothing.
 */
export function inQueue({ load, serviceSeconds }: Queue, random: Random): number[] {
  const events = (1 + load) / serviceSeconds;
  let waiting = load < 1 ? Math.floor(Math.log(1 - random.next()) / Math.log(load)) : 0;
  const next = (): number => -Math.log(1 - random.next()) / events;
  let [at, upcoming] = [0, next()];
  return repeat(WINDOWS, window => {
    let area = 0;
    for (; upcoming < window + 1; upcoming += next()) {
      area += waiting * (upcoming - at);
      at = upcoming;
      waiting = random.next() * (1 + load) < load ? waiting + 1 : Math.max(0, waiting - 1);
    }
    area += waiting * (window + 1 - at);
    at = window + 1;
    return area;
  });
}

/** Shares of minutes in which the queue is said to grow: any growth at all, and growth by more than `margin` of the arrivals. */
export interface GrowthShares {
  readonly any: number;
  readonly material: number;
}

export function growthShares(queue: Queue, margin: number, trials: number, seed: number): GrowthShares {
  const random = createRandom(seed);
  const arrivals = queue.load / queue.serviceSeconds;
  const drifts = repeat(trials, () => drift(inQueue(queue, random)));
  return {
    any: share(drifts, ({ low }) => low > 0),
    material: share(drifts, ({ low }) => low > margin * arrivals),
  };
}
