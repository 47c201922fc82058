import * as z from 'zod/mini';
import { DEFAULTS } from './defaults.ts';
import { defaultsTo, flag, may, must, oneOf, text, titled, whole } from './leaf.ts';
import { delay, duration, listOf, name, oneOrMany, rate, size } from './values.ts';

/** `load:` is *when* operations start. How its keys go together is in load-rules.ts, and of `factors` in factor-rules.ts. */

const users = () => whole('number of users', 1, 10_000);

const stage = titled(
  z.strictObject({
    duration: must(delay(), 'How long the stage lasts; 0 jumps to its rate', '10s'),
    target: must(rate(), 'Rate at the end of the stage; the way there is straight', '50/s'),
    name: may(
      name('phase name'),
      'Makes the stage a phase of that name, with values of its own; the other stages are then `stage 1`, `stage 2`, …',
      'full load',
    ),
    measure: defaultsTo(
      flag(),
      DEFAULTS.stage.measure,
      'False for warm-up and cool-down: the stage is a phase that enters no metric',
      false,
    ),
  }),
  'stage',
);

const spike = titled(
  z.strictObject({
    base: must(rate(), 'Rate outside the spike', '50/s'),
    peak: must(rate(), 'Rate inside the spike', '500/s'),
    at: must(oneOrMany(delay, 'list of moments'), 'When spikes begin', '10s', ['10s', '40s']),
    width: must(duration(), 'How long a spike lasts', '5s'),
  }),
  'spike',
);

const sine = titled(
  z.strictObject({
    mean: must(rate(), 'Rate in the middle', '100/s'),
    amplitude: must(rate(), 'Largest distance from the mean; less than the mean', '50/s'),
    period: must(duration(), 'Length of a full wave', '1m'),
    startAt: defaultsTo(
      oneOf('place on the wave', ['mean-up', 'peak', 'mean-down', 'trough']),
      DEFAULTS.load.startAt,
      'Where on the wave the load begins',
      'peak',
    ),
  }),
  'sine wave',
);

/** Square and sawtooth waves have the same three numbers. */
const wave = (title: string) =>
  titled(
    z.strictObject({
      low: must(rate(), 'Lowest rate', '50/s'),
      high: must(rate(), 'Highest rate', '200/s'),
      period: must(duration(), 'Length of a full wave', '30s'),
    }),
    title,
  );

const steps = titled(
  z.strictObject({
    from: must(rate(), 'First rate', '50/s'),
    to: must(rate(), 'Last rate', '500/s'),
    step: must(rate(), 'Difference between two steps', '50/s'),
    hold: must(duration(), 'How long each rate is held', '10s'),
  }),
  'steps',
);

const burst = titled(
  z.strictObject({
    rate: must(rate(), 'Rate while the load is on', '500/s'),
    on: must(duration(), 'How long it is on', '1s'),
    off: must(duration(), 'How long it is off', '9s'),
  }),
  'bursts',
);

const randomWalk = titled(
  z.strictObject({
    low: must(rate(), 'Lowest rate', '50/s'),
    high: must(rate(), 'Highest rate', '200/s'),
    step: must(rate(), 'Largest change at once', '20/s'),
    every: must(duration(), 'Time between two changes', '1s'),
  }),
  'random walk',
);

const thinkTime = titled(
  z.union([
    z.strictObject({
      min: must(delay(), 'Shortest pause', '100ms'),
      max: must(delay(), 'Longest pause', '1s'),
    }),
    delay(),
  ]),
  'duration, or shortest and longest',
);

const factors = titled(
  z.strictObject({
    rate: may(listOf(rate(), 'list of rates', 1), 'Rates of an open load, each constant', ['50/s', '100/s']),
    payload: may(
      listOf(size(), 'list of sizes', 1),
      `Sizes that the workload is told, or that bodies of requests have in the place of \`\${payload}\``,
      ['1KB', '64KB'],
    ),
    concurrency: may(
      listOf(users(), 'list of numbers', 1),
      'Operations at once: `users` of a closed load, `maxInFlight` of an open one',
      [1, 8],
    ),
    connections: may(
      listOf(users(), 'list of connections', 1),
      'Connections of `http`, with one request on each at a time',
      [1, 16],
    ),
    mix: may(
      listOf(name('operation mix'), 'list of mixes', 1),
      'Names that the workload is told, or that requests have in `mixes`',
      ['read', 'write'],
    ),
    design: may(
      oneOf('design', ['full', 'pairwise']),
      'All combinations of levels, or fewer in which all pairs of levels occur; without it all combinations up to 16',
      'pairwise',
    ),
  }),
  'factor grid',
);

