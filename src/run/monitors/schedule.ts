/** Shortest distance of two samples: below it a sample mostly sees what the last one saw. */
const SHORTEST_MS = 2;

/**
 * Time from one sample to the next at `elapsedMs` into a watch: half of the time passed, so that the last sample of a short program
 * lies in the last third of its life, until that reaches `intervalMs`. Samples start 0, 2, 4, 6, 9, 13, 20, 30, 46 ms.
 */
export const nextGapMs = (elapsedMs: number, intervalMs: number): number =>
  Math.min(intervalMs, Math.max(SHORTEST_MS, elapsedMs / 2));
