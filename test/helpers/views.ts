import type { Analysis, Recommendation, Reference, ScenarioAnalysis } from '../../src/model/analysis.ts';
import type { Caveat } from '../../src/model/caveat.ts';
import type { ResourceSeries, ScenarioEnding } from '../../src/model/event.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import type { Category, Level, Measure, PlannedScenario, Priority } from '../../src/model/plan.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../../src/model/result.ts';
import {
  type Check,
  type CoverageLine,
  type ExitCode,
  STATUSES,
  type Status,
} from '../../src/model/verdict.ts';
import type { View } from '../../src/model/view.ts';
import { type Judged, type MetricFacts, SAMPLES } from './metric-facts.ts';
import { roundsOf } from './rounds.ts';

export * from './leak-facts.ts';
export * from './metric-facts.ts';
export * from './paired-facts.ts';

/**
 * A small language for Views: facts are stated a metric at a time (`regressed`, `undecided`, `limited`, …), a scenario collects them,
 * and `viewOf` derives the counts, the coverage, the overall status and the exit code as `verdict/` would.
 */
export interface ScenarioFacts {
  readonly id: string;
  readonly metrics?: readonly MetricFacts[];
  readonly priority?: Priority;
  readonly category?: Category;
  readonly level?: Level;
  readonly covers?: readonly string[];
  readonly ending?: ScenarioEnding | null;
  /** Replaces the check on the scenario as a whole. */
  readonly outcome?: Omit<Judged, 'rule'>;
  readonly trouble?: { readonly outcome: Outcome; readonly count: number; readonly excerpt: string };
  readonly invocations?: number;
  readonly unavailable?: readonly { readonly metric: string; readonly reason: string }[];
  readonly series?: ResourceSeries;
  readonly failures?: ScenarioAnalysis['failures'];
  readonly trends?: ScenarioAnalysis['trends'];
  /** Each of its invocations is a long run. */
  readonly soak?: boolean;
  readonly measure?: Measure;
  /** Only the reference has it: nothing of it was planned. */
  readonly gone?: boolean;
}

function plannedOf(facts: ScenarioFacts, index: number): PlannedScenario {
  return {
    id: facts.id,
    name: facts.id.replace(/\[.*\]$/, ''),
    category: facts.category ?? null,
    priority: facts.priority ?? 'P1',
    level: facts.level ?? null,
    covers: facts.covers ?? [],
    tags: [],
    driver: {
      kind: 'command',
      command: `node bench.js ${index}`,
      cwd: '.',
      env: {},
      expectExitCodes: [0],
      passEnv: [],
    },
    load: { model: 'closed', users: 1, iterations: 1, durationMs: null },
    samples: { warmup: 2, min: 10, max: 40, looks: [10, 20, 40] },
    leaks: facts.soak ?? false,
    measure: facts.measure ?? 'time',
    timeoutMs: 60_000,
    budgetMs: null,
    digest: (0x5eed0000 + index).toString(16).padStart(16, '0'),
    seed: 42 + index,
    line: 10 + index * 8,
  };
}

const logOf = (id: string): string => `logs/${id}/3.log`;

function analysisOf(facts: ScenarioFacts): ScenarioAnalysis {
  const { trouble, ending = { kind: 'complete' } } = facts;
  const invocations = facts.invocations ?? SAMPLES;
  return {
    id: facts.id,
    ending: facts.gone ? null : ending,
    outcomes: {
      ...(invocations > 0 ? { ok: invocations } : {}),
      ...(trouble === undefined ? {} : { [trouble.outcome.kind]: trouble.count }),
    },
    invocations,
    trouble: trouble === undefined ? null : { ...trouble, log: logOf(facts.id) },
    metrics: (facts.metrics ?? []).map(metric => metric.analysis),
    failures: facts.failures ?? null,
    trends: facts.trends ?? [],
    unavailable: facts.unavailable ?? [],
  };
}

function resultOf(facts: ScenarioFacts, planned: PlannedScenario): ScenarioResult {
  const analysis = analysisOf(facts);
  const samples: readonly MetricSamples[] = (facts.metrics ?? [])
    .filter(metric => metric.samples.length > 0)
    .map(metric => ({
      metric: metric.analysis.metric,
      samples: metric.samples,
      invocations: metric.samples.map((_, i) => i + planned.samples.warmup),
    }));
  const { trouble } = analysis;
  return {
    id: facts.id,
    arm: 'head',
    digest: planned.digest,
    ending: analysis.ending,
    outcomes: analysis.outcomes,
    warmups: planned.samples.warmup,
    operations: { ok: analysis.invocations, failed: trouble?.count ?? 0 },
    failures: trouble === null ? [] : [trouble],
    metrics: samples.toSorted((a, b) => (a.metric.id < b.metric.id ? -1 : 1)),
    unavailable: facts.unavailable ?? [],
    problems: [],
    series: facts.series ?? null,
    checkpoints: null,
    failedInvocations: Array.from(
      { length: trouble?.count ?? 0 },
      (_, i) => planned.samples.warmup + analysis.invocations + i,
    ),
  };
}

