import { mean, median, standardDeviation } from '../../src/stats/descriptive.ts';
import { mannWhitney } from '../../src/stats/mann-whitney.ts';
import type { Random } from '../../src/stats/random.ts';
import { studentCdf, studentQuantile } from '../../src/stats/student.ts';
import { METRICS, startMachine, timeOn, times } from './machine.ts';

/**
 * The rules of other tools as their sources state them, each fed as it is normally used. One alarm counts when it says "slower";
 * none of them corrects for the number of metrics.
 */
export interface Anchor {
  readonly name: string;
  /** How it is fed, for the table. */
  readonly use: string;
  /** Runs of head and base that one push costs, of each metric. */
  readonly runs: number;
  /** Takes one push's runs. Gives for each metric whether a head that is slower by the factor raises an alarm. */
  observe(cv: number, random: Random): readonly Alarm[];
}

export type Alarm = (factor: number) => boolean;

/** One run of every metric, in a job of its own. */
function jobOf(cv: number, random: Random): readonly number[] {
  const machine = startMachine(cv, random);
  return times(METRICS, () => timeOn(machine));
}

/** benchmark-action/github-action-benchmark: current / previous above `alert-threshold`, one number each, no variance. */
const againstLast = (percent: number): Anchor => ({
  name: `github-action-benchmark, ${percent} %`,
  use: 'one run against the last stored run',
  runs: 1,
  observe(cv, random) {
    const [last, now] = [jobOf(cv, random), jobOf(cv, random)];
    return now.map((time, i) => factor => (time * factor) / (last[i] ?? time) > percent / 100);
  },
});

const HISTORY = 30;

/** bencherdev/bencher, t-test boundary: above mean + t(q, n − 1) · s · √(1 + 1 / n) of the stored runs. */
const bencher: Anchor = {
  name: 'Bencher, t-test 0.99',
  use: `one run against ${HISTORY} stored runs`,
  runs: 1,
  observe(cv, random) {
    const jobs = times(HISTORY, () => jobOf(cv, random));
    const quantile = studentQuantile(0.99, HISTORY - 1) * Math.sqrt(1 + 1 / HISTORY);
    return jobOf(cv, random).map((time, i) => {
      const past = jobs.map(job => job[i] ?? 0);
      const limit = mean(past) + quantile * standardDeviation(past);
      return factor => time * factor > limit;
    });
  },
};

/** Every metric `count` times at the base, and then all of it again at the head. */
function blocksOf(count: number, cv: number, random: Random) {
  const machine = startMachine(cv, random);
  const [base, head] = times(2, () => times(METRICS, () => times(count, () => timeOn(machine))));
  return times(METRICS, i => ({ base: base?.[i] ?? [], head: head?.[i] ?? [] }));
}

const BLOCK = 20;

const blockRule = (
  name: string,
  isWorse: (base: readonly number[], head: readonly number[]) => boolean,
): Anchor => ({
  name,
  use: `${BLOCK} runs of the base, then ${BLOCK} of the head`,
  runs: 2 * BLOCK,
  observe: (cv, random) =>
    blocksOf(BLOCK, cv, random).map(
      ({ base, head }) =>
        factor =>
          isWorse(
            base,
            head.map(time => time * factor),
          ),
    ),
});

/** Two-sided p of the Mann–Whitney test, in the direction of slower. */
const slowerP = (base: readonly number[], head: readonly number[]): number =>
  2 * mannWhitney(head, base).pGreater;

/** golang/perf benchstat: Mann–Whitney, p ≤ 0.05, no smallest effect. */
const benchstat = blockRule('benchstat, 0.05', (base, head) => slowerP(base, head) <= 0.05);

/** airspeed-velocity/asv continuous: Mann–Whitney below 0.002 and medians apart by the factor 1.1. */
const asv = blockRule(
  'asv, 0.002 and factor 1.1',
  (base, head) => median(head) > 1.1 * median(base) && slowerP(base, head) < 0.002,
);

const ITERATIONS = 100;
/** Spread of the iterations inside one process, in CVs of a run. */
const ITERATION_CVS = 1;

/**
 * bheisler/criterion.rs: 100 iterations of one process a side, t-test p < 0.05 and the 95 % interval of the mean's change beyond ±1 %.
 * Welch's t and the delta method stand in for its bootstraps: at 100 iterations they agree to the second digit.
 */
const criterion: Anchor = {
  name: 'criterion, ±1 %',
  use: `one process a side, ${ITERATIONS} iterations each`,
  runs: 2,
  observe: (cv, random) =>
    blocksOf(1, cv, random).map(({ base: [base = 1], head: [head = 1] }) => {
      const iterate = (level: number) =>
        times(ITERATIONS, () => level * Math.exp(ITERATION_CVS * cv * random.normal()));
      const [before, after] = [iterate(base), iterate(head)];
      return factor =>
        isBeyondNoise(
          before,
          after.map(time => time * factor),
        );
    }),
};

function isBeyondNoise(before: readonly number[], after: readonly number[]): boolean {
  const [error, otherError] = [before, after].map(
    sample => standardDeviation(sample) / Math.sqrt(sample.length),
  );
  const [level, now] = [mean(before), mean(after)];
  const t = (now - level) / Math.hypot(error ?? 0, otherError ?? 0);
  const change = now / level;
  const changeError = change * Math.hypot((error ?? 0) / level, (otherError ?? 0) / now);
  const p = 2 * studentCdf(-Math.abs(t), 2 * (ITERATIONS - 1));
  return p < 0.05 && change - 1.96 * changeError > 1.01;
}

const TANGO_PAIRS = 60;

/** bazhenov/tango: base and head in alternation, mean difference with z ≥ 2.6 and above 1 % of the base. */
const tango: Anchor = {
  name: 'tango, z 2.6 and 1 %',
  use: `${TANGO_PAIRS} pairs, each metric's in a row`,
  runs: 2 * TANGO_PAIRS,
  observe(cv, random) {
    const machine = startMachine(cv, random);
    return times(METRICS, () => {
      const pairs = times(TANGO_PAIRS, () => [timeOn(machine), timeOn(machine)] as const);
      return factor => {
        const differences = pairs.map(([base, head]) => head * factor - base);
        const shift = mean(differences);
        const z = shift / (standardDeviation(differences) / Math.sqrt(differences.length));
        return z >= 2.6 && shift > 0.01 * mean(pairs.map(([base]) => base));
      };
    });
  },
};

/** In the order of the table. */
export const ANCHORS: readonly Anchor[] = [
  againstLast(200),
  againstLast(150),
  againstLast(110),
  bencher,
  benchstat,
  criterion,
  asv,
  tango,
];
