import { type CurveArithmetic, SECOND_MS, toWhole, within } from './curve-arithmetic.ts';
import type { RatePiece } from './load.ts';

/** A piece with where it begins: milliseconds, and operations due by then. */
interface PlacedPiece extends RatePiece {
  readonly startMs: number;
  readonly startCount: number;
  readonly count: number;
}

/** Straight pieces, one after the other. Their sums are made once. */
export function pieceArithmetic(pieces: readonly RatePiece[]): CurveArithmetic {
  const placed = place(pieces);
  const last = placed.at(-1);
  const durationMs = last === undefined ? 0 : last.startMs + last.durationMs;
  const total = last === undefined ? 0 : last.startCount + last.count;
  const byTime = seeker(placed, (piece, ms) => ms < piece.startMs + piece.durationMs);
  const byCount = seeker(placed, (piece, count) => count <= piece.startCount + piece.count);
  return {
    durationMs,
    total,
    rateAt(ms) {
      const piece = byTime(within(ms, durationMs));
      return piece === undefined ? 0 : rateWithin(piece, within(ms, durationMs) - piece.startMs);
    },
    arrivalsBy(ms) {
      const piece = byTime(within(ms, durationMs));
      return piece === undefined
        ? 0
        : piece.startCount + countWithin(piece, within(ms, durationMs) - piece.startMs);
    },
    momentOf(count) {
      const piece = byCount(within(count, total));
      if (piece === undefined) return 0;
      return piece.startMs + momentWithin(piece, within(count, total) - piece.startCount);
    },
  };
}

function place(pieces: readonly RatePiece[]): readonly PlacedPiece[] {
  let startMs = 0;
  let startCount = 0;
  return pieces.map(piece => {
    const end = toWhole(startCount + (((piece.from + piece.to) / 2) * piece.durationMs) / SECOND_MS);
    const placed = { ...piece, startMs, startCount, count: end - startCount };
    startMs += piece.durationMs;
    startCount = end;
    return placed;
  });
}

/**
 * The first piece for which `reaches` holds, or the last. The search begins where the last one ended, and from the start again where that
 * is too far: values that ascend cost one step each.
 */
function seeker(
  placed: readonly PlacedPiece[],
  reaches: (piece: PlacedPiece, value: number) => boolean,
): (value: number) => PlacedPiece | undefined {
  let index = 0;
  const reachesAt = (at: number, value: number): boolean => {
    const piece = placed[at];
    return piece === undefined || reaches(piece, value);
  };
  return value => {
    if (index > 0 && reachesAt(index - 1, value)) index = 0;
    while (index < placed.length - 1 && !reachesAt(index, value)) index++;
    return placed[index];
  };
}

const rateWithin = ({ from, to, durationMs }: RatePiece, ms: number): number =>
  from + ((to - from) * ms) / durationMs;

const countWithin = (piece: RatePiece, ms: number): number =>
  (((piece.from + rateWithin(piece, ms)) / 2) * ms) / SECOND_MS;

/** Milliseconds after the start of `piece` at which `count` of its operations are due. */
function momentWithin({ from, to, durationMs, count: all }: PlacedPiece, count: number): number {
  if (count <= 0) return 0;
  const seconds = durationMs / SECOND_MS;
  const moment =
    from <= to
      ? timeFor(count, from, (to - from) / seconds)
      : seconds - timeFor(all - count, to, (from - to) / seconds);
  return within(moment * SECOND_MS, durationMs);
}

/**
 * Seconds until `count` operations are due at a rate that begins with `rate` and grows by `growth` a second: the root of
 * `rate · t + growth · t² / 2 = count`, written as `2c / (a + √(a² + 2cg))` because the usual form subtracts two nearly equal numbers where
 * the growth is small. A falling piece is looked at from its end for the same reason: every term under the root is positive.
 */
function timeFor(count: number, rate: number, growth: number): number {
  if (count <= 0) return 0;
  return (2 * count) / (rate + Math.sqrt(rate * rate + 2 * count * growth));
}
