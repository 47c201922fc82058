import type { Random } from '../../src/stats/random.ts';
import type { Bounds } from '../../src/stats/sample.ts';

/** One line of the table of coverage. */
export interface IntervalCase {
  readonly interval: string;
  readonly setting: string;
  /** Coverage that follows from the discreteness of the statistic, where it can be computed; else null: 0.95 is meant. */
  readonly promised: number | null;
  /** What is asked of the measured coverage: 95 ± 2 %, at least 93 %, or nothing because an assumption is broken on purpose. */
  readonly demand: 'target' | 'at least' | 'none';
  /** Why it is not 95 %, for people; '' where it is. */
  readonly why: string;
  readonly covers: (random: Random) => boolean;
}

/** One value of noise. */
export type Draw = (random: Random) => number;

/** Noise on the log scale, median 0. Outliers: 5 % of values with six times the spread. */
export const SHAPES: Readonly<Record<string, Draw>> = {
  normal: random => random.normal(),
  'log-normal': random => Math.expm1(0.5 * random.normal()),
  '5 % outliers': random => (random.next() < 0.05 ? 6 : 1) * random.normal(),
};

/** `n` values of noise. */
export const draws = (n: number, random: Random, draw: Draw): number[] =>
  Array.from({ length: n }, () => draw(random));

/** Does an interval hold the truth? An end that is missing holds nothing. */
export const holds = ({ low, high }: Bounds, truth: number): boolean =>
  low !== null && high !== null && low <= truth && truth <= high;
