import type { Load } from '../../model/load.ts';
import { isIn } from '../../model/load-phases.ts';
import type { LoadTally } from '../load/tally.ts';
import { addPartWindows, type PartTallies, type PartWindow } from './part-recorder.ts';

/** What the parts of a load came to in its measured phases, by part. */
export interface MeasuredParts {
  /** Over all windows, void or not: a request that failed has failed. */
  readonly all: readonly PartWindow[];
  /** Outside of void windows. */
  readonly sound: readonly PartWindow[];
  readonly soundMs: number;
}

/** Values by metric id, in base units. */
export type Values = Readonly<Record<string, number>>;

/** Values of a part that count whatever the generator did, and those that count only where it was sound. */
export interface PartValues {
  readonly counted: Values;
  readonly timed: Values;
}

/** `voided`: indices of the windows that are not sound. */
export function measuredParts(
  tallies: PartTallies,
  { edgesMs }: Pick<LoadTally, 'edgesMs'>,
  load: Load,
  voided: ReadonlySet<number>,
): MeasuredParts {
  const all = edgesMs.slice(0, -1).flatMap((fromMs, index) => (isMeasured(load, fromMs) ? [index] : []));
  const sound = all.filter(index => !voided.has(index));
  const over = (indices: readonly number[]): readonly PartWindow[] =>
    tallies.map(windows => addPartWindows(indices.flatMap(index => windows[index] ?? [])));
  const lengthMs = (index: number): number => (edgesMs[index + 1] ?? 0) - (edgesMs[index] ?? 0);
  return {
    all: over(all),
    sound: over(sound),
    soundMs: sound.reduce((sum, index) => sum + lengthMs(index), 0),
  };
}

const isMeasured = ({ phases }: Load, fromMs: number): boolean =>
  phases === undefined || phases.some(({ measure, spans }) => measure && isIn(spans, fromMs));
