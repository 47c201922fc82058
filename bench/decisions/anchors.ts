import { mean, median, standardDeviation } from '../../src/stats/descriptive.ts';
import { mannWhitney } from '../../src/stats/mann-whitney.ts';
import { studentCdf, studentQuantile } from '../../src/stats/student.ts';
import type { Iterations, PushNoise } from './noise.ts';

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
  /** Takes one push's runs. Gives for each metric whether a head that is slower by the factor raises an alarm; null without such runs. */
  observe(noise: PushNoise): readonly Alarm[] | null;
}

export type Alarm = (factor: number) => boolean;

/** benchmark-action/github-action-benchmark: current / previous above `alert-threshold`, one number each, no variance. */
const againstLast = (percent: number): Anchor => ({
  name: `github-action-benchmark, ${percent} %`,
  use: 'one run against the last stored run',
  runs: 1,
  observe(noise) {
    const [last = [], now = []] = noise.jobs(2);
    return now.map((time, i) => factor => (time * factor) / (last[i] ?? time) > percent / 100);
  },
});

const HISTORY = 30;

/** bencherdev/bencher, t-test boundary: above mean + t(q, n − 1) · s · √(1 + 1 / n) of the stored runs. */
const bencher: Anchor = {
  name: 'Bencher, t-test 0.99',
  use: `one run against ${HISTORY} stored runs`,
  runs: 1,
  observe(noise) {
    const jobs = noise.jobs(HISTORY + 1);
    const quantile = studentQuantile(0.99, HISTORY - 1) * Math.sqrt(1 + 1 / HISTORY);
    return (jobs.at(-1) ?? []).map((time, i) => {
      const past = jobs.slice(0, HISTORY).map(job => job[i] ?? 0);
      const limit = mean(past) + quantile * standardDeviation(past);
      return factor => time * factor > limit;
    });
  },
};

const BLOCK = 20;

const blockRule = (
  name: string,
  isWorse: (base: readonly number[], head: readonly number[]) => boolean,
): Anchor => ({
  name,
  use: `${BLOCK} runs of the base, then ${BLOCK} of the head`,
  runs: 2 * BLOCK,
  observe: noise =>
    noise.blocks(BLOCK).map(
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

/**
 * bheisler/criterion.rs: the iterations of one process a side, t-test p < 0.05 and the 95 % interval of the mean's change beyond ±1 %.
 * Welch's t and the delta method stand in for its bootstraps: at 100 iterations they agree to the second digit.
 */
const criterion: Anchor = {
  name: 'criterion, ±1 %',
  use: 'one process a side with the iterations inside it: 100 of the model, 30 to 100 recorded; elapsed time only',
  runs: 2,
  observe: noise =>
    noise.processes()?.map(
      ({ base, head }) =>
        factor =>
          isBeyondNoise(base, { ...head, mean: head.mean * factor, sd: head.sd * factor }),
    ) ?? null,
};

function isBeyondNoise(before: Iterations, after: Iterations): boolean {
  const [error, otherError] = [before.sd / Math.sqrt(before.count), after.sd / Math.sqrt(after.count)];
  const t = (after.mean - before.mean) / Math.hypot(error, otherError);
  const change = after.mean / before.mean;
  const changeError = change * Math.hypot(error / before.mean, otherError / after.mean);
  const p = 2 * studentCdf(-Math.abs(t), before.count + after.count - 2);
  return p < 0.05 && change - 1.96 * changeError > 1.01;
}

const TANGO_PAIRS = 60;

/** bazhenov/tango: base and head in alternation, mean difference with z ≥ 2.6 and above 1 % of the base. */
const tango: Anchor = {
  name: 'tango, z 2.6 and 1 %',
  use: `${TANGO_PAIRS} pairs, each metric's in a row`,
  runs: 2 * TANGO_PAIRS,
  observe: noise =>
    noise.alternation(TANGO_PAIRS).map(({ base, head }) => factor => {
      const differences = base.map((time, i) => (head[i] ?? 0) * factor - time);
      const shift = mean(differences);
      const z = shift / (standardDeviation(differences) / Math.sqrt(differences.length));
      return z >= 2.6 && shift > 0.01 * mean(base);
    }),
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
