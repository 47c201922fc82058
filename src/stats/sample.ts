/**
 * Throws RangeError unless `values` holds at least `atLeast` numbers, all finite: a NaN would silently win or lose every
 * comparison that follows. Callers filter broken measurements before they come here, so this is a bug, not a user's mistake.
 */
export function assertSample(values: readonly number[], atLeast: number, what: string): void {
  if (values.length < atLeast)
    throw new RangeError(`Cannot compute ${what}: ${values.length} values given, at least ${atLeast} needed`);
  const bad = values.findIndex(value => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(
      `Cannot compute ${what}: value ${bad} is ${values[bad]}, every value must be finite`,
    );
}

/** Throws RangeError unless `level` lies strictly between 0 and 1: a confidence level, an error level or a probability. */
export function assertLevel(level: number, what: string): void {
  if (!(level > 0 && level < 1))
    throw new RangeError(`Cannot compute ${what}: level is ${level}, it must lie between 0 and 1`);
}

/** A copy in ascending order. */
export const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** Bounds of an interval; an end is null where the sample is too small to bound it at the level asked for. */
export interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}
