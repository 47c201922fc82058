import type { Load } from '../../model/load.ts';

/** Requests a second that one thread is given: half of what one can send on a slow core (bench/load). */
const THREAD_RATE = 10_000;
/** Users that one thread is given: connections of that many keep an event loop busy. */
const THREAD_USERS = 500;

/**
 * Threads for a load: one as long as one can carry it, and never so many that the software under test is left without a core.
 * `peakRate`: the largest number of operations a second; null in a closed model.
 */
export function threadsFor(load: Load, peakRate: number | null, cores: number): number {
  const wanted = load.model === 'closed' ? load.users / THREAD_USERS : (peakRate ?? 0) / THREAD_RATE;
  return Math.max(1, Math.min(Math.ceil(wanted), cores - 1, placesOf(load)));
}

/** Each thread needs one place, or one operation, at least. */
const placesOf = (load: Load): number =>
  load.model === 'closed' ? Math.min(load.users, load.iterations ?? load.users) : load.maxInFlight;

/** The largest rate of an open load, operations a second; null of a closed one. Of a replay it is the busiest second. */
export function peakRateOf(load: Load, times: readonly number[]): number | null {
  if (load.model === 'closed') return null;
  const { curve } = load;
  if (curve.kind === 'sine') return curve.mean + curve.amplitude;
  if (curve.kind === 'pieces') return Math.max(0, ...curve.pieces.flatMap(({ from, to }) => [from, to]));
  return busiestSecond(times);
}

function busiestSecond(times: readonly number[]): number {
  let [first, most] = [0, 0];
  for (let last = 0; last < times.length; last++) {
    while ((times[last] ?? 0) - (times[first] ?? 0) >= 1_000) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** The load of thread `index` of `of`: arrivals are shared by their number, users and places as evenly as they go. */
export function loadOfThread(load: Load, index: number, of: number): Load {
  const part = (whole: number): number => Math.floor(whole / of) + (index < whole % of ? 1 : 0);
  return load.model === 'open'
    ? { ...load, maxInFlight: part(load.maxInFlight) }
    : {
        ...load,
        users: part(load.users),
        iterations: load.iterations === null ? null : part(load.iterations),
      };
}
