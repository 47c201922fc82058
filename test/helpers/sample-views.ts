import type { Recommendation } from '../../src/model/analysis.ts';
import type { ResourceSeries } from '../../src/model/event.ts';
import { customMetric } from '../../src/model/metric.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { View } from '../../src/model/view.ts';
import { detecting } from './sample-faults.ts';
import { loaded } from './sample-loads.ts';
import { withOverrides } from './sample-overrides.ts';
import { drifted, soaking, soakingOn, untrusted } from './sample-soaks.ts';
import { repeating } from './sample-tests.ts';
import {
  bettered,
  broken,
  confirmed,
  exact,
  excluded,
  FIRST_RUN,
  improved,
  informative,
  limited,
  MB,
  type MetricFacts,
  MS,
  open,
  pairedReference,
  regressed,
  type ScenarioFacts,
  STORED,
  steady,
  suspected,
  uncompared,
  unconfirmed,
  undecided,
  unheld,
  vanished,
  viewOf,
} from './views.ts';

/** Resource readings of one invocation: memory that rises to a plateau, descriptors that stay. */
export const SERIES: ResourceSeries = {
  atMs: Array.from({ length: 24 }, (_, i) => i * 5),
  columns: {
    'memory.pss': Array.from({ length: 24 }, (_, i) => MB * (48 + 40 * (1 - Math.exp(-i / 6)))),
    'memory.rss': Array.from({ length: 24 }, (_, i) => MB * (55 + 44 * (1 - Math.exp(-i / 6)))),
    fds: Array.from({ length: 24 }, (_, i) => 21 + (i % 5 === 0 ? 2 : 0)),
    threads: Array.from({ length: 24 }, () => 11),
  },
  samplerUtilization: 0.004,
};

const parse = (...metrics: readonly MetricFacts[]): ScenarioFacts => ({
  id: 'parse-large',
  priority: 'P0',
  category: 'computational',
  level: 'integration',
  covers: ['AC-2'],
  series: SERIES,
  metrics,
});

const parseSteady = parse(
  steady('time.wall', 102.4 * MS, 103.1 * MS, { interval: [-0.012, 0.026] }),
  steady('cpu.perop', 98.2 * MS, 98.6 * MS, { interval: [-0.008, 0.016] }),
  steady('memory.peak', 88.1 * MB, 88.3 * MB, { interval: [-0.004, 0.009] }),
  informative('threads.peak', 11, 0),
);

const api: ScenarioFacts = {
  id: 'api-spike[users=8]',
  category: 'concurrency',
  level: 'e2e',
  covers: ['AC-2', 'RISK-LEAK'],
  metrics: [
    limited(
      steady('latency.p95', 0.412 * MS, 0.42 * MS, { interval: [-0.06, 0.102], mde80: 0.12 }),
      { limit: 'max', value: 0.5 * MS, position: 'inside' },
      { rule: 'max', status: 'pass', reason: 'within its limit' },
    ),
    steady('throughput', 2410, 2395, { interval: [-0.021, 0.034] }),
    exact('fds.peak', 34, 34),
  ],
};

const cart: ScenarioFacts = {
  id: 'cart-checkout',
  category: 'io',
  covers: ['RISK-LEAK'],
  metrics: [
    steady('time.wall', 1.31e9, 1.3e9, { interval: [-0.05, 0.061], mde80: 0.081 }),
    informative('io.written', 3.4 * MB),
  ],
};

const noisyCart: ScenarioFacts = {
  ...cart,
  metrics: [undecided('time.wall', 1.31e9, 1.4e9, { interval: [-0.11, 0.29], p: 0.31 })],
};

/** A change that somebody asked to see, and that the noisy history cannot show. */
const cartThresholds: Policy['thresholds'] = {
  'cart-checkout': [
    {
      metric: 'time.wall',
      scope: 'scenario',
      unit: null,
      max: null,
      min: null,
      regression: 0.05,
      floor: null,
      relativeTo: null,
      required: false,
      line: 27,
    },
  ],
};

const sleepLonger: Recommendation = {
  code: 'longer-invocations',
  scenario: 'cart-checkout',
  metric: 'time.wall',
  text: 'Gate CPU time instead of elapsed time, or make one invocation last at least 0.5 s',
};

const computesMore: Recommendation = {
  code: 'computes-more',
  scenario: 'parse-large',
  metric: 'time.wall',
  text: 'It takes longer and uses more CPU: profile the code that this change touches',
};

