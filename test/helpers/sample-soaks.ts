import type { Drift } from '../../src/model/analysis.ts';
import type { View } from '../../src/model/view.ts';
import {
  BASE,
  confirmed,
  excluded,
  failing,
  leakFree,
  leaking,
  leakLost,
  leakOpen,
  leakUnheld,
  MB,
  type MetricFacts,
  MS,
  open,
  pairedReference,
  type ScenarioFacts,
  STORED,
  steady,
  suspected,
  trend,
  viewOf,
} from './views.ts';

/** Hand-made views of what takes long to see: leaks, failures that come and go, a base that differs from itself, and a history that moved. */

const KB = 1024;
const PAGES = 'unique memory of the process tree';
const DESCRIPTORS = 'open descriptors of the process tree';

const soak = (id: string, ...metrics: readonly MetricFacts[]): ScenarioFacts => ({
  id,
  soak: true,
  category: 'long-running',
  covers: ['RISK-LEAK'],
  invocations: 5,
  metrics,
});

/** Values that hop about a level by `size`, the same on every call. */
const ripple = (place: number, size: number): number => size * Math.sin(place * 97) * Math.cos(place * 41);

/** A leak that fresh processes confirmed, one that cannot be told, and a scenario that fails sometimes since this change. */
export const soaking = (): View =>
  viewOf(
    [
      {
        ...soak(
          'import',
          leaking('memory.leak', 0.6 * KB, 104.2 * KB, {
            interval: [96.1 * KB, 110.4 * KB],
            fresh: [102 * KB, 95.2 * KB, 109.1 * KB],
            perHour: 36 * MB,
            visible: 0.9 * KB,
          }),
          leaking('fds.leak', 0, 3, {
            interval: [2.9, 3.1],
            fresh: [3, 2.9, 3.1],
            perHour: 1060,
            source: DESCRIPTORS,
          }),
          leakFree('threads.leak', 0, 0, { interval: [0, 0], source: 'threads of the process tree' }),
        ),
        trends: [
          trend(
            'memory.leak',
            { shape: 'linear', advice: 'growing', source: 'memory.heap at checkpoints' },
            at => MB * (96 + 144 * at + ripple(at, 6)),
          ),
          trend('fds.leak', { shape: 'linear', advice: 'growing', unit: 'count', source: DESCRIPTORS }, at =>
            Math.round(21 + 180 * at),
          ),
          trend(
            'threads.leak',
            { shape: 'flat', advice: 'flat', unit: 'count', source: 'threads' },
            () => 11,
          ),
        ],
      },
      {
        ...soak(
          'worker',
          leakOpen('memory.leak', 1.2 * KB, 5.6 * KB, {
            interval: [-4.4 * KB, 14 * KB],
            visible: 13.1 * KB,
            source: PAGES,
          }),
          leakFree('fds.leak', 0, 0, { interval: [0, 0], source: DESCRIPTORS }),
        ),
        trends: [
          trend(
            'memory.leak',
            { shape: 'plateau', advice: 'flat' },
            at => MB * (60 + 40 * (1 - Math.exp(-at * 9)) + ripple(at, 1)),
          ),
        ],
      },
      {
        id: 'checkout',
        category: 'concurrency',
        invocations: 33,
        metrics: [
          excluded('time.wall', 410 * MS, 412 * MS, { interval: [-0.011, 0.019], pairs: 33, dropped: 7 }),
        ],
        trouble: {
          outcome: { kind: 'failed', exitCode: 1 },
          count: 7,
          excerpt: 'checkout: order 31 was paid twice',
        },
        failures: failing([0, [0, 0.088]], [7, [0.087, 0.32]], { invocations: 40, p: 0.006 }),
        outcome: {
          status: 'fail',
          reason: 'fails more often than the base: 7 of 40 invocations, the base 0 of 40',
        },
      },
      {
        id: 'search',
        invocations: 37,
        metrics: [
          excluded('time.wall', 220 * MS, 221 * MS, { interval: [-0.009, 0.016], pairs: 37, dropped: 3 }),
        ],
        trouble: { outcome: { kind: 'timeout', afterMs: 5000 }, count: 3, excerpt: '' },
        failures: failing([2, [0.014, 0.165]], [3, [0.026, 0.199]], { invocations: 40, p: 0.5 }),
        outcome: {
          status: 'warn',
          reason: 'fails sometimes on both sides: 3 of 40 invocations, the base 2 of 40',
        },
      },
    ],
    {
      reference: pairedReference(['import', 'worker', 'checkout', 'search'], null),
      control: { metrics: 20, alarms: [] },
    },
  );

