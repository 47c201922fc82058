import type { Pace } from './monitor.ts';

/** Shortest distance of two samples: below it a sample mostly sees what the last one saw. */
const SHORTEST_MS = 2;

/**
 * Growth needs about 40 samples, evenly spread over a run whose length nobody knows beforehand: gaps of a fortieth of the time passed, but
 * no less than 50 ms, give that many from two seconds on. A sample of one process costs about 0.2 ms, well within the budget.
 */
const GROWTH_SAMPLES = 40;
const SHORTEST_GROWTH_GAP_MS = 50;

/**
 * Time from one sample to the next at `elapsedMs` into a watch: half of the time passed, so that the last sample of a short program
 * lies in the last third of its life, until that reaches `intervalMs`. Samples start 0, 2, 4, 6, 9, 13, 20, 30, 46 ms. At the pace of
 * growth the gaps stay shorter than that for the first ten seconds.
 */
export function nextGapMs(elapsedMs: number, intervalMs: number, pace: Pace = 'usual'): number {
  const usualMs = Math.min(intervalMs, Math.max(SHORTEST_MS, elapsedMs / 2));
  if (pace === 'usual') return usualMs;
  return Math.min(usualMs, Math.max(SHORTEST_GROWTH_GAP_MS, elapsedMs / GROWTH_SAMPLES));
}
