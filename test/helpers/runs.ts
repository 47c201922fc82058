import type { Baseline, BaselineLookup } from '../../src/model/baseline.ts';
import type { Environment } from '../../src/model/environment.ts';
import type { Arm, ScenarioEnding } from '../../src/model/event.ts';
import { builtInMetric, customMetric } from '../../src/model/metric.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import type { Pairing, Plan, PlannedScenario } from '../../src/model/plan.ts';
import type { Policy, Threshold } from '../../src/model/policy.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../../src/model/result.ts';
import { createRandom } from '../../src/stats/random.ts';

export const MACHINE: Environment = {
  os: 'linux',
  arch: 'x64',
  kernel: '6.8.0',
  cpuModel: 'Test CPU',
  cores: 4,
  memoryBytes: 16 * 1024 ** 3,
  image: 'ubuntu24/1',
  runtimes: {},
  machineClass: 'linux-x64-4c-test-cpu',
};

/** What one scenario measured: metric id → samples. */
export type Measurements = Readonly<Record<string, readonly number[]>>;

export interface ScenarioFacts {
  readonly metrics?: Measurements;
  readonly failed?: { readonly outcome: Outcome; readonly count: number };
  readonly ending?: ScenarioEnding | null;
  readonly planned?: Partial<PlannedScenario>;
}

/** `n` log-normal values around `center` with spread `sd`, the same for the same seed. */
export function noisy(center: number, sd: number, n: number, seed: number): readonly number[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => center * Math.exp(sd * random.normal()));
}

const samplesOf = (metrics: Measurements): readonly MetricSamples[] =>
  Object.entries(metrics).map(([id, samples]) => ({
    metric: builtInMetric(id) ?? customMetric(id, 'count', null),
    samples,
    invocations: samples.map((_, i) => i),
  }));

export const plannedScenario = (id: string, overrides: Partial<PlannedScenario> = {}): PlannedScenario => ({
  id,
  name: id,
  category: null,
  priority: 'P2',
  level: null,
  covers: [],
  tags: [],
  driver: { kind: 'command', command: ['true'], cwd: '.', env: {}, expectExitCodes: [0], passEnv: [] },
  load: { model: 'closed', users: 1, iterations: 1, durationMs: null },
  samples: { warmup: 1, min: 10, max: 40, looks: [10, 20, 40] },
  leaks: false,
  measure: 'time',
  timeoutMs: 60_000,
  budgetMs: null,
  digest: `digest-${id}`,
  seed: 1,
  line: 3,
  ...overrides,
});

export const planWith = (scenarios: readonly PlannedScenario[], overrides: Partial<Plan> = {}): Plan => ({
  schemaVersion: 1,
  suite: 'orders',
  configFile: 'stress.yml',
  seed: 42,
  intensity: 'medium',
  budgetMs: null,
  setup: null,
  setupTimeoutMs: 60_000,
  failFast: false,
  scenarios,
  pairing: null,
  omitted: [],
  ...overrides,
});

function scenarioResult(planned: PlannedScenario, facts: ScenarioFacts): ScenarioResult {
  const metrics = samplesOf(facts.metrics ?? {});
  const ok = Math.max(0, ...metrics.map(({ samples }) => samples.length));
  const failed = facts.failed?.count ?? 0;
  return {
    id: planned.id,
    arm: 'head',
    digest: planned.digest,
    ending: facts.ending === undefined ? { kind: 'complete' } : facts.ending,
    outcomes: {
      ...(ok > 0 ? { ok } : {}),
      ...(facts.failed === undefined ? {} : { [facts.failed.outcome.kind]: failed }),
    },
    warmups: 1,
    operations: { ok, failed },
    failures:
      facts.failed === undefined
        ? []
        : [{ outcome: facts.failed.outcome, count: failed, excerpt: 'boom', log: 'logs/x.log' }],
    metrics,
    unavailable: [],
    problems: [],
    series: null,
    checkpoints: null,
    failedInvocations: Array.from({ length: failed }, (_, i) => 1 + ok + i),
  };
}

/** A finished run of the scenarios given by name. */
export function runOf(
  scenarios: Readonly<Record<string, ScenarioFacts>>,
  overrides: Partial<RunResult> = {},
  plan: Partial<Plan> = {},
): RunResult {
  const planned = Object.entries(scenarios).map(([id, facts]) => plannedScenario(id, facts.planned));
  return {
    schemaVersion: 1,
    tool: { name: 'stress-action', version: '1.0.0' },
    startedAt: '2026-11-20T12:00:00.000Z',
    durationMs: 60_000,
    complete: true,
    interruption: null,
    commit: null,
    environment: MACHINE,
    plan: planWith(planned, plan),
    setup: null,
    baseSetup: null,
    calibration: [],
    scenarios: planned.map(scenario =>
      scenarioResult(scenario, scenarios[scenario.id] ?? scenarios[scenario.name] ?? {}),
    ),
    caveats: [],
    ...overrides,
  };
}

