import type { LoadTrace, LoadWindows } from '../../model/load.ts';
import type { PlacedPiece } from '../../model/rising-load.ts';
import { median } from '../../stats/descriptive.ts';
import { isMeasured } from './window-values.ts';

/** Of a constant rate this share is left out at its beginning, as long as a window remains: queues and pools are then as the rate makes them. */
const SETTLING = 0.2;
/** Stretches into which the ramps of a load are cut together: each is one point of a fit. */
const STRETCHES = 30;

/** What became of one level of a rising load, from its sound windows. */
export interface LevelTally {
  readonly fromMs: number;
  readonly toMs: number;
  /** Length of its sound windows together. */
  readonly soundMs: number;
  readonly scheduled: number;
  /** Ended in it, well or not, and those that did not end well. */
  readonly completed: number;
  readonly failed: number;
  /** Due in it and never started. */
  readonly dropped: number;
  /** Middle one of its windows' values, nanoseconds; null where nothing ended. */
  readonly p99: number | null;
  /** Operations due since its beginning that have neither ended nor been dropped, at the end of each of its windows. */
  readonly backlog: readonly number[];
}

/** A stretch of time that is to be one level. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The levels of a rising part, in order; those without a sound window in which anything was due are left out. */
export function levelsOf(
  { windows, voided, phases }: LoadTrace,
  part: readonly PlacedPiece[],
): readonly LevelTally[] {
  const isVoid = new Set(voided.map(({ index }) => index));
  const middles = windows.edgesMs.slice(1).map((to, i) => (to + (windows.edgesMs[i] ?? to)) / 2);
  return stretchesOf(part).flatMap(({ fromMs, toMs }) => {
    const all = middles.flatMap((at, i) => (at >= fromMs && at < toMs && isMeasured(phases, at) ? [i] : []));
    const level = levelOf(windows, all, isVoid);
    return level !== null && level.scheduled > 0 ? [level] : [];
  });
}

function stretchesOf(part: readonly PlacedPiece[]): readonly Stretch[] {
  const rampsMs = part.reduce((sum, { from, to, durationMs }) => sum + (to > from ? durationMs : 0), 0);
  const stretches = part.flatMap(({ from, to, fromMs, toMs, durationMs }): readonly Stretch[] =>
    to > from
      ? cut(fromMs, toMs, Math.max(1, Math.round((STRETCHES * durationMs) / rampsMs)))
      : [{ fromMs: fromMs + SETTLING * durationMs, toMs }],
  );
  return stretches;
}

const cut = (fromMs: number, toMs: number, count: number): readonly Stretch[] =>
  Array.from({ length: count }, (_, i) => ({
    fromMs: fromMs + ((toMs - fromMs) * i) / count,
    toMs: fromMs + ((toMs - fromMs) * (i + 1)) / count,
  }));

/** From all windows of its time, of which the void ones count nowhere but in what is not done yet. */
function levelOf(
  { edgesMs, ...columns }: LoadWindows,
  all: readonly number[],
  isVoid: ReadonlySet<number>,
): LevelTally | null {
  const own = all.filter(i => !isVoid.has(i));
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return null;
  const sum = (column: readonly number[]): number => own.reduce((total, i) => total + (column[i] ?? 0), 0);
  const p99 = own.flatMap(i => columns.p99[i] ?? []);
  const lengthMs = (i: number): number => (edgesMs[i + 1] ?? 0) - (edgesMs[i] ?? 0);
  let waiting = 0;
  const backlog = all.flatMap(i => {
    waiting += (columns.scheduled[i] ?? 0) - (columns.completed[i] ?? 0) - (columns.dropped[i] ?? 0);
    return isVoid.has(i) ? [] : [waiting];
  });
  return {
    fromMs: edgesMs[first] ?? 0,
    toMs: edgesMs[last + 1] ?? 0,
    soundMs: own.reduce((total, i) => total + lengthMs(i), 0),
    scheduled: sum(columns.scheduled),
    completed: sum(columns.completed),
    failed: sum(columns.failed),
    dropped: sum(columns.dropped),
    p99: p99.length === 0 ? null : median(p99),
    backlog,
  };
}
