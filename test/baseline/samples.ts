import type { Baseline, BaselineRun } from '../../src/model/baseline.ts';
import type { Environment } from '../../src/model/environment.ts';
import { builtInMetric, type MetricDefinition } from '../../src/model/metric.ts';
import type { Plan, PlannedScenario } from '../../src/model/plan.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../../src/model/result.ts';
import type { View } from '../../src/model/view.ts';

/** Valid documents of every kind this folder reads, each with every optional part filled in somewhere. */

export const SUITE = 'orders';

export function metric(id: string): MetricDefinition {
  const found = builtInMetric(id);
  if (found === undefined) throw new Error(`no built-in metric ${id}`);
  return found;
}

export const samplesOf = (id: string, samples: readonly number[]): MetricSamples => ({
  metric: metric(id),
  samples,
  invocations: samples.map((_, index) => index + 2),
});

export const environment = (machineClass = 'linux-x64-4c-epyc'): Environment => ({
  os: 'linux',
  arch: 'x64',
  kernel: '6.8.0',
  cpuModel: 'AMD EPYC 7763',
  cores: 4,
  memoryBytes: 16e9,
  image: 'ubuntu24/20261101.1',
  runtimes: { node: '24.21.0', python: '3.12.3' },
  machineClass,
});

export const scenarioResult = (changes: Partial<ScenarioResult> = {}): ScenarioResult => ({
  id: 'parse-large',
  arm: 'head',
  digest: 'a1b2c3d4e5f60718',
  ending: { kind: 'complete' },
  outcomes: { ok: 3, failed: 1 },
  warmups: 2,
  operations: { ok: 3, failed: 1 },
  shares: { 'timeouts.rate': { count: 1, of: 4 } },
  failures: [
    { outcome: { kind: 'failed', exitCode: 3 }, count: 1, excerpt: 'no such order', log: 'logs/1.log' },
  ],
  metrics: [samplesOf('memory.peak', [4e7, 4.1e7, 4e7]), samplesOf('time.wall', [1.5e8, 1.6e8, 1.4e8])],
  unavailable: [{ metric: 'memory.pss', reason: 'no access' }],
  problems: [{ file: 'metrics', line: 3, column: null, path: '', message: 'not a number' }],
  series: { atMs: [0, 250], columns: { 'memory.rss': [1e7, 2e7] }, samplerUtilization: 0.001 },
  checkpoints: { operations: [100, 200], columns: { 'memory.heap': { unit: 'bytes', values: [1, 2] } } },
  failedInvocations: [3],
  ...changes,
});

const planned: PlannedScenario = {
  id: 'parse-large',
  name: 'parse-large',
  category: 'computational',
  priority: 'P0',
  level: 'integration',
  covers: ['AC-2'],
  tags: ['fast'],
  driver: {
    kind: 'command',
    command: ['python', 'bench.py'],
    cwd: '.',
    env: { MODE: 'x' },
    expectExitCodes: [0],
    passEnv: ['HOME'],
  },
  load: { model: 'closed', users: 1, iterations: 1, durationMs: null },
  samples: { warmup: 2, min: 3, max: 10, looks: [3, 10] },
  leaks: false,
  measure: 'time',
  timeoutMs: 60_000,
  budgetMs: null,
  digest: 'a1b2c3d4e5f60718',
  seed: 7,
  line: 12,
};

export const plan = (suite = SUITE): Plan => ({
  schemaVersion: 1,
  suite,
  configFile: 'stress.yml',
  seed: 42,
  intensity: 'medium',
  budgetMs: 600_000,
  setup: 'npm ci',
  setupTimeoutMs: 300_000,
  failFast: true,
  scenarios: [planned],
  pairing: null,
  omitted: ['soak'],
});

export const result = (changes: Partial<RunResult> = {}): RunResult => ({
  schemaVersion: 1,
  tool: { name: 'stress-action', version: '1.0.0' },
  startedAt: '2026-11-20T10:00:00.000Z',
  durationMs: 12_345.6,
  complete: true,
  interruption: null,
  commit: { sha: 'c0ffee', ref: 'refs/heads/main', subject: 'Parse faster', dirty: false },
  environment: environment(),
  plan: plan(),
  setup: { outcome: { kind: 'ok' }, durationMs: 900, log: 'logs/setup.log' },
  baseSetup: null,
  calibration: [{ atMs: 1, cpuNs: 1e9, memoryNs: 3e8, utilization: 1 }],
  scenarios: [scenarioResult()],
  caveats: [{ code: 'steal', text: 'the machine was shared', advice: null, scenario: null }],
  ...changes,
});

export const baselineRun = (commit: string, at: string, machineClass?: string): BaselineRun => ({
  commit,
  at,
  toolVersion: '1.0.0',
  environment: environment(machineClass),
  calibration: [{ atMs: 1, cpuNs: 1e9, memoryNs: 3e8, utilization: 1 }],
  scenarios: [
    { id: 'parse-large', digest: 'a1b2c3d4e5f60718', metrics: [samplesOf('time.wall', [1.5e8, 1.6e8])] },
  ],
});

