import type { Random } from '../../src/stats/random.ts';

/** Metrics of a simulated suite; all but the first are never changed. */
export const METRICS = 20;
/** Coefficients of variation of one run that are simulated. */
export const NOISES: readonly number[] = [0.015, 0.03, 0.06, 0.1];
/** How much slower the first metric truly is. 0 measures false alarms. */
export const SLOWDOWNS: readonly number[] = [0, 0.05, 0.1, 0.2];

/** Shares of a run's variance: the run's own, the machine's level, and the slow drift below it. They sum to 1. */
const OWN = 0.25;
const LEVEL = 0.5;
const DRIFT = 0.25;
/** Correlation of the level of neighbouring runs. */
const LEVEL_MEMORY = 0.5;
/** Runs over which the drift forgets: a block of 20 runs of 20 metrics. */
const DRIFT_RUNS = 400;
/** Share of runs that are disturbed, and by how many CVs on average (exponential tail). */
const OUTLIERS = 0.05;
const OUTLIER_CVS = 3;

/** Gives the logarithm of the next run's disturbance: 0 is the undisturbed time. Runs follow each other on one machine. */
export type Machine = () => number;

/**
 * A noisy machine: neighbouring runs share its level, so that two consecutive ones correlate by 0.5 and a pair of them differs about as
 * much as one run varies. That is how the recorded noise behaved (docs/statistics.md). Another call is another job on another day.
 */
export function startMachine(cv: number, random: Random): Machine {
  const drift = wanderer(cv * Math.sqrt(DRIFT), Math.exp(-1 / DRIFT_RUNS), random);
  const level = wanderer(cv * Math.sqrt(LEVEL), LEVEL_MEMORY, random);
  const own = cv * Math.sqrt(OWN);
  return () => {
    const disturbed = random.next() < OUTLIERS ? -Math.log(1 - random.next()) * OUTLIER_CVS * cv : 0;
    return drift() + level() + own * random.normal() + disturbed;
  };
}

/** A stationary process of first order with standard deviation `sd`, started anywhere in it. */
function wanderer(sd: number, memory: number, random: Random): () => number {
  const step = sd * Math.sqrt(1 - memory ** 2);
  let value = sd * random.normal();
  return () => {
    value = memory * value + step * random.normal();
    return value;
  };
}

/** Undisturbed time of every metric: 100 ms. */
const CENTER_NS = 100e6;

/** The time of one run on a machine, ns. */
export const timeOn = (machine: Machine): number => CENTER_NS * Math.exp(machine());

/** `count` results of `make`. */
export const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
