import type { OpenLoad } from '../../model/load.ts';
import { arithmeticOf } from '../../model/load-curve.ts';
import { createRandom } from '../../stats/random.ts';

/** When operations are due, one after the other. */
export interface Arrivals {
  /** Milliseconds since the start of the load, never less than the one before; null after the last, from then on. */
  next(): number | null;
}

/** The part of a load that one of several generators takes: of the arrivals `0, 1, 2, …` those whose number modulo `of` is `index`. */
export interface ArrivalShare {
  readonly index: number;
  readonly of: number;
}

const WHOLE: ArrivalShare = { index: 0, of: 1 };

/**
 * The arrivals of an open load. The same load and seed give the same moments, and the shares of several generators together are exactly the
 * arrivals of one.
 *
 * @param times moments of a replay, ascending milliseconds (replay-file.ts); nothing else looks at them
 */
export function openArrivals(
  load: Pick<OpenLoad, 'curve' | 'arrivals'>,
  seed: number,
  times: readonly number[] = [],
  share: ArrivalShare = WHOLE,
): Arrivals {
  if (load.curve.kind === 'replay') return replayed(times, share);
  const { total, momentOf } = arithmeticOf(load.curve);
  const nextCount = load.arrivals === 'uniform' ? evenly(share) : exponentially(seed, share);
  return {
    next() {
      const count = nextCount();
      return count > total ? null : momentOf(count);
    },
  };
}

/** Uniform: an operation whenever the integral of the rate reaches a whole number. */
function evenly({ index, of }: ArrivalShare): () => number {
  let count = index + 1 - of;
  return () => {
    count += of;
    return count;
  };
}

/**
 * Poisson: the integral between two operations is exponential of mean 1, which makes a process of the given rate whatever its shape (time
 * change of a unit process: Çinlar, Introduction to Stochastic Processes, 1975). Each generator draws all and keeps its own.
 */
function exponentially(seed: number, { index, of }: ArrivalShare): () => number {
  const random = createRandom(seed);
  let count = 0;
  let skip = index + 1;
  return () => {
    for (; skip > 0; skip--) count -= Math.log(1 - random.next());
    skip = of;
    return count;
  };
}

function replayed(times: readonly number[], { index, of }: ArrivalShare): Arrivals {
  let place = index - of;
  return {
    next() {
      place += of;
      return times[place] ?? null;
    },
  };
}
