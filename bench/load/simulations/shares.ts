import type { Range } from '../../../src/stats/resampling.ts';

/** Outcomes of seeded trials, counted. */

/** Share of trials in which `holds`. */
export const share = <T>(trials: readonly T[], holds: (trial: T) => boolean): number =>
  trials.length === 0 ? 0 : trials.filter(holds).length / trials.length;

/** One outcome a trial; each trial has a seed of its own. */
export const repeat = <T>(trials: number, run: (trial: number) => T): T[] =>
  Array.from({ length: trials }, (_, trial) => run(trial));

export const holds = ({ low, high }: Range, truth: number): boolean => low <= truth && truth <= high;
