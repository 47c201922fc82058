import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CAPACITY } from './simulations/knees.ts';
import { PEAK, REPEATS, TRUTH } from './simulations/laws.ts';
import { IN_WINDOW, WINDOWS } from './simulations/quantiles.ts';
import { TRUE_END, TRUE_MEDIAN, WATCHED } from './simulations/recoveries.ts';
import {
  CHANGES,
  FALLING_KNEES,
  KNEES,
  LAWS,
  MATERIAL,
  MEDIANS,
  ORDERS,
  QUEUES,
  RECOVERIES,
  TRIALS,
  tableOf,
  WINDOW_QUANTILES,
} from './simulations/tables.ts';

/**
 * How often the statistics of loads are right: `node bench/load/simulate.ts` prints the tables, `--write` puts them into simulated.md, from where
 * `npm run generate` takes those of docs/statistics.md. Seeded: the same code prints the same tables. Takes a few minutes on one core.
 */
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

const sections = [
  `# How often the statistics of loads are right

Made by \`node bench/load/simulate.ts --write\`; seeded, so that the same code makes the same page. Intervals are meant to hold the truth in 95 of 100.`,
  `## Where throughput becomes flat

A server completes what is offered, up to ${CAPACITY} operations a second; equal steps from 0, seen with noise. ${TRIALS.knees} ramps a row. Shares are of all ramps;
a ramp that ends below the capacity has no knee, and what is found there is a false alarm.

${tableOf(KNEES)}`,
  `## Where throughput falls beyond the limit

The same server, which completes less the more is offered beyond its capacity; the last rate varies by a step, so that no rate is the capacity. ${TRIALS.falling} ramps a row. *Within 5 %* is of
the knees found. *Only two rates*: throughput fell so soon that the knee is only known to lie between two rates more than 10 % apart, *of those* the share between which
it does, to 1 %.

${tableOf(FALLING_KNEES)}`,
  `## The law of scalability

γ = ${TRUTH.gamma}, α = ${TRUTH.alpha}, β = ${TRUTH.beta.toPrecision(3)}, so that N* = ${PEAK}; ${REPEATS} repeats of each number of users. Noise as a share of the throughput; where it grows, from one user to the most.
${TRIALS.laws} measurements a row. Shares of intervals that hold the truth; those of the peak where it is given.

${tableOf(LAWS)}`,
  `## Scalability of two sides

The base as above, with 1 to 64 users; ${TRIALS.changes} comparisons a row. Shares of comparisons whose interval of the difference leaves out 0.

${tableOf(CHANGES)}`,
  `## Quantiles of independent values

Log-normal values, ${TRIALS.cheap} samples a row; order statistics.

${tableOf(ORDERS)}`,
  `## Quantiles of windows

${WINDOWS} windows of ${IN_WINDOW} log-normal times each; where levels differ, by a standard deviation of 20 %. ${TRIALS.windows} series a row. Shares of intervals that hold the quantile.

${tableOf(WINDOW_QUANTILES)}`,
  `## Queues that grow

One server, arrivals and services at random (M/M/1), a minute in windows of a second, from the steady state below a load of 1 and from empty above. ${TRIALS.queues} minutes a
cell: share in which the queue is said to grow at all · by more than ${100 * MATERIAL} % of the arrivals.

${tableOf(QUEUES)}`,
  `## When recovery is told

${WATCHED} windows, of which those from ${TRUE_END} on are good, some judged wrongly; ${TRIALS.cheap} disturbances a row. *Right*: in that window or the next.

${tableOf(RECOVERIES)}`,
  `## Median time of recovery

Exponential times with a median of ${TRUE_MEDIAN} s, some censored; ${TRIALS.cheap} sets a row. *Its median* counts sets without a median as longer than any.

${tableOf(MEDIANS)}`,
];

const page = `${sections.join('\n\n')}\n`;
console.log(page);
if (values.write) writeFileSync(join(import.meta.dirname, 'simulated.md'), page);
