import { memberOf } from '../../src/analyze/candidate.ts';
import { marginOf } from '../../src/analyze/margin.ts';
import { type Pairs, scaleOf } from '../../src/analyze/pairs.ts';
import { builtInMetric, qualified } from '../../src/model/metric.ts';
import { SEARCH_LOOKS } from '../../src/plan/pairing.ts';
import { createRandom, hashSeed, type Random } from '../../src/stats/random.ts';
import { lookTogether, type Member } from '../../src/stats/sequential.ts';

/**
 * False alarms of suites of loads, whose metrics are many and hang together: those that are gated by default of a load with a spike, of
 * unchanged code. Small enough to be made again with each run of the docs test.
 */

/** The level that looks and tests share with the product's default. */
const ALPHA = 0.05;
/** Pushes of each row: a share of 5 % is known to ±1.1 points. */
export const PUSHES = 400;

const PHASES = ['before', 'spike', 'after'];
const MOST_PAIRS = SEARCH_LOOKS.at(-1) ?? 0;

/** One side of one pair: what the machine does to all of an invocation, and draws of its own. */
type Draw = (machine: number, random: Random) => number;

/** Half of the variance of times is the machine's, and all quantiles of an invocation have it in common. */
const median =
  (centerNs: number, sd: number): Draw =>
  (machine, random) =>
    centerNs * Math.exp(sd * Math.SQRT1_2 * (machine + random.normal()));
/** What is done of an evenly spread load hardly varies: in one of five invocations one or two operations more end after the edge. */
const done =
  (operations: number): Draw =>
  (_, random) =>
    random.next() < 0.2 ? operations - 1 - random.below(2) : operations;
/** Read off windows of a quarter of a second; often none at all. */
const recovery: Draw = (machine, random) =>
  250e6 * Math.max(0, Math.round(2 + 1.5 * (machine + random.normal()) * Math.SQRT1_2));

/** Metrics that are gated of one load with a spike (src/analyze/gated-loads.ts), and how each varies. */
const OF_A_LOAD: readonly (readonly [string, Draw])[] = [
  ['throughput', done(400)],
  ['latency.p50', median(80e6, 0.05)],
  ['memory.peak', (_, random) => 5e8 * Math.exp(0.01 * random.normal())],
  ['recovery.time', recovery],
  ...PHASES.flatMap((phase, i): (readonly [string, Draw])[] => [
    [qualified('throughput', phase), done(100 * (i + 1))],
    [qualified('latency.p50', phase), median(80e6 * (i + 1), 0.06)],
  ]),
];

/** Metrics that a suite of `loads` has in its family. */
export const familyOf = (loads: number): number => loads * OF_A_LOAD.length;

/** How pushes of unchanged code ended, as shares of them. */
export interface LoadAlarms {
  /** Some metric was found worse, before fresh pairs are asked to confirm it. */
  readonly worse: number;
  /** Some metric was excluded from being worse by what matters, of all metrics. */
  readonly excluded: number;
}

/** Pushes of suites of `loads` loads, looked at as the search of a paired run looks at them. */
export function loadAlarms(loads: number): LoadAlarms {
  const random = createRandom(hashSeed(`loads ${loads}`));
  let [worse, excluded] = [0, 0];
  for (let push = 0; push < PUSHES; push++) {
    const family = Array.from({ length: loads }, () => membersOf(random)).flat();
    const states = lookTogether(family, SEARCH_LOOKS, ALPHA).map(look => look?.state);
    if (states.includes('worse')) worse += 1;
    excluded += states.filter(state => state === 'excluded').length;
  }
  return { worse: worse / PUSHES, excluded: excluded / (PUSHES * familyOf(loads)) };
}

/** Base and head of all gated metrics of one load: the same code on the same machine. */
function membersOf(random: Random): readonly Member[] {
  const sides = Array.from({ length: MOST_PAIRS }, () => [drawSide(random), drawSide(random)] as const);
  return OF_A_LOAD.flatMap(([id], k) => {
    const metric = builtInMetric(id);
    if (metric === undefined) return [];
    const pairs: Pairs = {
      metric,
      base: sides.map(([base]) => base[k] ?? 0),
      head: sides.map(([, head]) => head[k] ?? 0),
      numbers: sides.map((_, i) => i + 1),
      taken: MOST_PAIRS,
    };
    const margin = marginOf(metric, null);
    return [memberOf({ pairs, margin, scale: scaleOf(pairs, margin) })];
  });
}

function drawSide(random: Random): readonly number[] {
  const machine = random.normal();
  return OF_A_LOAD.map(([, draw]) => draw(machine, random));
}
