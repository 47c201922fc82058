import type { CurveArithmetic } from './curve-arithmetic.ts';
import type { RateCurve } from './load.ts';
import { pieceArithmetic } from './piece-curve.ts';
import { sineArithmetic } from './sine-curve.ts';

/** A curve that a formula gives; the moments of a replay are in a file. */
export type TimedCurve = Exclude<RateCurve, { readonly kind: 'replay' }>;

/** Asked for ascending counts, `momentOf` takes constant time each, however many pieces there are. */
export const arithmeticOf = (curve: TimedCurve): CurveArithmetic =>
  curve.kind === 'sine' ? sineArithmetic(curve) : pieceArithmetic(curve.pieces);