/** One run a day from 1 November on. */
export const baseline = (runs = 3): Baseline => ({
  schemaVersion: 1,
  kind: 'stress-action/baseline',
  suite: SUITE,
  runs: Array.from({ length: runs }, (_, day) =>
    baselineRun(`commit${day}`, new Date(Date.UTC(2026, 10, 1 + day)).toISOString()),
  ),
  accepted: [
    {
      scenario: 'parse-large',
      metric: 'time.wall',
      reason: 'validates more',
      author: 'someone',
      at: '2026-11-02T12:00:00.000Z',
      level: 1.5e8,
    },
  ],
  reported: [{ scenario: 'parse-large', metric: 'time.wall', kind: 'step', commit: 'commit1' }],
});

export const view = (): View => ({
  schemaVersion: 1,
  kind: 'stress-action/results',
  result: result(),
  rounds: [],
  policy: {
    against: 'auto',
    failOnStored: false,
    familyAlpha: 0.05,
    control: false,
    watchHistory: false,
    strict: false,
    failOn: 'fail',
    vanished: 'warn',
    staleAfterDays: 30,
    overrides: {
      granted: [
        {
          target: 'parse-large/*',
          upTo: 0.2,
          reason: 'validates more',
          author: 'someone',
          at: '2026-11-20T09:00:00Z',
          via: 'comment',
        },
      ],
      refused: [{ author: 'another', reason: 'it lacks a reason' }],
      fault: 'no answer',
      byComment: true,
    },
    thresholds: {
      'parse-large': [
        {
          metric: 'time.wall',
          scope: 'scenario',
          unit: null,
          max: 2e8,
          min: null,
          regression: 0.05,
          floor: 2e6,
          relativeTo: null,
          required: true,
          line: 14,
        },
      ],
    },
  },
  analysis: {
    schemaVersion: 1,
    reference: {
      kind: 'stored',
      source: 'baseline.json',
      runs: 3,
      comparableRuns: 3,
      newestCommit: 'commit2',
      newestAt: '2026-11-03T00:00:00.000Z',
      ageDays: 17,
    },
    family: { alpha: 0.05, metrics: 2 },
    scenarios: [
      {
        id: 'parse-large',
        ending: { kind: 'complete' },
        outcomes: { ok: 3 },
        invocations: 3,
        trouble: { outcome: { kind: 'failed', exitCode: 3 }, count: 1, excerpt: 'no', log: 'logs/1.log' },
        metrics: [
          {
            metric: metric('time.wall'),
            relativeTo: null,
            gated: true,
            estimate: {
              n: 3,
              center: 1.5e8,
              interval: { low: null, high: 1.6e8, level: 0.95 },
              spread: 0.04,
            },
            comparison: {
              kind: 'stored',
              reference: 1.4e8,
              runs: 3,
              levels: [1.3e8, 1.5e8, 1.4e8],
              change: 0.07,
              interval: { low: -0.02, high: 0.16, level: 0.95 },
              difference: 1e7,
              p: 0.2,
              adjustedP: 0.4,
              adjustedPBetter: 1,
              betweenRunSd: 0.1,
              spreadFrom: 'prior',
              mde80: 0.4,
              smallestEffect: 0.05,
              floor: 2e6,
            },
            limits: [
              {
                limit: 'max',
                value: 2e8,
                position: 'inside',
                interval: { low: 1e8, high: 1.7e8, level: 0.95 },
              },
            ],
            caveats: [],
          },
        ],
        failures: null,
        trends: [],
        unavailable: [],
      },
    ],
    suiteShift: null,
    control: null,
    drift: [],
    recommendations: [{ code: 'more-runs', scenario: null, metric: null, text: 'wait for more runs' }],
    caveats: [],
  },
  verdict: {
    schemaVersion: 1,
    status: 'inconclusive',
    exitCode: 0,
    reason: 'too few runs to tell',
    checks: [
      {
        scenario: 'parse-large',
        metric: 'time.wall',
        rule: 'regression',
        status: 'inconclusive',
        reason: 'the history is short',
        reproduce: 'stress-action run --scenario parse-large',
        line: 14,
        improved: false,
        accepted: {
          author: 'someone',
          reason: 'validates more',
          at: '2026-11-20T09:00:00Z',
          via: 'label',
          status: 'warn',
        },
      },
    ],
    counts: { fail: 0, inconclusive: 1, warn: 0, pass: 0, skipped: 0 },
    coverage: [
      {
        id: 'AC-2',
        scenarios: [
          {
            scenario: 'parse-large',
            level: 'integration',
            category: 'computational',
            priority: 'P0',
            status: 'inconclusive',
          },
        ],
        status: 'inconclusive',
      },
    ],
  },
});
