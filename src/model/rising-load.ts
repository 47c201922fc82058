import type { RateCurve, RatePiece } from './load.ts';

/** A straight piece of a load's curve and when it is; milliseconds since the start of the load. */
export interface PlacedPiece extends RatePiece {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Rates that a staircase must have before it can show where throughput stops following: a line and a flat part are of several each. */
export const LEAST_RATES = 6;

/** What of a load must rise for it to be one that looks for the point of saturation. */
const LEAST_SHARE = 0.5;

/**
 * The part of a load in which the rate never falls, where it is at least half of the load and has a ramp or `LEAST_RATES` different
 * rates; null for every other load. Of several such parts the one that rises by most: a warm-up before and a way down after are left out.
 */
export function risingPart(curve: RateCurve): readonly PlacedPiece[] | null {
  if (curve.kind !== 'pieces') return null;
  const [best] = risingRuns(placed(curve.pieces)).sort((a, b) => riseOf(b) - riseOf(a));
  if (best === undefined || riseOf(best) <= 0) return null;
  const wholeMs = curve.pieces.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const isLong = lengthOf(best) >= LEAST_SHARE * wholeMs;
  return isLong && showsWhere(best) ? best : null;
}

function placed(pieces: readonly RatePiece[]): readonly PlacedPiece[] {
  let endMs = 0;
  return pieces.map(piece => {
    const fromMs = endMs;
    endMs += piece.durationMs;
    return { ...piece, fromMs, toMs: endMs };
  });
}

/** Cut wherever the rate falls, within a piece or between two. */
function risingRuns(pieces: readonly PlacedPiece[]): PlacedPiece[][] {
  const runs: PlacedPiece[][] = [[]];
  let last = 0;
  for (const piece of pieces) {
    if (piece.from < last || piece.to < piece.from) runs.push([]);
    if (piece.to >= piece.from) runs.at(-1)?.push(piece);
    last = piece.to;
  }
  return runs.filter(run => run.length > 0);
}

const riseOf = (run: readonly PlacedPiece[]): number => (run.at(-1)?.to ?? 0) - (run[0]?.from ?? 0);

const lengthOf = (run: readonly PlacedPiece[]): number => (run.at(-1)?.toMs ?? 0) - (run[0]?.fromMs ?? 0);

const showsWhere = (run: readonly PlacedPiece[]): boolean =>
  run.some(({ from, to }) => to > from) || new Set(run.map(({ to }) => to)).size >= LEAST_RATES;
