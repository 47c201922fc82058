import { mean, standardDeviation } from '../../src/stats/descriptive.ts';
import { createRandom, type Random } from '../../src/stats/random.ts';
import { type Iterations, METRICS, type Noise, type PushNoise, times } from './noise.ts';

/** Coefficients of variation of one run that are simulated. */
const NOISES: readonly number[] = [0.015, 0.03, 0.06, 0.1];

/** Shares of a run's variance: the run's own, the machine's level, and the slow drift below it. They sum to 1. */
export const OWN = 0.25;
export const LEVEL = 0.5;
export const DRIFT = 0.25;
/** Correlation of the level of neighbouring runs. */
export const LEVEL_MEMORY = 0.5;
/** Runs over which the drift forgets: a block of 20 runs of 20 metrics. */
const DRIFT_RUNS = 400;
/** Share of runs that are disturbed, and by how many CVs on average (exponential tail). */
export const OUTLIERS = 0.05;
export const OUTLIER_CVS = 3;

/** Gives the logarithm of the next run's disturbance: 0 is the undisturbed time. Runs follow each other on one machine. */
type Machine = () => number;

/**
 * A noisy machine: neighbouring runs share its level, so that two consecutive ones correlate by 0.5 and a pair of them differs about as
 * much as one run varies. That is how the recorded noise behaved (docs/statistics.md). Another call is another job on another day.
 */
function startMachine(cv: number, random: Random): Machine {
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
const timeOn = (machine: Machine): number => CENTER_NS * Math.exp(machine());

/** One run of every metric, in a job of its own. */
function jobOf(cv: number, random: Random): readonly number[] {
  const machine = startMachine(cv, random);
  return times(METRICS, () => timeOn(machine));
}

/** Iterations inside a simulated process, and their spread in CVs of a run. */
const ITERATIONS = 100;
const ITERATION_CVS = 1;

function iterate(level: number, cv: number, random: Random): Iterations {
  const sample = times(ITERATIONS, () => level * Math.exp(ITERATION_CVS * cv * random.normal()));
  return { count: ITERATIONS, mean: mean(sample), sd: standardDeviation(sample) };
}

/** Noise of the model with coefficient of variation `cv`. A pair differs by as much, as the shares above give it. */
export const modelNoise = (cv: number): Noise => ({
  name: `${(100 * cv).toFixed(1).replace('.0', '')} %`,
  seed: `${cv}`,
  origin: 'model',
  metric: 'time.wall',
  pairNoise: { all: cv },
  open: (_push, seed) => openModel(cv, createRandom(seed)),
});

/** In the order of the table. */
export const MODELS: readonly Noise[] = NOISES.map(modelNoise);

function openModel(cv: number, random: Random): PushNoise {
  let started: Machine | null = null;
  const time = (): number => {
    started ??= startMachine(cv, random);
    return timeOn(started);
  };
  /** Every metric `count` times at the base, and then all of it again at the head. */
  const blocks: PushNoise['blocks'] = count => {
    const [base, head] = times(2, () => times(METRICS, () => times(count, time)));
    return times(METRICS, i => ({ base: base?.[i] ?? [], head: head?.[i] ?? [] }));
  };
  return {
    slowed: 0,
    group: 'all',
    pairs(count) {
      const taken = times<number[]>(METRICS, () => []);
      for (let pair = 0; pair < count; pair++) for (const runs of taken) runs.push(time(), time());
      return taken;
    },
    jobs: count => times(count, () => jobOf(cv, random)),
    blocks,
    alternation: count =>
      times(METRICS, () => {
        const runs = times(count, () => [time(), time()] as const);
        return { base: runs.map(([base]) => base), head: runs.map(([, head]) => head) };
      }),
    processes: () =>
      blocks(1).map(({ base: [base = 1], head: [head = 1] }) => ({
        base: iterate(base, cv, random),
        head: iterate(head, cv, random),
      })),
  };
}