/** Base and head of one metric, pair by pair; null where the invocation failed. */
export interface PairedSamples {
  readonly base: readonly (number | null)[];
  readonly head: readonly (number | null)[];
  /** The base's second run in each pair. */
  readonly control?: readonly (number | null)[];
}

const LOOKS: Readonly<Record<Pairing['purpose'], readonly number[]>> = {
  search: [10, 20, 40, 60],
  confirm: [30],
};

/** A paired run: scenario → metric id → pairs. A side without any value of a metric does not measure it; with a control where one is given. */
export function pairedRunOf(
  scenarios: Readonly<Record<string, Readonly<Record<string, PairedSamples>>>>,
  purpose: Pairing['purpose'] = 'search',
  overrides: Partial<RunResult> = {},
): RunResult {
  const looks = LOOKS[purpose];
  const ids = Object.keys(scenarios);
  const order = Array.from({ length: looks.at(-1) ?? 0 }, (_, i): readonly Arm[] =>
    i % 2 === 0 ? ['base', 'head'] : ['head', 'base'],
  );
  const hasControl = Object.values(scenarios).some(metrics =>
    Object.values(metrics).some(({ control }) => control !== undefined),
  );
  const arms: readonly Arm[] = hasControl ? ['base', 'head', 'control'] : ['base', 'head'];
  const pairing: Pairing = {
    purpose,
    base: 'base',
    looks,
    control: arms.includes('control'),
    orders: Object.fromEntries(ids.map(id => [id, order])),
  };
  const planned = ids.map(id => plannedScenario(id));
  return runOf(
    {},
    {
      plan: planWith(planned, { pairing }),
      scenarios: planned.flatMap(scenario =>
        arms.map(arm => sideOf(scenario, arm, scenarios[scenario.id] ?? {})),
      ),
      ...overrides,
    },
  );
}

function sideOf(
  planned: PlannedScenario,
  arm: Arm,
  metrics: Readonly<Record<string, PairedSamples>>,
): ScenarioResult {
  const columns = Object.entries(metrics).map(([id, sides]) => ({ id, values: sides[arm] ?? [] }));
  const attempted = Math.max(0, ...columns.map(({ values }) => values.length));
  const failed = Array.from({ length: attempted }, (_, i) =>
    columns.some(({ values }) => values[i] === null),
  ).filter(Boolean).length;
  const outcome: Outcome = { kind: 'failed', exitCode: 3 };
  const result = scenarioResult(planned, failed > 0 ? { failed: { outcome, count: failed } } : {});
  const ok = attempted - failed;
  return {
    ...result,
    arm,
    failedInvocations: Array.from({ length: attempted }, (_, i) => i)
      .filter(i => columns.some(({ values }) => values[i] === null))
      .map(i => i + 1),
    outcomes: { ...result.outcomes, ...(ok > 0 ? { ok } : {}) },
    operations: { ok, failed },
    metrics: columns.flatMap(({ id, values }) => {
      // Indices count from 0 with the one warm-up included.
      const taken = values.flatMap((value, i) => (value === null ? [] : [{ value, index: i + 1 }]));
      const [samples] = samplesOf({ [id]: taken.map(({ value }) => value) });
      return samples === undefined || taken.length === 0
        ? []
        : [{ ...samples, invocations: taken.map(({ index }) => index) }];
    }),
  };
}

/** A history whose runs measured the same scenarios as `run`, with the values of each entry. */
export function historyOf(
  runs: readonly Readonly<Record<string, Measurements>>[],
  overrides: Partial<Baseline['runs'][number]> = {},
): Baseline {
  return {
    schemaVersion: 1,
    kind: 'stress-action/baseline',
    suite: 'orders',
    accepted: [],
    reported: [],
    runs: runs.map((scenarios, i) => ({
      commit: `c${i}`,
      at: '2026-11-19T12:00:00.000Z',
      toolVersion: '1.0.0',
      environment: MACHINE,
      calibration: [],
      scenarios: Object.entries(scenarios).map(([id, metrics]) => ({
        id,
        digest: `digest-${id}`,
        metrics: samplesOf(metrics),
      })),
      ...overrides,
    })),
  };
}

export const found = (baseline: Baseline): BaselineLookup => ({
  kind: 'found',
  baseline,
  source: 'baseline.json',
});

export const ABSENT: BaselineLookup = { kind: 'absent', searched: 'baseline.json' };

export const threshold = (metric: string, limits: Partial<Threshold> = {}): Threshold => ({
  metric,
  scope: 'scenario',
  unit: null,
  max: null,
  min: null,
  regression: null,
  floor: null,
  relativeTo: null,
  required: false,
  line: 7,
  ...limits,
});

export const policyWith = (overrides: Partial<Policy> = {}): Policy => ({
  against: 'auto',
  failOnStored: false,
  familyAlpha: 0.05,
  control: false,
  watchHistory: false,
  strict: false,
  failOn: 'fail',
  vanished: 'warn',
  staleAfterDays: 30,
  overrides: NO_OVERRIDES,
  thresholds: {},
  ...overrides,
});