/** Everything as before. */
export const passing = (): View =>
  viewOf([
    parseSteady,
    api,
    { ...cart, metrics: [improved('time.wall', 1.31e9, 1.12e9, { interval: [-0.19, -0.1] })] },
  ]);

/** A suspect of the stored baseline where policy wants confirmation. */
export const warning = (): View =>
  viewOf(
    [
      parse(
        suspected('time.wall', 102.4 * MS, 111.2 * MS, { interval: [0.031, 0.142] }),
        steady('memory.peak', 88.1 * MB, 88.3 * MB, { interval: [-0.004, 0.009] }),
      ),
      api,
    ],
    { policy: { failOnStored: false }, suiteShift: 0.021 },
  );

/** Two regressions, a leak-free steady part, one thing that cannot be told and one that was not measured. */
export const failing = (): View =>
  viewOf(
    [
      parse(
        regressed('time.wall', 102.4 * MS, 121 * MS, { interval: [0.121, 0.24] }),
        steady('cpu.perop', 98.2 * MS, 99.5 * MS, { interval: [-0.008, 0.036] }),
        regressed('memory.peak', 88.1 * MB, 97.9 * MB, { interval: [0.094, 0.128], p: 0.0001, mde80: 0.018 }),
      ),
      {
        ...api,
        metrics: [
          limited(
            steady('latency.p95', 0.412 * MS, 0.43 * MS, { interval: [-0.06, 0.152], mde80: 0.12 }),
            { limit: 'max', value: 0.4 * MS, position: 'beyond' },
            { rule: 'max', status: 'fail', reason: 'wholly above its limit' },
          ),
          vanished('throughput', 2410, 'warn'),
          exact('fds.peak', 34, 34),
        ],
        unavailable: [
          { metric: 'memory.pss', reason: '/proc/PID/smaps_rollup cannot be read in this container' },
        ],
      },
      noisyCart,
      {
        id: 'nightly-import',
        priority: 'P3',
        category: 'long-running',
        invocations: 0,
        ending: { kind: 'not-run', reason: 'the budget of 10 min was used up' },
        outcome: { status: 'skipped', reason: 'not run: the budget of 10 min was used up' },
      },
    ],
    {
      recommendations: [sleepLonger],
      policy: { vanished: 'warn', thresholds: cartThresholds },
      suiteShift: 0.034,
      caveats: [
        {
          code: 'few-runs',
          text: 'The history of cart-checkout has 6 comparable runs; below 20 it sees large changes only',
          advice: 'Let the default branch run more often, or compare with a base tree',
          scenario: 'cart-checkout',
        },
      ],
    },
  );

/** Nothing is known to be worse, but one question stays open. */
export const inconclusive = (): View =>
  viewOf([parseSteady, noisyCart], {
    recommendations: [sleepLonger],
    policy: { failOn: 'inconclusive', thresholds: cartThresholds },
  });

/** The very first run. */
export const noBaseline = (): View =>
  viewOf(
    [
      parse(uncompared('time.wall', 102.4 * MS), uncompared('memory.peak', 88.1 * MB)),
      { id: 'cart-checkout', category: 'io', metrics: [uncompared('time.wall', 1.31e9)] },
    ],
    { reference: FIRST_RUN },
  );

/** Ctrl-C in the second scenario. */
export const interrupted = (): View =>
  viewOf(
    [
      parseSteady,
      {
        ...cart,
        metrics: [],
        invocations: 3,
        ending: { kind: 'interrupted' },
        outcome: { status: 'inconclusive', reason: 'interrupted after 3 of at least 10 samples' },
      },
      {
        id: 'nightly-import',
        invocations: 0,
        ending: { kind: 'not-run', reason: 'the run was interrupted' },
        outcome: { status: 'skipped', reason: 'not run: the run was interrupted' },
      },
    ],
    { interruption: 'SIGINT' },
  );