/** When operations start, and how many at once. */
export const loadSchema = titled(
  z.strictObject({
    users: defaultsTo(
      oneOrMany(users, 'ladder of users'),
      DEFAULTS.load.users,
      'Closed model: loops that each start their next operation when the last has ended. A list is a ladder: the scenario runs once with each number',
      8,
      [1, 2, 4, 8],
    ),
    iterations: may(
      whole('number of operations', 1, 1e9),
      'Operations of one invocation, over all users; without it and without `duration` each user does one',
      100,
    ),
    duration: may(
      duration(),
      'How long one invocation goes on starting operations, instead of `iterations`. Open loads need it unless their shape says it',
      '30s',
    ),
    thinkTime: may(thinkTime, 'Pause of a user between two operations', '200ms', { min: '100ms', max: '1s' }),
    rate: may(
      rate(),
      'Open model: operations started a second, however long they take; beside `stages` the rate with which the first begins',
      '200/s',
    ),
    arrivals: defaultsTo(
      oneOf('arrival process', ['uniform', 'poisson']),
      DEFAULTS.load.arrivals,
      'Open model: how starts are spread around the rate, evenly or at random as those of many independent users',
      'poisson',
    ),
    maxInFlight: defaultsTo(
      whole('number of operations', 1, 1e6),
      DEFAULTS.load.maxInFlight,
      'Open model: operations that may be under way at once; `overflow` says what becomes of further ones',
      64,
    ),
    overflow: defaultsTo(
      oneOf('overflow', ['queue', 'drop']),
      DEFAULTS.load.overflow,
      'Open model: what becomes of an operation that is due while `maxInFlight` are under way. It waits, and its response time grows; or it is dropped and counted',
      'drop',
    ),
    stages: may(
      listOf(stage, 'list of stages', 1),
      'Open model: straight ways from rate to rate, beginning with `rate`, or with none',
      [{ duration: '10s', target: '50/s' }],
    ),
    spike: may(
      spike,
      'Open model: sudden peaks over a base. Without `duration` it ends as long after the last peak as the first comes after the start',
      {
        base: '50/s',
        peak: '500/s',
        at: '10s',
        width: '5s',
      },
    ),
    sine: may(sine, 'Open model: a sine wave', { mean: '100/s', amplitude: '50/s', period: '1m' }),
    square: may(wave('square wave'), 'Open model: a square wave', {
      low: '50/s',
      high: '200/s',
      period: '30s',
    }),
    sawtooth: may(wave('sawtooth wave'), 'Open model: a sawtooth wave', {
      low: '50/s',
      high: '200/s',
      period: '30s',
    }),
    steps: may(steps, 'Open model: a staircase of rates', {
      from: '50/s',
      to: '500/s',
      step: '50/s',
      hold: '10s',
    }),
    burst: may(burst, 'Open model: on and off', { rate: '500/s', on: '1s', off: '9s' }),
    randomWalk: may(randomWalk, 'Open model: a seeded random walk', {
      low: '50/s',
      high: '200/s',
      step: '20/s',
      every: '1s',
    }),
    replay: may(
      text('file'),
      'Open model: an operation at each moment of a file ([how it looks](load.md#replay))',
      'arrivals.txt',
    ),
    find: may(oneOf('search', ['max']), 'Search the largest rate that holds every threshold', 'max'),
    factors: may(
      factors,
      'Run once with each combination of these, and tell how much each matters ([main effects](load.md#factors))',
      {
        concurrency: [1, 8],
        payload: ['1KB', '64KB'],
      },
    ),
  }),
  'load',
);