/** With the command that `evidence.ts` would give for them: the suite's seed, the name without its ladder step, the base of the pairs. */
function checksOf(facts: ScenarioFacts, planned: PlannedScenario, base: string | null): readonly Check[] {
  const against = base === null ? '' : ` --against ${base.slice(0, 7)}`;
  const reproduce = facts.gone ? null : `stress-action run --scenario ${planned.name}${against} --seed 42`;
  const place = { scenario: facts.id, reproduce, line: facts.gone ? null : planned.line };
  const outcome = facts.outcome ?? {
    status: 'pass',
    reason: `${facts.invocations ?? SAMPLES} invocations succeeded`,
  };
  const whole: readonly Judged[] = facts.gone ? [] : [{ rule: 'outcome', ...outcome }];
  return [
    ...whole.map(judged => ({ ...place, metric: null, improved: false, accepted: null, ...judged })),
    ...(facts.metrics ?? []).flatMap(({ analysis, checks }) =>
      checks.map(judged => ({
        ...place,
        metric: analysis.metric.id,
        improved: false,
        accepted: null,
        ...judged,
      })),
    ),
  ];
}

/** What holds for the whole run; everything left out is an undisturbed run against twelve stored runs. */
export interface RunFacts {
  readonly suite?: string;
  readonly reference?: Reference;
  readonly interruption?: string;
  readonly caveats?: readonly Caveat[];
  readonly recommendations?: readonly Recommendation[];
  readonly suiteShift?: number;
  readonly control?: Analysis['control'];
  readonly drift?: Analysis['drift'];
  readonly policy?: Partial<Policy>;
  readonly setup?: RunResult['setup'];
}

export const STORED: Extract<Reference, { kind: 'stored' }> = {
  kind: 'stored',
  source: 'cache key stress-v1-orders-linux-x64-81234',
  runs: 14,
  comparableRuns: 12,
  newestCommit: '9f8e7d6c5b4a39281706f5e4d3c2b1a098765432',
  newestAt: '2026-11-18T09:12:44Z',
  ageDays: 2,
};

export const FIRST_RUN: Reference = {
  kind: 'none',
  code: 'first-run',
  reason: 'no baseline was found: this is the first run of this suite on this machine class',
};

const POLICY: Policy = {
  against: 'auto',
  failOnStored: true,
  familyAlpha: 0.05,
  control: false,
  watchHistory: false,
  strict: false,
  failOn: 'fail',
  vanished: 'fail',
  staleAfterDays: 30,
  overrides: NO_OVERRIDES,
  thresholds: {},
};

const worst = (statuses: readonly Status[]): Status =>
  STATUSES.find(status => statuses.includes(status)) ?? 'skipped';

/** One warning each, as the judge gives it: of the history, not of a scenario in the config. */
const driftChecks = (drift: Analysis['drift']): readonly Check[] =>
  drift.map(({ kind, scenario, metric, commit }) => ({
    scenario,
    metric,
    rule: 'drift',
    status: 'warn',
    reason:
      kind === 'step'
        ? `its level in the history is worse since ${commit.slice(0, 7)}`
        : 'it has crept for the worse over the history, in steps too small to see',
    reproduce: null,
    line: null,
    improved: false,
    accepted: null,
  }));

function coverageOf(planned: readonly PlannedScenario[], checks: readonly Check[]): readonly CoverageLine[] {
  const statusOf = (id: string) =>
    worst(checks.filter(check => check.scenario === id).map(check => check.status));
  return [...new Set(planned.flatMap(scenario => scenario.covers))].sort().map(id => {
    const scenarios = planned
      .filter(scenario => scenario.covers.includes(id))
      .map(({ id: scenario, level, category, priority }) => ({
        scenario,
        level,
        category,
        priority,
        status: statusOf(scenario),
      }));
    return { id, scenarios, status: worst(scenarios.map(scenario => scenario.status)) };
  });
}