/** Everything else that long runs can say, of one that does not say how many operations it did, too. */
export const soakingOn = (): View =>
  viewOf(
    [
      {
        ...soak(
          'import',
          leakLost('memory.leak', 0.6 * KB, 19.4 * KB, {
            interval: [10.2 * KB, 26 * KB],
            fresh: [3.1 * KB, -2 * KB, 9.4 * KB],
            visible: 6.2 * KB,
            perHour: 1.1 * MB,
          }),
          leakUnheld('fds.leak', 0, 2.4, { interval: [2.1, 2.6], source: DESCRIPTORS, perHour: 212 }),
        ),
        trends: [
          trend('memory.leak', { shape: 'sawtooth', advice: 'flat' }, at => MB * (80 + 60 * ((at * 6) % 1))),
          trend('fds.leak', { shape: 'step', advice: 'fading', unit: 'count', source: DESCRIPTORS }, at =>
            at < 0.4 ? 20 : 44,
          ),
        ],
      },
      {
        ...soak(
          'worker',
          leakOpen('memory.growth', 40 * KB, 610 * KB, {
            interval: [-90 * KB, 1.4 * MB],
            margin: 640 * KB,
            wanted: 640 * KB,
            source: PAGES,
          }),
          leakOpen('memory.leak', 1 * KB, 3 * KB, {
            interval: [-2 * KB, 6 * KB],
            margin: 131 * KB,
            source: PAGES,
          }),
          leakFree('sockets.growth', 0, 0, { interval: [0, 0], margin: 10, source: 'open sockets' }),
        ),
        trends: [
          trend(
            'memory.growth',
            { shape: 'oscillating', advice: 'flat' },
            at => MB * (64 + 9 * Math.sin(at * 30)),
          ),
        ],
      },
    ],
    { reference: pairedReference(['import', 'worker'], null) },
  );

const DISTRUSTED = 'the base differs from itself in this run, so its pairs are not believed';

/** Judged as it is when the base differs from itself. */
const disbelieved = (facts: MetricFacts): MetricFacts => ({
  ...facts,
  checks: facts.checks.map(check => ({
    ...check,
    status: 'inconclusive',
    reason: DISTRUSTED,
    improved: false,
    accepted: null,
  })),
});

/** The base differs from itself: what pairs found is not believed. */
export const untrusted = (): View =>
  viewOf(
    [
      {
        id: 'parse-large',
        metrics: [
          confirmed('time.wall', 102.4 * MS, 121 * MS, {
            interval: [0.151, 0.214],
            fresh: [0.169, 0.142, 0.198],
          }),
          excluded('memory.peak', 88.1 * MB, 88.3 * MB, { interval: [-0.004, 0.009], mde80: 0.012 }),
        ].map(disbelieved),
      },
      {
        id: 'export-csv',
        metrics: [open('time.wall', 410 * MS, 425 * MS, { interval: [-0.02, 0.11], p: 0.14 })].map(
          disbelieved,
        ),
      },
    ],
    {
      reference: pairedReference(['parse-large', 'export-csv'], null),
      control: {
        metrics: 3,
        alarms: [
          { scenario: 'parse-large', metric: 'time.wall', change: 0.061 },
          { scenario: 'export-csv', metric: 'time.wall', change: -0.043 },
        ],
      },
    },
  );

const drift = (facts: Omit<Drift, 'commit' | 'at' | 'p'>): Drift => ({
  commit: BASE,
  at: '2026-11-18T09:12:44Z',
  p: 0.0004,
  ...facts,
});

/** A metric whose stored runs had `levels`. */
const after = (facts: MetricFacts, levels: readonly number[]): MetricFacts => {
  const { comparison } = facts.analysis;
  return comparison.kind === 'stored'
    ? {
        ...facts,
        analysis: { ...facts.analysis, comparison: { ...comparison, levels, runs: levels.length } },
      }
    : facts;
};

/** A run on the default branch whose history has moved, with a scenario of which instructions are counted. */
export const drifted = (): View =>
  viewOf(
    [
      {
        id: 'parse-large',
        metrics: [
          after(
            steady('time.wall', 121 * MS, 121.4 * MS, { interval: [-0.03, 0.04] }),
            Array.from({ length: 18 }, (_, i) => (i < 12 ? 102 : 121) * MS * (1 + ripple(i, 0.01))),
          ),
          after(
            steady('memory.peak', 88.1 * MB, 94.6 * MB, { interval: [0.01, 0.11] }),
            Array.from({ length: 18 }, (_, i) => MB * (88.1 + i * 0.36)),
          ),
        ],
      },
      {
        id: 'tokenize',
        measure: 'instructions',
        metrics: [suspected('cpu.instructions', 1.2e9, 1.24e9, { interval: [0.03, 0.037], mde80: 0.011 })],
      },
    ],
    {
      reference: { ...STORED, comparableRuns: 18 },
      policy: { watchHistory: true, failOnStored: false },
      drift: [
        drift({
          kind: 'step',
          scenario: 'parse-large',
          metric: 'time.wall',
          change: 0.186,
          before: 102 * MS,
          after: 121 * MS,
        }),
        drift({
          kind: 'creep',
          scenario: 'parse-large',
          metric: 'memory.peak',
          change: 0.074,
          before: 88.1 * MB,
          after: 94.6 * MB,
        }),
      ],
    },
  );
