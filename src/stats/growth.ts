import { assertSample } from './sample.ts';
import { theilSen } from './theil-sen.ts';

/** How much a series grew once it had settled. */
export interface Growth {
  /** Units of y for one unit of x, from the window minima of the second half. */
  readonly slope: number;
  /** Slope times `span`. */
  readonly growth: number;
  /** Extent of the second half, in units of x. */
  readonly span: number;
}

/** Windows into which the second half is cut: enough for a slope, and each still holds several collections of garbage. */
export const GROWTH_WINDOWS = 10;

/** The lowest point of each of `windows` equal runs of neighbouring points; none of a run without points. */
export function windowMinima(
  x: readonly number[],
  y: readonly number[],
  windows: number,
): { readonly x: number[]; readonly y: number[] } {
  const lowest = Array.from({ length: windows }, (_, window) => {
    const from = Math.floor((window * y.length) / windows);
    const to = Math.floor(((window + 1) * y.length) / windows);
    let at = from;
    for (let i = from + 1; i < to; i++) if ((y[i] ?? 0) < (y[at] ?? 0)) at = i;
    return to > from ? at : -1;
  }).filter(at => at >= 0);
  return { x: lowest.map(at => x[at] ?? 0), y: lowest.map(at => y[at] ?? 0) };
}

/**
 * Growth over the second half of a series, x ascending: Theil–Sen slope over the minima of ten windows. The first half is left to
 * warm-up; minima see through the saw-tooth of garbage collection. At least 20 points (RangeError below).
 */
export function secondHalfGrowth(x: readonly number[], y: readonly number[]): Growth {
  assertSample(x, 2 * GROWTH_WINDOWS, 'growth');
  assertSample(y, x.length, 'growth');
  const half = x.length >> 1;
  const [tailX, tailY] = [x.slice(half), y.slice(half)];
  const minima = windowMinima(tailX, tailY, GROWTH_WINDOWS);
  const { slope } = theilSen(minima.x, minima.y);
  const span = (tailX[tailX.length - 1] ?? 0) - (tailX[0] ?? 0);
  return { slope, growth: slope * span, span };
}
