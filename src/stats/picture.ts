import { assertSample } from './sample.ts';

/**
 * A series of at most `points` values in the same order that still shows the highs and lows: the smallest and the largest of each of
 * `points` / 2 runs of neighbours, as they came. A short series stays as it is. `points` is a whole number from 2 (RangeError).
 */
export function thin(y: readonly number[], points: number): number[] {
  assertSample(y, 0, 'a picture');
  if (!Number.isInteger(points) || points < 2)
    throw new RangeError(`Cannot thin a series to ${points} values: a whole number from 2 is needed`);
  if (y.length <= points) return [...y];
  const windows = points >> 1;
  return Array.from({ length: windows }, (_, window) =>
    extremes(
      y.slice(Math.floor((window * y.length) / windows), Math.floor(((window + 1) * y.length) / windows)),
    ),
  ).flat();
}

/** Smallest and largest in the order in which they came; one value where all are alike. */
function extremes(values: readonly number[]): number[] {
  let [lowest, highest] = [0, 0];
  for (const [i, value] of values.entries()) {
    if (value < (values[lowest] ?? 0)) lowest = i;
    if (value > (values[highest] ?? 0)) highest = i;
  }
  const places = lowest === highest ? [lowest] : [Math.min(lowest, highest), Math.max(lowest, highest)];
  return places.map(place => values[place] ?? 0);
}