/** One workload dies, one hangs, one reports nonsense. */
export const crashed = (): View =>
  viewOf([
    {
      ...parseSteady,
      metrics: [],
      invocations: 0,
      ending: { kind: 'failing', reason: '3 of 3 invocations were ended by SIGSEGV' },
      trouble: {
        outcome: { kind: 'signalled', signal: 'SIGSEGV' },
        count: 3,
        excerpt: 'parse: line 40211\nfatal: order 7 has no lines\nSegmentation fault',
      },
      outcome: { status: 'fail', reason: 'every invocation was ended by SIGSEGV' },
    },
    {
      ...cart,
      metrics: [],
      invocations: 0,
      ending: { kind: 'failing', reason: '2 of 2 invocations timed out' },
      trouble: {
        outcome: { kind: 'timeout', afterMs: 60_000 },
        count: 2,
        excerpt: 'waiting for lock "orders"',
      },
      outcome: { status: 'fail', reason: 'every invocation timed out after 60 s and was killed' },
    },
    {
      id: 'count-rows',
      metrics: [broken(customMetric('rows', 'per-second', null), 0, 'no invocation did any work')],
    },
  ]);

/** The baseline has a scenario and a metric that this run does not have. */
export const vanishing = (): View =>
  viewOf([
    parseSteady,
    { ...cart, metrics: [...(cart.metrics ?? []), vanished('memory.peak', 61.2 * MB)] },
    { id: 'export-csv', gone: true, metrics: [vanished('time.wall', 410 * MS)] },
  ]);

/** A slowdown that fresh pairs confirmed, beside scenarios that the stored baseline cleared. */
export const pairedFailing = (): View =>
  viewOf(
    [
      parse(
        confirmed('time.wall', 102.4 * MS, 121 * MS, {
          interval: [0.151, 0.214],
          fresh: [0.169, 0.142, 0.198],
        }),
        confirmed('cpu.perop', 98.2 * MS, 115.4 * MS, {
          interval: [0.158, 0.193],
          p: 0.0002,
          mde80: 0.019,
          fresh: [0.171, 0.16, 0.184],
        }),
        excluded('memory.peak', 88.1 * MB, 88.3 * MB, { interval: [-0.004, 0.009], mde80: 0.012 }),
      ),
      {
        ...cart,
        metrics: [
          open('time.wall', 1.31e9, 1.36e9, { interval: [-0.042, 0.131], p: 0.19, dropped: 2, pairs: 58 }),
          excluded('cpu.perop', 0.42e9, 0.421e9, { interval: [-0.011, 0.017] }),
        ],
      },
      api,
    ],
    {
      reference: pairedReference(['parse-large', 'cart-checkout'], STORED),
      recommendations: [computesMore],
      suiteShift: 0.013,
    },
  );

/** Everything else that pairs can say: not confirmed, not confirmable, undecided, excluded, better; and no pairs at all. */
export const pairedMixed = (): View =>
  viewOf(
    [
      parse(
        unconfirmed('time.wall', 102.4 * MS, 110.8 * MS, {
          interval: [0.041, 0.132],
          fresh: [0.012, -0.011, 0.031],
        }),
        excluded('cpu.perop', 98.2 * MS, 98.9 * MS, { interval: [-0.006, 0.019] }),
        bettered('memory.peak', 88.1 * MB, 71.9 * MB, { interval: [-0.204, -0.164], mde80: 0.012 }),
      ),
      {
        ...cart,
        metrics: [
          open('time.wall', 1.31e9, 1.36e9, { interval: [-0.042, 0.131], p: 0.19, dropped: 2, pairs: 58 }),
          open('throughput', 310, 301, { interval: [-0.03, 0.09], p: 0.31, mde80: 0.05 }),
        ],
      },
      {
        id: 'export-csv',
        category: 'io',
        metrics: [unheld('time.wall', 410 * MS, 447 * MS, { interval: [0.052, 0.128], mde80: 0.05 })],
      },
      api,
    ],
    {
      reference: pairedReference(['parse-large', 'cart-checkout', 'export-csv'], STORED),
      caveats: [
        {
          code: 'budget-spent',
          text: 'The budget was used up before export-csv could be confirmed',
          advice: 'Allow it more time (budget)',
          scenario: 'export-csv',
        },
      ],
    },
  );

/** One of two confirmed slowdowns is wanted, and somebody with write access said so. */
export const accepting = (): View => withOverrides(pairedFailing());

/** The states that every renderer has a golden file for. */
export const SAMPLE_VIEWS = {
  pass: passing,
  warn: warning,
  fail: failing,
  inconclusive,
  'no-baseline': noBaseline,
  interrupted,
  crashed,
  vanished: vanishing,
  'paired-fail': pairedFailing,
  'paired-mixed': pairedMixed,
  accepted: accepting,
  soak: soaking,
  'soak-mixed': soakingOn,
  untrusted,
  history: drifted,
  repeated: repeating,
  faults: detecting,
  load: loaded,
} as const;
