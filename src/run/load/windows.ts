import type { LoadPhase } from '../../model/load.ts';

/** Usual length of a window: long enough for percentiles, short enough that one pause of the generator costs little. */
const WINDOW_MS = 1_000;
/** Windows of one load, about: short loads get as many as are worth a picture, long ones no more than a result should hold. */
const FEWEST = 20;
const MOST = 600;
const SHORTEST_MS = 250;
/** End of the only window of a load whose end is no time. */
export const ENDLESS_MS = 1e12;

/**
 * Where the windows of a load of `durationMs` begin, and where the last one ends: a grid of equal steps, and every edge of a phase, so that no
 * window belongs to two. A step of the grid that would be shorter than half of the usual one beside an edge is left out.
 */
export function windowEdges(durationMs: number, phases: readonly LoadPhase[]): readonly number[] {
  const step = stepMs(durationMs);
  const fixed = new Set([0, durationMs]);
  for (const { spans } of phases) {
    for (const { fromMs, toMs } of spans) {
      if (fromMs < durationMs) fixed.add(fromMs);
      if (toMs < durationMs) fixed.add(toMs);
    }
  }
  const stops = [...fixed].sort((a, b) => a - b);
  return [...stops.slice(0, -1).flatMap((from, i) => cut(from, stops[i + 1] ?? from, step)), durationMs];
}

const stepMs = (durationMs: number): number =>
  Math.max(Math.min(WINDOW_MS, Math.max(SHORTEST_MS, durationMs / FEWEST)), durationMs / MOST);

/** The beginnings of equal windows between two fixed edges. */
function cut(fromMs: number, toMs: number, step: number): readonly number[] {
  const count = Math.max(1, Math.round((toMs - fromMs) / step));
  return Array.from({ length: count }, (_, i) => fromMs + ((toMs - fromMs) * i) / count);
}

/**
 * The window in which `ms` lies; what is after the last edge is in the last. An edge belongs to the window that it ends: the operation with which
 * the integral of the rate becomes whole is due there, and would otherwise be counted in the pause after its burst.
 */
export function windowAt(edgesMs: readonly number[], ms: number): number {
  let [low, high] = [0, edgesMs.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edgesMs[middle] ?? 0) < ms) low = middle;
    else high = middle - 1;
  }
  return low;
}