function runOf(
  scenarios: readonly ScenarioFacts[],
  planned: readonly PlannedScenario[],
  facts: RunFacts,
): RunResult {
  return {
    schemaVersion: 1,
    tool: { name: 'stress-action', version: '1.0.0' },
    startedAt: '2026-11-20T14:03:27Z',
    durationMs: 94_300,
    complete: facts.interruption === undefined,
    interruption: facts.interruption === undefined ? null : { signal: facts.interruption },
    commit: {
      sha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
      ref: 'refs/pull/27/merge',
      subject: 'Validate every order line before it is parsed',
      dirty: false,
    },
    environment: {
      os: 'linux',
      arch: 'x64',
      kernel: '6.11.0-1018-azure',
      cpuModel: 'AMD EPYC 7763 64-Core Processor',
      cores: 4,
      memoryBytes: 16_772_579_328,
      image: 'ubuntu24/20261101.1',
      runtimes: { node: '24.11.1', python: '3.14.0' },
      machineClass: 'linux-x64-4c-amd-epyc-7763',
    },
    plan: {
      schemaVersion: 1,
      suite: facts.suite ?? 'orders',
      configFile: 'stress.yml',
      seed: 42,
      intensity: 'medium',
      budgetMs: 600_000,
      setup: null,
      setupTimeoutMs: 600_000,
      failFast: false,
      scenarios: planned,
      pairing: null,
      omitted: [],
    },
    setup: facts.setup ?? null,
    baseSetup: null,
    calibration: [{ atMs: 900, cpuNs: 1.012e9, memoryNs: 3.1e8, utilization: 1 }],
    scenarios: scenarios.filter(scenario => !scenario.gone).map(resultIn(planned)),
    caveats: facts.caveats ?? [],
  };
}

const resultIn = (planned: readonly PlannedScenario[]) => (facts: ScenarioFacts) => {
  const own = planned.find(scenario => scenario.id === facts.id);
  if (own === undefined) throw new Error(`scenario ${facts.id} is not planned`);
  return resultOf(facts, own);
};

const EXIT_CODES: Readonly<Record<Status, ExitCode>> = {
  fail: 1,
  inconclusive: 0,
  warn: 0,
  pass: 0,
  skipped: 0,
};
const VERBS: Readonly<Record<Status, string>> = {
  fail: 'failed',
  inconclusive: 'could not be answered',
  warn: 'gave a warning',
  pass: 'passed',
  skipped: 'were skipped',
};

/** Facts → the View that every renderer takes. */
export function viewOf(scenarios: readonly ScenarioFacts[], facts: RunFacts = {}): View {
  const everything = scenarios.map(plannedOf);
  const planned = everything.filter((_, i) => !scenarios[i]?.gone);
  const base = facts.reference?.kind === 'paired' ? facts.reference.base : null;
  const checks = [
    ...scenarios.flatMap((scenario, i) => checksOf(scenario, plannedOf(scenario, i), base)),
    ...driftChecks(facts.drift ?? []),
  ];
  const judged = worst(checks.map(check => check.status));
  const status = facts.interruption === undefined || judged === 'fail' ? judged : 'inconclusive';
  const count = (wanted: Status) => checks.filter(check => check.status === wanted).length;
  const metrics = scenarios.flatMap(scenario => scenario.metrics ?? []);
  const result = runOf(scenarios, planned, facts);
  return {
    schemaVersion: 1,
    kind: 'stress-action/results',
    result,
    rounds: facts.reference?.kind === 'paired' ? roundsOf(scenarios, result) : [],
    policy: { ...POLICY, ...facts.policy },
    analysis: {
      schemaVersion: 1,
      reference: facts.reference ?? STORED,
      family: { alpha: 0.05, metrics: metrics.filter(metric => metric.analysis.gated).length },
      scenarios: scenarios.map(analysisOf),
      suiteShift: facts.suiteShift ?? null,
      control: facts.control ?? null,
      drift: facts.drift ?? [],
      recommendations: facts.recommendations ?? [],
      caveats: facts.caveats ?? [],
    },
    verdict: {
      schemaVersion: 1,
      status,
      exitCode: facts.interruption === undefined ? EXIT_CODES[status] : 130,
      reason:
        facts.interruption === undefined
          ? `${count(status)} of ${checks.length} checks ${VERBS[status]}`
          : `Interrupted by ${facts.interruption}; what was measured until then is kept`,
      checks,
      counts: {
        fail: count('fail'),
        inconclusive: count('inconclusive'),
        warn: count('warn'),
        pass: count('pass'),
        skipped: count('skipped'),
      },
      coverage: coverageOf(planned, checks),
    },
  };
}
